"""One question to the store at a time, asked once more when something changed meanwhile."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.ui.work.job import JobRunner

Work = Callable[[], Any]


class Reader(QObject):
    """
    Reads in a worker, beside other work on the database.

    `make` is called in the user interface thread at each beginning and gives the work, which holds
    no widget: so the work asks for what is wanted then. Asked while it reads, it reads once more
    after that, and tells what came of that alone: the first may be of another question.
    """

    read = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception that it ended with

    def __init__(self, runner: JobRunner, make: Callable[[], Work], parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._make = runner, make
        self._is_stale = False
        self.is_reading = False

    @Slot()
    def ask(self) -> None:
        """Read now, or once more when what is being read is there."""
        self._is_stale = self.is_reading
        if self.is_reading:
            return
        self.is_reading = True
        work = self._make()
        job = self._runner.start(lambda _progress: work(), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_read(self, found: object) -> None:
        self.is_reading = False
        if self._is_stale:
            self.ask()
        else:
            self.read.emit(found)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.is_reading = False
        if self._is_stale:
            self.ask()
        else:
            self.failed.emit(error)
