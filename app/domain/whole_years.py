"""
Whole years of the calendar, of which alone a report tells numbers of people.

Whoever may choose any days lays two reports side by side: June, and June without the 12th. So a
number of people is settled for each year by itself, whatever days somebody chose; a table over
more years shows only what each of them shows, and can be reckoned from theirs.
"""

from datetime import date


def whole_years(first: date, last: date) -> tuple[date, date]:
    """
    Return the days of the years that a period touches.

    - From 15/11/2025 to 03/01/2026: from 01/01/2025 to 31/12/2026.
    """
    return date(first.year, 1, 1), date(last.year, 12, 31)


def year_words(first: date, last: date) -> str:
    """Return `2026`, or `2025–2026`."""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
