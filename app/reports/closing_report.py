"""The report that closes a trajectory (eindverslag): wanted, done, reached, and to sign."""

from collections.abc import Sequence
from uuid import UUID

from reportlab.platypus import Flowable, PageBreak

from app.core.progress import Progress
from app.domain.print_code import Sheet
from app.reports.action_plan import goals_parts, structural_words
from app.reports.blocks import (
    Cell,
    Column,
    Rule,
    data_table,
    gap,
    labelled,
    own_words,
    pairs,
    section,
)
from app.reports.coded_head import signed_title
from app.reports.document import PageWords, foot_words, render
from app.reports.finish import Metadata
from app.reports.parts import missing_on_paper, not_filled_in, signature_lines
from app.reports.printable import preflight
from app.reports.scan_report import theme_table
from app.reports.trajectory_sections import nothing
from app.reports.trajectory_values import CompanyDossier, HeldSession, TrajectoryDossier
from app.reports.words import counted, day, duration, first_upper

KIND = "Eindverslag"
_SESSIONS = (
    Column("Datum", 29),
    Column("Duur", 18, is_right=True, gutter=6),
    Column("Onderwerp", 61),
    Column("Resultaat", 62),
)


def closing_report(
    values: TrajectoryDossier,
    progress: Progress | None = None,
    *,
    records: Sequence[UUID] = (),
) -> bytes:
    """
    Return the report as a PDF to sign, each company of the trajectory on pages of its own.

    Args:
        records: What a scan of the pages of each company comes back to; without, it has no code.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    one = values.companies[0].company if len(values.companies) == 1 else None
    name = values.title if one is None else one.name
    words = PageWords(
        "" if one is None else one.number, f"{KIND}, {name}", foot_words(values.origin)
    )
    metadata = Metadata(
        title=f"{KIND} {values.title}",
        author=values.origin.made_by,
        subject=f"Veranderingstraject {values.title}",
        made_at=values.origin.made_at,
    )
    story: list[Flowable] = []
    for number, company in enumerate(values.companies):
        story += [PageBreak()] if story else []
        story += _company(values, company, records[number] if records else None)
    return render(words, metadata, [*story, *missing_on_paper(preflight(values))], progress)


def _company(
    values: TrajectoryDossier, company: CompanyDossier, record: UUID | None
) -> list[Flowable]:
    return [
        *_opening(values, company, record),
        *_wanted(company),
        *_done(company.sessions),
        *_reached(values, company),
        *_to_sign(values, company),
    ]


def _opening(
    values: TrajectoryDossier, company: CompanyDossier, record: UUID | None
) -> list[Flowable]:
    name = ", ".join(filter(None, (company.company.name, company.company.municipality)))
    begun = max(values.started_on, company.joined_on)
    ended = f" tot {day(values.closed_on)}" if values.closed_on else ""
    minutes = sum(it.minutes for it in company.sessions)
    held = first_upper(counted(len(company.sessions), "sessie", "sessies"))
    left: list[tuple[str, Cell]] = [
        ("KBO-nummer", company.company.number or not_filled_in()),
        ("Looptijd", f"{day(begun)}{ended}" if ended else f"Sinds {day(begun)}"),
    ]
    coach = ", ".join(filter(None, (values.coach, values.partner)))
    right: list[tuple[str, Cell]] = [
        ("Coach", coach or not_filled_in()),
        ("Inzet", f"{held}, {duration(minutes)}"),
    ]
    purpose = own_words("Wat verandert", values.purpose) if values.purpose.strip() else []
    return [
        *signed_title(Sheet.CLOSING, record, KIND, values.title, name),
        *([*purpose, gap(12)] if purpose else []),
        Rule(),
        gap(5),
        pairs(left, right),
    ]


def _wanted(company: CompanyDossier) -> list[Flowable]:
    file = company.file
    question = file.intake.question if file is not None and file.intake is not None else ""
    own = "" if file is None else file.purpose
    parts = section("1", "Wat de onderneming wilde")
    parts += labelled("Vraag", f"“{question}”") if question.strip() else []
    parts += labelled("Doel", f"“{own}”") if own.strip() else []
    if not question.strip() and not own.strip():
        parts += nothing("De vraag van de onderneming is niet ingevuld.")
    return parts


def _done(sessions: Sequence[HeldSession]) -> list[Flowable]:
    head = section("2", "Wat we deden")
    if not sessions:
        return [*head, *nothing("Er is nog geen sessie.")]
    rows = [
        (
            day(it.starts_at),
            duration(it.minutes),
            it.subject,
            "" if it.session is None else it.session.result,
        )
        for it in sessions
    ]
    return [*head, data_table(_SESSIONS, rows)]


def _reached(values: TrajectoryDossier, company: CompanyDossier) -> list[Flowable]:
    parts = section("3", "Wat bereikt is", structural_words(values.goals))
    parts += goals_parts(values.goals)
    if company.end is not None:
        parts += [*section("3.1", company.end.what()), theme_table(company.end)]
    return parts


def _to_sign(values: TrajectoryDossier, company: CompanyDossier) -> list[Flowable]:
    signers = [("Voor de onderneming", ""), ("Voor het partnerschap", values.coach)]
    what = f"Akkoord met dit eindverslag van {values.title}, {company.company.name}"
    return [signature_lines(signers, what)]
