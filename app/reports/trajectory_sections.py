"""Parts 1 to 5 of a dossier: who it is, its size, the agreement, where it began, and the plan."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.reports.action_plan import actions_section, goals_parts, structural_words
from app.reports.blocks import (
    Beside,
    Cell,
    Column,
    beside,
    data_table,
    gap,
    labelled,
    pairs,
    section,
)
from app.reports.company_parts import (
    contacts_section,
    establishments_section,
    identity,
    intake_parts,
    size_section,
)
from app.reports.marks import State, Status
from app.reports.parts import not_filled_in
from app.reports.scan_report import scan_parts
from app.reports.signatures import signatures_block
from app.reports.styles import BODY, CODE, SMALL
from app.reports.text import para
from app.reports.trajectory_state import AGREEMENT, NO_DE_MINIMIS, NOT_HERE, criterion_line
from app.reports.trajectory_values import (
    CompanyDossier,
    Piece,
    PlanEdition,
    TrajectoryDossier,
)
from app.reports.words import counted, day, first_upper

_PIECES = (
    Column("Datum", 29),
    Column("Bewijsstuk", 141),
)
_EDITIONS = (
    Column("Versie", 29),
    Column("Wat nieuw is", 58),
    Column("Geschreven op", 29),
    Column("Door", 29),
    Column("Getekend", 25),
)


def identity_part(company: CompanyDossier) -> list[Flowable]:
    """Return part 1."""
    head = section("1", "Identiteit van onderneming en vestiging")
    if company.file is None:
        known: list[tuple[str, Cell]] = [
            ("Onderneming", company.company.name),
            ("KBO-nummer", company.company.number or not_filled_in()),
        ]
        return [*head, pairs(known), gap(6), *nothing(f"{NOT_HERE}.")]
    return [
        *head,
        identity(company.file),
        *establishments_section("1.1", company.file.establishments),
        *contacts_section("1.2", company.file.contacts),
    ]


def size_part(company: CompanyDossier) -> list[Flowable]:
    """Return part 2."""
    file = company.file
    if file is None:
        return [*section("2", "Kmo-verklaring"), *nothing(f"{NOT_HERE}.")]
    return [
        *size_section("2", file.years, "Kmo-verklaring"),
        gap(8),
        *beside("Groep", [para(file.group, BODY) if file.group else not_filled_in()]),
        *labelled("De minimis", f"{NO_DE_MINIMIS}."),
    ]


def agreement_part(company: CompanyDossier) -> list[Flowable]:
    """Return part 3."""
    line = criterion_line(company, AGREEMENT)
    if line is None:
        words = "De criterialijst van dit traject vraagt geen akkoord."
        return [*section("3", "Ondertekend akkoord"), *labelled("", words)]
    head = section("3", "Ondertekend akkoord", first_upper(line.hint))
    if not line.pieces:
        return [*head, *nothing("Er is nog geen ondertekend akkoord.")]
    return [*head, pieces_table(line.pieces)]


def intake_part(company: CompanyDossier) -> list[Flowable]:
    """Return part 4."""
    intake = None if company.file is None else company.file.intake
    remark = f"Intake van {day(intake.held_on)}" if intake else ""
    parts = section("4", "Intake en nulmeting", remark)
    if company.file is None:
        parts += nothing(f"{NOT_HERE}.")
    elif intake is None:
        parts += nothing("Er is nog geen intake.")
    else:
        parts += intake_parts(intake)
    if company.baseline is None:
        parts += nothing("Er is nog geen afgeronde nulmeting.")
    else:
        parts += scan_parts(company.baseline, "4.1")
    for number, scan in enumerate(company.between, start=2):
        parts += scan_parts(scan, f"4.{number}")
    return parts


def plan_part(values: TrajectoryDossier) -> list[Flowable]:
    """Return part 5: the last version in full, and what the versions before it were."""
    plan = values.plans[0] if values.plans else None
    remark = "" if plan is None else f"Versie {plan.number} van {day(plan.written_on)}"
    parts = section("5", "Actieplan", remark)
    if values.purpose.strip():
        parts += labelled("Wat verandert", values.purpose)
    if values.goals:
        parts += [*labelled("Doelen", f"{structural_words(values.goals)}."), gap(4)]
    parts += goals_parts(values.goals)
    if plan is None:
        return [*parts, *nothing("Er is nog geen actieplan geschreven.")]
    parts += actions_section("5.1", "Acties", plan.actions)
    if plan.signatures:
        parts += signatures_block(plan.signatures, f"Akkoord met versie {plan.number}")
    else:
        parts += [gap(8), *nothing("Deze versie is nog niet ondertekend.", State.PLANNED)]
    parts += _editions(values.plans)
    for older in values.plans[1:]:
        parts += actions_section("", f"Acties van versie {older.number}", older.actions)
        parts += signatures_block(older.signatures, f"Akkoord met versie {older.number}")
    return parts


def pieces_table(pieces: Sequence[Piece]) -> Flowable:
    """Return pieces of evidence, each with its kind and remark."""
    rows: list[tuple[Cell, ...]] = []
    for it in pieces:
        code = [para(it.sha256, CODE, role="TD")] if it.sha256 else []
        rows.append((day(it.dated), [*piece_words(it), *code]))
    return data_table(_PIECES, rows)


def piece_words(it: Piece) -> list[Flowable]:
    """Return what a piece of evidence is, with what was said of it."""
    by = f"{it.kind} van {day(it.dated)}, toegevoegd door {it.added_by}"
    words: list[Flowable] = [para(it.label or it.kind, BODY, role="TD"), para(by, SMALL, role="TD")]
    if it.remark:
        words.append(para(it.remark, SMALL, role="TD"))
    if not it.is_standing:
        words.append(Status(State.LATE, "Weggegooid: telt niet als bewijs"))
    return words


def nothing(words: str, state: State = State.MISSING) -> list[Flowable]:
    """Return what is not there, named."""
    part = Beside(None, Status(state, words))
    part.spaceAfter = 4
    return [part]


def _editions(plans: Sequence[PlanEdition]) -> list[Flowable]:
    rows: list[tuple[Cell, ...]] = []
    for it in plans:
        signed = counted(len(it.signatures), "keer", "keer") if it.signatures else "niet"
        what = it.remark or "–"
        rows.append((str(it.number), what, day(it.written_on), it.written_by, signed))
    remark = first_upper(counted(len(plans), "versie", "versies"))
    return [*section("5.2", "Versies", remark), data_table(_EDITIONS, rows)]
