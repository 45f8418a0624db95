"""Parts 7 to 10 of a dossier: what was delivered, who else helped, what was reached, what stays."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Final

from reportlab.platypus import Flowable

from app.reports.blocks import (
    ROOM_FOR_WORDS,
    Cell,
    Column,
    beside,
    data_table,
    gap,
    labelled,
    section,
)
from app.reports.case_words import code_text
from app.reports.marks import State, Status
from app.reports.parts import attachments_table, proof_lines
from app.reports.scan_report import scan_parts
from app.reports.styles import BODY, SMALL
from app.reports.text import para
from app.reports.trajectory_cover import COUNT_STATES, count_words
from app.reports.trajectory_sections import nothing, piece_words
from app.reports.trajectory_values import (
    CompanyDossier,
    CountDecision,
    CriterionLine,
    CriterionNote,
    Delivered,
    FundingAnswer,
    LookBack,
    Referred,
)
from app.reports.values import HIDDEN, OMITTED
from app.reports.words import byte_size, counted, day, first_upper, in_words

_FILES = (
    Column("Datum", 29),
    Column("Bestand", 106),
    Column("Bewijs voor", 35),
)
_REFERRALS = (
    Column("Datum", 29),
    Column("Doorverwijzing", 58),
    Column("Reden", 45),
    Column("Stand", 38),
)
_FUNDING = (
    Column("Gevraagd op", 29),
    Column("Soort steun", 29),
    Column("Antwoord", 74),
    Column("Wie antwoordde", 38),
)
_CRITERIA = (
    Column("Criterium", 58),
    Column("Toestand", 29),
    Column("Bewijs", 83),
)
_DECISIONS = (
    Column("Datum", 29),
    Column("Wat", 29),
    Column("Door", 58),
    Column("Reden", 54),
)
_BACKS = (
    Column("Na", 29),
    Column("Gepland op", 29),
    Column("Stand", 29),
    Column("Blijft de verandering?", 33),
    Column("Nog aan het werk", 50),
)
_HOLDS: Final = {
    "yes": (State.COMPLETE, "Ja"),
    "partly": (State.PARTLY, "Deels"),
    "no": (State.MISSING, "Nee"),
}


def deliverables_part(files: Sequence[Delivered]) -> list[Flowable]:
    """Return part 7."""
    if not files:
        head = section("7", "Opgeleverde stukken", room=ROOM_FOR_WORDS)
        return [*head, *nothing("Er is nog geen stuk opgeleverd.")]
    remark = first_upper(counted(len(files), "stuk", "stukken"))
    rows: list[tuple[Cell, ...]] = []
    for it in files:
        name: list[Flowable] = [para(it.file.name, BODY, role="TD")]
        by = f", toegevoegd door {it.file.added_by}" if it.file.added_by else ""
        name.append(para(f"{byte_size(it.file.size)}{by}", SMALL, role="TD"))
        name += proof_lines(it.file)
        serves: list[Flowable] = [para(each, BODY, role="TD") for each in it.serves]
        rows.append((day(it.file.added_on), name, serves or "–"))
    return [*section("7", "Opgeleverde stukken", remark), data_table(_FILES, rows)]


def referrals_part(
    referrals: Sequence[Referred], funding: Sequence[FundingAnswer]
) -> list[Flowable]:
    """Return part 8."""
    parts = section("8", "Doorverwijzingen en dubbelfinanciering")
    if referrals:
        parts.append(data_table(_REFERRALS, [_referral(it) for it in referrals]))
    else:
        parts += labelled("", "Er is geen doorverwijzing.")
    checks = [(it, it.check) for it in referrals if it.check]
    if not funding and not checks:
        return [*parts, gap(4), *labelled("", "Er is niets gevraagd over dubbele financiering.")]
    parts += section("8.1", "Controle op dubbelfinanciering")
    for it, words in checks:
        parts += labelled(day(it.made_on), f"{it.to}: {words}")
    rows: list[tuple[Cell, ...]] = []
    for one in funding:
        answer: list[Flowable] = [para(one.answer, BODY, role="TD")]
        if one.reason:
            answer.append(para(f"Ging toch verder: {one.reason}", SMALL, role="TD"))
        rows.append((day(one.asked_on), one.support, answer, one.person))
    return [*parts, *([gap(6), data_table(_FUNDING, rows)] if rows else [])]


def closing_part(company: CompanyDossier) -> list[Flowable]:
    """Return part 9: the scan at the end, the criteria, the closing report and the decision."""
    if company.end is None:
        parts = section("9", "Eindmeting, afsluitverslag en telbeslissing")
        parts += nothing("Er is nog geen afgeronde eindmeting.")
        first = 1
    else:
        parts = scan_parts(company.end, "9")
        first = 3 if company.end.largest else 2  # its own sections come first
    numbers = (f"9.{number}" for number in count(first))
    parts += section(next(numbers), "Afsluitverslag", room=ROOM_FOR_WORDS)
    if company.closing:
        parts.append(attachments_table(company.closing))
    else:
        parts += nothing("Er is nog geen ondertekend eindverslag in het dossier.")
    if company.criteria:
        parts += _criteria(next(numbers), company.criteria)
    if company.notes:
        parts += _notes(next(numbers), company.notes)
    return [*parts, *_decisions(next(numbers), company)]


def look_backs_part(backs: Sequence[LookBack], on: date) -> list[Flowable]:
    """Return part 10."""
    title = "Opvolging na 6 en 12 maanden"
    if not backs:
        head = section("10", title, room=ROOM_FOR_WORDS)
        words = "De opvolging begint wanneer het traject afgerond is."
        return [*head, *nothing(words, State.PLANNED)]
    head = section("10", title)
    rows: list[tuple[Cell, ...]] = []
    for it in backs:
        holds: Cell = Status(*_HOLDS[it.holds]) if it.holds in _HOLDS else "–"
        months = f"{it.months} maanden"
        rows.append((months, day(it.due_on), _back_state(it, on), holds, _stayed(it.stayed)))
    notes = [
        part for it in backs if it.note for part in labelled(f"Na {it.months} maanden", it.note)
    ]
    return [*head, data_table(_BACKS, rows), gap(6), *notes]


def _stayed(number: int | None) -> str:
    if number is None:
        return "–"
    return OMITTED if number == HIDDEN else first_upper(f"{in_words(number)} van wie instroomde")


def _back_state(it: LookBack, on: date) -> Status:
    if it.done_on is not None:
        return Status(State.COMPLETE, day(it.done_on))
    return Status(State.LATE, "Te laat") if it.due_on < on else Status(State.PLANNED, "Gepland")


def _referral(it: Referred) -> tuple[Cell, ...]:
    to: list[Flowable] = [para(it.to, BODY, role="TD"), para(it.direction, SMALL, role="TD")]
    state: list[Flowable] = [para(it.state, BODY, role="TD")]
    more = (day(it.state_on) if it.state_on else "", outcome_words(it))
    state += [para(each, SMALL, role="TD") for each in more if each]
    return (day(it.made_on), to, it.reason, state)


def outcome_words(it: Referred) -> str:
    """Return what a referral led to, why, and how many began."""
    began = "" if it.starters is None else f"{it.starters} begonnen"
    if it.starters == HIDDEN:
        began = f"aantal begonnen: {OMITTED}"
    return ", ".join(filter(None, (it.outcome, it.outcome_reason, began)))


def _criteria(number: str, lines: Sequence[CriterionLine]) -> list[Flowable]:
    required = [it for it in lines if it.is_required]
    met = sum(it.met_on is not None for it in required)
    remark = f"{met} van {len(required)} vervuld"
    rows = [(_criterion(it), _criterion_state(it), _evidence(it)) for it in lines]
    return [*section(number, "Criteria en bewijs", remark), data_table(_CRITERIA, rows)]


def _criterion(it: CriterionLine) -> Cell:
    words: list[Flowable] = [para(it.name, BODY, role="TD")]
    hint = ", ".join(filter(None, (it.hint, "" if it.is_required else "niet verplicht")))
    return [*words, para(hint, SMALL, role="TD")] if hint else words


def _criterion_state(it: CriterionLine) -> Cell:
    if it.met_on is not None:
        return Status(State.COMPLETE, day(it.met_on))
    if it.have:
        return Status(State.PARTLY, f"{it.have} van {it.needed}")
    return Status(State.MISSING if it.is_required else State.NONE, "Ontbreekt")


def _evidence(it: CriterionLine) -> Cell:
    words: list[Flowable] = []
    for piece in it.pieces:
        words += [*([gap(3)] if words else []), *piece_words(piece)]
    return words or "–"


def _notes(number: str, notes: Sequence[CriterionNote]) -> list[Flowable]:
    parts = section(number, "Opmerkingen bij het bewijs")
    for it in notes:
        parts += labelled(day(it.written_on), f"{it.criterion}: {it.text} ({it.person})")
    return parts


def _decisions(number: str, company: CompanyDossier) -> list[Flowable]:
    stands = company.count
    since = f"Teldatum {day(stands.since)}" if stands.since else ""
    head = section(number, "Telbeslissing", since)
    status = Status(COUNT_STATES[stands.status], code_text("count", stands.status))
    rows = _decision_rows(stands)
    table = [data_table(_DECISIONS, rows)] if rows else []
    return [
        *head,
        *beside("Toestand", [status]),
        *labelled("Waarom", count_words(company), 10),
        *(table or nothing("Niemand stelde de telling voor.", State.PLANNED)),
    ]


def _decision_rows(stands: CountDecision) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for it in stands.proposals:
        what: Cell = [
            para("Voorgesteld", BODY, role="TD"),
            para(f"Alles vervuld op {day(it.met_on)}", SMALL, role="TD"),
        ]
        by = ", ".join(filter(None, (it.by, it.partner)))
        rows.append((day(it.on), what, by, it.reason))
        for made in it.decisions:
            said = "Bevestigd" if made.counts else "Afgewezen"
            rows.append((day(made.on), said, made.by, made.reason))
    return rows
