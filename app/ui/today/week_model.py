"""The appointments of another week than this one, read in a job."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from app.core.progress import Progress
from app.domain.agenda import week_of
from app.services.changes import Changes
from app.services.day.agenda import Planned
from app.services.day.calendar import calendar_of
from app.storage.store import Store
from app.ui.desk import Desk

KINDS: Final = frozenset(
    {"appointment", "enterprise", "coaching_session", "meeting", "network", "invitee"}
)
Week = tuple[date, tuple[Planned, ...]]  # its Monday, and what begins in it


class WeekModel(QObject):
    """
    Reads one week at a time; who leafs on quickly has the last one read, not each of them.

    `read` comes after each reading, also after a change elsewhere. `failed` carries what it ended
    with.
    """

    read = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: date | None = None  # a Monday
        self._week: Week | None = None
        self._is_reading = self._is_stale = False
        desk.bus.changed.connect(self._on_changed)

    def planned(self, day: date) -> tuple[Planned, ...] | None:
        """Return what begins in the week of a day; None when that is not read."""
        known = self._week
        return known[1] if known is not None and known[0] == week_of(day)[0] else None

    def show(self, day: date) -> None:
        """Read the week of a day, unless it stands there."""
        self._wanted = week_of(day)[0]
        if self.planned(day) is None:
            self._read()

    def leave(self) -> None:
        """Read no other week any more: this one is shown."""
        self._wanted = self._week = None

    def _read(self) -> None:
        self._is_stale = self._is_reading
        if self._is_reading or self._wanted is None:
            return
        self._is_reading = True
        work = partial(_read_week, self._desk.store, self._wanted)
        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)

    @Slot(object)
    def _on_read(self, week: Week) -> None:
        if week[0] == self._wanted:
            self._week = week
            self.read.emit()

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if not self._is_stale:
            self._wanted = None if self._week is None else self._week[0]
            self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._is_reading = False
        if self._is_stale:
            self._read()

    @Slot(object)
    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Changes) or changes.kinds & KINDS:
            self._read()


def _read_week(store: Store, monday: date, _progress: Progress) -> Week:
    return monday, calendar_of(store, monday, week_of(monday)[-1])
