"""The ten legal holidays of a year."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from app.reference.tables import Holiday


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (anonymous Gregorian algorithm, 1876)."""
    century = year // 100
    golden = year % 19
    shift = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + shift + 15) % 30
    epact -= (epact + golden // 11) // 29
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def holidays_of(year: int, rules: Iterable[Mapping[str, str]]) -> tuple[Holiday, ...]:
    """Return the holidays of a year by day, from the rows of the table of rules."""
    sunday = easter(year)
    days = [
        Holiday(
            sunday + timedelta(days=int(rule["dagen_na_pasen"]))
            if rule["regel"] == "easter"
            else date(year, int(rule["maand"]), int(rule["dag"])),
            rule["id"],
            rule["naam_nl"],
        )
        for rule in rules
    ]
    return tuple(sorted(days, key=lambda holiday: holiday.day))
