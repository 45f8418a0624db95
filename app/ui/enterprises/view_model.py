"""What the list of enterprises knows: its query, the ids that fit, the counts of the views."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core import clock
from app.reference.loader import Reference
from app.services.changes import Changes
from app.services.companies.enterprises import (
    EnterpriseQuery,
    Order,
    ViewCounts,
    enterprise_ids,
    unjudged_ids,
    view_counts,
)
from app.services.companies.judgements import judge
from app.services.companies.name_search import meant_name
from app.services.companies.rows import EnterpriseRow, enterprise_rows
from app.storage.store import Store
from app.ui.desk import Desk
from app.ui.tables.paged import PAGE
from app.ui.work.job import Job

KINDS: Final = frozenset(
    {
        "enterprise",
        "action",
        "appointment",
        "establishment",
        "contact",
        "yearly_figures",
        "intake",
        "case_share",
        "coaching_session",
        "person",
    }
)


OF_TRAJECTORIES: Final = frozenset(  # what the evidence of a company is read from
    {
        "trajectory",
        "trajectory_member",
        "criterion_evidence",
        "criteria_version",
        "count_proposal",
        "count_confirmation",
        "attachment",
        "scan",
        "signature",
        "plan_version",
        "referral",
        "meeting",
    }
)
PORTION: Final = 500  # judged in one job, about 0.1 s; between two, other jobs have their turn
PORTION_AHEAD: Final = 200  # that nobody waits for: a key pressed now must not wait either
MOST_AT_ONCE: Final = 50  # changed records whose rows are read while the window waits
AHEAD_MS: Final = 100  # between two portions that nobody waits for


@dataclass(frozen=True, slots=True)
class Listing:
    """The ids that fit, the first rows, the name that may have been meant, and when this held."""

    ids: list[UUID]
    rows: dict[UUID, EnterpriseRow]
    meant: str | None
    at: datetime  # UTC
    is_store_empty: bool


class EnterprisesModel(QObject):
    """
    Fetches the list in the background, one query at a time; only the last one asked is shown.

    `listed` carries a Listing, `counted` the ViewCounts, `changed` the ids whose rows changed.
    `delayed` comes when the list asked for must be judged first. What a filter by size or intake
    would need is judged beforehand, a portion at a time, while nobody asks for anything.
    """

    listed = Signal(object)
    delayed = Signal()
    counted = Signal(object)
    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.query = EnterpriseQuery(coach=desk.me.person_id)
        self._shown: EnterpriseQuery | None = None
        self._is_running = False
        self._is_waiting = False
        self._is_count_wanted = True
        self._is_ahead_wanted = False
        self._first_rows: dict[UUID, EnterpriseRow] = {}  # read with the ids that are shown
        self._changed_ids: frozenset[UUID] = frozenset()  # so many that their rows are read first
        self._is_evidence_changed = False  # of companies that are not known: of a trajectory
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(AHEAD_MS)
        self._ahead.timeout.connect(self._judge_ahead)
        desk.bus.changed.connect(self._on_changes)

    @property
    def is_shown(self) -> bool:
        """Whether the last list that was told is the one that was asked for."""
        return self._shown == self.query

    def rows(self, ids: list[UUID]) -> dict[UUID, EnterpriseRow]:
        """Return one page of rows."""
        if all(found in self._first_rows for found in ids):
            return {found: self._first_rows[found] for found in ids}
        return enterprise_rows(self._desk.store, self._desk.reference, ids)

    def show(self, query: EnterpriseQuery) -> None:
        """Ask for another list; nothing happens when it is the same."""
        if query != self.query:
            self.query = query
            self.refresh()

    def search(self, text: str) -> None:
        """Ask for what fits a typed text too."""
        self.show(replace(self.query, text=text))

    def sort(self, order: Order, *, descending: bool) -> None:
        """Ask for another order."""
        self.show(replace(self.query, order=order, descending=descending))

    @Slot()
    def refresh(self, *, counts: bool = False) -> None:
        """Ask again."""
        self._is_count_wanted |= counts
        if self._is_running:
            self._is_waiting = True
            return
        self._ahead.stop()
        self._start(self._work()).succeeded.connect(self._on_listed)

    def _start(self, work: Callable[[object], Any]) -> Job:
        """Begin a job of the list; the next one begins when it has ended."""
        self._is_running, self._is_waiting = True, False
        job = self._desk.runner.start(work)
        job.failed.connect(self._desk.failed)
        job.finished.connect(self._on_finished)
        return job

    def _work(self) -> Callable[[object], tuple[EnterpriseQuery, Listing | None]]:
        store, reference, query = self._desk.store, self._desk.reference, self.query

        def work(progress: object) -> tuple[EnterpriseQuery, Listing | None]:
            del progress
            if judge_portion(store, reference, query, PORTION):
                return query, None
            ids = enterprise_ids(store, reference, query)
            is_empty = not ids and not enterprise_ids(store, reference, EnterpriseQuery())
            meant = meant_name(store, query.text) if query.text and not ids else None
            rows = enterprise_rows(store, reference, ids[:PAGE])
            return query, Listing(ids, rows, meant, clock.now(), is_empty)

        return work

    def _count(self) -> None:
        store, reference, me = self._desk.store, self._desk.reference, self._desk.me.person_id
        mine = EnterpriseQuery(coach=me, is_incomplete=True)

        def work(progress: object) -> ViewCounts | None:
            del progress
            if judge_portion(store, reference, mine, PORTION):
                return None
            return view_counts(store, reference, me)

        self._start(work).succeeded.connect(self._on_counted)

    @Slot()
    def _judge_ahead(self) -> None:
        store, reference = self._desk.store, self._desk.reference
        if self._is_running or store.is_closed:
            return
        everything = EnterpriseQuery(is_incomplete=True)
        job = self._start(
            lambda _progress: judge_portion(store, reference, everything, PORTION_AHEAD)
        )
        job.succeeded.connect(self._on_judged)

    @Slot(object)
    def _on_judged(self, is_more: object) -> None:
        self._is_ahead_wanted = bool(is_more)

    @Slot(object)
    def _on_counted(self, counts: ViewCounts | None) -> None:
        if counts is None:
            self._is_count_wanted = True
        else:
            self.counted.emit(counts)

    @Slot(object)
    def _on_listed(self, found: tuple[EnterpriseQuery, Listing | None]) -> None:
        query, listing = found
        if query != self.query:
            return
        if listing is None:
            self._is_waiting = True
            self.delayed.emit()
        else:
            self._is_ahead_wanted = True
            self._first_rows = {} if self._is_waiting else listing.rows  # waiting: they changed
            self._shown = query
            changed, self._changed_ids = self._changed_ids, frozenset()
            if self._is_evidence_changed:
                self._is_evidence_changed, changed = False, frozenset(listing.ids)
            if changed:
                self.changed.emit(changed)
            self.listed.emit(listing)

    @Slot()
    def _on_finished(self) -> None:
        self._is_running = False
        if self._is_waiting:
            self.refresh()
        elif self._is_count_wanted:
            self._is_count_wanted = False
            self._count()
        elif self._is_ahead_wanted:
            self._ahead.start()

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if not isinstance(changes, Changes):
            return
        if changes.kinds & OF_TRAJECTORIES:
            self._is_evidence_changed = True
            self._first_rows = {}
            self.refresh()
        if changes.kinds & KINDS:
            self._first_rows = {}
            if len(changes.roots) > MOST_AT_ONCE:
                self._changed_ids |= changes.roots
            else:
                self.changed.emit(changes.roots)
            self.refresh(counts=True)


def judge_portion(store: Store, reference: Reference, query: EnterpriseQuery, most: int) -> bool:
    """Judge a portion of what a query needs; return whether there is more than that."""
    left = unjudged_ids(store, reference, query)
    if not left:
        return False
    judge(store, reference, left[:most])
    return len(left) > most
