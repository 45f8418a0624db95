"""Keeps the index of the search up to date, beside the window."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.search.finding import catch_up, waiting
from app.ui.desk import Desk

FIRST_MS: Final = 20_000  # after unlocking: the first pages and the backup go before


class Indexing(QObject):
    """
    One run at a time; `done` carries whether something was behind.

    It runs beside the thread of the database, so that nobody who saves waits for all of it.
    """

    behind = Signal()
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_running = False
        QTimer.singleShot(FIRST_MS, self, self.begin)

    @Slot()
    def begin(self) -> None:
        """Bring the index up to date, unless that is going on."""
        store = self._desk.store
        if self._is_running or store.is_closed:
            return
        self._is_running = True

        def work(progress: Progress) -> bool:
            is_behind = waiting(store) > 0
            catch_up(store, progress)
            return is_behind

        job = self._desk.runner.start(work, database=False)
        job.progressed.connect(self._on_progress)
        job.succeeded.connect(self.done)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)

    @Slot(object, object)
    def _on_progress(self, done: int, total: int) -> None:
        if total > done:
            self.behind.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not (isinstance(error, UserError) and error.code == "store.locked"):
            self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._is_running = False
