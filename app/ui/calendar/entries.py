"""What a view of the calendar shows, worked out once for painting, keys and screen readers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.core import clock
from app.domain.agenda import Span
from app.domain.calendar import Piece, View, overlapped, pieces
from app.services.agenda import Planned

TONES = ("quiet_edge", "chart_2", "chart_3", "chart_4", "chart_5")  # of the edge, by calendar


@dataclass(frozen=True, slots=True)
class Entry:
    """An appointment or a meeting in a view."""

    planned: Planned
    pieces: tuple[Piece, ...]  # a part for each day that it lies on
    tone: str  # of its edge
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
    by_day: Mapping[date, Sequence[tuple[Entry, Piece]]] = field(default_factory=dict)

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
        lies = tuple(piece for piece in _pieces(one) if piece.day in days)
        if lies:
            owner = one.coach_id or me
            mine = owner == me
            place = [each for each in people if each != me].index(owner) + 1 if not mine else 0
            tone = TONES[(place - 1) % (len(TONES) - 1) + 1] if place else TONES[0]
            name = "" if mine else names.get(owner, "?")
            found.append(Entry(one, lies, tone, name, clashes.get(one.id)))
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


def _pieces(planned: Planned) -> tuple[Piece, ...]:
    begin, end = (wall(at) for at in (planned.starts_at, planned.ends_at))
    return pieces(begin, end)


def wall(at: datetime) -> datetime:
    """Return a moment on the wall clock of this computer, without its zone."""
    return clock.local(at).replace(tzinfo=None)
