"""The first page of a dossier: who, what for, how far each part is, and whether it counts."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from app.reports.blocks import (
    Cell,
    Rule,
    gap,
    labelled,
    own_words,
    pairs,
    panel,
    stacked,
    strong,
    title_block,
)
from app.reports.case_words import code_text
from app.reports.company_parts import parts_overview
from app.reports.company_values import Establishment, Part
from app.reports.marks import State, Status
from app.reports.page_numbers import Target
from app.reports.parts import not_filled_in
from app.reports.styles import BODY, BOLD, COLUMN, GUTTER, SECTION, SMALL
from app.reports.text import para, spans
from app.reports.trajectory_values import (
    CompanyDossier,
    CountDecision,
    Decided,
    Proposed,
    TrajectoryDossier,
)
from app.reports.words import counted, day, duration, first_upper, in_words

COUNT_STATES: Final = {
    "counts": State.COMPLETE,
    "elsewhere": State.NONE,
    "proposed": State.PARTLY,
    "reopened": State.LATE,
    "refused": State.NONE,
    "not_yet": State.PLANNED,
}
_SUMMED: Final = (
    (State.COMPLETE, "volledig"),
    (State.PARTLY, "deels"),
    (State.PLANNED, "gepland"),
    (State.NONE, "niet nodig"),
)
_OPEN: Final = frozenset({State.MISSING, State.LATE})
_CONTACTS: Final = 2
_LAST: Final = 25 * mm  # the sixth column, without a gutter


def cover(
    values: TrajectoryDossier,
    company: CompanyDossier,
    parts: Sequence[Part],
    pages: Sequence[Target],
) -> list[Flowable]:
    """Return the first page of one company."""
    return [
        *title_block("Trajectdossier", values.title, _which(values, company)),
        *_purpose(values, company),
        *([gap(8), *labelled("Uitgave", values.omitted)] if values.omitted else []),
        gap(18),
        Rule(),
        gap(5),
        pairs(_identity(company), _trajectory(values, company)),
        *parts_overview(parts, summary(parts), pages),
        gap(16),
        KeepTogether([_count_panel(company)]),
    ]


def summary(parts: Sequence[Part]) -> str:
    """
    Return how far the parts are in one line.

    - Nine complete and one planned: «Negen volledig, één gepland. Geen enkel onderdeel ontbreekt.»
    """
    numbers = [(sum(one.state is state for one in parts), word) for state, word in _SUMMED]
    counts = ", ".join(f"{in_words(number)} {word}" for number, word in numbers if number)
    lacking = [one.name for one in parts if one.state in _OPEN]
    if not lacking:
        return f"{first_upper(counts)}. Geen enkel onderdeel ontbreekt."
    words = f"Ontbreekt: {', '.join(lacking)}."
    return f"{first_upper(counts)}. {words}" if counts else words


def deciding(count: CountDecision) -> tuple[Proposed | None, Decided | None]:
    """Return the proposal that made a company count, else the last, with the decision on it."""
    confirmed = [
        (made.on, number, one, made)
        for number, one in enumerate(count.proposals)
        for made in one.decisions[-1:]
        if made.counts and count.status in {"counts", "elsewhere"}
    ]
    if confirmed:
        *_first, one, made = min(confirmed, key=lambda found: found[:2])
        return one, made
    last = count.proposals[-1] if count.proposals else None
    return last, last.decisions[-1] if last is not None and last.decisions else None


def _which(values: TrajectoryDossier, company: CompanyDossier) -> str:
    name = ", ".join(filter(None, (company.company.name, company.company.municipality)))
    if len(values.companies) < 2:
        return name
    position = values.companies.index(company) + 1
    return f"{name} (onderneming {position} van {len(values.companies)})"


def _purpose(values: TrajectoryDossier, company: CompanyDossier) -> list[Flowable]:
    """Return what the company wants in its own words, else what the trajectory changes."""
    own = "" if company.file is None else company.file.purpose.strip()
    if own:
        return own_words("Doel in eigen woorden", own)
    return own_words("Wat verandert", values.purpose) if values.purpose.strip() else []


def _identity(company: CompanyDossier) -> list[tuple[str, Cell]]:
    file, main = company.file, _main(company)
    rows: list[tuple[str, Cell]] = [
        ("Onderneming", strong(company.company.name)),
        ("KBO-nummer", company.company.number or not_filled_in()),
    ]
    if file is None:
        return [*rows, ("Dossier", Status(State.MISSING, "Niet op deze laptop"))]
    rows += [("Vestiging", main.number)] if main is not None and main.number else []
    size: list[Flowable] = [para(file.size_class, BODY)] if file.size_class else [not_filled_in()]
    size += [para(file.size_reason, SMALL)] if file.size_reason else []
    return [
        *rows,
        ("Adres", (main and main.address) or not_filled_in()),
        ("Activiteit", file.activity or not_filled_in()),
        ("Grootte", size),
    ]


def _trajectory(values: TrajectoryDossier, company: CompanyDossier) -> list[tuple[str, Cell]]:
    coach: Cell = not_filled_in()
    if values.coach:
        partner = f", {values.partner}" if values.partner else ""
        coach = spans([(values.coach, True), (partner, False)], BODY)
    minutes = sum(one.minutes for one in company.sessions)
    held = counted(len(company.sessions), "sessie", "sessies")
    rows: list[tuple[str, Cell]] = [
        ("Coach", coach),
        *stacked("Contact", _contacts(company)),
        ("Looptijd", _time(values, company)),
        ("Inzet", f"{first_upper(held)}, {duration(minutes)}"),
    ]
    if company.file is not None:
        rows.append(("Paritair comité", company.file.joint_committee or not_filled_in()))
    return rows


def _contacts(company: CompanyDossier) -> list[Cell]:
    if company.file is None:
        return []
    here = [one for one in company.file.contacts if one.ended_on is None][:_CONTACTS]
    words: list[Cell] = [", ".join(filter(None, (one.name, one.function.lower()))) for one in here]
    return words or [not_filled_in()]


def _time(values: TrajectoryDossier, company: CompanyDossier) -> Cell:
    begun = max(values.started_on, company.joined_on)
    ended = min(filter(None, (company.left_on, values.closed_on)), default=None)
    words = f"Sinds {day(begun)}" if ended is None else f"{day(begun)} tot {day(ended)}"
    lines: list[Flowable] = [para(words, BODY)]
    phase = ", ".join(filter(None, (values.phase, values.status.lower())))
    stopped = f"{phase}: {values.stop_reason}" if values.stop_reason else phase
    lines += [para(stopped, SMALL)] if stopped else []
    if company.left_on is not None:
        why = f": {company.leave_reason}" if company.leave_reason else ""
        lines.append(para(f"Uitgestapt op {day(company.left_on)}{why}", SMALL))
    return lines


def _main(company: CompanyDossier) -> Establishment | None:
    places = () if company.file is None else company.file.establishments
    return next((one for one in places if one.is_main), places[0] if places else None)


def _count_panel(company: CompanyDossier) -> Flowable:
    count = company.count
    proposal, decision = deciding(count)
    status = Status(COUNT_STATES[count.status], code_text("count", count.status), SECTION)
    said: list[Flowable] = [status, gap(1), para(count_words(company), BODY)]
    row: list[Cell] = [[gap(4), para("Telbeslissing", BOLD, role="Lbl")], said]
    row.append(_dated("Teldatum", [strong(day(count.since) or "–")]))
    row.append(_dated("Voorgesteld", _who(proposal)))
    caption = "Bevestigd" if decision is None or decision.counts else "Afgewezen"
    row.append(_dated(caption, _who(decision)))
    table = panel([row], [COLUMN, 2 * COLUMN, COLUMN, COLUMN, _LAST])
    table.setStyle([("RIGHTPADDING", (0, 0), (-1, -1), GUTTER)])
    return table


def count_words(company: CompanyDossier) -> str:
    """Return why a company counts or not, as far as its criteria tell."""
    required = [one for one in company.criteria if one.is_required]
    met = [one for one in required if one.met_on is not None]
    if required and len(met) == len(required):
        words = f"Alle {in_words(len(required))} criteria zijn vervuld."
    else:
        words = f"{first_upper(in_words(len(met)))} van {in_words(len(required))} criteria vervuld."
    if company.count.status == "counts":
        words += " De onderneming telt één keer in dit project."
    if company.count.status == "elsewhere":
        words += f" De onderneming telt al via {company.count.through or 'een ander traject'}."
    if company.count.others:
        words += f" Ook voorgesteld door {', '.join(company.count.others)}: één telling."
    return words


def _dated(label: str, lines: list[Flowable]) -> list[Flowable]:
    return [gap(5), para(label, SMALL, role="Lbl"), gap(2), *lines]


def _who(made: Proposed | Decided | None) -> list[Flowable]:
    if made is None:
        return [para("–", BODY)]
    partner = made.partner if isinstance(made, Proposed) else ""
    by = ", ".join(filter(None, (made.by, partner)))
    return [para(day(made.on), BODY), para(by, BODY)]
