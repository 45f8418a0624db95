"""
Shape of a radar chart (webdiagram): the same points for the screen and for paper.

Points are shares of the radius around the middle: x to the right, y upwards. A value from 0 to
`highest` lies that share of its axis from the middle; the first axis points up, the others follow
clockwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, isclose, pi, sin
from typing import Final, Literal, NamedTuple

Value = Decimal | int
Side = Literal["left", "middle", "right"]
_ON_AXIS: Final = 0.05  # a name whose axis leans less than this stands in the middle of it


class Point(NamedTuple):
    """A place, in shares of the radius."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Spoke:
    """The end of an axis, and at which side of it its name begins."""

    end: Point
    side: Side
    is_above: bool  # the name stands above the end, else below it


@dataclass(frozen=True, slots=True)
class Radar:
    """A chart of so many axes; its rings are the values 1 to `highest`."""

    axes: int
    highest: int = 5

    def spokes(self) -> tuple[Spoke, ...]:
        """
        Return the axes.

        - Five axes: the first ends at (0, 1), its name in the middle above it; the second at the
          right, (0.951, 0.309).
        """
        return tuple(_spoke(self._at(axis, 1.0)) for axis in range(self.axes))

    def ring(self, value: Value) -> tuple[Point, ...]:
        """Return the corners of the line through `value` on each axis."""
        return tuple(self._at(axis, self._share(value)) for axis in range(self.axes))

    def mark(self, value: Value) -> Point:
        """
        Return where the number of a ring stands: half-way between the first two axes.

        - Four axes, the outer ring: half-way between (0, 1) and (1, 0): (0.5, 0.5).
        - One axis: on it, (0, 1). No axis: (0, 0).
        """
        corners = self.ring(value) or (Point(0.0, 0.0),)
        first, second = corners[0], corners[1 % len(corners)]
        return Point((first.x + second.x) / 2, (first.y + second.y) / 2)

    def dots(self, values: Sequence[Value | None]) -> tuple[Point | None, ...]:
        """
        Return the dot of each value; None where there is no value.

        - Four axes up to 5 with the values 5, 2.5, none, 1: (0, 1), (0.5, 0), none, (-0.2, 0).
        """
        return tuple(
            None if value is None else self._at(axis, self._share(value))
            for axis, value in enumerate(values)
        )

    def runs(self, values: Sequence[Value | None]) -> tuple[tuple[Point, ...], ...]:
        """
        Return the lines through neighbouring dots; one that goes all around is closed.

        - Values everywhere: one line, that ends where it begins.
        - Five axes, no value on the third: one line, from the fourth over the first to the second.
        - Values on the first and the third only: no line, for they are no neighbours.
        """
        dots = self.dots(values)
        if all(dot is not None for dot in dots):
            around = [dot for dot in dots if dot is not None]
            return ((*around, around[0]),) if around else ()
        first_gap = dots.index(None)
        runs: list[list[Point]] = [[]]
        for dot in (*dots[first_gap:], *dots[:first_gap]):
            if dot is None:
                runs.append([])
            else:
                runs[-1].append(dot)
        return tuple(tuple(run) for run in runs if len(run) > 1)

    def _share(self, value: Value) -> float:
        return float(value) / self.highest

    def _at(self, axis: int, share: float) -> Point:
        angle = 2 * pi * axis / self.axes
        return Point(share * sin(angle), share * cos(angle))


def _spoke(end: Point) -> Spoke:
    side: Side = "right" if end.x > 0 else "left"
    if isclose(end.x, 0, abs_tol=_ON_AXIS):
        side = "middle"
    return Spoke(end, side, is_above=end.y > -_ON_AXIS)
