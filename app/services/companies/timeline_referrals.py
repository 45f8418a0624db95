"""What the timeline of a company tells of its referrals: each status that one came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.domain.referral import INCOMING, Status
from app.models.referral import Referral, ReferralStep
from app.services.companies.family import of_company
from app.services.referrals.instruments import entry_of, rows_in


@dataclass(frozen=True, slots=True)
class ReferralMoment:
    """That a referral came in a status."""

    referral_id: UUID
    status: str
    what: str  # instrument, empty: none
    receiver: str
    person_id: UUID
    text: str  # the remark; of the first step the reason


def referral_steps(session: Session, enterprise_id: UUID) -> list[tuple[date, UUID]]:
    """Return the day and the id of every step of the referrals of a company, the last first."""
    query = (
        select(col(ReferralStep.stepped_on), col(ReferralStep.id))
        .join(Referral, col(Referral.id) == col(ReferralStep.referral_id))
        .where(
            of_company(Referral.company_id, enterprise_id),
            ~col(Referral.deleted),
            ~col(ReferralStep.deleted),
        )
        .order_by(col(ReferralStep.stepped_on).desc(), col(ReferralStep.id).desc())
    )
    return [(day, one) for day, one in session.execute(query)]


def steps_by_id(session: Session, ids: Sequence[UUID]) -> dict[UUID, ReferralMoment]:
    """Return these steps, with what their referral is; meant for one page."""
    query = (
        select(ReferralStep, Referral)
        .join(Referral, col(Referral.id) == col(ReferralStep.referral_id))
        .where(col(ReferralStep.id).in_(ids), ~col(Referral.deleted), ~col(ReferralStep.deleted))
    )
    rows = session.execute(query).all()
    catalogue = rows_in(session) if rows else ()
    found = {}
    for step, one in rows:
        entry = entry_of(catalogue, one.instrument, one.instrument_from)
        begins = Status.ACCEPTED if one.direction in INCOMING else Status.PREPARED
        is_first = step.status == begins and step.stepped_on == one.made_on and not step.remark
        found[step.id] = ReferralMoment(
            referral_id=one.id,
            status=step.status,
            what="" if entry is None else entry.name,
            receiver=one.receiver,
            person_id=step.person_id,
            text=one.reason if is_first else step.remark,
        )
    return found
