"""Days and periods as a table of numbers writes them: a year, a quarter, a month, two days."""

import calendar
import re
from datetime import date, timedelta
from typing import Final

from app.domain.day_input import MONTHS

Days = tuple[date, date]  # the first and the last, both inside
_ORIGIN: Final = date(1899, 12, 30)  # of the day numbers of a spreadsheet
_YEARS: Final = range(2000, 2100)
_QUARTER = re.compile(r"(?:(\d{4})[\s/.-]*[qk]([1-4])|[qk]([1-4])[\s/.-]*(\d{4}))")
_NAMED = re.compile(r"([1-4])\s*(?:e|de|ste)?\s*(?:kwartaal|trimester)\s*(?:van\s*)?(\d{4})")
_MONTH = re.compile(r"(?:(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4}))")
_MONTH_NAMED = re.compile(r"([a-z]+)\.?\s+(\d{4})")
_DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}))(?:[ t].*)?")
_TWO = re.compile(r"\s+(?:-|–|tot|t\.e\.m\.|tem|tot en met|t/m)\s+|/(?=\d{4}-\d)")
_NAMES: Final = {name: n for n, names in enumerate(MONTHS, 1) for name in names}


def days_of(text: str) -> Days | None:
    """
    Return the first and the last day of a period; None: the words mean none.

    - `2026`: the year. `2026-Q1`, `K1 2026`, `1e kwartaal 2026`: 01/01/2026 to 31/03/2026.
    - `2026-02`, `02/2026`, `februari 2026`: 01/02/2026 to 28/02/2026.
    - `01/01/2026 - 30/06/2026`, `2026-01-01/2026-06-30`: these days; backwards: none.
    """
    plain = text.strip().lower().removeprefix("van ")
    if re.fullmatch(r"\d{4}(?:[.,]0)?", plain):
        return _months(int(plain[:4]), 1, 12)
    if found := _QUARTER.fullmatch(plain) or _NAMED.fullmatch(plain):
        return _quarter([int(one) for one in found.groups() if one])
    if found := _MONTH.fullmatch(plain):
        year, month = sorted((int(one) for one in found.groups() if one), reverse=True)
        return _months(year, month, month)
    if (found := _MONTH_NAMED.fullmatch(plain)) and found[1] in _NAMES:
        return _months(int(found[2]), _NAMES[found[1]], _NAMES[found[1]])
    ends = [day_of(one) for one in _TWO.split(plain)]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[1] < ends[0]:
        return None
    return ends[0], ends[1]


def day_of(text: str) -> date | None:
    """
    Return the day that is meant; None: none.

    - `2026-03-31`, `31/03/2026`, and 46112 as a spreadsheet keeps it.
    """
    plain = text.strip().lower()
    if re.fullmatch(r"\d{5}(?:\.0+)?", plain):
        return _ORIGIN + timedelta(days=int(plain[:5]))
    found = _DAY.fullmatch(plain)
    if found is None:
        return None
    numbers = [int(one) for one in found.groups() if one]
    year, month, day = numbers if found[1] else reversed(numbers)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _quarter(numbers: list[int]) -> Days | None:
    year, quarter = sorted(numbers, reverse=True)
    return _months(year, 3 * quarter - 2, 3 * quarter)


def _months(year: int, first: int, last: int) -> Days | None:
    if year not in _YEARS or not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
