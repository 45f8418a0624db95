"""
Days, times and durations as people in Flanders type them.

Choices of the product (DOMAIN, section 10 rule 10): a date without a year is this year's, or next
year's when it has passed; a weekday that is today means today.
"""

import re
from datetime import date, time, timedelta
from typing import Final

WORDS: Final = {
    "eergisteren": -2,
    "gisteren": -1,
    "vandaag": 0,
    "nu": 0,
    "morgen": 1,
    "overmorgen": 2,
}
WEEKDAYS: Final = (
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
)
MONTHS: Final = (
    ("januari", "jan"),
    ("februari", "feb"),
    ("maart", "mrt", "maa"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augustus", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
CENTURY: Final = 2000  # of a year in two digits

_MONTH_NUMBERS: Final = {name: n for n, names in enumerate(MONTHS, 1) for name in names}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[\s/.\-]+(\d{1,2})(?:[\s/.\-]+(\d{4}|\d{2}))?")
_PACKED = re.compile(r"(\d{2})(\d{2})(\d{4})")
_NAMED = re.compile(r"(\d{1,2})\s*([a-z]+)\.?(?:\s*(\d{4}|\d{2}))?")
_AHEAD = re.compile(r"(?:\+|over )\s*(\d{1,3})\s*(d|dag|dagen|w|week|weken)?")
_TIME = re.compile(r"(\d{1,2})\s*(?:[:.u h]\s*(\d{2})?)?\s*(?:u|uur)?")
_TIME_PACKED = re.compile(r"(\d{1,2})(\d{2})")


def parse_day(text: str, today: date) -> date | None:
    """
    Return the day that `text` means, or None when it means none.

    Understands `12/3`, `12-3-26`, `12 maart`, `2026-03-12`, `vr`, `vrijdag`, `morgen`, `+3`,
    `over 2 weken`, and a weekday before a date, which is not looked at.
    """
    words = " ".join(text.lower().split())
    if words in WORDS:
        return _shift(today, WORDS[words])
    if (weekday := _weekday(words)) is not None:
        return _shift(today, (weekday - today.weekday()) % 7)
    if match := _AHEAD.fullmatch(words):
        days = int(match[1]) * (7 if (match[2] or "d").startswith("w") else 1)
        return _shift(today, days)
    first, _, rest = words.partition(" ")
    if rest and _weekday(first) is not None:
        words = rest
    return _date(words, today)


def parse_time(text: str) -> time | None:
    """Return the time of day of `14u30`, `14:30`, `14.30`, `1430`, `9u` or `9`, or None."""
    words = text.lower().strip()
    match = _TIME_PACKED.fullmatch(words) if len(words) > 2 else None
    match = match or _TIME.fullmatch(words)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _shift(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _weekday(word: str) -> int | None:
    bare = word.rstrip(".")
    found = [n for n, name in enumerate(WEEKDAYS) if len(bare) >= 2 and name.startswith(bare)]
    return found[0] if found else None


def _date(words: str, today: date) -> date | None:
    if match := _ISO.fullmatch(words):
        return _make(int(match[1]), int(match[2]), int(match[3]))
    if match := _PACKED.fullmatch(words):
        return _make(int(match[3]), int(match[2]), int(match[1]))
    if match := _NUMBERS.fullmatch(words):
        return _with_year(int(match[1]), int(match[2]), match[3], today)
    if (match := _NAMED.fullmatch(words)) and match[2] in _MONTH_NUMBERS:
        return _with_year(int(match[1]), _MONTH_NUMBERS[match[2]], match[3], today)
    return None


def _with_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _make(int(year) + (CENTURY if len(year) == 2 else 0), month, day)
    this_year = _make(today.year, month, day)
    if this_year is not None and this_year >= today:
        return this_year
    return _make(today.year + 1, month, day)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
