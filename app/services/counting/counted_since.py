"""
Since when each company counts, read set-wise: a few queries, however many there are.

The rules are those of app/domain; `counts.standings` tells the whole standing of a page of them.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import String, func, select, type_coerce
from sqlmodel import Session, col

from app.domain.counting import COUNTS, Candidate, Confirmation, Proposal, Status, count
from app.domain.criteria import Evidence, judge
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    CriterionEvidence,
    Trajectory,
    TrajectoryMember,
)
from app.services.companies.family import shown_of
from app.services.counting.checklist import lines_of, version_numbered, versions_in
from app.services.counting.counted_company import names_to_count_by
from app.services.evidence.standing import stands
from app.storage.unit_values import parts

_DAY: Final = len("2026-11-30")
_BETWEEN: Final = "\x1f"  # is in no code


def counted_since(session: Session) -> dict[UUID, date]:
    """Return by company, as it is shown, the day since which it counts."""
    proposals = _proposals(session)
    met = _met_on(session, proposals)
    members = _members(session, met)
    companies = names_to_count_by(session, members)
    standings = count(
        Candidate(
            member=one.id,
            company=companies[one.id],
            partner=None,  # only tells whom to warn
            met_on=met[one.id],
            left_on=one.left_on,
            proposals=tuple(proposals[one.id]),
        )
        for one in members
    )
    merged = shown_of(session)
    return {
        merged.get(one.enterprise_id, one.enterprise_id): since
        for one in members
        if (since := standings[one.id].since) and standings[one.id].status is Status.COUNTS
    }


def _proposals(session: Session) -> dict[UUID, list[Proposal]]:
    """Return the proposals on those of whom somebody said that they count."""
    columns: tuple[Any, ...] = (
        col(CountProposal.member_id),
        col(CountProposal.id),
        col(CountProposal.proposed_by),
        col(CountProposal.proposed_on),
        col(CountConfirmation.confirmed_by),
        col(CountConfirmation.confirmed_on),
        col(CountConfirmation.decision),
    )
    decided = (col(CountConfirmation.proposal_id) == col(CountProposal.id)) & ~col(
        CountConfirmation.deleted
    )
    query = (
        select(*columns)
        .select_from(CountProposal)
        .outerjoin(CountConfirmation, decided)
        .where(col(CountProposal.member_id).in_(_said_to_count()), ~col(CountProposal.deleted))
    )
    made: dict[UUID, tuple[UUID, UUID, date]] = {}
    decisions: dict[UUID, list[Confirmation]] = defaultdict(list)
    for member, proposal, by, on, *decision in session.execute(query):
        made[proposal] = member, by, on
        if decision[0] is not None:
            decisions[proposal].append(Confirmation(*decision))
    found: dict[UUID, list[Proposal]] = defaultdict(list)
    for proposal, (member, by, on) in made.items():
        found[member].append(Proposal(by, on, confirmations=tuple(decisions[proposal])))
    return found


def _said_to_count() -> Any:
    """Return the members with a proposal that somebody confirmed, whatever came after it."""
    return (
        select(col(CountProposal.member_id))
        .join(CountConfirmation, col(CountConfirmation.proposal_id) == col(CountProposal.id))
        .join(TrajectoryMember, col(TrajectoryMember.id) == col(CountProposal.member_id))
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
        .where(
            col(CountConfirmation.decision) == COUNTS,
            ~col(CountConfirmation.deleted),
            ~col(CountProposal.deleted),
            ~col(TrajectoryMember.deleted),
            ~col(Trajectory.deleted),
        )
    )


def _met_on(session: Session, members: Collection[UUID]) -> dict[UUID, date]:
    """Return of those with all evidence the day on which it was there."""
    dated = type_coerce(col(CriterionEvidence.dated), String())
    pieces = func.group_concat(col(CriterionEvidence.criterion) + dated, _BETWEEN)
    query = (
        select(col(CriterionEvidence.member_id), col(Trajectory.criteria_version), pieces)
        .join(Trajectory, col(Trajectory.id) == col(CriterionEvidence.trajectory_id))
        .where(
            col(CriterionEvidence.member_id).in_(_said_to_count()),
            ~col(CriterionEvidence.deleted),
            stands(),
        )
        .group_by(col(CriterionEvidence.member_id))
    )
    versions, found = versions_in(session), {}
    for member, number, some in session.execute(query) if members else ():
        lines = lines_of(version_numbered(versions, number))
        codes = {one[:-_DAY] for one in some.split(_BETWEEN)}
        if all(one.code in codes for one in lines if one.required):  # else it misses something
            met_on = judge(lines, [_evidence(one) for one in some.split(_BETWEEN)]).met_on
            if met_on is not None:
                found[member] = met_on
    return found


def _evidence(piece: str) -> Evidence:
    return Evidence(piece[:-_DAY], date.fromisoformat(piece[-_DAY:]))


def _members(session: Session, ids: Mapping[UUID, date]) -> list[TrajectoryMember]:
    return [
        one
        for part in parts(list(ids))
        for one in session.scalars(
            select(TrajectoryMember).where(col(TrajectoryMember.id).in_(part))
        )
    ]
