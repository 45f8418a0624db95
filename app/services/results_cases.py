"""
Every company in a trajectory with where it stands, read set-wise: a few queries, however many.

What a page reads by its ids (app/services/counts.py) is read here for all at once; the rules are
the same ones of app/domain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.domain.counting import Candidate, Counted, Status, count
from app.domain.criteria import Progress
from app.domain.trajectory import RUNNING
from app.models.trajectory import Trajectory, TrajectoryMember
from app.services.company_family import shown_of
from app.services.counted_company import names_to_count_by
from app.services.counts import ProposalView, confirmed_on, judged, progress_of, proposals_of


@dataclass(frozen=True, slots=True)
class Case:
    """A company in a trajectory; `company` is what it counts once by."""

    member: UUID
    trajectory: UUID
    enterprise: UUID  # as it is shown
    company: str
    name: str
    title: str
    partner: UUID | None
    phase: str
    is_taking_part: bool  # the trajectory runs, and it did not leave
    started_on: date  # when it joined
    ended_on: date  # when it left, or the trajectory ended; while it takes part: the day itself
    standing: Status
    since: date | None  # of the count
    proposed_on: date | None
    confirmed_on: date | None  # the first time
    open: frozenset[str]  # codes of required criteria that are not met
    met: int
    of: int


def read_cases(session: Session, day: date) -> list[Case]:
    """Return all that joined by a day; not who was taken out, nor what is in the bin."""
    rows = [row for row in session.execute(_members()) if row.joined_on <= day]
    ids = [row.id for row in rows]
    progress, proposals = progress_of(session, ids), proposals_of(session, ids)
    names, shown = names_to_count_by(session, rows), shown_of(session)
    counted = _counted(rows, progress, proposals, names)
    found = []
    for row in rows:
        one = row.id
        company = names[one], shown.get(row.enterprise_id, row.enterprise_id)
        found.append(_case(row, day, progress[one], proposals.get(one, ()), counted[one], company))
    return found


def _members() -> Any:
    member, trajectory = TrajectoryMember, Trajectory
    return (
        select(
            col(member.id),
            col(member.trajectory_id),
            col(member.enterprise_id),
            col(member.name),
            col(member.number),
            col(member.joined_on),
            col(member.left_on),
            col(trajectory.title),
            col(trajectory.partner_id),
            col(trajectory.phase),
            col(trajectory.status),
            col(trajectory.closed_on),
        )
        .join(trajectory, col(trajectory.id) == col(member.trajectory_id))
        .where(~col(member.deleted), ~col(trajectory.deleted))
        .order_by(col(member.id))
    )


def _counted(
    rows: Sequence[Any],
    progress: Mapping[UUID, Progress],
    proposals: Mapping[UUID, Sequence[ProposalView]],
    names: Mapping[UUID, str],
) -> Mapping[UUID, Counted]:
    """Return the standing of each; one that nobody proposed takes no count from another."""
    proposed = count(
        Candidate(
            member=row.id,
            company=names[row.id],
            partner=row.partner_id,
            met_on=progress[row.id].met_on,
            left_on=row.left_on,
            proposals=tuple(judged(one) for one in proposals[row.id]),
        )
        for row in rows
        if row.id in proposals
    )
    return {row.id: proposed.get(row.id) or Counted(row.id, Status.NOT_YET) for row in rows}


def _case(
    row: Any,
    day: date,
    progress: Progress,
    proposals: Sequence[ProposalView],
    counted: Counted,
    company: tuple[str, UUID],
) -> Case:
    has_left = row.left_on is not None and row.left_on < day
    ends = [one for one in (row.left_on, row.closed_on) if one is not None and one <= day]
    return Case(
        member=row.id,
        trajectory=row.trajectory_id,
        enterprise=company[1],
        company=company[0],
        name=row.name,
        title=row.title,
        partner=row.partner_id,
        phase=row.phase,
        is_taking_part=row.status == RUNNING and not has_left,
        started_on=row.joined_on,
        ended_on=max(row.joined_on, min(ends, default=day)),
        standing=counted.status,
        since=counted.since,
        proposed_on=min((one.on for one in proposals), default=None),
        confirmed_on=confirmed_on(proposals),
        open=frozenset(one.criterion.code for one in progress.missing),
        met=progress.met,
        of=progress.of,
    )
