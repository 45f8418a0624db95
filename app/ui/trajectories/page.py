"""Scherm «Trajecten»: a board with a column for each phase, or a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.domain.trajectory import PHASES
from app.services.people import coach_names
from app.services.trajectories.members import new_member
from app.services.trajectories.use_cases import Made
from app.ui import theme
from app.ui.case_words import code_text
from app.ui.desk import Desk, Step
from app.ui.edit_keeper import Edited, EditKeeper
from app.ui.keys import key
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.trajectories.export import Exporter
from app.ui.trajectories.filters import ListFilters, TrajectoryFilters
from app.ui.trajectories.head import ListHead
from app.ui.trajectories.moving import Moving
from app.ui.trajectories.new_form import NewTrajectory
from app.ui.trajectories.states import ListStates
from app.ui.trajectories.table import TrajectoryTable
from app.ui.trajectories.view_model import DRAFT_KIND, Listing, TrajectoriesModel
from app.ui.trajectories.words import ListWords
from app.ui.trajectory.ask_line import AskLine
from app.ui.widgets.board import Board, BoardCard, LazyCards
from app.ui.widgets.labels import Divider, small
from app.ui.widgets.menus import Menu
from app.ui.widgets.panes import FittingPane, Panel
from app.ui.widgets.segments import Segments

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NEW = "new"  # the name of the form in a draft
LIST = 360  # px at 100% text that head, filters and some cards need
AROUND, LEAST = 24, 120  # px around what is asked, and that it has at least


class TrajectoriesPage(PageInTurns):
    """Head, filters, then the board or the table; a place with a parent begins one with it."""

    _before: UUID | None = None  # what was chosen before board and table changed places

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.model = TrajectoriesModel(desk, self)
        self.words = ListWords(self)
        self.begin_building(self._build())

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Trajecten")),)

    @override
    def enter(self) -> None:
        if not self.is_built:
            self.setFocus()
            return
        self.edits.set_shown(on=True)
        self.moving.edits.set_shown(on=True)
        if not self.form.isHidden():
            self.form.take_keyboard()
        elif self.line.asking is not None:
            self.line.take_keyboard()
        else:
            self._enter_list()

    @override
    def keep(self) -> None:
        if self.is_built:
            self.edits.keep_now()
            self.moving.edits.keep_now()

    @override
    def leave(self) -> None:
        if self.is_built:
            self.edits.set_shown(on=False)
            self.moving.edits.set_shown(on=False)
            self.keep()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_built:
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Leave the room to the form that is open, where a list has none beside it."""
        parts = (self.form, self.line)
        asks = sum(part.sizeHint().height() for part in parts if not part.isHidden())
        self.pane.setVisible(asks > 0)
        self.pane.most = max(self.height() - self.head.height() - AROUND, LEAST)
        has_room = not asks or self.height() - asks > theme.current().px(LIST)
        for part in (self.states, self._filter_line, self._foot):
            part.setVisible(has_room)

    def _build(self) -> Iterator[None]:
        desk = self.desk
        self._ground = Panel("window", parent=self)
        self._ground.column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ground)
        self.head = ListHead(self._ground)
        self.filters = TrajectoryFilters(desk.reference, coach_names(desk.store), desk.me.person_id)
        self.way = Segments([(False, self.tr("Bord")), (True, self.tr("Tabel"))])
        self.way.setAccessibleName(self.tr("Bord of tabel"))
        self.way.set_value(self.model.is_table)
        self.pane = FittingPane("window", self._ground)
        self.form, self.line = NewTrajectory(desk), AskLine()
        self.pane.column.addWidget(self.form)
        self.pane.column.addWidget(self.line)
        yield
        phases = [(phase, code_text("phase", phase)) for phase in PHASES]
        self.board = Board(self.tr("Trajecten per fase"), phases)
        self.table = TrajectoryTable(self.words, self.model.rows)
        self.states = ListStates(self.board, self.table)
        self.chosen, self.hint = small(), small()
        self._lay_out()
        yield
        edited = Edited(DRAFT_KIND, lambda: desk.me.person_id, self.form.title.text)
        self.edits = EditKeeper(desk, edited, lambda: {NEW: self.form}, lambda _: None, self)
        self.moving = Moving(desk, self.line, self)
        self.exporter = Exporter(desk, self.words, self)
        self._connect()
        self.model.refresh()
        if self.place.parent is not None:
            self._begin_with(self.place.parent)

    def _lay_out(self) -> None:
        self._filter_line = QWidget()
        filters = QHBoxLayout(self._filter_line)
        filters.setContentsMargins(24, 12, 16, 8)
        filters.setSpacing(12)
        filters.addWidget(self.filters, 1)
        filters.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)
        asked = QHBoxLayout()
        asked.setContentsMargins(24, 0, 16, 0)
        asked.addWidget(self.pane)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(24, 8, 16, 8)
        foot.addWidget(self.chosen)
        foot.addStretch(1)
        foot.addWidget(self.hint)
        self.hint.setText(
            self.tr("Pijltjes kiezen, Shift+pijl zet in een andere fase, Enter opent")
        )
        column = self._ground.column
        column.addWidget(self.head)
        column.addWidget(self._filter_line)
        column.addLayout(asked)
        column.addSpacing(4)
        column.addWidget(self.states, 1)
        column.addWidget(Divider())
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.table.sort_by(2)
        self.table.rows.sort_requested.connect(self._on_sort)
        self.model.listed.connect(self._on_listed)
        self.model.broken.connect(self.states.show_broken)
        self.filters.filtered.connect(self._on_filtered)
        self.filters.typed.connect(self._on_typed)
        self.filters.list_requested.connect(self._enter_list)
        self.way.changed.connect(self._on_way)
        self.board.opened.connect(self._open)
        self.board.move_requested.connect(self._on_move)
        self.board.drop_requested.connect(self._on_move)
        self.board.menu_requested.connect(self._on_menu)
        self.board.current_changed.connect(self._show_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_table_menu)
        for part in (self.form, self.line):
            part.typed_changed.connect(self._arrange)
            part.closed.connect(self.enter)
        self.form.typed_changed.connect(self.edits.look)
        self.form.started.connect(self._on_started)
        self.head.new_button.clicked.connect(self.begin_one)
        self.head.export_button.clicked.connect(self._export)
        self.head.count_button.clicked.connect(self.exporter.show_counts)
        self.states.new_requested.connect(self.begin_one)
        self.states.clear_requested.connect(self._clear)
        self.states.again_requested.connect(self.model.refresh)
        theme.current().changed.connect(self._arrange)
        self.take_keys(
            {
                key(Qt.Key.Key_N, CTRL): self.begin_one,
                key(Qt.Key.Key_F, CTRL): self._focus_filter,
                key(Qt.Key.Key_F5): self.model.refresh,
                key(Qt.Key.Key_Delete): self._on_delete,
            },
        )

    @Slot()
    def begin_one(self) -> None:
        """Open the form of a new trajectory."""
        self.line.close_line()
        self.form.open_form()

    def current(self) -> UUID | None:
        """Return the trajectory that is chosen."""
        if not self.states.has_list:
            return None
        if self._is_table:
            return self.table.chosen_id()
        card = self.board.current()
        return None if card is None else card.id

    def _begin_with(self, company: UUID) -> None:
        try:
            member = new_member(self.desk.store, company)
        except UserError as error:
            self.desk.failed.emit(error)
            return
        self.form.open_form()
        self.form.add_company(member.enterprise_id, member.name)

    @Slot(object)
    def _on_listed(self, listing: Listing) -> None:
        board = listing.board
        today = clock.today()
        known = {one: self.words.card(row, today) for one, row in listing.rows.items()}
        self.board.show_cards(
            {
                phase: LazyCards(column.ids, self._cards, known)
                for phase, column in board.columns.items()
            }
        )
        for phase, column in board.columns.items():
            note = self.tr("{n} stil").format(n=column.silent) if column.silent else ""
            self.board.show_note(phase, note)
        self.table.show_ids(list(board.ids), choose=listing.is_table)
        self.head.show_listing(listing, self.model.filters)
        had_focus = self.window().focusWidget() in {self, None}
        self._show_state()
        self._choose_again()
        self._arrange()
        if listing.draft is not None:
            self.edits.offer(listing.draft)
        if had_focus:
            self.enter()

    def _cards(self, ids: Sequence[UUID]) -> Mapping[UUID, BoardCard]:
        today = clock.today()
        rows = self.model.rows(ids)
        return {one: self.words.card(row, today) for one, row in rows.items()}

    def _choose_again(self) -> None:
        """Choose in the table what was chosen on the board, and the other way around."""
        chosen, self._before = self._before, None
        if chosen is not None and self._is_table:
            self.table.select_row(max(0, self.table.rows.row_of(chosen)))
        elif chosen is not None:
            self.board.choose(chosen)

    @property
    def _is_table(self) -> bool:
        """Whether the table is what is shown; the one that was asked for may still be read."""
        return self.model.listing is not None and self.model.listing.is_table

    def _show_state(self) -> None:
        listing = self.model.listing
        if listing is None:
            return
        has_some = not listing.board.is_store_empty
        self.filters.setVisible(has_some)
        self.way.setVisible(has_some)
        if listing.board.ids:
            self.states.show_list(is_table=self._is_table)
            self.filters.name_list(is_table=self._is_table)
        elif has_some:
            self.states.show_nothing(self.model.filters.text)
        else:
            self.states.setCurrentWidget(self.states.empty)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        count = 0 if self.current() is None else 1
        if self._is_table:
            count = sum(last - first + 1 for first, last in self.table.selected_ranges())
        self.chosen.setText(self.tr("{n} gekozen").format(n=count) if count else "")
        self.hint.setVisible(self.states.has_list and not self._is_table)

    @Slot(object)
    def _on_filtered(self, filters: ListFilters) -> None:
        filters = replace(filters, text=self.filters.text())
        self.filters.show_filters(filters)
        self.model.show(filters)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._on_filtered(replace(self.model.filters, text=text))

    @Slot()
    def _clear(self) -> None:
        self.filters.clear_quietly()
        self._on_filtered(ListFilters())
        self.filters.field.setFocus()

    @Slot()
    def _enter_list(self) -> None:
        if not self.states.has_list:
            (self.states.first_button() or self).setFocus()
        elif self._is_table:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.board.take_keyboard()

    @Slot(object)
    def _on_way(self, is_table: bool) -> None:  # noqa: FBT001 value of a signal
        self._before = self.current()
        self.model.show_table(on=is_table)  # it is shown once its rows are here

    @Slot(str, bool)
    def _on_sort(self, order: str, descending: bool) -> None:  # noqa: FBT001 signature of the signal
        self.model.sort(order, descending=descending)  # type: ignore[arg-type]  # a key of a column

    @Slot(object)
    def _open(self, trajectory: UUID) -> None:
        self.desk.go_requested.emit(Place("trajectory", record=trajectory))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self._open(self.table.rows.id_at(index.row()))

    @Slot(object, str)
    def _on_move(self, trajectory: UUID, phase: str) -> None:
        self.moving.move(trajectory, phase)

    @Slot(object, QPoint)
    def _on_menu(self, trajectory: UUID, place: QPoint) -> None:
        self.menu(trajectory).popup(place)

    @Slot(QPoint)
    def _on_table_menu(self, place: QPoint) -> None:
        if (chosen := self.current()) is not None:
            self.menu(chosen).popup(self.table.viewport().mapToGlobal(place))

    def menu(self, trajectory: UUID) -> Menu:
        """Return what can be done with a trajectory."""
        menu = Menu(parent=self)
        menu.add(self.tr("Open traject"), partial(self._open, trajectory), "open-in-new", "Return")
        menu.addMenu(self.moving.menu(trajectory, menu))
        menu.addSeparator()
        words = self.tr("Kopieer alle rijen")
        menu.add(words, self._copy, "content-copy")
        menu.add(self.tr("Naar prullenbak"), self._throw_away, "delete-outline", "Delete")
        return menu

    def _on_delete(self) -> None:
        """Del on a card or a line; on a button beside them it means nothing."""
        if self.board.has_keyboard() or self.table.hasFocus():
            self._throw_away()

    @Slot()
    def _throw_away(self) -> None:
        if (chosen := self.current()) is not None:
            self.moving.throw_away(chosen)

    @Slot(object, str)
    def _on_started(self, made: Made, name: str) -> None:
        self.edits.look()
        words = self.tr("Traject begonnen: {title}").format(title=name)
        there, here = Place("trajectory", record=made.id), Place("trajectories")
        go = self.desk.go_requested.emit
        self.desk.did(Step(words, made.changes, partial(go, here), partial(go, there)))
        go(there)

    def _ids(self) -> Sequence[UUID]:
        return () if self.model.listing is None else self.model.listing.board.ids

    @Slot()
    def _export(self) -> None:
        self.exporter.save(self._ids())

    @Slot()
    def _copy(self) -> None:
        self.exporter.copy(self._ids())

    def _focus_filter(self) -> None:
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()
