"""The rows of the attendance mode: groups as headings, and who stands under them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.services.attendance import AttendanceRow
from app.ui.attendance.words import AttendanceWords

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
ITEM_ROLE: Final = Qt.ItemDataRole.UserRole + 1  # AttendanceRow or Heading


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group and how many stand in it."""

    text: str
    count: int


class AttendanceModel(QAbstractListModel):
    """All rows are known: a meeting has at most some dozens of people."""

    # of the class: Qt still asks when Python has emptied a model that goes away
    _items: Sequence[AttendanceRow | Heading] = ()

    def __init__(self, words: AttendanceWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    @property
    def people(self) -> list[AttendanceRow]:
        """Everybody on the list, in order."""
        return [item for item in self._items if isinstance(item, AttendanceRow)]

    def show_rows(self, rows: Sequence[AttendanceRow]) -> None:
        """Replace the whole list; it comes in the order of its groups."""
        items: list[AttendanceRow | Heading] = []
        names = [self._words.group(row) for row in rows]
        for place, row in enumerate(rows):
            if place == 0 or names[place - 1] != names[place]:
                items.append(Heading(names[place], names.count(names[place])))
            items.append(row)
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def row_at(self, place: int) -> AttendanceRow | None:
        """Return who stands at a place; None for a heading or outside the list."""
        found = self._items[place] if 0 <= place < len(self._items) else None
        return found if isinstance(found, AttendanceRow) else None

    def place_of(self, invitee: UUID | None) -> int:
        """Return where somebody stands, or -1."""
        found = (n for n, one in enumerate(self._items) if getattr(one, "id", None) == invitee)
        return next(found, -1) if invitee is not None else -1

    def next_place(self, place: int, step: int) -> int:
        """Return the next place with a person in a direction (1 or -1), or -1."""
        place += step
        while 0 <= place < len(self._items):
            if self.row_at(place) is not None:
                return place
            place += step
        return -1

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.row_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(item, Heading):
                return f"{item.text} {item.count}"
            return self._words.sentence(item)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(item, AttendanceRow):
            parts = (item.name, self._words.about(item), self._words.before_change(item))
            return "\n".join(part for part in parts if part)
        return None
