"""What a view of the calendar shows, worked out once for painting, keys and screen readers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.core import clock
from app.domain.agenda import Span
from app.domain.calendar import Piece, View, overlapped, pieces
from app.services.day.agenda import Planned
from app.ui.widgets.day_words import short_day

TONES = ("quiet_edge", "chart_2", "chart_3", "chart_4", "chart_5")  # of the edge, by calendar


@dataclass(frozen=True, slots=True)
class Entry:
    """An appointment or a meeting in a view."""

    planned: Planned
    pieces: tuple[Piece, ...]  # a part for each day that it lies on
    tone: str  # of its edge
    begin: str  # on the wall clock: `09:00`
    times: str  # `09:00–10:10`, with the day where it ends on a later one
    owner: str = ""  # the colleague whose calendar it stands in; empty: one's own
    clash: Planned | None = None  # that it overlaps, in the same calendar

    @property
    def is_mine(self) -> bool:
        """Whether it stands in the calendar of who works here, who may move it."""
        return not self.owner

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return self.pieces[0].day


ByDay = Mapping[date, Sequence[tuple[Entry, Piece]]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One view of the calendar."""

    view: View
    day: date  # that is chosen
    days: tuple[date, ...]
    today: date
    now: datetime
    entries: tuple[Entry, ...] = ()  # in order of time
    holidays: Mapping[date, str] = field(default_factory=dict)
    is_known: bool = False  # it was read
    by_day: ByDay = field(default_factory=dict)

    def of_day(self, day: date) -> Sequence[tuple[Entry, Piece]]:
        """Return what lies on a day, in order of time, each with its part of that day."""
        return self.by_day.get(day, ())

    def entry(self, record: UUID | None) -> Entry | None:
        """Return an entry by the id of its record."""
        return next((one for one in self.entries if one.planned.id == record), None)

    def after(self, record: UUID | None, step: int) -> Entry | None:
        """
        Return the entry before (-1) or after one; without one the nearest to the chosen day.

        None at the end.
        """
        places = [n for n, one in enumerate(self.entries) if one.planned.id == record]
        if places:
            place = places[0] + step
            return self.entries[place] if 0 <= place < len(self.entries) else None
        if step > 0:
            return next((one for one in self.entries if one.pieces[-1].day >= self.day), None)
        earlier = [one for one in self.entries if one.day <= self.day]
        return earlier[-1] if earlier else None


def entries_of(
    planned: Sequence[Planned],
    days: Collection[date],
    people: Sequence[UUID],
    names: Mapping[UUID, str],
    me: UUID,
) -> tuple[Entry, ...]:
    """
    Return the entries of a view.

    Args:
        planned: In order of time.
        people: Whose calendars are shown, in the order of their colours.
        names: Of the colleagues.
    """
    clashes = _clashes(planned)
    found = []
    for one in planned:
        begins, ends = wall(one.starts_at), wall(one.ends_at)
        lies = tuple(piece for piece in pieces(begins, ends) if piece.day in days)
        if lies:
            owner = one.coach_id or me
            mine = owner == me
            place = [each for each in people if each != me].index(owner) + 1 if not mine else 0
            tone = TONES[(place - 1) % (len(TONES) - 1) + 1] if place else TONES[0]
            name = "" if mine else names.get(owner, "?")
            begin, times = clock_text(begins), times_text(begins, ends)
            found.append(Entry(one, lies, tone, begin, times, name, clashes.get(one.id)))
    return tuple(found)


def by_day(entries: Iterable[Entry]) -> dict[date, list[tuple[Entry, Piece]]]:
    """Return what lies on each day, in order of time."""
    found: dict[date, list[tuple[Entry, Piece]]] = {}
    for one in entries:
        for piece in one.pieces:
            found.setdefault(piece.day, []).append((one, piece))
    for some in found.values():
        some.sort(key=lambda pair: (pair[1].begin, pair[1].end))
    return found


def _clashes(planned: Sequence[Planned]) -> dict[UUID, Planned]:
    """Return with what each overlaps in its own calendar."""
    found: dict[UUID, Planned] = {}
    for owner in {one.coach_id for one in planned}:
        own = [one for one in planned if one.coach_id == owner]
        places = overlapped([Span(one.starts_at, one.ends_at) for one in own])
        for one, place in zip(own, places, strict=True):
            if place is not None:
                found[one.id] = own[place]
    return found


def times_text(begins: datetime, ends: datetime) -> str:
    """Return from when until when, with the day where it ends on a later one."""
    if begins.date() == ends.date():
        return f"{clock_text(begins)}–{clock_text(ends)}"
    return f"{clock_text(begins)} – {short_day(ends.date())} {clock_text(ends)}"


def clock_text(at: datetime) -> str:
    """Return `09:00`; strftime costs ten times as much, for each of thousands."""
    return f"{at.hour:02}:{at.minute:02}"


def wall(at: datetime) -> datetime:
    """Return a moment on the wall clock of this computer, without its zone."""
    return clock.local(at).replace(tzinfo=None)
