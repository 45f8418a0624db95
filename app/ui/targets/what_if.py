"""«Wat als»: the number that each partner ends on, dragged or typed, and what it means in euro."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.funding import CutBy
from app.domain.what_if import Outcome
from app.services.results.view import ScopeRow
from app.ui import theme
from app.ui.targets.effect_card import CountField
from app.ui.targets.service import Standing
from app.ui.targets.words import euro_text, percent_text
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.chart import faint
from app.ui.widgets.labels import Divider, Label, muted, small, strong

BAR: Final = 8  # px
HANDLE: Final = 9  # px, half of it
PAGE: Final = 5  # companies that PageUp and PageDown go


class CountSlider(QSlider):
    """
    A number of companies on a bar: solid what is realised, hatched what is supposed beyond it.

    Left and Right go one company, PageUp and PageDown five, Home and End to either end.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._realised, self._target = 0, 0
        self.setAccessibleName(name)
        self.setPageStep(PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.current().changed.connect(self._on_theme)

    def show_row(self, row: ScopeRow) -> None:
        """Go from nothing to beyond the target and what is expected."""
        self._realised, self._target = row.realised, row.target or 0
        with QSignalBlocker(self):
            self.setRange(0, most_of(row))
            self.setValue(row.expected)
        self.update()

    def show_number(self, number: int) -> None:
        """Show a number without a signal."""
        with QSignalBlocker(self):
            self.setValue(number)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(220), theme.current().height(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = paint.begin(self), theme.current()
        track = QRectF(HANDLE, (self.height() - BAR) / 2, self._room(), BAR)
        shape = QPainterPath()
        shape.addRoundedRect(track, BAR / 2, BAR / 2)
        painter.fillPath(shape, colors.color("track"))
        painter.save()
        painter.setClipPath(shape)
        until, done = self._x(self.value()), self._x(min(self._realised, self.value()))
        supposed = QPainterPath()
        supposed.addRect(QRectF(done, track.y(), max(0.0, until - done), BAR))
        painter.fillPath(supposed, faint(colors.color("primary")))
        paint.hatch(painter, supposed, colors.color("primary"), width=2)
        painter.fillRect(QRectF(HANDLE, track.y(), done - HANDLE, BAR), colors.color("primary"))
        painter.restore()
        if self._target:
            mark = QRectF(self._x(self._target) - 1, track.y() - 5, 2, BAR + 10)
            paint.line(painter, mark, colors.color("text"))
        middle = QRectF(until - HANDLE, self.height() / 2 - HANDLE, 2 * HANDLE, 2 * HANDLE)
        paint.box(painter, middle, "surface", "primary", radius=HANDLE, width=2)
        if self.hasFocus():
            paint.box(painter, middle.adjusted(4, 4, -4, -4), "primary", radius=HANDLE)
            paint.ring(painter, self.rect())
        painter.end()

    def _room(self) -> float:
        return max(1.0, self.width() - 2.0 * HANDLE)

    def _x(self, number: int) -> float:
        return HANDLE + self._room() * number / max(1, self.maximum())

    def _drag(self, event: QMouseEvent) -> None:
        share = (event.position().x() - HANDLE) / self._room()
        self.setValue(round(share * self.maximum()))
        event.accept()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class PartnerLine:
    """The parts of one row."""

    def __init__(self, row: ScopeRow, name: str, spoken: str) -> None:
        self.row = row
        self.name, self.target = Label(name, wrap=True), Label(tabular=True)
        self.target.setText("–" if row.target is None else str(row.target))
        self.slider, self.field = CountSlider(spoken), CountField(spoken)
        self.field.setMaximum(most_of(row))
        self.share = Label(tabular=True)
        self.slider.show_row(row)
        self.field.show_number(row.expected)

    def show_number(self, number: int) -> None:
        """Show a number in both."""
        self.slider.show_number(number)
        self.field.show_number(number)


class WhatIf(QWidget):
    """`supposed` carries the total when one partner's number changes."""

    supposed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing: Standing | None = None
        self._lines: dict[str, PartnerLine] = {}
        self.told = muted(wrap=True)
        self.reset_button = Button(self.tr("Terug naar de prognose"), icon="undo")
        self.total = Label("", "strong", tabular=True)
        self.cut = Label("", "strong", tabular=True)
        self.how = muted(wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addWidget(self.how)
        self.reset_button.clicked.connect(self.reset)

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number that is supposed of each partner."""
        return {code: line.field.value() for code, line in self._lines.items()}

    def show_standing(self, standing: Standing) -> None:
        """Show the partners at what is expected of them; same partners keep what was supposed."""
        kept = {
            code: line.field.value()
            for code, line in self._lines.items()
            if line.field.value() != line.row.expected
        }
        self._standing = standing
        whole = standing.whole
        self._clear()
        if whole is None:
            return
        self._head()
        for number, row in enumerate(whole.rows, 1):
            self._add(number, row)
        for code, value in kept.items():
            if code in self._lines:
                self._lines[code].show_number(value)
        self._foot(len(whole.rows) + 1)
        self.told.setText(
            self.tr(
                "Versleep per partner op hoeveel ondernemingen die eindigt. Er wordt niets bewaard."
            )
        )
        self._refresh()

    def first(self) -> QWidget:
        """Return what takes the keyboard."""
        line = next(iter(self._lines.values()), None)
        return self.reset_button if line is None else line.slider

    @Slot()
    def reset(self) -> None:
        """Go back to what is expected."""
        for line in self._lines.values():
            line.show_number(line.row.expected)
        self._refresh()
        self._tell()

    def show_total(self, outcome: Outcome | None) -> None:
        """Show what comes of the numbers."""
        whole = None if self._standing is None else self._standing.whole
        if outcome is None or whole is None:
            return
        words = self.tr("{total} van {target}")
        self.total.setText(words.format(total=outcome.total, target=whole.target))
        effect = outcome.effect
        has_amount = effect.paid + effect.cut > 0
        cut = euro_text(effect.cut) if has_amount else percent_text(effect.cut_share)
        self.cut.setText(cut)
        self.cut.setAccessibleName(self.tr("Inkorting: {cut}").format(cut=cut))
        shares = outcome.parts if has_amount else ()
        for at, line in enumerate(self._lines.values()):
            said = euro_text(shares[at]) if shares else "–"
            line.share.setText(said)
            name = self.tr("{partner} draagt {amount}")
            line.share.setAccessibleName(name.format(partner=line.name.text(), amount=said))

    def _head(self) -> None:
        heads = (
            self.tr("Partner"),
            self.tr("Doel"),
            self.tr("Eindigt op"),
            "",
            self.tr("Deel van de inkorting"),
        )
        right = Qt.AlignmentFlag.AlignRight
        for at, words in enumerate(heads):
            label = small(words)
            if at in {1, 4}:
                label.setAlignment(right)
            self._grid.addWidget(label, 0, at)

    def _add(self, number: int, row: ScopeRow) -> None:
        name = row.name or self.tr("Zonder partner")
        spoken = self.tr("{partner} eindigt op").format(partner=name)
        line = PartnerLine(row, name, spoken)
        self._lines[row.code] = line
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(line.name, number, 0)
        self._grid.addWidget(line.target, number, 1, right)
        self._grid.addWidget(line.slider, number, 2)
        self._grid.addWidget(line.field, number, 3)
        self._grid.addWidget(line.share, number, 4, right)
        line.slider.valueChanged.connect(partial(self._on_slid, row.code))
        line.field.valueChanged.connect(partial(self._on_typed, row.code))

    def _foot(self, number: int) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(Divider(color="row_line"), number, 0, 1, 5)
        self._grid.addWidget(strong(self.tr("Totaal")), number + 1, 0)
        self._grid.addWidget(self.total, number + 1, 2, 1, 2, right)
        self._grid.addWidget(self.cut, number + 1, 4, right)
        self._grid.setRowMinimumHeight(number + 1, theme.current().height(32))
        self.total.show()
        self.cut.show()

    def _clear(self) -> None:
        self._lines = {}
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is None:
                continue
            widget.hide()
            if widget not in {self.total, self.cut}:
                widget.deleteLater()

    def _on_slid(self, code: str, number: int) -> None:
        self._lines[code].field.show_number(number)
        self._refresh()
        self._tell()

    def _on_typed(self, code: str, number: int) -> None:
        self._lines[code].slider.show_number(number)
        self._refresh()
        self._tell()

    def _outcome(self) -> Outcome | None:
        return None if self._standing is None else self._standing.suppose(numbers=self.numbers)

    def _refresh(self) -> None:
        outcome = self._outcome()
        self.show_total(outcome)
        self.reset_button.setEnabled(
            any(line.field.value() != line.row.expected for line in self._lines.values())
        )
        terms = None if self._standing is None else self._standing.results.terms
        if terms is None:
            self.how.setText(self.tr("De promotor vult de financiering in bij Instellingen."))
        elif outcome is not None and not outcome.parts:
            self.how.setText(
                self.tr("Zonder verdeelsleutel bij Instellingen is de inkorting niet te verdelen.")
            )
        elif terms.cut_by is CutBy.KEY:
            self.how.setText(self.tr("Een inkorting wordt verdeeld volgens de verdeelsleutel."))
        else:
            self.how.setText(
                self.tr("Een inkorting wordt verdeeld volgens wie minder haalt dan zijn doel.")
            )

    def _tell(self) -> None:
        outcome = self._outcome()
        if outcome is not None:
            self.supposed.emit(outcome.total)


def most_of(row: ScopeRow) -> int:
    """Return the highest number that can be supposed: half more than the target or the forecast."""
    top = max(row.target or 0, row.expected, row.realised, PAGE)
    return top + top // 2
