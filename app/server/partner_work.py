"""What an organisation has in hand: work that is not done, and what would pass in a merger."""

from typing import Any, Final

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app.core import clock
from app.server.account_tables import ACCOUNT
from app.server.tables import RECORD

# Kind and unit of what passes to another organisation when this one goes on in it
MOVED: Final = (
    ("person", "partner_id"),
    ("enterprise", "partner_id"),
    ("trajectory", "partner_id"),
    ("network", "partner_id"),
    ("referral", "partner_id"),
    ("referral", "to_partner_id"),
    ("improvement", "partner_id"),
    ("incoming_question", "partner_id"),
)
_CASES: Final = ("enterprise", "trajectory", "network", "referral")
_OVER: Final = ("ended", "refused", "no_reaction")  # of a referral, as app/domain/referral.py
_DECIDED: Final = ("kept", "stopped")  # of an improvement, as app/domain/improvement.py


def open_work(connection: Connection, partnership: str, partner: str) -> dict[str, int]:
    """
    Count per kind what is not done, of its people or of its cases.

    Actions that are not done, appointments and meetings to come, trajectories that run, referrals
    without an outcome, scans that were put aside, questions without an answer, and improvements
    that are not decided.
    """
    counted = (
        select(RECORD.c.kind, func.count())
        .where(_alive(partnership), _is_theirs(partnership, partner), _is_open())
        .group_by(RECORD.c.kind)
    )
    return {str(row[0]): int(row[1]) for row in connection.execute(counted)}


def passing(connection: Connection, partnership: str, partner: str) -> dict[str, int]:
    """Count per kind the records that name it, and would name the other."""
    named = or_(
        *((RECORD.c.kind == kind) & (RECORD.c.data[unit].astext == partner) for kind, unit in MOVED)
    )
    counted = select(RECORD.c.kind, func.count()).where(_alive(partnership), named)
    rows = connection.execute(counted.group_by(RECORD.c.kind))
    return {str(row[0]): int(row[1]) for row in rows}


def _alive(partnership: str) -> ColumnElement[Any]:
    return (RECORD.c.partnership_id == partnership) & ~RECORD.c.deleted


def _is_theirs(partnership: str, partner: str) -> ColumnElement[Any]:
    people = select(ACCOUNT.c.person_id).where(
        ACCOUNT.c.partnership_id == partnership, ACCOUNT.c.partner_id == partner
    )
    is_led = _text("partner_id").is_(None) & _text("coach_id").in_(people)
    cases = select(RECORD.c.id).where(
        _alive(partnership), RECORD.c.kind.in_(_CASES), (_text("partner_id") == partner) | is_led
    )
    by = [_text(unit).in_(people) for unit in ("coach_id", "person_id", "owner_id")]
    return or_(*by, RECORD.c.root.in_(cases), _text("to_partner_id") == partner)


def _is_open() -> ColumnElement[Any]:
    is_to_come = _text("time", "starts_at") >= clock.now().isoformat()
    outcome = func.coalesce(_text("outcome", "outcome"), "")
    tests = {
        "action": _text("outcome", "done_on").is_(None),
        "appointment": is_to_come & (_text("cancelled") != "true"),
        "meeting": is_to_come,
        "trajectory": _text("status", "status") == "running",
        "referral": _text("status", "status").not_in(_OVER) | (outcome == ""),
        "scan": _text("completed_on").is_(None),
        "incoming_question": _text("handling", "handling") == "open",
        "improvement": _text("status").not_in(_DECIDED),
    }
    return or_(*((RECORD.c.kind == kind) & test for kind, test in tests.items()))


def _text(*path: str) -> ColumnElement[Any]:
    value: Any = RECORD.c.data
    for name in path:
        value = value[name]
    text: ColumnElement[Any] = value.astext
    return text
