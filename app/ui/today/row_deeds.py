"""What is done with rows of a list of what waits: ticking off, putting off, planning."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from app.core import clock
from app.domain.agenda import SnoozeChoice, snoozed_until
from app.services.changes import Changes
from app.services.companies.dossier_edits import finish_action
from app.services.day.rows import ActionRow, company_of, reason_of
from app.services.day.snooze import snooze
from app.ui.agenda.request import PlanRequest
from app.ui.desk import Desk, tell_done
from app.ui.today.list_view import TodayList
from app.ui.today.snooze_day import SnoozeDay
from app.ui.today.words import AllSilent, Row, TodayWords


class RowDeeds(QObject):
    """
    Does what a list asks, in a job each, with the way back.

    A second key on a row is no second deed: until the list was read again (`settle`) it is busy.
    """

    def __init__(self, desk: Desk, words: TodayWords, shown: TodayList) -> None:
        super().__init__(shown)
        self._desk, self._words, self._list = desk, words, shown
        self._busy: set[UUID] = set()
        self._done: set[UUID] = set()  # of those: what the list shall not show next time
        shown.ticked.connect(self._on_ticked)
        shown.snooze_requested.connect(self._on_snooze)
        shown.planned.connect(self._on_planned)

    def settle(self) -> None:
        """Free the rows that were dealt with: the list shows what came of it."""
        self._busy -= self._done
        self._done.clear()

    @Slot(object)
    def _on_ticked(self, row: ActionRow) -> None:
        store, record = self._desk.store, row.id
        self._do(record, self._words.done(row), lambda: finish_action(store, record).changes)

    @Slot(object, object)
    def _on_snooze(self, row: Row, choice: SnoozeChoice | None) -> None:
        today = clock.today()
        if choice is not None:
            self._put_off(row, snoozed_until(choice, today))
            return
        dialog = SnoozeDay(self._words.what(row), today + timedelta(days=1), self._list)
        dialog.chosen.connect(partial(self._put_off, row))
        dialog.open()

    def _put_off(self, row: Row, until: date) -> None:
        if isinstance(row, AllSilent):
            return
        store = self._desk.store
        work = partial(snooze, store, reason_of(row), row.id, until, company_of(row))
        self._do(row.id, self._words.put_off(row, until), work)

    @Slot(object)
    def _on_planned(self, enterprise_id: UUID) -> None:
        self._desk.plan_requested.emit(PlanRequest(enterprise_id=enterprise_id))

    def _do(self, record: UUID, words: str, work: Callable[[], Changes]) -> None:
        if record in self._busy:
            return
        self._busy.add(record)
        job = self._desk.runner.start(lambda _progress: work())
        job.succeeded.connect(partial(tell_done, self._desk, words))
        job.failed.connect(self._desk.failed)
        job.failed.connect(partial(_forget, self._busy, record))
        job.finished.connect(partial(self._done.add, record))


def _forget(busy: set[UUID], record: UUID, _error: object) -> None:
    busy.discard(record)
