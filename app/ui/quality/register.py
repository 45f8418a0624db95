"""A register of the quality work: a table with filters; Enter opens a line, Ctrl+N begins one."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.matching import fold
from app.services.changes import Changes
from app.storage.store import Store
from app.ui import theme
from app.ui.desk import Desk, DocumentRequest
from app.ui.place import Place
from app.ui.quality.words import may_write, new_words, only_read_text
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.filter_row import FilterRow
from app.ui.widgets.labels import muted, small
from app.ui.widgets.menus import Menu
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.table import TableView
from app.ui.work.reader import Reader

Row = TypeVar("Row")
ALL: Final = None
_ID: Final[Callable[[Any], UUID]] = attrgetter("id")


@dataclass(frozen=True, slots=True)
class Filter(Generic[Row]):
    """What a list can be filtered by: one of the options holds, or none of them."""

    name: str
    label: str
    options: tuple[tuple[object, str], ...]
    of: Callable[[Row], object]  # the value of a row, or several of them

    def keeps(self, row: Row, wanted: object) -> bool:
        """Tell whether a row passes when this option is chosen."""
        found = self.of(row)
        several = isinstance(found, Collection) and not isinstance(found, str)
        return wanted in found if several else found == wanted  # type: ignore[operator]

    def words(self, wanted: object) -> str:
        """Return the words of the chip of an option."""
        said = next((words for value, words in self.options if value == wanted), "")
        return f"{self.label}: {said}"


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[Row]):
    """A column, how wide it is at 100% text, and what it is sorted by."""

    column: Column[Row]
    width: int  # px
    key: Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class Book(Generic[Row]):
    """What one register is about."""

    kind: str
    columns: tuple[ListColumn[Row], ...]
    read: Callable[[Store], Sequence[Row]]
    words: Callable[[Row], str]  # that the field is looked for in
    sentence: Callable[[Row], str]
    count: Callable[[int], str]
    filters: tuple[Filter[Row], ...]
    icon: str
    empty_title: str
    empty_text: str
    about: str  # what the field looks in
    paper: tuple[str, Callable[[Store], bytes]] | None = None  # its title, and what makes it


class _Filters(FilterRow):
    """The filters of a book."""

    def __init__(self, book: Book[Any], words: str, parent: QWidget) -> None:
        super().__init__(words, book.about, parent)
        self._book = book

    @override
    def menu(self) -> Menu:
        menu = Menu(parent=self)
        for one in self._book.filters:
            inner = self.submenu(menu, one.label)
            for value, words in one.options:
                self.offer(inner, words, **{one.name: value})
            inner.triggered.connect(self.on_offered)
        return menu


class Register(QWidget, Generic[Row]):
    """All lines are read at once: there are some thousands of them at most."""

    def __init__(self, desk: Desk, book: Book[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.book = desk, book
        self._all: tuple[Row, ...] | None = None  # None: not read yet
        self._texts: dict[UUID, str] = {}  # folded, of each row
        self._shown: dict[UUID, Row] = {}
        self._wanted: dict[str, object] = {}
        self._order, self._descending = "", False
        self._reader = Reader(desk.runner, self._work, self)
        self.count, self.at = muted(), small()
        self.filters = _Filters(book, self.tr("Filter in lijst"), self)
        new = new_words(book.kind)
        self.new_button = Button(new, icon="plus", shortcut_hint="Ctrl+N")
        self.print_button = Button(self.tr("Druk af"), icon="printer", shortcut_hint="Ctrl+P")
        self.rows: PagedTableModel[Row] = PagedTableModel(
            [one.column for one in book.columns], self._fetch, self, book.sentence
        )
        self.table = TableView(book.empty_title, first_padding=24)
        self.table.setObjectName(book.kind)
        self.table.setModel(self.rows)
        self.first_button = Button(new, "primary", "plus", "Ctrl+N")
        self.again_button = Button(self.tr("Probeer opnieuw"), "primary")
        self.clear_button = Button(self.tr("Wis filter"))
        self._make_states()
        self._lay_out()
        self._connect()
        self.read()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @Slot()
    def read(self) -> None:
        """Read the list."""
        self._reader.ask()

    @Slot()
    def begin_new(self) -> None:
        """Open the form of a new line."""
        if may_write(self.desk.me):
            self.desk.go_requested.emit(Place(self.book.kind))

    @Slot()
    def print_list(self) -> None:
        """Ask for the list, or the chosen line, as a PDF."""
        if self.book.paper is not None:
            title, make = self.book.paper
            store = self.desk.store
            request = DocumentRequest(title, f"{title}.pdf", lambda: make(store))
            self.desk.document_requested.emit(request)

    def focus_filter(self) -> None:
        """Put the keyboard in the field."""
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def take_keyboard(self) -> None:
        """Put the keyboard where one begins."""
        shown = self.states.currentWidget()
        if shown is self.table:
            self.table.setFocus()
        elif shown is self.empty and self.first_button.isVisibleTo(self):
            self.first_button.setFocus()
        else:
            self.filters.field.setFocus()

    def _make_states(self) -> None:
        book, me = self.book, self.desk.me
        why_not = "" if may_write(me) else only_read_text(me)
        buttons = () if why_not else (self.first_button,)
        text = f"{book.empty_text} {why_not}".strip()
        self.empty = EmptyState(book.icon, book.empty_title, text, buttons)
        self.nothing = EmptyState(
            "magnify",
            self.tr("Geen resultaat"),
            self.tr("Niets past bij deze woorden en filters."),
            (self.clear_button,),
        )
        self.broken = EmptyState(
            "alert-outline",
            self.tr("De lijst kon niet gelezen worden"),
            self.tr("Er is niets gewijzigd."),
            (self.again_button,),
        )
        self.waiting = muted(self.tr("Bezig…"))
        self.waiting.setContentsMargins(24, 8, 0, 0)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.states = QStackedWidget()
        for state in (self.waiting, self.table, self.empty, self.nothing, self.broken):
            self.states.addWidget(state)
        self.new_button.setEnabled(not why_not)
        self.new_button.setToolTip(why_not)
        self.print_button.setVisible(book.paper is not None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 6)
        head.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self.filters, 1)
        head.addWidget(self.count, 0, top)
        head.addWidget(self.print_button, 0, top)
        head.addWidget(self.new_button, 0, top)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 6, 16, 8)
        foot.addStretch(1)
        foot.addWidget(self.at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.states, 1)
        column.addLayout(foot)
        self.count.setContentsMargins(0, 7, 0, 0)

    def _connect(self) -> None:
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.rows.sort_requested.connect(self._on_sort)
        self.table.opened.connect(self._on_opened)
        self.filters.typed.connect(self._show_rows)
        self.filters.changed.connect(self._on_filtered)
        self.filters.list_requested.connect(self._on_list)
        for button in (self.new_button, self.first_button):
            button.clicked.connect(self.begin_new)
        self.print_button.clicked.connect(self.print_list)
        self.again_button.clicked.connect(self.read)
        self.clear_button.clicked.connect(self._on_clear)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_not_read)
        self.desk.bus.changed.connect(self._on_changes)

    def _work(self) -> "Callable[[], _Found[Row]]":
        store, book = self.desk.store, self.book
        return lambda: _read(store, book)

    def _fetch(self, ids: list[UUID]) -> dict[UUID, Row]:
        return {one: self._shown[one] for one in ids if one in self._shown}

    @Slot(object)
    def _on_read(self, found: "_Found[Row]") -> None:
        is_first, self._all, self._texts = self._all is None, found.rows, found.texts
        now = f"{clock.local(clock.now()):%H:%M}"
        self.at.setText(self.tr("Stand van {time}").format(time=now))
        had_focus = is_first and self.window().focusWidget() is self.filters.field
        self._show_rows()
        if had_focus:
            self.take_keyboard()

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self.desk.failed.emit(error)
        if self._all is None:
            self.states.setCurrentWidget(self.broken)

    @Slot()
    def _show_rows(self) -> None:
        if self._all is None:
            return
        words = fold(self.filters.text()).split()
        rows = [one for one in self._all if self._fits(one, words)]
        if self._order:
            its = next(one.key for one in self.book.columns if one.column.sort_key == self._order)
            known = [row for row in rows if its(row) is not None]
            known.sort(key=lambda row: _sortable(its(row)), reverse=self._descending)
            rows = known + [row for row in rows if its(row) is None]  # they come last either way
        self._shown = {_ID(row): row for row in rows}
        index = self.table.currentIndex()
        chosen = self.rows.id_at(index.row()) if index.isValid() else None
        self.rows.show_ids(list(self._shown))
        if rows:
            self.table.select_row(0 if chosen is None else max(self.rows.row_of(chosen), 0))
        self.count.setText(self.book.count(len(rows)))
        self._show_state()

    def _fits(self, row: Row, words: Sequence[str]) -> bool:
        for one in self.book.filters:
            if one.name in self._wanted and not one.keeps(row, self._wanted[one.name]):
                return False
        if not words:
            return True
        text = self._texts[_ID(row)]
        return all(word in text for word in words)

    def _show_state(self) -> None:
        is_empty = not self._all
        for part in (self.filters, self.count, self.at, self.new_button):
            part.setVisible(not is_empty)
        self.print_button.setVisible(not is_empty and self.book.paper is not None)
        if is_empty:
            self.states.setCurrentWidget(self.empty)
        else:
            self.states.setCurrentWidget(self.table if self._shown else self.nothing)

    @Slot(object)
    def _on_filtered(self, values: dict[str, object]) -> None:
        for name, value in values.items():
            self._wanted.pop(name, None)
            if value is not ALL:
                self._wanted[name] = value
        self.filters.show_chips(
            [
                (one.words(self._wanted[one.name]), {one.name: ALL})
                for one in self.book.filters
                if one.name in self._wanted
            ]
        )
        self._show_rows()

    @Slot()
    def _on_clear(self) -> None:
        self._wanted = {}
        self.filters.show_chips([])
        self.filters.clear()

    @Slot(str, bool)
    def _on_sort(self, order: str, descending: bool) -> None:  # noqa: FBT001 signature of the signal
        self._order, self._descending = order, descending
        self._show_rows()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        record = self.rows.id_at(index.row())
        self.desk.go_requested.emit(Place(self.book.kind, record=record))

    @Slot()
    def _on_list(self) -> None:
        if self.rows.rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & {self.book.kind, "action", "person"}:
            self.read()

    @Slot()
    def _on_theme(self) -> None:
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give each column its width, and the name what is left beside them."""
        px, columns = theme.current().px, self.book.columns
        bar = self.table.verticalScrollBar().sizeHint().width()
        left = self.width() - bar - sum(px(one.width) for one in columns)
        for place, one in enumerate(columns):
            more = max(left, 0) if one.column.is_name else 0
            self.table.setColumnWidth(place, px(one.width) + more)


@dataclass(frozen=True, slots=True)
class _Found(Generic[Row]):
    """What a worker read: the rows, and the folded words of each."""

    rows: tuple[Row, ...]
    texts: dict[UUID, str]


def _read(store: Store, book: Book[Row]) -> _Found[Row]:
    rows = tuple(book.read(store))
    return _Found(rows, {_ID(row): fold(book.words(row)) for row in rows})


def _sortable(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value
