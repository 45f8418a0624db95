"""Opens a window over everything else, and puts everything else back after it."""

from PySide6.QtCore import QObject, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from app.ui.cover import Cover
from app.ui.desk import Desk, Front


class FrontDoor(QObject):
    """
    One is open at a time; the windows of the program are out of sight meanwhile.

    Args:
        front: The window, as the desk asks of it.
        window: The same one, as Qt sees it; its parent comes back after it.
        left: Comes when it may go.
    """

    def __init__(self, desk: Desk, front: Front, window: QWidget, left: SignalInstance) -> None:
        super().__init__(window.parent())
        self._desk, self._window = desk, window
        left.connect(self._on_left)
        self._cover = Cover()
        desk.front = front
        window.showFullScreen()
        window.activateWindow()

    @Slot()
    def _on_left(self) -> None:
        self._desk.front = None
        self._cover.lift()
        self._window.hide()
        self._window.deleteLater()
        self.deleteLater()
