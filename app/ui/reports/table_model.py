"""A table of a report as a model: the rows are all there, and few enough to keep."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.languages import Language
from app.domain.report import HIDDEN, ReportColumn, ReportTable, Row
from app.domain.report_text import value_text
from app.ui.tables.paged import CELL_ROLE, FLAGS, LEFT, RIGHT, Cell

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()


class ReportTableModel(QAbstractTableModel):
    """The rows of a table, and its totals as the last one."""

    _table: ReportTable | None = None  # Qt asks before there is one, and after it is gone
    _rows: Sequence[Row] = ()
    _language = Language.NL

    @property
    def table(self) -> ReportTable | None:
        """The table that is shown."""
        return self._table

    def show_table(self, table: ReportTable, language: Language = Language.NL) -> None:
        """Show another one, with the marks of its language in numbers."""
        self.beginResetModel()
        self._table, self._language = table, language
        self._rows = table.rows if table.totals is None else (*table.rows, table.totals)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self._columns[column].is_number else LEFT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row)
        if role == CELL_ROLE:
            return self._cell(row, column)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words(row, column)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.is_number else LEFT
        return None

    def _words(self, row: int, column: int) -> str:
        return value_text(self._rows[row][column], self._columns[column].kind, self._language)

    @property
    def _columns(self) -> tuple[ReportColumn, ...]:
        return () if self._table is None else self._table.columns

    def _sentence(self, row: int) -> str:
        """Return what a screen reader says of a row: each value with its column."""
        values = self._rows[row]
        said = []
        for at, column in enumerate(self._columns):
            words = self.tr("verborgen") if values[at] is HIDDEN else self._words(row, at)
            if words:
                said.append(words if at == 0 else f"{column.title} {words}")
        return ", ".join(said)

    def _cell(self, row: int, column: int) -> Cell:
        has_total = self._table is not None and self._table.totals is not None
        is_total = has_total and row == len(self._rows) - 1
        tone = "strong" if is_total else "text"
        if self._rows[row][column] is HIDDEN:
            tone = "muted"
        return Cell(
            words=self._words(row, column),
            tone=tone,
            is_right=self._columns[column].is_number,
            is_name=column == 0,
            status=None,
            meter=None,
        )
