"""Days, quarters and overlap of periods, and how long a coaching session may last."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from app.domain.findings import Finding, Severity

LONG_SESSION = timedelta(hours=12)  # longer is unusual: it warns
LONGEST_SESSION = timedelta(hours=24)  # as long or longer is refused


class EmptyPeriod(ValueError):
    """A period that ends before it begins."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included; open when `last` is None."""

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise EmptyPeriod(self.first, self.last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def days(self) -> int | None:
        """The number of days, both ends counted; None when the period is open."""
        return None if self.last is None else (self.last - self.first).days + 1

    def overlap(self, other: "Period") -> "Period | None":
        """Return the days that both have, None when there is no such day."""
        first = max(self.first, other.first)
        lasts = [last for last in (self.last, other.last) if last is not None]
        last = min(lasts, default=None)
        return None if last is not None and last < first else Period(first, last)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year, 1 to 4."""

    year: int
    number: int

    @property
    def period(self) -> Period:
        """Its days."""
        following = self.next()
        last = date(following.year, following.number * 3 - 2, 1) - timedelta(days=1)
        return Period(date(self.year, self.number * 3 - 2, 1), last)

    def next(self) -> "Quarter":
        """Return the quarter that follows."""
        if self.number == 4:
            return Quarter(self.year + 1, 1)
        return Quarter(self.year, self.number + 1)


def quarter_of(day: date) -> Quarter:
    """Return the quarter that a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


class SessionRule(StrEnum):
    """Codes of the findings on the times of a session."""

    END_BEFORE_START = "session.end_before_start"
    TOO_LONG = "session.too_long"
    LONG = "session.long"
    NO_DURATION = "session.no_duration"
    CROSSES_MIDNIGHT = "session.crosses_midnight"
    NOT_YET = "session.not_yet"


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

    An end before the start and 24 hours or more are refused; more than 12 hours, no duration at
    all, and a start after `now` warn. A session across midnight is told, not refused.

    Args:
        start, end: Both with their zone, in the zone in which midnight counts.
    """
    lasts = end.astimezone(UTC) - start.astimezone(UTC)  # two times of one zone ignore its changes
    values = {"start": start, "end": end, "hours": lasts / timedelta(hours=1)}
    found = [
        (SessionRule.END_BEFORE_START, Severity.ERROR, lasts < timedelta(0)),
        (SessionRule.TOO_LONG, Severity.ERROR, lasts >= LONGEST_SESSION),
        (SessionRule.LONG, Severity.WARNING, LONG_SESSION < lasts < LONGEST_SESSION),
        (SessionRule.NO_DURATION, Severity.WARNING, not lasts),
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
