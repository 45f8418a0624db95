"""Scherm «Ondernemingen»: search, filter and open the enterprises of the partnership."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.companies.enterprises import EnterpriseQuery
from app.services.companies.rows import EnterpriseDetails, EnterpriseRow
from app.services.companies.saved_views import SavedView
from app.services.people import coach_names
from app.ui import theme
from app.ui.desk import Desk
from app.ui.enterprises.arrangement import Arrangement
from app.ui.enterprises.bulk import BulkActions
from app.ui.enterprises.column_chooser import ColumnChooser
from app.ui.enterprises.columns import list_columns, row_sentence
from app.ui.enterprises.copying import Copier
from app.ui.enterprises.details import DetailsPane
from app.ui.enterprises.details_reader import DetailsReader
from app.ui.enterprises.filters import FilterBar
from app.ui.enterprises.list_states import ListFoot, ListStates
from app.ui.enterprises.table import EnterpriseTable
from app.ui.enterprises.view_keeper import ViewKeeper
from app.ui.enterprises.view_model import EnterprisesModel, Listing
from app.ui.enterprises.views_pane import AnyView, ViewsPane, view_query
from app.ui.keys import key
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.tables.paged import PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted, title
from app.ui.widgets.menus import Menu
from app.ui.widgets.panes import Panel

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class EnterprisesPage(PageInTurns):
    """Views at the left, the table in the middle, details of the chosen one at the right."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.model = EnterprisesModel(desk, self)
        self._reader = DetailsReader(desk, self)
        self._reader.read.connect(self._on_details)
        self._chosen_id: UUID | None = None
        self._listed_filters: EnterpriseQuery | None = None
        self._is_first_wanted = False  # Enter in the search came before its answer
        self.begin_building(self._build())

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Ondernemingen")),)

    @property
    @override
    def return_place(self) -> Place:
        place = super().return_place
        return replace(place, view=self.views.current()) if self.is_built else place

    @override
    def enterprise(self) -> UUID | None:
        return self._chosen_id

    @override
    def enter(self) -> None:
        (self.table if self.is_built else self).setFocus()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.is_built:
            return
        if self.arrangement.has_details() != self.arrangement.is_shown:
            self._show_details()
        else:
            self._arrange()

    def _build(self) -> Iterator[None]:
        desk = self.desk
        self.views = ViewsPane(self)
        self._middle = Panel("surface", parent=self)
        names = coach_names(desk.store)
        self.filters = FilterBar(desk.reference, names, desk.me.person_id)
        self.title, self.count = title(), muted()
        self.view_button = Button(self.tr("Andere weergave"), "icon", "chevron-down")
        self.columns_button = Button(self.tr("Kolommen"), "icon", "view-column-outline")
        self.new_button = Button(self.tr("Nieuwe intake"), icon="plus")
        self.new_button.setToolTip("Ctrl+N")
        self._foot = ListFoot()
        self.chosen, self.at = self._foot.chosen, self._foot.at
        yield
        self._columns = list_columns(clock.today)
        self.rows: PagedTableModel[EnterpriseRow] = PagedTableModel(
            [column.column for column in self._columns],
            self.model.rows,
            self,
            lambda row: row_sentence(row, clock.today()),
        )
        self.table = EnterpriseTable(self.tr("Ondernemingen"), first_padding=24)
        self.table.setObjectName("enterprises")
        self.states = ListStates(self.table)
        self.details = DetailsPane(desk.reference)
        self._lay_out()
        yield
        self._connect()
        self._take_keys()
        self._on_view("mine")
        self.keeper.show(self.place.view)
        self.model.refresh(counts=True)
        self.keeper.saved.load()
        self._middle.show()
        if self.window().focusWidget() is self:
            self.table.setFocus()

    def _take_keys(self) -> None:
        self.take_keys(
            {
                key(Qt.Key.Key_F, CTRL): self._focus_filter,
                key(Qt.Key.Key_N, CTRL): self._new_intake,
                key(Qt.Key.Key_N, CTRL, SHIFT): self._new_intake,
                key(Qt.Key.Key_F8): self._log_session,
                key(Qt.Key.Key_F5): partial(self.model.refresh, counts=True),
                key(Qt.Key.Key_Space, SHIFT): self._toggle_details,
                key(Qt.Key.Key_S, CTRL, SHIFT): self.keeper.ask,
            },
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 0)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.view_button)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.columns_button)
        head.addWidget(self.new_button)
        filters = QHBoxLayout()
        filters.setContentsMargins(24, 12, 16, 6)
        filters.addWidget(self.filters)
        self._middle.column.setSpacing(0)
        self._middle.column.addLayout(head)
        self._middle.column.addLayout(filters)
        self._middle.column.addWidget(self.states, 1)
        self._middle.column.addWidget(self._foot)
        panes = (self.views, self._middle, self.details)
        self.arrangement = Arrangement(self, panes, self.view_button, self.count)

    def _connect(self) -> None:
        self.table.setModel(self.rows)
        self.chooser = ColumnChooser(self.table, self._columns, self.desk.settings, self)
        self.keeper = ViewKeeper(self.desk, self.views, self._now, self)
        self.copier = Copier(self.desk, self)
        self.bulk = BulkActions(self.desk, self)
        self._on_theme()
        self.table.sort_by(0)
        self.rows.sort_requested.connect(self._on_sort)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_context_menu)
        self.table.copy_requested.connect(self._copy)
        self.table.removal_requested.connect(self._throw_away)
        self._foot.transfer_requested.connect(self._transfer)
        self._foot.removal_requested.connect(self._throw_away)
        self.views.chosen.connect(self._on_view)
        self.keeper.chosen.connect(self._on_view)
        self.filters.filtered.connect(self._on_filtered)
        self.filters.typed.connect(self.model.search)
        self.filters.list_requested.connect(self._on_list_requested)
        self.model.listed.connect(self._on_listed)
        self.model.delayed.connect(self._on_delayed)
        self.model.counted.connect(self.views.show_counts)
        self.model.changed.connect(self.rows.invalidate)
        self.model.changed.connect(self._on_changed)
        self.new_button.clicked.connect(self._new_intake)
        self.view_button.clicked.connect(self.keeper.open_menu)
        self.columns_button.clicked.connect(partial(self.chooser.open_menu, self.columns_button))
        self.states.new_requested.connect(self._new_intake)
        self.states.clear_requested.connect(self._clear)
        self.states.meant_requested.connect(self.filters.field.setText)
        self.details.open_requested.connect(self._open)
        self.details.session_requested.connect(self._log_session)
        self.details.evidence.open_requested.connect(self.desk.go_requested)
        self.details.close_requested.connect(self._toggle_details)
        theme.current().changed.connect(self._on_theme)

    @Slot(object)
    def _on_view(self, view: AnyView) -> None:
        self.title.setText(self.views.titles()[view])
        self.filters.clear_quietly()  # else a view would hide what was asked for
        kept = self.keeper.saved.view(view) if isinstance(view, UUID) else None
        if kept is not None:
            self._show_kept(kept)
        elif not isinstance(view, UUID):
            self.chooser.show_usual()
            self._on_filtered(view_query(view, self.desk.me.person_id))

    def _show_kept(self, view: SavedView) -> None:
        self.filters.show_text(view.query.text)
        self.filters.show_query(view.query)
        self.chooser.show_of_view(view.columns)
        self.model.show(view.query)
        keys = [column.column.sort_key for column in self._columns]
        self.table.sort_by(keys.index(view.query.order), descending=view.query.descending)

    def _now(self) -> tuple[EnterpriseQuery, tuple[str, ...]]:
        """Return the query and the columns that are on the screen."""
        return replace(self.model.query, text=self.filters.text()), self.chooser.names()

    @Slot(object)
    def _on_filtered(self, query: EnterpriseQuery) -> None:
        """Show other filters, with the text and the order that there are."""
        known, text = self.model.query, self.filters.text()
        query = replace(query, text=text, order=known.order, descending=known.descending)
        self.filters.show_query(query)
        self.model.show(query)

    @Slot()
    def _on_list_requested(self) -> None:
        """Go from the search to the first row, once what was typed is found."""
        self._is_first_wanted = not self.model.is_shown
        if not self._is_first_wanted and self.rows.rowCount():
            self.table.select_row(0)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _on_listed(self, listing: Listing) -> None:
        if listing.ids != self.rows.ids():
            self._show_ids(listing.ids)
        self.count.setText(self.tr("%n onderneming(en)", None, len(listing.ids)))
        self.at.setText(self.tr("Stand van {time}").format(time=f"{clock.local(listing.at):%H:%M}"))
        query = self.model.query
        if listing.ids:
            self.states.show_table()
        elif listing.is_store_empty:
            self.states.show_empty()
        else:
            self.states.show_nothing(
                query.text, listing.meant, self.views.nothing(query, self.desk.me.person_id)
            )
        self._show_chosen()
        if self._is_first_wanted and self.filters.field.hasFocus():
            self._on_list_requested()

    @Slot()
    def _on_delayed(self) -> None:
        self.count.setText(self.tr("Bezig…"))

    @Slot(str, bool)
    def _on_sort(self, order: str, descending: bool) -> None:  # noqa: FBT001 signature of the signal
        self.model.sort(order, descending=descending)  # type: ignore[arg-type]  # a key of a column

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self._go("enterprise", self.rows.id_at(index.row()))

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        self._chosen_id = self.rows.id_at(index.row()) if index.isValid() else None
        self._reader.ask_soon(self._detailed_id())

    @Slot(object)
    def _on_changed(self, ids: frozenset[UUID]) -> None:
        if self._chosen_id in ids:
            self._reader.ask_soon(self._detailed_id())

    def _show_ids(self, ids: list[UUID]) -> None:
        """Show another list; with the same filters, what was chosen stays chosen."""
        filters = replace(self.model.query, order="name", descending=False)
        is_same = filters == self._listed_filters
        self._listed_filters = filters
        chosen = self._chosen_ids() if is_same else []
        before = max(self.table.currentIndex().row(), 0) if is_same else 0
        wanted = self._chosen_id
        self.rows.show_ids(ids)
        if not ids:
            self._chosen_id = None
            self._show_details()
            return
        place = -1 if wanted is None else self.rows.row_of(wanted)
        self.table.select_row(place if place >= 0 else min(before, len(ids) - 1))
        self.table.choose_rows(chosen)

    def _chosen_ids(self) -> list[UUID]:
        return [self.rows.id_at(row) for row in self.table.chosen_rows()]

    @Slot()
    def _show_chosen(self) -> None:
        chosen = sum(last - first + 1 for first, last in self.table.selected_ranges())
        self._foot.show_chosen(chosen, self.rows.rowCount())
        self._foot.setVisible(self.rows.rowCount() > 0)

    @Slot()
    def _show_details(self) -> None:
        self._reader.ask(self._detailed_id())

    def _detailed_id(self) -> UUID | None:
        """Return who the details are of, and give them their room before they are read."""
        found = self._chosen_id if self.arrangement.has_details() else None
        if self.arrangement.is_shown != (found is not None):
            self.arrangement.is_shown = found is not None
            self._arrange()
        return found

    @Slot(object)
    def _on_details(self, found: EnterpriseDetails | None) -> None:
        if found is not None:
            self.details.show_details(found)
        self.arrangement.is_shown = found is not None
        self._arrange()

    def _arrange(self) -> None:
        self.arrangement.arrange()
        self.chooser.fit(self._middle.width())

    @Slot(QPoint)
    def _on_context_menu(self, place: QPoint) -> None:
        if self._chosen_id is None:
            return
        menu, key_now = Menu(parent=self), self.desk.keys.first("quick_session")
        menu.add(self.tr("Open dossier"), self._open, "open-in-new", "Return")
        menu.add(self.tr("Nieuwe sessie"), self._log_session, "plus", key_now)
        menu.addSeparator()
        menu.add(self.tr("Kopieer"), self._copy, "content-copy", "Ctrl+C")
        self._foot.add_actions(menu)
        menu.popup(self.table.viewport().mapToGlobal(place))

    @Slot()
    def _copy(self) -> None:
        self.copier.copy(self._chosen_ids(), self.table.shown_columns(self._columns))

    @Slot()
    def _transfer(self) -> None:
        self.bulk.transfer(self._chosen_ids())

    @Slot()
    def _throw_away(self) -> None:
        self.bulk.throw_away(self._chosen_ids())

    @Slot()
    def _open(self) -> None:
        self._go("enterprise", self._chosen_id)

    @Slot()
    def _log_session(self) -> None:
        self.desk.quick_session_requested.emit(self._chosen_id)

    @Slot()
    def _new_intake(self) -> None:
        is_name = not self.rows.rowCount() and self.states.currentWidget() is self.states.nothing
        text = self.model.query.text if is_name else ""
        self.desk.go_requested.emit(Place("intake", text=text))

    @Slot()
    def _clear(self) -> None:
        """Take the text away, or without a text the filters that are not of the view."""
        if self.filters.field.text():
            self.filters.clear()
        else:
            self._on_view(self.views.current())
        self.filters.field.setFocus()

    @Slot()
    def _toggle_details(self) -> None:
        shown = self.arrangement.is_shown and self.details.isVisible()
        self.arrangement.is_wanted = not shown
        self._show_details()
        self.table.setFocus()

    def _focus_filter(self) -> None:
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def _go(self, screen: str, record: UUID | None) -> None:
        if record is not None:
            self.desk.go_requested.emit(Place(screen, record=record))

    @Slot()
    def _on_theme(self) -> None:
        self.chooser.widen()
        self._show_details()
