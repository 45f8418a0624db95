"""Paints a cell of the matrix of criteria: an icon, a word, a muted line, and what can be done."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from app.ui import icons, theme
from app.ui.trajectory.criteria_table import FACE_ROLE
from app.ui.trajectory.criteria_words import Face
from app.ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex
PADDING: Final = 10  # px from the edge of a cell to its icon, and to its action
ICON: Final = 16
GAP: Final = 10  # from the icon to the words
CELL: Final = 56  # px at 100%
LINE_GAP: Final = 1
ABOVE_DECISION: Final = 14
_WRAP: Final = Qt.TextFlag.TextWordWrap.value


class CriteriaDelegate(QStyledItemDelegate):
    """One delegate for all cells; the last row is the decision, whose words may take more lines."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered: QModelIndex = QModelIndex()

    def cell_height(self) -> int:
        """Return how high a cell of a criterion is."""
        colors = theme.current()
        lines = 2 * paint.line_height(colors.font()) + LINE_GAP
        return max(CELL, lines + 20)

    def decision_height(self, face: Face, width: int) -> int:
        """Return how high the cell of a decision is in a column of `width`."""
        line = paint.line_height(theme.current().font("strong"))
        high = ABOVE_DECISION + 10 + line + 4 + self._detail_height(face, width)
        return high + (line + 6 if face.action else 0) + 10

    def action_rect(self, index: Index) -> QRect:
        """Return where the action of a cell stands; nowhere when it has none."""
        face = index.data(FACE_ROLE)
        if not isinstance(face, Face) or not face.action:
            return QRect()
        rect = self._view.visualRect(index)
        return self._action(rect, face, is_decision=self._is_decision(index))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face = index.data(FACE_ROLE)
        if not isinstance(face, Face):
            return
        rect, is_decision = QRect(option.rect), self._is_decision(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.current().color("surface"))  # over the selection of Qt
        self._paint_line(painter, rect, index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, index, selected=selected)
        if is_decision:
            self._paint_decision(painter, rect, face)
        else:
            self._paint_criterion(painter, rect, face)
        self._paint_action(painter, rect, face, index)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, index: Index) -> None:
        last = index.model().rowCount() - 1
        if index.row() < last:
            token = "divider" if index.row() == last - 1 else "row_line"
            paint.horizontal(painter, rect.x(), rect.bottom(), rect.width(), token)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, *, selected: bool
    ) -> None:
        area = self._ground(rect, is_decision=self._is_decision(index))
        active = self._view.isActiveWindow()
        if selected:
            edge = "primary" if active else "quiet_edge"
            paint.box(painter, area, "selection" if active else "alt", edge)
        elif index == self.hovered:
            paint.box(painter, area, "hover")
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint.ring(painter, area)

    def _paint_criterion(self, painter: QPainter, rect: QRect, face: Face) -> None:
        colors = theme.current()
        line = paint.line_height(colors.font())
        top = rect.y() + (rect.height() - 2 * line - LINE_GAP) // 2
        left = self._paint_icon(painter, QPoint(rect.x() + PADDING, top), face, line)
        wide = rect.right() - PADDING - left
        words = QRect(left, top, wide, line)
        if face.action:
            room = paint.width(face.action, colors.font()) + 8
            words.setWidth(max(0, wide - room))
        font = colors.font(tabular=True)
        paint.text(painter, words, face.word, font, "muted" if face.is_quiet else "text")
        detail = QRect(left, top + line + LINE_GAP, wide, line)
        paint.text(painter, detail, face.detail, colors.font(tabular=True), "muted")

    def _paint_decision(self, painter: QPainter, rect: QRect, face: Face) -> None:
        colors = theme.current()
        line = paint.line_height(colors.font("strong"))
        top = rect.y() + ABOVE_DECISION + 10
        left = self._paint_icon(painter, QPoint(rect.x() + PADDING, top), face, line)
        wide = rect.right() - PADDING - left
        paint.text(painter, QRect(left, top, wide, line), face.word, colors.font("strong"), "text")
        area = QRect(left, top + line + 4, wide, self._detail_height(face, rect.width()))
        painter.setFont(colors.font())
        painter.setPen(colors.color("muted"))
        painter.drawText(area, _WRAP, face.detail)

    def _paint_icon(self, painter: QPainter, at: QPoint, face: Face, line: int) -> int:
        """Paint the icon beside the first line; return where the words begin."""
        size = theme.current().px(ICON)
        area = QRect(at.x(), at.y() + (line - size) // 2, size, size)
        icons.paint(painter, area, face.icon, face.color)
        return area.right() + 1 + GAP

    def _paint_action(self, painter: QPainter, rect: QRect, face: Face, index: Index) -> None:
        if not face.action:
            return
        area = self._action(rect, face, is_decision=self._is_decision(index))
        paint.text(painter, area, face.action, theme.current().font(), "primary", elide=False)

    def _action(self, rect: QRect, face: Face, *, is_decision: bool) -> QRect:
        colors = theme.current()
        line, wide = paint.line_height(colors.font()), paint.width(face.action, colors.font()) + 2
        if is_decision:
            left = rect.x() + PADDING + colors.px(ICON) + GAP
            strong = paint.line_height(colors.font("strong"))
            top = rect.y() + ABOVE_DECISION + 10 + strong + 4 + 6
            return QRect(left, top + self._detail_height(face, rect.width()), wide, line)
        top = rect.y() + (rect.height() - 2 * line - LINE_GAP) // 2
        return QRect(rect.right() - PADDING - wide + 1, top, wide, line)

    def _ground(self, rect: QRect, *, is_decision: bool) -> QRect:
        return rect.adjusted(1, ABOVE_DECISION if is_decision else 3, -1, -4)

    def _detail_height(self, face: Face, width: int) -> int:
        colors = theme.current()
        wide = width - 1 - 2 * PADDING - colors.px(ICON) - GAP
        room = QRect(0, 0, max(wide, 40), 10_000)
        return QFontMetrics(colors.font()).boundingRect(room, _WRAP, face.detail).height()

    def _is_decision(self, index: Index) -> bool:
        return index.row() == index.model().rowCount() - 1
