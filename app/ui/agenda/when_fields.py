"""When an appointment is: its day, its begin and its end, and what it overlaps."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core import clock
from app.domain.day_input import parse_time
from app.services.day.agenda import Planned
from app.services.day.calendar import calendar_of
from app.ui.agenda.words import AgendaWords
from app.ui.desk import Desk
from app.ui.widgets.days import DateField, LabelledDay, TimeField, day_text, no_day_text
from app.ui.widgets.fields import LabelledField

FIRST_HOUR, LAST_HOUR = 9, 17  # proposed
LAST_MINUTE: Final = time(23, 59)
NIGHT: Final = timedelta(hours=8)  # what ends before it begins ends the day after, within this
HOUR: Final = timedelta(hours=1)

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class _Day:
    """What stands on the day of an appointment, for the times that were asked about."""

    span: Span
    planned: tuple[Planned, ...]


class WhenFields(QWidget):
    """A day and two times; the end goes along with a begin that moves."""

    edited = Signal()
    remarked = Signal(str)  # what it overlaps

    usual = HOUR  # how long what is planned lasts

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._agenda = AgendaWords(desk.reference, self)
        self._typed: set[str] = set()  # names of fields that the coach filled
        self._is_filling = False
        self._lasts = self.usual
        self.appointment_id: UUID | None = None  # that moves: it does not overlap itself
        self.day = DateField(self.tr("30/11, vrijdag, morgen"))
        self.start, self.end = TimeField("9:00"), TimeField("10:00")
        for name in ("day", "start", "end"):
            getattr(self, name).setObjectName(name)
        self.day_field = LabelledDay(self.tr("Dag"), self.day)
        self.start_field = LabelledField(self.tr("Van"), self.start)
        self.end_field = LabelledField(self.tr("Tot"), self.end)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.day_field, 2)
        row.addWidget(self.start_field, 1)
        row.addWidget(self.end_field, 1)
        for field in (self.day, self.start, self.end):
            field.textEdited.connect(self._on_typed)
            field.changed.connect(self._on_times)

    @property
    def is_empty(self) -> bool:
        """Whether no day stands here at all."""
        return not self.day.text()

    def propose(self, wanted: date | None, start: time | None = None) -> None:
        """Show an hour on a day, else at the next moment that people work."""
        if wanted is not None and start is not None:
            begin = datetime.combine(wanted, start)
            end = min(begin + timedelta(hours=1), datetime.combine(wanted, LAST_MINUTE))
            times = {"start": f"{begin:%H:%M}", "end": f"{end:%H:%M}"}
            self.put({"day": day_text(wanted)} | times)
            return
        now = clock.local(clock.now())
        day, hour = wanted or clock.today(), FIRST_HOUR
        if day == now.date():
            hour = max(FIRST_HOUR, now.hour + 1)
            if hour > LAST_HOUR:
                day, hour = day + timedelta(days=1), FIRST_HOUR
        times = {"start": f"{hour:02}:00", "end": f"{hour + self.usual // HOUR:02}:00"}
        self.put({"day": day_text(day)} | times)

    def put(self, values: dict[str, Any]) -> None:
        """Show what was typed before; where the coach typed meanwhile, that stays."""
        self._is_filling = True
        for field in (self.day, self.start, self.end):
            if field.objectName() not in self._typed:
                field.setText(values[field.objectName()])
                field.setModified(True)
                field.editingFinished.emit()
        self._remember_length(parse_time(values["start"]), parse_time(values["end"]))
        if "end" not in self._typed and not self.start.isModified():
            self._let_end_follow()  # the appointment moves, and lasts as long as it did
        self._is_filling = False

    def forget_typed(self) -> None:
        """Let what is shown next stand in place of what was typed."""
        self._typed.clear()

    def values(self) -> dict[str, Any]:
        """Return what is typed, as a draft keeps it."""
        return {"day": self.day.text(), "start": self.start.text(), "end": self.end.text()}

    def span(self) -> Span | None:
        """Return the begin and the end; None: they cannot be read, and the form says so."""
        for field in (self.day, self.start, self.end):
            field.editingFinished.emit()
        found = self._span()
        if found is not None:
            return found
        if self.day.value() is None:
            self.day_field.set_error(no_day_text())
            self.day.setFocus()
            return None
        unread = self.start_field if self.start.value() is None else self.end_field
        unread.set_error(self.tr("Typ een tijd: 9u30 of 14:15."))
        unread.control.setFocus()
        return None

    def words(self) -> str:
        """Return the day and the begin: `ma 23/11 14:30`."""
        day, start = self.day.value(), self.start.text()
        return f"{day_text(day)[:8]} {start}" if day is not None else start

    def _span(self) -> Span | None:
        day, start, end = self.day.value(), self.start.value(), self.end.value()
        if day is None or start is None or end is None:
            return None
        begins = datetime.combine(day, start)
        ends = datetime.combine(day, end)
        if ends < begins and begins - ends >= timedelta(days=1) - NIGHT:
            ends += timedelta(days=1)
        return begins.astimezone(), ends.astimezone()

    def _remember_length(self, start: time | None, end: time | None) -> None:
        if start is not None and end is not None and end > start:
            day = clock.today()
            self._lasts = moment(day, end) - moment(day, start)

    def _let_end_follow(self) -> None:
        start = self.start.value()
        if start is None:
            return
        end = datetime.combine(clock.today(), start) + self._lasts
        if end.date() == clock.today():
            self.end.set_value(end.time())

    @Slot()
    def _on_typed(self) -> None:
        self._typed.add(self.sender().objectName())
        self.edited.emit()

    @Slot(object)
    def _on_times(self, _value: object) -> None:
        """Let the end follow a begin that moved, and ask what overlaps."""
        for field in (self.start_field, self.end_field):
            field.set_error("")
        if self._is_filling:
            return
        if self.sender() is self.start:
            self._let_end_follow()
        self._remember_length(self.start.value(), self.end.value())
        self._on_typed()
        self._read_day()

    def _read_day(self) -> None:
        span, day, store = self._span(), self.day.value(), self._desk.store
        if span is None or day is None:
            return
        job = self._desk.runner.start(
            lambda _progress: _Day(span, calendar_of(store, day, day + timedelta(days=1))),
            database=False,
        )
        job.succeeded.connect(self._on_day)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_day(self, found: _Day) -> None:
        """Tell what overlaps, unless the times are others by now."""
        if found.span != self._span():
            return
        begins, ends = found.span
        for other in found.planned:
            overlaps = other.starts_at < ends and begins < other.ends_at
            if overlaps and other.id != self.appointment_id:
                words = self.tr("Overlapt met {what}, {times}.").format(
                    what=self._agenda.title(other), times=self._agenda.times(other)
                )
                self.remarked.emit(words)
                return


def moment(day: date, at: time) -> datetime:
    """Return a moment of the wall clock of this computer, with its zone."""
    return datetime.combine(day, at).astimezone()
