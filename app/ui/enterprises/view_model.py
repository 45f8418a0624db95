"""What the list of enterprises knows: its query, the ids that fit, the counts of the views."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.services.changes import Changes
from app.services.enterprise_rows import EnterpriseRow, enterprise_rows
from app.services.enterprise_search import meant_name
from app.services.enterprises import (
    EnterpriseQuery,
    Order,
    enterprise_ids,
    view_counts,
)
from app.ui.desk import Desk
from app.ui.tables.paged import PAGE

KINDS: Final = frozenset(
    {
        "enterprise",
        "establishment",
        "contact",
        "yearly_figures",
        "intake",
        "coaching_session",
        "person",
    }
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The ids that fit, the name that may have been meant, and when this held."""

    ids: list[UUID]
    meant: str | None
    at: datetime  # UTC
    is_store_empty: bool


class EnterprisesModel(QObject):
    """
    Fetches the list in the background, one query at a time; only the last one asked is shown.

    `listed` carries a Listing, `counted` the ViewCounts, `changed` the ids whose rows changed.
    """

    listed = Signal(object)
    counted = Signal(object)
    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.query = EnterpriseQuery(coach=desk.me.person_id)
        self._is_running = False
        self._is_waiting = False
        self._is_count_wanted = True
        desk.bus.changed.connect(self._on_changes)

    def rows(self, ids: list[UUID]) -> dict[UUID, EnterpriseRow]:
        """Return one page of rows."""
        return enterprise_rows(self._desk.store, self._desk.reference, ids)

    def show(self, query: EnterpriseQuery) -> None:
        """Ask for another list; nothing happens when it is the same."""
        if query != self.query:
            self.query = query
            self.refresh()

    def search(self, text: str) -> None:
        """Ask for what fits a typed text too."""
        self.show(replace(self.query, text=text))

    def sort(self, order: Order, *, descending: bool) -> None:
        """Ask for another order."""
        self.show(replace(self.query, order=order, descending=descending))

    @Slot()
    def refresh(self, *, counts: bool = False) -> None:
        """Ask again."""
        self._is_count_wanted |= counts
        if self._is_running:
            self._is_waiting = True
            return
        self._is_running, self._is_waiting = True, False
        job = self._desk.runner.start(self._work())
        job.succeeded.connect(self._on_listed)
        job.failed.connect(self._desk.failed)
        job.finished.connect(self._on_finished)

    def _work(self) -> Callable[[object], tuple[EnterpriseQuery, Listing]]:
        store, reference, query = self._desk.store, self._desk.reference, self.query

        def work(progress: object) -> tuple[EnterpriseQuery, Listing]:
            del progress
            ids = enterprise_ids(store, reference, query)
            is_empty = not ids and not enterprise_ids(store, reference, EnterpriseQuery())
            meant = meant_name(store, query.text) if query.text and not ids else None
            enterprise_rows(store, reference, ids[:PAGE])  # lists and judgements are warm then
            return query, Listing(ids, meant, clock.now(), is_empty)

        return work

    def _count(self) -> None:
        store, reference, me = self._desk.store, self._desk.reference, self._desk.me.person_id
        job = self._desk.runner.start(lambda _progress: view_counts(store, reference, me))
        job.succeeded.connect(self.counted)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_listed(self, found: tuple[EnterpriseQuery, Listing]) -> None:
        query, listing = found
        if query == self.query:
            self.listed.emit(listing)

    @Slot()
    def _on_finished(self) -> None:
        self._is_running = False
        if self._is_waiting:
            self.refresh()
        elif self._is_count_wanted:
            self._is_count_wanted = False
            self._count()

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if isinstance(changes, Changes) and changes.kinds & KINDS:
            self.changed.emit(changes.roots)
            self.refresh(counts=True)
