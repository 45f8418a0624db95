"""Part 6 of a dossier: every session that served the trajectory, and the report of each."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.reports.blocks import Cell, Column, data_table, gap, labelled, section
from app.reports.company_sessions import ROOM_FOR_REPORT, session_parts
from app.reports.document import Origin
from app.reports.marks import State, Status
from app.reports.parts import (
    agreements_table,
    attachments_table,
    confirmation_status,
    confirmation_words,
)
from app.reports.signatures import signatures_block
from app.reports.styles import BODY, SMALL
from app.reports.text import para
from app.reports.trajectory_sections import nothing
from app.reports.trajectory_values import HeldSession
from app.reports.values import Session
from app.reports.words import counted, day, duration, first_upper

_SESSIONS = (
    Column("Datum", 29),
    Column("Duur", 18, is_right=True, gutter=6),
    Column("Onderwerp", 61),
    Column("Coach", 28),
    Column("Bevestiging", 34),
)
ROW: Final = 19.5  # points
ROOM_FOR_HEAD: Final = 48.0
MOST: Final = 110 * mm


def sessions_part(held: Sequence[HeldSession], origin: Origin) -> list[Flowable]:
    """Return part 6, the first session first."""
    if not held:
        return [*section("6", "Sessies"), *nothing("Er is nog geen sessie.")]
    number = first_upper(counted(len(held), "sessie", "sessies"))
    remark = f"{number}, {duration(sum(it.minutes for it in held))} in totaal"
    room = min(ROW * (len(held) + 1), MOST) + ROOM_FOR_HEAD  # a short table stays whole
    table = data_table(_SESSIONS, [_row(it) for it in held])
    parts = [*section("6", "Sessies", remark, room), table]
    for position, it in enumerate(held, start=1):
        if it.session is not None:
            title = f"Sessieverslag van {day(it.starts_at)}"
            beside = f"Sessie {position} van {len(held)}"
            parts += section(f"6.{position}", title, beside, ROOM_FOR_REPORT)
            parts += _report(it.session, origin)
    return parts


def _row(it: HeldSession) -> tuple[Cell, ...]:
    subject: Cell = it.subject or "Zonder onderwerp"
    if it.session is None:
        where = f"Verslag bij {it.elsewhere}" if it.elsewhere else "Verslag niet op deze laptop"
        subject = [para(it.subject, BODY, role="TD"), para(where, SMALL, role="TD")]
        state = Status(State.NONE, "Gedeelde sessie")
    else:
        state = confirmation_status(it.session)
    return (day(it.starts_at), duration(it.minutes), subject, it.coach, state)


def _report(session: Session, origin: Origin) -> list[Flowable]:
    parts = session_parts(session)
    if session.agreements:
        parts += [gap(6), agreements_table(session.agreements, origin)]
    if session.attachments:
        parts += [gap(8), attachments_table(session.attachments)]
    given = session.confirmation
    if given is not None:
        parts += [gap(8), *labelled("Voor akkoord", confirmation_words(given))]
    return [*parts, *signatures_block(session.signatures, "Akkoord met dit verslag")]
