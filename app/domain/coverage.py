"""
Where companies are reached and where none is: by municipality, and by what holds these (dekking).

Source: DOMAIN, sections 1 and 7. A company stands where its main establishment is. A white spot
(witte vlek) is a place without any company that somebody reached. That says nothing of how many
companies there are to reach: that number is not known.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import hypot
from typing import Final, TypeVar

NameT = TypeVar("NameT")
Point = tuple[float, float]
_ASIDE: Final = 2.0  # a step to the side counts as so many ahead


class Level(StrEnum):
    """What a number is of."""

    MUNICIPALITY = "municipality"
    CANTON = "canton"
    REGION = "region"
    PROVINCE = "province"


class Way(StrEnum):
    """The direction of an arrow key."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Spot:
    """A municipality and what it lies in, as codes; no reference region in Brussels."""

    municipality: str
    canton: str
    region: str | None
    province: str

    def at(self, level: Level) -> str | None:
        """Return the code of what it lies in."""
        return {
            Level.MUNICIPALITY: self.municipality,
            Level.CANTON: self.canton,
            Level.REGION: self.region,
            Level.PROVINCE: self.province,
        }[level]


@dataclass(frozen=True, slots=True)
class Reached:
    """
    How many companies, each once a number.

    `elsewhere` are those that only the directory knows: another coach has their file.
    """

    supported: int = 0  # a session was held
    running: int = 0  # in a trajectory
    counted: int = 0  # for the target
    elsewhere: int = 0

    @property
    def is_white(self) -> bool:
        """Whether nobody was reached."""
        return not (self.supported or self.running or self.counted or self.elsewhere)

    def __add__(self, other: "Reached") -> "Reached":
        return Reached(
            self.supported + other.supported,
            self.running + other.running,
            self.counted + other.counted,
            self.elsewhere + other.elsewhere,
        )


NOBODY: Final = Reached()


def rolled_up(
    spots: Iterable[Spot], reached: Mapping[str, Reached], level: Level
) -> dict[str, Reached]:
    """
    Return the numbers of each area of a level, also of those without any.

    - Aalst has 3 supported and Haaltert 2, both in the region Denderland: the region has 5.
    - Of a region whose municipalities all have none: a white spot.
    - A municipality outside every region is in no row of that level.
    """
    found: dict[str, Reached] = {}
    for spot in spots:
        code = spot.at(level)
        if code is not None:
            found[code] = found.get(code, NOBODY) + reached.get(spot.municipality, NOBODY)
    return found


def next_place(points: Mapping[NameT, Point], at: NameT, way: Way) -> NameT | None:
    """
    Return where an arrow key goes on a map: the nearest place that way, None when there is none.

    Points go right and down. A place lies that way when it is more ahead than aside; without such a
    one, when it is ahead at all.
    """
    x, y = points[at]
    ahead: list[tuple[bool, float, int, NameT]] = []
    for order, (name, (its_x, its_y)) in enumerate(points.items()):
        far, aside = _ahead(its_x - x, its_y - y, way)
        if far > 0 and name != at:
            ahead.append((aside > far, hypot(far, aside * _ASIDE), order, name))
    return min(ahead, key=lambda one: one[:3])[3] if ahead else None


def _ahead(x: float, y: float, way: Way) -> tuple[float, float]:
    """Return how far ahead and how far aside a step is."""
    if way in {Way.LEFT, Way.RIGHT}:
        return (x if way is Way.RIGHT else -x), abs(y)
    return (y if way is Way.DOWN else -y), abs(x)
