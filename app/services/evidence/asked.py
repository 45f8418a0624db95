"""What was asked of coaches for an evidence pack, and whether it is still missing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.domain.counting import Status
from app.domain.dossier_gaps import Gap, GapCode
from app.models.enterprise import Enterprise
from app.models.partnership import Person
from app.models.proof import EvidenceRequest
from app.models.trajectory import Trajectory, TrajectoryMember
from app.services.companies.family import shown_column
from app.services.counting.counts import Standing, standings_of
from app.services.packs.pieces import unsigned_pieces


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Something that was asked and is not there yet."""

    id: UUID
    trajectory_id: UUID
    member_id: UUID
    company: str
    enterprise_id: UUID | None  # of the company, when its file is here
    gap: Gap
    due_on: date
    asked_on: date
    asked_by: str


def open_requests(session: Session, coach: UUID, put_off: Any) -> list[OpenRequest]:
    """
    Return what is asked of who coaches the trajectory now, the first due first.

    Nobody closes a request: it is answered as soon as what it asks is there.

    Args:
        put_off: A query of the ids that are left out.
    """
    rows = session.execute(_query(coach, put_off)).all()
    if not rows:
        return []
    members = {row.EvidenceRequest.member_id for row in rows}
    missing = _missing(session, members)
    found = []
    for request, name, enterprise, by in rows:
        gap = missing.get((request.member_id, request.gap, request.criterion, request.subject_id))
        if gap is not None:
            found.append(
                OpenRequest(
                    id=request.id,
                    trajectory_id=request.trajectory_id,
                    member_id=request.member_id,
                    company=name,
                    enterprise_id=enterprise,
                    gap=gap,
                    due_on=request.due_on,
                    asked_on=request.asked_on,
                    asked_by=by or "",
                )
            )
    return found


def _query(coach: UUID, put_off: Any) -> Any:
    file: Any = aliased(Enterprise)
    return (
        select(EvidenceRequest, col(TrajectoryMember.name), file.id, col(Person.name))
        .join(TrajectoryMember, col(TrajectoryMember.id) == col(EvidenceRequest.member_id))
        .join(Trajectory, col(Trajectory.id) == col(EvidenceRequest.trajectory_id))
        .outerjoin(file, shown_column(TrajectoryMember.enterprise_id) == file.id)
        .outerjoin(Person, col(Person.id) == col(EvidenceRequest.asked_by))
        .where(
            col(Trajectory.coach_id) == coach,
            ~col(EvidenceRequest.deleted),
            ~col(TrajectoryMember.deleted),
            ~col(Trajectory.deleted),
            file.deleted.is_(None) | ~file.deleted,
            col(EvidenceRequest.id).not_in(put_off),
        )
        .order_by(col(EvidenceRequest.due_on), col(EvidenceRequest.id))
    )


_Key = tuple[UUID, str, str, UUID | None]


def _missing(session: Session, members: Collection[UUID]) -> dict[_Key, Gap]:
    """Return all that could be asked of these members and is not there."""
    unsigned = unsigned_pieces(session, members)
    found: dict[_Key, Gap] = {}
    for member, standing in standings_of(session, members).items():
        gaps = [
            Gap(one.code, one.criterion, subject_id=one.subject_id, dated=one.dated)
            for one in unsigned.get(member, ())
        ]
        for gap in (*gaps, *_of_checklist(standing)):
            found[member, gap.code.value, gap.criterion, gap.subject_id] = gap
    return found


def _of_checklist(standing: Standing) -> list[Gap]:
    missing = standing.progress.missing
    if not missing and standing.counted.status is Status.NOT_YET:
        return [Gap(GapCode.PROPOSAL)]
    return [
        Gap(
            GapCode.CRITERION,
            one.criterion.code,
            one.criterion.name,
            one.have,
            max(1, one.criterion.needed),
        )
        for one in missing
    ]
