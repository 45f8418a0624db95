"""The history of a file as a part of any page: filters, the list, and one change in full."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.companies.file_history import HistoryList, HistoryQuery, HistoryRow
from app.services.history import MADE
from app.ui import theme
from app.ui.desk import Desk
from app.ui.history.chain_line import ChainLine
from app.ui.history.detail import ChangeDetail
from app.ui.history.filters import HistoryFilters
from app.ui.history.past_line import PastLine
from app.ui.history.view_model import PAGE, Asked, HistoryModel, has_filter
from app.ui.history.words import HistoryWords
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.table import TableView

WIDTHS: Final = (150, 170, 190, 130, 100)  # px at 100% text, at least; the last takes the rest
ABOUT: Final = 2  # place of the column that names the record
SHARE: Final = 40  # % of what is left, for the names of records
DETAIL: Final = 200  # px, of the change under the list
LEAST: Final = 110  # px, of the list above it


class HistoryView(QWidget):
    """
    Every change, the last first; Enter shows one in full, with its way back.

    Args:
        query: What it is about: a whole file, or one record of it and what is below that.
    """

    def __init__(self, desk: Desk, query: HistoryQuery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(desk, query, self)
        self.words = HistoryWords(desk.reference, self)
        self.filters = HistoryFilters(query, self)
        self.past = PastLine(self)
        self.chain = ChainLine(desk, self)
        self._found: HistoryList | None = None
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.stack = QStackedWidget(self.split)
        self.table = TableView(self.tr("Wijzigingen"), first_padding=24, parent=self.stack)
        self.table.setObjectName("history")
        self.rows: PagedTableModel[HistoryRow] = PagedTableModel(
            self._columns(), self.model.rows, self, self.words.sentence, PAGE
        )
        self.table.setModel(self.rows)
        self._all_button = Button(self.tr("Wis filters"), icon="close")
        self.nothing = EmptyState(
            "filter-remove-outline",
            self.tr("Geen wijziging past bij deze filters"),
            self.tr("Kies iets anders, of wis de filters."),
            (self._all_button,),
            parent=self.stack,
        )
        self.untouched = EmptyState("history", self.tr("Nog niet gewijzigd"), "", parent=self.stack)
        for part in (self.table, self.nothing, self.untouched):
            self.stack.addWidget(part)
        self.detail = ChangeDetail(self.words, self.split)
        self.detail.hide()
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Read the changes, and ask for older ones; call it when the view is first looked at."""
        self.model.listed.connect(self._ask, Qt.ConnectionType.SingleShotConnection)
        self.model.read()

    @Slot()
    def _ask(self) -> None:
        """Ask for what the list need not wait for, once it is there."""
        self.model.ask()
        self.chain.model.ask()

    def show_field(self, kind: str, record_id: UUID, unit: str) -> None:
        """Show what became of one field."""
        self.filters.show_field(kind, record_id, unit)

    def enter(self, of: tuple[str, UUID, str] | None = None) -> None:
        """Take the keyboard; `of`: to show one field, by kind and id of its record and its unit."""
        if of is not None:
            self.show_field(*of)
        self.table.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.detail.isVisible():
            self._close_detail()
        elif (
            event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.filters.field.setFocus()
        else:
            super().keyPressEvent(event)

    def _columns(self) -> list[Column[HistoryRow]]:
        words = self.words
        return [
            Column(words.when, self.tr("Wanneer"), tone="muted"),
            Column(words.who, self.tr("Wie, laptop")),
            Column(words.about, self.tr("Wat"), is_name=True),
            Column(words.field, self.tr("Veld")),
            Column(self._summary, self.tr("Oud → nieuw"), tone="muted"),
        ]

    def _summary(self, row: HistoryRow) -> str:
        unit = self.model.query.unit
        is_made = bool(unit) and row.change.unit == MADE
        return self.words.first(row, unit) if is_made else self.words.summary(row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.addWidget(self.filters)
        head.addWidget(self.past)
        head.addWidget(self.chain)
        column.addLayout(head)
        column.addWidget(Divider())
        column.addWidget(self.split, 1)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        self._on_theme()

    def _connect(self) -> None:
        self.model.listed.connect(self._on_listed)
        self.model.asked.connect(self._on_asked)
        self.past.again_requested.connect(self.model.ask)
        self.filters.filtered.connect(self.model.filter)
        self.filters.list_requested.connect(self.enter)
        self._all_button.clicked.connect(self.filters.clear)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.detail.closed.connect(self._close_detail)
        self.detail.restore_requested.connect(self._on_restore)
        theme.current().changed.connect(self._on_theme)

    @Slot(object)
    def _on_listed(self, found: HistoryList) -> None:
        chosen, self._found = self._chosen(), found
        self.filters.show_choices(found)
        self.rows.show_ids(list(found.ids))
        if not found.ids:
            self._close_detail()
            self._show_none(found)
            return
        self.stack.setCurrentWidget(self.table)
        self.table.select_row(max(0, -1 if chosen is None else self.rows.row_of(chosen)))

    def _show_none(self, found: HistoryList) -> None:
        if has_filter(self.model.query):
            self.stack.setCurrentWidget(self.nothing)
            return
        self._show_untouched(found)
        self.stack.setCurrentWidget(self.untouched)

    def _show_untouched(self, found: HistoryList) -> None:
        state = self.model.state
        if state.is_asking or state.error is not None:
            self.untouched.title.setText(self.tr("Hier is nog niets van bekend"))
            self.untouched.text.setText(self.tr("Wat er veranderde, staat op de server."))
            return
        self.untouched.title.setText(self.tr("Nog niet gewijzigd"))
        if found.made is not None:
            who = found.people.get(found.made.actor, "")
            words = self.tr("Aangemaakt op {day} door {who}.")
            day = f"{clock.local(found.made.at):%d/%m/%Y}"
            self.untouched.text.setText(words.format(day=day, who=who))

    @Slot(object)
    def _on_asked(self, state: Asked) -> None:
        self.past.show_state(state)
        if self._found is not None and not self._found.ids:
            self._show_none(self._found)

    def _chosen(self) -> UUID | None:
        index = self.table.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    def _arrange(self) -> None:
        """Show the change under the list, or in its place when there is no room for both."""
        self._fit_names()
        room = self.split.height() - theme.current().px(DETAIL)
        self.stack.setVisible(self.detail.isHidden() or room > theme.current().px(LEAST))

    def _fit_names(self) -> None:
        """Give the names of records their share of a wide page; old and new take the rest."""
        px = theme.current().px
        left = self.width() - sum(px(wide) for wide in WIDTHS)
        self.table.setColumnWidth(ABOUT, px(WIDTHS[ABOUT]) + max(0, left) * SHARE // 100)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        row = self.rows.row(self.rows.id_at(index.row()))
        if row is not None and row.together > 1:
            self._close_detail()
            self.filters.show_kind(row.kind)
            return
        self.detail.show()
        self._arrange()
        self._show_detail(index.row())
        self.detail.text.setFocus()

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if self.detail.isVisible() and index.isValid():
            self._show_detail(index.row())

    def _show_detail(self, place: int) -> None:
        change_id = self.rows.id_at(place)
        row = self.rows.row(change_id)
        if row is not None:
            self.detail.show_change(row, self.model.before(change_id))

    @Slot()
    def _close_detail(self) -> None:
        has_focus = self.detail.isAncestorOf(self.window().focusWidget() or self)
        self.detail.hide()
        self._arrange()
        if has_focus:
            self.table.setFocus()

    @Slot(object)
    def _on_restore(self, row: HistoryRow) -> None:
        what = f"{self.words.about(row)}, {self.words.field(row).lower()}"
        words = self.tr("Teruggezet: {what}").format(what=what)
        self._close_detail()
        self.model.restore(row.id, words)

    @Slot()
    def _on_theme(self) -> None:
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))
        self._arrange()
