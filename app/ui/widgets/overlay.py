"""A box over the whole window, on a scrim; a child widget, so that scale and theme follow."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.panes import Panel
from app.ui.widgets.tab_order import step

WIDTH, TOP = 640, 24  # px


class _Box(Panel):
    """The box; Tab stays inside it."""

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        step(self, forward=next)
        return True


class Overlay(QWidget):
    """
    Covers its window with a scrim and shows `box` on top.

    `open` remembers what had the keyboard, `close_box` gives it back. Esc and a click on the
    scrim close it.
    """

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.box = _Box("card", 0, self)
        self.box_width = WIDTH
        self._before: QWidget | None = None
        self.hide()
        window.installEventFilter(self)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it over the window and give `focus` the keyboard."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._place()
        (focus or self.box).setFocus(Qt.FocusReason.PopupFocusReason)

    def close_box(self) -> None:
        """Hide it and give the keyboard back."""
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._place()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.close_box()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(self.rect(), theme.current().color("scrim"))
        painter.end()

    def _place(self) -> None:
        width = min(self.box_width, self.width() - 2 * TOP)
        wanted = self.box.sizeHint().height()
        if self.box.hasHeightForWidth():
            wanted = self.box.heightForWidth(width)
        height = min(wanted, self.height() - 2 * TOP)
        self.box.setGeometry((self.width() - width) // 2, TOP, width, height)
