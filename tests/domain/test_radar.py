"""The shape of a radar chart: the examples of the rule, one by one."""

from decimal import Decimal

import pytest

from app.domain.radar import Point, Radar

FOUR = Radar(4)


def near(point):
    return pytest.approx(point, abs=0.001)


def test_the_axes_go_clockwise_from_the_top():
    spokes = Radar(5).spokes()
    assert spokes[0].end == near((0, 1))
    assert spokes[1].end == near((0.951, 0.309))
    assert [one.side for one in spokes] == ["middle", "right", "right", "left", "left"]
    assert [one.is_above for one in spokes] == [True, True, False, False, True]


def test_a_ring_goes_through_one_value_on_each_axis():
    assert FOUR.ring(5) == tuple(near(one) for one in ((0, 1), (1, 0), (0, -1), (-1, 0)))
    assert FOUR.ring(1)[1] == near((0.2, 0))
    assert FOUR.mark(5) == near((0.5, 0.5))
    assert Radar(1, 5).mark(5) == near((0, 1))
    assert Radar(0, 5).mark(5) == near((0, 0))


def test_each_value_has_its_dot():
    first, second, third, fourth = FOUR.dots((5, Decimal("2.5"), None, 1))
    assert (first, second, fourth) == (near((0, 1)), near((0.5, 0)), near((-0.2, 0)))
    assert third is None


def test_a_line_goes_all_around_when_there_is_a_value_everywhere():
    (run,) = FOUR.runs((5, 5, 5, 5))
    assert len(run) == 5
    assert run[0] == run[-1] == near((0, 1))


def test_a_line_stops_beside_an_axis_without_a_value():
    radar = Radar(5)
    (run,) = radar.runs((1, 2, None, 4, 5))
    dots = radar.dots((1, 2, None, 4, 5))
    assert run == (dots[3], dots[4], dots[0], dots[1])
    assert FOUR.runs((1, None, 3, None)) == ()
    assert FOUR.runs((None, 2, 3, None)) == (FOUR.dots((None, 2, 3, None))[1:3],)


def test_nothing_is_drawn_without_axes():
    assert Radar(0).runs(()) == ()
    assert isinstance(FOUR.mark(1), Point)
