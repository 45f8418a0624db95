"""Whether an enterprise stands: one in the bin takes nothing new."""

from uuid import UUID

from sqlmodel import Session

from app.core.errors import UserError
from app.models.base import Synced
from app.models.enterprise import Enterprise


def standing_enterprise(session: Session, enterprise_id: UUID) -> Enterprise:
    """
    Return the enterprise that something is added to or changed in.

    Raises:
        UserError: `enterprise.in_bin` (name, enterprise_id).
    """
    found = session.get_one(Enterprise, enterprise_id)
    if found.deleted:
        raise UserError("enterprise.in_bin", name=found.name, enterprise_id=found.id)
    return found


def require_standing(session: Session, record: Synced) -> None:
    """Refuse what is written to a record of an enterprise in the bin; raises as above."""
    enterprise_id = getattr(record, "enterprise_id", None)
    if isinstance(record, Enterprise):
        enterprise_id = record.id
    if enterprise_id is not None:
        standing_enterprise(session, enterprise_id)
