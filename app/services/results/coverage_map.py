"""The coverage of Flanders as a map: what is drawn of it, with words that who shows it gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import hypot
from typing import Final

from app.domain.charts import MapArea, MapChart, MapPlace, Shown
from app.domain.charts.map import plane
from app.domain.coverage import Level
from app.domain.outlines import joined
from app.reference import map as reference_map
from app.reference.loader import Reference
from app.reference.map import Coordinate, Piece, Ring
from app.services.results.coverage import Coverage, PlaceReached, spots

BORDER: Final = 3  # one in so many corners of a border tells how far it is
SPECK: Final = 3  # a ring of so few corners is a gap that simplifying left


class Measure(StrEnum):
    """Which number of a place is drawn."""

    SUPPORTED = "supported"
    RUNNING = "running"
    COUNTED = "counted"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class MapWords:
    """The words of a map, as `MapChart` has them."""

    name: str
    told: str
    value: str
    places: str
    white: str
    none: str = ""
    largest: str = ""


def coverage_map(
    reference: Reference,
    found: Coverage,
    level: Level,
    measure: Measure,
    words: MapWords,
) -> MapChart:
    """Return the map of a level: circles of municipalities, or shades of what is larger."""
    known = {one.code: one for one in found.places[level]}
    drawn_as = Level.PROVINCE if level is Level.MUNICIPALITY else level
    areas, names = outlines(drawn_as), {one.code: one.name for one in found.places[drawn_as]}
    middle = middles(reference, drawn_as)
    places: tuple[MapPlace, ...] = ()
    if level is Level.MUNICIPALITY:
        points = reference_map.points()
        places = tuple(
            MapPlace(code, one.name, points[code], *_shown(one, measure))
            for code, one in known.items()
        )
    return MapChart(
        name=words.name,
        told=words.told,
        areas=tuple(
            MapArea(
                code,
                names.get(code, ""),
                rings,
                middle.get(code, (0, 0)),
                *_shown(None if places else known.get(code), measure),
            )
            for code, rings in areas.items()
        ),
        places=places,
        borders=tuple(ring for rings in outlines(Level.PROVINCE).values() for ring in rings),
        value_name=words.value,
        places_name=words.places,
        white_name=words.white,
        none_name=words.none,
        largest_name=words.largest,
    )


def value_of(place: PlaceReached, measure: Measure) -> int:
    """Return the number of a place that is drawn."""
    number: int = getattr(place.reached, measure.value)
    return number


def _shown(place: PlaceReached | None, measure: Measure) -> tuple[Shown, int]:
    """Return what is told of a place; nothing of one without anybody outside Flanders."""
    if place is None:
        return Shown.NOTHING, 0
    if place.reached.is_white:
        return (Shown.WHITE if place.is_flemish else Shown.NOTHING), 0
    number = value_of(place, measure)
    return (Shown.NUMBER if number else Shown.NONE), number


@cache
def outlines(level: Level) -> Mapping[str, tuple[Ring, ...]]:
    """Return the outlines of the areas of a level, by code; Brussels is no region, so empty."""
    rings: dict[str, list[Ring]] = {}
    for piece in reference_map.pieces():
        rings.setdefault(_code(piece, level), []).extend(piece.rings)
    return {
        code: tuple(ring for ring in joined(some) if len(ring) > SPECK)
        for code, some in sorted(rings.items())
    }


def _code(piece: Piece, level: Level) -> str:
    return {
        Level.CANTON: piece.canton,
        Level.REGION: piece.region,
        Level.PROVINCE: piece.province,
    }[level]


@cache
def middles(reference: Reference, level: Level) -> Mapping[str, Coordinate]:
    """
    Return where the number of each area stands: at its municipality farthest from its border.

    The middle itself may lie outside: that of Vlaams-Brabant is in Brussels.
    """
    inside: dict[str, list[Coordinate]] = {}
    for spot in spots(reference):
        point = reference_map.points()[spot.municipality]
        inside.setdefault(spot.at(level) or "", []).append(point)
    found = {}
    for code, some in inside.items():
        border = [plane(one) for ring in outlines(level)[code] for one in ring[::BORDER]]
        found[code] = max(some, key=lambda one: (_room(plane(one), border), one))
    return found


def _room(at: tuple[float, float], border: Iterable[tuple[float, float]]) -> float:
    return min(hypot(at[0] - x, at[1] - y) for x, y in border)
