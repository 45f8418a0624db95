"""The chart of S15, with its key; or the same values as a table."""

from collections.abc import Callable
from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.charts import LineChart
from app.ui.people.table import ListTable
from app.ui.tables.paged import Column
from app.ui.widgets.chart import ChartKey, ChartView
from app.ui.widgets.labels import strong
from app.ui.widgets.panes import Card

LEAST: Final = 240  # px at 100% text, of the chart
Row = tuple[str, ...]


class ChartCard(Card):
    """A heading, the key beside it, and the chart or its table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = strong()
        self.heading.setWordWrap(True)
        self.key, self.view = ChartKey(), ChartView(with_key=False, least=LEAST)
        self.table_box = QWidget()
        self._table_column = QVBoxLayout(self.table_box)
        self._table_column.setContentsMargins(0, 0, 0, 0)
        self.table: ListTable[Row] | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.table_box)
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.key)
        head.addSpacing(24)
        self.column.addLayout(head)
        self.column.addWidget(self.stack, 1)

    @property
    def is_table(self) -> bool:
        """Whether the table is shown."""
        return self.stack.currentWidget() is self.table_box

    def show_chart(self, chart: LineChart) -> None:
        """Show another chart, in the form that is chosen."""
        self.heading.setText(chart.name)
        self.key.show_chart(chart)
        self.view.show_chart(chart)
        if self.table is not None:
            self._fill(chart)

    def show_as(self, *, table: bool) -> None:
        """Show the table or the chart."""
        chart = self.view.chart
        if table and isinstance(chart, LineChart):
            self._fill(chart)
        self.key.setVisible(not table)
        self.stack.setCurrentWidget(self.table_box if table else self.view)
        if table and self.table is not None:
            self.table.setFocus()

    def _fill(self, chart: LineChart) -> None:
        """Make the table anew: another chart may have other columns."""
        told = chart.as_table()
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        columns = [
            (Column(_cell(at), name, right=at > 0, tone="muted" if not at else "text"), 112)
            for at, name in enumerate(told.header)
        ]
        made: ListTable[Row] = ListTable(chart.name, columns, _sentence(told.header))
        made.horizontalHeader().setStretchLastSection(False)
        self._table_column.addWidget(made)
        ids: dict[UUID, Row] = {uuid5(NAMESPACE_OID, row[0]): row for row in told.rows}
        made.show_rows(ids)
        self.table = made


def _cell(at: int) -> Callable[[Row], str]:
    return lambda row: row[at]


def _sentence(header: tuple[str, ...]) -> Callable[[Row], str]:
    def said(row: Row) -> str:
        pairs = zip(header, row, strict=True)
        return ", ".join(f"{name} {value}" for name, value in pairs if value)

    return said
