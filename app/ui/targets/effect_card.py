"""«Effect op de subsidie»: what a number of companies means in euro, while it is typed."""

from fractions import Fraction
from typing import Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.domain.what_if import Outcome
from app.services.results.view import PartnerBehind
from app.ui import theme
from app.ui.targets.service import Standing
from app.ui.targets.words import TargetsWords, euro_text, percent_text
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Divider, Label, muted, small, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.numbers import PlainNumber
from app.ui.widgets.panes import Card
from app.ui.widgets.short_label import ShortLabel

BAR: Final = 20  # px at 100% text
MOST: Final = 99_999
FIELD: Final = 64  # px at 100% text


class CountField(PlainNumber):
    """A number of companies without buttons; Up, Down, PageUp and PageDown change it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, MOST)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setTextMargins(0, 0, 8, 0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_number(self, number: int) -> None:
        """Show a number without a signal."""
        with QSignalBlocker(self):
            self.setValue(number)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(FIELD), theme.current().height(32))

    @Slot()
    def _on_theme(self) -> None:
        font = theme.current().font("text", tabular=True)
        for number in (self, self.lineEdit()):  # once styled, it no longer inherits
            number.setFont(font)
        self.setFixedWidth(theme.current().px(FIELD))


class EffectBar(QWidget):
    """The grant as a bar: what is fixed, what the result earns, and hatched what is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed, self._earned, self._cut = Fraction(7, 10), Fraction(3, 10), Fraction(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)

    def show_outcome(self, told: Outcome, share: Fraction) -> None:
        """Show what comes of it; `share` of the grant hangs on the result."""
        self._fixed, self._cut = 1 - share, tenths(told.effect.cut_share)
        self._earned = share - self._cut  # of what is shown, so that the three are the whole
        words = self.tr("vast deel {fixed}, resultaat {earned}, inkorting {cut}")
        self.setAccessibleName(
            words.format(
                fixed=_percent(self._fixed), earned=_percent(self._earned), cut=_percent(self._cut)
            )
        )
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, theme.current().px(BAR))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = paint.begin(self), theme.current()
        wide, high = float(self.width()), float(self.height())
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), colors.color("track"))
        left, right = wide * float(self._fixed), wide * float(self._fixed + self._earned)
        earned = QRectF(left, 0, right - left, high)
        painter.fillRect(earned, colors.color("primary"))
        if self._cut > 0:
            area = QPainterPath()
            area.addRect(QRectF(right + 1, 0, wide - right - 1, high))
            painter.fillRect(QRectF(right, 0, wide - right, high), colors.color("surface"))
            paint.hatch(painter, area, colors.color("attention"), width=2)
        first = QRectF(10, 0, left - 12, high)
        _number(painter, first, _percent(self._fixed), "text", Qt.AlignmentFlag.AlignLeft)
        middle = Qt.AlignmentFlag.AlignHCenter
        _number(painter, earned, _percent(self._earned), "on_primary", middle)
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class Fact(QWidget):
    """A name at the left and its value at the right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.value = ShortLabel(name, tone="muted"), Label(tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.value, 0, Qt.AlignmentFlag.AlignTop)

    def show_value(self, value: str) -> None:
        """Show a value."""
        self.value.setText(value)
        self.value.setAccessibleName(f"{self.name.text()}: {value}")


class EffectCard(Card):
    """`explain_requested` for the sum line by line; `supposed` carries a number that was typed."""

    explain_requested = Signal()
    supposed = Signal(object)

    def __init__(self, words: TargetsWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = words
        self._standing: Standing | None = None
        self.explain_button = Button(self.tr("Uitleg"), "link", flush=True)
        self.field = CountField(self.tr("Stel: we eindigen op"))
        self.of = muted()
        self.back_button = Button(self.tr("Terug naar de prognose"), "icon", "undo")
        self.since = muted(wrap=True)
        self.why = muted(wrap=True)
        self.bar = EffectBar()
        self.fixed, self.result = small(self.tr("vast deel")), small(self.tr("resultaat"))
        self.cut_share = Label(role="small_strong", tone="attention")
        self.reached = Fact(self.tr("Doel behaald"))
        self.of_part = Fact(self.tr("Inkorting op het resultaatdeel"))
        self.of_grant = Fact(self.tr("Inkorting op de subsidie"))
        self.at_stake = Label(role="heading", tabular=True)
        self.base = ShortLabel(tone="muted")
        self.behind = QVBoxLayout()
        self._lay_out()
        self.explain_button.clicked.connect(self.explain_requested)
        self.back_button.clicked.connect(self._on_back)
        self.field.valueChanged.connect(self._on_value)

    @property
    def total(self) -> int:
        """The number that is supposed."""
        return self.field.value()

    def show_standing(self, standing: Standing) -> None:
        """Show what is expected, and begin from there; what was supposed stays."""
        before = None if self._standing is None else self._standing.whole
        self._standing = standing
        whole, terms = standing.whole, standing.results.terms
        can_tell = whole is not None and terms is not None
        self.figures.setVisible(can_tell)
        self.explain_button.setVisible(True)
        self.why.setVisible(not can_tell)
        if whole is None:
            self.why.setText(self._why_nothing(standing))
        elif terms is None:
            self.why.setText(self.tr("De promotor vult de financiering in bij Instellingen."))
        else:
            self.of.setText(self.tr("van {target}").format(target=whole.target))
            self.since.setVisible(whole.shared_on is not None)
            if whole.shared_on is not None:
                words = self.tr("Cijfers van het geheel, gedeeld door de promotor op {day}.")
                self.since.setText(words.format(day=f"{whole.shared_on:%d/%m/%Y}"))
            is_kept = before is not None and self.total != before.expected
            self.show_total(self.total if is_kept else whole.expected)
        self._show_behind(standing.results.behind)

    def show_total(self, total: int) -> None:
        """Show what this many companies mean."""
        self.field.show_number(total)
        standing = self._standing
        told = None if standing is None else standing.suppose(total)
        terms = None if standing is None else standing.results.terms
        if told is None or terms is None:
            return
        share, effect = terms.terms.share, told.effect
        self.bar.show_outcome(told, Fraction(share))
        self.cut_share.setText(_percent(effect.cut_share) if effect.cut_share else "")
        expected = -1 if standing is None or standing.whole is None else standing.whole.expected
        self.back_button.setVisible(total != expected)
        self.reached.show_value(percent_text(effect.reached))
        of_part = effect.cut_share / Fraction(share) if share else effect.cut_share
        self.of_part.show_value(percent_text(of_part))
        self.of_grant.show_value(percent_text(effect.cut_share))
        if terms.base is None:
            self.at_stake.setText("–")
            self.base.setText(self.tr("Het bedrag staat nog niet bij Instellingen."))
        else:
            self.at_stake.setText(euro_text(effect.cut))
            words = self.tr("bij een subsidie van {amount}")
            self.base.setText(words.format(amount=euro_text(terms.base)))
        self.at_stake.setAccessibleName(f"{self.stake_name.text()}: {self.at_stake.text()}")

    def _why_nothing(self, standing: Standing) -> str:
        if standing.results.target is None and standing.results.is_whole:
            return self.tr("Geen streefcijfers. De promotor vult ze in bij Instellingen.")
        return self.tr(
            "De promotor deelde nog geen cijfers van het geheel. De subsidie hangt daarvan af."
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        self.column.setContentsMargins(16, 8, 16, 8)  # the button is higher than its words
        self.column.setSpacing(4)
        head.addWidget(strong(self.tr("Effect op de subsidie")), 1)
        head.addWidget(self.explain_button)
        self.column.addLayout(head)
        self.column.addWidget(self.why)
        self.figures = QWidget()
        rows = QVBoxLayout(self.figures)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(5)
        asked = FlowLayout(gap=8)
        for part in (Label(self.tr("Stel: we eindigen op")), self.field, self.of, self.back_button):
            asked.addWidget(part)
        rows.addLayout(asked)
        rows.addWidget(self.since)
        rows.addSpacing(6)
        rows.addWidget(self.bar)
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.fixed)
        under.addStretch(1)
        under.addWidget(self.result)
        under.addWidget(self.cut_share)
        rows.addLayout(under)
        rows.addSpacing(4)
        rows.addWidget(Divider())
        rows.addSpacing(2)
        for fact in (self.reached, self.of_part, self.of_grant):
            rows.addWidget(fact)
        rows.addSpacing(2)
        rows.addWidget(Divider())
        rows.addSpacing(4)
        self.stake_name = strong(self.tr("Bedrag op het spel"))
        stake = QHBoxLayout()
        stake.addWidget(self.stake_name, 1)
        stake.addWidget(self.at_stake)
        rows.addLayout(stake)
        rows.addWidget(self.base)
        self.column.addWidget(self.figures)
        self.behind.setSpacing(8)
        self.column.addSpacing(4)
        self.column.addLayout(self.behind)
        self.column.addStretch(1)

    def _show_behind(self, behind: tuple[PartnerBehind, ...]) -> None:
        while (item := self.behind.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.deleteLater()
        for one in behind:
            line = QWidget()
            row = QGridLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setHorizontalSpacing(8)
            row.addWidget(Mark("alert-outline", "attention"), 0, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(muted(self._say.behind(one), wrap=True), 0, 1)
            row.setColumnStretch(1, 1)
            self.behind.addWidget(line)

    @Slot()
    def _on_back(self) -> None:
        whole = None if self._standing is None else self._standing.whole
        if whole is not None:
            self.field.setFocus()
            self.field.setValue(whole.expected)

    @Slot(int)
    def _on_value(self, number: int) -> None:
        self.show_total(number)
        self.supposed.emit(number)


def tenths(share: Fraction) -> Fraction:
    """Return a share to the tenth of a percent, half up: 0.25% is 0.3%."""
    return Fraction(
        (2 * share.numerator * 1000 + share.denominator) // (2 * share.denominator), 1000
    )


def _percent(share: Fraction) -> str:
    """Return a percentage, with a decimal where it says something: `27%`, `29,7%`."""
    return percent_text(share, 0 if (tenths(share) * 100).denominator == 1 else 1)


def _number(
    painter: QPainter, area: QRectF, words: str, token: str, align: Qt.AlignmentFlag
) -> None:
    font = theme.current().font("small_strong")
    if area.width() >= paint.width(words, font) + 4:
        paint.text(painter, area, words, font, token, align=align)
