"""When a meeting is; one that ends before it begins goes on after midnight."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core import clock
from app.services.networks.meeting_list import Overlaps, overlaps
from app.ui.agenda.when_fields import HOUR, Span, WhenFields, moment
from app.ui.desk import Desk
from app.ui.meeting.words import overlap_text
from app.ui.widgets.days import day_text


class MeetingWhen(WhenFields):
    """
    `typed_changed` comes whenever `typed` may be another, `left` when the times may be kept.

    Args:
        meeting_id: That is planned already: it does not overlap itself.
    """

    typed_changed = Signal()
    left = Signal()

    usual = 2 * HOUR

    def __init__(self, desk: Desk, parent: QWidget, meeting_id: UUID | None = None) -> None:
        super().__init__(desk, parent)
        self._meeting_id = meeting_id
        self._stored: dict[str, Any] = {}
        for field in (self.day, self.start, self.end):
            field.textChanged.connect(self.typed_changed)
            field.changed.connect(self._on_changed)

    def show_span(self, starts_at: datetime, ends_at: datetime) -> None:
        """Show the stored times, unless somebody is typing others."""
        begins, ends = clock.local(starts_at), clock.local(ends_at)
        values = {
            "day": day_text(begins.date()),
            "start": f"{begins:%H:%M}",
            "end": f"{ends:%H:%M}",
        }
        is_typed = self.typed() is not None
        self._stored = values
        if not is_typed:
            self._typed.clear()
            self.put(values)
        self._show_night()

    def typed(self) -> dict[str, str] | None:
        """Return the times when they are others than the stored ones."""
        values = self.values()
        return None if not self._stored or values == self._stored else values

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        self._typed.clear()
        self.put(dict(typed))
        self._show_night()
        self.typed_changed.emit()

    def refuse(self, sentence: str) -> None:
        """Say why the times cannot be stored."""
        self.end_field.set_error(sentence)

    def whole_span(self) -> Span | None:
        """Return the begin and the end; None: they cannot all be read."""
        return self._span()

    @override
    def _span(self) -> Span | None:
        day, start, end = self.day.value(), self.start.value(), self.end.value()
        if day is None or start is None or end is None:
            return None
        last = day + timedelta(days=1) if end < start else day
        return moment(day, start), moment(last, end)

    @override
    def _remember_length(self, start: time | None, end: time | None) -> None:
        if start is not None and end is not None and end != start:
            day = clock.today()
            last = day + timedelta(days=1) if end < start else day
            self._lasts = moment(last, end) - moment(day, start)

    @override
    def _let_end_follow(self) -> None:
        if (start := self.start.value()) is not None:
            end = datetime.combine(clock.today(), start) + self._lasts
            self.end.set_value(end.time())  # perhaps of the next day

    @override
    def _read_day(self) -> None:
        span, store, meeting_id = self._span(), self._desk.store, self._meeting_id
        if span is None:
            return
        job = self._desk.runner.start(
            lambda _progress: (span, overlaps(store, *span, meeting_id)), database=False
        )
        job.succeeded.connect(self._on_overlaps)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_overlaps(self, found: tuple[Span, Overlaps]) -> None:
        if found[0] == self._span():
            self.remarked.emit(overlap_text(found[1]))

    @Slot(object)
    def _on_changed(self, _value: object) -> None:
        if not self._is_filling:
            self._show_night()
            self.left.emit()

    def _show_night(self) -> None:
        start, end = self.start.value(), self.end.value()
        is_night = start is not None and end is not None and end < start
        self.end_field.set_hint(self.tr("de volgende dag") if is_night else "")
