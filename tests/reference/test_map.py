from collections import Counter

import pytest

from app.domain.coverage import Way, next_place
from app.domain.outlines import joined
from app.reference.loader import reference
from app.reference.map import cantons, pieces, points
from app.services.results.coverage import spots


def _area(ring):
    """Twice the area, above zero when the outside is to the right."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))


def _holds(ring, point):
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def test_each_municipality_of_flanders_and_brussels_lies_in_one_canton_and_has_a_point():
    known = {
        nis
        for nis, one in reference().municipalities.items()
        if one.region_nis in {"02000", "04000"}
    }
    found = Counter(nis for one in cantons() for nis in one.municipalities)
    assert len(known) == 304
    assert found.keys() == known == points().keys()
    assert set(found.values()) == {1}


def test_no_two_cantons_have_one_name():
    assert len({one.name for one in cantons()}) == len(cantons()) == 77


def test_each_point_lies_in_its_canton_and_region():
    rings = {}
    for one in pieces():
        rings.setdefault((one.canton, one.region or None, one.province), []).extend(one.rings)
    outside = [
        spot.municipality
        for spot in spots(reference())
        if sum(
            _holds(ring, points()[spot.municipality])
            for ring in rings[spot.canton, spot.region, spot.province]
        )
        != 1
    ]
    assert outside == []


@pytest.mark.parametrize(
    ("province", "outlines"), [("40000", 1), ("30000", 1), ("70000", 2), ("20001", 2)]
)
def test_pieces_of_a_province_fit_without_gaps(province, outlines):
    # Limburg has Voeren apart, and Vlaams-Brabant has Brussels as a hole
    rings = [ring for one in pieces() if one.province == province for ring in one.rings]
    found = joined(rings)
    assert len(found) == outlines
    assert sum(map(_area, found)) == sum(map(_area, rings))


def test_all_of_it_is_as_large_as_flanders_and_brussels():
    # a thousandth of a degree is 111.2 m up, and 70.1 m aside at 51 degrees north
    surface = sum(_area(ring) for one in pieces() for ring in one.rings) / 2
    assert surface * 0.1112 * 0.0701 == pytest.approx(13_625 + 162, rel=0.01)  # km2


def test_arrows_reach_every_municipality_of_a_province():
    inside = {one.municipality for one in spots(reference()) if one.province == "40000"}
    places = {nis: (x * 0.63, -y) for nis, (x, y) in points().items() if nis in inside}
    to_see, seen = ["44021"], {"44021"}
    while to_see:
        at = to_see.pop()
        for way in Way:
            there = next_place(places, at, way)
            if there is not None and there not in seen:
                seen.add(there)
                to_see.append(there)
    assert places.keys() - seen == set()
