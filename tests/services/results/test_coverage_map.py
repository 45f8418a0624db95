from datetime import UTC, datetime

import pytest

from app.domain.charts import Shown
from app.domain.coverage import NOBODY, Level, Reached, rolled_up
from app.reference.loader import reference
from app.services.results.coverage import Coverage, PlaceReached, spots
from app.services.results.coverage_map import MapWords, Measure, coverage_map, middles, outlines

WORDS = MapWords("Dekking", "Zo staat het.", "Ondersteund", "Plaats", "Witte vlek")
AALST, GENT, ELSENE = "41002", "44021", "21009"


def found(reached):
    places = {}
    for level in Level:
        numbers = rolled_up(spots(reference()), reached, level)
        flemish = {one.at(level) for one in spots(reference()) if one.province != "04000"}
        places[level] = tuple(
            PlaceReached(code, code, "", one, code in flemish) for code, one in numbers.items()
        )
    at = datetime(2026, 11, 30, tzinfo=UTC)
    return Coverage(places, NOBODY, NOBODY, NOBODY, is_whole=True, at=at)


REACHED = found({AALST: Reached(supported=3), GENT: Reached(running=1)})


def test_municipalities_are_circles_on_provinces_that_have_no_shade():
    chart = coverage_map(reference(), REACHED, Level.MUNICIPALITY, Measure.SUPPORTED, WORDS)
    shown = {one.code: (one.shown, one.value) for one in chart.places}
    assert len(shown) == 304
    assert shown[AALST] == (Shown.NUMBER, 3)
    assert shown[GENT] == (Shown.NONE, 0)  # somebody is there, but not supported
    assert shown["11001"] == (Shown.WHITE, 0)
    assert shown[ELSENE] == (Shown.NOTHING, 0)  # not of Flanders
    assert {one.shown for one in chart.areas} == {Shown.NOTHING}


@pytest.mark.parametrize(
    ("level", "areas", "code"),
    [(Level.CANTON, 77, "aalst"), (Level.REGION, 16, "REFREG11"), (Level.PROVINCE, 6, "40000")],
)
def test_what_is_larger_is_shaded(level, areas, code):
    chart = coverage_map(reference(), REACHED, level, Measure.SUPPORTED, WORDS)
    shown = {one.code: (one.shown, one.value) for one in chart.areas}
    assert len(shown) == areas  # Brussels is in no region, but on the map
    assert shown[code] == (Shown.NUMBER, 3)
    assert chart.places == ()


def test_the_number_of_each_area_stands_inside_it():
    for level in (Level.REGION, Level.PROVINCE):
        chart = coverage_map(reference(), REACHED, level, Measure.SUPPORTED, WORDS)
        shown = {one.code for one in chart.told_of}
        for code, spot in chart.spots(900, 400).items():
            assert chart.pointed_at(spot, 900, 400) == code
        assert shown <= middles(reference(), level).keys() == outlines(level).keys()
