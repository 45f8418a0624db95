"""Watches the user interface thread: how long a call keeps the window from answering."""

import sys
import threading
import traceback
from dataclasses import dataclass, field
from time import monotonic

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 5
LIMIT_MS = 50


@dataclass
class Stall:
    """One call that took longer than the limit, and where it was seen."""

    milliseconds: float
    step: str
    where: list[str] = field(default_factory=list)


class Watch(QObject):
    """A timer beats in the thread; another thread looks where it is when a beat is late."""

    def __init__(self) -> None:
        super().__init__()
        self.step = "start"
        self.stalls: list[Stall] = []
        self._last = monotonic()
        self._paused = 0
        self._left = 0.0
        self.away_s = 0.0  # spent inside `with watch`
        self._where: list[str] = []
        self._main = threading.get_ident()
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        threading.Thread(target=self._look, daemon=True).start()

    def __enter__(self) -> "Watch":
        """Do not count what happens inside: the watcher itself takes a picture."""
        self._paused += 1
        self._left = monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        self._paused -= 1
        self.away_s += monotonic() - self._left
        self._last = monotonic()
        self._where = []

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._over.set()

    def _beat(self) -> None:
        late_ms = (monotonic() - self._last) * 1000 - BEAT_MS
        if late_ms > LIMIT_MS and not self._paused:
            self.stalls.append(Stall(round(late_ms, 1), self.step, self._where))
        self._where = []
        self._last = monotonic()

    def _look(self) -> None:
        while not self._over.wait(0.01):
            if monotonic() - self._last > LIMIT_MS / 1000 and not self._where:
                frame = sys._current_frames().get(self._main)
                if frame is not None:
                    stack = traceback.extract_stack(frame)
                    self._where = [_short(entry) for entry in stack if "/app/" in entry.filename]


def _short(entry: traceback.FrameSummary) -> str:
    return f"{entry.filename.rpartition('/app/')[2]}:{entry.lineno} {entry.name}"
