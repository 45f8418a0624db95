"""
Measures the list of enterprises and the opening of a file, on an encrypted store of real size.

`python -m benchmarks.lists --folder DIR` prints one line a measure and ends with 1 when a median is
over its budget. What runs in a worker is measured there; what runs in the user interface thread is
measured with a window that nobody sees.
"""

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import gettempdir
from time import perf_counter, thread_time
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.reference.loader import reference
from app.services.dossier import load_dossier
from app.services.enterprise_rows import enterprise_rows
from app.services.enterprise_search import meant_name
from app.services.enterprises import EnterpriseQuery, enterprise_ids, view_counts
from app.services.people import who_am_i
from app.services.timeline import load_timeline
from app.storage.store import Store
from app.ui import theme
from app.ui.collector import Collector
from app.ui.desk import Desk
from app.ui.dossier.page import DossierPage
from app.ui.enterprises.page import EnterprisesPage
from app.ui.page import Page
from app.ui.place import Place
from app.ui.settings import Settings
from app.ui.tables.paged import PAGE
from app.ui.work.job import JobRunner
from benchmarks.store_of_size import store_of_size

TIMES = 9
CALL_MS = 50.0  # that one call may keep the user interface thread
FILTER_MS, OPEN_MS, FIRST_MS, FRAME_MS, LARGE_MS = 100.0, 100.0, 1000.0, 16.0, 300.0


class Beats:
    """Takes the longest time of the processor between two turns of the event loop."""

    def __init__(self) -> None:
        self._last = thread_time()
        self._longest_ms = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def take(self) -> float:
        """Return the longest call since the last time, in ms of this thread."""
        longest, self._longest_ms = self._longest_ms, 0.0
        return longest

    def _beat(self) -> None:
        now = thread_time()
        self._longest_ms = max(self._longest_ms, (now - self._last) * 1000)
        self._last = now


class Measures:
    """Runs and prints; `failed` tells whether a median was over its budget."""

    def __init__(self) -> None:
        self.failed = False

    def take(self, name: str, budget_ms: float, work: Callable[[], object]) -> None:
        """Measure `work` several times."""
        self.told(name, budget_ms, [ms_of(work) for _ in range(TIMES)])

    def told(self, name: str, budget_ms: float, times: list[float]) -> None:
        """Print a measure that was taken."""
        middle, most = median(times), max(times)
        verdict = "ok" if middle <= budget_ms else "OVER"
        self.failed |= middle > budget_ms
        print(
            f"{name:42} min {min(times):7.1f}  median {middle:7.1f}  max {most:7.1f}"
            f"  budget {budget_ms:6.0f} ms  {verdict}"
        )


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, default=Path(gettempdir()) / "werkvloer-bench")
    options.add_argument("--companies", type=int, default=10_000)
    options.add_argument("--sessions", type=int, default=100_000)
    given = options.parse_args()
    store = store_of_size(given.folder, given.companies, given.sessions)
    application = QApplication(sys.argv[:1])
    theme.current().install(application, "light")
    collector = Collector(application)  # as in the program
    collector.begin()
    collector.freeze()
    measures = Measures()
    _first_list(measures, store, given.folder)
    _filters(measures, store)
    _file(measures, store, given.folder)
    _calls(measures, store, given.folder)
    return int(measures.failed)


def _filters(measures: Measures, store: Store) -> None:
    known, plain = reference(), EnterpriseQuery()
    me = store.actor
    for name, query in {
        "filter: nothing, by name": plain,
        "filter: mine": replace(plain, coach=me),
        "filter: «claes»": replace(plain, text="claes"),
        "filter: «metaal cla»": replace(plain, text="metaal cla"),
        "filter: part of a number": replace(plain, text="0.12"),
        "filter: a municipality": replace(plain, text="gent"),
        "filter: a province": replace(plain, province="40000"),
        "filter: a sector": replace(plain, sector="C"),
        "filter: a size": replace(plain, size="small"),
        "filter: no contact in 30 days": replace(plain, is_silent=True),
        "filter: no next action": replace(plain, has_no_next=True),
        "filter: intake incomplete": replace(plain, is_incomplete=True),
        "order: municipality": replace(plain, order="place"),
        "order: sector": replace(plain, order="sector"),
        "order: coach": replace(plain, order="coach"),
        "order: last contact": replace(plain, order="contact"),
        "order: intake": replace(plain, order="intake"),
    }.items():
        measures.take(name, FILTER_MS, lambda query=query: enterprise_ids(store, known, query))
    ids = enterprise_ids(store, known, plain)
    measures.take("a page of rows", 50, lambda: enterprise_rows(store, known, ids[:PAGE]))
    measures.take("counts of the views", FILTER_MS, lambda: view_counts(store, known, me))
    measures.take("which name was meant", FILTER_MS, lambda: meant_name(store, "klaas"))


def _first_list(measures: Measures, store: Store, folder: Path) -> None:
    desk = _desk(store, folder)

    def show() -> None:
        page = EnterprisesPage(desk, Place("enterprises"))
        page.resize(1158, 700)
        page.show()
        _wait(lambda: page.is_built)
        page.views.choose("everything")
        _wait(lambda: page.rows.rowCount() > 500)
        page.grab()
        _drop(page)

    measures.told("first list, cold judgements", FIRST_MS, [ms_of(show)])
    measures.take("first list, warm", FIRST_MS, show)
    desk.runner.stop()


def _file(measures: Measures, store: Store, folder: Path) -> None:
    known = reference()
    timeline = max(
        enterprise_ids(store, known, EnterpriseQuery())[:1] + _largest(store),
        key=lambda found: len(load_timeline(store, found).keys),
    )
    usual = enterprise_ids(store, known, EnterpriseQuery())[1000]
    measures.take("read a file", 50, lambda: load_dossier(store, known, usual))
    measures.take("keys of 5,000 entries", LARGE_MS, lambda: load_timeline(store, timeline))
    desk = _desk(store, folder)

    def show(record: UUID = timeline) -> DossierPage:
        page = DossierPage(desk, Place("enterprise", record=record))
        page.resize(1158, 700)
        page.show()
        _wait(lambda: _entries(page) > 0)
        page.grab()
        return page

    measures.take("open a usual file, painted", OPEN_MS, lambda: _drop(show(usual)))
    measures.take("open 5,000 entries, painted", LARGE_MS, lambda: _drop(show()))
    page = show()
    entries = page.timeline.list
    _wait(lambda: entries.verticalScrollBar().maximum() > 100_000 or _is_laid_out(page))
    bar, frames = entries.verticalScrollBar(), []
    for step in range(200):
        bar.setValue(step * bar.maximum() // 200)
        frames.append(ms_of(entries.viewport().repaint))
    measures.told(f"a frame while scrolling {len(entries.entries.keys())}", FRAME_MS, frames)
    _drop(page)
    desk.runner.stop()


def _calls(measures: Measures, store: Store, folder: Path) -> None:
    """Open pages as the shell does, and look how long one call of it takes."""
    desk, beats = _desk(store, folder), Beats()
    usual = enterprise_ids(store, reference(), EnterpriseQuery())[1000]
    window = QMainWindow()
    window.resize(1158, 700)
    window.show()

    def longest(make: Callable[[], Page], rows: Callable[[QWidget | None], int]) -> float:
        _wait(lambda: False, 0.1)
        beats.take()
        QTimer.singleShot(0, lambda: window.setCentralWidget(make()))
        _wait(lambda: rows(window.centralWidget()) > 0)
        _wait(lambda: False, 0.3)
        taken = beats.take()
        if (shown := window.takeCentralWidget()) is not None:
            _drop(shown)
        return taken

    file = Place("enterprise", record=usual)
    for name, make, rows in (
        ("longest call, a usual file", lambda: DossierPage(desk, file), _entries),
        ("longest call, the list", lambda: EnterprisesPage(desk, Place("enterprises")), _rows),
    ):
        measures.told(name, CALL_MS, [longest(make, rows) for _ in range(TIMES)])
    desk.runner.stop()


def _entries(page: QWidget | None) -> int:
    is_there = isinstance(page, DossierPage) and page.is_built
    return page.timeline.list.entries.rowCount() if is_there else 0


def _rows(page: QWidget | None) -> int:
    is_there = isinstance(page, EnterprisesPage) and page.is_built
    return page.rows.rowCount() if is_there else 0


def _drop(page: QWidget) -> None:
    """Take a page away now: no event loop runs here that would."""
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _largest(store: Store) -> list[UUID]:
    """Return the company that the store gave 5,000 sessions."""
    with store.read() as session:
        row = session.connection().exec_driver_sql(
            "SELECT enterprise_id FROM coaching_session GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        )
        return [UUID(row.scalar_one())]


def _is_laid_out(page: DossierPage) -> bool:
    entries = page.timeline.list
    last = entries.entries.index(entries.entries.rowCount() - 1, 0)
    return entries.visualRect(last).isValid()


def _desk(store: Store, folder: Path) -> Desk:
    settings = Settings(folder / "settings.ini")
    return Desk(store, who_am_i(store), reference(), settings, JobRunner())


def _wait(is_so: Callable[[], bool], most_s: float = 30.0) -> None:
    end = perf_counter() + most_s
    while not is_so() and perf_counter() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def ms_of(work: Callable[[], object]) -> float:
    """Return how long a call takes, in ms."""
    begin = perf_counter()
    work()
    return (perf_counter() - begin) * 1000


if __name__ == "__main__":
    sys.exit(main())
