"""
Ink of a signature (handtekening): strokes of points, never a picture, and the curve through them.

Kept as JSON: a list of strokes, a stroke is a list of points, a point is [x, y, ms, pressure]. Here
x and y are px of the pad from its top left, ms counts from the first point of the signature, the
pressure goes from 0 to 1; 0 is a mouse or a finger, which tell none. The curve is a cubic one whose
controls lie a sixth of the difference of the neighbours from each point (Catmull-Rom).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot, isfinite
from typing import Any, Final, NamedTuple

from app.core.errors import UserError

MOST_POINTS: Final = 8_000  # of all strokes; half a minute of a fast pen
MOST_STROKES: Final = 400
MOST_TEXT: Final = 400_000  # characters of JSON
FAR: Final = 10_000.0  # px, a pad is never wider or higher
LONGEST_MS: Final = 60 * 60 * 1000
SHORTEST_INK: Final = 24.0  # px of line; less is a slip of the hand

STEP: Final = 2.0  # px between two pieces of the drawn curve
THIN, THICK = 0.8, 1.25  # of the pen, by pressure or direction
_END: Final = 0.45  # of the pen, at both ends of a stroke
_TAPER: Final = 10.0  # px over which an end becomes a full line


class Point(NamedTuple):
    """A place of the pen."""

    x: float
    y: float
    ms: int = 0
    pressure: float = 0.0  # 0: not told


Stroke = tuple[Point, ...]
Strokes = tuple[Stroke, ...]


class Piece(NamedTuple):
    """A short straight piece of the drawn curve; a dot begins where it ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float  # of the pen


@dataclass(frozen=True, slots=True)
class Box:
    """Where ink lies."""

    left: float
    top: float
    width: float
    height: float


def to_json(strokes: Strokes) -> str:
    """
    Return the ink as it is kept, places to a tenth of a px.

    Raises:
        UserError: `signature.too_long` when there is more of it than is kept.
    """
    if not _fits(strokes):
        raise UserError("signature.too_long")
    rows = [
        [[round(p.x, 1), round(p.y, 1), p.ms, round(p.pressure, 2)] for p in stroke]
        for stroke in strokes
        if stroke
    ]
    return json.dumps(rows, separators=(",", ":"))


def from_json(text: str) -> Strokes:
    """
    Return kept ink.

    Raises:
        ValueError: It is not ink, or more of it than is ever kept.
    """
    if len(text) > MOST_TEXT:
        raise ValueError("more ink than is ever kept")
    try:
        strokes = tuple(tuple(_point(row) for row in stroke) for stroke in json.loads(text))
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("not ink") from error
    if not _fits(strokes) or not all(strokes):
        raise ValueError("more ink than is ever kept, or a stroke without points")
    return strokes


def length(strokes: Strokes) -> float:
    """Return the length of all strokes in px."""
    return sum(hypot(b.x - a.x, b.y - a.y) for stroke in strokes for a, b in pairwise(stroke))


def is_signature(strokes: Strokes) -> bool:
    """Tell whether there is enough ink to be somebody's signature."""
    return length(strokes) >= SHORTEST_INK


def box_of(strokes: Strokes) -> Box:
    """Return the smallest box around the points; without points an empty one."""
    xs = [point.x for stroke in strokes for point in stroke]
    ys = [point.y for stroke in strokes for point in stroke]
    if not xs:
        return Box(0, 0, 0, 0)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def fitted(strokes: Strokes, width: float, height: float) -> Strokes:
    """Return the ink moved to the left and the bottom of a box, smaller where it does not fit."""
    box = box_of(strokes)
    scale = min(1.0, width / max(box.width, 1e-6), height / max(box.height, 1e-6))
    down = height - box.height * scale
    return tuple(
        tuple(
            Point((p.x - box.left) * scale, (p.y - box.top) * scale + down, p.ms, p.pressure)
            for p in stroke
        )
        for stroke in strokes
    )


def pieces(stroke: Stroke) -> Iterator[Piece]:
    """Give the curve through the points of a stroke, in pieces of about STEP px."""
    if len(stroke) < 2:
        for p in stroke:
            yield Piece(p.x, p.y, p.x, p.y, THICK)
        return
    line = list(_line(stroke))
    whole = sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(line))
    taper = min(_TAPER, whole / 4) or 1.0
    done = 0.0
    for a, b in pairwise(line):
        long = hypot(b.x - a.x, b.y - a.y)
        middle = done + long / 2
        end = min(1.0, _END + (1 - _END) * min(middle, whole - middle) / taper)
        yield Piece(a.x, a.y, b.x, b.y, _pen(a, b, long) * end)
        done += long


def _line(stroke: Stroke) -> Iterator[Point]:
    """Give points of the curve, the first and the last of the stroke among them."""
    yield stroke[0]
    padded = (stroke[0], *stroke, stroke[-1])
    for before, a, b, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        steps = max(1, ceil(hypot(b.x - a.x, b.y - a.y) / STEP))
        first = a.x + (b.x - before.x) / 6, a.y + (b.y - before.y) / 6
        second = b.x - (after.x - a.x) / 6, b.y - (after.y - a.y) / 6
        for step in range(1, steps + 1):
            t = step / steps
            yield Point(
                _cubic(t, (a.x, first[0], second[0], b.x)),
                _cubic(t, (a.y, first[1], second[1], b.y)),
                b.ms,
                a.pressure + (b.pressure - a.pressure) * t,
            )


def _cubic(t: float, at: Sequence[float]) -> float:
    u = 1 - t
    return u**3 * at[0] + 3 * u * u * t * at[1] + 3 * u * t * t * at[2] + t**3 * at[3]


def _pen(a: Point, b: Point, long: float) -> float:
    """Return the width by pressure; without it a line down is thick and a line up thin."""
    if a.pressure or b.pressure:
        share = (a.pressure + b.pressure) / 2
    else:
        share = 0.5 + (b.y - a.y) / long / 2 if long else 0.5
    return THIN + (THICK - THIN) * min(1.0, max(0.0, share))


def _point(row: Any) -> Point:
    x, y, ms, pressure = row
    told = (x, y, ms, pressure)
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in told):
        raise ValueError("a point has four numbers")
    point = Point(float(x), float(y), int(ms), float(pressure))
    if not (isfinite(point.x) and isfinite(point.y) and isfinite(pressure)):
        raise ValueError("a point lies somewhere")
    if abs(point.x) > FAR or abs(point.y) > FAR:
        raise ValueError("a point outside every pad")
    if not (0 <= point.ms <= LONGEST_MS and 0 <= point.pressure <= 1):
        raise ValueError("a time or a pressure that no pen gives")
    return point


def _fits(strokes: Strokes) -> bool:
    return len(strokes) <= MOST_STROKES and sum(map(len, strokes)) <= MOST_POINTS
