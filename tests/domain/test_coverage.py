import pytest

from app.domain.coverage import NOBODY, Level, Reached, Spot, Way, next_place, rolled_up

AALST = Spot("41002", "aalst", "REFREG11", "40000")
HAALTERT = Spot("41024", "ninove", "REFREG11", "40000")
LOKEREN = Spot("46029", "lokeren", "REFREG14", "40000")
ELSENE = Spot("21009", "elsene", None, "04000")
SPOTS = (AALST, HAALTERT, LOKEREN, ELSENE)


def test_a_region_has_what_its_municipalities_have_together():
    reached = {"41002": Reached(3, 2, 1, 4), "41024": Reached(2, 0, 0, 1)}
    found = rolled_up(SPOTS, reached, Level.REGION)
    assert found == {"REFREG11": Reached(5, 2, 1, 5), "REFREG14": NOBODY}


@pytest.mark.parametrize(
    ("level", "codes"),
    [
        (Level.MUNICIPALITY, {"41002", "41024", "46029", "21009"}),
        (Level.CANTON, {"aalst", "ninove", "lokeren", "elsene"}),
        (Level.PROVINCE, {"40000", "04000"}),
    ],
)
def test_every_place_has_a_row_also_without_anybody(level, codes):
    found = rolled_up(SPOTS, {}, level)
    assert found.keys() == codes
    assert all(one.is_white for one in found.values())


@pytest.mark.parametrize(
    "reached", [Reached(1), Reached(running=1), Reached(counted=1), Reached(elsewhere=1)]
)
def test_one_company_of_any_kind_is_no_white_spot(reached):
    assert not reached.is_white


POINTS = {"middle": (0, 0), "right": (4, 1), "far": (9, 0), "up": (1, -4), "aside": (1, 8)}


@pytest.mark.parametrize(
    ("at", "way", "to"),
    [
        ("middle", Way.RIGHT, "right"),  # 4 ahead and 1 aside, before 9 straight ahead
        ("middle", Way.UP, "up"),
        ("middle", Way.DOWN, "aside"),
        ("right", Way.LEFT, "middle"),
        ("far", Way.UP, "up"),  # nothing is more up than aside, so what is up at all
        ("far", Way.RIGHT, None),
    ],
)
def test_an_arrow_goes_to_the_nearest_that_lies_that_way(at, way, to):
    assert next_place(POINTS, at, way) == to


def test_of_two_as_near_the_first_is_taken():
    assert next_place({"at": (0, 0), "one": (2, 1), "other": (2, -1)}, "at", Way.RIGHT) == "one"
