"""Where everything lies in a day or a week: columns of days, and hours from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QPoint, QRect

from app.domain.agenda import Span, lanes
from app.domain.calendar import DAY_MINUTES, Piece
from app.ui.calendar.entries import Entry, Shown

GAP: Final = 3  # px between blocks side by side, and at the right of a day
WEEKEND: Final = 5
WIDE, SLIM = 12, 7  # shares of a workday and of a day in the weekend
HOURS: Final = DAY_MINUTES // 60


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of an appointment on its day; the top of the first hour is 0."""

    entry: Entry
    piece: Piece
    rect: QRect


@dataclass(frozen=True, slots=True)
class TimeLayout:
    """Columns and blocks in pixels, without scrolling; the first column begins after `left`."""

    left: int
    hour: int  # px
    columns: tuple[tuple[date, int, int], ...]  # day, x, width
    blocks: tuple[Placed, ...]

    def y(self, minute: float) -> int:
        """Return where a minute of the day lies."""
        return round(minute / 60 * self.hour)

    def minute(self, y: int) -> float:
        """Return which minute lies at a height."""
        return y / self.hour * 60

    def day_at(self, x: int) -> date:
        """Return in which day a place lies, the nearest one outside."""
        found = self.columns[0][0]
        for day, begin, _ in self.columns:
            if x >= begin:
                found = day
        return found

    def block_at(self, place: QPoint) -> Placed | None:
        """Return which block lies at a place."""
        return next((one for one in reversed(self.blocks) if one.rect.contains(place)), None)


def layout_of(shown: Shown, *, left: int, width: int, hour: int, least: int) -> TimeLayout:
    """
    Return where everything lies.

    Args:
        left: Px for the hours.
        width: Px of the whole.
        hour: Px of an hour.
        least: Minutes that a block is high at least, so that its words fit.
    """
    columns = _columns(shown.days, left, width)
    blocks: list[Placed] = []
    for day, x, wide in columns:
        its = shown.of_day(day)
        spans = [_span(piece, least) for _, piece in its]
        room = wide - GAP - 2
        for (entry, piece), span, lane in zip(its, spans, lanes(spans), strict=True):
            share = (room - GAP * (lane.of - 1)) // lane.of
            top = round(_minutes(span.starts_at) / 60 * hour) + 1
            bottom = round(_minutes(span.ends_at) / 60 * hour) - 1
            at = x + 2 + lane.number * (share + GAP)
            blocks.append(Placed(entry, piece, QRect(at, top, share, max(1, bottom - top))))
    return TimeLayout(left, hour, columns, tuple(blocks))


def _columns(days: Sequence[date], left: int, width: int) -> tuple[tuple[date, int, int], ...]:
    is_one = len(days) == 1
    shares = [SLIM if day.weekday() >= WEEKEND and not is_one else WIDE for day in days]
    room, total = max(0, width - left), sum(shares)
    edges = [left + room * sum(shares[:n]) // total for n in range(len(days) + 1)]
    return tuple((day, edges[n], edges[n + 1] - edges[n]) for n, day in enumerate(days))


_MIDNIGHT: Final = datetime.combine(date(2000, 1, 1), time())


def _span(piece: Piece, least: int) -> Span:
    """Return it as high as it is painted; what ends the day is lifted when it is too low."""
    end = min(DAY_MINUTES, max(piece.end, piece.begin + least))
    begin = min(piece.begin, end - least)
    return Span(_MIDNIGHT + timedelta(minutes=begin), _MIDNIGHT + timedelta(minutes=end))


def _minutes(at: datetime) -> float:
    return (at - _MIDNIGHT).total_seconds() / 60
