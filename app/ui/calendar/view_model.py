"""State of the calendar: what is read for a view, and what moving does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.domain.calendar import View, days_of
from app.services.changes import Changes
from app.services.day.calendar import Owner, calendar_of, calendar_owners, move
from app.storage.store import Store
from app.ui.calendar.entries import ByDay, Entry, Shown, by_day, entries_of
from app.ui.desk import Desk, tell_done
from app.ui.work.reader import Reader

KINDS: Final = frozenset(
    {"appointment", "meeting", "network", "invitee", "enterprise", "coaching_session", "person"}
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a job read, and for which view."""

    view: View
    day: date
    people: tuple[UUID, ...]
    owners: tuple[Owner, ...]
    entries: tuple[Entry, ...]
    by_day: ByDay


class CalendarModel(QObject):
    """
    Reads one view at a time; who leafs on quickly has the last one read, not each of them.

    `read` comes with a Shown: at once without what is not known yet, and when it was read.
    """

    read = Signal(object)
    owners_read = Signal(object)  # tuple of Owner
    not_read = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view, self.day = View.WEEK, clock.today()
        self.people: tuple[UUID, ...] = (desk.store.actor,)  # whose calendars are shown
        self.owners: tuple[Owner, ...] = ()
        self._known: _Read | None = None
        self._reader = Reader(desk.runner, self._work, self)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        desk.bus.changed.connect(self._on_changed)

    @property
    def shown(self) -> Shown:
        """What stands there, as far as it is known."""
        days, known = days_of(self.view, self.day), self._known
        read = () if known is None else days_of(known.view, known.day)
        shown = Shown(
            view=self.view,
            day=self.day,
            days=days,
            today=clock.today(),
            now=clock.now(),
            holidays=self._holidays(days),
        )
        if known is None or not set(days) <= set(read):
            return shown
        entries, wanted = known.entries, set(days)
        if days != read:
            entries = tuple(one for one in entries if wanted & {piece.day for piece in one.pieces})
        return replace(shown, entries=entries, by_day=known.by_day, is_known=True)

    @property
    def is_shown(self) -> bool:
        """Whether what was asked last stands there."""
        return not self._reader.is_reading

    def go(self, view: View, day: date) -> None:
        """Show a view of a day; what is read already is not read again."""
        before = days_of(self.view, self.day)
        self.view, self.day = view, day
        shown = self.shown
        self.read.emit(shown)
        if not shown.is_known or days_of(view, day) != before:
            self.refresh()

    def show_people(self, people: tuple[UUID, ...]) -> None:
        """Show other calendars."""
        self.people = people
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read again."""
        self._reader.ask()

    def move(self, entry: Entry, times: tuple[datetime, datetime], words: str) -> None:
        """Write other times; `words` is the notice that comes with the undo."""
        store, planned = self._desk.store, entry.planned
        job = self._desk.runner.start(lambda _progress: move(store, planned, *times))
        job.succeeded.connect(partial(tell_done, self._desk, words))
        job.failed.connect(self._desk.failed)

    def _holidays(self, days: tuple[date, ...]) -> Mapping[date, str]:
        years = {day.year for day in days}
        return {one.day: one.name for year in years for one in self._desk.reference.holidays(year)}

    def _work(self) -> Callable[[], _Read]:
        return partial(_read, self._desk.store, self.view, self.day, self.people)

    @Slot(object)
    def _on_read(self, found: _Read) -> None:
        if found.owners != self.owners:
            self.owners = found.owners
            self.owners_read.emit(found.owners)
        days = set(days_of(self.view, self.day))
        if found.people == self.people and days <= set(days_of(found.view, found.day)):
            self._known = found
            self.read.emit(self.shown)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._desk.failed.emit(error)
        self.not_read.emit()

    @Slot(object)
    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Changes) or changes.kinds & KINDS:
            self.refresh()


def _read(store: Store, view: View, day: date, people: tuple[UUID, ...]) -> _Read:
    days = days_of(view, day)
    planned, owners = calendar_of(store, days[0], days[-1], people), calendar_owners(store)
    names = {one.id: one.name for one in owners}
    entries = entries_of(planned, set(days), people, names, store.actor)
    return _Read(view, day, people, owners, entries, by_day(entries))
