"""The matrix of criteria and companies on the page; its arrows walk from cell to cell."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.trajectory.criteria_delegate import ABOVE_DECISION, PADDING, CriteriaDelegate
from app.ui.trajectory.criteria_table import (
    FACE_ROLE,
    HEAD_ROLE,
    CompanyHead,
    CriteriaTable,
    CriterionHead,
    Index,
    Spot,
)
from app.ui.widgets import paint
from app.ui.widgets.labels import Divider, muted
from app.ui.widgets.meters import paint_parts

FIRST, LEAST_FIRST = 236, 172  # px of the names of the criteria at 100%
LEAST, MOST = 200, 300  # px of the column of a company
METER: Final = 92  # px of the meter above a column
_WRAP: Final = Qt.TextFlag.TextWordWrap.value
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _CompanyHeads(QHeaderView):
    """Name, town and coach, and how far the company is."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        lines = paint.line_height(colors.font("strong")) + paint.line_height(colors.font())
        small = paint.line_height(colors.font("small"))
        return QSize(super().sizeHint().width(), max(68, lines + 4 + small + 12))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        head = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, HEAD_ROLE)
        if not isinstance(head, CompanyHead):
            return
        colors = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colors.color("surface"))
        paint.horizontal(painter, rect.x(), rect.bottom(), rect.width(), "divider")
        line, top = paint.line_height(colors.font()), rect.y()
        area = QRect(rect.x() + PADDING, top, rect.width() - 2 * PADDING, line)
        paint.text(painter, area, head.name, colors.font("strong"), "text")
        paint.text(painter, area.translated(0, line), head.about, colors.font(), "muted")
        small = paint.line_height(colors.font("small"))
        meter = QRectF(area.x(), rect.bottom() - 8 - small / 2 - 3, self._meter_width(head), 6)
        color = "ok" if head.met >= head.of > 0 else "primary"
        paint_parts(painter, meter, head.met, head.of, color)
        rest = QRect(int(meter.right()) + 11, rect.bottom() - 8 - small, area.width(), small)
        paint.text(painter, rest, head.progress, colors.font("small", tabular=True), "muted")
        painter.restore()

    def _meter_width(self, head: CompanyHead) -> int:
        return min(theme.current().px(METER), max(METER, head.of * 6))


class _CriterionHeads(QHeaderView):
    """The name of a criterion and its hint; the decision has a sentence under it."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.wide = FIRST  # px

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.wide, super().sizeHint().height())

    def decision_height(self) -> int:
        """Return how high the words before the decisions are."""
        rows = self.model().rowCount()
        head = self.model().headerData(rows - 1, Qt.Orientation.Vertical, HEAD_ROLE)
        hint = head.hint if isinstance(head, CriterionHead) else ""
        colors = theme.current()
        room = QRect(0, 0, self.wide - 12, 10_000)
        lines = QFontMetrics(colors.font("small")).boundingRect(room, _WRAP, hint).height()
        return ABOVE_DECISION + 10 + paint.line_height(colors.font("strong")) + 4 + lines + 10

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        head = self.model().headerData(logicalIndex, Qt.Orientation.Vertical, HEAD_ROLE)
        if not isinstance(head, CriterionHead):
            return
        colors, last = theme.current(), self.model().rowCount() - 1
        painter.save()
        painter.fillRect(rect, colors.color("surface"))
        line = paint.line_height(colors.font())
        if logicalIndex == last:
            top = rect.y() + ABOVE_DECISION + 10
            area = QRect(rect.x(), top, rect.width() - 12, line)
            paint.text(painter, area, head.name, colors.font("strong"), "text")
            painter.setFont(colors.font("small"))
            painter.setPen(colors.color("muted"))
            below = QRect(rect.x(), top + line + 4, rect.width() - 12, rect.height())
            painter.drawText(below, _WRAP, head.hint)
        else:
            token = "divider" if logicalIndex == last - 1 else "row_line"
            paint.horizontal(painter, rect.x(), rect.bottom(), rect.width(), token)
            top = rect.y() + (rect.height() - 2 * line - 1) // 2
            area = QRect(rect.x(), top, rect.width() - 12, line)
            paint.text(painter, area, head.name, colors.font(), "text")
            below = area.translated(0, line + 1)
            paint.text(painter, below, head.hint, colors.font("small"), "muted")
        painter.restore()


class CriteriaGrid(QTableView):
    """
    The names of the criteria stand still at the left, the companies scroll beside them.

    `chosen` comes with each other cell, `opened` at Enter or a double click, `added` at E or a
    click on the action in the cell.
    """

    chosen = Signal(object)  # Spot
    opened = Signal(object)
    added = Signal(object)

    def __init__(self, table: CriteriaTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # before anything that Qt lays out again for
        self._corner = muted(self.tr("Criterium"))
        self._corner.setParent(self)
        self._corner_line = Divider(parent=self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self._table = table
        self._delegate = CriteriaDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(_CompanyHeads(self))
        self._heads = _CriterionHeads(self)
        self.setVerticalHeader(self._heads)
        self.setModel(table)
        self.setAccessibleName(self.tr("Criteria en ondernemingen"))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerWidget(QWidget(self))  # else the style frames the place between two bars
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._on_double)
        table.modelReset.connect(self.arrange)
        table.dataChanged.connect(self.arrange)
        theme.current().changed.connect(self.arrange)

    def spot(self) -> Spot | None:
        """Return what the current cell is about."""
        return self._table.spot(self.currentIndex())

    def choose(self, spot: Spot) -> bool:
        """Make a cell the current one; tell whether it is there."""
        index = self._table.index_of(spot)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if (spot := self._table.spot(current)) is not None:
            self.chosen.emit(spot)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        spot, plain = self.spot(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if spot is not None and plain and event.key() in _ENTER:
            self.opened.emit(spot)
        elif spot is not None and plain and event.key() == Qt.Key.Key_E:
            self.added.emit(spot)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        spot = self._table.spot(index)
        if spot is not None and self._delegate.action_rect(index).contains(at):
            self.added.emit(spot)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        over = self._delegate.action_rect(index).contains(at)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._hover(index)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        high = self.horizontalHeader().height()
        wide = self.verticalHeader().width()
        self._corner.setGeometry(0, 0, wide, max(0, high - 8))
        self._corner_line.setGeometry(0, high - 1, wide, 1)

    @Slot()
    def arrange(self) -> None:
        """Give columns their width and rows their height."""
        columns, rows = self._table.columnCount(), self._table.rowCount()
        if not columns or not rows:
            return
        heads = self._heads
        heads.wide = self._first_width(columns)
        heads.setFixedWidth(heads.wide)
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())
        width = self._column_width(columns)
        for column in range(columns):
            self.setColumnWidth(column, width)
        for row in range(rows - 1):
            self.setRowHeight(row, self._delegate.cell_height())
        faces = [self._table.index(rows - 1, column).data(FACE_ROLE) for column in range(columns)]
        high = max(self._delegate.decision_height(face, width) for face in faces)
        self.setRowHeight(rows - 1, max(high, heads.decision_height()))

    def _room(self) -> int:
        bar = self.verticalScrollBar()
        return self.width() - (bar.width() if bar.isVisible() else 0)

    def _first_width(self, columns: int) -> int:
        """Return how wide the names are: they give way a little before a company scrolls away."""
        colors = theme.current()
        grown = 1 + (colors.percent - 100) / 200  # less than the letters
        room = self._room() - columns * colors.px(LEAST)
        return max(round(LEAST_FIRST * grown), min(round(FIRST * grown), room))

    def _column_width(self, columns: int) -> int:
        room = (self._room() - self._heads.wide) // columns
        colors = theme.current()
        return max(colors.px(LEAST), min(room, colors.px(MOST)))

    def _hover(self, index: QModelIndex) -> None:
        if index != self._delegate.hovered:
            self._delegate.hovered = index
            self.viewport().update()

    @Slot(QModelIndex)
    def _on_double(self, index: QModelIndex) -> None:
        if (spot := self._table.spot(index)) is not None:
            self.opened.emit(spot)
