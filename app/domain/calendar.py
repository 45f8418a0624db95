"""
Rules of the calendar (agenda): which days a view shows, where an appointment lies, what overlaps.

Days and minutes are those of the wall clock: a day has 1,440 of them, also when the clock changes.
What is planned in the hour that is skipped or comes twice lasts as long as its moments say, and is
drawn where the wall clock begins.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from app.domain.agenda import Span, week_of

DAY_MINUTES: Final = 24 * 60
STEP: Final = 15  # minutes, to which moving snaps


class View(StrEnum):
    """How much of the calendar is seen at once."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    LIST = "list"


class Piece(NamedTuple):
    """What lies of an appointment on one day, in minutes since midnight."""

    day: date
    begin: int
    end: int  # not before `begin`; equal when the clock was put back over it
    is_first: bool
    is_last: bool


def days_of(view: View, day: date) -> tuple[date, ...]:
    """
    Return the days that a view shows: a month with the whole weeks around it, a list without.

    November 2026 begins on a Sunday: its month shows 26 October to 6 December, its list 1 to 30.
    """
    if view is View.DAY:
        return (day,)
    if view is View.WEEK:
        return week_of(day)
    first = day.replace(day=1)
    last = day.replace(day=monthrange(day.year, day.month)[1])
    if view is View.MONTH:
        first, last = week_of(first)[0], week_of(last)[-1]
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def stepped(view: View, day: date, steps: int) -> date:
    """Return the day as many views on; 31 January and a month more is the last of February."""
    if view is View.DAY:
        return day + timedelta(days=steps)
    if view is View.WEEK:
        return day + timedelta(weeks=steps)
    year, month = divmod(day.year * 12 + day.month - 1 + steps, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def pieces(begin: datetime, end: datetime) -> tuple[Piece, ...]:
    """
    Return what lies of an appointment on each day; both are wall-clock times without a zone.

    22:00 to 01:30 is 22:00 to 24:00, and 00:00 to 01:30 the day after. What ends at midnight does
    not lie on the next day. 02:50 to 02:10 (the clock was put back) lies at 02:50.
    """
    end = max(begin, end)
    days = (end.date() - begin.date()).days
    if days and _minute(end) == 0:
        days -= 1
        last = DAY_MINUTES
    else:
        last = _minute(end)
    return tuple(
        Piece(
            begin.date() + timedelta(days=n),
            0 if n else _minute(begin),
            last if n == days else DAY_MINUTES,
            is_first=n == 0,
            is_last=n == days,
        )
        for n in range(days + 1)
    )


def snapped(minute: float) -> int:
    """Return the nearest quarter of an hour of a day."""
    return min(max(0, round(minute / STEP) * STEP), DAY_MINUTES)


def overlapped(spans: Sequence[Span]) -> list[int | None]:
    """
    Return of each the place of the first that it overlaps, None without; `spans` begin in order.

    09:00-10:00 and 10:00-11:00 touch and do not overlap. 09:00-12:00, 10:00-10:30, 11:00-13:00: the
    first overlaps the second, the second and the third overlap the first.
    """
    found: list[int | None] = [None] * len(spans)
    longest: int | None = None  # the place of what ends last so far
    for place, span in enumerate(spans):
        if longest is not None and span.starts_at < spans[longest].ends_at:
            found[place] = longest
            if found[longest] is None:
                found[longest] = place
        if longest is None or span.ends_at > spans[longest].ends_at:
            longest = place
    return found


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute
