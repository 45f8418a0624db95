"""State and actions of Vandaag."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.domain.agenda import week_of
from app.services.agenda import Planned, appointments_of, cancel_appointment
from app.services.changes import Changes
from app.services.dossier_edits import finish_action
from app.services.snooze import snooze
from app.services.today import Row, Today, company_of, load_today, reason_of, with_companies
from app.ui.desk import Desk, Step

KINDS: Final = frozenset(
    {"action", "enterprise", "appointment", "snooze", "coaching_session", "draft"}
)


class TodayModel(QObject):
    """
    Reads what has a day at once (one page of a local list), and the silent companies in a job.

    Ticking off, putting off and cancelling are jobs too.
    """

    loaded = Signal(object)  # Today
    scheduled = Signal(object)  # the appointments of the week, a tuple of Planned

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._busy: set[UUID] = set()
        self._today: Today | None = None
        self._is_reading = self._is_wanted = False
        desk.bus.changed.connect(self._on_changed)

    @Slot()
    def refresh(self) -> None:
        """Read the day again."""
        store, day = self._desk.store, clock.today()
        today, before = load_today(store, day), self._today
        if before is not None and before.day == day:  # until they are read again
            today = _with_companies_of(today, before)
        self._show(today)
        week = week_of(day)
        self.scheduled.emit(appointments_of(store, week[0], week[-1]))
        self._read_companies()

    def tick(self, row: Row, text: str) -> None:
        """Write that an action is done today; `text` is the notice that comes with the undo."""
        store, action_id = self._desk.store, row.id
        self._do(action_id, text, lambda: finish_action(store, action_id).changes)

    def put_off(self, row: Row, until: date, text: str) -> None:
        """Put a row off until a day."""
        store = self._desk.store
        work = partial(snooze, store, reason_of(row), row.id, until, company_of(row))
        self._do(row.id, text, work)

    def cancel(self, planned: Planned, text: str) -> None:
        """Cancel an appointment."""
        store = self._desk.store
        self._do(planned.id, text, lambda: cancel_appointment(store, planned.id))

    def holidays(self, year: int) -> dict[date, str]:
        """Return the names of the legal holidays around a year."""
        known = self._desk.reference
        return {
            holiday.day: holiday.name
            for each in (year - 1, year, year + 1)
            for holiday in known.holidays(each)
        }

    def _do(self, record: UUID, text: str, work: Callable[[], Changes]) -> None:
        if record in self._busy:
            return
        self._busy.add(record)
        job = self._desk.runner.start(lambda _progress: work())
        job.succeeded.connect(partial(_tell_done, self._desk, text))
        job.failed.connect(self._desk.failed)
        job.finished.connect(partial(self._busy.discard, record))

    def _show(self, today: Today) -> None:
        self._today = today
        self.loaded.emit(today)

    def _read_companies(self) -> None:
        self._is_wanted = self._is_reading
        if self._is_reading or self._today is None:
            return
        self._is_reading = True
        store, today = self._desk.store, self._today
        job = self._desk.runner.start(lambda _progress: with_companies(store, today))
        job.succeeded.connect(self._on_companies)
        job.failed.connect(self._desk.failed)
        job.finished.connect(self._on_read)

    @Slot(object)
    def _on_companies(self, found: Today) -> None:
        if self._today is None or self._today.day != found.day:
            return
        today = _with_companies_of(self._today, found)
        if today != self._today:
            self._show(today)

    @Slot()
    def _on_read(self) -> None:
        self._is_reading = False
        if self._is_wanted:
            self._read_companies()

    @Slot(object)
    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Changes) or changes.kinds & KINDS:
            self.refresh()


def by_day(planned: tuple[Planned, ...]) -> dict[str, date]:
    """Return the day on the wall clock on which each appointment begins, by its id as text."""
    return {str(one.id): clock.local(one.starts_at).date() for one in planned}


def _with_companies_of(today: Today, other: Today) -> Today:
    return replace(today, companies=other.companies, no_next=other.no_next, silent=other.silent)


def _tell_done(desk: Desk, text: str, changes: Changes) -> None:
    """Tell what was done; needs no page, only the desk."""
    desk.did(Step(text, changes))
