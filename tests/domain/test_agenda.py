from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.agenda import Lane, SnoozeChoice, Span, lanes, place_now, snoozed_until, week_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def span(begin, minutes=60):
    """From so many minutes before or after NOW."""
    starts_at = NOW + timedelta(minutes=begin)
    return Span(starts_at, starts_at + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("begin", "minutes", "is_now"),
    [
        (0, 60, True),
        (-59, 60, True),  # it still runs
        (-60, 60, False),  # it just ended, and began an hour ago
        (-30, 10, True),  # it is over, and began half an hour ago
        (-31, 10, False),
        (15, 60, True),
        (16, 60, False),
    ],
)
def test_an_appointment_is_now_while_it_runs_and_a_while_around_it(begin, minutes, is_now):
    assert (place_now([span(begin, minutes)], NOW) == 0) is is_now


def test_one_that_runs_goes_before_one_that_begins_and_that_before_one_that_is_over():
    over, runs, begins = span(-25, 15), span(-50), span(5)
    assert place_now([over, runs, begins], NOW) == 1
    assert place_now([over, begins], NOW) == 1
    assert place_now([over], NOW) == 0
    assert place_now([], NOW) is None


def test_of_two_that_run_the_last_begun_counts():
    assert place_now([span(-50), span(-10), span(-20)], NOW) == 1


def test_what_overlaps_stands_side_by_side_and_what_touches_does_not():
    assert lanes([span(0, 60), span(60, 30)]) == [Lane(0, 1), Lane(0, 1)]
    assert lanes([span(0, 60), span(30, 60)]) == [Lane(0, 2), Lane(1, 2)]
    assert lanes([]) == []


def test_a_lane_that_is_free_again_is_used_and_a_cluster_is_equally_wide():
    found = lanes([span(0, 120), span(10, 20), span(40, 20), span(45, 5), span(130, 10)])
    assert found == [Lane(0, 3), Lane(1, 3), Lane(1, 3), Lane(2, 3), Lane(0, 1)]


@pytest.mark.parametrize("day", [23, 26, 29])
def test_a_week_runs_from_monday_to_sunday(day):
    days = week_of(date(2026, 11, day))
    assert (days[0], days[-1], len(days)) == (date(2026, 11, 23), date(2026, 11, 29), 7)


@pytest.mark.parametrize(
    ("choice", "day", "until"),
    [
        (SnoozeChoice.TOMORROW, 27, date(2026, 11, 28)),
        (SnoozeChoice.FEW_DAYS, 27, date(2026, 11, 30)),
        (SnoozeChoice.NEXT_WEEK, 23, date(2026, 11, 30)),
        (SnoozeChoice.NEXT_WEEK, 29, date(2026, 11, 30)),
    ],
)
def test_what_is_put_off_comes_back_on_a_day(choice, day, until):
    assert snoozed_until(choice, date(2026, 11, day)) == until
