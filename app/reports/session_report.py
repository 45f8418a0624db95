"""Report of one coaching session (sessieverslag): what was agreed, to hand over or to sign."""

from dataclasses import dataclass
from uuid import UUID

from reportlab.platypus import Flowable

from app.core.progress import Progress
from app.domain.print_code import Sheet
from app.reports.blocks import (
    Beside,
    Cell,
    Rule,
    beside,
    gap,
    labelled,
    pairs,
    section,
    stacked,
)
from app.reports.coded_head import signed_title
from app.reports.document import Origin, PageWords, foot_words, render
from app.reports.finish import Metadata
from app.reports.notes import note_paragraphs
from app.reports.parts import (
    agreements_table,
    attachments_table,
    attendee_lines,
    coach_words,
    confirmation_status,
    confirmation_words,
    counts_words,
    missing_on_paper,
    next_step_words,
    not_filled_in,
    signature_lines,
    time_words,
)
from app.reports.printable import preflight
from app.reports.signatures import signatures_block
from app.reports.styles import LABEL
from app.reports.text import para
from app.reports.values import Company, Session
from app.reports.words import counted, day, first_upper, long_day, span


@dataclass(frozen=True, slots=True)
class SessionReport:
    """A session of an enterprise, its place in the row of sessions, and who prints it."""

    origin: Origin
    company: Company
    session: Session
    position: int  # 1 for the first session of the enterprise
    sessions: int  # of the enterprise so far
    record: UUID | None = None  # the session: a code names it, so that a scan finds it

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return "Sessieverslag"


def session_report(values: SessionReport, progress: Progress | None = None) -> bytes:
    """
    Return the report as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    name = f"Sessieverslag, {values.company.name}"
    words = PageWords(values.company.number, name, foot_words(values.origin))
    metadata = Metadata(
        title=f"Sessieverslag van {day(values.session.starts_at)}, {values.company.name}",
        author=values.origin.made_by,
        subject=f"Coaching bij {values.company.name}",
        made_at=values.origin.made_at,
    )
    return render(words, metadata, _story(values), progress)


def _story(values: SessionReport) -> list[Flowable]:
    session = values.session
    return [
        *_opening(values),
        *_discussed(values),
        *_agreed(values),
        *_attached(session),
        *_confirmed(values),
        *missing_on_paper(preflight(values)),
    ]


def _opening(values: SessionReport) -> list[Flowable]:
    session = values.session
    when = f"{first_upper(long_day(session.starts_at))}, {span(session.starts_at, session.ends_at)}"
    return [
        *signed_title(Sheet.SESSION, values.record, "Sessieverslag", values.company.name, when),
        Rule(),
        gap(5),
        pairs(_about(values), _people(session)),
    ]


def _about(values: SessionReport) -> list[tuple[str, Cell]]:
    session = values.session
    company = ", ".join(filter(None, (values.company.name, values.company.municipality)))
    return [
        ("Onderneming", company),
        ("KBO-nummer", values.company.number or not_filled_in()),
        ("Plaats", session.place or not_filled_in()),
        ("Soort", f"{session.kind}, {time_words(session)}"),
        ("Stand", confirmation_status(session)),
    ]


def _people(session: Session) -> list[tuple[str, Cell]]:
    return [
        ("Coach", coach_words(session)),
        *stacked("Aanwezig", attendee_lines(session.attendees)),
    ]


def _discussed(values: SessionReport) -> list[Flowable]:
    session = values.session
    groups = counts_words(session.counts, session.unique_persons)
    return [
        *section("1", "Verslag", f"Sessie {values.position} van {values.sessions}"),
        *_wanted("Onderwerp", session.subject),
        *_wanted("Doel", session.goal),
        *(labelled("Thema’s", ", ".join(session.themes)) if session.themes else []),
        *(labelled("Doelgroepen", groups) if groups else []),
        *beside("Besproken", note_paragraphs(session.note) or [not_filled_in()]),
        *_wanted("Resultaat", session.result),
        *_wanted("Volgende stap", next_step_words(session)),
    ]


def _wanted(label: str, text: str) -> list[Flowable]:
    if text.strip():
        return labelled(label, text)
    part = Beside(para(label, LABEL), not_filled_in())
    part.spaceAfter = 4
    return [part]


def _agreed(values: SessionReport) -> list[Flowable]:
    agreements = values.session.agreements
    parts = section("2", "Afspraken")
    if agreements:
        return [*parts, agreements_table(agreements, values.origin)]
    return [*parts, *labelled("", "Er zijn geen afspraken genoteerd.")]


def _attached(session: Session) -> list[Flowable]:
    if not session.attachments:
        return []
    remark = first_upper(counted(len(session.attachments), "bestand", "bestanden"))
    return [*section("3", "Bijlagen", remark), attachments_table(session.attachments)]


def _confirmed(values: SessionReport) -> list[Flowable]:
    session, given = values.session, values.session.confirmation
    what = f"Akkoord met het verslag van {day(session.starts_at)}, {values.company.name}"
    signed = signatures_block(session.signatures, what)
    if given is None and signed:
        return signed
    if given is None:
        signers = [("Voor de onderneming", ""), ("Voor het partnerschap", session.coach)]
        return [signature_lines(signers, what)]
    return [gap(18), *labelled("Voor akkoord", confirmation_words(given)), *signed]
