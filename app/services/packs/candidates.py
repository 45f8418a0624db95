"""Which companies in trajectories may belong to a period: read in a few queries, whatever many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import Session, col

from app.core import clock
from app.models.partnership import Partner, Person
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    CriterionEvidence,
    Trajectory,
    TrajectoryMember,
    TrajectorySession,
)
from app.services.packs.wish import PackWish
from app.storage.unit_values import parts


@dataclass(frozen=True, slots=True)
class Candidate:
    """A company in a trajectory, with the names that a list shows."""

    member_id: UUID
    trajectory_id: UUID
    enterprise_id: UUID
    company: str
    left_on: date | None
    title: str
    status: str
    closed_on: date | None
    partner_id: UUID | None
    partner: str
    coach_id: UUID | None
    coach: str


def candidates(session: Session, wish: PackWish) -> list[Candidate]:
    """
    Return who may belong to the period: some do not, none is left out.

    Who came to an end in it, and whoever was proposed and has a day in it on which the count may
    have begun. Of trajectories that somebody chose: all.
    """
    query = (
        select(
            col(TrajectoryMember.id),
            col(Trajectory.id),
            col(TrajectoryMember.enterprise_id),
            col(TrajectoryMember.name),
            col(TrajectoryMember.left_on),
            col(Trajectory.title),
            col(Trajectory.status),
            col(Trajectory.closed_on),
            col(Trajectory.partner_id),
            func.coalesce(col(Partner.name), ""),
            col(Trajectory.coach_id),
            func.coalesce(col(Person.name), ""),
        )
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
        .outerjoin(Partner, col(Partner.id) == col(Trajectory.partner_id))
        .outerjoin(Person, col(Person.id) == col(Trajectory.coach_id))
        .where(~col(TrajectoryMember.deleted))
    )
    if wish.trajectories is None:
        days = wish.first, wish.last
        query = query.where(
            or_(
                col(TrajectoryMember.left_on).between(*days),
                col(Trajectory.closed_on).between(*days),
                col(TrajectoryMember.id).in_(_may_count(*days)),
            )
        )
    return [Candidate(*row) for some in _scoped(query, wish) for row in session.execute(some)]


def count_running(session: Session, wish: PackWish, told: Iterable[UUID]) -> int:
    """Return how many trajectories had a session in the period and are not among those told."""
    after = wish.last + timedelta(days=1)
    query = (
        select(col(TrajectorySession.trajectory_id))
        .distinct()
        .join(Trajectory, col(Trajectory.id) == col(TrajectorySession.trajectory_id))
        .where(
            col(TrajectorySession.starts_at) >= clock.midnight(wish.first),
            col(TrajectorySession.starts_at) < clock.midnight(after),
            ~col(TrajectorySession.deleted),
        )
    )
    found = {one for some in _scoped(query, wish) for one in session.scalars(some)}
    return len(found - set(told))


def _scoped(query: Any, wish: PackWish) -> Iterable[Any]:
    """Give the query for the partners and trajectories that are wished, in parts when many."""
    query = query.where(~col(Trajectory.deleted))
    if wish.partners is not None:
        query = query.where(col(Trajectory.partner_id).in_(wish.partners))
    if wish.trajectories is None:
        return [query]
    chosen = sorted(wish.trajectories)
    return [query.where(col(Trajectory.id).in_(part)) for part in parts(chosen)]


def _may_count(first: date, last: date) -> Any:
    """
    Return the members that were proposed, with a day in the period that a count may begin on.

    It begins on the day of a decision, or on that of the last piece of evidence.
    """

    def within(column: Any) -> ColumnElement[bool]:
        return col(column).between(first, last)

    decided = (
        select(col(CountProposal.member_id))
        .join(CountConfirmation, col(CountConfirmation.proposal_id) == col(CountProposal.id))
        .where(within(CountConfirmation.confirmed_on))
    )
    proposed = select(col(CountProposal.member_id)).where(within(CountProposal.proposed_on))
    dated = (
        select(col(CriterionEvidence.member_id))
        .join(CountProposal, col(CountProposal.member_id) == col(CriterionEvidence.member_id))
        .where(within(CriterionEvidence.dated))
    )
    return decided.union(proposed, dated)
