"""A run chart on a page: what it says in words, the chart, and the same values as a table."""

from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.charts import RunChart
from app.ui import theme
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.chart import ChartView
from app.ui.widgets.labels import heading, muted, small
from app.ui.widgets.table import TableView

Cells = tuple[str, ...]
_HERE = UUID(int=0)
HIGH = 260  # px at 100% text


class RunCard(QWidget):
    """The button turns between the chart and its table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[UUID, Cells] = {}
        self.title, self.told, self.source = heading(), muted(wrap=True), small()
        self.title.setWordWrap(True)
        self.source.setWordWrap(True)
        self.view = ChartView()
        self.table_button = Button(self.tr("Toon als tabel"), "quiet", "table")
        self.table: TableView | None = None  # made when it is first asked for
        self.chart: RunChart | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.table_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.stack)
        column.addWidget(self.source)
        self.table_button.clicked.connect(self._on_turn)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_chart(self, chart: RunChart, source: str) -> None:
        """Show another chart; without a point there is only the sentence."""
        self.chart = chart
        self.title.setText(chart.name)
        self.told.setText(chart.told)
        self.source.setText(source)
        self.view.show_chart(chart)
        has_points = bool(chart.points)
        for part in (self.stack, self.table_button, self.source):
            part.setVisible(has_points)
        if self.table is not None:
            self._fill(self.table, chart)

    @Slot()
    def _on_turn(self) -> None:
        if self.chart is None:
            return
        if self.table is None:
            self.table = TableView(self.chart.name, parent=self.stack)
            self.stack.addWidget(self.table)
            self._fill(self.table, self.chart)
        is_table = self.stack.currentWidget() is self.view
        self.stack.setCurrentWidget(self.table if is_table else self.view)
        self.table_button.setText(
            self.tr("Toon als grafiek") if is_table else self.tr("Toon als tabel")
        )

    def _fill(self, table: TableView, chart: RunChart) -> None:
        found = chart.as_table()
        last = len(found.header) - 1
        columns: list[Column[Cells]] = [
            Column(
                lambda row, at=at: row[at],  # type: ignore[misc]  # of this column
                name,
                right=0 < at < last,
            )
            for at, name in enumerate(found.header)
        ]
        self._lines = {uuid5(_HERE, str(at)): row for at, row in enumerate(found.rows)}
        model: PagedTableModel[Cells] = PagedTableModel(
            columns, self._rows, table, lambda row: ", ".join(filter(None, row))
        )
        table.setModel(model)
        model.show_ids(list(self._lines))
        for at in range(last):
            table.setColumnWidth(at, theme.current().px(150))

    def _rows(self, ids: list[UUID]) -> dict[UUID, Cells]:
        return {one: self._lines[one] for one in ids if one in self._lines}

    @Slot()
    def _on_theme(self) -> None:
        self.stack.setFixedHeight(theme.current().px(HIGH))
