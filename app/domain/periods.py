"""How long a coaching session may last, and on which day it ends."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from app.domain.findings import Finding, Severity

LONG_SESSION = timedelta(hours=12)  # longer is unusual: it warns
LONGEST_SESSION = timedelta(hours=24)  # as long or longer is refused
SHORTEST_SESSION = timedelta(minutes=1)  # shorter is shown as 0 minutes: it warns


class SessionRule(StrEnum):
    """Codes of the findings on a session."""

    END_BEFORE_START = "session.end_before_start"
    TOO_LONG = "session.too_long"
    LONG = "session.long"
    NO_DURATION = "session.no_duration"
    CROSSES_MIDNIGHT = "session.crosses_midnight"
    NOT_YET = "session.not_yet"
    PERSONS = "session.persons"


# a session with one of these is stored, but only after the coach was asked once
ASKED = frozenset({SessionRule.LONG, SessionRule.NO_DURATION, SessionRule.PERSONS})


def session_end_day(day: date, start: time, end: time) -> date:
    """
    Return the day on which a session ends of which only one date was given.

    An end before the start is on the next day when the session then lasts at most 12 hours (22:00
    to 01:00); else it is taken as a slip on the same day (11:12 to 10:02), which is refused.
    """
    if end >= start:
        return day
    through_midnight = datetime.combine(day, end) + timedelta(days=1)
    lasts = through_midnight - datetime.combine(day, start)
    return through_midnight.date() if lasts <= LONG_SESSION else day


def check_session(
    start: datetime, end: datetime, now: datetime | None = None
) -> tuple[Finding, ...]:
    """
    Judge the times of a session, heaviest finding first.

    An end before the start and 24 hours or more are refused; more than 12 hours, less than a
    minute, and a start after `now` warn. A session across midnight is told, not refused.

    Args:
        start, end: Both with their zone, in the zone in which midnight counts.
    """
    lasts = end.astimezone(UTC) - start.astimezone(UTC)  # two times of one zone ignore its changes
    values = {"start": start, "end": end, "hours": lasts / timedelta(hours=1)}
    found = [
        (SessionRule.END_BEFORE_START, Severity.ERROR, lasts < timedelta(0)),
        (SessionRule.TOO_LONG, Severity.ERROR, lasts >= LONGEST_SESSION),
        (SessionRule.LONG, Severity.WARNING, LONG_SESSION < lasts < LONGEST_SESSION),
        (SessionRule.NO_DURATION, Severity.WARNING, timedelta(0) <= lasts < SHORTEST_SESSION),
        (SessionRule.NOT_YET, Severity.WARNING, now is not None and start > now),
        (
            SessionRule.CROSSES_MIDNIGHT,
            Severity.INFO,
            timedelta(0) < lasts < LONGEST_SESSION and _ends_later(start, end),
        ),
    ]
    return tuple(Finding(rule, severity, values) for rule, severity, is_so in found if is_so)


def _ends_later(start: datetime, end: datetime) -> bool:
    """Tell whether the end is on a later day; midnight still belongs to the day before."""
    return (end - timedelta.resolution).date() > start.date()
