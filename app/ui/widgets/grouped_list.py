"""A list of headings and lines under them; the keyboard stays in a field, which passes keys on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
Line = TypeVar("Line")
ITEM_ROLE: Final = Qt.ItemDataRole.UserRole + 1  # the line or the heading itself
_SPOKEN: Final = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group and how many stand in it."""

    text: str
    count: int


class GroupedModel(QAbstractListModel, Generic[Line]):
    """
    Headings and lines; only a line can be chosen.

    Args:
        line: Type of a line; everything else is a heading.
    """

    # of the class: Qt still asks when Python has emptied a model that goes away
    items: Sequence[Any] = ()

    def __init__(self, line: type[Line], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = line

    def show_items(self, items: Sequence[Any]) -> None:
        """Replace the list."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return the line in a row; None: it is a heading, or there is none."""
        item = self.items[row] if 0 <= row < len(self.items) else None
        return item if isinstance(item, self._line) else None

    def line_rows(self) -> list[int]:
        """Return the rows that can be chosen."""
        return [row for row in range(len(self.items)) if self.line(row) is not None]

    def next_line(self, row: int, step: int) -> int:
        """Return the next row with a line in a direction (1 or -1), or -1."""
        row += step
        while 0 <= row < len(self.items):
            if self.line(row) is not None:
                return row
            row += step
        return -1

    def words(self, item: Any, *, is_spoken: bool) -> str | None:
        """Return the words of an item, for the eye or for a screen reader."""
        raise NotImplementedError

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.line(index.row()) is not None:
            flag = Qt.ItemFlag
            return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.more(item)
        is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return self.words(item, is_spoken=is_spoken) if role in _SPOKEN else None

    def more(self, item: Any) -> str | None:
        """Return what stands in the tip of an item; mostly there is none."""
        del item
        return None


class GroupedList(QListView, Generic[Line]):
    """As high as its lines; the first one is chosen when others come."""

    def __init__(self, rows: GroupedModel[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        rows.setParent(self)
        self.setModel(rows)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.current().changed.connect(self._on_theme)

    def show_items(self, items: Sequence[Any]) -> None:
        """Show others; the first line is chosen."""
        self.rows.show_items(items)
        self.choose(next(iter(self.rows.line_rows()), -1))
        self.updateGeometry()

    def current(self) -> Line | None:
        """Return the line that is chosen."""
        return self.rows.line(self.currentIndex().row())

    def step(self, by: int) -> None:
        """Choose the next or the previous line; at the end it stays."""
        rows = self.rows.line_rows()
        if rows:
            at = rows.index(self.currentIndex().row()) if self.current() else -1
            self.choose(rows[min(max(at + by, 0), len(rows) - 1)])

    def choose(self, row: int) -> None:
        """Choose a line; -1: none."""
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.rows.index(row, 0))

    @override
    def sizeHint(self) -> QSize:
        heights = (self.sizeHintForRow(row) for row in range(len(self.rows.items)))
        return QSize(300, sum(heights))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.scheduleDelayedItemsLayout()
        return super().viewportEvent(event)

    @Slot()
    def _on_theme(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.viewport().update()
