"""The one sync of an open profile: its rounds run here, whatever page is shown."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import ceil
from time import monotonic
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.changes import Changes
from app.services.syncing.view import Chip, DayClosed, Overview, RoundDone, SyncOptions
from app.ui.sync.service import SyncService
from app.ui.work.job import Job, JobRunner

WAIT_MS: Final = 200  # a stored session tells of several changes in a moment
REGULAR_MS: Final = 15 * 60_000
TELLING_S: Final = 2.0  # of a round, before its rest time can be told
UNLINKED: Final = Chip("unlinked")
T = TypeVar("T")


class SyncModel(QObject):
    """
    `chip_changed` carries a Chip, `overview_read` an Overview, `brought_read` BroughtLines.

    `round_ended` carries a RoundDone, the UserError of one that could not begin, or None when it
    was stopped before it did anything; `day_closed` a DayClosed or None. `told` carries the Changes
    of others, `failed` an exception that is no UserError.
    """

    chip_changed = Signal(object)
    overview_read = Signal(object)
    brought_read = Signal(object)
    round_ended = Signal(object)
    day_closed = Signal(object)
    told = Signal(object)
    reload_requested = Signal()  # so much came that each screen has to read anew
    failed = Signal(object)

    def __init__(self, service: SyncService, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self.service, self._runner = service, runner
        self.chip = UNLINKED
        self.syncs_on_close = False
        self._round: Job | None = None
        self._result: UserError | None = None
        self._began_s = 0.0
        self._serial = 0  # of the question that was asked last
        self._answered = 0  # of the last one whose chip is shown
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
        self._serial += 1
        service, serial = self.service, self._serial
        job = self._start(lambda _progress: (serial, service.chip()))
        job.succeeded.connect(self._on_chip)

    @Slot()
    def read(self) -> None:
        """Read everything that S18 shows; an answer to an older question is dropped."""
        self._serial += 1
        service, serial = self.service, self._serial
        job = self._start(lambda _progress: (serial, service.overview()))
        job.succeeded.connect(self._on_overview)

    @Slot()
    def read_brought(self) -> None:
        """Read what today's rounds brought from others."""
        service = self.service
        self._start(lambda _progress: service.brought()).succeeded.connect(self.brought_read)

    @Slot()
    def begin_round(self) -> None:
        """Send and fetch, unless that is being done."""
        if self._round is not None or not self.is_linked:
            return
        self._run(self.service.run, self._on_round_over)

    def close_day(self) -> None:
        """Do the last round of the day; call it when none runs."""
        if self._round is None:
            self._run(self.service.close_day, self._on_day_over)

    def _run(self, work: Callable[[Progress], T], over: Callable[[list[T]], None]) -> None:
        """Begin a round; what it did is told also when somebody stopped it half way."""
        ended: list[T] = []

        def kept(progress: Progress) -> None:
            ended.append(work(progress))

        self._result, self._began_s = None, monotonic()
        self._round = job = self._runner.start(kept, database=False)
        job.progressed.connect(self._on_progress)
        job.failed.connect(self._on_round_failed)
        job.finished.connect(partial(over, ended))
        self._show(replace(self.chip, code="running", done=0, total=0, error=None))

    @Slot()
    def stop_round(self) -> None:
        """Stop a round; what it sent and fetched stays."""
        if self._round is not None:
            self._round.cancel()

    @Slot()
    def begin(self) -> None:
        """Begin the sitting: look, and do a round now and each quarter of an hour, as chosen."""
        self._begin()

    def begin_with_server(self) -> None:
        """Begin with a server that is new to this profile: a round, whatever is chosen."""
        self._begin().finished.connect(self.begin_round)

    def _begin(self) -> Job:
        self._serial += 1
        service, serial = self.service, self._serial
        job = self._start(lambda _progress: (serial, service.overview()))
        job.succeeded.connect(self._on_begun)
        return job

    @Slot(object)
    def _on_begun(self, read: tuple[int, Overview]) -> None:
        serial, overview = read
        if not self._take(serial, overview.chip):
            return
        self.syncs_on_close = overview.sync_on_close
        self._keep_time(on=overview.sync_regularly)
        if overview.sync_on_open:
            self.begin_round()

    def _keep_time(self, *, on: bool) -> None:
        if on and self.is_linked:
            self._regular.start()
        else:
            self._regular.stop()

    def choose(self, options: SyncOptions) -> None:
        """Keep when rounds begin by themselves."""
        service = self.service
        self.syncs_on_close = options.on_close
        self._keep_time(on=options.regularly)
        self._do(lambda: service.choose(options))

    def send_again(self, problem: str) -> None:
        """Try again what was not sent, with a round now."""
        service = self.service
        self._do(lambda: service.send_again(problem), then_round=True)

    def withdraw(self, problem: str) -> None:
        """Take back what the server holds; a round brings what stands there."""
        service = self.service
        self._do(lambda: service.withdraw(problem), then_round=True)

    def leave_here(self, problem: str) -> None:
        """Keep it here and no longer try to send it."""
        service = self.service
        self._do(lambda: service.leave_here(problem))

    def answer_brake(self, *, apply: bool) -> None:
        """Take what the other side would delete or change, with a round now; or leave it."""
        service = self.service
        self._do(lambda: service.answer_brake(apply=apply), then_round=apply)

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
    def _on_chip(self, read: tuple[int, Chip]) -> None:
        self._take(*read)

    @Slot(object)
    def _on_overview(self, read: tuple[int, Overview]) -> None:
        serial, overview = read
        if self._take(serial, overview.chip):
            self.overview_read.emit(replace(overview, chip=self.chip))

    def _take(self, serial: int, chip: Chip) -> bool:
        """Show a chip, unless a later question was answered already."""
        if serial < self._answered:
            return False
        self._answered = serial
        if self._round is not None:  # what runs is told by the round itself
            shown = self.chip
            running = replace(chip, code="running", done=shown.done, total=shown.total)
            chip = replace(running, error=None, seconds_left=shown.seconds_left)
        self._show(chip)
        return True

    @Slot(object, object)
    def _on_progress(self, done: int, total: int) -> None:
        left = seconds_left(monotonic() - self._began_s, done, total)
        self._show(replace(self.chip, code="running", done=done, total=total, seconds_left=left))

    @Slot(object)
    def _on_round_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._result = error
        else:
            self.failed.emit(error)

    def _on_round_over(self, ended: list[RoundDone]) -> None:
        result: RoundDone | UserError | None = next(iter(ended), self._result)
        self._tell(next(iter(ended), None))
        self.round_ended.emit(result)

    def _on_day_over(self, ended: list[DayClosed]) -> None:
        closed = next(iter(ended), None)
        self._tell(None if closed is None else closed.round)
        self.day_closed.emit(closed)

    def _tell(self, done: RoundDone | None) -> None:
        """Tell what came of a round that is over."""
        self._round = None
        self.look_now()
        self.read()
        if done is not None:
            self.told.emit(done.changes)
            if done.reload:
                self.reload_requested.emit()

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
