"""A trial: a result that somebody types, the cut that comes of it, and who bears which part."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.core import clock
from app.domain.funding import CutBy, share_out
from app.domain.targets import promised
from app.domain.what_if import Outcome, Supposed, outcome
from app.services.results.targets import Agreement, Scope, ScopeKind, TermsView, scopes, sound
from app.ui.agreement.words import NO_PARTNER, of_base
from app.ui.form import FormColumns
from app.ui.targets.effect_card import CountField
from app.ui.targets.words import euro_text, percent_text
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.labels import Divider, Label, muted, small, strong
from app.ui.widgets.segments import Segments

NONE: Final = Decimal(0)
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Partner:
    """A partner with a weight or a target."""

    name: str
    key: Decimal
    target: int


class Simulation(QWidget):
    """
    Nothing of it is kept.

    A result of the whole is shared out by targets; who changes that of one partner changes the
    whole with it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms: TermsView | None = None
        self._target = 0
        self._partners: tuple[_Partner, ...] = ()
        self.fields: list[CountField] = []
        self.parts: list[Label] = []
        self.whole = CountField(self.tr("Resultaat van het geheel"))
        self.by = Segments(
            [
                (CutBy.KEY.value, self.tr("Volgens sleutel")),
                (CutBy.SHORTFALL.value, self.tr("Volgens tekort")),
            ]
        )
        self.told = muted(wrap=True)
        self.sum, self.cut = Label("", "strong", tabular=True), Label("", "strong", tabular=True)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._whole = LabelledField(self.tr("&Als het geheel eindigt op"), self.whole)
        columns = FormColumns()
        columns.add(self._whole, LabelledField(self.tr("&Verdeling"), self.by))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(columns)
        column.addWidget(self.told)
        column.addWidget(self._table)
        self.whole.valueChanged.connect(self._on_whole)
        self.by.changed.connect(self._refresh)

    def show_agreement(self, found: Agreement) -> None:
        """Show what was agreed on; what is typed stays, as long as the partners are the same."""
        before = self._partners, self._target
        first = self._terms is None
        today = clock.today()
        self._terms = found.terms_on(today) or next(iter(found.terms), None)
        self._target = promised(sound(found.targets))
        keys = found.keys_on(today)
        names = {one.id: one.name for one in found.partners}
        with_target = [UUID(one.code) for one in scopes(found.targets, ScopeKind.PARTNER)]
        self._partners = tuple(
            _Partner(
                names.get(one, NO_PARTNER.name) or self.tr("Een partner die niet hier staat"),
                keys.get(one, NONE),
                promised(sound(found.targets, Scope(ScopeKind.PARTNER, one.hex))),
            )
            for one in dict.fromkeys((*keys, *with_target))
        )
        if self._terms is not None and first:
            self.by.set_value(self._terms.cut_by.value)
        if before != (self._partners, self._target):
            self._build()
            self.whole.show_number(self._target)
            self._share_out()
        self._refresh()

    def _outcome(self) -> Outcome | None:
        if self._terms is None:
            return None
        partners = [
            Supposed(one.key, one.target, one.target, field.value())
            for one, field in zip(self._partners, self.fields, strict=True)
        ]
        by = CutBy(str(self.by.value() or CutBy.KEY.value))
        return outcome(
            self._terms.base, self._target, self.whole.value(), partners, self._terms.terms, by
        )

    def _build(self) -> None:
        """Make the rows anew."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                if widget not in {self.sum, self.cut}:
                    widget.deleteLater()
        heads = (self.tr("Partner"), self.tr("Doel"), self.tr("Eindigt op"), self.tr("Draagt"))
        for column, words in enumerate(heads):
            self._grid.addWidget(small(words), 0, column, RIGHT if column else Qt.AlignmentFlag(0))
        self.fields, self.parts = [], []
        for row, one in enumerate(self._partners, start=1):
            field = CountField(self.tr("{partner} eindigt op").format(partner=one.name))
            field.valueChanged.connect(self._on_partner)
            part = Label(tabular=True)
            self.fields.append(field)
            self.parts.append(part)
            self._grid.addWidget(Label(one.name, wrap=True), row, 0)
            self._grid.addWidget(Label(str(one.target), tabular=True), row, 1, RIGHT)
            self._grid.addWidget(field, row, 2, RIGHT)
            self._grid.addWidget(part, row, 3, RIGHT)
        last = len(self._partners) + 1
        self._grid.addWidget(Divider(), last, 0, 1, len(heads))
        self._grid.addWidget(strong(self.tr("Samen")), last + 1, 0)
        self._grid.addWidget(self.sum, last + 1, 2, RIGHT)
        self._grid.addWidget(self.cut, last + 1, 3, RIGHT)
        self.sum.show()
        self.cut.show()

    def _share_out(self) -> None:
        """Let each partner have its part of the result of the whole."""
        weights = [Decimal(one.target) for one in self._partners]
        if not any(weights):
            weights = [one.key for one in self._partners]
        numbers = share_out(self.whole.value(), weights) if any(weights) else (0,) * len(weights)
        for field, number in zip(self.fields, numbers, strict=True):
            field.show_number(number)

    @Slot()
    def _on_whole(self) -> None:
        self._share_out()
        self._refresh()

    @Slot()
    def _on_partner(self) -> None:
        self.whole.show_number(sum(field.value() for field in self.fields))
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        told = self._outcome()
        self.told.setText(self._words(told))
        self._table.setVisible(bool(self._partners))
        has_amount = told is not None and self._terms is not None and self._terms.base is not None
        parts = told.parts if told is not None and has_amount else ()
        for at, label in enumerate(self.parts):
            label.setText(euro_text(parts[at]) if parts else "–")
            label.setAccessibleName(
                self.tr("{partner} draagt {amount}").format(
                    partner=self._partners[at].name, amount=label.text()
                )
            )
        self.sum.setText(str(sum(field.value() for field in self.fields)))
        self.cut.setText(euro_text(sum(parts, NONE)) if parts else "–")

    def _words(self, told: Outcome | None) -> str:
        terms = self._terms
        if told is None or terms is None:
            return self.tr("Vul eerst de financiering in: dan is te zien wat een resultaat doet.")
        if not self._target:
            return self.tr(
                "Het hele partnerschap heeft nog geen streefcijfer. Er is niets beloofd, dus er "
                "wordt niets ingekort."
            )
        effect = told.effect
        reached = self.tr("{total} van {target} is {reached}.").format(
            total=told.total,
            target=self._target,
            reached=percent_text(Fraction(told.total, self._target)),
        )
        if told.total > self._target and not effect.cut_share:
            return f"{reached} {self.tr('Meer dan het doel levert niets extra op.')}"
        if not effect.cut_share:
            return f"{reached} {self.tr('Er wordt niets ingekort.')}"
        base = of_base(terms.terms.base)
        if terms.base is None:
            words = self.tr(
                "Er gaat {share} {base} af. Vul bij Financiering het bedrag in om euro te zien."
            ).format(share=percent_text(effect.cut_share), base=base)
            return f"{reached} {words}"
        words = self.tr(
            "Van het resultaatdeel, {part}, gaat {missing} af: {cut}. Dat is {share} {base}."
        ).format(
            part=euro_text(effect.result_part),
            missing=percent_text(1 - effect.reached),
            cut=euro_text(effect.cut),
            share=percent_text(effect.cut_share),
            base=base,
        )
        if not told.parts:
            words = f"{words} {self.tr('Zonder gewichten is dat niet te verdelen.')}"
        return f"{reached} {words}"
