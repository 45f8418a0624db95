from datetime import date, time

import pytest

from app.domain.day_input import parse_day, parse_time

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/3", date(2027, 3, 12)),  # passed this year
        ("24/11", date(2026, 11, 24)),
        ("23/11", date(2026, 11, 23)),  # today has not passed
        ("22/11", date(2027, 11, 22)),
        ("12/3/26", date(2026, 3, 12)),
        ("12-03-2026", date(2026, 3, 12)),
        ("12.3.2026", date(2026, 3, 12)),
        ("12 3", date(2027, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("12032026", date(2026, 3, 12)),
        ("12 maart", date(2027, 3, 12)),
        ("1 mrt. 2026", date(2026, 3, 1)),
        ("30nov", date(2026, 11, 30)),
        ("vr 20/11/2026", date(2026, 11, 20)),  # as the field itself writes it
        ("ma 20/11/2026", date(2026, 11, 20)),  # a wrong weekday is not looked at
        ("vandaag", MONDAY),
        ("  Morgen ", date(2026, 11, 24)),
        ("overmorgen", date(2026, 11, 25)),
        ("gisteren", date(2026, 11, 22)),
        ("ma", MONDAY),  # a weekday that is today means today
        ("maandag", MONDAY),
        ("di", date(2026, 11, 24)),
        ("vrij", date(2026, 11, 27)),
        ("zo", date(2026, 11, 29)),
        ("+3", date(2026, 11, 26)),
        ("+1 week", date(2026, 11, 30)),
        ("over 2 weken", date(2026, 12, 7)),
        ("over 1 dag", date(2026, 11, 24)),
    ],
)
def test_a_day_is_read_as_people_type_it(text, day):
    assert parse_day(text, MONDAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "x", "31/2", "31/4/2026", "0/1", "1/13", "v", "12", "12/", "1/1/1/1", "12 foo", "m", "💡"],
)
def test_what_is_no_day_is_refused(text):
    assert parse_day(text, MONDAY) is None


def test_29_february_without_year_waits_for_a_leap_year_only_one_year():
    assert parse_day("29/2", date(2027, 5, 1)) == date(2028, 2, 29)
    assert parse_day("29/2", date(2028, 2, 29)) == date(2028, 2, 29)
    assert parse_day("29/2", date(2026, 1, 1)) is None


def test_the_end_of_time_is_refused_and_not_an_error():
    assert parse_day("morgen", date.max) is None
    assert parse_day("1/1", date.max) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14u30", time(14, 30)),
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("905", time(9, 5)),
        ("9:05", time(9, 5)),
        ("9u", time(9)),
        ("9 uur", time(9)),
        ("9", time(9)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_read_as_people_type_it(text, moment):
    assert parse_time(text) == moment


@pytest.mark.parametrize("text", ["", "24:00", "12:60", "2460", "x", "12:3:4", "9u5x", "-1"])
def test_what_is_no_time_is_refused(text):
    assert parse_time(text) is None
