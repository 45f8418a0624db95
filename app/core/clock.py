"""The one place that reads today and now, and moments as others wrote them."""

from datetime import UTC, date, datetime, time
from typing import Final

LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)  # of what told no time
_YEARS: Final = range(1970, 3000)  # for which the wall clock of every system can be told


def now() -> datetime:
    """Return this moment in UTC, with its zone."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day on the wall calendar of this computer."""
    return datetime.now().astimezone().date()


def local(moment: datetime) -> datetime:
    """Return a stored moment as the wall clock of this computer shows it."""
    return moment.astimezone()


def midnight(day: date) -> datetime:
    """Return when a day begins on the wall clock of this computer, with its zone."""
    return datetime.combine(day, time()).astimezone()


def moment(text: str) -> datetime | None:
    """Return what ISO 8601 with a zone says, in UTC; None for what is no such moment."""
    try:
        read = datetime.fromisoformat(text)
        found = None if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and found.year in _YEARS else None


def told(text: str) -> datetime:
    """Return a moment as somebody else's program wrote it; what is none was long ago."""
    return moment(text) or LONG_AGO
