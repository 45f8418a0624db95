"""Keys that wait for a short work to end, so that they go where they would have gone after it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

LONGEST_MS: Final = 400  # then somebody who types sees letters again, whatever still works
KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})


class HeldKeys(QObject):
    """Holds the keys that the window system gives to any window; shortcuts come through."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[QEvent] = []
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LONGEST_MS)
        self._limit.timeout.connect(self.release)

    def hold(self) -> None:
        """Begin to hold."""
        app = QCoreApplication.instance()
        if app is not None and not self._limit.isActive():
            app.installEventFilter(self)
            self._limit.start()

    @Slot()
    def release(self) -> None:
        """Give what was held, in its order, to the window that has the keyboard now."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._limit.stop()
        held, self._held = self._held, []
        for event in held:
            if (window := QGuiApplication.focusWindow()) is not None:
                QCoreApplication.sendEvent(window, event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in KEYS or not isinstance(watched, QWindow):
            return False
        self._held.append(event.clone())
        return True
