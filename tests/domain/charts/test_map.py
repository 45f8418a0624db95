import pytest

from app.domain.charts import MapArea, MapChart, MapPlace, Shown, marks
from app.domain.charts.map import Fit, fit_of, plane, steps
from app.domain.charts.marks import At, Circle, Polygon, Polyline, Rect, Text

# Two squares of a degree, and one with a hole in which the first stands
WEST = ((0, 0), (1000, 0), (1000, 1000), (0, 1000))
EAST = ((1000, 0), (2000, 0), (2000, 1000), (1000, 1000))
AROUND = ((-1000, -1000), (3000, -1000), (3000, 2000), (-1000, 2000))
HOLE = ((0, 0), (0, 1000), (1000, 1000), (1000, 0))
WORDS = {
    "value_name": "Ondersteund",
    "places_name": "Gemeente",
    "white_name": "Witte vlek",
    "none_name": "Niet ondersteund",
    "largest_name": "Grootste: {value}",
}


def shaded(*areas):
    return MapChart("Dekking", "Zo staat het.", areas, **WORDS)


def west(shown=Shown.NUMBER, value=4):
    return MapArea("w", "West", (WEST,), (500, 500), shown, value)


def east(shown=Shown.WHITE, value=0):
    return MapArea("e", "Oost", (EAST,), (1500, 500), shown, value)


def dotted(*places):
    return MapChart("Dekking", "Zo staat het.", (west(Shown.NOTHING),), places, (WEST,), **WORDS)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([1, 2, 2, 5, 9, 40], ["1–2", "3–5", "6–40"]),
        ([7, 3, 0], ["3", "4–7"]),
        ([1], ["1"]),
        ([2, 2, 2], ["2"]),
        ([0], []),
        ([], []),
    ],
)
def test_each_shade_is_for_about_as_many_places(numbers, words):
    assert [one.words for one in steps(numbers)] == words


def test_a_degree_aside_is_shorter_than_one_up():
    x, y = plane((1000, 1000))
    assert (round(x), y) == (629, -1000)


def test_a_map_fits_in_the_middle_of_its_room():
    fit = fit_of([WEST], 200, 120, air=10)
    assert fit.scale == pytest.approx(0.1)  # 100 high for a degree
    assert fit.at((0, 0)) == pytest.approx((100 - 31.47, 110), abs=0.01)
    assert fit_of([], 10, 10) == Fit(10.0, 5.0, 5.0)


def test_areas_are_shaded_and_white_spots_hatched():
    found = marks(shaded(west(), east()), 300, 200)
    fills = [(one.role, one.fill) for one in found if isinstance(one, Polygon)]
    assert fills == [
        ("surface", "solid"),
        ("series1", "shade1"),
        ("surface", "solid"),
        ("muted", "hatch"),
    ]
    assert [one.words for one in found if isinstance(one, Text)] == ["4"]


def test_what_lies_in_a_hole_is_drawn_over_what_lies_around():
    around = MapArea("a", "Rond", (AROUND, HOLE), (2500, 500), Shown.NUMBER, 9)
    found = [one for one in marks(shaded(west(), around), 300, 200) if isinstance(one, Polygon)]
    assert [len(one.points) for one in found] == [4, 4, 4, 4]  # the hole itself is not drawn
    assert found[1].points[0].x < found[3].points[0].x  # the one around comes first


@pytest.mark.parametrize(
    ("shown", "look"),
    [
        (Shown.NOTHING, ("track", "shade3")),
        (Shown.NONE, ("track", "shade3")),
    ],
)
def test_an_area_without_a_number_has_no_shade(shown, look):
    polygons = [one for one in marks(shaded(west(shown)), 300, 200) if isinstance(one, Polygon)]
    assert (polygons[1].role, polygons[1].fill) == look


def test_the_surface_of_a_circle_grows_with_its_number():
    small = MapPlace("s", "Klein", (200, 500), value=4)
    large = MapPlace("l", "Groot", (800, 500), value=16)
    tiny = MapPlace("t", "Nog kleiner", (500, 500), value=1)
    chart = dotted(small, tiny, large)
    circles = [one for one in marks(chart, 600, 424) if isinstance(one, Circle)]
    # 400 px for a degree; the last is never smaller than what can be seen, and never under another
    assert [one.radius for one in circles] == pytest.approx([15.2, 7.6, 3.8])
    circles = [one for one in marks(chart, 60, 40) if isinstance(one, Circle)]
    assert [one.radius for one in circles] == [2.8, 2.8, 2.8]


def test_a_place_without_a_number_is_told_apart_by_its_shape():
    shapes = []
    for shown in (Shown.WHITE, Shown.NONE, Shown.NOTHING):
        found = marks(dotted(MapPlace("p", "Plaats", (500, 500), shown)), 300, 200)[4:]
        shapes.append([(type(one), one.role, one.fill) for one in found])
    assert shapes == [
        [(Circle, "muted", "open")],
        [(Rect, "series1", "solid")],
        [],
    ]


def test_the_key_has_what_is_on_the_map_only():
    names = [one.name for one in shaded(west(), east()).key()]
    assert names == ["4", "Witte vlek"]
    assert [one.name for one in shaded(west(), east(Shown.NONE)).key()] == ["4", "Niet ondersteund"]
    places = [
        MapPlace(code, code, (500, 500), shown, 3)
        for code, shown in (
            ("a", Shown.NUMBER),
            ("b", Shown.WHITE),
            ("c", Shown.NONE),
        )
    ]
    assert [(one.name, one.marker) for one in dotted(*places).key()] == [
        ("Grootste: 3", "dot"),
        ("Witte vlek", "ring"),
        ("Niet ondersteund", "square"),
    ]
    assert dotted(MapPlace("n", "Nergens", (0, 0), Shown.NOTHING)).key() == ()


def test_the_table_has_every_place_that_is_told_of():
    table = shaded(west(), east()).as_table()
    assert table.header == ("Gemeente", "Ondersteund")
    assert table.rows == (("West", "4"), ("Oost", "Witte vlek"))


def test_a_mouse_points_at_the_area_on_top():
    around = MapArea("a", "Rond", (AROUND, HOLE), (2500, 500), Shown.NUMBER, 9)
    chart = shaded(around, west())
    spots = chart.spots(300, 200)
    assert chart.pointed_at(spots["w"], 300, 200) == "w"
    assert chart.pointed_at(spots["a"], 300, 200) == "a"
    assert chart.pointed_at(At(-50, -50), 300, 200) is None
    assert shaded(west(Shown.NOTHING)).pointed_at(At(150, 100), 300, 200) is None


def test_a_mouse_points_at_the_nearest_circle():
    chart = dotted(MapPlace("l", "Links", (300, 500), value=1), MapPlace("r", "Rechts", (500, 500)))
    spots = chart.spots(300, 200)
    assert chart.pointed_at(spots["l"], 300, 200) == "l"
    assert chart.pointed_at(At(spots["r"].x + 8, spots["r"].y), 300, 200) == "r"
    assert chart.pointed_at(At(spots["r"].x + 40, spots["r"].y), 300, 200) is None


def test_the_place_of_the_keyboard_has_a_ring():
    (ring,) = shaded(west(), east()).ring_around("e", 300, 200)
    assert isinstance(ring, Polyline)
    assert (len(ring.points), ring.role) == (5, "ink")
    (circle,) = dotted(MapPlace("p", "Plaats", (500, 500), value=1)).ring_around("p", 300, 200)
    assert len(circle.points) == 29
    assert shaded(west()).ring_around("x", 300, 200) == ()


def test_many_areas_have_no_numbers_in_them():
    some = [MapArea(str(n), str(n), (WEST,), (500, 500), Shown.NUMBER, n + 1) for n in range(21)]
    assert not any(isinstance(one, Text) for one in marks(shaded(*some), 300, 200))
