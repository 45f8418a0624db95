"""The tab «Doorverwijzingen» of a company: its referrals, and a new one."""

from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.services.bin import throw_away
from app.services.changes import Changes
from app.services.referrals import ReferralRow, referral_ids, referral_rows
from app.ui import theme
from app.ui.desk import Desk, Step
from app.ui.place import Place
from app.ui.referrals.columns import referral_columns
from app.ui.referrals.view_model import KINDS
from app.ui.referrals.words import ReferralWords
from app.ui.tables.paged import PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import SectionHeader
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.table import TableView

WIDTHS: Final = (232, 86, 226, 96, 96, 90)  # px at 100% text; the company is known
HIDDEN: Final = (1, 7)  # company and coach


class ReferralsTab(QWidget):
    """Enter opens one, Del puts it in the bin; the button begins a new one."""

    def __init__(self, desk: Desk, company: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._company = desk, company
        self._found: dict[UUID, ReferralRow] = {}
        self._is_reading = self._is_stale = False
        self._words = ReferralWords(self)
        self.head = SectionHeader(self.tr("Doorverwijzingen"))
        self.new_button = Button(self.tr("Doorverwijzen"), icon="plus")
        self.head.add_action(self.new_button)
        self.table = TableView(self.tr("Doorverwijzingen"), first_padding=24)
        columns = referral_columns(self._words)
        shown = [one for place, one in enumerate(columns) if place not in HIDDEN]
        self.rows: PagedTableModel[ReferralRow] = PagedTableModel(
            shown, self._rows_of, self, lambda row: self._words.sentence(row, clock.today())
        )
        self.table.setModel(self.rows)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.start_button = Button(self.tr("Maak doorverwijzing"), "primary", "swap-horizontal")
        self.empty = EmptyState(
            "swap-horizontal",
            self.tr("Nog geen doorverwijzingen"),
            self.tr(
                "Verwijs door naar wie het al doet of betaalt: IBO, taalcoaching, een partner."
            ),
            (self.start_button,),
        )
        self.stack = QStackedWidget()
        self._lay_out()
        self.table.opened.connect(self._on_opened)
        for button in (self.start_button, self.new_button):
            button.clicked.connect(self._on_new)
        desk.bus.changed.connect(self._on_changes)
        theme.current().changed.connect(self._on_theme)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the referrals; while that runs, once more after it."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        store, company = self._desk.store, self._company

        def work(_progress: object) -> tuple[ReferralRow, ...]:
            ids = referral_ids(store, company_id=company)
            found = referral_rows(store, ids)
            return tuple(found[one] for one in ids if one in found)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_not_read)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.table.currentIndex()
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and index.isValid():
            self._throw_away(self._found[self.rows.id_at(index.row())])
        else:
            super().keyPressEvent(event)

    def _throw_away(self, row: ReferralRow) -> None:
        try:
            changes = throw_away(self._desk.store, "referral", row.id)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        words = self.tr("Doorverwijzing verwijderd: {what}")
        self._desk.did(Step(words.format(what=self._words.short(row)), changes))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.addWidget(self.head)
        self._lines = QWidget()
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.stack.addWidget(self._lines)  # first: nothing is said to be empty before it is read
        self.stack.addWidget(self.empty)
        self.setFocusProxy(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self._on_theme()

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, ReferralRow]:
        return {one: self._found[one] for one in ids if one in self._found}

    @Slot(object)
    def _on_read(self, found: tuple[ReferralRow, ...]) -> None:
        self._is_reading = False
        if self._is_stale:
            self.read()
            return
        place = max(0, self.table.currentIndex().row())
        self._found = {row.id: row for row in found}
        self.rows.show_ids(list(self._found))
        self.head.set_count(str(len(found) or ""))
        self.stack.setCurrentWidget(self._lines if found else self.empty)
        if found:
            self.table.select_row(min(place, len(found) - 1))

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self._is_reading = False
        self._desk.failed.emit(error)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self._desk.go_requested.emit(Place("referral", record=self.rows.id_at(index.row())))

    @Slot()
    def _on_new(self) -> None:
        self._desk.go_requested.emit(Place("referral", parent=self._company))

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if isinstance(changes, Changes) and changes.kinds & KINDS:
            self.read()

    @Slot()
    def _on_theme(self) -> None:
        for column, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(column, theme.current().px(wide))
