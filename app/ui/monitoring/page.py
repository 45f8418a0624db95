"""Scherm «Monitoring»: the list that goes out, the numbers that come in, what was delivered."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.changes import Changes
from app.services.drafts import KeptDraft, find_draft
from app.services.results.monitoring import (
    KINDS,
    READERS,
    WRITER,
    DeliveryView,
    deliveries,
    take_out,
)
from app.ui import theme
from app.ui.desk import Desk, Step
from app.ui.edit_keeper import Edited, EditKeeper
from app.ui.keys import key
from app.ui.monitoring.in_section import InSection
from app.ui.monitoring.out_section import OutSection
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, SectionHeader, muted, strong, title
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel, ScrollPane
from app.ui.widgets.status import StatusText

DRAFT_KIND: Final = "monitoring"
OUT = frozenset({"trajectory", "trajectory_member", "enterprise", "company_alias"})
MOST_WIDTH = 1040  # px at 100%
CTRL = Qt.KeyboardModifier.ControlModifier


class MonitoringPage(Page):
    """For the promotor and the auditors: they see whole numbers, others the report."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.may_see = desk.me.role in READERS
        self.may_write = desk.me.role == WRITER
        self.title = title(self.tr("Monitoring van tewerkstelling"))
        self.label = muted(self.tr("niet bepalend voor financiering"))
        self.report_button = Button(self.tr("Bekijk het rapport"), icon="chart-box-outline")
        self.out = OutSection(desk)
        self.taking = InSection(desk)
        self.list_head = SectionHeader(self.tr("Opgenomen leveringen"))
        self.none = muted(self.tr("Er is nog niets opgenomen."))
        self.none.hide()  # until they are read
        self.lines: dict[UUID, QWidget] = {}
        self._list = QVBoxLayout()
        self._lay_out()
        ours = desk.me.partnership_id
        edited = Edited(DRAFT_KIND, lambda: ours, lambda: self.tr("Aantallen opnemen"))
        self.edits = EditKeeper(desk, edited, lambda: {"in": self.taking}, lambda _: None, self)
        self._connect()
        if self.may_write:
            job = desk.runner.start(
                lambda _: find_draft(desk.store, DRAFT_KIND, ours), database=False
            )
            job.succeeded.connect(self._on_draft)
            job.failed.connect(desk.failed)
        if self.may_see:
            self._read()
            self.out.read()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Rapporten"), Place("reports")), Crumb(self.tr("Monitoring")))

    @override
    def enter(self) -> None:
        self.edits.set_shown(on=True)
        if not self.may_see:
            self.setFocus()
        elif self.may_write:
            self.taking.zone.setFocus()
        else:
            self.out.first.setFocus()

    @override
    def keep(self) -> None:
        self.edits.keep_now()

    @override
    def leave(self) -> None:
        self.edits.set_shown(on=False)
        self.edits.keep_now()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 8)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.label, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.report_button)
        ground = Panel("surface", parent=self)
        ground.column.setSpacing(0)
        ground.column.addLayout(head)
        if self.may_see:
            ground.column.addWidget(self._body(), 1)
        else:
            self.report_button.hide()
            ground.column.addWidget(self._closed(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)

    def _body(self) -> QWidget:
        pane = ScrollPane(margins=(24, 8, 24, 24))
        held = QWidget(pane.body)
        held.setMaximumWidth(theme.current().px(MOST_WIDTH))
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.taking.setVisible(self.may_write)
        parts = [self.taking] if self.may_write else []
        for part in (*parts, self._deliveries(), self.out):
            column.addWidget(part)
            if part is not self.out:
                column.addWidget(Divider())
        pane.column.addWidget(held)
        pane.column.addStretch(1)
        return pane

    def _deliveries(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list_head)
        column.addWidget(self.none)
        column.addLayout(self._list)
        return held

    def _closed(self) -> QWidget:
        return EmptyState(
            "lock-outline",
            self.tr("Alleen voor de promotor en de auditor"),
            self.tr("Hele aantallen van weinig mensen zien alleen zij."),
        )

    def _connect(self) -> None:
        self.report_button.clicked.connect(self._on_report)
        self.taking.typed_changed.connect(self.edits.look)
        self.desk.bus.changed.connect(self._on_changes)
        if self.may_see:
            self.take_keys(
                {
                    key(Qt.Key.Key_S, CTRL): self.out.save,
                    key(Qt.Key.Key_F5): self._read_all,
                }
            )

    @Slot(object)
    def _on_draft(self, kept: KeptDraft | None) -> None:
        if kept is not None:
            self.edits.offer(kept)

    @Slot()
    def _read_all(self) -> None:
        self._read()
        self.out.read()

    @Slot()
    def _read(self) -> None:
        store = self.desk.store
        job = self.desk.runner.start(lambda _progress: deliveries(store), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self.desk.failed)

    @Slot(object)
    def _on_read(self, found: tuple[DeliveryView, ...]) -> None:
        for line in self.lines.values():
            line.hide()
            line.deleteLater()
        self.lines = {one.id: self._line(one) for one in found}
        for line in self.lines.values():
            self._list.addWidget(line)
        self.none.setVisible(not found)
        self.list_head.set_count(str(len(found)) if found else "")

    def _line(self, one: DeliveryView) -> QWidget:
        words = self.taking.words
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        period = words.period((one.first, one.last))
        row.addWidget(strong(period[:1].upper() + period[1:]))
        told = self.tr("{source}, ontvangen op {day}, {file}")
        said = told.format(source=one.source, day=f"{one.received_on:%d/%m/%Y}", file=one.file_name)
        rows = self.tr("%n rij(en)", "", len(one.counted))
        row.addWidget(muted(f"{said}, {rows}", wrap=True), 1)
        if one.counts:
            row.addWidget(StatusText("ok", self.tr("Telt")))
        else:
            row.addWidget(StatusText("neutral", self.tr("Vervangen door een latere")))
        if self.may_write:
            button = Button(self.tr("Verwijder"), "quiet")
            button.setAccessibleName(self.tr("Verwijder {period}").format(period=period))
            button.clicked.connect(partial(self._take_out, one.id, period))
            row.addWidget(button)
        return held

    def _take_out(self, delivery: UUID, period: str) -> None:
        store = self.desk.store
        job = self.desk.runner.start(lambda _progress: take_out(store, delivery))
        job.succeeded.connect(partial(self._on_out, period))
        job.failed.connect(self.desk.failed)

    def _on_out(self, period: str, changes: Changes) -> None:
        words = self.tr("Levering verwijderd: {period}").format(period=period)
        self.desk.did(Step(words, changes))

    @Slot()
    def _on_report(self) -> None:
        self.desk.go_requested.emit(Place("reports", unit="monitoring"))

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if not self.may_see:
            return
        if changes.kinds & KINDS:
            self._read()
        if changes.kinds & OUT:
            self.out.read()
