"""What the catalogue says of an instrument: for whom, how long, and how fresh that is."""

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.referrals.instruments import CatalogueRow
from app.ui.referrals.words import plain_day
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import KeyValueGrid, Label
from app.ui.widgets.panes import Panel


class InstrumentCard(Panel):
    """Hidden while no instrument is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", 12, parent)
        self.facts = KeyValueGrid()
        self.note = NoteLine()
        self.source = Label("", "small", tone="muted", wrap=True)
        for part in (self.facts, self.note, self.source):
            self.column.addWidget(part)
        self.hide()

    def show_row(self, row: CatalogueRow | None) -> None:
        """Show a row of the catalogue as it is on a day."""
        self.setVisible(row is not None)
        if row is None:
            return
        entry = row.entry
        pairs = (
            (self.tr("Waarvoor"), entry.purpose),
            (self.tr("Voor wie"), entry.who),
            (self.tr("Hoe lang"), entry.duration),
            (self.tr("Door"), entry.provider),
        )
        self.facts.set_pairs([(name, said) for name, said in pairs if said])
        self.note.show_note(*self._warning(row))
        words = self.tr("Geldt {period}. Nagekeken op {checked}. Bron: {source}").format(
            period=self._period(entry.valid_from, entry.valid_to),
            checked=plain_day(entry.checked_on),
            source=entry.source,
        )
        self.source.setText(words)

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask no height beforehand: that would be the one of the narrowest card."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _warning(self, row: CatalogueRow) -> tuple[str, str]:
        if not row.is_open and row.entry.valid_to is not None:
            return "attention", self.tr(
                "Dit instrument is gesloten en dient alleen nog voor oude dossiers."
            )
        if row.is_stale:
            return "attention", self.tr(
                "Deze gegevens zijn meer dan zes maanden geleden nagekeken. Kijk de bron na."
            )
        return "muted", ""

    def _period(self, begin: date, end: date | None) -> str:
        if end is None:
            return self.tr("sinds {day}").format(day=plain_day(begin))
        words = self.tr("van {begin} tot en met {end}")
        return words.format(begin=plain_day(begin), end=plain_day(end))
