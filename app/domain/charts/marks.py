"""
What a chart is drawn with: places from the top left, y downwards, and a role for its colour.

A painter draws the marks in their order; a later one lies over an earlier one.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Role: TypeAlias = Literal[
    "series1", "series2", "series3", "series4", "series5",
    "grid", "axis", "target", "text", "muted", "attention", "track", "surface", "ink",
]  # fmt: skip
Dash: TypeAlias = Literal["solid", "dashed", "dotted", "long", "none"]
# `hatch` leans to the right, `back` to the left; `tint` is a pale fill; `open` has an edge only;
# shades are pale fills without an edge, the third the darkest
Fill: TypeAlias = Literal[
    "solid", "hatch", "back", "cross", "tint", "open", "shade1", "shade2", "shade3"
]
Marker: TypeAlias = Literal["none", "dot", "square", "diamond", "ring"]
Align: TypeAlias = Literal["left", "middle", "right"]

# Series after each other differ in all of these, and not in colour alone
SERIES: tuple[Role, ...] = ("series1", "series2", "series3", "series4", "series5")
FILLS: tuple[Fill, ...] = ("solid", "hatch", "tint", "back", "cross")
DASHES: tuple[Dash, ...] = ("solid", "dashed", "long", "dotted", "solid")
SHADES: dict[Fill, float] = {"shade1": 0.16, "shade2": 0.34, "shade3": 0.56}  # of the colour
MARKERS: tuple[Marker, ...] = ("dot", "square", "diamond", "ring", "none")


class At(NamedTuple):
    """A place in the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    width: float = 1.0
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points."""

    points: tuple[At, ...]
    role: Role
    width: float = 2.2
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True)
class Polygon:
    """An area."""

    points: tuple[At, ...]
    role: Role
    fill: Fill = "solid"
    rim: float = 0.0  # of an edge in the colour of the ground around it


@dataclass(frozen=True, slots=True)
class Rect:
    """A box that stands straight."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    fill: Fill = "solid"
    rim: float = 0.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A dot, or a ring when its fill is `open`."""

    x: float
    y: float
    radius: float
    role: Role
    fill: Fill = "solid"
    rim: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """
    One line of words, its middle at the height `y`.

    `align` says which end of it stands at `x`; it is not wider than `room` when that is above 0.
    """

    x: float
    y: float
    words: str
    role: Role = "muted"
    align: Align = "left"
    is_strong: bool = False
    room: float = 0.0


Mark: TypeAlias = Line | Polyline | Polygon | Rect | Circle | Text


def marker(kind: Marker, at: At, size: float, role: Role, *, rim: float = 0.0) -> tuple[Mark, ...]:
    """
    Return the mark of a point; `size` is half of it.

    - A square of size 4 at (10, 10) goes from (6, 6) and is 8 wide.
    """
    if kind == "dot":
        return (Circle(at.x, at.y, size, role, rim=rim),)
    if kind == "ring":
        return (Circle(at.x, at.y, size, role, "open"),)
    if kind == "square":
        half = size
        return (Rect(at.x - half, at.y - half, 2 * half, 2 * half, role, rim=rim),)
    if kind == "diamond":
        far = size * 1.3
        corners = (
            At(at.x, at.y - far),
            At(at.x + far, at.y),
            At(at.x, at.y + far),
            At(at.x - far, at.y),
        )
        return (Polygon(corners, role, rim=rim),)
    return ()
