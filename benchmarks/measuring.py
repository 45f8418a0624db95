"""What measures of a store of real size share: that store, the program around it, and a clock."""

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import median
from tempfile import gettempdir
from time import perf_counter, process_time, thread_time
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.reference.loader import reference
from app.services.people import who_am_i
from app.storage.store import Store
from app.ui import theme
from app.ui.collector import Collector
from app.ui.desk import Desk
from app.ui.settings import Settings
from app.ui.work.job import JobRunner
from benchmarks.store_of_size import store_of_size

TIMES: Final = 20
PART: Final = 0.95  # of the times must be within a budget
CALL_MS: Final = 50.0  # that one call may keep the user interface thread
BEAT_MS: Final = 2  # with 0 the beats take half of the processor from what they measure


def given_store(words: str | None) -> tuple[Store, Path]:
    """Return the store that the command line asks for, and its folder; `words` explain it all."""
    options = argparse.ArgumentParser(description=words)
    options.add_argument("--folder", type=Path, default=Path(gettempdir()) / "werkvloer-bench")
    options.add_argument("--companies", type=int, default=10_000)
    options.add_argument("--sessions", type=int, default=100_000)
    given = options.parse_args()
    return store_of_size(given.folder, given.companies, given.sessions), given.folder


def begin_application() -> QApplication:
    """Set Qt up as the program does, with its theme and its way to collect garbage; unseen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    theme.current().install(application, "light")
    collector = Collector(application)
    collector.begin()
    collector.freeze()
    return application


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took, and for how long of that this process computed."""

    ms: float
    busy_ms: float


class Beats:
    """Takes the longest time of the processor between two turns of the event loop."""

    def __init__(self) -> None:
        self._last = thread_time()
        self._longest_ms = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def take(self) -> Took:
        """Return the longest call since the last time; only what this thread computed counts."""
        longest, self._longest_ms = self._longest_ms, 0.0
        return Took(longest, longest)

    def _beat(self) -> None:
        now = thread_time()
        self._longest_ms = max(self._longest_ms, (now - self._last) * 1000)
        self._last = now


class Measures:
    """
    Runs and prints; `failed` tells whether something was over its budget.

    Judged is the time that 95 of 100 are within. LATE is what computed within the budget and had to
    wait for a disk or, on a machine that others use too, for its turn: try it on a quiet machine.
    """

    def __init__(self) -> None:
        self.failed = False

    def take(self, name: str, budget_ms: float, work: Callable[[], object]) -> None:
        """Measure `work` several times."""
        self.told(name, budget_ms, [timed(work) for _ in range(TIMES)])

    def told(self, name: str, budget_ms: float, times: list[Took]) -> None:
        """Print a measure that was taken."""
        all_ms, all_busy = [one.ms for one in times], [one.busy_ms for one in times]
        most, most_busy = _most(all_ms), _most(all_busy)
        verdict = "ok" if most <= budget_ms else "LATE" if most_busy <= budget_ms else "OVER"
        self.failed |= verdict == "OVER"
        print(
            f"{name:42} median {median(all_ms):7.1f}  95 % {most:7.1f}"
            f"  busy {median(all_busy):7.1f}  95 % {most_busy:7.1f}"
            f"  budget {budget_ms:6.0f} ms  {verdict}",
            flush=True,
        )


def _most(times: list[float]) -> float:
    """Return the time that PART of all are within."""
    return sorted(times)[ceil(PART * len(times)) - 1]


def desk_of(store: Store, folder: Path) -> Desk:
    """Return what a page is given."""
    settings = Settings(folder / "settings.ini")
    return Desk(store, who_am_i(store), reference(), settings, JobRunner())


def drop(page: QWidget) -> None:
    """Take a page away now: no event loop runs here that would."""
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait(is_so: Callable[[], bool], most_s: float = 30.0) -> None:
    """Let Qt work until it is so."""
    end = perf_counter() + most_s
    while not is_so() and perf_counter() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def timed(work: Callable[[], object]) -> Took:
    """Return how long a call takes."""
    so_far = begun()
    work()
    return so_far()


def begun() -> Callable[[], Took]:
    """Return what tells how long it is since now."""
    begin, busy = perf_counter(), process_time()
    return lambda: Took((perf_counter() - begin) * 1000, (process_time() - busy) * 1000)
