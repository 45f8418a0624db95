"""What the history of a file shows and does, without widgets."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.changes import Changes
from app.services.companies.file_history import (
    Before,
    HistoryList,
    HistoryQuery,
    HistoryRow,
    before_restore,
    history_list,
    history_rows,
    restore_before,
)
from app.services.syncing.view import RoundDone
from app.storage.store import Store
from app.ui.desk import Desk, Step

PAGE: Final = 50  # changes a query: each needs names of what it is about


@dataclass(frozen=True, slots=True)
class Asked:
    """How it is with what went before; neither: it is known here, or nobody else knows more."""

    is_asking: bool = False
    error: UserError | None = None  # why the server did not tell


@dataclass(frozen=True, slots=True)
class _Read:
    serial: int
    found: HistoryList
    rows: dict[UUID, HistoryRow]  # of the first page


class HistoryModel(QObject):
    """
    Reads the changes of a file in the background; `listed` carries a HistoryList.

    What went before this laptop knew the file is asked of the server, once: `asked` carries an
    Asked. Whatever comes of it, what is known here is shown meanwhile.

    Args:
        query: What it is about at first: the root, and the record when it is about one.
    """

    listed = Signal(object)
    asked = Signal(object)  # Asked

    def __init__(self, desk: Desk, query: HistoryQuery, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.query = query
        self._serial = 0
        self._is_asking = False
        self.state = Asked()
        self._first_rows: dict[UUID, HistoryRow] = {}  # read with the list that is shown
        self._together: Mapping[UUID, int] = {}
        desk.bus.changed.connect(self._on_changes)
        desk.sync.round_ended.connect(self._on_round)

    def read(self) -> None:
        """Read the list; an answer to an older question is dropped."""
        self._serial += 1
        store, query, serial = self._desk.store, self.query, self._serial

        def work(progress: object) -> _Read:
            del progress
            found = history_list(store, query)
            return _Read(serial, found, _rows(store, found.ids[:PAGE], found.together))

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    @Slot()
    def ask(self) -> None:
        """Ask the server what is not known here; the road takes half a second to load by itself."""
        if self._is_asking:
            return
        self._is_asking = True
        store, query = self._desk.store, self.query
        record = query.record if query.unit else None

        def work(progress: Progress) -> bool:
            from app.services.syncing.past_history import fetch_history

            del progress
            return fetch_history(store, query.root, record)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_asked)
        job.failed.connect(self._on_ask_failed)
        self._tell(Asked(is_asking=True))

    def filter(self, query: HistoryQuery) -> None:
        """Ask for other changes of the same file."""
        if query != self.query:
            is_wider = bool(self.query.unit) and not query.unit
            self.query = query
            self.read()
            if is_wider:
                self.ask()

    def rows(self, ids: list[UUID]) -> dict[UUID, HistoryRow]:
        """Return one page of rows."""
        if all(one in self._first_rows for one in ids):
            return {one: self._first_rows[one] for one in ids}
        return _rows(self._desk.store, ids, self._together)

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
            self._first_rows, self._together = read.rows, read.found.together
            self.listed.emit(read.found)

    @Slot(object)
    def _on_asked(self, is_news: bool) -> None:  # noqa: FBT001 value of a signal
        self._is_asking = False
        self._tell(Asked())
        if is_news:
            self._first_rows = {}
            self.read()

    @Slot(object)
    def _on_ask_failed(self, error: Exception) -> None:
        self._is_asking = False
        if isinstance(error, UserError):
            self._tell(Asked(error=error))
        else:
            self._tell(Asked())
            self._desk.failed.emit(error)

    @Slot(object)
    def _on_round(self, done: object) -> None:
        """Ask again after a round that went well: there is a road."""
        if self.state.error is not None and isinstance(done, RoundDone) and done.error is None:
            self.ask()

    def _tell(self, state: Asked) -> None:
        self.state = state
        self.asked.emit(state)

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if isinstance(changes, Changes) and self.query.root in changes.roots:
            self._first_rows = {}
            self.read()


def all_of(query: HistoryQuery) -> HistoryQuery:
    """Return the query without filters."""
    return HistoryQuery(query.root, query.record, query.unit, query.only)


def has_filter(query: HistoryQuery) -> bool:
    """Tell whether something is filtered away."""
    return query != replace(all_of(query))


def _rows(
    store: Store, ids: Iterable[UUID], together: Mapping[UUID, int]
) -> dict[UUID, HistoryRow]:
    """Return one page of changes, each with how many it stands for."""
    rows = history_rows(store, ids)
    return {one: replace(row, together=together.get(one, 1)) for one, row in rows.items()}
