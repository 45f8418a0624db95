from datetime import date

import pytest

from app.domain.session_day import parse_session_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20/11", date(2026, 11, 20)),
        ("vr", date(2026, 11, 20)),
        ("ma", MONDAY),
        ("vandaag", MONDAY),
        ("gisteren", date(2026, 11, 22)),
        ("morgen", date(2026, 11, 24)),
        ("24/11", date(2026, 11, 24)),
        ("1/3", date(2026, 3, 1)),  # 98 days ahead is nearer, but a session has been
        ("24/12", date(2026, 12, 24)),  # a month ahead: a plan
        ("25/12", date(2025, 12, 25)),
        ("1/8", date(2026, 8, 1)),
        ("20/11/2027", date(2027, 11, 20)),
        ("+3", date(2026, 11, 26)),
        ("dertig uur", None),
    ],
)
def test_a_day_without_a_year_is_the_one_that_a_coach_means(typed, day):
    assert parse_session_day(typed, MONDAY) == day


def test_the_turn_of_the_year_is_crossed_backwards():
    assert parse_session_day("30/12", date(2027, 1, 4)) == date(2026, 12, 30)


def test_a_leap_day_as_today_breaks_nothing():
    assert parse_session_day("1/3", date(2028, 2, 29)) == date(2028, 3, 1)
