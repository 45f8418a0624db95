"""Takes windows away, and the dialogs and menus that lie over them."""

from collections.abc import Callable
from typing import Final, Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

CLOSED_MS: Final = 10  # a dialog that is asked to go has gone by then
MOST: Final = 50  # what does not close by then must not keep the windows on screen


@runtime_checkable
class ComesBack(Protocol):
    """A dialog that opens again with what is typed in it."""

    def leave(self) -> None:
        """Close, with what is typed on disk as something that stands open; else stay."""


def close_one() -> bool:
    """
    Close the menu or dialog that lies on top; tell whether there was one.

    Qt runs some of its own inside a call: the question of a file dialog whether to replace a file,
    and its menus. Until that call has returned, the widgets that it is about must stay: who takes
    them away asks again in a later turn, until there is none.
    """
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if isinstance(over, ComesBack):
        over.leave()
    elif isinstance(over, QDialog):
        over.reject()
    elif over is not None:
        over.close()
    return over is not None


class Over(QObject):
    """Closes what lies over the windows, one a turn, before they go."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._closed = 0

    def closes(self, again: Callable[[], None]) -> bool:
        """Tell whether something had to be closed first; `again` is called once it is."""
        if self._closed >= MOST or not close_one():
            self._closed = 0
            return False
        self._closed += 1
        QTimer.singleShot(CLOSED_MS, self, again)
        return True


def drop(window: QWidget | None) -> None:
    """Take a window away for good, when there is one, without its own close handling."""
    if window is not None and shiboken6.isValid(window):
        window.blockSignals(True)  # noqa: FBT003 Qt takes it by place only
        window.hide()
        window.deleteLater()
