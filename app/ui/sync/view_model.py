"""The one sync of an open profile: its rounds run here, whatever page is shown."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.changes import Changes
from app.services.sync_view import Chip, Overview, RoundDone, SyncOptions
from app.ui.sync.service import SyncService
from app.ui.work.job import Job, JobRunner

WAIT_MS: Final = 200  # a stored session tells of several changes in a moment
REGULAR_MS: Final = 15 * 60_000
TELLING_S: Final = 2.0  # of a round, before its rest time can be told
UNLINKED: Final = Chip("unlinked")


class SyncModel(QObject):
    """
    `chip_changed` carries a Chip, `overview_read` an Overview.

    `round_ended` carries a RoundDone, the UserError that the round ended with, or None when it was
    stopped; `told` the Changes of others, `failed` an exception that is no UserError.
    """

    chip_changed = Signal(object)
    overview_read = Signal(object)
    round_ended = Signal(object)
    told = Signal(object)
    failed = Signal(object)

    def __init__(self, service: SyncService, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self.service, self._runner = service, runner
        self.chip = UNLINKED
        self._round: Job | None = None
        self._result: RoundDone | UserError | None = None
        self._began_s = 0.0
        self._serial = 0  # of the overview that was asked for last
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.look_now)
        self._regular = QTimer(self)
        self._regular.setInterval(REGULAR_MS)
        self._regular.timeout.connect(self.begin_round)

    @property
    def is_running(self) -> bool:
        """Whether a round runs."""
        return self._round is not None

    @property
    def is_linked(self) -> bool:
        """Whether this laptop knows a server, as far as was looked."""
        return self.chip.code != "unlinked"

    @Slot()
    @Slot(object)
    def look(self, _changes: object = None) -> None:
        """Look again soon what waits, on a laptop that has a server."""
        if self.is_linked:
            self._wait.start()

    @Slot()
    def look_now(self) -> None:
        """Look what waits, also whether there is a server by now."""
        self._wait.stop()
        service = self.service
        self._start(lambda _progress: service.chip()).succeeded.connect(self._on_chip)

    @Slot()
    def read(self) -> None:
        """Read everything that S18 shows; an answer to an older question is dropped."""
        self._serial += 1
        service, serial = self.service, self._serial
        job = self._start(lambda _progress: (serial, service.overview()))
        job.succeeded.connect(self._on_overview)

    @Slot()
    def begin_round(self) -> None:
        """Send and fetch, unless that is being done."""
        if self._round is not None or not self.is_linked:
            return
        service = self.service
        self._result, self._began_s = None, monotonic()
        self._round = job = self._runner.start(service.run, database=False)
        job.progressed.connect(self._on_progress)
        job.succeeded.connect(self._on_round_done)
        job.failed.connect(self._on_round_failed)
        job.finished.connect(self._on_round_over)
        self._show(replace(self.chip, code="running", done=0, total=0, error=None))

    @Slot()
    def stop_round(self) -> None:
        """Stop a round; what it sent and fetched stays."""
        if self._round is not None:
            self._round.cancel()

    def begin(self, options: SyncOptions) -> None:
        """Begin the sitting: a round now and each quarter of an hour, as far as chosen."""
        if options.regularly:
            self._regular.start()
        else:
            self._regular.stop()

    def choose(self, options: SyncOptions) -> None:
        """Keep when rounds begin by themselves."""
        service = self.service
        self.begin(options)
        self._do(lambda: service.choose(options))

    def send_again(self, problem: str) -> None:
        """Try again what was not sent, with a round now."""
        service = self.service
        self._do(lambda: service.send_again(problem), then_round=True)

    def leave_here(self, problem: str) -> None:
        """Keep it here and no longer try to send it."""
        service = self.service
        self._do(lambda: service.leave_here(problem))

    def answer_brake(self, *, apply: bool) -> None:
        """Take what the other side would delete or change, or not; then go on with a round."""
        service = self.service
        self._do(lambda: service.answer_brake(apply=apply), then_round=True)

    def _do(self, work: Callable[[], Changes], *, then_round: bool = False) -> None:
        job = self._start(lambda _progress: work())
        job.succeeded.connect(self.told)
        job.finished.connect(self.look_now)
        job.finished.connect(self.read)
        if then_round:
            job.succeeded.connect(self._on_done_before)

    def _start(self, work: Callable[[Progress], object]) -> Job:
        job = self._runner.start(work, database=False)
        job.failed.connect(self.failed)
        return job

    @Slot(object)
    def _on_chip(self, chip: Chip) -> None:
        if self._round is None:
            self._show(chip)
        else:  # what runs is told by the round itself
            shown = self.chip
            running = replace(chip, code="running", done=shown.done, total=shown.total)
            self._show(replace(running, error=None, seconds_left=shown.seconds_left))

    @Slot(object)
    def _on_overview(self, read: tuple[int, Overview]) -> None:
        serial, overview = read
        if serial == self._serial:
            self._on_chip(overview.chip)
            self.overview_read.emit(replace(overview, chip=self.chip))

    @Slot(object, object)
    def _on_progress(self, done: int, total: int) -> None:
        left = seconds_left(monotonic() - self._began_s, done, total)
        self._show(replace(self.chip, code="running", done=done, total=total, seconds_left=left))

    @Slot(object)
    def _on_round_done(self, done: RoundDone) -> None:
        self._result = done
        self.told.emit(done.changes)

    @Slot(object)
    def _on_round_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._result = error
        else:
            self.failed.emit(error)

    @Slot()
    def _on_round_over(self) -> None:
        self._round = None
        result, self._result = self._result, None
        self.look_now()
        self.read()
        self.round_ended.emit(result)

    @Slot()
    @Slot(object)
    def _on_done_before(self, _changes: object = None) -> None:
        self.begin_round()

    def _show(self, chip: Chip) -> None:
        if chip != self.chip:
            self.chip = chip
            self.chip_changed.emit(chip)


def seconds_left(passed_s: float, done: int, total: int) -> int | None:
    """Return how long the rest takes at the pace so far; None when that cannot be told yet."""
    if passed_s < TELLING_S or not 0 < done < total:
        return None
    return ceil(passed_s * (total - done) / done)
