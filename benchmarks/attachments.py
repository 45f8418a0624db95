"""
Times the attaching of a file of 25 MB in the background, and how long the window waits meanwhile.

`python -m benchmarks.attachments`: five files of random bytes, in an encrypted store in a temporary
folder, through the same job as the pages. It ends with 1 when one takes over a second.
"""

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Final
from uuid import UUID, uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.services.files.attachments import attach_files
from app.storage.engine import DataKey, open_engine
from app.storage.migrate import create_database
from app.storage.store import Store
from app.ui.work.job import JobRunner
from tests.coaching_samples import add_company, add_team

SIZE: Final = 25_000_000  # bytes
TIMES: Final = 5
MOST_S: Final = 1.0
TICK_MS: Final = 2


class Watch:
    """Finds the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._last = perf_counter()

    def tick(self) -> None:
        """Note a turn."""
        now = perf_counter()
        self.longest_s = max(self.longest_s, now - self._last)
        self._last = now


def main() -> int:
    """Tell how long each took; return 1 when one took too long."""
    application = QApplication.instance() or QApplication(sys.argv)
    with tempfile.TemporaryDirectory(prefix="werkvloer-bijlagen-") as home:
        folder = Path(home)
        key = os.urandom(32)
        create_database(folder / "werkvloer.db", DataKey(key)).dispose()
        store = Store(open_engine(folder / "werkvloer.db", DataKey(key)), uuid4())
        add_team(store)
        company = add_company(store).id
        took = [_attach(application, store, company, folder) for _ in range(TIMES)]
        store.close()
    for done_s, longest_s in took:
        print(f"{SIZE / 1e6:.0f} MB in {done_s * 1000:.0f} ms, window waits {longest_s * 1000:.0f}")
    return int(max(done_s for done_s, _ in took) > MOST_S)


def _attach(application: object, store: Store, company: UUID, folder: Path) -> tuple[float, float]:
    """Attach a new file; return the seconds it took, and the longest that the window waited."""
    path = folder / "film.mp4"
    path.write_bytes(os.urandom(SIZE))
    runner, watch, timer = JobRunner(), Watch(), QTimer()
    timer.timeout.connect(watch.tick)
    timer.start(TICK_MS)
    began = perf_counter()
    job = runner.start(
        lambda progress: attach_files(store, company, [path], progress), database=False
    )
    ended: list[float] = []
    job.finished.connect(lambda: ended.append(perf_counter()))
    while not ended:
        QApplication.processEvents()
    timer.stop()
    runner.stop()
    del application
    return ended[0] - began, watch.longest_s


if __name__ == "__main__":
    sys.exit(main())
