"""The radar of a scan on screen; its shape is that of paper (`app/domain/radar.py`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.domain.radar import Point, Radar, Spoke
from app.domain.scan_compare import HIGHEST
from app.ui import theme
from app.ui.scan.words import from_to_text, mean_text
from app.ui.widgets import paint

BEFORE, AFTER = "chart_2", "chart_1"
MARK: Final = 3.6  # px: half a dot
GAP: Final = 8  # px between the end of an axis and its name
RINGS: Final = range(1, HIGHEST + 1)
MARKED: Final = (1, 3, 5)  # rings with their number
SMALLEST: Final = 200  # px, of the drawing without its names


@dataclass(frozen=True, slots=True)
class Axis:
    """A theme with its means; None: it has none."""

    name: str
    after: Decimal | None
    before: Decimal | None = None

    def values(self, *, has_before: bool) -> str:
        """Return the means in words, so that the chart reads without its key."""
        if not has_before:
            return mean_text(self.after)
        return from_to_text(self.before, self.after)


class RadarChart(QWidget):
    """
    One or two scans on the axes of their themes.

    The earlier one is dashed with open squares, the later one filled with round dots, so that they
    are told apart without colour too.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axes: tuple[Axis, ...] = ()
        self._has_before = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)

    def show_axes(self, axes: Sequence[Axis], *, has_before: bool) -> None:
        """Show these themes."""
        self._axes, self._has_before = tuple(axes), has_before
        parts = [f"{one.name} {one.values(has_before=has_before)}" for one in axes]
        self.setAccessibleName(self.tr("Radar: {themes}").format(themes=", ".join(parts)))
        self._on_theme()

    @override
    def sizeHint(self) -> QSize:
        high = theme.current().px(272) + 4 * self._line() + 2 * GAP
        return QSize(2 * self._widest() + theme.current().px(272), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST + self._widest(), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._axes:
            return
        painter = paint.begin(self)
        radar = Radar(len(self._axes), HIGHEST)
        after = [axis.after for axis in self._axes]
        before = [axis.before for axis in self._axes]
        self._paint_ground(painter, radar, after)
        if self._has_before:
            pen = QPen(theme.current().color(BEFORE), 1.8, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 2])
            self._paint_runs(painter, radar, before, pen)
        self._paint_runs(painter, radar, after, QPen(theme.current().color(AFTER), 2.4))
        if self._has_before:
            self._paint_squares(painter, radar, before)
        self._paint_dots(painter, radar, after)
        for axis, spoke in zip(self._axes, radar.spokes(), strict=True):
            self._paint_name(painter, axis, spoke)
        painter.end()

    def _paint_ground(
        self, painter: QPainter, radar: Radar, after: Sequence[Decimal | None]
    ) -> None:
        colors = theme.current()
        if all(value is not None for value in after):
            fill = QColor(colors.color(AFTER))
            fill.setAlphaF(0.12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            for run in radar.runs(after):
                painter.drawPolygon(self._polygon(run))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for value in RINGS:
            tone = "border_input" if value == HIGHEST else "divider"
            painter.setPen(QPen(colors.color(tone), 1))
            painter.drawPolygon(self._polygon(radar.ring(value)))
        painter.setPen(QPen(colors.color("divider"), 1))
        for spoke in radar.spokes():
            painter.drawLine(self._at(Point(0, 0)), self._at(spoke.end))
        for value in MARKED:
            self._paint_mark(painter, self._at(radar.mark(value)), str(value))

    def _paint_mark(self, painter: QPainter, at: QPointF, words: str) -> None:
        size = self._line() * 0.9
        disc = QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
        paint.box(painter, disc, "surface", radius=size / 2)
        small = theme.current().font("small", tabular=True)
        center = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, disc, words, small, "muted", align=center, elide=False)

    def _paint_runs(
        self, painter: QPainter, radar: Radar, values: Sequence[Decimal | None], pen: QPen
    ) -> None:
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in radar.runs(values):
            painter.drawPolyline(self._polygon(run))

    def _paint_squares(
        self, painter: QPainter, radar: Radar, values: Sequence[Decimal | None]
    ) -> None:
        painter.setPen(QPen(theme.current().color(BEFORE), 1.6))
        painter.setBrush(theme.current().color("surface"))
        for dot in radar.dots(values):
            if dot is not None:
                at = self._at(dot)
                painter.drawRect(QRectF(at.x() - MARK, at.y() - MARK, 2 * MARK, 2 * MARK))

    def _paint_dots(
        self, painter: QPainter, radar: Radar, values: Sequence[Decimal | None]
    ) -> None:
        painter.setPen(QPen(theme.current().color("surface"), 1.6))
        painter.setBrush(theme.current().color(AFTER))
        for dot in radar.dots(values):
            if dot is not None:
                painter.drawEllipse(self._at(dot), MARK + 0.8, MARK + 0.8)

    def _paint_name(self, painter: QPainter, axis: Axis, spoke: Spoke) -> None:
        colors, end, line = theme.current(), self._at(spoke.end), self._line()
        wide, high = float(self._widest()), 2.0 * line
        left = {"left": end.x() - wide - GAP, "middle": end.x() - wide / 2, "right": end.x() + GAP}
        if spoke.side == "middle" or not spoke.is_above:
            top = end.y() - high - GAP if spoke.is_above else end.y() + GAP / 2
        else:
            top = end.y() - line
        x = left[spoke.side]
        if not spoke.is_above and spoke.side != "middle":  # below: centred under its corner
            x = end.x() - wide / 2
        x = min(max(x, 0.0), max(self.width() - wide, 0.0))
        sides = {
            "left": Qt.AlignmentFlag.AlignRight,
            "middle": Qt.AlignmentFlag.AlignHCenter,
            "right": Qt.AlignmentFlag.AlignLeft,
        }
        align = sides["middle" if not spoke.is_above else spoke.side]
        name = QRectF(x, top, wide, line)
        paint.text(painter, name, axis.name, colors.font("strong"), "text", align=align)
        words = axis.values(has_before=self._has_before)
        below = name.translated(0, line)
        font = colors.font("small", tabular=True)
        paint.text(painter, below, words, font, "muted", align=align)

    def _polygon(self, points: Sequence[Point]) -> QPolygonF:
        return QPolygonF([self._at(point) for point in points])

    def _at(self, point: Point) -> QPointF:
        radius = self._radius()
        middle = QPointF(self.width() / 2, 2 * self._line() + GAP + radius)
        return middle + QPointF(point.x * radius, -point.y * radius)

    def _radius(self) -> float:
        """Return the half of what is left between the names."""
        high = (self.height() - 4 * self._line() - 2 * GAP) / 2
        wide = (self.width() - 2 * self._widest() - 2 * GAP) / 2
        return max(min(high, max(wide, SMALLEST / 2)), 40.0)

    def _widest(self) -> int:
        colors = theme.current()
        names = [paint.width(axis.name, colors.font("strong")) for axis in self._axes]
        return max(names, default=0) + 6

    def _line(self) -> int:
        return paint.line_height(theme.current().font("strong"))

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class Sample(QWidget):
    """How one of the two looks in the chart, for the key beside it."""

    def __init__(self, *, is_before: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_before = is_before
        self.setFixedSize(38, 20)
        theme.current().changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        colors, middle = theme.current(), QPointF(self.width() / 2, self.height() / 2)
        pen = QPen(colors.color(BEFORE if self._is_before else AFTER), 2.2)
        if self._is_before:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(1, middle.y()), QPointF(self.width() - 1, middle.y()))
        if self._is_before:
            painter.setPen(QPen(colors.color(BEFORE), 1.6))
            painter.setBrush(colors.color("surface"))
            square = QRectF(middle.x() - MARK, middle.y() - MARK, 2 * MARK, 2 * MARK)
            painter.drawRect(square)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color(AFTER))
            painter.drawEllipse(middle, MARK + 0.8, MARK + 0.8)
        painter.end()
