"""What stands as evidence in the dossiers of a pack: how much, what is unsigned or not here."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, distinct, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.core import clock
from app.domain.dossier_gaps import GapCode, Unsigned
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.local import Blob
from app.models.signing import Signature
from app.models.trajectory import CriterionEvidence, PlanVersion
from app.services.evidence.standing import stands
from app.storage.unit_values import parts

CONFIRMED: Final = ("mail", "oral", "paper")  # how a company confirms a report without a signature
_SIGNED_BESIDE: Final = ("attachment", "signature")  # evidence that may carry what a plan lacks


def piece_counts(session: Session, members: Collection[UUID]) -> dict[UUID, int]:
    """Return how many records stand as evidence of each member, each once."""
    number = func.count(distinct(col(CriterionEvidence.subject_id)))
    query = select(col(CriterionEvidence.member_id), number).where(stands())
    return dict(_rows(session, members, query.group_by(col(CriterionEvidence.member_id))))


def absent_counts(session: Session, members: Collection[UUID]) -> dict[UUID, int]:
    """Return of how many files that are evidence the bytes are not on this laptop."""
    query: Any = (
        select(col(CriterionEvidence.member_id), func.count(distinct(col(Attachment.sha256))))
        .join(Attachment, col(Attachment.id) == col(CriterionEvidence.subject_id))
        .outerjoin(Blob, col(Blob.sha256) == col(Attachment.sha256))
        .where(col(Blob.id).is_(None), ~col(Attachment.deleted))
        .group_by(col(CriterionEvidence.member_id))
    )
    return dict(_rows(session, members, query))


def unsigned_pieces(session: Session, members: Collection[UUID]) -> dict[UUID, list[Unsigned]]:
    """Return the reports and plans that are evidence and that no company signed or confirmed."""
    found: dict[UUID, dict[UUID, Unsigned]] = {}
    for member, criterion, one, at in _rows(session, members, _reports()):
        day = clock.local(at).date()
        found.setdefault(member, {})[one] = Unsigned(GapCode.SESSION, one, day, criterion)
    for member, criterion, one, day in _rows(session, members, _plans()):
        found.setdefault(member, {})[one] = Unsigned(GapCode.PLAN, one, day, criterion)
    return {member: list(some.values()) for member, some in found.items()}


def _reports() -> Any:
    signed = _signed(Signature.session_id, CoachingSession.id)
    is_confirmed = col(CoachingSession.confirmation).in_(CONFIRMED)
    return (
        select(
            col(CriterionEvidence.member_id),
            col(CriterionEvidence.criterion),
            col(CoachingSession.id),
            col(CoachingSession.starts_at),
        )
        .join(CoachingSession, col(CoachingSession.id) == col(CriterionEvidence.subject_id))
        .where(
            ~col(CoachingSession.deleted),
            or_(
                col(CoachingSession.completed_at).is_(None),
                ~func.coalesce(is_confirmed, False) & ~signed,
            ),
        )
    )


def _plans() -> Any:
    beside: Any = aliased(CriterionEvidence)
    is_beside = exists().where(
        beside.member_id == col(CriterionEvidence.member_id),
        beside.criterion == col(CriterionEvidence.criterion),
        beside.subject_kind.in_(_SIGNED_BESIDE),
        ~beside.deleted,
    )
    return (
        select(
            col(CriterionEvidence.member_id),
            col(CriterionEvidence.criterion),
            col(PlanVersion.id),
            col(PlanVersion.written_on),
        )
        .join(PlanVersion, col(PlanVersion.id) == col(CriterionEvidence.subject_id))
        .where(
            ~col(PlanVersion.deleted),
            ~_signed(Signature.plan_version_id, PlanVersion.id),
            ~is_beside,
        )
    )


def _signed(column: Any, of: Any) -> ColumnElement[bool]:
    return exists().where(col(column) == col(of), ~col(Signature.deleted))


def _rows(session: Session, members: Collection[UUID], query: Any) -> list[Any]:
    """Return what a query of pieces that were not taken away says of these members."""
    query = query.where(~col(CriterionEvidence.deleted))
    return [
        row
        for part in parts(list(members))
        for row in session.execute(query.where(col(CriterionEvidence.member_id).in_(part)))
    ]
