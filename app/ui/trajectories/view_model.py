"""What the list of trajectories knows: its filters, what fits, and the rows that are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.services.changes import Changes
from app.services.drafts import KeptDraft, find_draft
from app.services.trajectories.board import TrajectoryBoard, trajectory_board
from app.services.trajectories.lists import (
    Order,
    TrajectoryQuery,
    TrajectoryRow,
    trajectory_rows,
)
from app.storage.store import Store
from app.ui.desk import Desk
from app.ui.trajectories.filters import ListFilters

FIRST: Final = 20  # rows of each column that are read with the board
PAGE: Final = 60  # rows of the table in one query
SCREEN: Final = "trajectories"  # in the settings
DRAFT_KIND: Final = "trajectories"  # of a new trajectory that is being typed
KINDS: Final = frozenset(
    {
        "trajectory",
        "trajectory_phase",
        "trajectory_member",
        "trajectory_session",
        "criterion_evidence",
        "count_proposal",
        "count_confirmation",
        "action",
        "appointment",
        "person",
        "enterprise",
    }
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What fits, the rows that are in sight first, and when this held."""

    board: TrajectoryBoard
    rows: dict[UUID, TrajectoryRow]
    at: datetime  # UTC
    is_table: bool  # the rows are those of the table, else of the board
    draft: KeptDraft | None = None  # of a new trajectory


class TrajectoriesModel(QObject):
    """
    Reads the list in the background, one question at a time; `listed` carries a Listing.

    `broken` comes when the first one could not be read.
    """

    listed = Signal(object)
    broken = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.filters = ListFilters()
        self.is_table = desk.settings.shows_table(SCREEN)
        self._order: Order = "phase"
        self._descending = False
        self._asked: tuple[TrajectoryQuery, bool] | None = None  # what is being read
        self._is_stale = False
        self.listing: Listing | None = None
        desk.bus.changed.connect(self._on_changes)

    def rows(self, ids: Sequence[UUID]) -> dict[UUID, TrajectoryRow]:
        """Return one page of rows."""
        known = {} if self.listing is None else self.listing.rows
        if all(one in known for one in ids):
            return {one: known[one] for one in ids}
        return trajectory_rows(self._desk.store, ids)

    def show(self, filters: ListFilters) -> None:
        """Ask for what fits other filters."""
        if filters != self.filters:
            self.filters = filters
            self.refresh()

    def sort(self, order: Order, *, descending: bool) -> None:
        """Ask for another order of the table."""
        if (order, descending) != (self._order, self._descending):
            self._order, self._descending = order, descending
            self.refresh()

    def show_table(self, *, on: bool) -> None:
        """Read the rows of the table first, else those of the board."""
        if on != self.is_table:
            self.is_table = on
            self._desk.settings.set_table(SCREEN, on=on)
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask again."""
        if self._asked is not None:
            self._is_stale = True
            return
        self._is_stale = False
        store, me, today = self._desk.store, self._desk.me.person_id, clock.today()
        query = replace(
            self.filters.query(self._desk.reference),
            order=self._order,
            descending=self._descending,
        )
        is_table, is_first = self.is_table, self.listing is None
        self._asked = query, is_table

        def work(_progress: object) -> Listing:
            draft = find_draft(store, DRAFT_KIND, me) if is_first else None
            return read_list(store, query, today, is_table=is_table, draft=draft)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_not_read)

    @Slot(object)
    def _on_read(self, listing: Listing) -> None:
        self._asked = None
        if self._is_stale:
            if self.listing is None:
                self.listing = listing
                self.listed.emit(listing)
            self.refresh()
            return
        self.listing = listing
        self.listed.emit(listing)

    @Slot(object)
    def _on_not_read(self, error: object) -> None:
        self._asked = None
        self._desk.failed.emit(error)
        if self.listing is None:
            self.broken.emit()

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if isinstance(changes, Changes) and changes.kinds & KINDS:
            self.refresh()


def read_list(
    store: Store,
    query: TrajectoryQuery,
    today: date,
    *,
    is_table: bool = False,
    draft: KeptDraft | None = None,
) -> Listing:
    """Return what fits with the rows that are in sight first, of the board or of the table."""
    board = trajectory_board(store, query, today)
    first: Sequence[UUID] = board.ids[:PAGE]
    if not is_table:
        first = [one for column in board.columns.values() for one in column.ids[:FIRST]]
    return Listing(board, trajectory_rows(store, first), clock.now(), is_table, draft)
