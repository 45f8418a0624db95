"""Long work off the user interface thread, with progress and cancel."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from time import monotonic
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Cancelled, CancelToken, Progress

log = logging.getLogger(__name__)

PROGRESS_INTERVAL_S: Final = 0.05
OTHER_THREADS: Final = 3  # network and PDF work beside the database

Work = Callable[[Progress], Any]
Call = Callable[[], object]


class Job(QObject):
    """
    One piece of long work; it signals in the user interface thread only and keeps no result.

    `succeeded` carries what the work returned, `failed` the exception. `finished` comes last, in
    any case; after a cancel `succeeded` does not come any more.
    """

    progressed = Signal(object, object)  # done, total
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, post: Callable[[Call], None], parent: QObject) -> None:
        super().__init__(parent)
        self._post = post
        self._token = CancelToken()
        self._told_at = 0.0

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop; its result is dropped, also when it was just ready."""
        self._token.cancel()

    def step(self, done: int, total: int) -> None:
        """Tell how far the work is; called in the worker, raises Cancelled after `cancel`."""
        self._token.check()
        if (now := monotonic()) - self._told_at >= PROGRESS_INTERVAL_S:
            self._told_at = now
            self._post(lambda: self.progressed.emit(done, total))

    def run(self, work: Work) -> None:
        """Do the work; called in the worker."""
        try:
            self._token.check()
            result = work(self)
        except Cancelled:
            log.info("cancelled")
            self._post(self._end)
        except Exception as caught:  # noqa: BLE001 whatever it is, `failed` carries it
            error = caught  # Python clears `caught` before the call is made
            self._post(lambda: self._tell(lambda: self._tell_failed(error)))
        else:
            self._post(lambda: self._tell(lambda: self._tell_succeeded(result)))

    def _tell(self, outcome: Callable[[], None]) -> None:
        """Tell the outcome and the end in one turn: a key in between would meet a job that runs."""
        try:
            outcome()
        finally:
            self._end()

    def _tell_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):  # a bug, also when nobody listens
            log.error("a job failed", exc_info=error)
        self.failed.emit(error)

    def _tell_succeeded(self, result: Any) -> None:
        try:
            self._token.check()
        except Cancelled:
            log.info("cancelled when ready")
        else:
            self.succeeded.emit(result)

    def _end(self) -> None:
        self.finished.emit()
        self.deleteLater()


class JobRunner(QObject):
    """Starts jobs: those of the database one after another, others beside them."""

    _posted = Signal(object)  # calls to make in the user interface thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = ThreadPoolExecutor(1, "database")
        self._other = ThreadPoolExecutor(OTHER_THREADS, "other")
        self._futures: set[Future[None]] = set()
        self._is_stopped = False
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Work, *, database: bool = True) -> Job:
        """
        Begin `work` in its thread; connect to the signals of the job that comes back.

        After `stop` the job is over before it begins: a page that still asks is on its way out.
        """
        job = Job(self._posted.emit, self)
        if self._is_stopped:
            job.cancel()
            job.deleteLater()
            return job
        future = (self._database if database else self._other).submit(job.run, work)
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)
        return job

    def stop(self, limit_s: float | None = None) -> bool:
        """
        Cancel everything and wait until no thread works; nothing can be started any more.

        Returns:
            False when a job still worked after `limit_s`.
        """
        self._is_stopped = True
        for job in self.findChildren(Job):
            job.cancel()
        pools = (self._database, self._other)
        for pool in pools:
            pool.shutdown(wait=False, cancel_futures=True)
        if wait(list(self._futures), limit_s).not_done:
            return False
        for pool in pools:
            pool.shutdown(wait=True)
        return True

    @Slot(object)
    def _on_posted(self, call: Call) -> None:
        call()
