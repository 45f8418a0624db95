"""The pane beside the list: the enterprise that is chosen."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.reference.loader import Reference
from app.services.companies.enterprises import SILENT_DAYS
from app.services.companies.rows import EnterpriseDetails
from app.ui import theme
from app.ui.company_words import (
    days_since,
    function_text,
    number_text,
    short_sector,
    size_text,
    size_with_reason,
    workers_text,
)
from app.ui.evidence_section import EvidenceSection
from app.ui.widgets.buttons import Button
from app.ui.widgets.day_words import duration_text
from app.ui.widgets.labels import KeyValueGrid, Label, SectionHeader, heading, muted
from app.ui.widgets.meters import ProgressBar
from app.ui.widgets.panes import SIDE_PANE_WIDTH, SidePane
from app.ui.widgets.status import Pill

DAY: Final = "{:%d/%m/%Y}"


class DetailsPane(SidePane):
    """Key facts, how far the intake is, and the last contact."""

    open_requested = Signal()
    session_requested = Signal()
    close_requested = Signal()

    def __init__(self, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self.setAccessibleName(self.tr("Details"))
        self.name = heading()
        self.name.setWordWrap(True)
        self.close_button = Button(self.tr("Sluit details"), "icon", "close", "Shift+Spatie")
        self.pill = Pill("attention", "")
        self.pill_words = muted()
        self.open_button = Button(self.tr("Open dossier"))
        self.session_button = Button(self.tr("Sessie"), icon="plus")
        self.session_button.setAccessibleName(self.tr("Nieuwe sessie"))
        self.facts = KeyValueGrid()
        self.intake_head = SectionHeader(self.tr("Intake"))
        self.meter = ProgressBar()
        self.evidence = EvidenceSection(self)
        self.last = muted(wrap=True)
        self.column.setSpacing(10)
        self._build()
        theme.current().changed.connect(self._on_text_size)
        self._on_text_size()
        self.open_button.clicked.connect(self.open_requested)
        self.session_button.clicked.connect(self.session_requested)
        self.close_button.clicked.connect(self.close_requested)

    def show_details(self, details: EnterpriseDetails) -> None:
        """Show an enterprise."""
        row = details.row
        self.name.setText(row.name)
        days = days_since(row.last_session_on, clock.today())
        self._show_pill(days)
        self.facts.set_pairs(self._facts(details))
        whole = self._whole(details)
        for words in self.facts.findChildren(Label):
            words.setMinimumWidth(theme.current().px(110))  # one long word must not widen the pane
            words.setToolTip(whole.get(words.text(), ""))
        self.intake_head.set_count(f"{row.judged.percent}%")
        color = "ok" if row.judged.is_complete else "primary"
        self.meter.set_progress(row.judged.percent / 100, color=color)
        self.evidence.show_evidence(row.evidence)
        self.last.setText(self._last(details))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.close_button)
        status = QHBoxLayout()
        status.setSpacing(8)
        status.addWidget(self.pill)
        status.addWidget(self.pill_words)
        status.addStretch(1)
        self._status = QWidget()
        self._status.setLayout(status)
        status.setContentsMargins(0, 0, 0, 0)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.session_button)
        buttons.addStretch(1)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._status)
        column.addLayout(buttons)
        self.add_section(top)
        self.add_section(self.facts)
        self.add_section(self._part(self.intake_head, self.meter))
        self.add_section(self.evidence)
        self.add_section(self._part(SectionHeader(self.tr("Laatste contact")), self.last))
        self.column.addStretch(1)

    @Slot()
    def _on_text_size(self) -> None:
        """Grow with the text: a long word at 200% needs all of the room that it has at 100%."""
        self.setMinimumWidth(theme.current().px(SIDE_PANE_WIDTH[0]))
        self.setMaximumWidth(theme.current().px(SIDE_PANE_WIDTH[1]))

    def _part(self, *widgets: QWidget) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in widgets:
            column.addWidget(widget)
        return part

    def _show_pill(self, days: int | None) -> None:
        self._status.setVisible(days is None or days > SILENT_DAYS)
        self.pill.set_status("attention", self.tr("Aandacht"))
        if days is None:
            self.pill_words.setText(self.tr("nog geen sessie"))
        else:
            self.pill_words.setText(self.tr("%n dag(en) geen contact", None, days))

    def _facts(self, details: EnterpriseDetails) -> list[tuple[str, str]]:
        row, unknown = details.row, "–"
        place = ", ".join(part for part in (row.place, details.address) if part)
        function = function_text(self._reference, details.function)
        contact = ", ".join(part for part in (details.contact, function) if part)
        return [
            (self.tr("KBO-nummer"), number_text(row.number) or unknown),
            (self.tr("Vestiging"), place or unknown),
            (self.tr("Regio"), row.region or unknown),
            (self.tr("Sector"), short_sector(details.activity) or unknown),
            (self.tr("Grootte"), self._size(details)),
            (self.tr("Coach"), row.coach or unknown),
            (self.tr("Contact"), contact or unknown),
            (self.tr("Traject"), row.evidence.title if row.evidence else unknown),
        ]

    def _size(self, details: EnterpriseDetails) -> str:
        staff = workers_text(details.staff)
        return ", ".join(part for part in (size_text(details.size.size), staff) if part)

    def _whole(self, details: EnterpriseDetails) -> dict[str, str]:
        """Return what stands behind facts that are told in short, by their words."""
        return {
            short_sector(details.activity): details.activity,
            self._size(details): size_with_reason(details.size, details.last_year),
        }

    def _last(self, details: EnterpriseDetails) -> str:
        last = details.last
        if last is None:
            return self.tr("Nog geen sessie bij deze onderneming.")
        head = self.tr("{kind} op {day}, {minutes}.").format(
            kind=self._reference.label("session_kinds", last.kind),
            day=DAY.format(last.day),
            minutes=duration_text(last.lasted),
        )
        return f"{head} {last.text}".strip()
