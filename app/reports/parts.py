"""Parts that several documents share: a session in words, counts, agreements, attachments."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from app.reports.blocks import (
    Beside,
    Cell,
    Column,
    WritingLine,
    data_table,
    gap,
    labelled,
    layout_table,
    section,
)
from app.reports.document import Origin
from app.reports.marks import State, Status
from app.reports.printable import Missing
from app.reports.styles import BODY, BOLD, CODE, COLUMN, GUTTER, LABEL, SMALL, TEXT_WIDTH
from app.reports.text import one_line, para
from app.reports.values import (
    HIDDEN,
    OMITTED,
    Agreement,
    Attachment,
    Attendee,
    Confirmation,
    GroupCount,
    Session,
)
from app.reports.words import (
    byte_size,
    counted,
    day,
    duration,
    first_upper,
    minutes_between,
)

NOT_FILLED_IN = "Nog niet ingevuld"
NOT_HERE_YET = "Nog niet op deze laptop"
ROOM_FOR_MISSING = 70.0  # points: the head, two lines of words and a field
_HOW_MANY = f"aantal: {OMITTED}"
_UNIQUE = f"Unieke personen: {OMITTED}."
SIGNING_ROOM = 32.0  # points above a line to sign on

_AGREEMENTS = (
    Column("Afspraak", 29),
    Column("", 58),
    Column("Wie", 29),
    Column("Tegen", 25),
    Column("Stand", 29),
)
_ATTACHMENTS = (
    Column("Datum", 29),
    Column("Bestand", 119),
    Column("Grootte", 22, is_right=True),
)


def not_filled_in() -> Status:
    """Return the words for a field that evidence asks for and that is empty."""
    return Status(State.MISSING, NOT_FILLED_IN)


def time_words(session: Session) -> str:
    """Return the length of a session as 1 u 10."""
    return duration(minutes_between(session.starts_at, session.ends_at))


def confirmation_status(session: Session) -> Status:
    """Return how the enterprise confirmed the session, or that it did not."""
    if not session.is_completed:
        return Status(State.PARTLY, "Concept")
    if session.confirmation is None:
        return _signed_status(session)
    return Status(State.COMPLETE, session.confirmation.how.value)


def confirmation_words(given: Confirmation) -> str:
    """Return how the enterprise confirmed, with by whom and when as far as that is known."""
    words = [given.how.value]
    words += [f"door {given.by}"] if given.by else []
    words += [f"op {day(given.day)}"] if given.day else []
    return " ".join(words)


def _signed_status(session: Session) -> Status:
    if not session.signatures:
        return Status(State.PLANNED, "Nog te bevestigen")
    if all(it.is_before_change for it in session.signatures):
        return Status(State.PARTLY, "Getekend vóór een wijziging")
    return Status(State.COMPLETE, "Ondertekend op het scherm")


def coach_words(session: Session) -> str:
    """Return the coach with the partner that sends them."""
    return ", ".join(filter(None, (session.coach, session.partner)))


def next_step_words(session: Session) -> str:
    """Return the next step with its day, or nothing."""
    if session.next_step and session.next_step_on:
        return f"{session.next_step} (tegen {day(session.next_step_on)})"
    return session.next_step


def attendee_words(attendee: Attendee) -> str:
    """Return a name with its role, or a role with how many."""
    if attendee.name:
        return f"{attendee.name}, {attendee.role}" if attendee.role else attendee.name
    role = attendee.role or "zonder naam"
    return f"{role}, {_HOW_MANY}" if attendee.number == HIDDEN else f"{attendee.number} {role}"


def attendee_lines(attendees: Sequence[Attendee]) -> list[Flowable]:
    """Return who was there, a line each; people without a name as a number with their role."""
    return [para(attendee_words(attendee), BODY) for attendee in attendees] or [not_filled_in()]


def counts_words(counts: Sequence[GroupCount], unique_persons: int | None) -> str:
    """Return each target group with its number, and how many people they are; or nothing."""
    groups = ", ".join(f"{it.group} {_number(it.number)}" for it in counts)
    if unique_persons == HIDDEN:
        return f"{groups}. {_UNIQUE}" if groups else _UNIQUE
    if unique_persons is not None:
        together = counted(unique_persons, "unieke persoon", "unieke personen")
        return f"{groups}. Samen {together}." if groups else first_upper(f"{together}.")
    return f"{groups}. Unieke personen: nog niet ingevuld." if groups else ""


def _number(number: int) -> str:
    return OMITTED if number == HIDDEN else str(number)


def agreements_table(agreements: Sequence[Agreement], on: Origin) -> Flowable:
    """Return what was agreed, with its state on the day the document was made."""
    rows: list[tuple[Cell, ...]] = [
        (str(number), it.text, it.owner or "niet bepaald", day(it.due_on), due_status(it, on))
        for number, it in enumerate(agreements, start=1)
    ]
    return data_table(_AGREEMENTS, rows)


def due_status(agreement: Agreement, on: Origin) -> Status:
    """Return whether an agreement is done, late or still open."""
    if agreement.done_on is not None:
        return Status(State.COMPLETE, f"Klaar {agreement.done_on:%d/%m}")
    if agreement.due_on is not None and agreement.due_on < on.made_at.date():
        return Status(State.LATE, "Te laat")
    return Status(State.PLANNED, "Open")


def attachments_table(attachments: Sequence[Attachment]) -> Flowable:
    """Return the files, each with the SHA-256 that proves which one it is."""
    rows: list[tuple[Cell, ...]] = []
    for it in attachments:
        name: list[Flowable] = [para(it.name, BODY, role="TD")]
        if it.added_by:
            name.append(para(f"Toegevoegd door {it.added_by}", SMALL, role="TD"))
        name += proof_lines(it)
        rows.append((day(it.added_on), name, byte_size(it.size)))
    return data_table(_ATTACHMENTS, rows)


def proof_lines(file: Attachment) -> list[Flowable]:
    """Return the sum of the bytes of a file, and that they are elsewhere when they are."""
    lines: list[Flowable] = [para(file.sha256, CODE, role="TD")] if file.sha256 else []
    return lines if file.is_here else [*lines, Status(State.PARTLY, NOT_HERE_YET)]


def signature_lines(signers: Sequence[tuple[str, str]], what: str) -> Flowable:
    """
    Return up to two lines to sign on, each with its caption and name, under one label.

    The block says `what` is signed, as it may stand alone on its page. It must stay lower than a
    page, so that a very long name is shortened here.
    """
    width = 2 * COLUMN - GUTTER
    cells = [
        [
            para(caption, SMALL, role="Lbl"),
            gap(SIGNING_ROOM),
            WritingLine(width),
            para(one_line(name, BODY, width) or "Naam:", BODY if name else LABEL),
            para("Handtekening en datum", SMALL),
        ]
        for caption, name in signers
    ]
    last = TEXT_WIDTH - COLUMN * (1 + 2 * len(cells))
    row = [para("Voor akkoord", BOLD, role="Lbl"), *cells, ""]
    signed = para(one_line(what, SMALL, TEXT_WIDTH - COLUMN), SMALL)
    lines = layout_table([row], [COLUMN, *[2 * COLUMN] * len(cells), last])
    lines.spaceBefore = 18
    return KeepTogether([lines, gap(4), Beside(None, signed, width=TEXT_WIDTH - COLUMN)])


def missing_on_paper(missing: Sequence[Missing]) -> list[Flowable]:
    """Return the closing words on signs that the fonts have no form for, or nothing."""
    if not missing:
        return []
    words = (
        "Op de plaats van � staat in het programma een teken dat dit document niet kan tonen, "
        "zoals een Chinees teken. Het programma bewaart het ongewijzigd."
    )
    remark = first_upper(counted(len(missing), "veld", "velden"))
    lines = [f"{it.record}, {it.field}: {_code_points(it.characters)}" for it in missing]
    return [
        *section("", "Tekens die papier niet toont", remark, ROOM_FOR_MISSING),
        *labelled("", words),
        *[part for line in lines for part in labelled("", line, after=0)],
    ]


def _code_points(characters: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in characters)
