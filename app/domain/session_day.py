"""The day of a session that has been: a date without a year lies behind us rather than ahead."""

from datetime import date, timedelta

from app.domain.day_input import parse_day

SOON = timedelta(days=31)  # a session is logged within about a month, or planned within one


def parse_session_day(text: str, today: date) -> date | None:
    """
    Return the day that `text` means for a session, or None when it means none.

    `20/11` and `vr` are the last ones, up to a month ago; else one that comes within a month, and
    else the last one, as a session has been. What says it outright (`morgen`, `20/11/2027`) stays
    so. A choice of the product, beside that for plans.
    """
    ahead = parse_day(text, today)
    if ahead is None or ahead <= today or _is_relative(text):
        return ahead
    week, year = today - timedelta(days=6), today - timedelta(days=364)
    days = (parse_day(text, week), parse_day(text, year))
    behind = max((day for day in days if day is not None and day <= today), default=None)
    if behind is None or (today - behind > SOON and ahead - today <= SOON):
        return ahead
    return behind


def _is_relative(text: str) -> bool:
    words = text.strip().lower()
    return words.startswith(("+", "over ", "morgen", "overmorgen"))
