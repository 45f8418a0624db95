"""What is noticed while the program is used for a long time."""

import faulthandler
import gc
import json
import logging
import os
import resource
import sys
import threading
import traceback
from collections import Counter, deque
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.watch import Watch

LAST = 20
HANGS_S = 90  # an action that takes longer ends the run, with where every thread is
KNOWN = ("This plugin does not support",)  # what the offscreen platform lacks


def memory_mb() -> float:
    """Return the memory that this process holds now (RSS)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:  # no Linux: the most it ever held
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class Problems(logging.Handler):
    """Bugs, errors in the log and warnings of Qt, each with the actions before its first time."""

    def __init__(self, actions: deque[str]) -> None:
        super().__init__(logging.ERROR)
        self._actions = actions
        self._lock = threading.Lock()
        self.found: dict[str, dict[str, Any]] = {}

    def add(self, text: str) -> None:
        """Count a problem."""
        with self._lock:
            entry = self.found.setdefault(
                text, {"text": text, "count": 0, "after": list(self._actions)}
            )
            entry["count"] += 1
            if entry["count"] == 1:
                sys.stderr.write(f"PROBLEM {text}\n    after {list(self._actions)[-5:]}\n")

    def emit(self, record: logging.LogRecord) -> None:
        """Take what the program logs as an error."""
        error = record.exc_info[1] if record.exc_info else None
        shown = "" if error is None else "".join(traceback.format_exception(error))
        self.add(f"log: {record.name} {record.getMessage()} {shown}")

    def hook(self) -> None:
        """Hear of every bug; what the program does with it, it still does."""
        logging.getLogger().addHandler(self)
        before = sys.excepthook

        def on_bug(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            self.add("bug: " + "".join(traceback.format_exception(kind, error, trace)))
            before(kind, error, trace)

        sys.excepthook = on_bug
        sys.unraisablehook = lambda lost: self._lost("unraisable", lost.exc_value)
        threading.excepthook = lambda lost: self._lost("thread", lost.exc_value)
        qInstallMessageHandler(self._on_qt)

    def _lost(self, where: str, error: BaseException | None) -> None:
        if error is not None:
            self.add(f"{where}: " + "".join(traceback.format_exception(error)))

    def _on_qt(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(KNOWN):
            frames = traceback.extract_stack()[:-1]
            where = [f"{each.filename[-40:]}:{each.lineno}" for each in frames][-4:]
            thread = threading.current_thread().name
            self.add(f"qt: {kind.name} {text} ({thread}, {' > '.join(where)})")


class Witness:
    """
    Writes each action down before it is done, and what there is from time to time.

    Args:
        out: Gets `journal.txt` (what survives a crash) and `fault.txt`.
    """

    def __init__(self, out: Path) -> None:
        self.actions: deque[str] = deque(maxlen=LAST)
        self.problems = Problems(self.actions)
        self.watch: Watch | None = None
        self.memory: list[tuple[float, float]] = []
        self.widgets: list[int] = []
        self.censuses: list[dict[str, int]] = []
        self._began = monotonic()
        self._journal = (out / "journal.txt").open("w", encoding="utf-8")
        self._fault = (out / "fault.txt").open("w", encoding="utf-8")
        faulthandler.enable(self._fault)

    def begin(self) -> None:
        """Begin, once the program is built."""
        self.problems.hook()
        self.watch = Watch()
        self.weigh()

    def action(self, what: str) -> None:
        """Write down what is about to be done."""
        self.actions.append(what)
        self._journal.write(f"{monotonic() - self._began:7.1f} {what}\n")
        self._journal.flush()
        if self.watch is not None:
            self.watch.step = what
        faulthandler.dump_traceback_later(HANGS_S, exit=True, file=self._fault)
        if monotonic() - self._began - (self.memory[-1][0] if self.memory else 0) >= 60:
            self.weigh()

    def weigh(self) -> None:
        """Note the memory, in the journal too: a crash leaves no report."""
        at, size = monotonic() - self._began, memory_mb()
        self.memory.append((round(at, 1), round(size, 1)))
        self._journal.write(f"{at:7.1f} memory {size:.1f} MB\n")

    def count_widgets(self) -> None:
        """Note how many widgets there are, without collecting anything first."""
        self.widgets.append(len(QApplication.allWidgets()))

    def census(self) -> None:
        """Note what is alive; call it while the profile is locked, some time after."""
        assert self.watch is not None
        with self.watch:
            alive = [each for each in gc.get_objects() if isinstance(each, QObject)]
            counts = Counter(type(each).__name__ for each in alive)
            widgets: list[QWidget] = QApplication.allWidgets()
            counts |= Counter(f"widget {type(each).__name__}" for each in widgets)
            counts["all widgets"] = len(widgets)
            app = QApplication.instance()
            assert app is not None
            counts["children of the application"] = len(app.findChildren(QObject))
            counts["python objects"] = len(gc.get_objects()) + gc.get_freeze_count()
            del alive, widgets
        self.censuses.append(dict(counts))

    def report(self) -> dict[str, Any]:
        """Return all that was noticed."""
        faulthandler.cancel_dump_traceback_later()
        self.weigh()
        assert self.watch is not None
        self.watch.stop()
        stalls: dict[str, list[float]] = {}
        for stall in self.watch.stalls:
            where = stall.where[-1] if stall.where else f"(not seen) during {stall.step}"
            entry = stalls.setdefault(where, [0, 0.0, 0.0])
            entry[0] += 1
            entry[1], entry[2] = max(entry[1], stall.milliseconds), max(entry[2], stall.busy_ms)
        most = sorted(stalls.items(), key=lambda each: each[1][0], reverse=True)
        return {
            "seconds": monotonic() - self._began,
            "memory_mb": self.memory,
            "widgets": self.widgets,
            "censuses": self.censuses,
            "stalls": dict(most),
            "problems": json.loads(json.dumps(list(self.problems.found.values()))),
        }
