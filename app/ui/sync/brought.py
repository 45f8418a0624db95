"""What the rounds of today brought from others, per file; each line leads to its history."""

from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from app.services.syncing.view import BroughtLine
from app.ui import theme
from app.ui.history.labels import unit_text
from app.ui.history.record_text import record_text
from app.ui.place import Place
from app.ui.sync.places import SHARED, place_of
from app.ui.sync.words import SyncWords
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel
from app.ui.widgets.table import TableView

WIDTHS: Final = (230, 240, 160, 230)  # px at 100% text; the moment takes the rest


class BroughtView(Panel):
    """A table; `go_requested` carries the place of a line, `closed` asks for what was here."""

    go_requested = Signal(object)  # Place
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", 0, parent)
        self._words = SyncWords(self)
        self._found: dict[UUID, BroughtLine] = {}
        self.count = muted()
        self.close_button = Button(self.tr("Terug"), "plain", "arrow-left", "Esc")
        title = self.tr("Vandaag ontvangen van anderen")
        self.table = TableView(title, first_padding=24)
        self.rows: PagedTableModel[BroughtLine] = PagedTableModel(
            self._columns(), self._rows_of, self, self._sentence
        )
        self.table.setModel(self.rows)
        self.nothing = EmptyState(
            "cloud-check-outline",
            self.tr("Nog niets ontvangen vandaag"),
            self.tr("Hier komt wat anderen veranderden, per dossier. Enter opent de historiek."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.table)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 8)
        head.setSpacing(8)
        head.addWidget(heading(title))
        head.addWidget(self.count, 1)
        head.addWidget(self.close_button)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(self._stack, 1)
        self.close_button.clicked.connect(self.closed)
        self.table.opened.connect(self._on_opened)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_lines(self, lines: tuple[BroughtLine, ...]) -> None:
        """Show these; the same ones again keep the chosen row."""
        if lines != tuple(self._found.values()):
            self._found = {uuid4(): line for line in lines}
            self.rows.show_ids(list(self._found))
        self.count.setText(f"{len(lines)}" if lines else "")
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._stack.setCurrentWidget(self.table if lines else self.nothing)
        if lines and not self.table.currentIndex().isValid():
            self.table.select_row(0)
        if had_focus:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to the list, or to the way back when there is none."""
        (self.table if self._found else self.close_button).setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _columns(self) -> list[Column[BroughtLine]]:
        return [
            Column(self._case, self.tr("Onderneming"), is_name=True),
            Column(self._record, self.tr("Wat")),
            Column(self._what, self.tr("Veld")),
            Column(self._who, self.tr("Wie, laptop"), tone="muted"),
            Column(lambda line: self._words.moment(line.at), self.tr("Gekomen"), tone="muted"),
        ]

    def _case(self, line: BroughtLine) -> str:
        return line.record.case or self.tr("Partnerschap")

    def _record(self, line: BroughtLine) -> str:
        return self.tr("Dossier") if line.change is None else record_text(line.record)

    def _what(self, line: BroughtLine) -> str:
        if line.change is None:
            return self.tr("Nieuw op deze laptop")
        if line.is_delete:
            return self.tr("Verwijderd")
        return unit_text(line.record.kind, line.unit) if line.unit else self.tr("Toegevoegd")

    def _who(self, line: BroughtLine) -> str:
        known = ", ".join(part for part in (line.who, line.laptop) if part)
        # People, roles and partners are written by the server for who manages them there
        return known or ("" if line.change is None else self.tr("Beheer, op de server"))

    def _sentence(self, line: BroughtLine) -> str:
        parts = (self._case(line), self._record(line), self._what(line), self._who(line))
        return ", ".join(part for part in parts if part)

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, BroughtLine]:
        return {one: self._found[one] for one in ids if one in self._found}

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        line = self._found[self.rows.id_at(index.row())]
        record = line.record
        if line.change is None or record.kind in SHARED:
            self.go_requested.emit(place_of(record))
        else:
            place = Place("history", record.id, record.root, text=record.kind, unit=line.unit)
            self.go_requested.emit(place)

    @Slot()
    def _on_theme(self) -> None:
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))
