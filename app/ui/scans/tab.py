"""The tab «Scans» of a company: its measurements, and the next one."""

from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.scan_list import ScanRow, next_moment, scans_of
from app.services.standing import may_edit_company
from app.ui import theme
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.scan.view_model import KINDS, begin_scan, throw_away_scan
from app.ui.scan.words import moment_text
from app.ui.scans.columns import ScanColumns
from app.ui.tables.paged import PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import SectionHeader
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.table import TableView

WIDTHS: Final = (150, 170, 110, 110, 110, 150)  # px at 100% text


class ScansTab(QWidget):
    """Enter opens a scan, Del puts it in the bin; the button begins what comes next."""

    def __init__(self, desk: Desk, company: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._company = desk, company
        self._found: dict[UUID, ScanRow] = {}
        self._is_reading = self._is_stale = False
        self._next = "baseline"
        self.head = SectionHeader(self.tr("Scans"))
        self.new_button = Button("", icon="plus")
        self.head.add_action(self.new_button)
        self.table = TableView(self.tr("Scans"), first_padding=24)
        columns = ScanColumns(self)
        self.rows: PagedTableModel[ScanRow] = PagedTableModel(
            columns.of_company(), self._rows_of, self, columns.sentence
        )
        self.table.setModel(self.rows)
        self.start_button = Button(self.tr("Start"), "primary", "clipboard-text-outline")
        self.empty = EmptyState(
            "clipboard-text-outline",
            self.tr("Nog geen nulmeting"),
            self.tr("Duurt ongeveer 20 minuten."),
            (self.start_button,),
        )
        self.stack = QStackedWidget()
        self._lay_out()
        self.table.opened.connect(self._on_opened)
        self.start_button.clicked.connect(partial(self._begin, "baseline"))
        self.new_button.clicked.connect(self._on_new)
        desk.bus.changed.connect(self._on_changes)
        theme.current().changed.connect(self._on_theme)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the scans; while that runs, once more after it."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        store, company = self._desk.store, self._company
        job = self._desk.runner.start(
            lambda _progress: (scans_of(store, company), may_edit_company(store, company)),
            database=False,
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_not_read)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.table.currentIndex()
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and index.isValid():
            throw_away_scan(self._desk, self._found[self.rows.id_at(index.row())])
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.addWidget(self.head)
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.stack.addWidget(lines)  # first: nothing is said to be empty before it is read
        self.stack.addWidget(self.empty)
        self._lines = lines
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self._on_theme()

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, ScanRow]:
        return {one: self._found[one] for one in ids if one in self._found}

    @Slot(object)
    def _on_read(self, read: tuple[tuple[ScanRow, ...], bool]) -> None:
        found, may_edit = read
        self._is_reading = False
        if self._is_stale:
            self.read()
            return
        place = max(0, self.table.currentIndex().row())
        self._found = {row.id: row for row in found}
        self.rows.show_ids(list(self._found))
        self.head.set_count(str(len(found) or ""))
        self._next = next_moment(found)
        words = self.tr("Start {moment}").format(moment=moment_text(self._next).lower())
        self.new_button.setText(words)
        for button in (self.new_button, self.start_button):
            button.setVisible(may_edit)
        self.stack.setCurrentWidget(self._lines if found else self.empty)
        if found:
            self.table.select_row(min(place, len(found) - 1))

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self._is_reading = False
        self._desk.failed.emit(error)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self._desk.go_requested.emit(Place("scan", record=self.rows.id_at(index.row())))

    def _begin(self, moment: str) -> None:
        try:
            scan = begin_scan(self._desk, self._company, moment)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self._desk.go_requested.emit(Place("scan", record=scan))

    @Slot()
    def _on_new(self) -> None:
        """Ask which measurement, with the one that comes next chosen."""
        self._desk.go_requested.emit(Place("scan", parent=self._company, text=self._next))

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if isinstance(changes, Changes) and changes.kinds & KINDS:
            self.read()

    @Slot()
    def _on_theme(self) -> None:
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))
