"""The improvement register (verbeterregister) on paper: all lines, with how far each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from reportlab.platypus import Flowable

from app.core.progress import Progress
from app.reports.blocks import Cell, Column, Rule, data_table, gap, labelled, section, title_block
from app.reports.document import Origin, render_list
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.styles import BODY, SMALL
from app.reports.text import para
from app.reports.words import counted, day, first_upper

TITLE = "Verbeterregister"
WHAT_IT_IS = (
    "Wat we zien, wat we klein proberen, wat ervan kwam en wat we beslissen. Open voor alle "
    "partners."
)
_COLUMNS = (
    Column("Verbeterpunt", 58, gutter=3),
    Column("Stap", 21, gutter=3),
    Column("Wie", 28, gutter=3),
    Column("Opnieuw of beslist", 25, gutter=3),
    Column("Effect, of wat we proberen", 38),
)


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One improvement."""

    title: Annotated[str, "Verbeterpunt"]
    insight: Annotated[str, "Inzicht"]
    step: str
    owner: Annotated[str, "Wie"]
    day: str  # on which it is looked at again, or was decided
    came: Annotated[str, "Effect"]

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return self.title


@dataclass(frozen=True, slots=True)
class Register:
    """All improvements, the last noted first."""

    origin: Origin
    lines: tuple[RegisterLine, ...]

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return TITLE


def quality_register(values: Register, progress: Progress | None = None) -> bytes:
    """
    Return the register as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return render_list(TITLE, values.origin, _story(values), progress)


def _story(values: Register) -> list[Flowable]:
    number = first_upper(counted(len(values.lines), "verbeterpunt", "verbeterpunten"))
    return [
        *title_block("Kwaliteit", TITLE, f"{number} op {day(values.origin.made_at)}"),
        gap(12),
        Rule(),
        gap(8),
        *labelled("Wat dit is", WHAT_IT_IS),
        *_table(values.lines),
        *missing_on_paper(preflight(values)),
    ]


def _table(lines: Sequence[RegisterLine]) -> list[Flowable]:
    if not lines:
        return [gap(6), *labelled("Verbeterpunten", "Nog geen.")]
    return [*section("1", "Verbeterpunten"), data_table(_COLUMNS, [_row(one) for one in lines])]


def _row(one: RegisterLine) -> tuple[Cell, ...]:
    title = [para(one.title, BODY, role="TD")]
    if one.insight:
        title.append(para(one.insight, SMALL, role="TD"))
    return title, one.step, one.owner or "–", one.day or "–", one.came or "–"
