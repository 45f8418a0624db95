"""The one place that reads today and now."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return this moment in UTC, with its zone."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day on the wall calendar of this computer."""
    return datetime.now().astimezone().date()


def local(moment: datetime) -> datetime:
    """Return a stored moment as the wall clock of this computer shows it."""
    return moment.astimezone()
