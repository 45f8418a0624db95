"""Periods as somebody types them for a command: 2026-10, 2026-K3, 2026."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from app.domain.pack_period import QUARTER, Period

_CODE: Final = re.compile(r"(\d{4})(?:-(?:(\d{1,2})|[kKqQ](\d)))?", re.ASCII)


def period_named(typed: str) -> Period | None:
    """
    Return a month, a quarter (kwartaal) or a year; None when it is none of these.

    - 2026-10, 2026-2: that month. 2026-K3 and 2026-q3: July to September. 2026: the whole year.
    - 2026-13, 2026-K5, 26-10: none.
    """
    found = _CODE.fullmatch(typed.strip())
    if found is None or found[1] == "0000":
        return None
    year = int(found[1])
    first, last = 1, 12
    if found[2]:
        first = last = int(found[2])
    elif found[3]:
        last = QUARTER * int(found[3])
        first = last - QUARTER + 1
    if not 1 <= first <= last <= 12:
        return None
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
