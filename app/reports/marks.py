"""Drawn signs: the emblem of the European Union and the marks that tell a state."""

from enum import Enum
from functools import cache
from math import cos, pi, sin
from typing import Any

from reportlab.lib.colors import Color, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from typing_extensions import override

from app.reports.styles import (
    ATTENTION,
    BODY,
    EMBLEM_BLUE,
    EMBLEM_YELLOW,
    ERROR,
    MUTED,
    OK,
    TEXT,
)
from app.reports.text import para

EMBLEM_HEIGHT = 10.5 * mm  # Annex IX asks for 1 cm at least
EMBLEM_WIDTH = EMBLEM_HEIGHT * 3 / 2
STARS = 12
STAR_WAIST = 0.382  # inner over outer radius of a star of five points

MARK_RADIUS = 3.4
MARK_INDENT = 11.6  # from the left of the mark to its word


class State(Enum):
    """How far something is; shape and word tell it, colour comes third."""

    COMPLETE = "volledig"
    PARTLY = "deels"
    PLANNED = "gepland"
    MISSING = "ontbreekt"
    LATE = "te laat"
    NONE = "niet van toepassing"


_MARK_COLOUR = {
    State.COMPLETE: OK,
    State.PARTLY: ATTENTION,
    State.PLANNED: MUTED,
    State.MISSING: ERROR,
    State.LATE: ERROR,
    State.NONE: MUTED,
}
_WORD_COLOUR = _MARK_COLOUR | {State.COMPLETE: TEXT}


class Status(Flowable):
    """A mark and its word on one line, of running text or larger; the word wraps when it must."""

    def __init__(self, state: State, word: str, style: ParagraphStyle = BODY) -> None:
        super().__init__()
        self.state = state
        self._size = style.fontSize
        self._scale = style.fontSize / BODY.fontSize
        self._word: Flowable = para(word, _word_style(style, state))

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _, self.height = self._word.wrap(
            available_width - MARK_INDENT * self._scale, available_height
        )
        self.width = available_width
        return self.width, self.height

    @override
    def draw(self) -> None:
        self._word.drawOn(self.canv, MARK_INDENT * self._scale, 0)
        self.canv.saveState()
        # Two thirds of the height of a capital above the first baseline.
        above = self.height - self._size + 3.1 * self._scale
        self.canv.translate((MARK_RADIUS + 0.5) * self._scale, above)
        self.canv.scale(self._scale, self._scale)
        draw_mark(self.canv, self.state)
        self.canv.restoreState()


@cache
def _word_style(style: ParagraphStyle, state: State) -> ParagraphStyle:
    return style.clone("status", textColor=_WORD_COLOUR[state])


def draw_mark(canvas: Any, state: State) -> None:
    """Draw the mark of `state` around the origin of `canvas`."""
    colour = _MARK_COLOUR[state]
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    canvas.setLineWidth(1)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    _DRAW[state](canvas, colour)


def draw_emblem(canvas: Any, x: float, y: float, height: float) -> None:
    """Draw the emblem, 3 by 2, with its lower left corner at `x`, `y`; Annex IX, point 3."""
    canvas.saveState()
    canvas.setFillColor(EMBLEM_BLUE)
    canvas.rect(x, y, height * 3 / 2, height, stroke=0, fill=1)
    canvas.setFillColor(EMBLEM_YELLOW)
    for hour in range(STARS):
        angle = 2 * pi * hour / STARS
        centre_x = x + height * 3 / 4 + height / 3 * sin(angle)
        centre_y = y + height / 2 + height / 3 * cos(angle)
        _fill_polygon(canvas, _star(centre_x, centre_y, height / 18))
    canvas.restoreState()


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the ten corners of an upright star."""
    corners = []
    for corner in range(10):
        length = radius if corner % 2 == 0 else radius * STAR_WAIST
        corners.append((x + length * sin(pi * corner / 5), y + length * cos(pi * corner / 5)))
    return corners


def _fill_polygon(canvas: Any, corners: list[tuple[float, float]], *, stroke: int = 0) -> None:
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=stroke, fill=1)


def _draw_tick(canvas: Any, _colour: Color) -> None:
    canvas.circle(0, 0, MARK_RADIUS, stroke=1, fill=0)
    path = canvas.beginPath()
    path.moveTo(-1.5, 0.1)
    path.lineTo(-0.4, -1.1)
    path.lineTo(1.6, 1.2)
    canvas.drawPath(path, stroke=1, fill=0)


def _draw_half(canvas: Any, _colour: Color) -> None:
    path = canvas.beginPath()
    path.arc(-MARK_RADIUS, -MARK_RADIUS, MARK_RADIUS, MARK_RADIUS, startAng=90, extent=180)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.circle(0, 0, MARK_RADIUS, stroke=1, fill=0)


def _draw_dashed(canvas: Any, _colour: Color) -> None:
    canvas.setLineCap(0)
    dash = 2 * pi * MARK_RADIUS / 16  # eight dashes and eight gaps close the ring
    canvas.setDash(dash, dash)
    canvas.circle(0, 0, MARK_RADIUS, stroke=1, fill=0)


def _draw_triangle(canvas: Any, colour: Color) -> None:
    canvas.setFillColor(white)
    _fill_polygon(canvas, [(-3.7, -3), (3.7, -3), (0, 3.5)], stroke=1)
    canvas.setFillColor(colour)
    canvas.line(0, 1, 0, -0.4)
    canvas.circle(0, -1.8, 0.55, stroke=0, fill=1)


def _draw_dash(canvas: Any, _colour: Color) -> None:
    canvas.line(-2.6, 0, 2.6, 0)


_DRAW = {
    State.COMPLETE: _draw_tick,
    State.PARTLY: _draw_half,
    State.PLANNED: _draw_dashed,
    State.MISSING: _draw_triangle,
    State.LATE: _draw_triangle,
    State.NONE: _draw_dash,
}
