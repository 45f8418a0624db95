"""The table of a list: free on the page, without grid, with its own header."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from app.domain.sheet import tsv
from app.ui import icons, theme
from app.ui.clipboard import clipboard
from app.ui.tables.paged import PagedTableModel
from app.ui.widgets import paint
from app.ui.widgets.row_delegate import CELL_PADDING, RowDelegate

ARROW: Final = 13  # px, of the sorted column


class TableHeader(QHeaderView):
    """Muted words in the small size; the sorted column in semibold with an arrow."""

    def __init__(self, view: "TableView") -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._table = view
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(48)
        self.setMouseTracking(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().height(32))

    @override
    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        colors = theme.current()
        words = paint.width(self._words(logicalIndex), colors.font("small_strong"))
        return QSize(words + ARROW + 6 + 2 * CELL_PADDING, colors.height(32))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        colors, sorted_here = theme.current(), self._is_sorted(logicalIndex)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colors.color("surface"))
        paint.horizontal(painter, rect.x(), rect.bottom(), rect.width(), "divider")
        left = self._table.first_padding if self.visualIndex(logicalIndex) == 0 else CELL_PADDING
        area = rect.adjusted(left, 0, -CELL_PADDING, 0)
        font = colors.font("small_strong" if sorted_here else "small")
        words, tone = self._words(logicalIndex), "text" if sorted_here else "muted"
        arrow = colors.px(ARROW) if sorted_here else 0
        wide = min(paint.width(words, font), area.width() - (arrow + 5 if arrow else 0))
        x = area.x()
        if self._is_right(logicalIndex):
            x = area.right() + 1 - wide - (arrow + 5 if arrow else 0)
        paint.text(painter, QRect(x, area.y(), wide + 1, area.height()), words, font, tone)
        if arrow:
            top = area.y() + (area.height() - arrow) // 2
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            name = "arrow-down" if down else "arrow-up"
            icons.paint(painter, QRect(x + wide + 5, top, arrow, arrow), name, "text")
        painter.restore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint.horizontal(painter, 0, self.height() - 1, self.width(), "divider")
        painter.end()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        before = (self.sortIndicatorSection(), self.sortIndicatorOrder())
        model, at = self.model(), self.logicalIndexAt(event.position().toPoint())
        refuses = isinstance(model, PagedTableModel) and at >= 0 and not model.is_sortable(at)
        if not refuses:
            super().mouseReleaseEvent(event)
            return
        with QSignalBlocker(self):
            super().mouseReleaseEvent(event)
            self.setSortIndicator(*before)

    def _words(self, section: int) -> str:
        model = self.model()
        return str(model.headerData(section, Qt.Orientation.Horizontal) or "") if model else ""

    def _is_right(self, section: int) -> bool:
        role = Qt.ItemDataRole.TextAlignmentRole
        align = self.model().headerData(section, Qt.Orientation.Horizontal, role) or 0
        return bool(int(align) & Qt.AlignmentFlag.AlignRight.value)

    def _is_sorted(self, section: int) -> bool:
        return self.isSortIndicatorShown() and self.sortIndicatorSection() == section


class TableView(QTableView):
    """
    A table over a PagedTableModel; Enter or a double click opens a row.

    Ctrl+C copies the selected rows as tab separated text.

    Args:
        first_padding: Room left of the first column: 24 when the table spans a page.
    """

    opened = Signal(QModelIndex)

    def __init__(
        self, name: str, *, first_padding: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.first_padding = first_padding
        self.setAccessibleName(name)
        self._rows = RowDelegate(self, first_padding=first_padding)
        self.setItemDelegate(self._rows)
        self.setHorizontalHeader(TableHeader(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self.opened)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if isinstance(model, PagedTableModel):
            self.horizontalHeader().setSectionsClickable(True)

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        """Show the arrow and ask the model for this order; a click on a header does the same."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(column, order)
        self.setSortingEnabled(True)

    def select_row(self, row: int) -> None:
        """Choose one row and bring it in sight."""
        index = self.model().index(row, self.horizontalHeader().logicalIndex(0))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def selected_ranges(self) -> list[tuple[int, int]]:
        """Return first and last row of each run of selected rows."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(number) for number in range(chosen.count())]
        return sorted((part.top(), part.bottom()) for part in parts)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.opened.emit(index)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._rows.hovered_row:
            self._rows.hovered_row = row
            self.viewport().update()

    def _copy(self) -> None:
        model, header = self.model(), self.horizontalHeader()
        shown = [header.logicalIndex(place) for place in range(header.count())]
        columns = [column for column in shown if not self.isColumnHidden(column)]
        rows = [
            [str(model.index(row, column).data() or "") for column in columns]
            for first, last in self.selected_ranges()
            for row in range(first, last + 1)
        ]
        clipboard().put(tsv(rows))

    @Slot()
    def _on_theme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.current().height(32))
        self.horizontalHeader().setMinimumHeight(theme.current().height(32))
        self.viewport().update()
