"""One report: a tab for each table, its picture or its rows, and how it was counted."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.languages import Language
from app.domain.report import Report, ReportColumn, ReportTable
from app.ui import theme
from app.ui.reports.pictures import PicturePane
from app.ui.reports.table_model import ReportTableModel
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label, muted
from app.ui.widgets.panes import FittingPane, Panel
from app.ui.widgets.table import TableView
from app.ui.widgets.tabs import Tabs

LETTER, EDGE = 6.4, 22  # px at 100% text: of a letter, on average, and beside the words
LEAST, MOST = 9, 46  # letters of a column
NAMES: Final = 0.5  # of the width, what names take at most in a table that scrolls
LARGE: Final = 150  # percent; from there the words under a table begin folded
START: Final = 24 + EDGE  # px at 100% text, beside the words of the first column
WORDS, FIRST = 84, 170  # px at 100% text that a column of words has at least
TOLD_SHARE: Final = 0.3  # of the height, at most, for these words


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
        self.picture = PicturePane()
        self.turn_button = Button("", "link", "table")
        self._as_table = False  # what was chosen with that button
        self.nothing = muted(self.tr("Niets in deze periode."), wrap=True)
        self.stack = QStackedWidget()
        self.told = Told()
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab)
        self.turn_button.clicked.connect(self.turn)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

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

    @Slot()
    def turn(self) -> None:
        """Show the rows instead of the picture, or the picture again."""
        table = self.current()
        if table is not None and table.chart is not None:
            self._as_table = not self._as_table
            self._show_tab()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.told.allow(round(self.height() * TOLD_SHARE))
        self._fit_columns()

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
        for part in (self.table, self.picture, none):
            self.stack.addWidget(part)
        self._none = none
        self._tabs_row, self._turn_row = QHBoxLayout(), QHBoxLayout()
        for row in (self._tabs_row, self._turn_row):
            row.setContentsMargins(24, 0, 16, 0)
        self._tabs_row.addWidget(self.tabs, 1)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 8, 24, 8)
        notes.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tabs_row)
        column.addWidget(Divider())
        column.addLayout(self._turn_row)
        column.addWidget(self.stack, 1)
        column.addLayout(notes)
        column.addWidget(self.told)

    @Slot()
    def _on_tab(self) -> None:
        self._show_tab()

    def _show_tab(self) -> None:
        table = self.current()
        if table is None:
            self.turn_button.hide()
            self.note.hide()
            self.stack.setCurrentWidget(self._none)
            return
        self.table.setAccessibleName(table.title)
        language = Language.NL if self.report is None else self.report.language
        self.rows.show_table(table, language)
        self._fit_columns()
        has_picture = bool(table.rows) and self.picture.show_picture(table.chart)
        self.turn_button.setVisible(has_picture)
        is_picture = has_picture and not self._as_table
        self.turn_button.setText(
            self.tr("Toon als tabel") if is_picture else self.tr("Toon als grafiek")
        )
        self.turn_button.set_icon("table" if is_picture else "chart-bar")
        rows = self.table if table.rows else self._none
        self.stack.setCurrentWidget(self.picture if is_picture else rows)
        self.note.setText(table.note)
        self.note.setVisible(bool(table.note))
        if table.rows:
            self.table.select_row(0)

    @Slot()
    def _on_theme(self) -> None:
        is_large = theme.current().percent >= LARGE  # then the tabs need their line for themselves
        (self._turn_row if is_large else self._tabs_row).addWidget(
            self.turn_button, 0, Qt.AlignmentFlag.AlignRight
        )
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give numbers what they need, and words what is left of what they would like."""
        table = self.current()
        if table is None:
            return
        px, header = theme.current().px, self.table.horizontalHeader()
        least = [
            max(header.sectionSizeFromContents(at).width(), px(_least(at, column)))
            for at, column in enumerate(table.columns)
        ]
        wishes: list[float] = [
            max(px(round(min(max(column.width, LEAST), MOST) * LETTER) + EDGE), head)
            for column, head in zip(table.columns, least, strict=True)
        ]
        over = sum(wishes) + px(EDGE) - self.width()
        numbers = [at for at, column in enumerate(table.columns) if column.is_number]
        words = [at for at in range(len(wishes)) if at not in numbers]
        for some in (numbers, words):  # a number needs no more than its head
            room = sum(wishes[at] - least[at] for at in some)
            if over > 0 and room:
                share = min(over / room, 1.0)
                over -= room * share
                for at in some:
                    wishes[at] -= share * (wishes[at] - least[at])
        if sum(wishes) + px(EDGE) > self.width():  # it scrolls: then names need not give way
            wishes[0] = max(wishes[0], min(self._names_width(), NAMES * self.width()))
        for at, wide in enumerate(wishes):
            self.table.setColumnWidth(at, round(wide))
        header.setStretchLastSection(not table.columns[-1].is_number)

    def _names_width(self) -> float:
        """Return how much the longest name in the first column takes."""
        font, rows = theme.current().font("strong"), self.rows
        names = (str(rows.index(at, 0).data()) for at in range(rows.rowCount()))
        return max((paint.width(one, font) for one in names), default=0) + theme.current().px(START)


def _least(at: int, column: ReportColumn) -> int:
    """Return how wide a column is at least, in px at 100% text; 0: as wide as its head."""
    if column.is_number:
        return 0
    return WORDS if at else FIRST


class _ToldPane(FittingPane):
    """Never higher than its words."""

    @override
    def _fit(self) -> None:
        super()._fit()
        self.setMaximumHeight(self.minimumHeight())

    def allow(self, most: int) -> None:
        """Take no more height than this."""
        self.most = most
        self._fit()


class Told(QWidget):
    """«Zo is er geteld»: a sentence for each thing that a reader must know; it folds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold = Button(self.tr("Zo is er geteld"), "quiet", "chevron-down", flush=True)
        self.hidden = Label("", tone="attention", wrap=True)
        self.words = muted(wrap=True)
        self.pane = _ToldPane()
        self.pane.column.setContentsMargins(24, 0, 24, 10)
        self.pane.column.setSpacing(4)
        self.pane.column.addWidget(self.words)
        self.pane.column.addStretch(1)
        head = Panel("window")
        head.column.setContentsMargins(24, 2, 24, 2)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.hidden, 1)  # seen when the words are folded too
        head.column.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        column.addWidget(head)
        column.addWidget(self.pane)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.pane.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.fold.clicked.connect(self._on_fold)
        self._show(on=theme.current().percent < LARGE)

    def show_told(self, report: Report) -> None:
        """Show how a report was counted, and that small numbers are hidden when they are."""
        words = self.tr("Waarden onder {smallest} zijn verborgen.")
        self.hidden.setText(words.format(smallest=report.smallest))
        self.hidden.setToolTip(
            self.tr(
                "«×» staat voor een verborgen waarde. Soms is er ook een grotere verborgen, zodat "
                "niemand de kleine kan uitrekenen."
            )
        )
        self.hidden.setVisible(report.has_hidden)
        self.words.setText("\n".join(report.told))

    def allow(self, most: int) -> None:
        """Take no more height than this; longer words scroll."""
        self.pane.allow(most)

    @Slot()
    def _on_fold(self) -> None:
        self._show(on=self.pane.isHidden())

    def _show(self, *, on: bool) -> None:
        self.pane.setVisible(on)
        self.fold.set_icon("chevron-down" if on else "chevron-right")
