"""Tells over the page that the calendar file is not kept up to date, with the way out."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.core.errors import UserError
from app.ui.desk import Desk
from app.ui.messages import message_for
from app.ui.shell.failure import FailureStrip
from app.ui.widgets.buttons import Button


class FeedTrouble(QObject):
    """Silent while a dialog is open: the one that asks for the file says it itself."""

    def __init__(self, desk: Desk, strip: FailureStrip, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._strip, self._window = desk, strip, window
        desk.feed.failed.connect(self._on_failed)
        desk.feed.changed.connect(strip.close_message)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if QApplication.activeModalWidget() is not None:
            return
        if not isinstance(error, UserError):
            self._desk.failed.emit(error)
            return
        way_out = Button(self.tr("Kies een andere plaats"))
        way_out.clicked.connect(self._ask)
        self._strip.show_message(message_for(error), way_out)

    @Slot()
    def _ask(self) -> None:
        from app.ui.calendar.share_dialog import ask_place

        ask_place(self._desk, self._window)
