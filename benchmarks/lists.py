"""
Measures the list of enterprises and the opening of a file, on an encrypted store of real size.

`python -m benchmarks.lists --folder DIR` prints one line a measure and ends with 1 when one is over
its budget. What runs in a worker is measured there; what runs in the user interface thread is
measured with a window that nobody sees.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

from app.reference.loader import reference
from app.services.companies.dossier import load_dossier
from app.services.companies.dossier_edits import add
from app.services.companies.enterprises import EnterpriseQuery, enterprise_ids, view_counts
from app.services.companies.name_search import meant_name
from app.services.companies.rows import enterprise_rows
from app.services.companies.timeline import load_timeline
from app.storage.store import Store
from app.ui.dossier.page import DossierPage
from app.ui.enterprises.page import EnterprisesPage
from app.ui.page import Page
from app.ui.place import Place
from app.ui.tables.paged import PAGE
from benchmarks.measuring import (
    CALL_MS,
    TIMES,
    Beats,
    Measures,
    Took,
    begin_application,
    desk_of,
    drop,
    given_store,
    timed,
    wait,
)

CONTACTS = 14
USUAL, OF_CONTACTS = 1100, 1000  # by name: of a file as they are, and of one that gets them
FILTER_MS, OPEN_MS, FIRST_MS, FRAME_MS, LARGE_MS = 100.0, 100.0, 1000.0, 16.0, 300.0


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, folder = given_store(__doc__)
    _application = begin_application()  # kept until all is measured
    measures = Measures()
    _first_list(measures, store, folder)
    _filters(measures, store)
    _file(measures, store, folder)
    _calls(measures, store, folder)
    _tabs(measures, store, folder)
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
    desk = desk_of(store, folder)

    def show() -> None:
        page = EnterprisesPage(desk, Place("enterprises"))
        page.resize(1158, 700)
        page.show()
        wait(lambda: page.is_built)
        page.views.choose("everything")
        wait(lambda: page.rows.rowCount() > 500)
        page.grab()
        drop(page)

    measures.told("first list, cold judgements", FIRST_MS, [timed(show)])
    measures.take("first list, warm", FIRST_MS, show)
    desk.runner.stop()


def _file(measures: Measures, store: Store, folder: Path) -> None:
    known = reference()
    timeline = max(
        enterprise_ids(store, known, EnterpriseQuery())[:1] + _largest(store),
        key=lambda found: len(load_timeline(store, found).keys),
    )
    usual = enterprise_ids(store, known, EnterpriseQuery())[USUAL]
    measures.take("read a file", 50, lambda: load_dossier(store, known, usual))
    measures.take("keys of 5,000 entries", LARGE_MS, lambda: load_timeline(store, timeline))
    desk = desk_of(store, folder)

    def show(record: UUID = timeline) -> DossierPage:
        page = DossierPage(desk, Place("enterprise", record=record))
        page.resize(1158, 700)
        page.show()
        wait(lambda: _entries(page) > 0)
        page.grab()
        return page

    measures.take("open a usual file, painted", OPEN_MS, lambda: drop(show(usual)))
    measures.take("open 5,000 entries, painted", LARGE_MS, lambda: drop(show()))
    page = show()
    entries = page.timeline.list
    wait(lambda: entries.verticalScrollBar().maximum() > 100_000 or _is_laid_out(page))
    bar, frames = entries.verticalScrollBar(), []
    for step in range(200):
        bar.setValue(step * bar.maximum() // 200)
        frames.append(timed(entries.viewport().repaint))
    measures.told(f"a frame while scrolling {len(entries.entries.keys())}", FRAME_MS, frames)
    drop(page)
    desk.runner.stop()


def _calls(measures: Measures, store: Store, folder: Path) -> None:
    """Open pages as the shell does, and look how long one call of it takes."""
    desk, beats = desk_of(store, folder), Beats()
    usual = enterprise_ids(store, reference(), EnterpriseQuery())[USUAL]
    window = QMainWindow()
    window.resize(1158, 700)
    window.show()

    def longest(make: Callable[[], Page], rows: Callable[[QWidget | None], int]) -> Took:
        wait(lambda: False, 0.1)
        beats.take()
        QTimer.singleShot(0, lambda: window.setCentralWidget(make()))
        wait(lambda: rows(window.centralWidget()) > 0)
        wait(lambda: False, 0.3)
        taken = beats.take()
        if (shown := window.takeCentralWidget()) is not None:
            drop(shown)
        return taken

    file, large = (Place("enterprise", record=one) for one in (usual, *_largest(store)))
    for name, make, rows in (
        ("longest call, a usual file", lambda: DossierPage(desk, file), _entries),
        ("longest call, 5,000 entries", lambda: DossierPage(desk, large), _entries),
        ("longest call, the list", lambda: EnterprisesPage(desk, Place("enterprises")), _rows),
    ):
        measures.told(name, CALL_MS, [longest(make, rows) for _ in range(TIMES)])
    desk.runner.stop()


def _tabs(measures: Measures, store: Store, folder: Path) -> None:
    """Look at each tab of a file for the first time, with many contacts."""
    desk, beats = desk_of(store, folder), Beats()
    company = enterprise_ids(store, reference(), EnterpriseQuery())[OF_CONTACTS]
    known = load_dossier(store, reference(), company)
    for number in range(CONTACTS - (len(known.contacts) if known else 0)):
        add(store, "contact", company, name=f"Contact {number}", phone="053 12 34 56")
    window = QMainWindow()
    window.resize(1158, 700)
    window.show()

    def look(tab: str) -> tuple[Took, Took]:
        page = DossierPage(desk, Place("enterprise", record=company), window)
        window.setCentralWidget(page)
        wait(lambda: _entries(page) > 0)
        wait(lambda: False, 0.3)
        beats.take()

        def show() -> None:
            page.room.show(tab)
            if page.history is not None:
                wait(lambda: page.history.rows.rowCount() > 0)
            QCoreApplication.processEvents()  # it is painted in a call of its own

        shown = timed(show)
        wait(lambda: False, 0.3)
        taken = beats.take()
        window.takeCentralWidget()
        drop(page)
        return shown, taken

    for name in ("overview", "contacts", "files", "history"):
        looks = [look(name) for _ in range(TIMES)]
        measures.told(f"tab, {name}", OPEN_MS, [shown for shown, _ in looks])
        measures.told(f"longest call, tab, {name}", CALL_MS, [taken for _, taken in looks])
    desk.runner.stop()


def _entries(page: QWidget | None) -> int:
    is_there = isinstance(page, DossierPage) and page.is_built
    return page.timeline.list.entries.rowCount() if is_there else 0


def _rows(page: QWidget | None) -> int:
    is_there = isinstance(page, EnterprisesPage) and page.is_built
    return page.rows.rowCount() if is_there else 0


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


if __name__ == "__main__":
    sys.exit(main())
