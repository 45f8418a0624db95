"""The work behind a dialog: one job at a time, which may be stopped."""

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.ui.desk import Desk
from app.ui.work.job import Job, Work


class OneJob(QObject):
    """`refused` carries a UserError, `progressed` how far it is; a bug goes to the desk."""

    refused = Signal(object)
    progressed = Signal(object, object)
    busy_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the work is going on."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Do it not after all."""
        if self._job is not None:
            self._job.cancel()

    def _start(self, work: Work) -> Job | None:
        """Begin the work, unless other work is going on."""
        if self._job is not None:
            return None
        self._job = job = self._look(work)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._on_finished)
        self.busy_changed.emit()
        return job

    def _look(self, work: Work) -> Job:
        """Begin what nobody has to wait for."""
        job = self._desk.runner.start(work, database=False)
        job.failed.connect(self._on_failed)
        return job

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        (self.refused if isinstance(error, UserError) else self._desk.failed).emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.busy_changed.emit()
