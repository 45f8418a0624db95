"""Effort without movement, and cases closed too early; worked out by hand."""

from datetime import date

import pytest

from app.domain.effort import Effort, EffortLimits, Still, came_back, nearest_rank, stands_still
from app.reference.effort import effort_limits

LIMITS = EffortLimits(still_weeks=8, least_others=5, share=75, hours_alone=20.0, back_days=180)
MOVED = date(2026, 1, 5)
OTHERS = (12.0, 4.0, 8.0, 6.0, 10.0)


@pytest.mark.parametrize(
    ("hours", "day", "others", "expected"),
    [
        (14.0, date(2026, 3, 9), OTHERS, Still(14.0, 9, 10.0, 5)),
        (14.0, date(2026, 3, 2), OTHERS, Still(14.0, 8, 10.0, 5)),
        (14.0, date(2026, 3, 1), OTHERS, None),  # 55 days: seven whole weeks
        (10.0, date(2026, 3, 9), OTHERS, None),  # not more than the limit
        (14.0, date(2026, 3, 9), (4.0, 6.0), None),  # too few others: the limit is 20
        (20.5, date(2026, 3, 9), (4.0, 6.0), Still(20.5, 9, 20.0, 0)),
        (14.0, date(2026, 1, 1), OTHERS, None),  # moved after that day
    ],
)
def test_more_hours_than_others_and_weeks_without_movement(hours, day, others, expected):
    assert stands_still(Effort(hours, MOVED, others), LIMITS, day) == expected


@pytest.mark.parametrize(
    ("values", "share", "expected"), [(OTHERS, 75, 10.0), ((4.0,), 75, 4.0), (OTHERS, 100, 12.0)]
)
def test_the_nearest_rank_is_rounded_up(values, share, expected):
    assert nearest_rank(values, share) == expected


@pytest.mark.parametrize(
    ("back", "early"),
    [(date(2026, 8, 28), True), (date(2026, 8, 29), False), (date(2026, 2, 28), False)],
)
def test_what_comes_back_soon_was_closed_too_early(back, early):
    assert came_back(date(2026, 3, 1), back, LIMITS) is early


def test_limits_hold_from_their_day_and_the_first_ones_before_it_too():
    assert effort_limits(date(2020, 1, 1)) == effort_limits(date(2026, 3, 1))
    assert effort_limits(date(2026, 3, 1)).still_weeks == 8
