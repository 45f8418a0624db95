"""Where an appointment goes when it is moved by the mouse or by keys."""

from datetime import datetime, timedelta

from app.domain.calendar import STEP
from app.services.day.agenda import LONGEST, Planned
from app.ui.calendar.entries import wall

Times = tuple[datetime, datetime]  # begin and end, with their zone
SHORTEST = timedelta(minutes=STEP)


def moved(planned: Planned, *, days: int = 0, minutes: int = 0) -> Times:
    """
    Return the times after a move over the wall clock; it lasts as long as before.

    09:00 stays 09:00 a day later, also when the clock changes in that night.
    """
    begins = _moment(wall(planned.starts_at) + timedelta(days=days, minutes=minutes))
    return begins, begins + (planned.ends_at - planned.starts_at)


def _moment(begin: datetime) -> datetime:
    """Return a time of the wall clock as a moment; in the hour that is skipped it is later."""
    found = begin.astimezone()
    return found if wall(found) >= begin else begin.replace(fold=1).astimezone()


def stretched(planned: Planned, minutes: int) -> Times:
    """Return the times with another end; at least a quarter of an hour, at most a day."""
    lasts = planned.ends_at - planned.starts_at + timedelta(minutes=minutes)
    lasts = min(max(lasts, SHORTEST), max(LONGEST, planned.ends_at - planned.starts_at))
    return planned.starts_at, planned.starts_at + lasts
