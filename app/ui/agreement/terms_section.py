"""Instellingen › Financiering: what hangs on the result, in versions that hold from a day on."""

from decimal import Decimal
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.funding import effect, split
from app.services.results.target_edits import remove_terms, write_terms
from app.services.results.targets import HUNDRED, Agreement, TermsView
from app.ui.agreement.editor import RecordEditor
from app.ui.agreement.section import AgreementSection, Work
from app.ui.agreement.sums_grid import SumsGrid
from app.ui.agreement.terms_editor import TermsEditor
from app.ui.agreement.words import days_text, of_base, percent_text, share_names
from app.ui.case_words import code_text
from app.ui.desk import Desk
from app.ui.targets.words import euro_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import KeyValueGrid, muted, strong

Pairs = list[tuple[str, str]]


class TermsSection(AgreementSection):
    """A version to read; the promotor makes the next one out of what holds today."""

    kind = "project_terms"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Financiering"),
            self.tr(
                "Hoeveel subsidie aan het resultaat hangt, en hoe een inkorting berekend wordt. "
                "Een nieuwe versie geldt vanaf een dag; oudere blijven leesbaar en veranderen "
                "niet. Alleen de promotor maakt een versie."
            ),
            parent,
        )
        self.new_button.setText(self.tr("Nieuwe versie"))
        self.none = muted(self.tr("Er is nog geen versie."), wrap=True)
        self.choice = ComboBox()
        self.choice.setAccessibleName(self.tr("Versie"))
        self.remove_button = Button(self.tr("Verwijder"), "quiet", "delete-outline")
        self.odd = NoteLine()
        self.facts = {name: KeyValueGrid() for name in ("project", "result", "reports")}
        self.budget = SumsGrid(self.tr("Wie betaalt"), self.tr("Deel"), self.tr("Bedrag"))
        self._whole = QWidget()
        self._lay_out_facts()
        self.choice.activated.connect(self._show_chosen)
        self.remove_button.clicked.connect(self._on_remove)

    @override
    def show_agreement(self, found: Agreement) -> None:
        known = [self.choice.itemData(at) for at in range(self.choice.count())]
        wanted, holds = self.choice.key(), found.terms_on(clock.today())
        self.none.setVisible(not found.terms)
        self._whole.setVisible(bool(found.terms))
        self.choice.clear()
        for one in found.terms:
            words = self.tr("Vanaf {day}, {state}").format(
                day=f"{one.terms.valid_from:%d/%m/%Y}", state=self._state(one, found, holds)
            )
            self.choice.add(one.id.hex, words)
        usual = holds or next(iter(found.terms), None)
        is_same = known == [one.id.hex for one in found.terms]  # else look at what holds now
        self.choice.set_key(wanted if is_same else usual and usual.id.hex)
        self._show_chosen()

    @override
    def make_editor(self, found: Agreement) -> RecordEditor:
        return TermsEditor(found.terms_on(clock.today()) or next(iter(found.terms), None))

    @override
    def work(self, editor: RecordEditor) -> tuple[str, Work] | None:
        if not isinstance(editor, TermsEditor) or (wish := editor.wish()) is None:
            return None
        return self.tr("Financiering bewaard"), partial(write_terms, self.desk.store, wish)

    def _lay_out_facts(self) -> None:
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.remove_button)
        column.addLayout(row)
        column.addSpacing(10)
        column.addWidget(self.odd)
        heads = {
            "result": self.tr("Resultaatdeel"),
            "budget": self.tr("Verdeling van het budget"),
            "reports": self.tr("Rapporten"),
        }
        column.addWidget(self.facts["project"])
        parts = {**self.facts, "budget": self.budget}
        for name, head in heads.items():
            column.addSpacing(20)
            column.addWidget(strong(head))
            column.addSpacing(6)
            column.addWidget(parts[name])
        self.content.addWidget(self.none)
        self.content.addWidget(self._whole)

    def _state(self, one: TermsView, found: Agreement, holds: TermsView | None) -> str:
        if one == holds:
            return self.tr("geldt nu")
        if one.terms.valid_from > clock.today():
            return self.tr("geldt nog niet")
        newer = {new.terms.valid_from for new, old in pairwise(found.terms) if old == one}
        is_replaced = one.terms.valid_from in newer
        return self.tr("vervangen") if is_replaced else self.tr("vroeger")

    def _chosen(self) -> TermsView | None:
        some = () if self.found is None else self.found.terms
        return next((one for one in some if one.id.hex == self.choice.key()), None)

    @Slot()
    def _show_chosen(self) -> None:
        one = self._chosen()
        if one is None:
            return
        is_coming = one.terms.valid_from > clock.today()
        self.remove_button.setVisible(self.may_edit and is_coming)
        self.odd.show_note("attention", self._odd_words(one))
        self.facts["project"].set_pairs(self._project(one))
        self.facts["result"].set_pairs(self._result(one))
        self._show_budget(one)
        self.facts["reports"].set_pairs(self._reports(one))

    def _project(self, one: TermsView) -> Pairs:
        return [
            (self.tr("Project"), days_text(one.first, one.last)),
            (self.tr("Toegekende subsidie"), self._amount(one.granted)),
            (self.tr("Aanvaarde kosten"), self._amount(one.accepted)),
            (self.tr("Bron"), one.source or self.tr("niet ingevuld")),
        ]

    def _result(self, one: TermsView) -> Pairs:
        terms = one.terms
        part = f"{percent_text(terms.share * HUNDRED)} {of_base(terms.base)}"
        if one.base is not None:
            part = f"{part}, {euro_text(effect(one.base, 0, 0, terms).result_part)}"
        most = self.tr("Levert niets extra op")
        if terms.most != 1:
            words = self.tr("Levert niets extra op; er wordt gerekend tot {most}")
            most = words.format(most=percent_text(terms.most * HUNDRED))
        return [
            (self.tr("Hangt aan het resultaat"), part),
            (self.tr("Meer dan het streefcijfer"), most),
            (self.tr("Afronding"), code_text("rounding", terms.rounding.value)),
            (self.tr("Verdeling van een inkorting"), code_text("cut_by", one.cut_by.value)),
        ]

    def _show_budget(self, one: TermsView) -> None:
        shares = (one.shares.esf, one.shares.fot, one.shares.own)
        parts: list[str] = [self.tr("nog niet gekend")] * len(shares)
        total = self.tr("nog niet gekend")
        if one.granted is not None and "shares" not in one.odd:
            parts = [euro_text(part) for part in split(one.granted, shares)]
            total = euro_text(one.granted)
        percents = [percent_text(share) for share in shares]
        self.budget.show_rows(
            list(zip(share_names(), percents, parts, strict=True)),
            (self.tr("Samen"), percent_text(one.shares.total), total),
        )

    def _reports(self, one: TermsView) -> Pairs:
        words = self.tr("{number}; aantallen van 1 tot {below} worden verborgen")
        return [
            (self.tr("Uurtarief"), self._amount(one.hour_rate)),
            (
                self.tr("Kleinste aantal"),
                words.format(number=one.smallest, below=one.smallest - 1),
            ),
        ]

    def _amount(self, value: Decimal | None) -> str:
        return self.tr("nog niet gekend") if value is None else euro_text(value)

    def _odd_words(self, one: TermsView) -> str:
        names = {
            "project": self.tr(
                "de projectperiode (de laatste dag lag voor de eerste, of een dag te ver weg)"
            ),
            "result_share": self.tr("het resultaatdeel"),
            "base": self.tr("de basis van het resultaatdeel"),
            "most": self.tr("hoeveel meer dan het streefcijfer telt"),
            "rounding": self.tr("de afronding"),
            "cut_by": self.tr("de verdeling van een inkorting"),
            "shares": self.tr("de drie delen van het budget (samen geen 100%)"),
            "granted": self.tr("de toegekende subsidie"),
            "accepted": self.tr("de aanvaarde kosten"),
            "hour_rate": self.tr("het uurtarief"),
            "smallest": self.tr("het kleinste aantal"),
        }
        if not one.odd:
            return ""
        words = self.tr(
            "Op een andere laptop kwam hier iets in dat niet kan: {what}. Er wordt gerekend met "
            "wat hieronder staat. Maak een nieuwe versie met wat klopt."
        )
        return words.format(what=", ".join(names[name] for name in one.odd))

    @Slot()
    def _on_remove(self) -> None:
        one = self._chosen()
        if one is not None:
            work = partial(remove_terms, self.desk.store, one.id, clock.today())
            self.model.write(self.tr("Versie verwijderd"), work)
            self.choice.setFocus()
