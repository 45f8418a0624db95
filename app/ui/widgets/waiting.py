"""Long work in a window: shown after one second, to be cancelled after five."""

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted

SHOWN_AFTER_MS: Final = 1000
CANCEL_AFTER_MS: Final = 5000


class Waiting(QWidget):
    """A sentence with a bar; it shows itself only for work that takes longer than a second."""

    cancel_requested = Signal()

    def __init__(self, sentence: str, margin: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = muted(sentence, wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(sentence)
        self.cancel_button = Button(self.tr("Stop"))
        self.cancel_button.clicked.connect(self.cancel_requested)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, 16, margin, 16)
        column.addWidget(self.words)
        column.addLayout(row)
        self._show_timer, self._cancel_timer = QTimer(self), QTimer(self)
        for timer, wait_ms, act in (
            (self._show_timer, SHOWN_AFTER_MS, self.show),
            (self._cancel_timer, CANCEL_AFTER_MS, self.cancel_button.show),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait_ms)
            timer.timeout.connect(act)
        self.end()

    def begin(self) -> None:
        """Begin to wait; how far the work is, is not known yet."""
        self.bar.setRange(0, 0)
        self._show_timer.start()
        self._cancel_timer.start()

    @Slot(object, object)
    def set_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def end(self) -> None:
        """Stop waiting: the work has ended."""
        self._show_timer.stop()
        self._cancel_timer.stop()
        self.hide()
        self.cancel_button.hide()
