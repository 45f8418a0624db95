"""The table of S15 in its card, with the choice of rows, and «Wat als» in its place."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.results.targets import ScopeKind
from app.services.results.view import SharedFigures
from app.ui.targets.service import Standing
from app.ui.targets.table import ScopeTable, total_row
from app.ui.targets.what_if import WhatIf
from app.ui.targets.words import TargetsWords, kind_text, rows_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.panes import Card

KINDS: Final = (ScopeKind.PARTNER, ScopeKind.REGION, ScopeKind.THEME)


class TableCard(Card):
    """`kind_chosen` carries a ScopeKind, `row_opened` a ScopeRow, `supposed` a total."""

    kind_chosen = Signal(object)
    row_opened = Signal(object)
    supposed = Signal(object)
    share_requested = Signal()
    suppose_opened = Signal()

    def __init__(
        self, words: TargetsWords, parent: QWidget | None = None, *, may_share: bool = True
    ) -> None:
        super().__init__(parent, padding=0)
        self._may_share = may_share
        self._standing: Standing | None = None
        self.heading = strong(rows_text(ScopeKind.PARTNER))
        self.share_button = Button(self.tr("Deel met partners"), "quiet", "share-variant-outline")
        self.if_chip = Chip(self.tr("Wat als"))
        self.if_chip.setToolTip(self.tr("Zie wat een ander resultaat per partner betekent in euro"))
        self.kinds = ChipRow(required=True)
        for kind in KINDS:
            self.kinds.add(kind, kind_text(kind))
        self.kinds.set_values(ScopeKind.PARTNER)
        self.table, self.what_if = ScopeTable(words), WhatIf()
        self.what_if.hide()
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 0)
        head.setSpacing(10)
        head.addWidget(self.heading)
        head.addStretch(1)
        for part in (self.share_button, self.if_chip, self.kinds):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(self.table)
        self.column.addWidget(self.what_if)
        self.column.addSpacing(6)
        self.kinds.changed.connect(self._on_kind)
        self.if_chip.toggled.connect(self._on_if)
        self.share_button.clicked.connect(self.share_requested)
        self.table.row_opened.connect(self.row_opened)
        self.what_if.supposed.connect(self.supposed)

    def show_standing(self, standing: Standing) -> None:
        """Show the rows, and what may be supposed of the partners."""
        told = standing.results
        kind, whole = told.rows_by, standing.whole
        self.heading.setText(rows_text(kind))
        self.kinds.set_values(kind)
        is_of_all = told.scope.kind is ScopeKind.WHOLE
        total = total_row(told) if len(told.rows) > 1 else None
        self.table.show_rows(told.rows, kind, total)
        can_suppose = whole is not None and bool(whole.rows) and told.terms is not None
        self.if_chip.setVisible(can_suppose)
        self.share_button.setVisible(self._may_share and is_of_all and kind is ScopeKind.PARTNER)
        self.if_chip.setChecked(self.if_chip.isChecked() and can_suppose)
        self._standing = standing
        if self.if_chip.isChecked():
            self.what_if.show_standing(standing)

    @property
    def numbers(self) -> Mapping[str, int]:
        """What is supposed of each partner; nothing while «Wat als» is off."""
        return self.what_if.numbers if self.if_chip.isChecked() else {}

    @Slot(object)
    def _on_kind(self, keys: tuple[object, ...]) -> None:
        self.if_chip.setChecked(False)
        self.kind_chosen.emit(keys[0])

    @Slot(bool)
    def _on_if(self, on: bool) -> None:  # noqa: FBT001 signature of `toggled`
        if on and self._standing is not None:
            self.what_if.show_standing(self._standing)
        self.table.setVisible(not on)
        self.what_if.setVisible(on)
        self.share_button.setEnabled(not on)
        if on:
            self.what_if.first().setFocus(Qt.FocusReason.TabFocusReason)
            self.suppose_opened.emit()


class SharedCard(Card):
    """What the promotor shared of the whole, for who sees their own partner only."""

    def __init__(self, words: TargetsWords, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.heading, self.since = strong(self.tr("Het geheel")), muted(wrap=True)
        self.table = ScopeTable(words)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.setSpacing(12)
        head.addWidget(self.heading)
        head.addWidget(self.since, 1)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(self.table)
        self.column.addSpacing(6)

    def show_shared(self, shared: SharedFigures | None) -> None:
        """Show the figures; without any the card goes away."""
        self.setVisible(shared is not None)
        if shared is None:
            return
        words = self.tr("Gedeeld door {name} op {day}. Dit zijn de cijfers van toen.")
        said = words.format(name=shared.by or self.tr("de promotor"), day=f"{shared.day:%d/%m/%Y}")
        self.since.setText(f"{said} {shared.remark}".strip())
        self.table.show_rows(shared.rows, ScopeKind.PARTNER, None)
