"""State and actions of the section about safety; each one is a job."""

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.profiles.known import has_quick_unlock, read_profile
from app.services.profiles.recovery import new_recovery_code
from app.ui.desk import Desk, Notice
from app.ui.work.job import Job, Work


class SafetyModel(QObject):
    """`refused` carries what was asked (`quick`, `passphrase`) and a UserError."""

    quick_unlock_changed = Signal()
    passphrase_changed = Signal()
    refused = Signal(str, object)
    busy_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = ""
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being changed; one thing at a time."""
        return self._job is not None

    @property
    def has_quick_unlock(self) -> bool:
        """Whether this profile opens with the keyring of the system."""
        profile = read_profile(self._desk.store.folder)
        return profile is not None and has_quick_unlock(profile)

    def set_quick_unlock(self, *, on: bool) -> None:
        """Put the key in the keyring, or take it away."""
        store = self._desk.store

        def work(progress: Progress) -> None:
            from app.services.profiles.account import set_quick_unlock

            progress.step(0, 1)
            set_quick_unlock(store, on=on)

        if (job := self._start("quick", work)) is not None:
            job.succeeded.connect(self._on_quick_unlock)

    def change_passphrase(self, old: str, new: str) -> None:
        """Give the profile another passphrase."""
        store = self._desk.store

        def work(progress: Progress) -> None:
            from app.services.profiles.account import change_passphrase

            progress.step(0, 1)
            change_passphrase(store, old, new)

        if (job := self._start("passphrase", work)) is not None:
            job.succeeded.connect(self._on_passphrase)

    def _start(self, asked: str, work: Work) -> Job | None:
        """Start a job beside those of the database: a keyring may take half a minute."""
        if self._job is not None:
            return None
        self._asked = asked
        self._job = self._desk.runner.start(work, database=False)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        self.busy_changed.emit()
        return self._job

    @Slot()
    def _on_quick_unlock(self) -> None:
        self.quick_unlock_changed.emit()

    @Slot()
    def _on_passphrase(self) -> None:
        self.passphrase_changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.refused.emit(self._asked, error)
        else:
            self._desk.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.busy_changed.emit()


class NewSheet(QObject):
    """
    A recovery sheet that is not the one of the profile yet: the old one is good until `keep`.

    It belongs to the desk: the page that made it may be left while the sheet is printed.
    """

    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._is_kept = False
        self.code = new_recovery_code()

    @Slot()
    def keep(self) -> None:
        """Let it take the place of the old one: its owner has it on paper or in a file."""
        if self._is_kept:
            return
        self._is_kept = True
        store, code = self._desk.store, self.code

        def work(progress: Progress) -> None:
            from app.services.profiles.account import set_recovery_code

            progress.step(0, 1)
            set_recovery_code(store, code)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._on_failed)

    @Slot()
    def _on_kept(self) -> None:
        self._desk.noticed.emit(Notice(self.tr("Je nieuwe herstelblad geldt; het oude niet meer")))
        self.kept.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._is_kept = False  # printed or saved once more, it is tried again
        self._desk.failed.emit(error)
