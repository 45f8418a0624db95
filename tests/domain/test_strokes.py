from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.strokes import (
    MOST_POINTS,
    MOST_TEXT,
    STEP,
    Point,
    box_of,
    fitted,
    from_json,
    is_signature,
    length,
    pieces,
    to_json,
)

LINE = (Point(0, 0), Point(30, 40, 100))

places = st.floats(0, 2000).map(lambda number: round(number, 1))
points = st.builds(
    Point, places, places, st.integers(0, 90_000), st.sampled_from([0.0, 0.25, 0.5, 1.0])
)
inks = st.lists(st.lists(points, min_size=1, max_size=12).map(tuple), max_size=5).map(tuple)


@given(inks)
def test_ink_comes_back_as_it_was_kept(strokes):
    assert from_json(to_json(strokes)) == strokes


def test_it_is_kept_as_four_numbers_a_point():
    assert to_json(((Point(1.24, 2, 3, 0.456),),)) == "[[[1.2,2,3,0.46]]]"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}x",
        "5",
        "[[]]",
        "[[[1,2,3]]]",
        '[[["1",2,3,0]]]',
        "[[[1,2,3,true]]]",
        "[[[1,2,3,2]]]",
        "[[[1,2,-1,0]]]",
        "[[[1e9,2,3,0]]]",
        "[[[NaN,2,3,0]]]",
        "[[[1,Infinity,3,0]]]",
        "[[[-Infinity,0,0,0]]]",
        "[" * 100_000,
    ],
)
def test_what_is_no_ink_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        from_json(text)


def test_more_ink_than_is_kept_is_refused_both_ways():
    stroke = tuple(Point(n % 300, 5, n) for n in range(MOST_POINTS))
    assert len(from_json(to_json((stroke,)))[0]) == MOST_POINTS
    with pytest.raises(UserError, match="too_long"):
        to_json((stroke, LINE))
    row = "[0,0,0,0]"
    with pytest.raises(ValueError, match="more ink"):
        from_json("[[" + ",".join([row] * (MOST_POINTS + 1)) + "]]")


def test_a_dot_is_no_signature_and_a_line_is():
    assert length((LINE,)) == 50
    assert is_signature((LINE,))
    assert not is_signature(((Point(5, 5),),))
    assert not is_signature(((Point(0, 0), Point(23, 0)),))
    assert is_signature(((Point(0, 0), Point(24, 0)),))
    assert not is_signature(())


def test_it_becomes_smaller_but_never_larger_and_stands_on_the_line():
    small = fitted((LINE,), 300, 20)  # 30 wide and 40 high, in half
    assert small[0] == (Point(0, 0), Point(15, 20, 100))
    same = fitted(((Point(10, 10), Point(40, 50)),), 300, 100)
    assert same[0] == (Point(0, 60), Point(30, 100))


def test_the_box_lies_around_all_strokes():
    box = box_of(((Point(5, 9),), (Point(1, 20), Point(8, 2))))
    assert (box.left, box.top, box.width, box.height) == (1, 2, 7, 18)
    assert box_of(()).width == 0


def test_the_curve_goes_through_the_points_in_small_steps():
    stroke = (Point(0, 0), Point(20, 0), Point(20, 20), Point(60, 20))
    drawn = list(pieces(stroke))
    ends = [(round(p.x2, 6), round(p.y2, 6)) for p in drawn]
    assert (drawn[0].x1, drawn[0].y1) == (0, 0)
    for point in stroke[1:]:
        assert (point.x, point.y) in ends
    assert all((a.x2, a.y2) == (b.x1, b.y1) for a, b in pairwise(drawn))
    assert max(hypot(p.x2 - p.x1, p.y2 - p.y1) for p in drawn) < 2 * STEP


def test_a_straight_line_stays_straight():
    drawn = list(pieces((Point(0, 5), Point(50, 5), Point(100, 5))))
    assert {round(piece.y2, 9) for piece in drawn} == {5}
    assert [piece.x2 for piece in drawn] == sorted(piece.x2 for piece in drawn)


def test_both_ends_are_thin_and_pressure_makes_the_middle_thick():
    light = list(pieces(tuple(Point(x, 0, x, 0.01) for x in range(0, 101, 10))))
    heavy = list(pieces(tuple(Point(x, 0, x, 1.0) for x in range(0, 101, 10))))
    middle = len(light) // 2
    assert round(light[middle].width, 1) == 0.8
    assert heavy[middle].width == 1.25
    assert heavy[0].width < 0.8 > heavy[-1].width


def test_without_pressure_down_is_thick_and_up_is_thin():
    down = list(pieces((Point(0, 0), Point(0, 100))))
    up = list(pieces((Point(0, 100), Point(0, 0))))
    assert down[len(down) // 2].width == 1.25
    assert up[len(up) // 2].width == 0.8


def test_a_dot_is_drawn():
    assert [tuple(piece) for piece in pieces((Point(3, 4),))] == [(3, 4, 3, 4, 1.25)]
    assert list(pieces(())) == []


def test_a_text_longer_than_any_ink_is_refused_unread():
    with pytest.raises(ValueError, match="more ink"):
        from_json("[" * (MOST_TEXT + 1))
