"""
Measures a change of many companies at once, on an encrypted store of real size.

`python -m benchmarks.many --folder DIR` prints one line a measure and ends with 1 when one is over
its budget. All is taken back: the companies are as before, the outbox has grown.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from app.core.progress import Cancelled, Progress, Silent
from app.models.base import new_id
from app.models.partnership import Person
from app.reference.loader import reference
from app.services.changes import Changes
from app.services.companies.bulk import preview_removal, preview_transfer, throw_away_many, transfer
from app.services.companies.enterprises import EnterpriseQuery, enterprise_ids
from app.services.undo import undo
from app.storage.store import Store
from app.ui.enterprises.page import EnterprisesPage
from app.ui.place import Place
from benchmarks.measuring import (
    CALL_MS,
    Beats,
    Measures,
    begin_application,
    desk_of,
    drop,
    given_store,
    timed,
    wait,
)

MANY: Final = 5_000  # companies
MANY_MS, PREVIEW_MS = 5_000.0, 1_000.0


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, folder = given_store(__doc__)
    _application = begin_application()  # kept until all is measured
    measures = Measures()
    _many(measures, store, folder)
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
        f"preview, {count}", PREVIEW_MS, [timed(lambda: preview_transfer(store, ids, tom))]
    )
    measures.told(
        f"preview of the bin, {count}", 2 * PREVIEW_MS, [timed(lambda: preview_removal(store, ids))]
    )
    measures.told(f"stopped half way, {count}", MANY_MS, [timed(stopped)])
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

    def until_told(act: Callable[[], object]) -> None:
        known = len(told)
        act()
        wait(lambda: len(told) > known)

    shown = page.table.shown_columns(page._columns)  # noqa: SLF001 as Ctrl+C does
    copy = partial(page.copier.copy, page.rows.ids(), shown)
    copied = timed(lambda: until_told(copy))
    measures.told(f"copy {page.rows.rowCount():,} rows", MANY_MS, [copied])
    measures.told("longest call, while copying", CALL_MS, [beats.take()])
    for name, act in (
        (f"hand over {count}", lambda: _begin_transfer(page, ids, tom)),
        (f"undo {count}", desk.undo.undo),
        (f"redo {count}", desk.undo.redo),
        (f"undo {count} again", desk.undo.undo),
    ):
        measures.told(name, MANY_MS, [timed(partial(until_told, act))])
        wait(lambda: False, 2)
        measures.told(f"longest call, {name}", CALL_MS, [beats.take()])
    drop(page)
    desk.runner.stop()
    gone = throw_away_many(store, ids, Silent())
    measures.told(f"undo the bin, {count}", 2 * MANY_MS, [timed(lambda: undo(store, gone))])


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
