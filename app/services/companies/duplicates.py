"""Companies under one enterprise number: on this laptop, or of colleagues by the directory."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session, col

from app.domain.duplicates import SameNumber, duplicate_findings
from app.domain.findings import Finding
from app.models.directory import DirectoryEntry
from app.models.enterprise import Enterprise
from app.models.lists import EnterpriseKey
from app.models.partnership import Partner, Person
from app.services.companies.family import family


def duplicates_of(session: Session, enterprise: Enterprise) -> tuple[Finding, ...]:
    """Return the findings `duplicate` of a company: others that stand under its number."""
    number = enterprise.number or ""
    if not number:
        return ()
    mine = family(session, enterprise.id)
    here = list(_here(session, enterprise, mine))
    known = {*mine, *(one.company_id for one in here)}
    return duplicate_findings(number, [*here, *_elsewhere(session, number, known)])


def has_duplicate() -> ColumnElement[bool]:
    """Return the condition that a company of the list stands under a number of another one."""
    key, entry = EnterpriseKey, DirectoryEntry
    twice = select(col(key.number)).group_by(col(key.number)).having(func.count() > 1)
    elsewhere = select(col(entry.number)).where(
        ~col(entry.deleted), col(entry.enterprise_id).not_in(select(col(Enterprise.id)))
    )
    number = col(key.number)
    return and_(number.is_not(None), or_(number.in_(twice), number.in_(elsewhere)))


def _here(session: Session, enterprise: Enterprise, mine: tuple[UUID, ...]) -> list[SameNumber]:
    query = (
        select(Enterprise, col(Person.name), col(Partner.name))
        .join(EnterpriseKey, col(EnterpriseKey.enterprise_id) == col(Enterprise.id))
        .outerjoin(Person, col(Person.id) == col(Enterprise.coach_id))
        .outerjoin(Partner, col(Partner.id) == col(Enterprise.partner_id))
        .where(col(EnterpriseKey.number) == enterprise.number, col(Enterprise.id).not_in(mine))
    )
    return [
        SameNumber(
            other.id,
            other.name,
            coach or "",
            partner or "",
            is_here=True,
            is_meant=bool(enterprise.duplicate_reason or other.duplicate_reason),
        )
        for other, coach, partner in session.execute(query)
    ]


def _elsewhere(session: Session, number: str, known: set[UUID]) -> list[SameNumber]:
    """Return what the directory tells of companies that are not on this laptop."""
    query = (
        select(DirectoryEntry, col(Person.name), col(Partner.name), col(Enterprise.id))
        .outerjoin(Enterprise, col(Enterprise.id) == col(DirectoryEntry.enterprise_id))
        .outerjoin(Person, col(Person.id) == col(DirectoryEntry.coach_id))
        .outerjoin(Partner, col(Partner.id) == col(DirectoryEntry.partner_id))
        .where(col(DirectoryEntry.number) == number, ~col(DirectoryEntry.deleted))
    )
    return [
        SameNumber(
            entry.enterprise_id,
            entry.name,
            coach or "",
            partner or "",
            is_here=False,
            is_meant=False,
        )
        for entry, coach, partner, here in session.execute(query)
        if here is None and entry.enterprise_id not in known
    ]
