"""What comes in: a file is read and shown; nothing is stored before «Neem op»."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.domain.day_input import parse_day
from app.domain.monitoring import MonitoringLine
from app.domain.monitoring_tables import MONTHS
from app.services.changes import Changes
from app.services.results.monitoring import Preview, TakeIn, preview, take_in
from app.ui import theme
from app.ui.desk import Desk, Step
from app.ui.messages import message_for
from app.ui.monitoring.words import MonitoringWords
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import DateField, LabelledDay, day_text, no_day_text
from app.ui.widgets.drop_zone import DropZone
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import SectionHeader, muted, strong
from app.ui.widgets.table import TableView
from app.ui.work.reader import Reader

WIDTHS: Final = (170, 220, 150, 90, 110, 110, 110)  # px at 100% text
NAME_COLUMN: Final = 1  # takes the room that is left
MOST_ROWS: Final = 10  # of the table before it scrolls
SOURCE_WIDTH: Final = 320  # px at 100%
MOST_FAULTS: Final = 30


class InSection(QWidget):
    """
    `taken` comes when the numbers of a file were stored.

    What is typed about a file is kept with the way to it: it is read again.
    """

    taken = Signal()
    typed_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Preview | None = None
        self._path = ""  # of what is looked at
        self._reader = Reader(desk.runner, self._work, self)
        self._is_taking = False
        self._lines: dict[UUID, MonitoringLine] = {}
        self.words = MonitoringWords(self)
        self.zone = DropZone()
        self.zone.show_words(
            "file-plus-outline",
            self.tr("Sleep een tabel hierheen of kies een bestand"),
            self.tr("XLSX of CSV met aantallen per periode, sector of regio en contract"),
        )
        self.problem = NoteLine()
        self.name, self.columns = strong(), muted(wrap=True)
        self.again = NoteLine()
        self.rows: PagedTableModel[MonitoringLine] = PagedTableModel(
            self._columns(), self._rows_of, self
        )
        self.table = TableView(self.tr("Rijen die opgenomen worden"))
        self.table.setModel(self.rows)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
        self.faults_head = SectionHeader(self.tr("Rijen die overgeslagen worden"))
        self.faults = muted(wrap=True)
        self.source = LineEdit(self.tr("Bijvoorbeeld: VDAB, departement WSE"))
        self.source.setObjectName("source")
        self.source_field = LabelledField(self.tr("Van wie komt dit"), self.source)
        self.received = DateField()
        self.received_field = LabelledDay(self.tr("Ontvangen op"), self.received)
        self.remark = LineEdit(self.tr("Wat moet een lezer weten?"))
        self.remark.setObjectName("remark")
        self.take_button = Button(self.tr("Neem op"), "primary")
        self.cancel_button = Button(self.tr("Annuleer"), "quiet")
        self.shown = QWidget()
        self._lay_out()
        self._connect()

    @Slot()
    def choose(self) -> None:
        """Ask for a file."""
        dialog = FileDialog(self, self.tr("Kies een tabel met aantallen"))
        dialog.setNameFilter(self.tr("Tabellen (*.xlsx *.csv *.txt)"))
        dialog.fileSelected.connect(self.look)
        dialog.open()

    @Slot(str)
    def look(self, path: str) -> None:
        """Read a file and show it; nothing is stored."""
        self._path = path
        self.problem.show_note("error", "")
        self.shown.hide()
        self._reader.ask()

    @Slot()
    def take(self) -> None:
        """Store the rows that are shown."""
        found, day = self._found, parse_day(self.received.text(), clock.today())
        if found is None or self._is_taking:
            return
        if not self.source.text().strip():
            self.source_field.set_error(self.tr("Zeg van wie deze aantallen komen."))
            self.source.setFocus()
            return
        if day is None:
            self.received_field.set_error(no_day_text())
            self.received.setFocus()
            return
        store, said = self._desk.store, TakeIn(self.source.text(), day, self.remark.text())
        self._is_taking = True  # Enter again takes it in no second time
        job = self._desk.runner.start(lambda _progress: take_in(store, found, said))
        job.succeeded.connect(self._on_taken)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_take_ended)

    def typed(self) -> dict[str, str] | None:
        """Return what is typed about a file that is not taken in."""
        words = {"source": self.source.text(), "remark": self.remark.text()}
        if not any(words.values()):
            return None
        return words | {"received": self.received.text(), "path": self._path}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show again what was typed, with its file when that is still there."""
        for field, name in self._texts():
            field.setText(typed.get(name, ""))
        if path := typed.get("path"):
            self.look(path)

    def _texts(self) -> tuple[tuple[LineEdit, str], ...]:
        return (self.source, "source"), (self.received, "received"), (self.remark, "remark")

    @Slot()
    def cancel(self) -> None:
        """Forget the file, and what was typed about it."""
        self._found, self._path = None, ""
        for field, _ in self._texts():
            field.clear()
        self.shown.hide()
        self.problem.show_note("error", "")
        self.zone.setFocus()

    def _lay_out(self) -> None:
        told = muted(
            self.tr(
                "Werkvloer neemt alleen aantallen op, geen mensen. Een bestand met namen, "
                "rijksregisternummers of een rij per persoon wordt geweigerd. Er wordt niets "
                "bewaard vóór je op «Neem op» drukt."
            ),
            wrap=True,
        )
        fields = FlowLayout(gap=16, top=True)
        for one in (self.source_field, self.received_field):
            fields.addWidget(one)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.cancel_button)
        shown = QVBoxLayout(self.shown)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(10)
        for part in (self.name, self.columns, self.again, self.table):
            shown.addWidget(part)
        shown.addWidget(self.faults_head)
        shown.addWidget(self.faults)
        shown.addLayout(fields)
        shown.addWidget(LabelledField(self.tr("Opmerking"), self.remark))
        shown.addLayout(buttons)
        self.shown.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(SectionHeader(self.tr("Aantallen opnemen")))
        column.addWidget(told)
        column.addWidget(self.zone)
        column.addWidget(self.problem)
        column.addWidget(self.shown)

    def _connect(self) -> None:
        self.zone.clicked.connect(self.choose)
        self.zone.dropped.connect(self._on_dropped)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_not_read)
        self.take_button.clicked.connect(self.take)
        self.cancel_button.clicked.connect(self.cancel)
        self.source.textEdited.connect(self._on_source)
        self.source.returnPressed.connect(self.take)
        for field, _ in self._texts():
            field.textChanged.connect(self.typed_changed)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def _columns(self) -> list[Column[MonitoringLine]]:
        after = self.tr("Na {n} mnd")
        return [
            Column(lambda one: self.words.period(one.days), self.tr("Periode"), tone="muted"),
            Column(self._cluster, self.tr("Sector of regio"), is_name=True),
            Column(lambda one: self.words.contract(one.contract), self.tr("Contract")),
            *(
                Column(
                    partial(_number, at),
                    after.format(n=months) if months else self.tr("Gestart"),
                    right=True,
                )
                for at, months in enumerate(MONTHS)
            ),
        ]

    def _cluster(self, one: MonitoringLine) -> str:
        names = {} if self._found is None else self._found.names
        return self.words.cluster(one.kind, one.cluster, names)

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, MonitoringLine]:
        return {one: self._lines[one] for one in ids if one in self._lines}

    @Slot(object)
    def _on_dropped(self, paths: Sequence[str]) -> None:
        if paths:
            self.look(paths[0])

    def _work(self) -> Callable[[], tuple[str, Preview]]:
        store, reference, path = self._desk.store, self._desk.reference, self._path
        return lambda: (path, preview(store, reference, Path(path)))

    @Slot(object)
    def _on_read(self, read: tuple[str, Preview]) -> None:
        """Show what was read, unless somebody chose another file since, or none."""
        path, found = read
        if path == self._path:
            self._show_found(found)

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        if self._path:
            self._on_failed(error)

    def _show_found(self, found: Preview) -> None:
        self._found, read = found, found.read
        self._lines = {UUID(int=one.row): one for one in read.lines}
        self.rows.show_ids(list(self._lines))
        rows = self.tr("%n rij(en) wordt/worden opgenomen", "", len(read.lines))
        self.name.setText(f"{found.file_name}: {rows}")
        self.columns.setText(self.words.columns(read))
        self.again.show_note("attention", self.words.again(found.known))
        self.table.setVisible(bool(read.lines))
        self.faults_head.setVisible(bool(read.faults))
        self.faults_head.set_count(str(len(read.faults)))
        self.faults.setVisible(bool(read.faults))
        said = [self.words.fault(one) for one in read.faults[:MOST_FAULTS]]
        self.faults.setText("\n".join(said))
        self.take_button.setEnabled(bool(read.lines))
        if not self.received.text():
            self.received.setText(day_text(clock.today()))
        self._on_theme()
        self.shown.show()
        self.source.setFocus()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.problem.show_note("error", message_for(error).whole)
            self.zone.setFocus()
        else:
            self._desk.failed.emit(error)

    @Slot(object)
    def _on_taken(self, changes: Changes) -> None:
        name = "" if self._found is None else self._found.file_name
        self.cancel()
        self._desk.did(Step(self.tr("Aantallen opgenomen: {name}").format(name=name), changes))
        self.taken.emit()

    @Slot()
    def _on_take_ended(self) -> None:
        self._is_taking = False

    @Slot()
    def _on_source(self) -> None:
        self.source_field.set_error("")

    @Slot()
    def _on_theme(self) -> None:
        colors = theme.current()
        for column, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(column, colors.px(wide))
        row = self.table.verticalHeader().defaultSectionSize()
        rows = min(max(len(self._lines), 1), MOST_ROWS)
        head = self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        room = bar if sum(map(colors.px, WIDTHS)) > self.width() else colors.px(4)
        self.table.setFixedHeight(head + rows * row + room)
        self.source.setMinimumWidth(colors.px(SOURCE_WIDTH))


def _number(at: int, one: MonitoringLine) -> str:
    number = one.numbers[at]
    return "–" if number is None else str(number)
