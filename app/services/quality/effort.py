"""Trajectories that take effort without movement, and cases that came back after their close."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.core import clock
from app.domain.demand import FAILURE
from app.domain.effort import Back, Effort, EffortLimits, Still, came_back, stands_still
from app.domain.trajectory import CLOSED, RUNNING
from app.models.quality import IncomingQuestion
from app.models.sync import Outbox
from app.models.trajectory import (
    Trajectory,
    TrajectoryMember,
    TrajectoryPhase,
    TrajectorySession,
)
from app.services.companies.family import shown_of
from app.services.counting.counts import progress_of
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class StillRow:
    """A trajectory in which much was done and nothing moved, and why it stands here."""

    id: UUID
    title: str
    companies: tuple[str, ...]
    phase: str
    still: Still
    moved_on: date


@dataclass(frozen=True, slots=True)
class BackRow:
    """A trajectory that was closed, and how it came back; `question_id` is what was asked."""

    id: UUID
    title: str
    company: str
    how: Back
    closed_on: date
    back_on: date
    why: str = ""
    question_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Stuck:
    """What the tab shows."""

    still: tuple[StillRow, ...]
    back: tuple[BackRow, ...]
    running: int  # trajectories that were looked at


def stuck(store: Store, limits: EffortLimits, day: date) -> Stuck:
    """Return what to look at together on a day; the longest still first."""
    with store.read() as session:
        trajectories = session.scalars(select(Trajectory).where(~col(Trajectory.deleted))).all()
        by_id = {one.id: one for one in trajectories}
        members = _members(session, by_id)
        running = [one for one in trajectories if one.status == RUNNING]
        efforts = _efforts(session, by_id, members)
        rows = []
        for one in running:
            effort = efforts[one.id]
            still = stands_still(effort, limits, day)
            if still is not None:
                names = tuple(each.name for each in members.get(one.id, ()))
                rows.append(StillRow(one.id, one.title, names, one.phase, still, effort.moved_on))
        back = _back(session, by_id, members, limits)
    rows.sort(key=lambda row: (-row.still.weeks, row.title))
    return Stuck(tuple(rows), back, len(running))


def _members(session: Session, by_id: Collection[UUID]) -> dict[UUID, list[TrajectoryMember]]:
    found: dict[UUID, list[TrajectoryMember]] = defaultdict(list)
    query = select(TrajectoryMember).where(~col(TrajectoryMember.deleted))
    for one in session.scalars(query.order_by(col(TrajectoryMember.id))):
        if one.trajectory_id in by_id:
            found[one.trajectory_id].append(one)
    return found


def _efforts(
    session: Session,
    by_id: Mapping[UUID, Trajectory],
    members: Mapping[UUID, list[TrajectoryMember]],
) -> dict[UUID, Effort]:
    """Return the effort of each running trajectory in its phase, with what others needed there."""
    spent = _sessions(session)
    begun: dict[UUID, date] = {}  # of the phase in which it stands
    others: dict[str, list[tuple[UUID, float]]] = defaultdict(list)
    moved: dict[UUID, date] = {}
    query = select(TrajectoryPhase).where(
        ~col(TrajectoryPhase.deleted), col(TrajectoryPhase.started_on).is_not(None)
    )
    for phase in session.scalars(query):
        its, first = by_id.get(phase.trajectory_id), phase.started_on
        if its is None or first is None:
            continue
        moved[its.id] = max(first, moved.get(its.id, first))
        if phase.ended_on is not None:
            used = _between(spent.get(its.id, ()), first, phase.ended_on)
            others[phase.phase].append((its.id, used))
        elif phase.phase == its.phase:
            begun[its.id] = first
    running = [one for one in by_id.values() if one.status == RUNNING]
    met = _met(session, [each for one in running for each in members.get(one.id, ())])
    return {
        one.id: Effort(
            hours=_between(spent.get(one.id, ()), begun.get(one.id, one.started_on), date.max),
            moved_on=max(moved.get(one.id, one.started_on), met.get(one.id, one.started_on)),
            others=[hours for its, hours in others[one.phase] if its != one.id],
        )
        for one in running
    }


def _sessions(session: Session) -> dict[UUID, list[tuple[date, int]]]:
    """Return the days and minutes of the sessions of each trajectory."""
    one = TrajectorySession
    query = select(col(one.trajectory_id), col(one.starts_at), col(one.minutes))
    found: dict[UUID, list[tuple[date, int]]] = defaultdict(list)
    for trajectory, begin, minutes in session.execute(query.where(~col(one.deleted))):
        found[trajectory].append((clock.local(begin).date(), minutes))
    return found


def _between(spent: Collection[tuple[date, int]], first: date, last: date) -> float:
    """Return the hours from one day until another, both included."""
    return sum(minutes for day, minutes in spent if first <= day <= last) / 60


def _met(session: Session, members: Collection[TrajectoryMember]) -> dict[UUID, date]:
    """Return by trajectory the last day on which a criterion was met."""
    progress = progress_of(session, [one.id for one in members])
    found: dict[UUID, date] = {}
    for one in members:
        for line in progress[one.id].lines:
            if line.met_on is not None:
                before = found.get(one.trajectory_id, line.met_on)
                found[one.trajectory_id] = max(line.met_on, before)
    return found


def _back(
    session: Session,
    by_id: Mapping[UUID, Trajectory],
    members: Mapping[UUID, list[TrajectoryMember]],
    limits: EffortLimits,
) -> tuple[BackRow, ...]:
    found = [*_reopened(session, by_id, members, limits)]
    found += _asked_again(session, by_id, members, limits)
    return tuple(sorted(found, key=lambda row: (row.back_on, row.title), reverse=True))


def _reopened(
    session: Session,
    by_id: Mapping[UUID, Trajectory],
    members: Mapping[UUID, list[TrajectoryMember]],
    limits: EffortLimits,
) -> Iterable[BackRow]:
    """Yield the trajectories that run again after a close, by what their history tells."""
    lines = select(col(Outbox.record_id), col(Outbox.old), col(Outbox.made_at)).where(
        col(Outbox.kind) == "trajectory", col(Outbox.unit) == "status"
    )
    last: dict[UUID, BackRow] = {}
    for record_id, old, made_at in session.execute(lines.order_by(col(Outbox.position))):
        one, was = by_id.get(UUID(record_id)), json.loads(old or "{}")
        if one is None or one.status != RUNNING or was.get("status") != CLOSED:
            continue
        closed_on, back_on = was.get("closed_on"), clock.local(clock.told(made_at)).date()
        if not closed_on or not came_back(begin := date.fromisoformat(closed_on), back_on, limits):
            continue
        if back_on > begin:  # on the same day it is a slip that was taken back
            names = ", ".join(each.name for each in members.get(one.id, ()))
            last[one.id] = BackRow(one.id, one.title, names, Back.REOPENED, begin, back_on)
    yield from last.values()


def _asked_again(
    session: Session,
    by_id: Mapping[UUID, Trajectory],
    members: Mapping[UUID, list[TrajectoryMember]],
    limits: EffortLimits,
) -> Iterable[BackRow]:
    """Yield the closed trajectories whose company asked again what was not right."""
    home = shown_of(session)
    query = select(IncomingQuestion).where(
        ~col(IncomingQuestion.deleted),
        col(IncomingQuestion.demand) == FAILURE,
        col(IncomingQuestion.enterprise_id).is_not(None),
    )
    asked: dict[UUID, list[IncomingQuestion]] = defaultdict(list)
    for one in session.scalars(query.order_by(col(IncomingQuestion.received_on))):
        if one.enterprise_id is not None:
            asked[home.get(one.enterprise_id, one.enterprise_id)].append(one)
    for trajectory in by_id.values():
        closed_on = trajectory.closed_on
        if trajectory.status != CLOSED or closed_on is None:
            continue
        for member in members.get(trajectory.id, ()):
            company = home.get(member.enterprise_id, member.enterprise_id)
            for question in asked.get(company, ()):
                if came_back(closed_on, question.received_on, limits):
                    yield BackRow(
                        id=trajectory.id,
                        title=trajectory.title,
                        company=member.name,
                        how=Back.ASKED,
                        closed_on=closed_on,
                        back_on=question.received_on,
                        why=question.failure,
                        question_id=question.id,
                    )
