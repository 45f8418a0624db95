from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from app.reports import words
from tests.reports.samples import BRUSSELS

START = datetime(2026, 11, 19, 13, 30, tzinfo=BRUSSELS)


def test_days_and_times():
    assert words.day(date(2026, 11, 9)) == "09/11/2026"
    assert words.day(None) == ""
    assert words.long_day(date(2026, 11, 19)) == "donderdag 19 november 2026"
    assert words.span(START, START + timedelta(minutes=70)) == "13:30 tot 14:40"
    assert words.span(START, START + timedelta(hours=12)) == "13:30 tot 20/11/2026, 01:30"


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0 u 00"), (70, "1 u 10"), (1800, "30 u 00"), (790, "13 u 10")]
)
def test_durations(minutes, text):
    assert words.duration(minutes) == text


def test_a_night_in_which_the_clock_goes_back_lasts_an_hour_longer():
    evening = datetime(2026, 10, 24, 23, 0, tzinfo=BRUSSELS)
    morning = datetime(2026, 10, 25, 5, 0, tzinfo=BRUSSELS)
    assert words.minutes_between(evening, morning) == 7 * 60


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 bytes"), (999, "999 bytes"), (310_400, "310 kB"), (1_240_000, "1,2 MB")],
)
def test_sizes(size, text):
    assert words.byte_size(size) == text


def test_numbers():
    assert words.counted(1, "sessie", "sessies") == "één sessie"
    assert words.counted(13, "sessie", "sessies") == "13 sessies"
    assert words.first_upper("één sessie") == "Eén sessie"
    assert words.first_upper("") == ""
    assert words.decimal(Decimal("34.20")) == "34,2"
    assert words.decimal(Decimal(100)) == "100"
    assert words.amount(Decimal("1250000.50")) == "€\u00a01.250.001"
