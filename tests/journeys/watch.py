"""Watches the user interface thread: how long a call keeps the window from answering."""

import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, thread_time
from types import FrameType

from PySide6.QtCore import QObject, QTimer

OURS = "/app/"  # in the path of a file: the program's own
BEAT_MS = 5
LIMIT_MS = 50


@dataclass
class Stall:
    """
    One call that took longer than the limit, and where it was seen.

    `busy_ms` of it the thread computed; for the rest it waited for a thread, a disk or, on a
    machine that others use too, for its turn.
    """

    milliseconds: float
    busy_ms: float
    step: str
    where: list[str] = field(default_factory=list)


class Watch(QObject):
    """
    A timer beats in the thread; another thread asks it by a signal where it is when a beat is
    late. (Looking from outside, with `sys._current_frames`, crashes Python 3.11 now and then.)

    What happens inside `with watch` is the watcher's own and does not count: pictures, and
    looking for a widget among thousands. What the program did just before still does.

    Args:
        now: Gives seconds that only go forward.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self.step = "start"
        self.stalls: list[Stall] = []
        self.away_s = 0.0  # spent inside `with watch`
        self._now = now
        self._paused = 0
        self._left = 0.0
        self._main = threading.get_ident()
        self._over = threading.Event()
        self._begin()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()
        self._signal = getattr(signal, "SIGUSR1", None)  # Windows has none: then only how long
        if self._signal is not None:
            signal.signal(self._signal, self._on_asked)
            threading.Thread(target=self._look, daemon=True).start()

    def __enter__(self) -> "Watch":
        """Do not count what happens inside."""
        self.beat()
        self._paused += 1
        if self._paused == 1:
            self._left = self._now()
        return self

    def __exit__(self, *_: object) -> None:
        self._paused -= 1
        if self._paused == 0:
            self.away_s += self._now() - self._left
            self._begin()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._over.set()
        if self._signal is not None:
            signal.signal(self._signal, signal.SIG_IGN)  # one may be on its way

    def beat(self) -> None:
        """Judge how long ago the last beat was; called by the timer, so between two calls."""
        late_ms = (self._now() - self._last) * 1000 - BEAT_MS
        if late_ms > LIMIT_MS and not self._paused:
            busy_ms = (thread_time() - self._busy) * 1000
            self.stalls.append(Stall(round(late_ms, 1), round(busy_ms, 1), self.step, self._where))
        self._begin()

    def _begin(self) -> None:
        self._last, self._busy = self._now(), thread_time()
        self._where: list[str] = []
        self._is_asked = False

    def _look(self) -> None:
        while not self._over.wait(0.01):
            late_ms = (self._now() - self._last) * 1000 - BEAT_MS
            if late_ms > LIMIT_MS and not self._is_asked:
                self._is_asked = True
                signal.pthread_kill(self._main, self._signal)

    def _on_asked(self, _number: int, frame: FrameType | None) -> None:
        stack = traceback.extract_stack(frame)
        self._where = [_short(entry) for entry in stack if OURS in entry.filename]


def _short(entry: traceback.FrameSummary) -> str:
    return f"{entry.filename.rpartition('/app/')[2]}:{entry.lineno} {entry.name}"
