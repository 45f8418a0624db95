"""F6 and Shift+F6: the keyboard goes from one part of the window to the next."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

from app.ui.shell.ground import PageGround
from app.ui.shell.way import Way


class Parts(QObject):
    """Goes round the parts that are seen, in their order; the page chooses where to begin."""

    def __init__(self, window: QMainWindow, way: Way, parts: tuple[QWidget, ...]) -> None:
        super().__init__(window)
        self._window, self._way, self._parts = window, way, parts

    @Slot()
    def next(self) -> None:
        """Give the keyboard to the next part."""
        self._move(1)

    @Slot()
    def previous(self) -> None:
        """Give the keyboard to the part before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        parts = [one for one in self._parts if one.isVisible()]
        focus = self._window.focusWidget()
        here = next((n for n, part in enumerate(parts) if focus and part.isAncestorOf(focus)), 0)
        part = parts[(here + by) % len(parts)]
        if isinstance(part, PageGround) and self._way.page is not None:
            self._way.page.enter()
            return
        for widget in part.findChildren(QWidget):
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
