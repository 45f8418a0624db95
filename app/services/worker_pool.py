"""
Work in processes of its own, so that the window never waits for it and a second core helps.

Each process begins anew (spawn): that is the same on Windows, macOS and Linux, and in a program
that is one file. What is asked and what is answered travels by pickle.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.synchronize import Event
from types import TracebackType
from typing import Final, Self, TypeAlias, TypeVar

from app.core.errors import UserError
from app.core.memory import collect_seldom
from app.core.progress import Cancelled, Progress

WORKERS: Final = 2
LOOK_S: Final = 0.1  # between two looks whether it must stop
AHEAD: Final = 1  # jobs that wait for a worker to come free
Asked = TypeVar("Asked")
Answered = TypeVar("Answered")

_stop: Event | None = None  # of a worker: set when its work is not wanted any more


class Steps:
    """The Progress of a worker: it knows only whether to stop."""

    def step(self, done: int, total: int) -> None:
        """Raise Cancelled when the work is not wanted any more."""
        del done, total  # only who asked tells how far all of it is
        if _stop is not None and _stop.is_set():
            raise Cancelled


Work: TypeAlias = Callable[[Asked, Progress], Answered]


class WorkerPool:
    """
    Two processes that work one after the other through jobs; use it in a `with`.

    With no `workers` all is done right here: for a test, or where a process cannot begin.
    """

    def __init__(self, progress: Progress, workers: int = WORKERS) -> None:
        self._progress, self._workers = progress, workers
        self._done, self._total = 0, 1
        context = multiprocessing.get_context("spawn")
        self._stop = context.Event()
        self._pool = (
            ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(self._stop,))
            if workers
            else None
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._stop.set()
            self._pool.shutdown(wait=True, cancel_futures=True)

    def step(self, done: int, total: int) -> None:
        """Look whether it must stop, in a part of the work whose size says nothing of the whole."""
        del done, total
        self._progress.step(self._done, self._total)

    def tell(self, done: int, total: int) -> None:
        """
        Say how far all of it is.

        Raises:
            Cancelled: When the progress asks to stop.
        """
        self._done, self._total = done, total
        self._progress.step(done, total)

    def map(self, work: Work[Asked, Answered], jobs: Iterable[Asked]) -> Iterator[Answered]:
        """
        Give what `work` answers to each job, in their order; few are asked for ahead.

        Raises:
            Cancelled: When the progress asks to stop.
            UserError: `worker.gone` when a process ended (killed, no memory).
        """
        if self._pool is None:
            for job in jobs:
                yield work(job, self)
            return
        asked: deque[Future[Answered]] = deque()
        try:
            for job in jobs:
                asked.append(self._pool.submit(_do, work, job))
                if len(asked) >= self._workers + AHEAD:
                    yield self._answer(asked.popleft())
            while asked:
                yield self._answer(asked.popleft())
        except BrokenProcessPool as error:
            raise UserError("worker.gone") from error

    def run(self, work: Work[Asked, Answered], job: Asked) -> Answered:
        """Return what `work` answers; raises as `map`."""
        return next(self.map(work, [job]))

    def _answer(self, future: Future[Answered]) -> Answered:
        while not future.done():
            self.step(0, 1)
            wait_for([future], LOOK_S)
        return future.result()


def _do(work: Work[Asked, Answered], job: Asked) -> Answered:
    return work(job, Steps())


def _begin(stop: Event) -> None:
    global _stop  # noqa: PLW0603 a worker has one boss, and no other way to keep it
    _stop = stop
    collect_seldom()  # a sixth of the time that a long document takes went into looking
