"""Periods as somebody types them."""

from datetime import date

import pytest

from app.domain.pack_period import Period
from app.domain.period_code import period_named


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        (" 2028-2 ", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-K1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_month_a_quarter_and_a_year_are_known(typed, first, last):
    assert period_named(typed) == Period(first, last)


@pytest.mark.parametrize(
    "typed",
    ["", "2026-13", "2026-0", "2026-00", "2026-K5", "2026-K0", "26-10", "0000", "2026-10-01",
     "oktober", "2026-K", "٢٠٢٦", "2026-10\n2026", "-2026"],
)  # fmt: skip
def test_anything_else_is_no_period(typed):
    assert period_named(typed) is None
