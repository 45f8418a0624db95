"""Amounts under each other, with their sum: names at the left, numbers at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.widgets.labels import Divider, Label

GAP = 24  # px between columns
ROW_GAP = 6


class SumsGrid(QWidget):
    """Rows of a name and numbers in words; the last row is the sum, under a line."""

    def __init__(self, *heads: str, parent: QWidget | None = None) -> None:
        """Make it; `heads` are the words above the columns, that above the names first."""
        super().__init__(parent)
        self._heads = heads
        self._made: list[QWidget] = []
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(GAP)
        self.grid.setVerticalSpacing(ROW_GAP)
        self.grid.setColumnStretch(0, 1)

    def show_rows(self, rows: Sequence[Sequence[str]], total: Sequence[str]) -> None:
        """Show these rows instead, and their sum."""
        for old in self._made:
            self.grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = []
        self._put(0, self._heads, is_head=True)
        for at, row in enumerate(rows, start=1):
            self._put(at, row)
        line = Divider(parent=self)
        self.grid.addWidget(line, len(rows) + 1, 0, 1, len(self._heads))
        self._made.append(line)
        self._put(len(rows) + 2, total, is_total=True)
        for one in self._made:
            one.show()

    def _put(
        self, at: int, cells: Sequence[str], *, is_head: bool = False, is_total: bool = False
    ) -> None:
        for column, text in enumerate(cells):
            label = Label(
                text,
                "small" if is_head else "strong" if is_total else "text",
                tone="muted" if is_head else "text",
                tabular=column > 0,
                wrap=column == 0,
                parent=self,
            )
            if column and not is_head:
                label.setAccessibleName(f"{cells[0]}, {self._heads[column]}: {text}")
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            self.grid.addWidget(label, at, column, side | Qt.AlignmentFlag.AlignVCenter)
            self._made.append(label)
