"""Small tables of a scan: as high as their rows, so that the page scrolls and not the table."""

from collections.abc import Sequence
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.table import TableView

Row = TypeVar("Row")


class ShortTable(TableView, Generic[Row]):
    """
    All of its rows at once.

    Args:
        widths: Of the columns at 100% text, px.
        wide: The column that takes what is left.
    """

    def __init__(
        self,
        name: str,
        columns: list[Column[Row]],
        widths: Sequence[int],
        wide: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent=parent)
        self._found: dict[UUID, Row] = {}
        self._widths, self._wide = tuple(widths), wide
        self.horizontalHeader().setStretchLastSection(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines: PagedTableModel[Row] = PagedTableModel(columns, self._of, self)
        self.setModel(self.lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_size)
        self._on_size()

    def show_lines(self, lines: Sequence[Row]) -> None:
        """Show these, in this order."""
        self._found = {UUID(int=number): line for number, line in enumerate(lines)}
        self.lines.show_ids(list(self._found))
        self._on_size()

    @override
    def sizeHint(self) -> QSize:
        rows = len(self._found) * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), rows + theme.current().height(32) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def _of(self, ids: list[UUID]) -> dict[UUID, Row]:
        return {one: self._found[one] for one in ids if one in self._found}

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size()

    @Slot()
    def _on_size(self) -> None:
        """Give the words what they need, and what is left to the column that has most of them."""
        colors = theme.current()
        shown = [n for n in range(len(self._widths)) if not self.isColumnHidden(n)]
        fixed = {n: colors.px(self._widths[n]) for n in shown if n != self._wide}
        most = max(self.width() - colors.px(self._widths[self._wide]), 0)
        share = min(1.0, most / max(sum(fixed.values()), 1))  # large letters shorten all alike
        for n, width in fixed.items():
            self.setColumnWidth(n, int(width * share))
        left = self.width() - sum(int(width * share) for width in fixed.values())
        self.setColumnWidth(self._wide, max(left, 48))
        self.updateGeometry()
