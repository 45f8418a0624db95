"""The form of the weights of partners from a day on (verdeelsleutel)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core import clock
from app.domain.amount_input import parse_amount
from app.domain.funding import split
from app.services.results.target_edits import LARGEST
from app.services.results.targets import HUNDRED, Agreement, PartnerView
from app.ui.agreement.editor import RecordEditor
from app.ui.agreement.words import percent_text
from app.ui.company_words import amount_text
from app.ui.form import FormColumns
from app.ui.widgets.days import day_text

HALF_ROW = 2  # partners beside each other


class KeyEditor(RecordEditor):
    """A weight for each partner; its share is told while somebody types."""

    def __init__(
        self, found: Agreement, day: date | None = None, parent: QWidget | None = None
    ) -> None:
        """Make it; `day`: to change the weights that hold from that day, else to make others."""
        super().__init__("", parent)
        self.title.setText(
            self.tr("Nieuwe verdeling") if day is None else self.tr("Verdeling wijzigen")
        )
        now = found.keys_on(day or clock.today())
        self.partners = tuple(one for one in found.partners if not one.is_closed or one.id in now)
        self.add_day("valid_from", self.tr("&Geldt vanaf"))
        self.fields["valid_from"].set_hint(
            self.tr("Voor die dag blijft gelden wat er stond. 0: neemt niet meer deel.")
        )
        for one in self.partners:
            self.add_line(one.id.hex, one.name.replace("&", "&&"))
        columns = FormColumns()
        columns.add(self.fields["valid_from"])
        for at in range(0, len(self.partners), HALF_ROW):
            pair = [self.fields[one.id.hex] for one in self.partners[at : at + HALF_ROW]]
            columns.add(*pair)
        self.column.addWidget(columns)
        self.set.changed.connect(self._on_typed)
        weights = {one.id.hex: amount_text(now.get(one.id, Decimal(0))) for one in self.partners}
        self.show_values({"valid_from": day_text(day or clock.today()), **weights})

    def wish(self) -> tuple[date, dict[UUID, Decimal]] | None:
        """Return the day and the weights that stand here; None: a field says what is wrong."""
        self.begin_reading()
        day = self.read_day("valid_from")
        read = {one.id: self.read_amount(one.id.hex, LARGEST) for one in self.partners}
        weights = {partner: weight for partner, weight in read.items() if weight is not None}
        if self.first_wrong is None and weights and not any(weights.values()):
            first = self.partners[0]
            self.say(first.id.hex, self.tr("Minstens één partner heeft een gewicht boven 0."))
        if not self.is_right():
            return None
        return day, weights

    @override
    def show_values(self, values: Mapping[str, str]) -> None:
        super().show_values(values)
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        """Say under each weight which share of the whole it is."""
        read = {one: parse_amount(self.text(one.id.hex), LARGEST).value for one in self.partners}
        shares = shares_of({one: weight for one, weight in read.items() if weight is not None})
        for one in self.partners:
            self.fields[one.id.hex].set_hint(percent_text(shares[one]) if one in shares else "")


def shares_of(weights: Mapping[PartnerView, Decimal]) -> dict[PartnerView, Decimal]:
    """Return each weight in percent of all, with two decimals, that add up to 100."""
    if not any(weights.values()):
        return {}
    return dict(zip(weights, split(HUNDRED, tuple(weights.values())), strict=True))
