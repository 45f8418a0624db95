"""The days that a screen is about: a preset, or days that somebody types."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.day_input import parse_day
from app.domain.pack_period import Period, Span, period_of
from app.ui import theme
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import DateField, no_day_text
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import muted

LONG: Final = timedelta(days=200)


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


class PeriodFilters(QWidget):
    """
    Put more filters in `flow`; `changed` comes when something else is meant.

    Days that mean nothing change nothing.
    """

    changed = Signal()
    usual = Span.LAST_MONTH  # the preset at first

    def __init__(self, say: Callable[[Span, Period], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say_choice = say
        self._project: date | None = None
        self.span = ComboBox()
        self.span.setAccessibleName(self.tr("Periode"))
        self.first, self.last = PastDay(), PastDay()
        self.first.setAccessibleName(self.tr("Eerste dag"))
        self.last.setAccessibleName(self.tr("Laatste dag"))
        self.note = NoteLine()
        self._lay_out()
        self.show_project(None)
        self.span.currentIndexChanged.connect(self._on_span)
        for field in (self.first, self.last):
            field.changed.connect(self._on_day)
            field.refused.connect(self._on_refused)
            field.mended.connect(self._on_mended)

    def period(self) -> Period:
        """Return the days that are meant; a first and last day the wrong way round are turned."""
        span = self.chosen_span()
        period = period_of(span, clock.today(), self._project)
        if span is not Span.OWN:
            return period
        first, last = self.first.value() or period.first, self.last.value() or period.last
        return Period(min(first, last), max(first, last))

    def chosen_span(self) -> Span:
        """Return the preset."""
        key = self.span.key()
        return Span(key) if isinstance(key, str) else self.usual  # Qt keeps its text

    def show_project(self, first: date | None) -> None:
        """Offer the presets of today; `first` is the day on which the project began."""
        self._project = first
        today, span = clock.today(), self.chosen_span()
        with QSignalBlocker(self.span):
            self.span.clear()
            for each in Span:
                self.span.add(each, self._say_choice(each, period_of(each, today, first)))
        self.span.set_key(span)

    def show_days(self, *, on: bool) -> None:
        """Show or hide the fields of own days; they stand there for own days only."""
        self._days.setVisible(on and self.chosen_span() is Span.OWN)

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
        self.flow = FlowLayout(combos, gap=8)
        for widget in (self.span, self._days):
            self.flow.addWidget(widget)
        theme.current().changed.connect(self._on_days_sized)
        self._on_days_sized()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(combos)
        column.addWidget(self.note)

    @Slot()
    def _on_days_sized(self) -> None:
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
