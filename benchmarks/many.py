"""
Measures a change of many companies at once, on an encrypted store of real size.

`python -m benchmarks.many --folder DIR` prints one line a measure and ends with 1 when one is over
its budget. All is taken back: the companies are as before, the outbox has grown.
"""

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from time import perf_counter
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QApplication

from app.core.progress import Cancelled, Progress, Silent
from app.models.base import new_id
from app.models.partnership import Person
from app.reference.loader import reference
from app.services.bulk import preview_removal, preview_transfer, throw_away_many, transfer
from app.services.changes import Changes
from app.services.enterprises import EnterpriseQuery, enterprise_ids
from app.services.undo import undo
from app.storage.store import Store
from app.ui import theme
from app.ui.collector import Collector
from app.ui.enterprises.page import EnterprisesPage
from app.ui.place import Place
from benchmarks.lists import CALL_MS, Beats, Measures, ms_of
from benchmarks.lists import _desk as desk_of
from benchmarks.lists import _drop as drop
from benchmarks.lists import _wait as wait
from benchmarks.store_of_size import store_of_size

MANY: Final = 5_000  # companies
MANY_MS, PREVIEW_MS = 5_000.0, 1_000.0


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
    _many(measures, store, given.folder)
    return int(measures.failed)


class _HalfWay:
    """A Progress whose user stops half way."""

    def step(self, done: int, total: int) -> None:
        """Go on up to the half."""
        if done * 2 >= total:
            raise Cancelled


def _many(measures: Measures, store: Store, folder: Path) -> None:
    """Change many companies and take it back: the store is as before."""
    mine = EnterpriseQuery(order="place")
    ids = enterprise_ids(store, reference(), mine)[:MANY]
    tom = _colleague(store)
    count = f"{len(ids):,} companies"

    def stopped() -> None:
        with suppress(Cancelled):
            transfer(store, ids, tom, _HalfWay(), with_actions=True)

    measures.told(
        f"preview, {count}", PREVIEW_MS, [ms_of(lambda: preview_transfer(store, ids, tom))]
    )
    measures.told(
        f"preview of the bin, {count}", 2 * PREVIEW_MS, [ms_of(lambda: preview_removal(store, ids))]
    )
    measures.told(f"stopped half way, {count}", MANY_MS, [ms_of(stopped)])
    desk, beats = desk_of(store, folder), Beats()
    page = EnterprisesPage(desk, Place("enterprises"))
    page.resize(1158, 700)
    page.show()
    wait(lambda: page.is_built and page.model.is_shown)
    page.views.choose("everything")
    wait(lambda: page.rows.rowCount() >= len(ids) and page.model.is_shown)
    wait(lambda: False, 2)
    beats.take()
    page.table.selectAll()
    wait(lambda: False, 0.3)
    measures.told(f"longest call, all {page.rows.rowCount():,} chosen", CALL_MS, [beats.take()])
    told: list[object] = []
    desk.noticed.connect(told.append)
    begin = perf_counter()
    page.copier.copy(page.rows.ids(), page.table.shown_columns(page._columns))  # noqa: SLF001 as Ctrl+C does
    wait(lambda: len(told) == 1)
    measures.told(f"copy {page.rows.rowCount():,} rows", MANY_MS, [(perf_counter() - begin) * 1000])
    measures.told("longest call, while copying", CALL_MS, [beats.take()])
    for name, act, most in (
        (f"hand over {count}", lambda: _begin_transfer(page, ids, tom), 2),
        (f"undo {count}", desk.undo.undo, 3),
        (f"redo {count}", desk.undo.redo, 4),
        (f"undo {count} again", desk.undo.undo, 5),
    ):
        begin = perf_counter()
        act()
        wait(lambda most=most: len(told) == most)
        measures.told(name, MANY_MS, [(perf_counter() - begin) * 1000])
        wait(lambda: False, 2)
        measures.told(f"longest call, {name}", CALL_MS, [beats.take()])
    drop(page)
    desk.runner.stop()
    gone = throw_away_many(store, ids, Silent())
    measures.told(f"undo the bin, {count}", 2 * MANY_MS, [ms_of(lambda: undo(store, gone))])


def _begin_transfer(page: EnterprisesPage, ids: list[UUID], coach: UUID) -> None:
    store, bulk = page.desk.store, page.bulk

    def do(progress: Progress) -> Changes:
        return transfer(store, ids, coach, progress, with_actions=True)

    bulk._begin(bulk._work(), do, "Tom")  # noqa: SLF001 without the dialog that asks


def _colleague(store: Store) -> UUID:
    """Return a coach of the same partner."""
    person = new_id()
    with store.write() as session:
        me = session.get_one(Person, store.actor)
        session.add(Person(id=person, root=me.root, partner_id=me.partner_id, name="Tom"))
    return person


if __name__ == "__main__":
    sys.exit(main())
