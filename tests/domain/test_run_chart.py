"""Centre, limits and signals; every number worked out by hand."""

import pytest

from app.domain.run_chart import FEWEST, Limits, Rule, counts, individuals, signals


def test_the_limits_of_single_measurements_come_of_their_moving_ranges():
    found = individuals([10, 12] * 5)
    assert found is not None
    assert (found.centre, found.low, found.high) == pytest.approx((11, 5.68, 16.32))


@pytest.mark.parametrize(
    ("values", "floor", "low", "high"),
    [([0, 4] * 5, 0, 0, 12.64), ([0, 4] * 5, None, -8.64, 12.64), ([5] * 10, 0, 5, 5)],
)
def test_a_limit_stops_at_the_floor(values, floor, low, high):
    found = individuals(values, floor)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(("each", "low", "high"), [(4, 0, 10), (0, 0, 0), (9, 0, 18), (16, 4, 28)])
def test_the_limits_of_counts_come_of_the_root_of_their_mean(each, low, high):
    found = counts([each] * FEWEST)
    assert found is not None
    assert (found.centre, found.low, found.high) == pytest.approx((each, low, high))


def test_with_nine_measurements_there_are_no_limits_and_no_signals():
    assert individuals([1] * 9) is None
    assert counts([1] * 9) is None
    assert signals([1, 99], None) == ()


@pytest.mark.parametrize(("value", "is_signal"), [(9, True), (8, False), (2, False), (1, True)])
def test_on_a_limit_is_within_it(value, is_signal):
    found = signals([5, value, 5], Limits(5, 2, 8))
    assert [(one.at, one.rule) for one in found] == ([(1, Rule.OUTSIDE)] if is_signal else [])


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ([6] * 8, [0, 1, 2, 3, 4, 5, 6, 7]),
        ([6] * 7, []),
        ([6] * 4 + [5] + [6] * 4, [0, 1, 2, 3, 5, 6, 7, 8]),
        ([6] * 4 + [4] + [6] * 4, []),
        ([4] * 9 + [6], [0, 1, 2, 3, 4, 5, 6, 7, 8]),
    ],
)
def test_eight_in_a_row_at_one_side_are_a_signal(values, places):
    found = signals(values, Limits(5, 2, 8))
    assert [one.at for one in found] == places
    assert {one.rule for one in found} <= {Rule.RUN}


def test_beyond_a_limit_goes_before_a_row_of_eight():
    found = signals([6] * 7 + [9], Limits(5, 2, 8))
    assert [one.rule for one in found] == [Rule.RUN] * 7 + [Rule.OUTSIDE]


@pytest.mark.parametrize("number", [10, 26, 52, 53])
def test_the_same_each_week_is_no_signal_however_floats_round(number):
    same = [19.9] * number
    assert signals(same, individuals(same)) == ()
    alternating = [0.1, 0.3, 0.2, 0.2] * number  # 0.2 is the mean: it stands on the line
    assert signals(alternating, individuals(alternating)) == ()
