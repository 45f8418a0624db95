"""What the history of a file shows and does, without widgets."""

from collections.abc import Callable
from dataclasses import replace
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
        desk.bus.changed.connect(self._on_changes)

    def read(self) -> None:
        """Read the list; an answer to an older question is dropped."""
        self._serial += 1
        store, query, serial = self._desk.store, self.query, self._serial
        job = self._desk.runner.start(
            lambda _progress: (serial, history_list(store, query)), database=False
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    def filter(self, query: HistoryQuery) -> None:
        """Ask for other changes of the same file."""
        if query != self.query:
            self.query = query
            self.read()

    def rows(self, ids: list[UUID]) -> dict[UUID, HistoryRow]:
        """Return one page of rows."""
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
    def _on_read(self, read: tuple[int, HistoryList]) -> None:
        serial, found = read
        if serial == self._serial:
            self.listed.emit(found)

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if isinstance(changes, Changes) and self.query.root in changes.roots:
            self.read()


def all_of(query: HistoryQuery) -> HistoryQuery:
    """Return the query without filters."""
    return HistoryQuery(query.root, query.record)


def has_filter(query: HistoryQuery) -> bool:
    """Tell whether something is filtered away."""
    return query != replace(all_of(query))
