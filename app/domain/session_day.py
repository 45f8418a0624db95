"""The day of a session that has been: a date without a year lies behind us rather than ahead."""

from datetime import date, timedelta

from app.domain.day_input import parse_day

SOON = timedelta(days=31)  # a session is logged within about a month, or planned within one


def parse_session_day(text: str, today: date) -> date | None:
    """
    Return the day that `text` means for a session, or None when it means none.

    `20/11` and `vr` are the last ones, up to a month ago, else the nearest ones; what says it
    outright (`morgen`, `20/11/2027`) stays so. A choice of the product, beside that for plans.
    """
    ahead = parse_day(text, today)
    if ahead is None or ahead <= today or _is_relative(text):
        return ahead
    week, year = today - timedelta(days=6), today - timedelta(days=364)
    behind = [day for day in (parse_day(text, week), parse_day(text, year)) if day is not None]
    near = [day for day in behind if today - SOON <= day <= today]
    return max(near) if near else min((ahead, *behind), key=lambda day: abs(day - today))


def _is_relative(text: str) -> bool:
    words = text.strip().lower()
    return words.startswith(("+", "over ", "morgen", "overmorgen"))
