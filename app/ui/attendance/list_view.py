"""The list of the attendance mode: arrows walk, Space ticks, a click on the tick too."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from app.services.networks.attendance import AttendanceRow
from app.ui import theme
from app.ui.attendance.delegate import AttendanceDelegate
from app.ui.attendance.list_model import AttendanceModel
from app.ui.attendance.words import AttendanceWords

STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS: Final = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: -1}
LEAF: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class AttendanceView(QListView):
    """`chosen` comes when somebody else has the pad, `ticked` carries who is ticked or not."""

    chosen = Signal()
    ticked = Signal(object)  # AttendanceRow, as it was

    def __init__(self, words: AttendanceWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = AttendanceModel(words, self)
        self._delegate = AttendanceDelegate(self, words)
        self._pressed = -1
        self._is_showing = False
        self.setModel(self.items)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Aanwezigheidslijst"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.current().changed.connect(self._on_theme)

    @property
    def current(self) -> AttendanceRow | None:
        """Who has the pad."""
        return self.items.line(self.currentIndex().row())

    def show_rows(self, rows: tuple[AttendanceRow, ...], wanted: UUID | None = None) -> None:
        """Show the list; who was chosen stays so, unless somebody else is wanted."""
        before, here = self.current, self.currentIndex().row()
        offset = self.verticalScrollBar().value()
        self._is_showing = True
        self.items.show_rows(rows)
        self._is_showing = False
        place = self.items.place_of(wanted)
        if place < 0:
            place = self.items.place_of(None if before is None else before.id)
        if place < 0:
            place = self.items.next_line(max(here, 0) - 1, 1)
        self.verticalScrollBar().setValue(offset)
        self._go(place if place >= 0 else self.items.next_line(self.items.rowCount(), -1))
        self.chosen.emit()

    def choose(self, invitee: UUID) -> None:
        """Give somebody the pad."""
        self._go(self.items.place_of(invitee))

    def following(self) -> AttendanceRow | None:
        """Return who is next to sign: expected or there, after the current one, then from above."""
        people, current = self.items.people, self.current
        at = next((n for n, one in enumerate(people) if current and one.id == current.id), -1)
        waiting = (one for one in (*people[at + 1 :], *people[: max(at, 0)]) if _waits(one))
        return next(waiting, None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif code in STEPS:
            self._go(self.items.next_line(self.currentIndex().row(), STEPS[code]))
        elif code in ENDS:
            end = -1 if code == Qt.Key.Key_Home else self.items.rowCount()
            self._go(self.items.next_line(end, ENDS[code]))
        elif code in LEAF:
            self._leaf(LEAF[code])
        elif code == Qt.Key.Key_Space:
            self._tick()
        else:
            event.ignore()  # a letter is a key of the mode, not a search

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self._tick_at(event.position().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and pressed == self._tick_at(event.position().toPoint()):
            self._tick()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # a narrow row is higher

    def _go(self, place: int) -> None:
        if place < 0:
            return
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.items.index(place, 0), flag.ClearAndSelect)
        if self.items.line(place - 1) is None and place:
            self.scrollTo(self.items.index(place - 1, 0))  # its heading comes along
        self.scrollTo(self.items.index(place, 0))

    def _leaf(self, step: int) -> None:
        """Go about as far as the list is high."""
        row = max(1, self.visualRect(self.currentIndex()).height())
        place = self.currentIndex().row()
        for _ in range(max(1, self.viewport().height() // row - 1)):
            after = self.items.next_line(place, step)
            place = after if after >= 0 else place
        self._go(place)

    def _tick(self) -> None:
        if (row := self.current) is not None:
            self.ticked.emit(row)

    def _tick_at(self, place: QPoint) -> int:
        """Return the row whose tick is there, which is larger than painted; else -1."""
        index = self.indexAt(place)
        if self.items.line(index.row()) is None:
            return -1
        cells = self._delegate.cells(self.visualRect(index))
        return index.row() if place.x() < cells.name.x() else -1

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self) -> None:
        if not self._is_showing:
            self.chosen.emit()

    @Slot()
    def _on_theme(self) -> None:
        self.scheduleDelayedItemsLayout()


def _waits(row: AttendanceRow) -> bool:
    """Tell whether somebody still has to sign."""
    return (row.is_expected or bool(row.attended)) and not row.has_signed and not row.on_paper
