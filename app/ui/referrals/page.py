"""S12 Doorverwijzingen: the board by status, or the table, and beside it what is done with one."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.referral import Column
from app.services.people import coach_names
from app.services.referrals.lists import ReferralList, is_silent
from app.services.referrals.use_cases import ReferralRow, referral_rows
from app.ui import theme
from app.ui.case_words import code_text
from app.ui.desk import Desk
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.referrals.beside import ReferralBeside
from app.ui.referrals.columns import WIDTHS, ReferralTable, referral_columns
from app.ui.referrals.filters import ReferralFilters
from app.ui.referrals.moves import CardMoves
from app.ui.referrals.states import ReferralStates
from app.ui.referrals.view_model import ReferralsModel
from app.ui.referrals.words import ReferralWords
from app.ui.tables.paged import PagedTableModel
from app.ui.widgets.board import Board, BoardCard
from app.ui.widgets.board_cards import LazyCards
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, muted, small, title
from app.ui.widgets.menus import Menu
from app.ui.widgets.panes import Panel
from app.ui.widgets.segments import Segments

BOARD, TABLE = "board", "table"
SCREEN = "referrals"  # in the settings


class ReferralsPage(Page):
    """Arrows walk, Shift and an arrow move a card, Enter opens it, U stores what came of it."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.words, self.model = ReferralWords(self), ReferralsModel(desk, self)
        self._found: dict[UUID, ReferralRow] = {}
        self.title, self.count = title(self.tr("Doorverwijzingen")), muted(wrap=True)
        self.way = Segments([(BOARD, self.tr("Bord")), (TABLE, self.tr("Tabel"))])
        self.way.setAccessibleName(self.tr("Weergave"))
        self.more_button = Button(self.tr("Meer"), "icon", "dots-horizontal")
        self.filters = ReferralFilters(self.words, coach_names(desk.store), desk.me, self)
        self.board = Board(
            self.tr("Doorverwijzingen"),
            [(one.value, code_text("referral_column", one.value)) for one in Column],
        )
        self.rows: PagedTableModel[ReferralRow] = PagedTableModel(
            referral_columns(self.words),
            self._rows_of,
            self,
            lambda row: self.words.sentence(row, clock.today()),
        )
        self.table = ReferralTable(self.tr("Doorverwijzingen"), first_padding=24)
        self.table.setModel(self.rows)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.lists = QStackedWidget()
        self.states = ReferralStates(self.lists)
        self.chosen, self.hint = small(), small()
        self.beside = ReferralBeside(desk, self.words, self)
        self.moves = CardMoves(desk, self.words, self.beside, self._row_of, self)
        self._lay_out()
        self._connect()
        known = TABLE if desk.settings.shows_table(SCREEN) else BOARD
        self.way.set_value(place.view if place.view in {BOARD, TABLE} else known)
        self._on_way()
        self.states.begin_reading()
        self.filters.show_query(self.model.query)
        self.model.refresh()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Doorverwijzingen")),)

    @property
    @override
    def return_place(self) -> Place:
        return replace(super().return_place, view=str(self.way.value()))

    @override
    def enterprise(self) -> UUID | None:
        row = self.current()
        return None if row is None else row.company_id

    @override
    def enter(self) -> None:
        self.take_keyboard()

    @override
    def keep(self) -> None:
        self.beside.keep()

    @override
    def leave(self) -> None:
        self.beside.close()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letters that nothing with the keyboard needs to type with."""
        deeds = {
            Qt.Key.Key_U: self.ask_outcome,
            Qt.Key.Key_H: self.remind,
            Qt.Key.Key_N: self.ask_not_done,
        }
        deed = None if event.modifiers() else deeds.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def current(self) -> ReferralRow | None:
        """Return the chosen one."""
        if self.way.value() == BOARD:
            card = self.board.current()
            return None if card is None else self._found.get(card.id)
        index = self.table.currentIndex()
        return self._found.get(self.rows.id_at(index.row())) if index.isValid() else None

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen one."""
        if not self.states.is_list:
            self.states.take_keyboard()
        elif self.way.value() == BOARD:
            self.board.take_keyboard()
        else:
            self.table.setFocus()

    @Slot()
    def ask_outcome(self) -> None:
        """U: store what came of the chosen one."""
        if (row := self.current()) is not None:
            self.beside.ask_outcome(row)

    @Slot()
    def remind(self) -> None:
        """H: ask the receiver how it stands."""
        if (row := self.current()) is not None:
            self.beside.remind(row)

    @Slot()
    def ask_not_done(self) -> None:
        """N: it does not go on, and why."""
        if (row := self.current()) is not None:
            self.moves.move(row.id, Column.NOT_DONE.value)

    def _lay_out(self) -> None:
        self.lists.addWidget(self.board)
        self.lists.addWidget(self.table)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.count)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 0)
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setContentsMargins(24, 12, 16, 12)
        line.setSpacing(12)
        line.addWidget(self.filters, 1)
        line.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 6, 16, 6)
        foot.addWidget(self.chosen)
        foot.addStretch(1)
        foot.addWidget(self.hint)
        middle = Panel("window")
        middle.column.setSpacing(0)
        middle.column.addLayout(head)
        middle.column.addLayout(line)
        middle.column.addWidget(self.states, 1)
        middle.column.addWidget(Divider())
        middle.column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(self.beside)

    def _connect(self) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        self.take_keys(
            {
                key(Qt.Key.Key_F, control): self._focus_filter,
                key(Qt.Key.Key_F5): self.model.refresh,
                key(Qt.Key.Key_Escape): self._on_escape,
            },
        )
        self.model.listed.connect(self._on_listed)
        self.model.not_listed.connect(self.states.show_broken)
        self.filters.changed.connect(self._on_filters)
        self.filters.list_requested.connect(self.take_keyboard)
        self.states.clear_requested.connect(self.filters.clear)
        self.states.again_requested.connect(self.model.refresh)
        self.states.companies_requested.connect(self._go_companies)
        self.way.changed.connect(self._on_way)
        self.more_button.clicked.connect(self._on_more)
        self.board.opened.connect(self._open)
        self.board.linked.connect(self._on_linked)
        self.board.move_requested.connect(self.moves.move)
        self.board.drop_requested.connect(self.moves.drop)
        self.board.menu_requested.connect(self._on_menu)
        self.board.current_changed.connect(self._on_current)
        self.table.opened.connect(self._on_row)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_table_menu)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.beside.closed.connect(self.take_keyboard)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def _row_of(self, row_id: UUID) -> ReferralRow | None:
        return self._found.get(row_id)

    def _cards(self, ids: Sequence[UUID]) -> dict[UUID, BoardCard]:
        today = clock.today()
        return {one: self.words.card(self._found[one], today) for one in ids}

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, ReferralRow]:
        known = {one: self._found[one] for one in ids if one in self._found}
        return known if len(known) == len(ids) else referral_rows(self.desk.store, ids)

    @Slot(object)
    def _on_listed(self, found: ReferralList) -> None:
        today = clock.today()
        chosen = self.current()
        self._found = {row.id: row for row in found.rows}
        columns = found.columns()
        self.board.show_cards(
            {
                name: LazyCards([row.id for row in rows], self._cards, {})
                for name, rows in columns.items()
            }
        )
        for name, rows in columns.items():
            silent = sum(is_silent(row, today) for row in rows)
            self.board.show_note(
                name, self.tr("{number} stil").format(number=silent) if silent else ""
            )
        self.rows.show_ids([row.id for row in found.rows])
        place = -1 if chosen is None else self.rows.row_of(chosen.id)
        if found.rows:
            self.table.select_row(max(place, 0))
        self.filters.show_organisations(found.organisations)
        self._show_count(found)
        if found.rows:
            self.states.show_list()
        elif found.total:
            self.states.show_nothing()
        else:
            self.states.show_empty()
        self._on_current()
        if self.hasFocus() or self.states.hasFocus():
            self.take_keyboard()
        self.moves.go_on()

    def _show_count(self, found: ReferralList) -> None:
        open_ones = sum(row.is_open for row in found.rows)
        words = self.tr("%n doorverwijzing(en)", None, len(found.rows))
        waits = self.tr("waarvan {number} zonder uitkomst").format(number=open_ones)
        at = self.tr("Stand van {time}").format(time=f"{clock.local(clock.now()):%H:%M}")
        self.count.setText(f"{words}, {waits}. {at}." if found.rows else "")

    @Slot(object)
    def _on_filters(self, values: dict[str, Any]) -> None:
        self.model.change(**values)
        self.filters.show_query(self.model.query)

    @Slot()
    def _on_way(self) -> None:
        is_table = self.way.value() == TABLE
        self.desk.settings.set_table(SCREEN, on=is_table)
        self.lists.setCurrentWidget(self.table if is_table else self.board)
        self._show_hint()
        self._on_current()

    @Slot()
    def _on_current(self, *_of_qt: object) -> None:
        row = self.current()
        self.chosen.setText("" if row is None else self.words.short(row))
        self.beside.follow(row)

    @Slot(object)
    def _on_linked(self, row_id: UUID) -> None:
        row = self._found[row_id]
        if is_silent(row, clock.today()):
            self.beside.remind(row)
        else:
            self.beside.ask_outcome(row)

    @Slot(object, QPoint)
    def _on_menu(self, row_id: UUID, place: QPoint) -> None:
        row = self._found[row_id]
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(self.tr("Open"), partial(self._open, row_id), "open-in-new", "Return")
        menu.add(self.tr("Open dossier"), partial(self._go_company, row), "domain")
        menu.addSeparator()
        for one in self.beside.next_steps(row):
            words = self.tr("Naar {status}").format(status=code_text("referral_status", one.value))
            menu.add(words, partial(self.beside.step_to, row, one), "arrow-right")
        menu.addSeparator()
        menu.add(self.tr("Noteer uitkomst"), self.ask_outcome, "flag-checkered", "U")
        menu.add(self.tr("Herinner"), self.remind, "email-outline", "H")
        menu.popup(place)

    @Slot(QPoint)
    def _on_table_menu(self, place: QPoint) -> None:
        if (row := self.current()) is not None:
            self._on_menu(row.id, self.table.viewport().mapToGlobal(place))

    @Slot()
    def _on_more(self) -> None:
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(
            self.tr("Dubbelfinanciering: afwijkingen"),
            partial(self.desk.go_requested.emit, Place("deviations")),
            "shield-alert-outline",
        )
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    @Slot(object)
    def _open(self, row_id: UUID) -> None:
        self.desk.go_requested.emit(Place("referral", record=row_id))

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        self._open(self.rows.id_at(index.row()))

    def _go_company(self, row: ReferralRow) -> None:
        self.desk.go_requested.emit(Place("enterprise", record=row.company_id))

    @Slot()
    def _go_companies(self) -> None:
        self.desk.go_requested.emit(Place("enterprises"))

    @Slot()
    def _focus_filter(self) -> None:
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    @Slot()
    def _on_escape(self) -> None:
        if not self.beside.isHidden():
            self.beside.close()
            self.take_keyboard()

    @Slot()
    def _show_hint(self) -> None:
        words = self.tr(
            "Pijltjes kiezen, Shift+pijl verplaatst, U noteert de uitkomst, Enter opent"
        )
        where = self.tr("Filter in bord")
        if self.way.value() != BOARD:
            words = self.tr("U noteert de uitkomst, Enter opent")
            where = self.tr("Filter in tabel")
        self.hint.setText(words)
        self.filters.field.setPlaceholderText(where)
        self.hint.setVisible(self.width() > theme.current().px(700))

    @Slot()
    def _on_theme(self) -> None:
        for column, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(column, theme.current().px(wide))
        self._show_hint()
