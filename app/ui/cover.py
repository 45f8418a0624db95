"""Windows out of sight, with what is typed in them, until it is known who is there."""

from datetime import datetime

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.core import clock


class Cover:
    """
    Hides every window of the program.

    For a lock that could not put what is typed on disk: it stays in memory, and the key with it.
    """

    def __init__(self) -> None:
        self.at: datetime = clock.now()
        self._focus = QApplication.focusWidget()
        self._active = QApplication.activeWindow()
        shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        self._hidden = [each for each in shown if each.windowType() != Qt.WindowType.Popup]
        for window in shown:
            window.hide()

    def lift(self) -> None:
        """Show them again, the keyboard where it was."""
        for window in self._hidden:
            if shiboken6.isValid(window):
                window.show()
        for widget in (self._active, self._focus):
            if widget is not None and shiboken6.isValid(widget):
                _take_keyboard(widget)


def _take_keyboard(widget: QWidget) -> None:
    if widget.isWindow():
        widget.activateWindow()
    else:
        widget.setFocus()
