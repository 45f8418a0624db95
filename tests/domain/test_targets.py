"""Targets and the plan: what should be there by a day, worked out by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.targets import Key, Target, keys_on, overlapping, planned, promised

YEARS = [
    Target(date(2024, 1, 1), date(2024, 12, 31), 24),
    Target(date(2025, 1, 1), date(2025, 12, 31), 36),
]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2023, 12, 31), Fraction(0)),
        (date(2024, 1, 1), Fraction(24, 366)),
        (date(2024, 12, 31), Fraction(24)),
        (date(2025, 6, 30), 24 + Fraction(36 * 181, 365)),
        (date(2025, 12, 31), Fraction(60)),
        (date(2031, 1, 1), Fraction(60)),
    ],
)
def test_the_plan_grows_evenly_within_each_period(day, number):
    assert planned(YEARS, day) == number


def test_what_was_promised_is_the_sum():
    assert promised(YEARS) == 60
    assert promised([]) == 0


def test_two_periods_of_one_scope_share_no_day():
    half = Target(date(2024, 12, 31), date(2025, 6, 30), 9)
    assert overlapping(YEARS) is None
    assert overlapping([half, *YEARS]) == (YEARS[0], half)


def test_keys_hold_from_their_day():
    keys = [
        Key("east", date(2024, 1, 1), Decimal(60)),
        Key("west", date(2025, 7, 1), Decimal(30)),
        Key("west", date(2024, 1, 1), Decimal(40)),
        Key("north", date(2025, 7, 1), Decimal(10)),
        Key("west", date(2026, 1, 1), Decimal(0)),
    ]
    assert keys_on(keys, date(2025, 6, 30)) == {"east": 60, "west": 40}
    assert keys_on(keys, date(2025, 7, 1)) == {"east": 60, "west": 30, "north": 10}
    assert keys_on(keys, date(2026, 1, 1)) == {"east": 60, "north": 10}
    assert keys_on(keys, date(2023, 1, 1)) == {}
