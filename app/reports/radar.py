"""The radar of a scan on paper; its shape is that of the screen (`app/domain/radar.py`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from typing_extensions import override

from app.domain.radar import Point, Radar, Spoke
from app.domain.scan_compare import HIGHEST
from app.reports.fonts import SANS, STRONG, register
from app.reports.styles import BOLD, MUTED, ROW_LINE, SMALL, TEXT, THIN, WRITING_LINE
from app.reports.tags import Figure
from app.reports.text import line_width, one_line
from app.reports.words import one_decimal

BEFORE: Final[Color] = HexColor("#B35900")
AFTER: Final[Color] = HexColor("#0B5CAD")
AFTER_TINT: Final[Color] = HexColor("#E4EFFB")  # solid: transparency is a risk for PDF/A
RADIUS: Final = 34 * mm
NAME_WIDTH: Final = 36 * mm
NAMES: Final = 26.0  # points above and below for a name with its values
MARK: Final = 2.7  # points: half a dot
MARKED: Final = (1, 3, 5)  # rings with their number
_GAP: Final = 5.0
_LEADING: Final = 11.0


@dataclass(frozen=True, slots=True)
class Axis:
    """A theme with its means; None: it has none."""

    name: Annotated[str, "Thema"]
    after: Decimal | None
    before: Decimal | None = None

    def words(self, *, has_before: bool) -> str:
        """Return the means, so that the drawing reads without its key."""
        if not has_before:
            return "geen antwoord" if self.after is None else one_decimal(self.after)
        if self.before is None or self.after is None:
            return "niet te vergelijken"
        return f"van {one_decimal(self.before)} naar {one_decimal(self.after)}"


class RadarFigure(Figure):
    """
    One or two scans on the axes of their themes; a figure, the table below it has the numbers.

    The earlier one is dashed with open squares, so that it stands apart in grey too.
    """

    def __init__(self, axes: Sequence[Axis], *, has_before: bool, width: float) -> None:
        super().__init__()
        self._axes, self._has_before, self._wide = tuple(axes), has_before, width
        self._radar = Radar(len(self._axes), HIGHEST)
        # from the centre to the lowest theme: of five less than to the highest
        self._below = -RADIUS * min((one.end.y for one in self._radar.spokes()), default=-1.0)
        parts = (f"{one.name} {one.words(has_before=has_before)}" for one in self._axes)
        self.alternative = f"Webdiagram: {'; '.join(parts)}"

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = self._wide, RADIUS + self._below + 2 * NAMES
        return self.width, self.height

    @override
    def paint(self) -> None:
        register()
        canvas: Any = self.canv
        canvas.saveState()
        canvas.translate(self._wide / 2, self._below + NAMES)
        after = [axis.after for axis in self._axes]
        before = [axis.before for axis in self._axes]
        self._draw_ground(canvas, after)
        if self._has_before:
            canvas.setDash(3, 2)
            self._draw_runs(canvas, before, BEFORE, 1.3)
            canvas.setDash()
        self._draw_runs(canvas, after, AFTER, 1.8)
        if self._has_before:
            self._draw_squares(canvas, before)
        self._draw_dots(canvas, after)
        for axis, spoke in zip(self._axes, self._radar.spokes(), strict=True):
            self._draw_name(canvas, axis, spoke)
        canvas.restoreState()

    def _draw_ground(self, canvas: Any, after: Sequence[Decimal | None]) -> None:
        if all(value is not None for value in after):
            for run in self._radar.runs(after):
                _path(canvas, run, stroke=0, fill=AFTER_TINT)
        canvas.setLineWidth(THIN)
        for value in range(1, HIGHEST + 1):
            canvas.setStrokeColor(WRITING_LINE if value == HIGHEST else ROW_LINE)
            ring = self._radar.ring(value)
            _path(canvas, (*ring, ring[0]), stroke=1)
        canvas.setStrokeColor(ROW_LINE)
        for spoke in self._radar.spokes():
            canvas.line(0, 0, spoke.end.x * RADIUS, spoke.end.y * RADIUS)
        canvas.setFont(SANS, SMALL.fontSize)
        for value in MARKED:
            at = self._radar.mark(value)
            canvas.setFillColor(white)
            canvas.circle(at.x * RADIUS, at.y * RADIUS, 5, stroke=0, fill=1)
            canvas.setFillColor(MUTED)
            canvas.drawCentredString(at.x * RADIUS, at.y * RADIUS - 2.6, str(value))

    def _draw_runs(
        self, canvas: Any, values: Sequence[Decimal | None], colour: Color, width: float
    ) -> None:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        canvas.setLineJoin(1)
        for run in self._radar.runs(values):
            _path(canvas, run, stroke=1)

    def _draw_squares(self, canvas: Any, values: Sequence[Decimal | None]) -> None:
        canvas.setStrokeColor(BEFORE)
        canvas.setFillColor(white)
        canvas.setLineWidth(1.1)
        for dot in self._radar.dots(values):
            if dot is not None:
                x, y = dot.x * RADIUS - MARK, dot.y * RADIUS - MARK
                canvas.rect(x, y, 2 * MARK, 2 * MARK, stroke=1, fill=1)

    def _draw_dots(self, canvas: Any, values: Sequence[Decimal | None]) -> None:
        canvas.setStrokeColor(white)
        canvas.setFillColor(AFTER)
        canvas.setLineWidth(1)
        for dot in self._radar.dots(values):
            if dot is not None:
                canvas.circle(dot.x * RADIUS, dot.y * RADIUS, MARK + 0.6, stroke=1, fill=1)

    def _draw_name(self, canvas: Any, axis: Axis, spoke: Spoke) -> None:
        x, y = spoke.end.x * RADIUS, spoke.end.y * RADIUS
        side = spoke.side if spoke.is_above else "middle"
        draw = {
            "left": canvas.drawRightString,
            "middle": canvas.drawCentredString,
            "right": canvas.drawString,
        }[side]
        if side != "middle":
            x += _GAP if side == "right" else -_GAP
        elif spoke.is_above:
            y += _GAP + _LEADING
        else:
            y -= _GAP + 9
        room = self._wide / 2 - abs(x) if side != "middle" else NAME_WIDTH
        lines = _lines(axis.name, room)
        if side != "middle" or spoke.is_above:
            y += _LEADING * (len(lines) - 1)
        canvas.setFont(STRONG, BOLD.fontSize)
        canvas.setFillColor(TEXT)
        for line in lines[:-1]:
            draw(x, y, line)
            y -= _LEADING
        draw(x, y, lines[-1])
        canvas.setFont(SANS, SMALL.fontSize)
        canvas.setFillColor(MUTED)
        draw(x, y - _LEADING, axis.words(has_before=self._has_before))


class Sample(Flowable):
    """How one of the two looks in the figure, for its key."""

    def __init__(self, *, is_before: bool) -> None:
        super().__init__()
        self._is_before = is_before

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = 24.0, 13.0
        return self.width, self.height

    @override
    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.saveState()
        canvas.translate(0, 5)
        canvas.setStrokeColor(BEFORE if self._is_before else AFTER)
        canvas.setFillColor(white if self._is_before else AFTER)
        canvas.setLineWidth(1.3 if self._is_before else 1.8)
        if self._is_before:
            canvas.setDash(3, 2)
        canvas.line(0, 0, 24, 0)
        canvas.setDash()
        if self._is_before:
            canvas.rect(12 - MARK, -MARK, 2 * MARK, 2 * MARK, stroke=1, fill=1)
        else:
            canvas.circle(12, 0, MARK, stroke=0, fill=1)
        canvas.restoreState()


def _lines(name: str, room: float) -> list[str]:
    """Return a name on one line, or on two where it has no room; what is longer is shortened."""
    words = name.split()
    first = len(words)
    while first > 1 and line_width(" ".join(words[:first]), BOLD) > room:
        first -= 1
    lines = (" ".join(words[:first]), " ".join(words[first:]))
    return [one_line(line, BOLD, room) for line in lines if line]


def _path(canvas: Any, points: Sequence[Point], *, stroke: int, fill: Color | None = None) -> None:
    path = canvas.beginPath()
    path.moveTo(points[0].x * RADIUS, points[0].y * RADIUS)
    for point in points[1:]:
        path.lineTo(point.x * RADIUS, point.y * RADIUS)
    if fill is not None:
        canvas.setFillColor(fill)
    canvas.drawPath(path, stroke=stroke, fill=int(fill is not None))
