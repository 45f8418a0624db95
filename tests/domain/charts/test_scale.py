"""Axes of charts: the examples of the rules, worked out by hand."""

from datetime import date

import pytest

from app.domain.charts.scale import Days, Values, step_of, values, values_to
from app.domain.charts.table import Written, number


@pytest.mark.parametrize(
    ("highest", "lines", "step"),
    [(120, 7, 20), (9, 7, 2), (0.8, 5, 0.2), (0, 5, 1), (100, 5, 20), (101, 5, 50), (7, 7, 1)],
)
def test_a_step_is_one_two_or_five(highest, lines, step):
    assert step_of(highest, lines) == pytest.approx(step)


def test_the_highest_lies_below_the_last_line():
    assert values(120, 7) == Values(0, 140, 20)
    assert values(119, 7) == Values(0, 120, 20)
    assert values(120, 7, has_air=False) == Values(0, 120, 20)
    assert values(0, 7) == Values(0, 1, 1)
    assert values(2, 7, whole=True) == Values(0, 3, 1)


def test_an_axis_of_shares_ends_where_it_must():
    assert values_to(5, 6) == Values(0, 5, 1)
    assert values_to(5, 3) == Values(0, 5, 5)
    assert values_to(100, 6) == Values(0, 100, 20)
    assert values_to(0, 6) == Values(0, 1, 1)


def test_lines_and_shares_of_the_axis():
    axis = Values(0, 140, 20)
    assert axis.lines == (0, 20, 40, 60, 80, 100, 120, 140)
    assert (axis.share(0), axis.share(35), axis.share(140)) == (0, 0.25, 1)


def test_a_day_lies_between_its_morning_and_its_evening():
    leap = Days(date(2024, 1, 1), date(2024, 12, 31))
    assert leap.share(date(2024, 1, 1)) == 0
    assert leap.share(date(2024, 12, 31), at_end=True) == 1
    assert leap.share(date(2024, 7, 1)) == 182 / 366


def test_a_long_axis_shows_years_and_quarters():
    days = Days(date(2024, 7, 1), date(2026, 12, 31))  # 184 + 365 + 365 days
    assert [one.words for one in days.spans()] == ["2024", "2025", "2026"]
    assert [one.begin for one in days.spans()] == [0, 184 / 914, 549 / 914]
    assert days.quarters()[0] == 92 / 914  # 1 October 2024
    assert len(days.quarters()) == 7  # one in 2024, three in both other years


def test_a_short_axis_shows_months():
    days = Days(date(2026, 11, 15), date(2027, 1, 31))  # 16 + 31 + 31 days
    assert [one.words for one in days.spans()] == ["11/26", "12/26", "01/27"]
    assert [one.end for one in days.spans()] == [16 / 78, 47 / 78, 1]
    assert days.quarters() == ()


def test_numbers_have_the_marks_of_their_language():
    assert [number(one) for one in (41, 41.25, 41.0, 1000, 1234567.25, None)] == [
        "41", "41,3", "41", "1.000", "1.234.567,3", "",
    ]  # fmt: skip
    assert number(1234.5, Written(".", ",")) == "1,234.5"
