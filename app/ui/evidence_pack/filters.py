"""What a pack is about: the days, the partners, the trajectories."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.day_input import parse_day
from app.domain.pack_period import Period, Span, period_of
from app.ui import theme
from app.ui.evidence_pack.service import Choices
from app.ui.evidence_pack.words import PackWords
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import DateField, no_day_text
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import muted

LONG: Final = timedelta(days=200)
MOST: Final = 200  # px at 100% text of a combo


class PastDay(DateField):
    """A day without its year is the last one, not the next one that is months away."""

    @override
    def _parse(self, text: str) -> object | None:
        today = clock.today()
        found, before = parse_day(text, today), parse_day(text, today - LONG)
        if found is None or before is None or found <= today:
            return found
        is_same = (found.month, found.day) == (before.month, before.day)
        return before if is_same else found


class PackFilters(QWidget):
    """`changed` comes when another pack is meant; days that mean nothing change none."""

    changed = Signal()
    is_of_partner = False  # nobody chooses a partner then

    def __init__(self, words: PackWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say, self._from = words, list[Choices]()
        self.span, self.partner, self.trajectory = ComboBox(), ComboBox(), ComboBox()
        self.span.setAccessibleName(self.tr("Periode"))
        self.partner.setAccessibleName(self.tr("Partners"))
        self.trajectory.setAccessibleName(self.tr("Trajecten"))
        self.first, self.last = PastDay(), PastDay()
        self.first.setAccessibleName(self.tr("Eerste dag"))
        self.last.setAccessibleName(self.tr("Laatste dag"))
        self.note = NoteLine()
        self._lay_out()
        self.show_choices(Choices())
        self.span.currentIndexChanged.connect(self._on_span)
        for combo in (self.partner, self.trajectory):
            combo.currentIndexChanged.connect(self.changed)
        for field in (self.first, self.last):
            field.changed.connect(self._on_day)
            field.refused.connect(self._on_refused)
            field.mended.connect(self._on_mended)

    def period(self) -> Period:
        """Return the days that are meant; a first and last day the wrong way round are turned."""
        span = self.chosen_span()
        project = self._from[0].project_from if self._from else None
        period = period_of(span, clock.today(), project)
        if span is not Span.OWN:
            return period
        first, last = self.first.value() or period.first, self.last.value() or period.last
        return Period(min(first, last), max(first, last))

    def chosen_span(self) -> Span:
        """Return the preset."""
        key = self.span.key()
        return Span(key) if isinstance(key, str) else Span.LAST_MONTH  # Qt keeps its text

    def partners(self) -> frozenset[UUID] | None:
        """Return the partners; None: all of them."""
        return _chosen(self.partner)

    def trajectories(self) -> frozenset[UUID] | None:
        """Return the trajectories; None: all of them."""
        return _chosen(self.trajectory)

    def show_choices(self, choices: Choices) -> None:
        """Offer these; what was chosen stays, when it is still there."""
        self._from = [choices]
        today, span = clock.today(), self.chosen_span()
        with QSignalBlocker(self.span):
            self.span.clear()
            for each in Span:
                period = period_of(each, today, choices.project_from)
                self.span.add(each, self._say.choice(each, period))
        self.span.set_key(span)
        _fill(self.partner, self.tr("Alle partners"), choices.partners)
        _fill(self.trajectory, self.tr("Alle trajecten"), choices.trajectories)
        self.partner.setVisible(len(choices.partners) > 1 and not self.is_of_partner)

    def _lay_out(self) -> None:
        self._days = QWidget()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(8)
        days.addWidget(self.first)
        days.addWidget(muted(self.tr("tot en met")))
        days.addWidget(self.last)
        self._days.hide()
        combos = QWidget()
        flow = FlowLayout(combos, gap=8)
        for widget in (self.span, self._days, self.partner, self.trajectory):
            flow.addWidget(widget)
        theme.current().changed.connect(self._on_sizes)
        self._on_sizes()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(combos)
        column.addWidget(self.note)

    @Slot()
    def _on_sizes(self) -> None:
        for combo in (self.partner, self.trajectory):
            combo.setMaximumWidth(theme.current().px(MOST))  # a title may be long
        for field in (self.first, self.last):
            field.setFixedWidth(field.minimum_text_width())

    @Slot()
    def _on_span(self) -> None:
        is_own = self.chosen_span() is Span.OWN
        if is_own and self.first.value() is None:
            period = self.period()
            self.first.set_value(period.first)
            self.last.set_value(period.last)
        self._days.setVisible(is_own)
        if is_own:
            self.first.setFocus()
        self._on_mended()
        self.changed.emit()

    @Slot()
    def _on_day(self) -> None:
        self._on_mended()
        if self.first.value() is not None and self.last.value() is not None:
            self.changed.emit()

    @Slot()
    def _on_refused(self) -> None:
        self.note.show_note("error", no_day_text())

    @Slot()
    def _on_mended(self) -> None:
        self.note.show_note("muted", "")


def _chosen(combo: ComboBox) -> frozenset[UUID] | None:
    key = combo.key()
    return frozenset({key}) if isinstance(key, UUID) else None


def _fill(combo: ComboBox, all_of_them: str, lines: tuple[tuple[UUID, str], ...]) -> None:
    before = combo.key()
    with QSignalBlocker(combo):
        combo.clear()
        combo.add(None, all_of_them)
        for key, name in lines:
            combo.add(key, name)
    known = before if before in {key for key, _name in lines} else None
    combo.set_key(known)
