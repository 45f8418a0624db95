"""
A map: areas with a number in them, or a circle at each place that grows with its number.

A white spot is hatched, or a small ring, so that it is told apart in grey too. What is on it is in
thousandths of a degree (WGS84); at the latitude of Belgium a degree of longitude is shorter than
one of latitude, and over so small a country that is all that a projection has to know.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from math import cos, hypot, pi, radians, sin, sqrt
from typing import Final, NamedTuple

from app.domain.charts.keys import Key
from app.domain.charts.letters import PLAIN, Letters
from app.domain.charts.marks import SHADES, At, Circle, Fill, Mark, Polygon, Polyline, Text, marker
from app.domain.charts.table import Table

Coordinate = tuple[int, int]  # longitude, latitude
Ring = tuple[Coordinate, ...]
LATITUDE: Final = 51.0  # degrees, of the middle of Flanders
LARGEST: Final = 38.0  # radius of the largest circle, in thousandths of a degree
LEAST: Final = 2.8  # of any circle
SQUARE: Final = 1.8  # half of the side of one
NEAR: Final = 9.0  # so far from the middle of a circle a mouse still points at it
NUMBERED: Final = 20  # areas: of more, numbers would lie over each other
_CORNERS: Final = 28  # of a circle that is drawn as a line


class Shown(Enum):
    """What is told of a place."""

    NUMBER = "number"
    WHITE = "white"  # nobody there
    NONE = "none"  # 0, where somebody is that this number does not tell of
    NOTHING = "nothing"  # only where it lies


@dataclass(frozen=True, slots=True)
class MapArea:
    """An area; its outside is to the right when walking along a ring, so a hole runs back."""

    code: str
    name: str
    rings: tuple[Ring, ...]
    at: Coordinate  # where its number stands
    shown: Shown = Shown.NOTHING
    value: int = 0


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place with a circle."""

    code: str
    name: str
    at: Coordinate
    shown: Shown = Shown.NUMBER
    value: int = 0


class Step(NamedTuple):
    """The numbers of one shade, both included."""

    low: int
    high: int
    fill: Fill

    @property
    def words(self) -> str:
        """Return `1–4`, or `3` when it is one number."""
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True)
class MapChart:
    """
    Areas that are shaded by their number, or places with circles on areas that are not.

    `borders` are drawn over the areas; the names are words of the key and of the table.
    """

    name: str
    told: str
    areas: tuple[MapArea, ...]
    places: tuple[MapPlace, ...] = ()
    borders: tuple[Ring, ...] = ()
    value_name: str = ""  # what the numbers are, such as "Ondersteund"
    places_name: str = ""  # head of the first column of the table
    white_name: str = ""
    none_name: str = ""
    largest_name: str = ""  # of the largest circle; `{value}` is its number

    def key(self) -> tuple[Key, ...]:
        """Return the shades with their numbers, or how circles grow; and what has no number."""
        found: list[Key] = []
        if self.places and self.most:
            words = self.largest_name.format(value=self.most)
            found.append(Key(words, "series1", "none", "dot"))
        elif not self.places:
            found += [Key(one.words, "series1", fill=one.fill) for one in self.shades]
        every = {one.shown for one in self.told_of}
        if Shown.WHITE in every:
            white = Key(self.white_name, "muted", "none", "ring")
            found.append(white if self.places else Key(self.white_name, "muted", fill="hatch"))
        if Shown.NONE in every:
            none = Key(self.none_name, "series1", "none", "square")
            found.append(none if self.places else Key(self.none_name, "track", fill="shade3"))
        return tuple(found)

    def as_table(self) -> Table:
        """Return the number of every place that is told of."""
        rows = [(one.name, self.words_of(one)) for one in self.told_of]
        return Table((self.places_name, self.value_name), tuple(rows))

    def words_of(self, one: MapArea | MapPlace) -> str:
        """Return its number in words."""
        if one.shown is Shown.WHITE:
            return self.white_name
        return str(one.value)

    @cached_property
    def told_of(self) -> tuple[MapArea | MapPlace, ...]:
        """What has a number or is known to have none: where a keyboard goes."""
        some: Sequence[MapArea | MapPlace] = self.places or self.areas
        return tuple(one for one in some if one.shown is not Shown.NOTHING)

    @cached_property
    def shades(self) -> tuple["Step", ...]:
        """The shades of the areas, the palest first."""
        return steps(one.value for one in self.told_of if one.shown is Shown.NUMBER)

    @cached_property
    def most(self) -> int:
        """The largest number that is shown."""
        shown = (one.value for one in self.told_of if one.shown is Shown.NUMBER)
        return max(shown, default=0)

    def marks(self, width: float, height: float, letters: Letters = PLAIN) -> tuple[Mark, ...]:
        """Return where everything stands, as large as fits."""
        fit, found = self.fit(width, height), list[Mark]()
        for area, ring in _largest_first(self.areas):
            corners = fit.path(ring)
            found.append(Polygon(corners, "surface"))
            found.append(_shaded(area, corners, self.shades))
            found.append(Polyline((*corners, corners[0]), "axis", 0.8 * letters.unit))
        for ring in self.borders:
            corners = fit.path(ring)
            found.append(Polyline((*corners, corners[0]), "muted", 1.2 * letters.unit))
        if not self.places and len(self.areas) <= NUMBERED:
            found += self._numbers(fit)
        return (*found, *self._circles(fit))

    def fit(self, width: float, height: float) -> "Fit":
        """Return where coordinates stand in so much room."""
        air = 0.02 * width if self.places else 2.0
        return fit_of((ring for one in self.areas for ring in one.rings), width, height, air)

    def spots(self, width: float, height: float) -> Mapping[str, At]:
        """Return where each place that is told of stands, by code."""
        fit = self.fit(width, height)
        return {one.code: fit.at(one.at) for one in self.told_of}

    def pointed_at(self, at: At, width: float, height: float) -> str | None:
        """Return the code of the place under a mouse; of circles the one whose middle is near."""
        fit = self.fit(width, height)
        if not self.places:
            inside = (
                one for one, ring in reversed(_largest_first(self.areas)) if fit.holds(ring, at)
            )
            found = next(inside, None)
            return None if found is None or found.shown is Shown.NOTHING else found.code
        near = []
        for one in self.places:
            spot = fit.at(one.at)
            far = hypot(spot.x - at.x, spot.y - at.y)
            if far <= max(NEAR, self.radius(one, fit)):
                near.append((far, one.code))
        return min(near)[1] if near else None

    def ring_around(
        self, code: str, width: float, height: float, letters: Letters = PLAIN
    ) -> tuple[Mark, ...]:
        """Return what shows that the keyboard is at a place."""
        fit, thick = self.fit(width, height), 2.2 * letters.unit
        found: list[Mark] = []
        for one in self.told_of:
            if one.code != code:
                continue
            if isinstance(one, MapPlace):
                spot, radius = fit.at(one.at), self.radius(one, fit) + 3
                found.append(Polyline(_round(spot, radius), "ink", thick))
            else:
                paths = [fit.path(ring) for ring in one.rings]
                found += [Polyline((*path, path[0]), "ink", thick) for path in paths]
        return tuple(found)

    def radius(self, place: MapPlace, fit: "Fit") -> float:
        """Return how large a circle is: its surface grows with its number."""
        if place.shown is not Shown.NUMBER or not self.most:
            return LEAST
        return max(LEAST, fit.scale * LARGEST * sqrt(place.value / self.most))

    def _numbers(self, fit: "Fit") -> Iterable[Mark]:
        for one in self.areas:
            if one.shown is Shown.NUMBER:
                spot = fit.at(one.at)
                yield Text(spot.x, spot.y, str(one.value), "text", "middle", is_strong=True)

    def _circles(self, fit: "Fit") -> Iterable[Mark]:
        for one in sorted(self.places, key=lambda one: -self.radius(one, fit)):
            spot, radius = fit.at(one.at), self.radius(one, fit)
            if one.shown is Shown.NUMBER:
                yield Circle(spot.x, spot.y, radius, "series1", rim=1.0)
            elif one.shown is Shown.WHITE:
                yield Circle(spot.x, spot.y, radius, "muted", "open")
            elif one.shown is Shown.NONE:
                yield from marker("square", spot, SQUARE, "series1")


class Fit(NamedTuple):
    """How coordinates become places in a drawing: `scale` is px for a thousandth of a degree up."""

    scale: float
    left: float  # of longitude 0
    top: float  # of latitude 0

    def at(self, coordinate: Coordinate) -> At:
        """Return where a coordinate stands."""
        x, y = plane(coordinate)
        return At(self.left + self.scale * x, self.top + self.scale * y)

    def path(self, ring: Ring) -> tuple[At, ...]:
        """Return where the corners of a ring stand."""
        return tuple(self.at(one) for one in ring)

    def holds(self, ring: Ring, at: At) -> bool:
        """Tell whether a place in the drawing lies within a ring."""
        corners, inside = self.path(ring), False
        for one, other in zip(corners, (*corners[1:], corners[0]), strict=True):
            if (one.y > at.y) != (other.y > at.y):
                across = (other.x - one.x) * (at.y - one.y) / (other.y - one.y) + one.x
                inside ^= at.x < across
        return inside


def plane(coordinate: Coordinate) -> tuple[float, float]:
    """
    Return a coordinate on a flat map, right and down.

    - (1000, 0), a degree of longitude, is 629 to the right: the cosine of 51 degrees.
    """
    return coordinate[0] * cos(radians(LATITUDE)), float(-coordinate[1])


def fit_of(rings: Iterable[Ring], width: float, height: float, air: float = 0.0) -> Fit:
    """Return how all rings fit in the middle of a room, with so much air around them."""
    spots = [plane(one) for ring in rings for one in ring] or [(0.0, 0.0)]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    wide, high = max(width - 2 * air, 1.0), max(height - 2 * air, 1.0)
    scale = min(wide / max(right - left, 1.0), high / max(bottom - top, 1.0))
    x = (width - scale * (right - left)) / 2 - scale * left
    y = (height - scale * (bottom - top)) / 2 - scale * top
    return Fit(scale, x, y)


def steps(numbers: Iterable[int]) -> tuple[Step, ...]:
    """
    Return at most three shades, each for about as many places; 0 has none.

    - 1, 2, 2, 5, 9, 40: 1–2, 3–5 and 6–40.
    - 3 and 7: 3 and 4–7. Only 1: 1. Nothing: none.
    """
    some = sorted(number for number in numbers if number)
    found: list[Step] = []
    low = some[0] if some else 0
    for at, fill in enumerate(SHADES, 1):
        high = some[max(0, -(-len(some) * at // len(SHADES)) - 1)] if some else -1
        if high >= low:
            found.append(Step(low, high, fill))
            low = high + 1
    return tuple(found)


def _shaded(area: MapArea, corners: tuple[At, ...], shades: Sequence[Step]) -> Mark:
    if area.shown is Shown.WHITE:
        return Polygon(corners, "muted", "hatch")
    fill = next((one.fill for one in shades if one.low <= area.value <= one.high), None)
    if area.shown is not Shown.NUMBER or fill is None:
        return Polygon(corners, "track", "shade3")
    return Polygon(corners, "series1", fill)


def _largest_first(areas: Iterable[MapArea]) -> list[tuple[MapArea, Ring]]:
    """Return the rings of land, so that what lies in a hole is drawn over what lies around it."""
    found = [(_surface(ring), one, ring) for one in areas for ring in one.rings]
    found = [one for one in found if one[0] > 0]
    return [(area, ring) for _, area, ring in sorted(found, key=lambda one: -one[0])]


def _surface(ring: Ring) -> int:
    """Return twice the surface of a ring, below 0 of a hole."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)


def _round(at: At, radius: float) -> tuple[At, ...]:
    turns = [2 * pi * one / _CORNERS for one in range(_CORNERS + 1)]
    return tuple(At(at.x + radius * cos(one), at.y + radius * sin(one)) for one in turns)
