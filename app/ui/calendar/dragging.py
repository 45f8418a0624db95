"""An appointment in the hand: where it would go when it is let go of."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from app.domain.calendar import DAY_MINUTES, STEP, Piece, pieces, snapped
from app.ui.calendar.entries import Entry, clock_text, times_text, wall
from app.ui.calendar.moving import Times, moved, stretched
from app.ui.calendar.time_layout import TimeLayout

EDGE: Final = 6  # px at the lower end by which an appointment is made longer


def edge_at(rect: QRect, place: QPoint, piece: Piece) -> bool:
    """Tell whether a place is the lower end of an appointment."""
    return piece.is_last and rect.bottom() - EDGE <= place.y() <= rect.bottom() + 1


class Drag:
    """`times` are those that it would get; None: it was not moved yet, or is where it was."""

    def __init__(self, entry: Entry, place: QPoint, *, stretches: bool) -> None:
        self.entry, self._from, self._stretches = entry, place, stretches
        self._has_begun = False
        self.times: Times | None = None

    def go(self, place: QPoint, layout: TimeLayout) -> bool:
        """Follow the mouse; True when it is being dragged."""
        far = (place - self._from).manhattanLength()
        if not self._has_begun and far < QApplication.startDragDistance():
            return False
        self._has_begun = True
        minutes = layout.minute(place.y() - self._from.y())
        planned = self.entry.planned
        if self._stretches:
            end = wall(planned.ends_at)
            at = end.hour * 60 + end.minute
            self.times = stretched(planned, snapped_to(at, minutes))
        else:
            before, after = layout.day_at(self._from.x()), layout.day_at(place.x())
            begin = wall(planned.starts_at)
            at = begin.hour * 60 + begin.minute
            wanted = min(snapped(at + minutes), DAY_MINUTES - STEP)
            if abs(minutes) < STEP / 2:
                wanted = at  # to another day at the same hour
            self.times = moved(planned, days=(after - before).days, minutes=wanted - at)
        if self.times == (planned.starts_at, planned.ends_at):
            self.times = None
        return True

    def pieces(self) -> tuple[Piece, ...]:
        """Return where it would lie."""
        begin, end = self._times()
        return pieces(wall(begin), wall(end))

    def seen(self) -> Entry:
        """Return it as it would be."""
        begin, end = self._times()
        begins, ends = wall(begin), wall(end)
        times = times_text(begins, ends)
        return replace(self.entry, begin=clock_text(begins), times=times, clash=None)

    def _times(self) -> tuple[datetime, datetime]:
        return self.times or (self.entry.planned.starts_at, self.entry.planned.ends_at)


def snapped_to(minute: int, more: float) -> int:
    """Return how many minutes more bring a minute of the clock to the nearest quarter."""
    return round((minute + more) / STEP) * STEP - minute
