from app.domain.outlines import joined

LEFT = ((0, 0), (2, 0), (2, 2), (0, 2))
RIGHT = ((2, 0), (4, 0), (4, 2), (2, 2))


def test_two_squares_side_by_side_are_one_area():
    assert joined([LEFT, RIGHT]) == (((0, 0), (2, 0), (4, 0), (4, 2), (2, 2), (0, 2)),)


def test_areas_that_only_touch_stay_apart():
    corner = ((2, 2), (4, 2), (4, 4), (2, 4))
    found = joined([LEFT, corner])
    assert sorted(point for ring in found for point in ring) == sorted((*LEFT, *corner))


def test_what_lies_inside_leaves_a_hole_that_runs_the_other_way():
    around = ((0, 0), (6, 0), (6, 6), (0, 6))
    hole = ((2, 2), (2, 4), (4, 4), (4, 2))
    inside = ((2, 2), (4, 2), (4, 4), (2, 4))
    assert joined([around, hole]) == (around, hole)
    assert joined([around, hole, inside]) == (around,)


def test_nothing_has_no_outline():
    assert joined([]) == ()
