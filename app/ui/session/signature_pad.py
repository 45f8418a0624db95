"""The pad to sign on, with a pen, a finger or a mouse."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.domain.strokes import LONGEST_MS, MOST_POINTS, MOST_STROKES, Point, Strokes, is_signature
from app.ui import icons, theme
from app.ui.session.signature_ink import PAD_PEN, paint_ink
from app.ui.widgets import paint

HEIGHT, LEAST = 252, 160  # px
NEAR: Final = 1.0  # px: a point that is nearer to the one before tells nothing
INSET, BASE = 26, 54  # px, of the line to sign on, from the sides and from the bottom
_TOUCHES: Final = {
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
}


class SignaturePad(QWidget):
    """
    Takes strokes; `inked` comes when there is more or less of them.

    A finger counts as long as it is the only one. Backspace and Delete wipe the pad.
    """

    inked = Signal()
    is_held = False  # what is drawn goes nowhere for a moment: what was there is being stored

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[Point]] = []
        self._began = 0  # ms, of the first point
        self._is_down = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Vak voor de handtekening"))
        self.setAccessibleDescription(self.tr("Teken met vinger, pen of muis"))

    @property
    def strokes(self) -> Strokes:
        """The ink so far."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    @property
    def is_signed(self) -> bool:
        """Whether there is enough ink to keep."""
        return is_signature(self.strokes)

    @property
    def is_full(self) -> bool:
        """Whether no more ink is taken."""
        return self._points() >= MOST_POINTS or len(self._strokes) > MOST_STROKES

    def wipe(self) -> None:
        """Take all ink away."""
        self._strokes, self._is_down = [], False
        self.update()
        self.inked.emit()

    def show_ink(self, strokes: Strokes) -> None:
        """Show what was drawn before, so that it can go on."""
        self._strokes, self._is_down = [list(stroke) for stroke in strokes], False
        self.update()
        self.inked.emit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, LEAST)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            self._take_touch(event)
            return True
        return super().event(event)

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        event.accept()  # else Qt sends the same as a mouse
        pressure = max(0.0, min(1.0, event.pressure()))
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position(), event.timestamp(), pressure)
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position(), event.timestamp(), pressure)
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), event.timestamp())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position(), event.timestamp())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._go_on(event.position(), event.timestamp())
        self._end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.wipe()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = paint.begin(self)
        paint.box(painter, self.rect(), "surface", "border_input", radius=8)
        line_y = self.height() - BASE
        paint.horizontal(painter, INSET, line_y, self.width() - 2 * INSET, "border_button")
        mark = QRect(INSET, line_y - 22, 16, 16)
        icons.paint(painter, mark, "close", "muted")
        words = QRectF(INSET, line_y + 8, self.width() - 2 * INSET, BASE - 12)
        told = self.tr("Het vak is vol: wis en teken opnieuw") if self.is_full else self._hint()
        tone = "attention" if self.is_full else "muted"
        paint.text(painter, words, told, colors.font("small"), tone)
        paint_ink(painter, self.strokes, PAD_PEN)
        if self.hasFocus():
            paint.ring(painter, self.rect(), radius=8)
        painter.end()

    def _hint(self) -> str:
        return self.tr("Teken met vinger, pen of muis")

    def _take_touch(self, event: QTouchEvent) -> None:
        event.accept()
        points = event.points()
        if event.type() == QEvent.Type.TouchCancel or not points:
            self._end()
            return
        first, at = points[0], event.timestamp()
        if len(points) > 1:  # a palm, or two fingers: not a pen
            self._end()
        elif first.state() == QEventPoint.State.Pressed:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(first.position(), at)
        elif first.state() == QEventPoint.State.Released:
            self._go_on(first.position(), at)
            self._end()
        else:
            self._go_on(first.position(), at)

    def _begin(self, at: QPointF, now_ms: int, pressure: float = 0.0) -> None:
        if self.is_full or self.is_held:
            return
        if not self._strokes:
            self._began = now_ms
        self._is_down = True
        self._strokes.append([self._point(at, now_ms, pressure)])
        self._changed()

    def _go_on(self, at: QPointF, now_ms: int, pressure: float = 0.0) -> None:
        if not self._is_down or self.is_full:
            return
        point, last = self._point(at, now_ms, pressure), self._strokes[-1][-1]
        if abs(point.x - last.x) < NEAR and abs(point.y - last.y) < NEAR:
            return
        self._strokes[-1].append(point)
        self._changed()

    def _end(self) -> None:
        self._is_down = False

    def _point(self, at: QPointF, now_ms: int, pressure: float) -> Point:
        """Return a point inside the pad; a hand may slip over its edge."""
        x = min(max(at.x(), 2.0), self.width() - 2.0)
        y = min(max(at.y(), 2.0), self.height() - 2.0)
        since = min(max(now_ms - self._began, 0), LONGEST_MS)
        return Point(round(x, 1), round(y, 1), since, pressure)

    def _points(self) -> int:
        return sum(map(len, self._strokes))

    def _changed(self) -> None:
        self.update()
        self.inked.emit()
