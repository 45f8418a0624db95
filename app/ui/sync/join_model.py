"""Shows an invitation to the server, in a job; what it takes to try again is kept."""

import platform
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Progress
from app.ui.work.job import Job, JobRunner, Work

if TYPE_CHECKING:
    from app.services.profiles.enrol import Enrolled, Joining
    from app.services.profiles.invitation import Invitation


class JoinModel(QObject):
    """
    `read` carries the Invitation of a file, `enrolled` an Enrolled, `refused` a UserError.

    The key of this laptop is made once for an invitation: the server lets the same laptop try
    again, as long as the code lives.
    """

    read = Signal(object)
    enrolled = Signal(object)
    refused = Signal(object)
    broke = Signal(object)
    busy_changed = Signal()
    offered = Signal(object)  # an address, and whether one logs in there by an organisation
    browser_wanted = Signal(str)  # the address that the browser of the system must open

    def __init__(self, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._job: Job | None = None
        self._kept: dict[Invitation, Joining] = {}
        self.joining: Joining | None = None  # what was shown to the server last

    @property
    def is_busy(self) -> bool:
        """Whether a file is read or the server is asked."""
        return self._job is not None

    def read_file(self, path: Path) -> None:
        """Read the invitation in a file."""

        def work(progress: Progress) -> "Invitation":
            from app.services.profiles.invitation import read_invitation

            progress.step(0, 1)
            return read_invitation(path)

        if (job := self._start(work)) is not None:
            job.succeeded.connect(self.read)

    def join(self, asked: "Invitation | tuple[str, str]") -> None:
        """Show an invitation, or a code and an address as they were typed, to the server."""
        kept = self._kept

        def work(progress: Progress) -> "Enrolled":
            from app.services.profiles.enrol import enrol, prepare
            from app.services.profiles.invitation import typed_invitation

            progress.step(0, 1)
            invitation = typed_invitation(*asked) if isinstance(asked, tuple) else asked
            if invitation not in kept:
                kept[invitation] = prepare(invitation, platform.node())
            self.joining = kept[invitation]
            return enrol(kept[invitation])

        if (job := self._start(work)) is not None:
            job.succeeded.connect(self.enrolled)

    def look_for_login(self, address: str) -> None:
        """Ask whether people get in by their organisation; no answer is no."""

        def work(progress: Progress) -> tuple[str, bool]:
            from app.services.profiles.organisation_login import offers_login

            progress.step(0, 1)
            with suppress(UserError):
                return address, offers_login(address)
            return address, False

        self._runner.start(work, database=False).succeeded.connect(self.offered)

    def log_in(self, address: str, done: str, failed: str) -> None:
        """Log in with the browser; the sentences are what it shows at the end."""
        show = self.browser_wanted.emit  # queued: it comes from the worker

        def work(progress: Progress) -> "Enrolled":
            from app.services.profiles.organisation_login import Pages, log_in

            return log_in(address, platform.node(), Pages(done, failed), show, progress)

        if (job := self._start(work)) is not None:
            job.succeeded.connect(self.enrolled)

    @Slot()
    def stop(self) -> None:
        """Wait for the server no longer."""
        if self._job is not None:
            self._job.cancel()

    def _start(self, work: Work) -> Job | None:
        if self._job is not None:
            return None
        self._job = job = self._runner.start(work, database=False)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self.busy_changed.emit()
        return job

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        (self.refused if isinstance(error, UserError) else self.broke).emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.busy_changed.emit()
