"""«Dubbelfinanciering: afwijkingen»: where somebody went on in spite of the guard, as a list."""

from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.changes import Changes
from app.services.referrals.funding_checks import Deviation, deviations
from app.services.referrals.papers import deviations_csv, deviations_paper
from app.ui import theme
from app.ui.case_words import code_text
from app.ui.desk import Desk, DocumentRequest, Notice
from app.ui.funding.words import names_by_code
from app.ui.key_hints import ButtonKey
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.preview.saving import Saving
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted, title
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel
from app.ui.widgets.table import TableView

WIDTHS: Final = (96, 200, 160, 150, 130, 320)  # px at 100% text
KINDS: Final = frozenset({"funding_check", "enterprise"})


class DeviationsPage(Page):
    """The last one first; Enter opens the file; it is printed, and saved for a spreadsheet."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self._found: dict[UUID, Deviation] = {}
        self._names = names_by_code()
        self.title = title(self.tr("Dubbelfinanciering: afwijkingen"))
        self.title.setWordWrap(True)
        self.count = muted(wrap=True)
        self.save_button = Button(self.tr("Bewaar voor Excel"), icon="file-delimited-outline")
        ButtonKey(desk.keys, "keep", self.save_button)
        self.print_button = Button(self.tr("Druk af"), icon="printer", shortcut_hint="Ctrl+P")
        self.rows: PagedTableModel[Deviation] = PagedTableModel(
            self._columns(), self._rows_of, self, self._sentence
        )
        self.table = TableView(self.tr("Afwijkingen"), first_padding=24)
        self.table.setModel(self.rows)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.empty = EmptyState(
            "shield-check-outline",
            self.tr("Geen afwijkingen"),
            self.tr(
                "Hier staat waar iemand verder ging hoewel iemand anders het al doet of betaalt, "
                "met de reden."
            ),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.saving = Saving(self, desk.runner)
        self._lay_out()
        self._connect()
        self._read()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        first = Crumb(self.tr("Doorverwijzingen"), Place("referrals"))
        return first, Crumb(self.tr("Afwijkingen"))

    @override
    def enter(self) -> None:
        self.table.setFocus()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @Slot()
    def save_list(self) -> None:
        """Ask where, and write the list for a spreadsheet."""
        if self._found:
            content = deviations_csv(tuple(self._found.values()), self._names)
            self.saving.ask(content, self.tr("Dubbelfinanciering afwijkingen.csv"))

    @Slot()
    def print_list(self) -> None:
        """Ask for the list as a PDF."""
        store, names = self.desk.store, self._names
        words = self.tr("Dubbelfinanciering afwijkingen")
        self.desk.document_requested.emit(
            DocumentRequest(words, f"{words}.pdf", lambda: deviations_paper(store, names))
        )

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.count)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 12)
        head.setSpacing(8)
        head.addLayout(words, 1)
        for button in (self.save_button, self.print_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        ground = Panel("surface", parent=self)
        ground.column.setSpacing(0)
        ground.column.addLayout(head)
        ground.column.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)

    def _connect(self) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        self.take_keys(
            {
                key(Qt.Key.Key_S, control): self.save_list,
                key(Qt.Key.Key_P, control): self.print_list,
                key(Qt.Key.Key_F5): self._read,
            }
        )
        self.table.opened.connect(self._on_opened)
        self.save_button.clicked.connect(self.save_list)
        self.print_button.clicked.connect(self.print_list)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self.desk.failed)
        self.desk.bus.changed.connect(self._on_changes)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def _columns(self) -> list[Column[Deviation]]:
        return [
            Column(lambda row: f"{row.asked_on:%d/%m/%Y}", self.tr("Dag"), tone="muted"),
            Column(lambda row: row.enterprise, self.tr("Onderneming"), is_name=True),
            Column(lambda row: code_text("support", row.support), self.tr("Soort steun")),
            Column(self._before, self.tr("Waarvoor"), tone="muted"),
            Column(lambda row: row.person, self.tr("Door"), tone="muted"),
            Column(lambda row: row.reason, self.tr("Reden")),
        ]

    def _before(self, row: Deviation) -> str:
        return self._names.get(row.subject_kind, row.subject_kind)

    def _sentence(self, row: Deviation) -> str:
        parts = (row.enterprise, code_text("support", row.support), self._before(row), row.reason)
        return ", ".join(parts)

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, Deviation]:
        return {one: self._found[one] for one in ids if one in self._found}

    @Slot()
    def _read(self) -> None:
        store = self.desk.store
        job = self.desk.runner.start(lambda _progress: deviations(store), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self.desk.failed)

    @Slot(object)
    def _on_read(self, found: tuple[Deviation, ...]) -> None:
        self._found = {one.id: one for one in found}
        self.rows.show_ids(list(self._found))
        self.stack.setCurrentWidget(self.table if found else self.empty)
        self.save_button.setEnabled(bool(found))
        at = self.tr("Stand van {time}").format(time=f"{clock.local(clock.now()):%H:%M}")
        number = self.tr("%n afwijking(en)", None, len(found))
        self.count.setText(f"{number}. {at}.")
        if found:
            self.table.select_row(0)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        row = self._found[self.rows.id_at(index.row())]
        self.desk.go_requested.emit(Place("enterprise", record=row.enterprise_id))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        words = self.tr("Lijst bewaard: {name}")
        self.desk.noticed.emit(Notice(words.format(name=path.name)))

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & KINDS:
            self._read()

    @Slot()
    def _on_theme(self) -> None:
        for column, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(column, theme.current().px(wide))
