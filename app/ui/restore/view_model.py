"""State and actions of the window that puts a backup back; each one is a job."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.profiles.known import Profile
from app.ui.work.job import Job, JobRunner, Work

if TYPE_CHECKING:  # they bring the database along; the jobs load them
    from app.services.profiles.backups import Backup, BackupView
    from app.services.profiles.backups_restore import OpenBackup, Preview, Restored


class RestoreModel(QObject):
    """`refused` carries a UserError, `broke` any other exception."""

    listed = Signal(object, object)  # tuple of Backup, BackupState
    seen = Signal(object)  # Preview
    restored = Signal(object)  # Restored
    refused = Signal(object)
    broke = Signal(object)
    busy_changed = Signal(object)  # bool
    progressed = Signal(object, object)  # done, total

    def __init__(self, profile: Profile, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._runner = profile.folder, runner
        self._job: Job | None = None
        self._opened: OpenBackup | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a job runs; one at a time."""
        return self._job is not None

    def find(self, source: Path | None = None) -> None:
        """List the backups of the profile, or those in another folder."""
        folder = self._folder

        def work(_progress: Progress) -> "tuple[BackupView, tuple[Backup, ...] | None]":
            from app.services.profiles.backups import backup_view
            from app.services.profiles.backups_restore import find_backups

            return backup_view(folder), None if source is None else find_backups(source)

        self._start(work, self._on_listed)

    def look(self, backup: "Backup", passphrase: str) -> None:
        """Open a backup and compare it with what is there."""
        folder = self._folder
        self.forget()

        def work(_progress: Progress) -> "tuple[OpenBackup, Preview]":
            from app.services.profiles.backups_restore import open_backup, preview

            opened = open_backup(folder, backup, passphrase)
            return opened, preview(folder, opened)

        self._start(work, self._on_seen)

    def restore(self) -> None:
        """Put back the backup that was looked at."""
        folder, opened = self._folder, self._opened
        if opened is None:
            return

        def work(progress: Progress) -> "Restored":
            from app.services.profiles.backups_restore import restore_backup

            return restore_backup(folder, opened, progress)

        self._start(work, self._on_restored)

    @Slot()
    def cancel(self) -> None:
        """Stop what runs; nothing was changed then."""
        if self._job is not None:
            self._job.cancel()

    def forget(self) -> None:
        """Forget the key."""
        if self._opened is not None and not self.is_busy:
            self._opened.key.forget()
            self._opened = None

    def _start(self, work: Work, done: object) -> None:
        if self._job is not None:
            return
        self._job = job = self._runner.start(work, database=False)
        job.succeeded.connect(done)
        job.failed.connect(self._on_failed)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._on_finished)
        self.busy_changed.emit(True)  # noqa: FBT003 value of a signal

    @Slot(object)
    def _on_listed(self, found: "tuple[BackupView, tuple[Backup, ...] | None]") -> None:
        view, other = found
        self.listed.emit(view.backups if other is None else other, view.state)

    @Slot(object)
    def _on_seen(self, found: "tuple[OpenBackup, Preview]") -> None:
        self._opened = found[0]
        self.seen.emit(found[1])

    @Slot(object)
    def _on_restored(self, done: "Restored") -> None:
        self.restored.emit(done)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        (self.refused if isinstance(error, UserError) else self.broke).emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.busy_changed.emit(False)  # noqa: FBT003 value of a signal
