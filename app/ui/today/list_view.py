"""The list of Vandaag: arrows walk, Enter opens, Space ticks off, S puts off, P plans a visit."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from app.domain.agenda import SnoozeChoice
from app.services.day.rows import CompanyRow, Group
from app.services.day.today import Today
from app.ui import theme
from app.ui.today.delegate import Part, TodayDelegate
from app.ui.today.list_model import Item, TodayListModel
from app.ui.today.words import TodayWords
from app.ui.widgets.menus import Menu

ENTERS: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TodayList(QListView):
    """The signals carry the row that was chosen."""

    opened = Signal(object)  # Row
    ticked = Signal(object)  # ActionRow
    planned = Signal(object)  # id of an enterprise
    snooze_requested = Signal(object, object)  # Row, SnoozeChoice or None: another day

    def __init__(
        self, words: TodayWords, parent: QWidget | None = None, *, has_links: bool = True
    ) -> None:
        super().__init__(parent)
        self.items = TodayListModel(words, self)
        self._delegate = TodayDelegate(self, has_links=has_links)
        self._pressed: tuple[int, Part] | None = None
        self.setModel(self.items)
        self.setItemDelegate(self._delegate)
        self.setObjectName("today")
        self.setAccessibleName(self.tr("Wat op jou wacht"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.customContextMenuRequested.connect(self._on_context_menu)
        theme.current().changed.connect(self._on_theme)

    def show_today(self, today: Today, only: Group | None = None) -> None:
        """
        Show this day, or one group of it.

        The chosen row stays chosen, else the one that took its place.
        """
        before, item = self.currentIndex().row(), self.chosen()
        offset = self.verticalScrollBar().value()
        self.items.show_today(today, only)
        self._on_theme()
        place = -1 if item is None else self.items.place_of(item.row.id)
        if place < 0:
            place = self.items.next_line(max(before, 0) - 1, 1)
        if place < 0:
            place = self.items.next_line(self.items.rowCount(), -1)
        self.verticalScrollBar().setValue(offset)
        self._choose(place)

    def chosen(self) -> Item | None:
        """Return the row with the selection."""
        return self.items.line(self.currentIndex().row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        code, key = Qt.Key(event.key()), Qt.Key
        if not plain:
            event.ignore()
        elif code in STEPS:
            self._choose(self.items.next_line(self.currentIndex().row(), STEPS[code]))
        elif code == key.Key_Home:
            self._choose(self.items.next_line(-1, 1))
        elif code == key.Key_End:
            self._choose(self.items.next_line(self.items.rowCount(), -1))
        elif code in {key.Key_PageUp, key.Key_PageDown}:
            self._leaf(-1 if code == key.Key_PageUp else 1)
        elif code in ENTERS:
            self._open()
        elif code == key.Key_Space:
            self._tick()
        else:
            event.ignore()  # another letter is a key of the page, not a search

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._part_at(event.position().toPoint()) if is_left else None

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or pressed != self._part_at(event.position().toPoint()):
            return
        if pressed[1] == "tick":
            self._tick()
        elif pressed[1] == "link":
            self._act()
        elif pressed[1] == "clock":
            self.open_snooze_menu()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._pressed = None  # the row under the mouse may be another since the first click
        found = self._part_at(event.position().toPoint())
        if found is not None and found[1] == "row":
            self._open()

    def _choose(self, place: int) -> None:
        if place < 0:
            return
        index = self.items.index(place, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
        if place and self.items.line(place - 1) is None:
            self.scrollTo(self.items.index(place - 1, 0))  # its heading comes along
        self.scrollTo(index)

    def _leaf(self, step: int) -> None:
        """Go as far as the list is high."""
        here = self.visualRect(self.currentIndex()).center().y()
        end = here + step * self.viewport().height()
        place = self.currentIndex().row()
        while (after := self.items.next_line(place, step)) >= 0:
            place = after
            if (self.visualRect(self.items.index(place, 0)).center().y() - end) * step >= 0:
                break
        self._choose(place)

    @Slot()
    def _open(self) -> None:
        if (item := self.chosen()) is not None:
            self.opened.emit(item.row)

    @Slot()
    def _act(self) -> None:
        """Do the one action of the row: the word at its end."""
        if (item := self.chosen()) is not None and isinstance(item.row, CompanyRow):
            self.plan()
        else:
            self._open()

    @Slot()
    def plan(self) -> None:
        """Ask to plan a visit with the company of the chosen row."""
        if (item := self.chosen()) is not None and item.enterprise_id is not None:
            self.planned.emit(item.enterprise_id)

    @Slot()
    def open_snooze_menu(self) -> None:
        """Ask until when the chosen row is put off."""
        item = self.chosen()
        if item is None or not item.can_snooze:
            return
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_snooze(menu, item)
        cells = self._delegate.cells(self.visualRect(self.currentIndex()))
        menu.popup(self.viewport().mapToGlobal(cells.clock.bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _add_snooze(self, menu: Menu, item: Item) -> None:
        for choice, text in (
            (SnoozeChoice.TOMORROW, self.tr("Uitstellen tot &morgen")),
            (SnoozeChoice.FEW_DAYS, self.tr("Uitstellen met &3 dagen")),
            (SnoozeChoice.NEXT_WEEK, self.tr("Uitstellen tot volgende &week")),
            (None, self.tr("&Kies een dag…")),
        ):
            ask = partial(self.snooze_requested.emit, item.row, choice)
            menu.add(text, ask, "clock-outline" if choice is not None else "calendar-blank-outline")

    @Slot()
    def _tick(self) -> None:
        if (item := self.chosen()) is not None and item.can_tick:
            self.ticked.emit(item.row)

    def _part_at(self, place: QPoint) -> tuple[int, Part] | None:
        """Return which part of which row lies at a place."""
        index = self.indexAt(place)
        item = self.items.line(index.row())
        if item is None:
            return None
        return index.row(), self._delegate.part_at(self.visualRect(index), item, place)

    def _hover(self, place: QPoint) -> None:
        found = self._part_at(place)
        if found != self._delegate.hovered:
            self._delegate.hovered = found
            is_hand = found is not None and found[1] != "row"
            shape = Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    @Slot(QPoint)
    def _on_context_menu(self, place: QPoint) -> None:
        item = self.chosen()
        if item is None:
            return
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(self.tr("Open"), self._open, "open-in-new", "Return")
        if item.can_tick:
            menu.add(self.tr("Klaar"), self._tick, "check", "Space")
        if item.enterprise_id is not None:
            menu.add(self.tr("Plan bezoek"), self.plan, "calendar-plus", "P")
        if item.can_snooze:
            menu.addSeparator()
            self._add_snooze(menu, item)
        menu.popup(self.viewport().mapToGlobal(place))

    @Slot()
    def _on_theme(self) -> None:
        self._delegate.measure(self.items.rows)
        self.scheduleDelayedItemsLayout()
