"""
Whether what was attached as evidence still shows anything.

Not when its record is in the bin, or the file or network that it stands in, nor when a scan was
taken up again. A record that is not on this laptop is taken at its word: its own laptop tells.
"""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlmodel import Session, col

from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.models.evidence import Attachment
from app.models.network import Meeting, Network
from app.models.referral import Referral
from app.models.scan import Scan
from app.models.signing import Signature
from app.models.trajectory import CriterionEvidence, PlanVersion
from app.storage.unit_values import parts

SUBJECTS: Final[dict[str, Any]] = {
    str(model.__tablename__): model
    for model in (CoachingSession, Attachment, Scan, PlanVersion, Signature, Referral, Meeting)
}


def fallen(session: Session, ids: Iterable[UUID]) -> frozenset[UUID]:
    """Return which pieces of evidence show nothing any more."""
    found: set[UUID] = set()
    for part in parts(list(ids)):
        query = select(col(CriterionEvidence.id)).where(
            col(CriterionEvidence.id).in_(part), ~stands()
        )
        found |= set(session.scalars(query))
    return frozenset(found)


def stands() -> ColumnElement[bool]:
    """Return the condition that a piece of evidence still shows something."""
    return ~or_(*(_fell(kind, model) for kind, model in SUBJECTS.items()))


def session_stands(session_id: Any) -> ColumnElement[bool]:
    """Return the condition that a session in a column is not of a company in the bin."""
    binned = select(col(Enterprise.id)).where(col(Enterprise.deleted))  # few; sessions are many
    gone = select(col(CoachingSession.id)).where(col(CoachingSession.enterprise_id).in_(binned))
    return col(session_id).not_in(gone)


def _fell(kind: str, model: Any) -> ColumnElement[bool]:
    gone = or_(model.deleted, _binned(Enterprise, model), _binned(Network, model))
    if model is Scan:
        gone = or_(gone, col(Scan.completed_on).is_(None))
    subject = exists().where(model.id == CriterionEvidence.subject_id, gone)
    return (col(CriterionEvidence.subject_kind) == kind) & subject


def _binned(case: Any, model: Any) -> ColumnElement[bool]:
    return exists().where(case.id == model.root, case.deleted)
