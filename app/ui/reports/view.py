"""One report: a tab for each table, its picture or its rows, and how it was counted."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.report import Report, ReportTable
from app.ui import theme
from app.ui.reports.table_model import ReportTableModel
from app.ui.widgets.labels import Divider, Label, muted
from app.ui.widgets.panes import FittingPane, Panel
from app.ui.widgets.table import TableView
from app.ui.widgets.tabs import Tabs

LETTER: Final = 7  # px at 100% text of a letter, on average
LEAST, MOST = 9, 46  # letters of a column


class ReportView(QWidget):
    """Shows any report; what is said of it stands under its tables."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self.tabs = Tabs([])
        self.tabs.setAccessibleName(self.tr("Tabellen van het rapport"))
        self.rows = ReportTableModel(self)
        self.table = TableView("", first_padding=24)
        self.table.setModel(self.rows)
        self.note = muted(wrap=True)
        self.nothing = muted(self.tr("Niets in deze periode."), wrap=True)
        self.stack = QStackedWidget()
        self.told = Told()
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab)
        theme.current().changed.connect(self._on_theme)

    def show_report(self, report: Report) -> None:
        """Show a report; the tab that was chosen stays, when the report is the same one."""
        is_same = self.report is not None and self.report.code == report.code
        at = self.tabs.currentIndex() if is_same else 0
        self.report = report
        with QSignalBlocker(self.tabs):
            while self.tabs.count():
                self.tabs.removeTab(0)
            for table in report.tables:
                self.tabs.addTab(table.title)
            self.tabs.setCurrentIndex(min(max(at, 0), len(report.tables) - 1))
        self.told.show_told(report)
        self._show_tab()

    def take_keyboard(self) -> None:
        """Go to the rows, or to the tabs when there are none."""
        shown = self.stack.currentWidget()
        (self.table if shown is self.table else self.tabs).setFocus()

    def current(self) -> ReportTable | None:
        """Return the table of the chosen tab."""
        at = self.tabs.currentIndex()
        tables = () if self.report is None else self.report.tables
        return tables[at] if 0 <= at < len(tables) else None

    def _lay_out(self) -> None:
        none = Panel("surface")
        none.column.setContentsMargins(24, 16, 24, 16)
        none.column.addWidget(self.nothing)
        none.column.addStretch(1)
        for part in (self.table, none):
            self.stack.addWidget(part)
        self._none = none
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 0, 16, 0)
        tabs.addWidget(self.tabs, 1)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 8, 24, 8)
        notes.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tabs)
        column.addWidget(Divider())
        column.addWidget(self.stack, 1)
        column.addLayout(notes)
        column.addWidget(self.told)

    @Slot()
    def _on_tab(self) -> None:
        self._show_tab()

    def _show_tab(self) -> None:
        table = self.current()
        if table is None:
            self.stack.setCurrentWidget(self._none)
            return
        self.table.setAccessibleName(table.title)
        self.rows.show_table(table)
        self._on_theme()
        self.stack.setCurrentWidget(self.table if table.rows else self._none)
        self.note.setText(table.note)
        self.note.setVisible(bool(table.note))
        if table.rows:
            self.table.select_row(0)

    @Slot()
    def _on_theme(self) -> None:
        table = self.current()
        for at, column in enumerate(() if table is None else table.columns):
            letters = min(max(column.width, LEAST), MOST)
            self.table.setColumnWidth(at, theme.current().px(letters * LETTER + 24))


class Told(FittingPane):
    """«Zo is er geteld»: a sentence for each thing that a reader must know of the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self.column.setContentsMargins(24, 10, 24, 12)
        self.column.setSpacing(4)
        self.hidden = Label("", tone="attention", wrap=True)
        self.words = muted(wrap=True)
        self.column.addWidget(Label(self.tr("Zo is er geteld"), "strong"))
        self.column.addWidget(self.hidden)
        self.column.addWidget(self.words)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_told(self, report: Report) -> None:
        """Show how a report was counted, and that small numbers are hidden when they are."""
        words = self.tr("Waarden onder {smallest} zijn verborgen.")
        self.hidden.setText(words.format(smallest=report.smallest))
        self.hidden.setVisible(report.has_hidden)
        self.words.setText("\n".join(report.told))
