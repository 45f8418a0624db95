"""Scherm «Netwerken»: all networks, and a line to begin one."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.domain.matching import fold
from app.services.changes import Changes
from app.services.drafts import KeptDraft, find_draft
from app.services.networks.use_cases import NetworkForm, NetworkRow, network_rows, start_network
from app.ui import theme
from app.ui.company_words import problem_text
from app.ui.desk import Desk, Step
from app.ui.edit_keeper import Edited, EditKeeper
from app.ui.keys import key
from app.ui.networks.columns import list_columns, row_sentence
from app.ui.networks.words import region_text, themes_text
from app.ui.new_line import LineField, NewLine
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.tables.paged import PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.labels import Divider, muted, small, title
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel
from app.ui.widgets.table import TableView
from app.ui.work.reader import Reader

KIND = "networks"  # of the draft of a name that is typed
KINDS = frozenset({"network", "network_member", "meeting", "person"})
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class _Read:
    """What a job read."""

    rows: tuple[NetworkRow, ...]
    draft: KeptDraft | None


class NetworksPage(Page):
    """The table over the whole page; Enter opens a network, Ctrl+N begins one."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self._all: tuple[NetworkRow, ...] | None = None  # None: not read yet
        self._shown: dict[UUID, NetworkRow] = {}
        self._order, self._descending = "name", False
        self._reader = Reader(desk.runner, self._work, self)
        self.title, self.count, self.at = title(self.tr("Netwerken")), muted(), small()
        self.new_button = Button(self.tr("Nieuw netwerk"), icon="plus", shortcut_hint="Ctrl+N")
        self.field = LineEdit(self.tr("Filter in lijst"), icon="magnify")
        self.field.setAccessibleName(self.tr("Filter in lijst"))
        name = LineField("name", self.tr("Naam van het netwerk"), self.tr("Nieuw netwerk"))
        self.line = NewLine([name], self.tr("Begin netwerk"))
        self._columns = list_columns(desk.reference)
        self.rows: PagedTableModel[NetworkRow] = PagedTableModel(
            [one.column for one in self._columns], self._fetch, self, row_sentence
        )
        self.table = TableView(self.tr("Netwerken"), first_padding=24)
        self.table.setObjectName("networks")
        self._make_states()
        edited = Edited(KIND, lambda: desk.me.person_id, self.line.fields["name"].text)
        self.edits = EditKeeper(desk, edited, self._parts, self._show_part, self)
        self._lay_out()
        self._connect()
        self.read()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Netwerken")),)

    @override
    def enter(self) -> None:
        self.edits.set_shown(on=True)
        if self.line.typed() is not None:
            self.line.setFocus()
        elif self.states.currentWidget() is self.empty:
            self.first_button.setFocus()
        else:
            (self.table if self.rows.rowCount() else self).setFocus()

    @override
    def keep(self) -> None:
        self.edits.keep_now()

    @override
    def leave(self) -> None:
        self.edits.set_shown(on=False)
        self.edits.keep_now()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @Slot()
    def read(self) -> None:
        """Read the list."""
        self._reader.ask()

    @Slot()
    def begin_network(self) -> None:
        """Open the line in which the name of a new one is typed."""
        self.line.show()
        if self._all is not None:
            self._show_state()
        self.line.setFocus()

    def _make_states(self) -> None:
        self.first_button = Button(self.tr("Nieuw netwerk"), "primary", "plus", "Ctrl+N")
        self.again_button = Button(self.tr("Probeer opnieuw"), "primary")
        self.clear_button = Button(self.tr("Wis filter"))
        self.waiting = muted(self.tr("Bezig…"))
        self.empty = EmptyState(
            "account-group-outline",
            self.tr("Nog geen netwerk"),
            self.tr("Begin met een groep van 5 tot 12 ondernemingen."),
            (self.first_button,),
        )
        self.nothing = EmptyState(
            "magnify",
            self.tr("Geen resultaat"),
            self.tr("In naam, regio, thema of coach."),
            (self.clear_button,),
        )
        self.broken = EmptyState(
            "alert-outline",
            self.tr("De netwerken konden niet gelezen worden"),
            self.tr("Er is niets gewijzigd."),
            (self.again_button,),
        )
        self.states = QStackedWidget()
        for state in (self.waiting, self.table, self.empty, self.nothing, self.broken):
            self.states.addWidget(state)
        self.waiting.setContentsMargins(24, 8, 0, 0)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 0)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.new_button)
        filters = QHBoxLayout()
        filters.setContentsMargins(24, 12, 16, 6)
        filters.setSpacing(16)
        filters.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        filters.addWidget(self.line, 1)
        filters.addStretch(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 16, 8)
        foot.addStretch(1)
        foot.addWidget(self.at)
        ground = Panel("surface")
        ground.column.setSpacing(0)
        ground.column.addLayout(head)
        ground.column.addLayout(filters)
        ground.column.addWidget(self.states, 1)
        ground.column.addWidget(Divider())
        ground.column.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)
        self.line.hide()

    def _connect(self) -> None:
        self.table.setModel(self.rows)
        self._on_theme()
        self.table.sort_by(0)
        self.rows.sort_requested.connect(self._on_sort)
        self.table.opened.connect(self._on_opened)
        self.field.textChanged.connect(self._show_rows)
        self.field.returnPressed.connect(self._on_list)
        self.line.typed_changed.connect(self.edits.look)
        self.line.entered.connect(self._on_entered)
        self.line.closed.connect(self._on_closed)
        for button in (self.new_button, self.first_button):
            button.clicked.connect(self.begin_network)
        self.again_button.clicked.connect(self.read)
        self.clear_button.clicked.connect(self._on_clear)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_not_read)
        self.desk.bus.changed.connect(self._on_changes)
        theme.current().changed.connect(self._on_theme)
        self.take_keys(
            {
                key(Qt.Key.Key_F, CTRL): self._focus_filter,
                key(Qt.Key.Key_N, CTRL): self.begin_network,
                key(Qt.Key.Key_F5): self.read,
            }
        )

    def _parts(self) -> dict[str, NewLine]:
        return {"new": self.line}

    def _show_part(self, _name: str) -> None:
        self.line.show()

    def _fetch(self, ids: list[UUID]) -> dict[UUID, NetworkRow]:
        return {one: self._shown[one] for one in ids if one in self._shown}

    def _work(self) -> Callable[[], _Read]:
        store, me = self.desk.store, self.desk.me.person_id
        return lambda: _Read(network_rows(store), find_draft(store, KIND, me))

    @Slot(object)
    def _on_read(self, found: _Read) -> None:
        is_first, self._all = self._all is None, found.rows
        self.at.setText(
            self.tr("Stand van {time}").format(time=f"{clock.local(clock.now()):%H:%M}")
        )
        had_focus = self.window().focusWidget() is self
        self._show_rows()
        if is_first and found.draft is not None:
            self.edits.offer(found.draft)
        if is_first and had_focus:
            self.enter()

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self.desk.failed.emit(error)
        if self._all is None:
            self.states.setCurrentWidget(self.broken)

    @Slot()
    def _show_rows(self) -> None:
        if self._all is None:
            return
        words = fold(self.field.text()).split()
        rows = [row for row in self._all if all(word in self._words(row) for word in words)]
        sort_key = next(one.key for one in self._columns if one.column.sort_key == self._order)
        rows.sort(key=sort_key, reverse=self._descending)  # type: ignore[arg-type]  # of one column
        self._shown = {row.id: row for row in rows}
        index = self.table.currentIndex()
        chosen = self.rows.id_at(index.row()) if index.isValid() else None
        self.rows.show_ids([row.id for row in rows])
        if rows:
            place = -1 if chosen is None else self.rows.row_of(chosen)
            self.table.select_row(max(place, 0))
        self.count.setText(self.tr("%n netwerk(en)", None, len(rows)))
        self._show_state()

    def _show_state(self) -> None:
        is_empty = not self._all
        self.count.setVisible(not is_empty)
        self.at.setVisible(not is_empty)
        self.field.setVisible(not is_empty)
        self.new_button.setVisible(not is_empty)
        if is_empty:
            self.states.setCurrentWidget(self.empty)
        elif self._shown:
            self.states.setCurrentWidget(self.table)
        else:
            text = self.field.text().strip()
            self.nothing.title.setText(self.tr("Geen resultaat voor ‘{text}’").format(text=text))
            self.states.setCurrentWidget(self.nothing)

    def _words(self, row: NetworkRow) -> str:
        reference = self.desk.reference
        region, themes = region_text(reference, row.region), themes_text(reference, row.themes)
        return fold(" ".join((row.name, region, themes, row.coach)))

    @Slot(str, bool)
    def _on_sort(self, order: str, descending: bool) -> None:  # noqa: FBT001 signature of the signal
        self._order, self._descending = order, descending
        self._show_rows()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.desk.go_requested.emit(Place("network", record=self.rows.id_at(index.row())))

    @Slot()
    def _on_entered(self) -> None:
        values = self.line.values()
        if values is None:
            return
        try:
            made = start_network(self.desk.store, NetworkForm(values["name"]))
        except UserError as error:
            self.line.refuse(problem_text(error))
            return
        self.line.clear()
        self.line.hide()
        words = self.tr("Netwerk begonnen: {name}").format(name=values["name"])
        self.desk.did(Step(words, made.changes))
        self.desk.go_requested.emit(Place("network", record=made.id))

    @Slot()
    def _on_closed(self) -> None:
        self.line.hide()
        self.enter()

    @Slot()
    def _on_list(self) -> None:
        if self.rows.rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_clear(self) -> None:
        self.field.clear()
        self.field.setFocus()

    def _focus_filter(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & KINDS:
            self.read()

    @Slot()
    def _on_theme(self) -> None:
        px = theme.current().px
        self.field.setFixedWidth(px(210))
        for place, column in enumerate(self._columns):
            self.table.setColumnWidth(place, px(column.width))
