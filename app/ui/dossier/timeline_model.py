"""The rows of the timeline: months as headings, and entries that are fetched a page at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.core import clock
from app.services.companies.timeline import EntryKey, EntryRow
from app.ui.dossier.words import DossierWords

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[EntryKey]], dict[UUID, EntryRow]]
ROOT: Final = QModelIndex()
PAGE: Final = 50  # entries a query; a screen shows about ten

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1  # EntryRow, None for a month
MONTH_ROLE: Final = Qt.ItemDataRole.UserRole + 2  # first day of the month, None for an entry
ID_ROLE: Final = Qt.ItemDataRole.UserRole + 3
EDGES_ROLE: Final = Qt.ItemDataRole.UserRole + 4  # (is first, is last) of its month


@dataclass(frozen=True, slots=True)
class _Month:
    first: date


class TimelineModel(QAbstractListModel):
    """All keys are known, so a month and the place of an entry never wait for a query."""

    # of the class: Qt still asks when Python has emptied a model that goes away
    _items: Sequence[EntryKey | _Month] = ()

    def __init__(self, fetch: Fetch, words: DossierWords, parent: QObject) -> None:
        super().__init__(parent)
        self._fetch, self._words = fetch, words
        self._rows: dict[UUID, EntryRow] = {}

    def show_keys(self, keys: Sequence[EntryKey], known: Mapping[UUID, EntryRow]) -> None:
        """Replace the whole timeline; what is `known` need not be fetched."""
        self.beginResetModel()
        self._items, self._rows = _with_months(keys), dict(known)
        self.endResetModel()

    def keys(self) -> list[EntryKey]:
        """Return the keys of all entries shown."""
        return [item for item in self._items if isinstance(item, EntryKey)]

    def months(self) -> list[tuple[date, int]]:
        """Return the months that are shown, with the row of the first entry of each."""
        rows = enumerate(self._items)
        return [(item.first, row + 1) for row, item in rows if isinstance(item, _Month)]

    def month_step(self, row: int, step: int) -> int:
        """Return the row of the first entry of the month below (1) or above (-1), or -1."""
        firsts = [first for _, first in self.months()]
        here = max((n for n, first in enumerate(firsts) if first <= row), default=0)
        if step < 0 and firsts and row > firsts[here]:
            return firsts[here]
        return firsts[here + step] if 0 <= here + step < len(firsts) else -1

    def place_of(self, entry_id: UUID) -> int:
        """Return the row of an entry, or -1."""
        places = (n for n, item in enumerate(self._items) if _id_of(item) == entry_id)
        return next(places, -1)

    def next_entry(self, row: int, step: int) -> int:
        """Return the next row with an entry in a direction (1 or -1), or -1."""
        row += step
        while 0 <= row < len(self._items):
            if isinstance(self._items[row], EntryKey):
                return row
            row += step
        return -1

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._items[index.row()], _Month):
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if isinstance(item, _Month):
            return self._of_month(item, role)
        if role == EDGES_ROLE:
            return self._edges(index.row())
        if role == ID_ROLE:
            return item.id
        if role in {ENTRY_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            row = self._row(index.row(), item)
            return row if role == ENTRY_ROLE or row is None else self._words.sentence(row)
        return None

    def _of_month(self, month: _Month, role: int) -> Any:
        if role == MONTH_ROLE:
            return month.first
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words.month(month.first)
        return None

    def _edges(self, row: int) -> tuple[bool, bool]:
        after = self._items[row + 1] if row + 1 < len(self._items) else None
        return isinstance(self._items[row - 1], _Month), not isinstance(after, EntryKey)

    def _row(self, place: int, key: EntryKey) -> EntryRow | None:
        if key.id not in self._rows:
            first = place // PAGE * PAGE
            page = [i for i in self._items[first : first + PAGE] if isinstance(i, EntryKey)]
            self._rows |= self._fetch([i for i in page if i.id not in self._rows])
        return self._rows.get(key.id)


def _id_of(item: EntryKey | _Month) -> UUID | None:
    return item.id if isinstance(item, EntryKey) else None


def _with_months(keys: Sequence[EntryKey]) -> list[EntryKey | _Month]:
    """Put a heading before the first entry of each month."""
    items: list[EntryKey | _Month] = []
    begin: datetime | None = None  # of the month above, which later keys may still be in
    for key in keys:
        if begin is None or key.at < begin:
            first = clock.local(key.at).date().replace(day=1)
            begin = datetime.combine(first, time()).astimezone()
            items.append(_Month(first))
        items.append(key)
    return items
