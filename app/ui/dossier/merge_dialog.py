"""Dialoog «Dossiers samenvoegen»: which other file, what differs, and what comes of it."""

from typing import Any, Final, NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.companies.dossier import Dossier
from app.services.companies.merge import MergePreview, merge_preview
from app.services.sessions.context import enterprise_choice
from app.ui import theme
from app.ui.agenda.company_choice import CompanyChoice
from app.ui.desk import Desk
from app.ui.dossier.merge_grid import MergeGrid
from app.ui.keys import share_keys
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.panes import FittingPane

WIDTH: Final = 820  # px at 100% text
MOST_HEIGHT: Final = 420  # px of the fields
AROUND: Final = 300  # px of what stands around them
LEAST_HEIGHT: Final = 160  # px


class MergeOrder(NamedTuple):
    """What is merged into what, and what the one that goes on says from now on."""

    kept: UUID
    other: UUID
    other_name: str
    values: dict[str, Any]


class MergeDialog(QDialog):
    """`chosen` carries a MergeOrder."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, dossier: Dossier, other: UUID | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        share_keys(self)
        self.setWindowTitle(self.tr("Dossiers samenvoegen"))
        self._desk, self._dossier = desk, dossier
        self.grid: MergeGrid | None = None
        self.company = CompanyChoice(desk, self)
        self.words = muted(wrap=True)
        self.pane = FittingPane()
        room = max(parent.height() - theme.current().px(AROUND), LEAST_HEIGHT)
        self.pane.most = min(theme.current().px(MOST_HEIGHT), room)
        self.cancel_button = Button(self.tr("Annuleer"))
        self.merge_button = Button(self.tr("Voeg samen"), "primary")
        self.merge_button.setDefault(True)
        self._lay_out()
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 300)))
        self.company.combo.chosen.connect(self._on_company)
        self.cancel_button.clicked.connect(self.reject)
        self.merge_button.clicked.connect(self._on_merge)
        self.finished.connect(self.deleteLater)
        self._show(None)
        if other is not None:
            self.company.show_company(enterprise_choice(desk.store, other))
            self._read(other)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        title = self.tr("Voeg een dossier samen met {name}").format(name=self._dossier.name)
        head = heading(title)
        head.setWordWrap(True)
        column.addWidget(head)
        column.addWidget(self.company.field)
        column.addWidget(self.words)
        column.addWidget(self.pane, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.merge_button)
        column.addLayout(row)

    @Slot(object)
    def _on_company(self, _found: object) -> None:
        other = self.company.enterprise_id()
        if other is not None:
            self._read(other)

    def _read(self, other: UUID) -> None:
        store, kept = self._desk.store, self._dossier.id
        self._show(None)
        job = self._desk.runner.start(lambda _: merge_preview(store, kept, other), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_read(self, preview: MergePreview) -> None:
        if self.company.enterprise_id() is not None:  # else another one is being looked for
            self._show(None if preview.other.id == self._dossier.id else preview)

    def _show(self, preview: MergePreview | None) -> None:
        if self.grid is not None:
            self.grid.hide()
            self.grid.deleteLater()
            self.grid = None
        may_merge = preview is not None and preview.other.may_edit
        self.merge_button.setEnabled(may_merge)
        self.pane.setVisible(may_merge)
        if preview is None:
            self.words.setText(self.tr("Kies het andere dossier van deze onderneming."))
            return
        if not may_merge:
            words = self.tr("Het dossier van {other} mag je lezen, niet wijzigen of samenvoegen.")
            self.words.setText(words.format(other=preview.other.name))
            return
        self.words.setText(
            self.tr(
                "{other} gaat op in {kept}. Alles van beide dossiers staat daarna samen, en er "
                "gaat niets weg. Wie een van beide dossiers heeft, ziet na de volgende "
                "synchronisatie het geheel. Je kunt dit ongedaan maken."
            ).format(other=preview.other.name, kept=preview.kept.name)
        )
        self.grid = MergeGrid(self._desk.reference, preview, self.pane)
        self.pane.column.addWidget(self.grid)
        self.merge_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_merge(self) -> None:
        if self.grid is None:
            self.company.ask()
            return
        preview = self.grid.preview
        order = MergeOrder(
            preview.kept.id, preview.other.id, preview.other.name, self.grid.values()
        )
        self.chosen.emit(order)
        self.accept()
