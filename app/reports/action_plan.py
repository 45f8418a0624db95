"""The action plan (actieplan) of a trajectory: goals with their values, actions, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from reportlab.platypus import Flowable, KeepTogether

from app.core.progress import Progress
from app.domain.print_code import Sheet
from app.reports.blocks import (
    Cell,
    Column,
    Rule,
    beside,
    data_table,
    gap,
    labelled,
    layout_table,
    own_words,
    pairs,
    section,
    stacked,
)
from app.reports.coded_head import signed_title
from app.reports.document import Origin, PageWords, foot_words, render
from app.reports.finish import Metadata
from app.reports.goal_axis import GoalAxis, amount_of
from app.reports.marks import State, Status
from app.reports.parts import missing_on_paper, not_filled_in, signature_lines
from app.reports.printable import preflight
from app.reports.signatures import signatures_block
from app.reports.styles import (
    BODY,
    BOLD,
    COLUMN,
    FIGURE,
    GUTTER,
    LABEL,
    PRIMARY,
    ROW_LINE,
    SMALL,
    TEXT_WIDTH,
    THIN,
)
from app.reports.text import line_width, para
from app.reports.values import Signature
from app.reports.words import counted, day, first_upper

_ACTIONS: Final = (
    Column("Actie", 12),
    Column("Doel", 17),
    Column("", 87),
    Column("Eigenaar", 29),
    Column("Tegen", 25),
)
_REACHED: Final = {
    "yes": (State.COMPLETE, "Behaald"),
    "partly": (State.PARTLY, "Deels behaald"),
    "no": (State.MISSING, "Niet behaald"),
}
_STRUCTURAL = SMALL.clone("structural", fontName=BOLD.fontName, textColor=PRIMARY)
MOST_LETTERS: Final = 500  # of a goal beside its values; a longer one stands above them
MOST_OF_VALUE: Final = 150  # letters of a value in its column; longer ones stand under the goal
_IN_A_ROW: Final = 2  # signers


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the plan; `structural` and `reached` are empty where they do not hold."""

    text: Annotated[str, "Doel"]
    indicator: Annotated[str, "Indicator"] = ""
    start: Annotated[str, "Startwaarde"] = ""
    planned: Annotated[str, "Geplande waarde"] = ""
    end: Annotated[str, "Bereikte waarde"] = ""
    owner: Annotated[str, "Eigenaar van een doel"] = ""
    structural: str = ""  # in words, such as «onthaal»
    reached: str = ""  # yes, partly, no


@dataclass(frozen=True, slots=True)
class PlanAction:
    """An action; `goal` is the number of the goal that it serves, None of none."""

    text: Annotated[str, "Actie"]
    owner: Annotated[str, "Eigenaar van een actie"] = ""
    due_on: date | None = None
    goal: int | None = None


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """One version of the plan of a trajectory."""

    origin: Origin
    trajectory: Annotated[str, "Traject"]
    purpose: Annotated[str, "Structurele verandering"]
    companies: Annotated[tuple[str, ...], "Onderneming"]
    coach: Annotated[str, "Coach"]
    number: int
    written_on: date
    remark: Annotated[str, "Wat nieuw is"]
    goals: tuple[Goal, ...]
    actions: tuple[PlanAction, ...]
    signatures: tuple[Signature, ...]
    record: UUID | None = None  # by which a scan of it comes back; None: it has no code

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return "Actieplan"


def action_plan(values: ActionPlan, progress: Progress | None = None) -> bytes:
    """
    Return the plan as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    name = f"Actieplan, {values.trajectory}"
    words = PageWords(f"Versie {values.number}", name, foot_words(values.origin))
    metadata = Metadata(
        title=f"Actieplan versie {values.number}, {values.trajectory}",
        author=values.origin.made_by,
        subject=f"Veranderingstraject {values.trajectory}",
        made_at=values.origin.made_at,
    )
    return render(words, metadata, _story(values), progress)


def _story(values: ActionPlan) -> list[Flowable]:
    return [
        *_opening(values),
        *section("1", "Doelen", structural_words(values.goals)),
        *goals_parts(values.goals),
        *actions_section("2", "Acties", values.actions),
        *_signed(values),
        *missing_on_paper(preflight(values)),
    ]


def _opening(values: ActionPlan) -> list[Flowable]:
    line = f"Versie {values.number} van {day(values.written_on)}"
    about: list[tuple[str, Cell]] = [
        *stacked("Onderneming", [para(name, BODY) for name in values.companies]),
    ]
    who: list[tuple[str, Cell]] = [
        ("Coach", values.coach or not_filled_in()),
        ("Stand", _stand(values.signatures)),
    ]
    return [
        *signed_title(Sheet.PLAN, values.record, "Actieplan", values.trajectory, line),
        *([*own_words("Wat verandert", values.purpose), gap(12)] if values.purpose.strip() else []),
        Rule(),
        gap(5),
        pairs(about, who),
        *(labelled("Nieuw", values.remark) if values.remark.strip() else []),
    ]


def _stand(signatures: Sequence[Signature]) -> Status:
    if not signatures:
        return Status(State.PLANNED, "Nog te ondertekenen")
    if any(not one.is_before_change for one in signatures):
        return Status(State.COMPLETE, "Ondertekend")
    return Status(State.PARTLY, "Getekend vóór een wijziging")


def structural_words(goals: Sequence[Goal]) -> str:
    """Return how many of the goals change how the work is organised; nothing without goals."""
    structural = sum(bool(one.structural) for one in goals)
    words = f"{first_upper(counted(structural, 'doel is', 'doelen zijn'))} structureel"
    return words if goals else ""


def goals_parts(goals: Sequence[Goal]) -> list[Flowable]:
    """Return the goals with their values, and how to read the line of each."""
    parts: list[Flowable] = []
    for number, goal in enumerate(goals, start=1):
        parts += _goal(number, goal)
    if not goals:
        return labelled("", "Er zijn nog geen doelen genoteerd.")
    if any(_axis(goal) for goal in goals):
        said = "Open stip: start. Streep: gepland. Volle stip: einde."
        key = layout_table([["", para(said, SMALL)]], [3 * COLUMN, TEXT_WIDTH - 3 * COLUMN])
        parts += [gap(4), key]
    return parts


def _goal(number: int, goal: Goal) -> list[Flowable]:
    label: list[Flowable] = [para(f"Doel {number}", BOLD, role="Lbl")]
    if goal.structural:
        label.append(para("Structureel", _STRUCTURAL))
        label.append(para(goal.structural, SMALL))
    else:
        label.append(para("Ondersteunend", SMALL))
    said = _said(goal)
    is_long = sum(len(each) for each in (goal.text, goal.indicator, goal.owner)) > MOST_LETTERS
    values = (("Start", goal.start), ("Gepland", goal.planned), ("Einde", goal.end))
    if any(len(value) > MOST_OF_VALUE for _, value in values):
        told = [part for name, value in values if value for part in labelled(name, value)]
        state = _REACHED.get(goal.reached)
        stands = beside("Stand", [Status(*state)]) if state else []
        return [gap(6), *beside(f"Doel {number}", [*said, *label[1:]]), *told, *stands]
    cells: list[Cell] = [label, "" if is_long else said, _values(goal)]
    table = layout_table([cells], [COLUMN, 2 * COLUMN, TEXT_WIDTH - 3 * COLUMN])
    table.setStyle(
        [
            ("RIGHTPADDING", (0, 0), (1, -1), GUTTER),
            ("TOPPADDING", (0, 0), (-1, -1), 6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ("LINEBELOW", (0, 0), (-1, -1), THIN, ROW_LINE),
        ]
    )
    if is_long:
        return [gap(6), *beside(f"Doel {number}", said), table]
    return [KeepTogether([table])]


def _said(goal: Goal) -> list[Flowable]:
    found: list[Flowable] = [para(goal.text, BOLD)]
    if goal.indicator:
        found += [gap(2), para(goal.indicator, BODY)]
    if goal.owner:
        found += [gap(3), para(f"Eigenaar: {goal.owner}", SMALL)]
    return found


def _values(goal: Goal) -> list[Flowable]:
    state = _REACHED.get(goal.reached)
    cells = [
        _value("Start", goal.start),
        _value("Gepland", goal.planned),
        _value("Einde", goal.end),
    ]
    if state is not None:
        cells[2].append(Status(*state))
    row = layout_table([cells], [COLUMN, COLUMN, COLUMN - GUTTER])
    row.setStyle([("RIGHTPADDING", (0, 0), (1, -1), GUTTER)])
    axis = _axis(goal)
    return [row, *([gap(4), axis] if axis else [])]


def _value(label: str, text: str) -> list[Flowable]:
    """Return a value: its number in the large size, or its words as they are."""
    amount = amount_of(text)
    body: Flowable
    if amount is not None and line_width(amount.written, FIGURE) <= COLUMN - GUTTER:
        body = para(amount.written, FIGURE)
    else:
        body = para(text or "–", BODY if text else LABEL)
    return [para(label, SMALL), body]


def _axis(goal: Goal) -> GoalAxis | None:
    start, planned = amount_of(goal.start), amount_of(goal.planned)
    if start is None or planned is None:
        return None
    return GoalAxis(start, planned, amount_of(goal.end))


def actions_section(number: str, title: str, actions: Sequence[PlanAction]) -> list[Flowable]:
    """Return the actions of a version of the plan, numbered."""
    rows: list[tuple[Cell, ...]] = [
        (
            str(position),
            "" if one.goal is None else str(one.goal),
            one.text,
            one.owner or "niet bepaald",
            day(one.due_on),
        )
        for position, one in enumerate(actions, start=1)
    ]
    remark = first_upper(counted(len(actions), "actie", "acties"))
    return [*section(number, title, remark), data_table(_ACTIONS, rows)]


def _signed(values: ActionPlan) -> list[Flowable]:
    what = f"Akkoord met versie {values.number} van het actieplan, {values.trajectory}"
    if values.signatures:
        return signatures_block(values.signatures, what)
    signers = [(f"Voor {name}", "") for name in values.companies] or [("Voor de onderneming", "")]
    signers.append(("Voor het partnerschap", values.coach))
    return [
        signature_lines(signers[first : first + _IN_A_ROW], what)
        for first in range(0, len(signers), _IN_A_ROW)
    ]
