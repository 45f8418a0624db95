"""What the views of the calendar share: the chosen day and appointment, and the keys."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from app.domain.calendar import STEP
from app.ui import theme
from app.ui.calendar import moving
from app.ui.calendar.entries import Entry, Shown
from app.ui.calendar.words import CalendarWords

SIDES: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
HEIGHTS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
NEXT: Final = {Qt.Key.Key_K: -1, Qt.Key.Key_J: 1}
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class CalendarView(QAbstractScrollArea):
    """
    A painted view; the signals carry an Entry where they are about one.

    Left and Right go a day, Up and Down to the appointment before and after; with Shift they move
    it, with Ctrl and Shift its end.
    """

    entry_chosen = Signal(object)  # or None
    opened = Signal(object)
    menu_requested = Signal(object, object)  # with a QPoint on the screen
    day_chosen = Signal(object)  # date
    day_opened = Signal(object)  # date: it is to be seen alone
    time_wanted = Signal(object, object)  # date and time: plan something there
    moved = Signal(object, object, object)  # with the begin and the end that it gets
    leafed = Signal(int)  # so many views on
    today_wanted = Signal()
    change_wanted = Signal(object)
    cancel_wanted = Signal(object)

    days_up_and_down = 0  # how many days Up and Down go; 0: they walk between appointments

    def __init__(self, words: CalendarWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.shown: Shown | None = None
        self.chosen_id: UUID | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        theme.current().changed.connect(self._on_theme)

    def show_entries(self, shown: Shown) -> None:
        """Show another view, or another choice in it; what was chosen stays when it is there."""
        self.shown = shown
        if shown.is_known and shown.entry(self.chosen_id) is None:
            self.chosen_id = None
        self.lay_out()
        self.show_chosen()
        self._tell()
        self.viewport().update()

    def chosen(self) -> Entry | None:
        """Return the appointment that is chosen."""
        return None if self.shown is None else self.shown.entry(self.chosen_id)

    def choose(self, entry: Entry | None) -> None:
        """Choose an appointment, and its day when it begins there."""
        self.chosen_id = None if entry is None else entry.planned.id
        self.entry_chosen.emit(entry)
        if entry is not None and self.shown is not None:
            days = [piece.day for piece in entry.pieces]
            if self.shown.day not in days:
                self.day_chosen.emit(days[0])
        self.show_chosen()
        self._tell()
        self.viewport().update()

    def lay_out(self) -> None:
        """Work out where everything lies."""

    def show_chosen(self) -> None:
        """Scroll to what is chosen."""

    def give_up_drag(self) -> bool:
        """Leave what is being dragged where it was; False when nothing is."""
        return False

    def place_of_chosen(self) -> QPoint:
        """Return where the menu of the chosen appointment opens, in the viewport."""
        return self.viewport().rect().center()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape and self.give_up_drag():
            return
        does = self._deed(Qt.Key(event.key()), held)
        if does is None:
            event.ignore()
        else:
            does()

    def _deed(self, code: Qt.Key, held: Qt.KeyboardModifier) -> Callable[[], None] | None:
        if not held:
            return self._plain(code)
        if held == _SHIFT:
            if code in SIDES:
                return lambda: self._move(days=SIDES[code])
            if code in HEIGHTS:
                days = self.days_up_and_down * HEIGHTS[code]
                minutes = 0 if days else STEP * HEIGHTS[code]
                return lambda: self._move(days=days, minutes=minutes)
        if held == _SHIFT | _CONTROL and code in HEIGHTS:
            return lambda: self._stretch(STEP * HEIGHTS[code])
        return None

    def _plain(self, code: Qt.Key) -> Callable[[], None] | None:
        ways: tuple[tuple[Mapping[Qt.Key, int], Callable[[int], None]], ...] = (
            (SIDES, self._go),
            (HEIGHTS, self._up_or_down),
            (NEXT, self._walk),
            (PAGES, self.leafed.emit),
        )
        for steps, go in ways:
            if code in steps:
                return partial(go, steps[code])
        rest: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Home: self.today_wanted.emit,
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
            Qt.Key.Key_Delete: partial(self._ask, self.cancel_wanted.emit),
            Qt.Key.Key_F2: partial(self._ask, self.change_wanted.emit),
        }
        return rest.get(code)

    def _ask(self, ask: Callable[[Entry], None]) -> None:
        if (entry := self.chosen()) is not None:
            ask(entry)

    def _go(self, days: int) -> None:
        if self.shown is None:
            return
        day = self.shown.day.fromordinal(self.shown.day.toordinal() + days)
        self.chosen_id = None
        self.entry_chosen.emit(None)
        self.day_chosen.emit(day)

    def _up_or_down(self, step: int) -> None:
        if self.days_up_and_down:
            self._go(step * self.days_up_and_down)
        else:
            self._walk(step)

    def _walk(self, step: int) -> None:
        found = None if self.shown is None else self.shown.after(self.chosen_id, step)
        if found is not None:
            self.choose(found)

    @Slot()
    def _open(self) -> None:
        entry = self.chosen()
        if entry is not None:
            self.opened.emit(entry)
        elif self.shown is not None:
            self.day_opened.emit(self.shown.day)

    def _move(self, *, days: int = 0, minutes: int = 0) -> None:
        if (entry := self.chosen()) is not None:
            self.moved.emit(entry, *moving.moved(entry.planned, days=days, minutes=minutes))

    def _stretch(self, minutes: int) -> None:
        if (entry := self.chosen()) is not None:
            self.moved.emit(entry, *moving.stretched(entry.planned, minutes))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if (entry := self.chosen()) is not None:
            is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            place = self.place_of_chosen() if is_key else event.pos()
            self.menu_requested.emit(entry, self.viewport().mapToGlobal(place))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _tell(self) -> None:
        """Tell a screen reader what is chosen."""
        shown, entry = self.shown, self.chosen()
        if shown is None:
            return
        words = self.words
        said = words.day(shown, shown.day) if entry is None else words.sentence(entry, shown.now)
        name = self.tr("Agenda, {what}").format(what=said)
        if name != self.accessibleName():
            self.setAccessibleName(name)
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)

    @Slot()
    def _on_theme(self) -> None:
        if self.shown is not None:
            self.lay_out()
        self.viewport().update()
