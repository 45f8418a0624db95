"""A layout that puts widgets in lines, like words."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """
    Fills a line from the left and goes on with the next one when it is full.

    Args:
        gap: px between items and between lines.
        top: Items of a line begin at one height; else they have one middle.
    """

    # of the class: Qt still asks when Python has emptied a layout that goes away
    _items: Sequence[QLayoutItem] = ()
    _gap = 0
    _is_top = False

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, top: bool = False) -> None:
        super().__init__(parent)
        self._gap, self._is_top = gap, top
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items = [*self._items, item]
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        taken = self._items[index]
        self._items = [*self._items[:index], *self._items[index + 1 :]]
        return taken

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            high = max(item.sizeHint().height() for item in line)
            x = rect.x()
            for item in line if move else ():
                hint = item.sizeHint().boundedTo(QSize(rect.width(), high))
                top = y if self._is_top else y + (high - hint.height()) // 2
                item.setGeometry(QRect(QPoint(x, top), hint))
                x += hint.width() + self._gap
            y += high + self._gap
        return max(0, y - self._gap - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Part the items in lines; one that is too wide by itself has a line of its own."""
        lines: list[list[QLayoutItem]] = []
        left = -1
        for item in self._shown():
            wide = min(item.sizeHint().width(), width)
            if wide > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= wide + self._gap
        return lines
