"""The board of trajectories: a column per phase, what needs attention first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.domain.matching import fold
from app.domain.trajectory import PHASES, RUNNING
from app.models.trajectory import Trajectory, TrajectoryMember
from app.services.trajectories.lists import TrajectoryQuery, last_days, next_days, trajectory_ids
from app.storage.store import Store

SILENT_DAYS: Final = 30  # without a session and without a next day; from then on it needs attention


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """The trajectories in one phase, those that are silent first, then by their next day."""

    ids: tuple[UUID, ...] = ()
    silent: int = 0


@dataclass(frozen=True, slots=True)
class TrajectoryBoard:
    """All columns by phase, and the same trajectories in the order of the query."""

    columns: Mapping[str, BoardColumn]
    ids: tuple[UUID, ...]
    joint: int  # of those, how many have more than one company
    is_store_empty: bool = field(default=False)  # there is no trajectory at all


def trajectory_board(store: Store, query: TrajectoryQuery, today: date) -> TrajectoryBoard:
    """Return what fits a query; made for a worker: it orders all of them."""
    ids = trajectory_ids(store, query)
    with store.read() as session:
        known = _rows(session)
        lasts, nexts = last_days(session), next_days(session)
        joint = _joint(session)
    columns: dict[str, list[tuple[bool, date, str, UUID]]] = {phase: [] for phase in PHASES}
    for one in ids:
        phase, title, started_on, status = known[one]
        next_on = nexts.get(one)
        quiet = (today - lasts.get(one, started_on)).days
        is_silent = status == RUNNING and next_on is None and quiet > SILENT_DAYS
        since = lasts.get(one, started_on) if is_silent else next_on or date.max
        columns.setdefault(phase, []).append((not is_silent, since, fold(title), one))
    return TrajectoryBoard(
        {phase: _column(lines) for phase, lines in columns.items()},
        tuple(ids),
        len(joint.intersection(ids)),
        not known,
    )


def _column(lines: Sequence[tuple[bool, date, str, UUID]]) -> BoardColumn:
    ids = tuple(one for *_rest, one in sorted(lines))
    return BoardColumn(ids, sum(not loud for loud, *_rest in lines))


def _rows(session: Session) -> dict[UUID, tuple[str, str, date, str]]:
    query = select(
        col(Trajectory.id),
        col(Trajectory.phase),
        col(Trajectory.title),
        col(Trajectory.started_on),
        col(Trajectory.status),
    ).where(~col(Trajectory.deleted))
    return {one: tuple(rest) for one, *rest in session.execute(query)}


def _joint(session: Session) -> set[UUID]:
    query = (
        select(col(TrajectoryMember.trajectory_id))
        .where(~col(TrajectoryMember.deleted))
        .group_by(col(TrajectoryMember.trajectory_id))
        .having(func.count() > 1)
    )
    return set(session.scalars(query))
