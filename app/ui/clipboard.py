"""What Werkvloer puts on the clipboard does not stay there (threat T3)."""

from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

CLEAR_MS: Final = 30_000


class Clipboard(QObject):
    """Holds a text on the clipboard for half a minute, or until `clear`; one for the program."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEAR_MS)
        self._timer.timeout.connect(self.clear)

    def put(self, text: str) -> None:
        """Put a text on the clipboard."""
        self._ours = text
        QGuiApplication.clipboard().setText(text)
        self._timer.start()

    @Slot()
    def clear(self) -> None:
        """Take our text away, unless something else was copied since."""
        clipboard = QGuiApplication.clipboard()
        if self._ours and clipboard.text() == self._ours:
            clipboard.clear()
        self._ours = ""
        self._timer.stop()


@cache
def clipboard() -> Clipboard:
    """Return the one of the program."""
    return Clipboard(QCoreApplication.instance())
