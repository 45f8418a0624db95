"""A board: columns of cards, walked with arrows, where a card goes to another column."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.board_cards import (
    GAP,
    MIME,
    BoardCard,
    BoardMark,
    BoardModel,
    CardDelegate,
    LazyCards,
)
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import small, strong
from app.ui.widgets.status import StatusText

__all__ = ["Board", "BoardCard", "BoardMark", "LazyCards"]

ENTERS: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
SIDES: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
NARROWEST: Final = 172  # px of a column at 100% text; below that the board scrolls sideways
COLUMN_GAP: Final = 12
SHIFT, KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class CardList(QListView):
    """The cards of one column."""

    opened = Signal(object)  # id
    linked = Signal(object)  # id
    stepped = Signal(int)  # -1: to the column at the left
    move_requested = Signal(int)  # of the current card, to that side
    dropped = Signal(object)  # id of a card that was dragged here
    menu_requested = Signal(object, QPoint)  # id, place on the screen

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = BoardModel(self)
        self._delegate = CardDelegate(self)
        self.setModel(self.cards)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("ground", "window")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(self._open)
        self.verticalScrollBar().setSingleStep(24)
        self.viewport().setAutoFillBackground(False)

    def chosen(self) -> BoardCard | None:
        """Return the current card."""
        return self.cards.card(self.currentIndex().row())

    def choose(self, place: int) -> None:
        """Make a card the current one, the last one when there are not so many."""
        place = min(place, self.cards.rowCount() - 1)
        if place >= 0:
            index, flag = self.cards.index(place, 0), QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
            self.scrollTo(index)

    def below(self) -> int:
        """Return how many cards lie under what is in sight."""
        last = self.indexAt(QPoint(8, self.viewport().height() - GAP - 2))
        return self.cards.total - last.row() - 1 if last.isValid() else 0

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        code, held = Qt.Key(event.key()), event.modifiers() & ~KEYPAD
        if code in SIDES and held == SHIFT:
            self.move_requested.emit(SIDES[code])
        elif code in SIDES and not held:
            self.stepped.emit(SIDES[code])
        elif code in ENTERS and not held:
            self._open()
        elif event.text().strip() or held:
            event.ignore()  # a letter is a key of the page, not a search
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._look_at(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._look_at(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Take a card of another column; where it goes and whether is for the page to say."""
        if (card_id := self._look_at(event)) is not None:
            self.dropped.emit(card_id)

    def _look_at(self, event: QDropEvent) -> UUID | None:
        """Accept a card of another column, whose list must not take it away; return its id."""
        held = event.mimeData()
        found = UUID(bytes=bytes(held.data(MIME).data())) if held.hasFormat(MIME) else None
        takes = found is not None and self.cards.place_of(found) < 0
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(takes)
        return found if takes else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        self._hover(self.indexAt(place).row())
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if self._is_link(place) else arrow)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        card = self.chosen()
        if card is not None and self._is_link(event.position().toPoint()):
            self.linked.emit(card.id)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _is_link(self, place: QPoint) -> bool:
        index = self.indexAt(place)
        card = self.cards.card(index.row())
        return card is not None and self._delegate.link_at(self.visualRect(index), card, place)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    @Slot()
    def _open(self) -> None:
        if (card := self.chosen()) is not None:
            self.opened.emit(card.id)

    @Slot(QPoint)
    def _on_menu(self, place: QPoint) -> None:
        if (card := self.chosen()) is not None:
            self.menu_requested.emit(card.id, self.viewport().mapToGlobal(place))


class BoardColumn(QWidget):
    """A heading with its number, the cards, and how many more lie below."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        self.heading, self.count = strong(title), small("0")
        self.note = StatusText("attention", "", small=True, parent=self)
        self.note.hide()
        self.list = CardList(title, self)
        self.more = Button("", "quiet", "chevron-down", parent=self)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrows go there too
        self.more.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._on_more)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.list.verticalScrollBar().rangeChanged.connect(self._on_scrolled)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_cards(self, cards: Sequence[BoardCard], least: int) -> None:
        """Show other cards."""
        self.list.cards.show_cards(cards, least)
        self.count.setText(str(len(cards)))
        self.list.setAccessibleName(f"{self.title}, {len(cards)}")

    def show_note(self, words: str) -> None:
        """Say at the end of the heading what needs attention here."""
        self.note.setVisible(bool(words))
        self.note.set_status("attention", words)

    @Slot()
    def _on_theme(self) -> None:
        self.heading.setMinimumHeight(theme.current().height(26))  # as high as one with a note
        self.list.scheduleDelayedItemsLayout()

    @Slot()
    def _on_more(self) -> None:
        bar = self.list.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - 24)

    @Slot()
    def _on_scrolled(self) -> None:
        bar = self.list.verticalScrollBar()
        if bar.value() == bar.maximum() > 0:
            self.list.cards.grow()
        more = self.list.below() if bar.maximum() else 0
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(bar.maximum() > 0)  # else the list would grow at its end
        self.more.setSizePolicy(policy)
        self.more.setVisible(more > 0)
        self.more.setText(self.tr("Nog {count}").format(count=more))


class Board(QScrollArea):
    """
    Arrows walk over all cards, Enter opens one, Shift with Left or Right asks to move it.

    Args:
        name: For a screen reader.
        columns: Key and heading of each, from left to right.
    """

    opened = Signal(object)  # id
    linked = Signal(object)  # id: the action of its card
    move_requested = Signal(object, str)  # id, key of the column where it is to go
    drop_requested = Signal(object, str)  # the same, of a card that was dragged right there
    current_changed = Signal(object)  # BoardCard, None: no card
    menu_requested = Signal(object, QPoint)  # id, place on the screen

    def __init__(
        self, name: str, columns: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._inner.setProperty("ground", "window")
        row = QHBoxLayout(self._inner)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(COLUMN_GAP)
        self.columns = {key: BoardColumn(title, self._inner) for key, title in columns}
        for key, column in self.columns.items():
            row.addWidget(column, 1)
            cards = column.list
            cards.opened.connect(self.opened)
            cards.linked.connect(self.linked)
            cards.menu_requested.connect(self.menu_requested)
            cards.stepped.connect(partial(self._on_stepped, key))
            cards.move_requested.connect(partial(self._on_move, key))
            cards.dropped.connect(partial(self._on_dropped, key))
            cards.selectionModel().currentChanged.connect(partial(self._on_current, key))
        self._current = next(iter(self.columns))
        self.setWidget(self._inner)
        self._take_tab_stop()
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_cards(self, cards: Mapping[str, Sequence[BoardCard]]) -> None:
        """Show other cards, by the key of their column; the current one stays the current one."""
        before = self.current()
        place = self._list().currentIndex().row()
        had_focus = self.has_keyboard()
        for key, column in self.columns.items():
            column.show_cards(cards.get(key, ()), place + 1 if key == self._current else 0)
        if before is None or not self.choose(before.id):
            self._choose_near(place)
        if had_focus:
            self.take_keyboard()

    def show_note(self, key: str, words: str) -> None:
        """Say at the end of a heading what needs attention in its column."""
        self.columns[key].show_note(words)

    def current(self) -> BoardCard | None:
        """Return the current card."""
        return self._list().chosen()

    def current_column(self) -> str:
        """Return the key of the column of the current card."""
        return self._current

    def choose(self, card_id: UUID) -> bool:
        """Make a card the current one; False when it is not here."""
        for key, column in self.columns.items():
            if (place := column.list.cards.place_of(card_id)) >= 0:
                self._go_to(key, place)
                return True
        return False

    def take_keyboard(self) -> None:
        """Put the keyboard on the current card."""
        self._list().setFocus(Qt.FocusReason.OtherFocusReason)

    def has_keyboard(self) -> bool:
        """Tell whether a card has the keyboard."""
        return any(column.list.hasFocus() for column in self.columns.values())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 160)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (current := self._list().currentIndex()).isValid():
            self._list().scrollTo(current)
            self.ensureWidgetVisible(self.columns[self._current], COLUMN_GAP, 0)

    def _list(self) -> CardList:
        return self.columns[self._current].list

    def _choose_near(self, place: int) -> None:
        """Choose the card that took the place of one that is gone, else the first of all."""
        keys = (self._current, *self.columns)
        filled = next((key for key in keys if self.columns[key].list.cards.total), None)
        if filled is None:
            self.current_changed.emit(None)
        else:
            self._go_to(filled, max(place, 0) if filled == self._current else 0)

    def _go_to(self, key: str, place: int) -> None:
        had_focus, before = self.has_keyboard(), self._list()
        self._current = key
        if before is not self._list():
            before.selectionModel().clear()
        self._take_tab_stop()
        self._list().choose(place)
        self.ensureWidgetVisible(self.columns[key], COLUMN_GAP, 0)
        if had_focus:
            self.take_keyboard()

    def _take_tab_stop(self) -> None:
        for key, column in self.columns.items():
            policy = Qt.FocusPolicy
            is_stop = key == self._current
            column.list.setFocusPolicy(policy.StrongFocus if is_stop else policy.ClickFocus)

    def _on_stepped(self, key: str, side: int) -> None:
        """Go to the next column with cards, to the card that lies beside this one."""
        here = self.columns[key].list
        high = here.visualRect(here.currentIndex()).center().y()
        for other in self._beside(key, side):
            cards = self.columns[other].list
            if cards.cards.total:
                found = cards.indexAt(QPoint(8, high))
                self._go_to(other, found.row() if found.isValid() else cards.cards.total - 1)
                return

    def _on_move(self, key: str, side: int) -> None:
        target, card = next(self._beside(key, side), None), self.current()
        if target is not None and card is not None:
            self.move_requested.emit(card.id, target)

    def _on_dropped(self, key: str, card_id: UUID) -> None:
        self.drop_requested.emit(card_id, key)

    def _beside(self, key: str, side: int) -> Iterator[str]:
        """Return the columns at a side, the nearest first."""
        keys = list(self.columns)[::side]
        yield from keys[keys.index(key) + 1 :]

    def _on_current(self, key: str, *_indexes: object) -> None:
        card = self.columns[key].list.chosen()
        if card is None:
            return
        if key != self._current:  # a click in another column
            before, self._current = self._list(), key
            before.selectionModel().clear()
            self._take_tab_stop()
        self.current_changed.emit(card)

    @Slot()
    def _on_theme(self) -> None:
        for column in self.columns.values():
            column.setMinimumWidth(theme.current().px(NARROWEST))
