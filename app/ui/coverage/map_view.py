"""A map on screen: arrows go from place to place, Enter opens one, its words stand beside it."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.domain import charts
from app.domain.charts import MapArea, MapChart, MapPlace
from app.domain.charts.marks import At
from app.domain.coverage import Way, next_place
from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.chart import letters, paint_marks

WAYS: Final = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
GAP: Final = 8  # px between the key and the map, and around the words of a place
LEAST: Final = 260  # px at 100% text


class MapView(QWidget):
    """
    `picked` carries the code of the place where one is, `opened` of the one to look into.

    `walked` when a key goes from one place to another, so that the map must be in sight.
    """

    picked = Signal(object)
    walked = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: MapChart | None = None
        self._at: str | None = None
        self._hovered: str | None = None
        self._drawn: QPixmap | None = None  # drawing takes longer than a frame
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.current().changed.connect(self._on_theme)

    @property
    def chart(self) -> MapChart | None:
        """What is shown."""
        return self._chart

    @property
    def current(self) -> str | None:
        """The code of the place where one is."""
        return self._at

    def show_chart(self, chart: MapChart) -> None:
        """Show another map; one stays at the same place when that is on it."""
        self._chart, self._hovered = chart, None
        codes = [one.code for one in chart.told_of]
        if self._at not in codes:
            self._at = self._first(chart)
        self.setAccessibleName(chart.name)
        self._say()
        self._on_theme()

    def go_to(self, code: str) -> None:
        """Go to a place without telling."""
        if code != self._at and self._find(code) is not None:
            self._at = code
            self._say()
            self.update()

    def words(self, code: str) -> str:
        """Return what is said of a place: `Aalst: 3`."""
        one = self._find(code)
        if one is None or self._chart is None:
            return ""
        return f"{one.name}: {self._chart.words_of(one)}"

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(560), theme.current().px(LEAST + 60))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, LEAST)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = WAYS.get(Qt.Key(event.key()))
        if way is not None and self._chart is not None and self._at is not None:
            there = next_place(self._spots(), self._at, way)
            if there is not None:
                self._pick(there)
            self.walked.emit()
        elif event.key() in ENTER and self._at is not None:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._under(event))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        code = self._under(event)
        if code is not None:
            self._pick(code)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        code = self._under(event)
        if code is not None:
            self.opened.emit(code)

    @override
    def leaveEvent(self, event: QEnterEvent) -> None:  # type: ignore[override]  # a plain QEvent
        super().leaveEvent(event)
        self._hover(None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.size() != self.size() * ratio:
            self._drawn = self._draw(self._chart, ratio)
        painter = paint.begin(self)
        painter.drawPixmap(0, 0, self._drawn)
        shown = self._hovered or (self._at if self.hasFocus() else None)
        if self.hasFocus():
            paint.ring(painter, self.rect())
            self._paint_ring(painter, self._at)
        if shown is not None:
            self._paint_ring(painter, shown)
            self._paint_words(painter, shown)
        painter.end()

    def _draw(self, chart: MapChart, ratio: float) -> QPixmap:
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(theme.current().color("surface"))
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(GAP, GAP)
        paint_marks(painter, charts.keys_of(chart, self.width() - 2 * GAP, letters()).marks)
        painter.resetTransform()
        painter.translate(GAP, self._top())
        paint_marks(painter, charts.marks(chart, *self._room(), letters()))
        painter.end()
        return drawn

    def _paint_ring(self, painter: QPainter, code: str | None) -> None:
        if code is None or self._chart is None:
            return
        painter.save()
        painter.translate(GAP, self._top())
        paint_marks(painter, self._chart.ring_around(code, *self._room(), letters()))
        painter.restore()

    def _paint_words(self, painter: QPainter, code: str) -> None:
        """Paint the words in a box beside the place, inside the widget."""
        words, font = self.words(code), theme.current().font("strong")
        spot = self._spots()[code]
        wide, high = paint.width(words, font) + 2 * GAP + 2, paint.line_height(font) + GAP
        x = min(max(GAP + spot.x + 2 * GAP, GAP), self.width() - wide - GAP)
        y = self._top() + spot.y - high - 2 * GAP
        if y < GAP:
            y = self._top() + spot.y + 2 * GAP
        box = QRectF(x, y, wide, high)
        paint.box(painter, box, "surface", "border_button")
        paint.text(painter, box.adjusted(GAP, 0, -GAP, 0), words, font, "text")

    def _room(self) -> tuple[float, float]:
        return self.width() - 2.0 * GAP, self.height() - self._top() - GAP

    def _top(self) -> float:
        if self._chart is None:
            return 2.0 * GAP
        return charts.keys_of(self._chart, self.width() - 2 * GAP, letters()).height + 2 * GAP

    def _spots(self) -> dict[str, At]:
        chart = self._chart
        return {} if chart is None else dict(chart.spots(*self._room()))

    def _under(self, event: QMouseEvent) -> str | None:
        if self._chart is None:
            return None
        at = At(event.position().x() - GAP, event.position().y() - self._top())
        return self._chart.pointed_at(at, *self._room())

    def _find(self, code: str) -> MapArea | MapPlace | None:
        told = () if self._chart is None else self._chart.told_of
        return next((one for one in told if one.code == code), None)

    def _pick(self, code: str) -> None:
        if code != self._at:
            self._at = code
            self._say()
            self.update()
            self.picked.emit(code)

    def _hover(self, code: str | None) -> None:
        if code != self._hovered:
            self._hovered = code
            self.update()

    def _say(self) -> None:
        """Let a screen reader hear where one is, after what the map as a whole tells."""
        if self._chart is None:
            return
        words = "" if self._at is None else f"{self.words(self._at)}. "
        self.setAccessibleDescription(words + self._chart.told)
        if self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    @staticmethod
    def _first(chart: MapChart) -> str | None:
        """Return where one begins: at the place with most."""
        best = max(chart.told_of, key=lambda one: one.value, default=None)
        return None if best is None else best.code

    @Slot()
    def _on_theme(self) -> None:
        self._drawn = None
        self.updateGeometry()
        self.update()
