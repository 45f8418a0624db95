"""Scherm «Ondernemingen»: search, filter and open the enterprises of the partnership."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.enterprise_rows import EnterpriseRow, enterprise_details
from app.services.enterprises import EnterpriseQuery, ViewCounts
from app.services.people import coach_names
from app.ui import theme
from app.ui.desk import Desk
from app.ui.enterprises.column_chooser import ColumnChooser
from app.ui.enterprises.columns import list_columns, row_sentence
from app.ui.enterprises.details import DetailsPane
from app.ui.enterprises.filters import FilterBar
from app.ui.enterprises.list_states import ListFoot, ListStates
from app.ui.enterprises.view_model import EnterprisesModel, Listing
from app.ui.enterprises.views_pane import View, ViewsPane, view_query
from app.ui.keys import key
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.tables.paged import PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, muted, title
from app.ui.widgets.menus import Menu
from app.ui.widgets.panes import Panel
from app.ui.widgets.table import TableView

LEAST_COUNT = 520  # px of the list beside which its count has room
DETAILS_MS = 30  # after the last row that an arrow key held down went by
LEAST_TABLE = 560  # px; narrower, and the details lie over the table
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class EnterprisesPage(PageInTurns):
    """Views at the left, the table in the middle, details of the chosen one at the right."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.model = EnterprisesModel(desk, self)
        self._is_details_wanted: bool | None = None  # None: when there is room beside the table
        self._are_details_shown = False
        self._details_wait = QTimer(self)  # the row is painted as chosen before its details
        self._details_wait.setSingleShot(True)
        self._details_wait.timeout.connect(self._show_details)
        self._chosen_id: UUID | None = None
        self._is_first_wanted = False  # Enter in the search came before its answer
        self.begin_building(self._build())

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Ondernemingen")),)

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
        if self._has_details() != self._are_details_shown:
            self._show_details()
        else:
            self._arrange()

    def _build(self) -> Iterator[None]:
        desk = self.desk
        self.views = ViewsPane(self)
        self._views_line = Divider(Qt.Orientation.Vertical)
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
        self.table = TableView(self.tr("Ondernemingen"), first_padding=24)
        self.table.setObjectName("enterprises")
        self.states = ListStates(self.table)
        self.details = DetailsPane(desk.reference)
        self._details_line = Divider(Qt.Orientation.Vertical)
        self._lay_out()
        yield
        self._connect()
        self._take_keys()
        self._on_view("mine")
        self.model.refresh(counts=True)
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
                key(Qt.Key.Key_F5): self._refresh,
                key(Qt.Key.Key_Space, SHIFT): self._toggle_details,
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.views)
        row.addWidget(self._views_line)
        row.addWidget(self._middle, 1)
        row.addWidget(self._details_line)
        row.addWidget(self.details)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row = row

    def _connect(self) -> None:
        self.table.setModel(self.rows)
        self.chooser = ColumnChooser(self.table, self._columns, self.desk.settings, self)
        self._on_theme()
        self.table.sort_by(0)
        self.rows.sort_requested.connect(self._on_sort)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_context_menu)
        self.views.chosen.connect(self._on_view)
        self.filters.filtered.connect(self._on_filtered)
        self.filters.typed.connect(self.model.search)
        self.filters.list_requested.connect(self._on_list_requested)
        self.model.listed.connect(self._on_listed)
        self.model.delayed.connect(self._on_delayed)
        self.model.counted.connect(self._on_counted)
        self.model.changed.connect(self.rows.invalidate)
        self.model.changed.connect(self._on_changed)
        self.new_button.clicked.connect(self._new_intake)
        self.view_button.clicked.connect(self._on_view_menu)
        self.columns_button.clicked.connect(self._on_columns_menu)
        self.states.new_requested.connect(self._new_intake)
        self.states.clear_requested.connect(self._clear)
        self.states.meant_requested.connect(self.filters.field.setText)
        self.details.open_requested.connect(self._open)
        self.details.session_requested.connect(self._log_session)
        self.details.close_requested.connect(self._toggle_details)
        theme.current().changed.connect(self._on_theme)

    @Slot(object)
    def _on_view(self, view: View) -> None:
        self.title.setText(self.views.words()[view].title)
        query = view_query(view, self.desk.me.person_id)
        self.filters.clear_quietly()  # else a view would hide what was asked for
        self._on_filtered(query)

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
            self.rows.show_ids(listing.ids)
            self._choose_again()
        self.count.setText(self.tr("%n onderneming(en)", None, len(listing.ids)))
        self.at.setText(self.tr("Stand van {time}").format(time=f"{clock.local(listing.at):%H:%M}"))
        query = self.model.query
        if listing.ids:
            self.states.show_table()
        elif listing.is_store_empty:
            self.states.show_empty()
        else:
            view = self.views.current()
            is_plain = view_query(view, self.desk.me.person_id) == replace(
                query, text="", order="name", descending=False
            )
            words = self.views.words()[view].nothing if is_plain else ""
            self.states.show_nothing(query.text, listing.meant, words)
        self._show_chosen()
        if self._is_first_wanted and self.filters.field.hasFocus():
            self._on_list_requested()

    @Slot()
    def _on_delayed(self) -> None:
        self.count.setText(self.tr("Bezig…"))

    @Slot(object)
    def _on_counted(self, counts: ViewCounts) -> None:
        self.views.show_counts(counts)

    @Slot(str, bool)
    def _on_sort(self, order: str, descending: bool) -> None:  # noqa: FBT001 signature of the signal
        self.model.sort(order, descending=descending)  # type: ignore[arg-type]  # a key of a column

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self._go("enterprise", self.rows.id_at(index.row()))

    @Slot()
    def _on_selected(self) -> None:
        self._show_chosen()

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        self._chosen_id = self.rows.id_at(index.row()) if index.isValid() else None
        self._details_wait.start(DETAILS_MS if self._are_details_shown else 0)

    @Slot(object)
    def _on_changed(self, ids: frozenset[UUID]) -> None:
        if self._chosen_id in ids:
            self._details_wait.start(DETAILS_MS if self._are_details_shown else 0)

    def _choose_again(self) -> None:
        """Keep the chosen enterprise chosen in another list, else choose the first."""
        place = -1 if self._chosen_id is None else self.rows.row_of(self._chosen_id)
        if self.rows.rowCount():
            self.table.select_row(max(place, 0))
        else:
            self._chosen_id = None
            self._show_details()

    def _show_chosen(self) -> None:
        chosen = sum(last - first + 1 for first, last in self.table.selected_ranges())
        text = self.tr("{chosen} van {total} gekozen")
        self.chosen.setText(text.format(chosen=chosen, total=self.rows.rowCount()))
        self._foot.setVisible(self.rows.rowCount() > 0)

    @Slot()
    def _show_details(self) -> None:
        self._details_wait.stop()
        if self.desk.store.is_closed:
            return
        found = None
        if self._has_details() and self._chosen_id is not None:
            found = enterprise_details(self.desk.store, self.desk.reference, self._chosen_id)
        if found is not None:
            self.details.show_details(found)
        self._are_details_shown = found is not None
        self._arrange()

    def _has_details(self) -> bool:
        wanted = self._is_details_wanted
        return wanted if wanted is not None else not self._is_narrow()

    def _is_narrow(self) -> bool:
        """Tell whether the table would be too narrow beside the details."""
        return self.width() - self.details.minimumWidth() < theme.current().px(LEAST_TABLE)

    def _arrange(self) -> None:
        """Give the table its room: narrow pages lose the views, then the details lie over it."""
        shown, is_over = self._are_details_shown, self._is_narrow()
        if is_over and self._is_details_wanted is None:
            shown = False
        beside = self.details.minimumWidth() if shown and not is_over else 0
        left = self.width() - beside - self.views.minimumWidth()
        has_views = left >= theme.current().px(LEAST_TABLE)
        self.views.setVisible(has_views)
        self._views_line.setVisible(has_views)
        self.view_button.setVisible(not has_views)
        if is_over == (self._row.indexOf(self.details) >= 0):
            if is_over:
                self._row.removeWidget(self.details)
            else:
                self._row.addWidget(self.details)
        self.details.setVisible(shown)
        if is_over:
            wide = min(self.details.minimumWidth(), self.width())
            self.details.setGeometry(self.width() - wide, 0, wide, self.height())
            self.details.raise_()
        self._details_line.setVisible(shown and not is_over)
        self._row.activate()
        self.chooser.fit(self._middle.width())
        self.count.setVisible(self._middle.width() > theme.current().px(LEAST_COUNT))

    @Slot()
    def _on_view_menu(self) -> None:
        menu = Menu(parent=self)
        for view, words in self.views.words().items():
            menu.addAction(words.title).setData(view)
        menu.triggered.connect(self._on_view_action)
        menu.popup(self.view_button.mapToGlobal(self.view_button.rect().bottomLeft()))

    @Slot(QAction)
    def _on_view_action(self, action: QAction) -> None:
        self.views.choose(action.data())

    @Slot()
    def _on_columns_menu(self) -> None:
        place = self.columns_button.mapToGlobal(self.columns_button.rect().bottomLeft())
        self.chooser.menu().popup(place)

    @Slot(QPoint)
    def _on_context_menu(self, place: QPoint) -> None:
        if self._chosen_id is None:
            return
        menu = Menu(parent=self)
        menu.add(self.tr("Open dossier"), self._open, "open-in-new", "Return")
        menu.add(self.tr("Nieuwe sessie"), self._log_session, "plus", "F8")
        menu.popup(self.table.viewport().mapToGlobal(place))

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
        self._is_details_wanted = not self._are_details_shown or not self.details.isVisible()
        self._show_details()
        self.table.setFocus()

    def _focus_filter(self) -> None:
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def _refresh(self) -> None:
        self.model.refresh(counts=True)

    def _go(self, screen: str, record: UUID | None) -> None:
        if record is not None:
            self.desk.go_requested.emit(Place(screen, record=record))

    @Slot()
    def _on_theme(self) -> None:
        self.chooser.widen()
        self._show_details()
