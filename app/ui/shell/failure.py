"""A message over the page, until it is read."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.messages import Message
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import MessageCard


class FailureStrip(QWidget):
    """Shows one message; it never takes the keyboard away from what is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 12)
        self.card: MessageCard | None = None
        self.hide()

    def show_message(self, message: Message, way_out: Button | None = None) -> None:
        """Show a message in the place of the one before, with what mends it."""
        self.close_message()
        out = () if way_out is None else (way_out,)
        close = Button(message.button or self.tr("Begrepen"))
        words = (message.happened, message.advice)
        self.card = MessageCard("error", *words, (*out, close), is_flat=True)
        close.clicked.connect(self.close_message)
        self._column.addWidget(self.card)
        self.show()

    @Slot()
    def close_message(self) -> None:
        """Take the message away."""
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        self.hide()
