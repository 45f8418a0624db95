"""A chart on screen; what stands where is that of paper too (`app/domain/charts`)."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.domain import charts
from app.domain.charts import Chart, Dash, Fill, Letters, Mark, Role
from app.ui import theme
from app.ui.widgets import paint

COLORS: Final[dict[Role, str]] = {
    "series1": "chart_1",
    "series2": "chart_2",
    "series3": "chart_3",
    "series4": "chart_4",
    "series5": "chart_5",
    "grid": "row_line",
    "axis": "quiet_edge",
    "target": "text",
    "text": "text",
    "muted": "muted",
    "attention": "attention",
    "track": "track",
    "surface": "surface",
    "ink": "text",
}
DASHES: Final[dict[Dash, list[float]]] = {  # in widths of the line
    "dashed": [2.6, 1.8],
    "dotted": [1, 1.8],
    "long": [5, 3],
}
TINT: Final = 0.16
LEANS: Final[dict[Fill, paint.Lean]] = {"hatch": "right", "back": "left", "cross": "both"}
SIDES: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


def letters() -> Letters:
    """Return how wide words are at the chosen text size."""
    plain = QFontMetricsF(theme.current().font("small", tabular=True))
    strong = QFontMetricsF(theme.current().font("strong"))
    return Letters(plain.horizontalAdvance, strong.horizontalAdvance, plain.height())


class ChartView(QWidget):
    """
    Shows a chart with its key above it; a screen reader hears its sentence.

    Args:
        with_key: Without, the screen shows the key elsewhere with a `ChartKey`.
    """

    def __init__(
        self, parent: QWidget | None = None, *, with_key: bool = True, least: int = 220
    ) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._with_key, self._least = with_key, least
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.current().changed.connect(self._on_theme)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self._chart = chart
        self.setAccessibleName(chart.name)
        self.setAccessibleDescription(chart.told)
        self._on_theme()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(480), self._high())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._high())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = paint.begin(self)
        sizes, top = letters(), 0.0
        if self._with_key:
            keys = charts.keys_of(self._chart, self.width(), sizes)
            paint_marks(painter, keys.marks)
            top = keys.height
        painter.translate(0, top)
        height = self.height() - top
        paint_marks(painter, charts.marks(self._chart, self.width(), height, sizes))
        painter.end()

    def _high(self) -> int:
        if isinstance(self._chart, charts.BarChart):
            wide = max(self.width(), 240)
            keys = charts.keys_of(self._chart, wide, letters()).height if self._with_key else 0.0
            return round(self._chart.height(letters()) + keys)
        grow = 1 + (theme.current().percent - 100) / 200  # 200% text: half as high again
        return round(self._least * grow)

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class ChartKey(QWidget):
    """The key of a chart on its own, for beside a heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.current().changed.connect(self._on_theme)

    def show_chart(self, chart: Chart) -> None:
        """Show the key of this chart; its names are words of the chart, so it says nothing."""
        self._chart = chart
        self._on_theme()

    @override
    def sizeHint(self) -> QSize:
        return self._size(10_000)

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((self._size_of(one) for one in self._key()), default=0)
        return QSize(widest, self._size(10_000).height())

    @override
    def heightForWidth(self, width: int) -> int:
        return self._size(width).height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is not None:
            painter = paint.begin(self)
            paint_marks(painter, charts.keys_of(self._chart, self.width(), letters()).marks)
            painter.end()

    def _key(self) -> tuple[charts.Key, ...]:
        return () if self._chart is None else self._chart.key()

    def _size_of(self, one: charts.Key) -> int:
        sizes = letters()
        return round(sizes.plain(one.name) + 34 * sizes.unit)

    def _size(self, width: int) -> QSize:
        if self._chart is None:
            return QSize(0, 0)
        keys = charts.keys_of(self._chart, width, letters())
        return QSize(round(keys.width) + 1, round(keys.height))

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


def paint_marks(painter: QPainter, marks: Iterable[Mark]) -> None:
    """Paint marks where they stand."""
    for mark in marks:
        match mark:
            case charts.Line():
                _line(painter, mark)
            case charts.Polyline():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(_pen(mark.role, mark.width, mark.dash))
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in mark.points]))
            case charts.Polygon():
                shape = QPainterPath()
                shape.addPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))
                shape.closeSubpath()
                _area(painter, shape, mark.role, mark.fill, mark.rim)
            case charts.Rect():
                shape = QPainterPath()
                shape.addRect(QRectF(mark.x, mark.y, mark.width, mark.height))
                _area(painter, shape, mark.role, mark.fill, mark.rim)
            case charts.Circle():
                shape = QPainterPath()
                shape.addEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
                _area(painter, shape, mark.role, mark.fill, mark.rim)
            case charts.Text():
                _text(painter, mark)


def _line(painter: QPainter, mark: charts.Line) -> None:
    """Paint a line; one that stands straight falls on whole pixels."""
    if mark.dash == "solid" and (mark.x1 == mark.x2 or mark.y1 == mark.y2):
        x, y = min(mark.x1, mark.x2), min(mark.y1, mark.y2)
        wide, high = abs(mark.x2 - mark.x1), abs(mark.y2 - mark.y1)
        thick = mark.width if mark.width > 1 else 0
        across = QRectF(x, y - thick / 2, wide, thick)
        along = QRectF(x - thick / 2, y, thick, high)
        color = theme.current().color(COLORS[mark.role])
        paint.line(painter, across if mark.y1 == mark.y2 else along, color)
        return
    painter.setPen(_pen(mark.role, mark.width, mark.dash))
    painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))


def _pen(role: Role, width: float, dash: Dash = "solid") -> QPen:
    pen = QPen(theme.current().color(COLORS[role]), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash in DASHES:
        pen.setDashPattern(DASHES[dash])
    return pen


def _area(painter: QPainter, shape: QPainterPath, role: Role, fill: Fill, rim: float) -> None:
    colors = theme.current()
    color = colors.color(COLORS[role])
    if rim:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.color("surface"), 2 * rim))
        painter.drawPath(shape)
    painter.setPen(Qt.PenStyle.NoPen)
    if fill == "open":
        painter.setPen(QPen(color, 1.6))
        painter.setBrush(colors.color("surface"))
        painter.drawPath(shape)
        return
    painter.setBrush(color if fill == "solid" else faint(color, charts.SHADES.get(fill, TINT)))
    painter.drawPath(shape)
    if fill == "tint":
        frame(painter, shape, color)
    if fill in LEANS:
        paint.hatch(painter, shape, color, lean=LEANS[fill])


def faint(color: QColor, share: float = TINT) -> QColor:
    """Return the pale fill under a hatch, or a shade."""
    pale = QColor(color)
    pale.setAlphaF(share)
    return pale


def frame(painter: QPainter, shape: QPainterPath, color: QColor) -> None:
    """Paint an edge of a pixel inside a shape, so that a pale fill has an end."""
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 2))
    painter.drawPath(shape)
    painter.restore()


def _text(painter: QPainter, mark: charts.Text) -> None:
    colors = theme.current()
    font = colors.font("strong") if mark.is_strong else colors.font("small", tabular=True)
    wide = mark.room or QFontMetricsF(font).horizontalAdvance(mark.words) + 2
    high = paint.line_height(font) + 2
    left = {"left": 0.0, "middle": wide / 2, "right": wide}[mark.align]
    area = QRectF(mark.x - left, mark.y - high / 2, wide, high)
    token, align = COLORS[mark.role], SIDES[mark.align]
    paint.text(painter, area, mark.words, font, token, align=align, elide=bool(mark.room))
