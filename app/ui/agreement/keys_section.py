"""Instellingen › Verdeelsleutel: how partners share, and a trial of a cut."""

from datetime import date
from decimal import Decimal
from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.targets import Key
from app.services.results.target_edits import remove_partner_keys, write_partner_keys
from app.services.results.targets import Agreement, PartnerView
from app.ui.agreement.editor import RecordEditor
from app.ui.agreement.key_editor import KeyEditor, shares_of
from app.ui.agreement.section import AgreementSection, Work
from app.ui.agreement.simulation import Simulation
from app.ui.agreement.sums_grid import SumsGrid
from app.ui.agreement.words import percent_text
from app.ui.company_words import amount_text
from app.ui.desk import Desk
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import muted


class PartnerKeysSection(AgreementSection):
    """The weights of a day to read; the promotor makes others from a day on."""

    kind = "partner_key"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Verdeelsleutel"),
            self.tr(
                "Het gewicht van elke partner in de partnerschapsovereenkomst, los van het "
                "officiële streefcijfer. Zo wordt een inkorting verdeeld. Alleen de promotor "
                "wijzigt het."
            ),
            parent,
        )
        self.new_button.setText(self.tr("Nieuwe verdeling"))
        self.none = muted(self.tr("Er is nog geen verdeling."), wrap=True)
        self.choice = ComboBox()
        self.choice.setAccessibleName(self.tr("Verdeling"))
        self.edit_button = Button(self.tr("Wijzig"), "quiet", "pencil-outline")
        self.remove_button = Button(self.tr("Verwijder"), "quiet", "delete-outline")
        self.warning = NoteLine()
        self.weights = SumsGrid(self.tr("Partner"), self.tr("Gewicht"), self.tr("Aandeel"))
        self._whole = QWidget()
        self._lay_out_whole()
        self.add_part(self.tr("Proef: wie draagt welk deel van een inkorting"))
        self.simulation = Simulation()
        self.form.addWidget(self.simulation)
        self.choice.activated.connect(self._show_chosen)
        self.edit_button.clicked.connect(self._on_edit)
        self.remove_button.clicked.connect(self._on_remove)

    @override
    def show_agreement(self, found: Agreement) -> None:
        days = sorted({one.key.valid_from for one in found.keys}, reverse=True)
        known = [self.choice.itemData(at) for at in range(self.choice.count())]
        wanted = self.choice.key()
        self.none.setVisible(not days)
        self._whole.setVisible(bool(days))
        self.choice.clear()
        today = clock.today()
        holds = next((day for day in days if day <= today), None)
        for day in days:
            state = self.tr("geldt nu") if day == holds else self.tr("vroeger")
            state = self.tr("geldt nog niet") if day > today else state
            words = self.tr("Vanaf {day}, {state}")
            self.choice.add(day, words.format(day=f"{day:%d/%m/%Y}", state=state))
        self.choice.set_key(wanted if known == days else holds or next(iter(days), None))
        self._show_chosen()
        self.simulation.show_agreement(found)

    @override
    def make_editor(self, found: Agreement) -> RecordEditor:
        return KeyEditor(found)

    @override
    def work(self, editor: RecordEditor) -> tuple[str, Work] | None:
        if not isinstance(editor, KeyEditor) or (wish := editor.wish()) is None:
            return None
        work = partial(write_partner_keys, self.desk.store, *wish)
        return self.tr("Verdeelsleutel bewaard"), work

    def _lay_out_whole(self) -> None:
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.choice)
        column.addWidget(self.warning)
        column.addWidget(self.weights)
        buttons = FlowLayout(gap=6)
        for button in (self.edit_button, self.remove_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        for button in (self.edit_button, self.remove_button):
            button.setVisible(self.may_edit)  # after it has a parent
        self.content.addWidget(self.none)
        self.content.addWidget(self._whole)

    def _day(self) -> date | None:
        day = self.choice.key()
        return day if isinstance(day, date) else None

    @Slot()
    def _show_chosen(self) -> None:
        found, day = self.found, self._day()
        if found is None or day is None:
            return
        partners = {one.id: one for one in found.partners}
        weights = {
            partners.get(one, PartnerView(one, "", is_closed=True)): weight
            for one, weight in found.keys_on(day).items()
        }
        shares = shares_of(weights)
        unknown = self.tr("Een partner die niet op deze laptop staat")
        self.weights.show_rows(
            [
                (one.name or unknown, amount_text(weight), percent_text(shares[one]))
                for one, weight in weights.items()
            ],
            (
                self.tr("Samen"),
                amount_text(sum(weights.values(), Decimal(0))),
                percent_text(sum(shares.values(), Decimal(0))),
            ),
        )
        self.warning.show_note("attention", self._warning(found, day, weights))

    def _warning(self, found: Agreement, day: date, weights: dict[PartnerView, Decimal]) -> str:
        odd = [one.key for one in found.keys if one.is_odd and one.key.valid_from <= day]
        said = [self._odd(found, one) for one in odd]
        closed = [one.name for one in weights if one.is_closed and one.name]
        if closed:
            words = self.tr("Gesloten, en nog met een gewicht: {names}.")
            said.append(words.format(names=", ".join(closed)))
        missing = [one.name for one in found.partners if not one.is_closed and one not in weights]
        if missing:
            said.append(self.tr("Zonder gewicht: {names}.").format(names=", ".join(missing)))
        return " ".join(said)

    def _odd(self, found: Agreement, key: Key[UUID]) -> str:
        name = next((one.name for one in found.partners if one.id == key.who), "")
        words = self.tr("Op een andere laptop kreeg {name} een gewicht onder 0; het telt als 0.")
        return words.format(name=name)

    @Slot()
    def _on_edit(self) -> None:
        if self.found is not None and self.editor is None:
            editor = KeyEditor(self.found, self._day())
            self.open_editor(editor)
            editor.set_first_focus()

    @Slot()
    def _on_remove(self) -> None:
        if (day := self._day()) is not None:
            work = partial(remove_partner_keys, self.desk.store, day)
            self.model.write(self.tr("Verdeling verwijderd"), work)
            self.choice.setFocus()
