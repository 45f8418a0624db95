"""What is told of backups while a profile is open."""

from PySide6.QtCore import QObject, Slot

from app.services.profiles.backups import failure_to_tell
from app.services.profiles.upkeep import keep_up
from app.ui.desk import Desk
from app.ui.work.job import Job


def begin_upkeep(desk: Desk) -> None:
    """Do what a profile needs now and then, beside the work of its coach."""
    store = desk.store
    BackupTeller(desk, desk.runner.start(lambda work: keep_up(store, work), database=False))


class BackupTeller(QObject):
    """Says once a day what is wrong with the backups, when the work of this unlock is done."""

    def __init__(self, desk: Desk, job: Job) -> None:
        super().__init__(desk)
        self._desk = desk
        job.finished.connect(self._on_finished)

    @Slot()
    def _on_finished(self) -> None:
        error = failure_to_tell(self._desk.store.folder)
        if error is not None:
            self._desk.failed.emit(error)
