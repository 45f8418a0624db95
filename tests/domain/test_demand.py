"""Weeks, waits and hours of questions that come in; the days are worked out by hand."""

from datetime import date

import pytest

from app.domain.demand import (
    Asked,
    Hours,
    first_from,
    hours_on,
    monday,
    per_week,
    since_first,
    waited,
    whole_weeks,
)

WEEKS = (date(2026, 8, 10), date(2026, 8, 17), date(2026, 8, 24))


def test_a_week_begins_on_monday():
    assert monday(date(2026, 9, 6)) == date(2026, 8, 31)
    assert monday(date(2026, 8, 31)) == date(2026, 8, 31)


def test_the_week_that_runs_is_not_whole():
    assert whole_weeks(date(2026, 9, 2), 2) == (date(2026, 8, 17), date(2026, 8, 24))
    assert whole_weeks(date(2026, 9, 2), 0) == ()


def test_days_are_counted_in_their_week_and_others_not_at_all():
    days = (date(2026, 8, 9), date(2026, 8, 17), date(2026, 8, 23), date(2026, 8, 31))
    assert per_week(WEEKS, days) == (0, 2, 0)


def test_weeks_before_the_first_measurement_are_left_out():
    assert since_first(WEEKS, [date(2026, 8, 20)]) == WEEKS[1:]
    assert since_first(WEEKS, []) == ()


@pytest.mark.parametrize(
    ("visited", "days"),
    [(date(2026, 3, 16), 14), (date(2026, 3, 2), 0), (date(2026, 3, 1), None), (None, None)],
)
def test_the_wait_is_from_the_question_to_the_first_visit(visited, days):
    assert waited(Asked(date(2026, 3, 2), visited)) == days


def test_a_visit_before_the_question_is_no_answer_to_it():
    days = [date(2026, 3, 1), date(2026, 3, 9), date(2026, 3, 5)]
    assert first_from(days, date(2026, 3, 2)) == date(2026, 3, 5)
    assert first_from(days, date(2026, 3, 10)) is None


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 1, 4), None), (date(2026, 2, 28), 60.0), (date(2026, 3, 1), 45.0)],
)
def test_the_newest_hours_that_began_hold(day, hours):
    known = [Hours(date(2026, 3, 1), 45.0), Hours(date(2026, 1, 5), 60.0)]
    assert hours_on(known, day) == hours
