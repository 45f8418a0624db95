"""The tab «Tijdlijn»: chips that filter, and the entries."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.services.companies.timeline import EntryKey, EntryRow, Timeline
from app.ui.dossier.timeline_delegate import TimelineDelegate
from app.ui.dossier.timeline_model import ENTRY_ROLE, Fetch, TimelineModel
from app.ui.dossier.words import DossierWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.menus import Menu
from app.ui.widgets.notices import EmptyState

BATCH: Final = 20  # rows laid out between two events; a screen shows about ten
FILTERS: Final = {
    "all": frozenset({"session", "draft", "quick_draft", "intake", "referral", "meeting", "file"}),
    "session": frozenset({"session", "draft", "quick_draft"}),
    "intake": frozenset({"intake"}),
    "meeting": frozenset({"meeting"}),
    "referral": frozenset({"referral"}),
    "file": frozenset({"file", "session_file"}),
    "change": frozenset({"change"}),
}
PAGES: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
STEPS: Final = {
    Qt.Key.Key_J: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_K: -1,
    Qt.Key.Key_Up: -1,
}


class TimelineList(QListView):
    """The entries; J and K walk down and up, Enter or a double click opens."""

    opened = Signal(object)  # EntryRow
    menu_requested = Signal(object, object)  # EntryRow, QPoint on the screen

    def __init__(self, fetch: Fetch, words: DossierWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.entries = TimelineModel(fetch, words, self)
        self._delegate = TimelineDelegate(self, words)
        self.setModel(self.entries)
        self.setItemDelegate(self._delegate)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Tijdlijn"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_keys(self, keys: Sequence[EntryKey], known: Mapping[UUID, EntryRow]) -> None:
        """Show these entries; the chosen one stays chosen when it is still there."""
        chosen = self.chosen()
        offset = self.verticalScrollBar().value()
        self._delegate.forget()
        self.entries.show_keys(keys, known)
        place = -1 if chosen is None else self.entries.place_of(chosen.key.id)
        if place < 0:
            self._choose(self.entries.next_entry(-1, 1), scroll=False)  # at the top already
        else:
            self._choose(place)
            self.verticalScrollBar().setValue(offset)

    def chosen(self) -> EntryRow | None:
        """Return the entry with the selection."""
        index = self.currentIndex()
        found: EntryRow | None = index.data(ENTRY_ROLE) if index.isValid() else None
        return found

    def walk(self, step: int) -> None:
        """Choose the next entry below (1) or above (-1)."""
        self._choose(self.entries.next_entry(self.currentIndex().row(), step))

    def walk_month(self, step: int) -> None:
        """Go to the first entry of the month below (1) or above (-1)."""
        row = self.entries.month_step(self.currentIndex().row(), step)
        if row >= 0 and self.isVisible():
            self.show_row(row)

    def show_row(self, row: int) -> None:
        """Choose an entry and bring it to the top, under the name of its month."""
        self._choose(row)
        top = self.entries.index(max(row - 1, 0), 0)
        self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def choose(self, entry_id: UUID) -> None:
        """Choose an entry."""
        self._choose(self.entries.place_of(entry_id))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = STEPS.get(Qt.Key(event.key())) if plain else None
        if step is not None:
            self.walk(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if (row := self.chosen()) is not None:
                self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Home:
            self._choose(self.entries.next_entry(-1, 1))
            self.scrollToTop()  # with the name of its month
        elif event.key() == Qt.Key.Key_End:
            self._choose(self.entries.next_entry(self.entries.rowCount(), -1))
        elif (way := PAGES.get(Qt.Key(event.key()))) is not None:
            self._leaf(way)
        else:
            event.ignore()  # a letter is a key of the page, not a search

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        row = index.data(ENTRY_ROLE) if index.isValid() else None
        if row is not None:
            place = event.pos() if is_mouse else self.visualRect(index).center()
            self.menu_requested.emit(row, self.viewport().mapToGlobal(place))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self._delegate.forget()
        super().resizeEvent(event)

    def _leaf(self, step: int) -> None:
        """Go as far as the list is high; what is not laid out yet is out of reach."""
        here = self.visualRect(self.currentIndex()).center().y()
        end, place = here + step * self.viewport().height(), self.currentIndex().row()
        while (after := self.entries.next_entry(place, step)) >= 0:
            place, area = after, self.visualRect(self.entries.index(after, 0))
            if not area.isValid() or (area.center().y() - end) * step >= 0:
                break
        self._choose(place)

    def _choose(self, place: int, *, scroll: bool = True) -> None:
        if place >= 0:
            index = self.entries.index(place, 0)
            flag = QItemSelectionModel.SelectionFlag
            self.setAutoScroll(scroll)  # scrolling lays out the rows first
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
            self.setAutoScroll(True)
            if scroll:
                self.scrollTo(index)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = index.data(ENTRY_ROLE)
        if row is not None:
            self.opened.emit(row)


class TimelineTab(QWidget):
    """Chips with counts, «Nieuwe notitie», and the list or what it is for."""

    note_requested = Signal()
    session_requested = Signal()

    def __init__(self, fetch: Fetch, words: DossierWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline(())
        self._known: Mapping[UUID, EntryRow] = {}
        self._changes: tuple[EntryKey, ...] = ()
        self.list = TimelineList(fetch, words)
        self.chips = ChipRow(required=True)
        for key, text in (
            ("all", self.tr("Alles")),
            ("session", self.tr("Sessies")),
            ("intake", self.tr("Intake")),
            ("meeting", self.tr("Netwerk")),
            ("referral", self.tr("Doorverw.")),
            ("file", self.tr("Bestanden")),
            ("change", self.tr("Wijzigingen")),
        ):
            self.chips.add(key, text)
        self.chips.set_values("all")
        self.note_button = Button(self.tr("Nieuwe notitie"), icon="plus", shortcut_hint="N")
        self.note_button.setToolTip(self.tr("Het volledige verslag van een sessie"))
        self.month_button = Button(self.tr("Ga naar een maand"), "icon", "calendar-month", "M")
        self.month_button.setEnabled(False)  # till something is read
        self.session_button = Button(self.tr("Snelsessie"), "primary", "plus", parent=self)
        self.session_button.hide()
        self._without: dict[bool, EmptyState] = {}  # made when there is nothing to show
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 4)
        head.addWidget(self.chips, 1)
        head.addWidget(self.month_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.note_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.chips.changed.connect(self._on_chips)
        self.month_button.clicked.connect(self.choose_month)
        self.note_button.clicked.connect(self.note_requested)
        self.session_button.clicked.connect(self.session_requested)

    @property
    def empty(self) -> EmptyState:
        """What is shown while nothing was done yet."""
        return self._instead(is_new=True)

    @property
    def nothing(self) -> EmptyState:
        """What is shown when nothing passes the chosen chip."""
        return self._instead(is_new=False)

    def _instead(self, *, is_new: bool) -> EmptyState:
        if is_new not in self._without:
            self._without[is_new] = state = self._new_state() if is_new else self._nothing_state()
            self._stack.addWidget(state)
        return self._without[is_new]

    def _new_state(self) -> EmptyState:
        self.session_button.show()
        return EmptyState(
            "timeline-text-outline",
            self.tr("Nog geen activiteiten"),
            self.tr("Alles wat je met deze onderneming doet, komt hier. Begin met een sessie."),
            (self.session_button,),
        )

    def _nothing_state(self) -> EmptyState:
        words = self.tr("Niets van deze soort"), self.tr("Kies «Alles».")
        return EmptyState("filter-outline", *words)

    def show_timeline(self, timeline: Timeline, known: Mapping[UUID, EntryRow]) -> None:
        """Show the entries that pass the chosen chip; the rows that are `known` are not fetched."""
        self._timeline, self._known = timeline, known
        counts = timeline.counts()
        for key, kinds in FILTERS.items():
            if key not in {"all", "change"}:
                self.chips.chip(key).set_count(str(sum(counts[kind] for kind in kinds)))
        is_change = self.chips.value() == "change"
        keys = self._changes if is_change else timeline.of(FILTERS[str(self.chips.value())])
        self.month_button.setEnabled(bool(keys))
        has_keyboard = self.window().focusWidget() in {self.list, self.session_button}
        self.list.show_keys(keys, known)
        if keys:
            self._stack.setCurrentWidget(self.list)
        else:
            is_new = not timeline.keys and not is_change
            self._stack.setCurrentWidget(self.empty if is_new else self.nothing)
        if has_keyboard:
            self.take_keyboard()

    def show_changes(self, keys: tuple[EntryKey, ...]) -> None:
        """Show what was changed, for who chooses that chip."""
        self._changes = keys
        self.chips.chip("change").set_count(str(len(keys)))
        if self.chips.value() == "change":
            self.show_timeline(self._timeline, self._known)

    def month_menu(self) -> Menu:
        """Return the months that there is something of, a menu for each year but the last."""
        menu, words = Menu(parent=self), self.list.words
        years: dict[int, Menu] = {}
        for first, row in self.list.entries.months():
            under = years.setdefault(first.year, menu if not years else Menu(str(first.year), menu))
            if under is not menu and not under.actions():
                menu.addMenu(under)
            under.addAction(words.month(first)).setData(row)
        menu.triggered.connect(self._on_month)
        return menu

    @Slot()
    def choose_month(self) -> None:
        """M: show the months, to go to one."""
        if self.month_button.isEnabled():
            place = self.month_button.rect().bottomLeft()
            menu = self.month_menu()
            menu.popup(self.month_button.mapToGlobal(place))
            menu.setActiveAction(menu.actions()[0])

    @Slot(QAction)
    def _on_month(self, action: QAction) -> None:
        self.list.setFocus()
        self.list.show_row(action.data())

    def take_keyboard(self) -> None:
        """Give the keyboard to the list, or to the one thing to do while there is nothing."""
        is_empty = self._stack.currentWidget() is self._without.get(True)
        (self.session_button if is_empty else self.list).setFocus()

    @Slot()
    def _on_chips(self) -> None:
        self.show_timeline(self._timeline, self._known)
