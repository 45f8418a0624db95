"""Long work in the status bar: what is done, how far it is, and the way to stop it."""

from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import theme
from app.ui.notice import Running
from app.ui.widgets.buttons import Button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.labels import small
from app.ui.widgets.meters import ProgressBar

SHOWN_MS: Final = 1_000  # work that takes less is not told
BAR_WIDTH: Final = 120  # px at 100% text


class WorkLine(QWidget):
    """Shows one work at a time, the last begun; it comes after a second and goes at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running: Running | None = None
        self.words = ElidedLabel("small", "muted")
        self.bar, self.percent = ProgressBar(), small()
        self.stop = Button(self.tr("Stop"), "link")
        self.stop.setToolTip(self.tr("Stop: er verandert dan niets"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.words, self.bar, self.percent, self.stop):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.show)
        self.stop.clicked.connect(self._on_stop)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.hide()

    @Slot(object)
    def follow(self, running: Running) -> None:
        """Tell of this work from now on."""
        self._running = running
        self.words.show_text(running.text)
        self.stop.setEnabled(True)
        self._on_progress(0, 0)
        running.job.progressed.connect(self._on_progress)
        running.job.finished.connect(self._on_finished)
        self._timer.start()

    @Slot(object, object)
    def _on_progress(self, done: int, total: int) -> None:
        if self._running is None or self.sender() not in {None, self._running.job}:
            return
        percent = 100 * done // total if total else 0
        self.bar.set_progress(percent / 100)
        self.percent.setText(f"{percent}%")

    @Slot()
    def _on_finished(self) -> None:
        if self._running is not None and self.sender() is self._running.job:
            self._running = None
            self._timer.stop()
            self.hide()

    @Slot()
    def _on_stop(self) -> None:
        if self._running is not None:
            self.stop.setEnabled(False)
            self._running.job.cancel()

    @Slot()
    def _on_theme(self) -> None:
        self.bar.setFixedWidth(theme.current().px(BAR_WIDTH))
