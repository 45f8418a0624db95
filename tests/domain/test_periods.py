from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.findings import Severity, blocks
from app.domain.periods import (
    EmptyPeriod,
    Period,
    Quarter,
    SessionRule,
    check_session,
    quarter_of,
    session_end_day,
)

START = datetime(2026, 11, 20, 10, 2, tzinfo=UTC)


def rules(start, end, now=None):
    return [finding.rule for finding in check_session(start, end, now)]


def test_both_ends_belong_to_a_period():
    period = Period(date(2026, 1, 1), date(2026, 1, 31))
    assert period.days == 31
    assert date(2026, 1, 1) in period
    assert date(2026, 1, 31) in period
    assert date(2025, 12, 31) not in period
    assert date(2026, 2, 1) not in period


def test_an_open_period_has_no_last_day():
    period = Period(date(2026, 1, 1))
    assert period.days is None
    assert date(9999, 12, 31) in period


def test_a_period_of_one_day_exists_and_an_empty_one_does_not():
    assert Period(date(2026, 1, 1), date(2026, 1, 1)).days == 1
    with pytest.raises(EmptyPeriod):
        Period(date(2026, 1, 2), date(2026, 1, 1))


def test_periods_that_touch_on_one_day_overlap_that_day():
    first = Period(date(2026, 1, 1), date(2026, 1, 31))
    second = Period(date(2026, 1, 31), date(2026, 3, 1))
    assert first.overlap(second) == Period(date(2026, 1, 31), date(2026, 1, 31))
    assert first.overlap(Period(date(2026, 2, 1))) is None
    assert Period(date(2026, 1, 1)).overlap(Period(date(2026, 2, 1))) == Period(date(2026, 2, 1))


DAYS = st.dates(date(2024, 1, 1), date(2024, 3, 1))


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlap_has_exactly_the_days_of_both(a, b, c, d):
    one, other = Period(min(a, b), max(a, b)), Period(min(c, d), max(c, d))
    both = one.overlap(other)
    every = [date(2024, 1, 1) + timedelta(days=n) for n in range(61)]
    assert [day for day in every if day in one and day in other] == [
        day for day in every if both is not None and day in both
    ]


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), Quarter(2026, 1)),
        (date(2026, 3, 31), Quarter(2026, 1)),
        (date(2026, 4, 1), Quarter(2026, 2)),
        (date(2026, 12, 31), Quarter(2026, 4)),
    ],
)
def test_a_day_lies_in_a_quarter(day, quarter):
    assert quarter_of(day) == quarter
    assert day in quarter.period


def test_the_days_of_a_quarter():
    assert Quarter(2024, 1).period == Period(date(2024, 1, 1), date(2024, 3, 31))
    assert Quarter(2026, 4).period == Period(date(2026, 10, 1), date(2026, 12, 31))
    assert Quarter(2026, 4).next() == Quarter(2027, 1)


def test_a_usual_session_is_fine():
    assert check_session(START, START + timedelta(minutes=70)) == ()


@pytest.mark.parametrize(
    ("hours", "expected", "refused"),
    [
        (-0.01, [SessionRule.END_BEFORE_START], True),
        (0, [SessionRule.NO_DURATION], False),
        (12, [], False),
        (12.01, [SessionRule.LONG], False),
        (23.99, [SessionRule.LONG, SessionRule.CROSSES_MIDNIGHT], False),
        (24, [SessionRule.TOO_LONG], True),
        (30, [SessionRule.TOO_LONG], True),
    ],
)
def test_how_long_a_session_may_last(hours, expected, refused):
    end = START + timedelta(hours=hours)
    assert rules(START, end) == expected
    assert blocks(check_session(START, end)) is refused


def test_a_session_across_midnight_is_told_and_allowed():
    (finding,) = check_session(START.replace(hour=22), START.replace(day=21, hour=1))
    assert (finding.rule, finding.severity) == (SessionRule.CROSSES_MIDNIGHT, Severity.INFO)
    assert finding.values["hours"] == 3


def test_ending_at_midnight_is_still_the_same_day():
    start = START.replace(hour=22, minute=0)
    assert rules(start, datetime(2026, 11, 21, tzinfo=UTC)) == []


def test_a_session_that_has_not_begun_warns():
    assert rules(START, START + timedelta(hours=1), now=START - timedelta(minutes=1)) == [
        SessionRule.NOT_YET
    ]
    assert rules(START, START + timedelta(hours=1), now=START) == []


def test_the_hour_that_comes_twice_in_autumn_counts():
    # In the night of 25 October 2026 the clock goes back from 3:00 to 2:00.
    brussels = ZoneInfo("Europe/Brussels")
    start = datetime(2026, 10, 25, 1, 30, tzinfo=brussels)
    (finding,) = check_session(start, datetime(2026, 10, 25, 13, tzinfo=brussels))
    assert (finding.rule, finding.values["hours"]) == (SessionRule.LONG, 12.5)


@pytest.mark.parametrize(
    ("start", "end", "end_day"),
    [
        (time(10, 2), time(11, 12), 20),
        (time(10), time(10), 20),
        (time(22), time(1), 21),
        (time(18), time(6), 21),  # twelve hours
        (time(18), time(6, 1), 20),  # more: a slip
        (time(11, 12), time(10, 2), 20),
    ],
)
def test_the_day_of_the_end_follows_from_the_times(start, end, end_day):
    assert session_end_day(date(2026, 11, 20), start, end) == date(2026, 11, end_day)


def test_a_year_may_end_at_midnight():
    assert session_end_day(date(2026, 12, 31), time(22), time(1)) == date(2027, 1, 1)
