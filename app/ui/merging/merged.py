"""What merged by itself today: nothing to decide, only to look at."""

from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.conflicts.view import MergedLine
from app.ui import theme
from app.ui.history.labels import unit_text
from app.ui.history.record_text import record_text
from app.ui.merging.words import MergingWords
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.panes import Panel
from app.ui.widgets.table import TableView

WIDTHS: Final = (90, 250, 180, 160)  # px at 100% text


class MergedView(Panel):
    """A table of what merged; `opened` carries its MergedLine, `closed` asks for what was here."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, words: MergingWords, parent: QWidget | None = None) -> None:
        super().__init__("surface", 0, parent)
        self._words = words
        self._found: dict[UUID, MergedLine] = {}
        self.count = muted()
        self.close_button = Button(self.tr("Terug"), "plain", "arrow-left", "Esc")
        self.table = TableView(self.tr("Vandaag vanzelf samengevoegd"), first_padding=24)
        self.rows: PagedTableModel[MergedLine] = PagedTableModel(
            self._columns(), self._rows_of, self, self._sentence
        )
        self.table.setModel(self.rows)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 8)
        head.setSpacing(8)
        head.addWidget(heading(self.tr("Vandaag vanzelf samengevoegd")))
        head.addWidget(self.count, 1)
        head.addWidget(self.close_button)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(self.table, 1)
        self.close_button.clicked.connect(self.closed)
        self.table.opened.connect(self._on_opened)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_lines(self, lines: tuple[MergedLine, ...]) -> None:
        """Show these."""
        if lines != tuple(self._found.values()):
            self._found = {uuid4(): line for line in lines}
            self.rows.show_ids(list(self._found))
        self.count.setText(f"{len(lines)}")
        if lines and not self.table.currentIndex().isValid():
            self.table.select_row(0)

    def _columns(self) -> list[Column[MergedLine]]:
        words = self._words
        return [
            Column(lambda line: words.at(line.at), self.tr("Wanneer"), tone="muted"),
            Column(
                lambda line: record_text(line.record),
                self.tr("Wat"),
                is_name=True,
            ),
            Column(lambda line: unit_text(line.record.kind, line.unit), self.tr("Veld")),
            Column(lambda line: ", ".join(line.authors), self.tr("Door"), tone="muted"),
            Column(lambda line: line.record.case, self.tr("Onderneming"), tone="muted"),
        ]

    def _sentence(self, line: MergedLine) -> str:
        parts = (
            line.record.case,
            record_text(line.record),
            unit_text(line.record.kind, line.unit),
            ", ".join(line.authors),
        )
        return ", ".join(part for part in parts if part)

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, MergedLine]:
        return {one: self._found[one] for one in ids if one in self._found}

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self._found[self.rows.id_at(index.row())])

    @Slot()
    def _on_theme(self) -> None:
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))
