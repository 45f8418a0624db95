"""What the history of a file shows and does, without widgets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.company_history import (
    Before,
    HistoryList,
    HistoryQuery,
    HistoryRow,
    before_restore,
    history_list,
    history_rows,
    restore_before,
)
from app.ui.desk import Desk, Step

PAGE: Final = 50  # changes a query: each needs names of what it is about


@dataclass(frozen=True, slots=True)
class _Read:
    serial: int
    found: HistoryList
    rows: dict[UUID, HistoryRow]  # of the first page


class HistoryModel(QObject):
    """
    Reads the changes of a file in the background; `listed` carries a HistoryList.

    Args:
        query: What it is about at first: the root, and the record when it is about one.
    """

    listed = Signal(object)

    def __init__(self, desk: Desk, query: HistoryQuery, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.query = query
        self._serial = 0
        self._first_rows: dict[UUID, HistoryRow] = {}  # read with the list that is shown
        desk.bus.changed.connect(self._on_changes)

    def read(self) -> None:
        """Read the list; an answer to an older question is dropped."""
        self._serial += 1
        store, query, serial = self._desk.store, self.query, self._serial

        def work(progress: object) -> _Read:
            del progress
            found = history_list(store, query)
            return _Read(serial, found, history_rows(store, found.ids[:PAGE]))

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    def filter(self, query: HistoryQuery) -> None:
        """Ask for other changes of the same file."""
        if query != self.query:
            self.query = query
            self.read()

    def rows(self, ids: list[UUID]) -> dict[UUID, HistoryRow]:
        """Return one page of rows."""
        if all(one in self._first_rows for one in ids):
            return {one: self._first_rows[one] for one in ids}
        return history_rows(self._desk.store, ids)

    def before(self, change_id: UUID) -> Before:
        """Return what putting back would do."""
        return before_restore(self._desk.store, change_id)

    def restore(self, change_id: UUID, words: str) -> None:
        """Put back what was before a change; `words` say what is done."""
        self._do(words, lambda: restore_before(self._desk.store, change_id))

    def _do(self, words: str, work: Callable[[], Changes]) -> None:
        try:
            changes = work()
        except UserError as error:
            self._desk.failed.emit(error)
        else:
            self._desk.did(Step(words, changes))

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        if read.serial == self._serial:
            self._first_rows = read.rows
            self.listed.emit(read.found)

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if isinstance(changes, Changes) and self.query.root in changes.roots:
            self._first_rows = {}
            self.read()


def all_of(query: HistoryQuery) -> HistoryQuery:
    """Return the query without filters."""
    return HistoryQuery(query.root, query.record)


def has_filter(query: HistoryQuery) -> bool:
    """Tell whether something is filtered away."""
    return query != replace(all_of(query))
