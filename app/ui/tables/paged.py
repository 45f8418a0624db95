"""A table model that fetches its rows a page at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

Row = TypeVar("Row")
Text = Callable[[Row], str]
Fetch = Callable[[list[UUID]], dict[UUID, Row]]
Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
PAGE: Final = 200  # rows a query; a screen shows about 40

CELL_ROLE: Final = Qt.ItemDataRole.UserRole + 10  # a Cell, all of it in one question
ID_ROLE: Final = Qt.ItemDataRole.UserRole + 14
LEFT: Final = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value
RIGHT: Final = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value
FLAGS: Final = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is painted of one cell; a question to a model for each of these costs the most of it."""

    words: str
    tone: str  # text, muted or strong
    is_right: bool
    is_name: bool  # semibold in the selected row
    status: Any  # a Status: its icon stands before the words; None: no icon
    meter: tuple[int, int] | None  # done and total: parts before the words


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """
    How one column shows a row.

    Args:
        sort_key: What the query knows this order by; a column without one cannot be sorted.
        tone: `muted` for what is read second, or a function that says so per row.
    """

    text: Text[Row]
    title: str = ""
    right: bool = False
    sort_key: str = ""
    tone: str | Callable[[Row], str] = "text"
    status: Callable[[Row], str] | None = None
    meter: Callable[[Row], tuple[int, int] | None] | None = None
    is_name: bool = False


class PagedTableModel(QAbstractTableModel, Generic[Row]):
    """
    The query sorts and searches: it gives the ids, in order.

    `sort_requested` carries the sort key of a column and whether it runs down.
    """

    sort_requested = Signal(str, bool)

    # of the class: Qt still asks when Python has emptied a model that goes away
    _ids: Sequence[UUID] = ()
    _columns: Sequence[Column[Row]] = ()

    def __init__(
        self,
        columns: list[Column[Row]] | list[Text[Row]],
        fetch: Fetch[Row],
        parent: QObject,
        sentence: Text[Row] | None = None,
        page: int = PAGE,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._columns = [c if isinstance(c, Column) else Column(c) for c in columns]
        self._fetch, self._sentence = fetch, sentence
        self._places: dict[UUID, int] = {}
        self._rows: dict[UUID, Row] = {}

    def show_ids(self, ids: list[UUID]) -> None:
        """Replace the whole list, for another search or order."""
        self.beginResetModel()
        self._ids, self._rows = list(ids), {}
        self._places = {row_id: place for place, row_id in enumerate(self._ids)}
        self.endResetModel()

    def ids(self) -> list[UUID]:
        """Return all ids, in order."""
        return list(self._ids)

    def id_at(self, row: int) -> UUID:
        """Return the id of a row of the screen."""
        return self._ids[row]

    def row_of(self, row_id: UUID) -> int:
        """Return the place of an id, or -1."""
        return self._places.get(row_id, -1)

    def row(self, row_id: UUID) -> Row | None:
        """Return what is shown of an id, fetched when needed; None when it no longer exists."""
        place = self.row_of(row_id)
        return None if place < 0 else self._row(place)

    def invalidate(self, ids: Iterable[UUID]) -> None:
        """Forget what is known of these records; what is on the screen is fetched again."""
        places = [place for row_id in ids if (place := self.row_of(row_id)) >= 0]
        for place in places:
            self._rows.pop(self._ids[place], None)
        if places:  # one signal: thousands of them would keep the window waiting
            last = len(self._columns) - 1
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), last))

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return FLAGS

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ANSWERS:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.right else LEFT
        if role == ID_ROLE:
            return self._ids[index.row()]
        row = self._row(index.row())
        return None if row is None else self._of_row(column, row, role)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self._columns[section].right else LEFT
        return None

    def rename(self, section: int, title: str) -> None:
        """Give a column another name."""
        columns = list(self._columns)
        columns[section] = replace(columns[section], title=title)
        self._columns = columns
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, section, section)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self._columns) and (key := self._columns[column].sort_key):
            self.sort_requested.emit(key, order == Qt.SortOrder.DescendingOrder)

    def is_sortable(self, column: int) -> bool:
        """Tell whether a click on this header does something."""
        return bool(self._columns[column].sort_key)

    def _row(self, place: int) -> Row | None:
        row_id = self._ids[place]
        if row_id not in self._rows:
            first = place // self._page * self._page
            missing = [i for i in self._ids[first : first + self._page] if i not in self._rows]
            self._rows |= self._fetch(missing)
        return self._rows.get(row_id)

    def _of_row(self, column: Column[Row], row: Row, role: int) -> Any:
        text = column.text(row)
        if role == CELL_ROLE:
            return _cell(column, row, text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row) if self._sentence else f"{column.title} {text}".strip()
        return text


_ANSWERS: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        CELL_ROLE,
        ID_ROLE,
    }
)


def _cell(column: Column[Row], row: Row, text: str) -> Cell:
    return Cell(
        words=text,
        tone=column.tone(row) if callable(column.tone) else column.tone,
        is_right=column.right,
        is_name=column.is_name,
        status=column.status(row) if column.status else None,
        meter=column.meter(row) if column.meter else None,
    )
