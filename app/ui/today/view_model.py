"""State and actions of Vandaag."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.core.progress import Progress
from app.domain.agenda import week_of
from app.domain.calendar import Piece, pieces
from app.services.changes import Changes
from app.services.day.agenda import Planned
from app.services.day.calendar import calendar_of
from app.services.day.today import Today, load_today, with_companies
from app.storage.store import Store
from app.ui.desk import Desk
from app.ui.work.turns import in_next_turn

KINDS: Final = frozenset(
    {
        *("action", "enterprise", "appointment", "snooze", "coaching_session", "draft"),
        *("trajectory", "trajectory_member", "criterion_evidence", "follow_up"),
        *("trajectory_phase", "trajectory_goal", "impact_measure", "goal_check"),
        *("attachment", "signature", "plan_version"),  # evidence that is in the bin is missing
        *("count_proposal", "count_confirmation", "scan", "referral"),
        *("meeting", "network", "invitee"),
        *("incoming_question", "improvement", "coordination_meeting"),
    }
)


@dataclass(frozen=True, slots=True)
class _Day:
    """What a job read."""

    today: Today
    week: tuple[Planned, ...]


class TodayModel(QObject):
    """Reads what has a day in a job, one page of a local list, and after it the silent ones."""

    loaded = Signal(object)  # Today
    scheduled = Signal(object)  # the appointments of the week, a tuple of Planned
    settled = Signal()  # nothing that was asked is still to be read
    not_read = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.of_team = False  # whose actions are read: also those of colleagues
        self._today: Today | None = None
        self._is_day_reading = self._is_day_wanted = False
        self._is_reading = self._is_wanted = False
        desk.bus.changed.connect(self._on_changed)

    @Slot()
    def refresh(self) -> None:
        """Read the day again; what is asked while it is read is read after it."""
        self._is_day_wanted = self._is_day_reading
        if self._is_day_reading:
            return
        self._is_day_reading = True
        job = self._desk.runner.start(
            partial(_read_day, self._desk.store, clock.today(), of_team=self.of_team),
            database=False,
        )
        job.succeeded.connect(self._on_day)
        job.failed.connect(self._on_not_read)

    @property
    def is_day_shown(self) -> bool:
        """Whether the day stands there as it was asked last."""
        return not self._is_day_reading

    def holidays(self, year: int) -> dict[date, str]:
        """Return the names of the legal holidays around a year."""
        known = self._desk.reference
        return {
            holiday.day: holiday.name
            for each in (year - 1, year, year + 1)
            for holiday in known.holidays(each)
        }

    def _show(self, today: Today) -> None:
        self._today = today
        self.loaded.emit(today)

    @Slot(object)
    def _on_day(self, found: _Day) -> None:
        today, before = found.today, self._today
        if before is not None and before.day == today.day:  # until they are read again
            today = _with_companies_of(today, before)
        self._show(today)
        in_next_turn(self, partial(self._on_week, found.week))

    def _on_week(self, week: tuple[Planned, ...]) -> None:
        self.scheduled.emit(week)
        self._end_day()
        self._read_companies()

    @Slot(object)
    def _on_not_read(self, error: object) -> None:
        self._desk.failed.emit(error)
        self.not_read.emit()
        self._end_day()

    def _end_day(self) -> None:
        self._is_day_reading = False
        if self._is_day_wanted:
            self.refresh()
            return
        self.settled.emit()

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


def on_day(planned: Iterable[Planned], day: date) -> list[Planned]:
    """Return what lies on a day of the wall clock, what began before midnight too."""
    return [one for one in planned if any(piece.day == day for piece in _pieces(one))]


def _pieces(planned: Planned) -> tuple[Piece, ...]:
    begin, end = (clock.local(at) for at in (planned.starts_at, planned.ends_at))
    return pieces(begin.replace(tzinfo=None), end.replace(tzinfo=None))


def _read_day(store: Store, day: date, _progress: Progress, *, of_team: bool) -> _Day:
    week = week_of(day)
    return _Day(load_today(store, day, of_team=of_team), calendar_of(store, week[0], week[-1]))


def _with_companies_of(today: Today, other: Today) -> Today:
    return replace(
        today,
        companies=other.companies,
        no_next=other.no_next,
        silent=other.silent,
        evidence=other.evidence,
        lacking=other.lacking,
    )
