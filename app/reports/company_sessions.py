"""The sessions of an enterprise: a table of all, then each report in short, newest first."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.reports.blocks import (
    Beside,
    Cell,
    Column,
    beside,
    data_table,
    gap,
    labelled,
    listed,
    pairs,
    section,
    stacked,
)
from app.reports.marks import State, Status
from app.reports.notes import note_paragraphs
from app.reports.parts import (
    attendee_lines,
    coach_words,
    confirmation_status,
    counts_words,
    next_step_words,
    time_words,
)
from app.reports.values import Agreement, Session
from app.reports.words import counted, day, duration, first_upper, minutes_between, span

_SESSIONS = (
    Column("Datum", 29),
    Column("Duur", 18, is_right=True, gutter=6),
    Column("Onderwerp", 61),
    Column("Coach", 28),
    Column("Stand", 34),
)
ROOM_FOR_REPORT = 60 * mm  # when, who and what about


def sessions_section(number: str, sessions: Sequence[Session]) -> list[Flowable]:
    """Return all sessions as a table, and then what each was about."""
    minutes = sum(minutes_between(it.starts_at, it.ends_at) for it in sessions)
    remark = first_upper(counted(len(sessions), "sessie", "sessies"))
    if not sessions:
        return [
            *section(number, "Sessies"),
            Beside(None, Status(State.MISSING, "Er is nog geen sessie.")),
        ]
    head = section(number, "Sessies", f"{remark}, {duration(minutes)} in totaal")
    newest_first = sorted(sessions, key=lambda it: it.starts_at, reverse=True)
    parts = [*head, data_table(_SESSIONS, [_row(it) for it in newest_first])]
    for index, session in enumerate(newest_first):
        position = len(sessions) - index
        title = f"{number}.{position}"
        parts += section(
            title,
            f"Sessie van {day(session.starts_at)}",
            f"Sessie {position} van {len(sessions)}",
            ROOM_FOR_REPORT,
        )
        parts += _short_report(session)
    return parts


def _row(session: Session) -> tuple[Cell, ...]:
    return (
        day(session.starts_at),
        time_words(session),
        session.subject or session.kind,
        session.coach,
        confirmation_status(session),
    )


def _short_report(session: Session) -> list[Flowable]:
    return [
        *session_parts(session),
        *beside("Afspraken", listed([_agreement(it) for it in session.agreements])),
    ]


def session_parts(session: Session) -> list[Flowable]:
    """Return when and where it was, who was there, and what was discussed; no agreements."""
    time = f"{span(session.starts_at, session.ends_at)}, {time_words(session)}"
    left: list[tuple[str, Cell]] = [
        ("Tijd", time),
        ("Soort", session.kind),
        ("Plaats", session.place or "niet ingevuld"),
        ("Stand", confirmation_status(session)),
    ]
    right: list[tuple[str, Cell]] = [
        ("Coach", coach_words(session)),
        *stacked("Aanwezig", attendee_lines(session.attendees)),
    ]
    fields = (
        ("Onderwerp", session.subject),
        ("Doel", session.goal),
        ("Thema’s", ", ".join(session.themes)),
        ("Doelgroepen", counts_words(session.counts, session.unique_persons)),
    )
    after = (("Resultaat", session.result), ("Volgende stap", next_step_words(session)))
    return [
        pairs(left, right),
        gap(6),
        *_filled(fields),
        *beside("Besproken", note_paragraphs(session.note)),
        *_filled(after),
    ]


def _filled(fields: Sequence[tuple[str, str]]) -> list[Flowable]:
    return [part for label, text in fields if text.strip() for part in labelled(label, text)]


def _agreement(agreement: Agreement) -> str:
    due = f"tegen {day(agreement.due_on)}" if agreement.due_on else ""
    done = f"klaar {day(agreement.done_on)}" if agreement.done_on else ""
    return ", ".join(filter(None, (agreement.text, agreement.owner, due, done)))
