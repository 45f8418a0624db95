"""A tab in the file of a company that lists its cases of one sort, and begins the next one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.changes import Changes
from app.ui import theme
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import SectionHeader
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.table import TableView
from app.ui.work.reader import Reader

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class TabParts(Generic[Row]):
    """What a tab is made of; `screen` shows one line of it, `kinds` are read again on a change."""

    title: str
    new_button: Button
    start_button: Button  # where there is none yet
    empty: EmptyState
    columns: list[Column[Row]]
    sentence: Callable[[Row], str]
    widths: Sequence[int]  # px at 100% text
    screen: str
    kinds: frozenset[str]


class CompanyTab(QWidget, Generic[Row]):
    """
    Enter opens a line, the button begins a new one.

    Whoever inherits calls `_build`, reads (`_work` gives the lines by their ids, in a worker) and
    says what Del does with a line (`_throw_away`), where it may.
    """

    def __init__(self, desk: Desk, company: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._company = desk, company
        self._found: Mapping[UUID, Row] = {}
        self.reader = Reader(desk.runner, self._work, self)

    def _build(self, parts: TabParts[Row]) -> None:
        """Build the tab of its parts, and read; call it when the words are there."""
        self._parts = parts
        self.new_button, self.start_button = parts.new_button, parts.start_button
        self.empty = parts.empty
        self.head = SectionHeader(parts.title)
        self.head.add_action(self.new_button)
        self.table = TableView(parts.title, first_padding=24)
        self.rows: PagedTableModel[Row] = PagedTableModel(
            parts.columns, self._rows_of, self, parts.sentence
        )
        self.table.setModel(self.rows)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.stack = QStackedWidget()
        self._lines = QWidget()
        self._lay_out()
        self.setFocusProxy(self.table)
        self.table.opened.connect(self._on_opened)
        self.reader.read.connect(self._show_found)
        self.reader.failed.connect(self._desk.failed)
        self._desk.bus.changed.connect(self._on_changes)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the lines."""
        self.reader.ask()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.table.currentIndex()
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and index.isValid():
            self._throw_away(self._found[self.rows.id_at(index.row())])
        else:
            super().keyPressEvent(event)

    def _work(self) -> Callable[[], Mapping[UUID, Row]]:
        """Return what reads the lines, in their order; it holds no widget."""
        raise NotImplementedError

    def _throw_away(self, row: Row) -> None:
        """Put a line in the bin; of some nothing can be thrown away here."""

    @Slot(object)
    def _show_found(self, found: Mapping[UUID, Row]) -> None:
        """Show what was read."""
        place = max(0, self.table.currentIndex().row())
        self._found = found
        self.rows.show_ids(list(found))
        self.head.set_count(str(len(found) or ""))
        self.stack.setCurrentWidget(self._lines if found else self.empty)
        if found:
            self.table.select_row(min(place, len(found) - 1))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.addWidget(self.head)
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.stack.addWidget(self._lines)  # first: nothing is said to be empty before it is read
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, Row]:
        return {one: self._found[one] for one in ids if one in self._found}

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        place = Place(self._parts.screen, record=self.rows.id_at(index.row()))
        self._desk.go_requested.emit(place)

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if isinstance(changes, Changes) and changes.kinds & self._parts.kinds:
            self.read()

    @Slot()
    def _on_theme(self) -> None:
        for place, wide in enumerate(self._parts.widths):
            self.table.setColumnWidth(place, theme.current().px(wide))
