from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.findings import Severity, blocks
from app.domain.periods import (
    SessionRule,
    check_session,
    session_end_day,
)

START = datetime(2026, 11, 20, 10, 2, tzinfo=UTC)


def rules(start, end, now=None):
    return [finding.rule for finding in check_session(start, end, now)]


def test_a_usual_session_is_fine():
    assert check_session(START, START + timedelta(minutes=70)) == ()


@pytest.mark.parametrize(
    ("hours", "expected", "refused"),
    [
        (-0.01, [SessionRule.END_BEFORE_START], True),
        (0, [SessionRule.NO_DURATION], False),
        (59.9 / 3600, [SessionRule.NO_DURATION], False),
        (1 / 60, [], False),
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
