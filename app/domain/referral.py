"""
How a referral (doorverwijzing) goes, when to remind, and whether its instrument still holds.

Source: DOMAIN, section 3 (form proposal for a referral; every row of the catalogue has its days,
its source and the day it was checked) and UI, screen S12 (14 days without an answer; a reason with
«niet doorgegaan»).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.core.errors import UserError
from app.domain.trajectory import months_after

OUT, IN_VDAB, IN_LOCAL, TO_PARTNER = "out", "in_vdab", "in_local", "partner"
DIRECTIONS: Final = (OUT, IN_VDAB, IN_LOCAL, TO_PARTNER)
INCOMING: Final = frozenset({IN_VDAB, IN_LOCAL})
OUTCOMES: Final = ("started", "hired", "ended_early", "not_started", "other")
REMIND_DAYS: Final = 14
STARTED_DAYS: Final = 30  # after that the coach looks how it goes
CHECK_MONTHS: Final = 6  # a row of the catalogue that was checked longer ago gets a warning


class Status(StrEnum):
    """Where a referral stands."""

    PREPARED = "prepared"
    AGREED = "agreed"  # with the company
    SENT = "sent"
    ACCEPTED = "accepted"
    STARTED = "started"
    ENDED = "ended"
    REFUSED = "refused"
    NO_REACTION = "no_reaction"


_NEXT: Final[Mapping[Status, frozenset[Status]]] = {
    Status.PREPARED: frozenset({Status.AGREED, Status.SENT, Status.REFUSED}),
    Status.AGREED: frozenset({Status.SENT, Status.REFUSED}),
    Status.SENT: frozenset({Status.ACCEPTED, Status.STARTED, Status.REFUSED, Status.NO_REACTION}),
    Status.ACCEPTED: frozenset({Status.STARTED, Status.REFUSED, Status.NO_REACTION}),
    Status.STARTED: frozenset({Status.ENDED}),
    Status.ENDED: frozenset(),
    Status.REFUSED: frozenset({Status.PREPARED}),
    Status.NO_REACTION: frozenset({Status.SENT, Status.ACCEPTED, Status.STARTED, Status.REFUSED}),
}
OVER: Final = frozenset({Status.ENDED, Status.REFUSED, Status.NO_REACTION})
_WAITS: Final = frozenset({Status.SENT, Status.ACCEPTED})
_REASON: Final = frozenset({Status.REFUSED, Status.NO_REACTION})


class Column(StrEnum):
    """A column of the board."""

    PREPARED = "prepared"
    SENT = "sent"
    RECEIVED = "received"
    STARTED = "started"
    ENDED = "ended"
    NOT_DONE = "not_done"


_COLUMN: Final[Mapping[Status, Column]] = {
    Status.PREPARED: Column.PREPARED,
    Status.AGREED: Column.PREPARED,
    Status.SENT: Column.SENT,
    Status.ACCEPTED: Column.RECEIVED,
    Status.STARTED: Column.STARTED,
    Status.ENDED: Column.ENDED,
    Status.REFUSED: Column.NOT_DONE,
    Status.NO_REACTION: Column.NOT_DONE,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the catalogue of instruments, as far as rules ask."""

    code: str
    valid_from: date
    valid_to: date | None
    checked_on: date


def next_steps(status: Status) -> tuple[Status, ...]:
    """Return the statuses that may follow, in the order of the machine."""
    return tuple(one for one in Status if one in _NEXT[status])


def step(now: Status, now_on: date, to: Status, on: date, reason: str = "") -> None:
    """
    Refuse a step that cannot be.

    - Prepared to sent, sent to accepted, accepted to started, started to ended: each is fine, and
      so is straight from sent to started.
    - Prepared to started: it was never sent. Ended to anything: it is over; that is a new referral.
    - Refused to prepared: it is tried anew. No reaction to accepted: they answered after all.
    - Sent on 02/11 and accepted on 01/11: the day lies before. On 02/11 itself is fine.
    - «Geweigerd» and «geen reactie» ask for a reason.

    Raises:
        UserError: `referral.step` (now, to), `referral.step_before` (on), `referral.step_reason`.
    """
    if to not in _NEXT[now]:
        raise UserError("referral.step", now=now.value, to=to.value)
    if on < now_on:
        raise UserError("referral.step_before", on=now_on)
    if to in _REASON and not reason.strip():
        raise UserError("referral.step_reason")


def column(status: Status) -> Column:
    """Return where a referral stands on the board: agreed is still prepared."""
    return _COLUMN[status]


def towards(now: Status, there: Column) -> Status | None:
    """
    Return the status that a card comes in when it is moved to a column, None when it cannot be.

    Where that column cannot follow, the next one at that side that can does.

    - Prepared, moved to «Verstuurd»: sent. Sent, moved to «Gestart»: started.
    - Prepared, moved to «Ontvangen»: it was never sent; the only column further that can follow is
      «Niet doorgegaan», by which it is refused.
    - Refused, moved to «Afgerond»: back as far as «Voorbereid», to be tried anew.
    - Started, moved to «Ontvangen»: nowhere; it does not go back.
    """
    order = list(Column)
    here, wanted = order.index(column(now)), order.index(there)
    side = order[wanted:] if wanted > here else order[wanted::-1]
    steps = next_steps(now)
    return next((step for one in side for step in steps if column(step) is one), None)


def is_open(status: Status, outcome: str | None) -> bool:
    """
    Tell whether a referral still stands in Vandaag: until its outcome is stored.

    - Sent: open. Ended without an outcome: open. Ended with «aangeworven»: not open.
    """
    return status not in OVER or not outcome


def reminder(status: Status, on: date, promised_on: date | None = None) -> date | None:
    """
    Return when to ask how it stands, None when there is nobody to ask.

    - Sent on 02/11: 16/11, 14 days later. Accepted on 10/11: 24/11.
    - Sent on 02/11 and promised for 30/11: 30/11, not earlier.
    - Prepared, started, ended: nobody to ask.
    """
    if status not in _WAITS:
        return None
    return max(on + timedelta(days=REMIND_DAYS), promised_on or date.min)


def look_on(
    status: Status, on: date, outcome: str | None, reminder_on: date | None = None
) -> date | None:
    """
    Return from which day a referral stands in Vandaag, None when it needs nobody any more.

    - Ended or refused on 11/11 without an outcome: 11/11, until the outcome is stored.
    - To remind on 16/11: 16/11. That holds for what started too: «vraag hoe het staat op».
    - Prepared on 02/11 and never sent: 16/11, 14 days later.
    - Started on 02/11: 02/12, 30 days later, for it has an outcome to come.
    - Ended with «aangeworven»: never.
    """
    if not is_open(status, outcome):
        return None
    if status in OVER:
        return on
    wait = STARTED_DAYS if status is Status.STARTED else REMIND_DAYS
    return reminder_on or on + timedelta(days=wait)


def days_waiting(status: Status, on: date, today: date) -> int:
    """
    Return how many days an answer is waited for.

    - Sent on 02/11, today 16/11: 14. Started: 0, for it is not waited for.
    """
    return max(0, (today - on).days) if status in _WAITS else 0


def holds(row: Row, day: date) -> bool:
    """
    Tell whether an instrument may be chosen on a day: else it serves old cases only.

    - Activeringsstage until 31/12/2022: on that day yes, on 01/01/2023 no.
    - IBO from 01/01/2026 without an end: from that day on.
    """
    return row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)


def is_stale(row: Row, today: date) -> bool:
    """
    Tell whether a row was checked more than six months ago: the screen warns.

    - Checked 23/05/2026: on 23/11/2026 not yet, on 24/11/2026 it is.
    """
    return today > months_after(row.checked_on, CHECK_MONTHS)
