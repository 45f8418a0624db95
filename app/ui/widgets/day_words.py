"""Days, times and durations as they are shown to a coach."""

from datetime import date, timedelta

from app.domain.day_input import WEEKDAYS


def short_day(day: date) -> str:
    """Return a day with its weekday and without its year: `ma 30/11`."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day:02}/{day.month:02}"


def duration_text(lasted: timedelta) -> str:
    """Return a duration: `1 u 10`, `45 min`."""
    return minutes_text(max(0, int(lasted.total_seconds()) // 60))


def minutes_text(minutes: int) -> str:
    """Return a number of minutes as a duration."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} u {rest:02}" if hours else f"{rest} min"
