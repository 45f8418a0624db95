"""Scherm «Scans»: all scans, the last begun first."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.changes import Changes
from app.services.scans.lists import ScanQuery, ScanRow, scan_ids, scan_rows
from app.ui import theme
from app.ui.desk import Desk
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.scan.view_model import throw_away_scan
from app.ui.scans.columns import ScanColumns
from app.ui.scans.filters import ScanFilters
from app.ui.tables.paged import PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted, title
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel
from app.ui.widgets.table import TableView
from app.ui.work.reader import Reader

WIDTHS: Final = (280, 130, 170, 110, 110, 110, 150)  # px at 100% text
PAGE: Final = 50  # rows a query: each is judged by all of its answers
KINDS: Final = frozenset({"scan", "scan_answer", "enterprise", "person", "question_set"})
CTRL = Qt.KeyboardModifier.ControlModifier


class ScansPage(Page):
    """Enter opens a scan, Ctrl+N begins one."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self._is_first_wanted = False
        self._reader = Reader(desk.runner, self._work, self)
        self.title, self.count = title(self.tr("Scans")), muted()
        self.new_button = Button(self.tr("Nieuwe scan"), icon="plus")
        self.new_button.setToolTip("Ctrl+N")
        self.filters = ScanFilters(desk.me.person_id)
        self.stack = QStackedWidget()
        self.table = TableView(self.tr("Scans"), first_padding=24)
        self.table.setObjectName("scans")
        columns = ScanColumns(self)
        self.rows: PagedTableModel[ScanRow] = PagedTableModel(
            columns.of_all(),
            lambda ids: scan_rows(desk.store, ids),
            self,
            columns.sentence,
            page=PAGE,
        )
        self.table.setModel(self.rows)
        self.first_button = Button(self.tr("Nieuwe scan"), "primary", "plus", "Ctrl+N")
        self.empty = EmptyState(
            "clipboard-text-outline",
            self.tr("Nog geen scans"),
            self.tr(
                "Met een nulmeting leg je vast hoe een onderneming begint, met een eindmeting wat "
                "er veranderde. Een scan duurt ongeveer 20 minuten."
            ),
            (self.first_button,),
        )
        self.clear_button = Button(self.tr("Wis filter"))
        self.nothing = EmptyState(
            "magnify",
            self.tr("Geen resultaat"),
            self.tr("Geen scan past bij deze filters."),
            (self.clear_button,),
        )
        self._lay_out()
        self._connect()
        self.read()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Scans")),)

    @override
    def enterprise(self) -> UUID | None:
        row = self._chosen()
        return None if row is None else row.enterprise_id

    @override
    def enter(self) -> None:
        shown = self.stack.currentWidget()
        (self.first_button if shown is self.empty else self.table).setFocus()

    @Slot()
    def read(self) -> None:
        """Ask for the list."""
        self._reader.ask()

    def _work(self) -> Callable[[], list[UUID]]:
        store, query = self.desk.store, self.filters.query
        return lambda: scan_ids(store, query)

    def _lay_out(self) -> None:
        ground = Panel("surface", parent=self)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 0)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.new_button)
        filters = QHBoxLayout()
        filters.setContentsMargins(24, 12, 16, 6)
        filters.addWidget(self.filters)
        for part in (self.table, self.empty, self.nothing):
            self.stack.addWidget(part)
        ground.column.setSpacing(0)
        ground.column.addLayout(head)
        ground.column.addLayout(filters)
        ground.column.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)
        self._on_theme()

    def _connect(self) -> None:
        query = ScanQuery()
        self.table.sort_by(3, descending=query.descending)
        self.rows.sort_requested.connect(self._on_sort)
        self.table.opened.connect(self._on_opened)
        self.filters.filtered.connect(self.read)
        self.filters.list_requested.connect(self._on_list_requested)
        self.clear_button.clicked.connect(self.filters.clear)
        for button in (self.new_button, self.first_button):
            button.clicked.connect(self._new)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self.desk.failed)
        self.desk.bus.changed.connect(self._on_changes)
        theme.current().changed.connect(self._on_theme)
        self.take_keys(
            {
                key(Qt.Key.Key_N, CTRL): self._new,
                key(Qt.Key.Key_F, CTRL): self.filters.field.setFocus,
                key(Qt.Key.Key_F5): self.read,
                key(Qt.Key.Key_Delete): self._throw_away,
            }
        )

    @Slot(object)
    def _on_read(self, ids: list[UUID]) -> None:
        chosen, place = self._chosen(), max(0, self.table.currentIndex().row())
        self.rows.show_ids(ids)
        self.count.setText(str(len(ids)) if ids else "")
        query = self.filters.query
        is_all = query == ScanQuery(order=query.order, descending=query.descending)
        self.filters.setVisible(bool(ids) or not is_all)
        self.new_button.setVisible(bool(ids) or not is_all)
        had_keyboard = self.window().focusWidget() in {None, self, self.table}
        if ids:
            self.stack.setCurrentWidget(self.table)
            at = -1 if chosen is None else self.rows.row_of(chosen.id)
            self.table.select_row(at if at >= 0 else min(place, len(ids) - 1))
        else:
            self.stack.setCurrentWidget(self.empty if is_all else self.nothing)
        if had_keyboard:
            self.enter()
        if self._is_first_wanted:
            self._on_list_requested()

    def _chosen(self) -> ScanRow | None:
        index = self.table.currentIndex()
        return self.rows.row(self.rows.id_at(index.row())) if index.isValid() else None

    @Slot()
    def _on_list_requested(self) -> None:
        """Go to the first row, once what was typed is found."""
        self._is_first_wanted = self._reader.is_reading
        if not self._is_first_wanted and self.rows.rowCount():
            self.table.select_row(0)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str, bool)
    def _on_sort(self, order: str, descending: bool) -> None:  # noqa: FBT001 signature of the signal
        query: Any = replace(self.filters.query, order=order, descending=descending)  # type: ignore[arg-type]
        self.filters.query = query
        self.read()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.desk.go_requested.emit(Place("scan", record=self.rows.id_at(index.row())))

    @Slot()
    def _new(self) -> None:
        self.desk.go_requested.emit(Place("scan"))

    @Slot()
    def _throw_away(self) -> None:
        row = self._chosen()
        if row is not None and self.table.hasFocus():
            throw_away_scan(self.desk, row)

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if isinstance(changes, Changes) and changes.kinds & KINDS:
            self.rows.invalidate(self.rows.ids())
            self.read()

    @Slot()
    def _on_theme(self) -> None:
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))
