"""Paints the rows of tables: selection, edge, line, text, status and parts."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.ui import icons, theme
from app.ui.tables.paged import CELL_ROLE, Cell
from app.ui.widgets import paint
from app.ui.widgets.meters import paint_parts
from app.ui.widgets.status import STATUSES

Index = QModelIndex | QPersistentModelIndex

EDGE: Final = 3  # px, of a selected row
CELL_PADDING: Final = 8
NOTHING: Final = Cell("", "text", is_right=False, is_name=False, status=None, meter=None)
PART = (8, 6, 2)  # width, height and gap of the parts in a table


class RowDelegate(QStyledItemDelegate):
    """
    One delegate for all columns of a view; it paints everything itself.

    Args:
        first_padding: From the left edge of the view to the words of the first column.
    """

    def __init__(self, view: QAbstractItemView, *, first_padding: int = 12) -> None:
        super().__init__(view)
        self._view = view
        self.first_padding = first_padding
        self.hovered_row = -1

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        colors, left, cell = theme.current(), self._left(index), _cell(index)
        heavy = colors.font("strong", tabular=True)
        width = left + paint.width(cell.words, heavy) + self._before(cell) + CELL_PADDING
        return QSize(width + 4, colors.height(32))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, cell = QRect(option.rect), _cell(index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, index, selected=selected)
        area = rect.adjusted(self._left(index), 0, -CELL_PADDING, 0)
        area.adjust(self._paint_before(painter, area, cell, selected=selected), 0, 0, 0)
        self._paint_words(painter, area, cell, selected=selected)
        self._paint_current(painter, rect, index)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, *, selected: bool
    ) -> None:
        colors, active = theme.current(), self._view.isActiveWindow()
        if selected:
            painter.fillRect(rect, colors.color("selection" if active else "alt"))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, colors.color("hover"))
        paint.horizontal(painter, rect.x(), rect.bottom(), rect.width(), self._line(selected))
        if selected and index.column() == self._first_column():
            edge = colors.color("primary" if active else "quiet_edge")
            painter.fillRect(QRect(rect.x(), rect.y(), EDGE, rect.height()), edge)

    def _line(self, selected: bool) -> str:  # noqa: FBT001 one yes or no
        if not selected:
            return "row_line"
        return "selection" if self._view.isActiveWindow() else "row_line"

    def _paint_before(self, painter: QPainter, area: QRect, cell: Cell, *, selected: bool) -> int:
        """Paint the icon or the parts before the words, and return the room they take."""
        if cell.status:
            look, size = STATUSES[cell.status], theme.current().px(16)
            top = area.y() + (area.height() - size) // 2
            icons.paint(painter, QRect(area.x(), top, size, size), look.icon, look.color)
        if cell.meter:
            (done, total), (wide, high, gap) = cell.meter, PART
            middle = area.y() + (area.height() - high) / 2
            place = QRectF(area.x(), middle, total * (wide + gap) - gap, high)
            color = "ok" if done >= total > 0 else "primary"
            rest = "quiet_edge" if selected else "track"  # a track does not show on a selection
            paint_parts(painter, place, done, total, color, gap=gap, rest=rest)
        return self._before(cell)

    def _paint_words(self, painter: QPainter, area: QRect, cell: Cell, *, selected: bool) -> None:
        heavy = cell.tone == "strong" or (selected and cell.is_name)
        font = theme.current().font("strong" if heavy else "text", tabular=True)
        token = "text" if cell.tone == "strong" else cell.tone
        side = Qt.AlignmentFlag.AlignRight if cell.is_right else Qt.AlignmentFlag.AlignLeft
        paint.text(painter, area, cell.words, font, token, align=side)

    def _paint_current(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint.ring(painter, rect, radius=3)

    def _before(self, cell: Cell) -> int:
        if cell.status:
            return theme.current().px(16) + 6
        if cell.meter:
            return cell.meter[1] * (PART[0] + PART[2]) + 6
        return 0

    def _left(self, index: Index) -> int:
        return self.first_padding if index.column() == self._first_column() else CELL_PADDING

    def _first_column(self) -> int:
        header = getattr(self._view, "horizontalHeader", None)
        return int(header().logicalIndex(0)) if callable(header) else 0


def _cell(index: Index) -> Cell:
    """Return what a cell shows; nothing of a record that is gone."""
    cell: Cell | None = index.data(CELL_ROLE)
    return NOTHING if cell is None else cell
