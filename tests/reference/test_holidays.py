from datetime import date

import pytest

from app.reference.holidays import easter

# From printed almanacs: the earliest and latest possible days, and the awkward years.


@pytest.mark.parametrize(
    "day",
    [
        date(1818, 3, 22),
        date(1954, 4, 18),
        date(1961, 4, 2),
        date(1981, 4, 19),
        date(2011, 4, 24),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
        date(2049, 4, 18),
    ],
)
def test_easter(day):
    assert easter(day.year) == day


def test_easter_is_always_a_sunday_between_22_march_and_25_april():
    for year in range(1900, 2200):
        day = easter(year)
        assert day.weekday() == 6
        assert date(year, 3, 22) <= day <= date(year, 4, 25)
