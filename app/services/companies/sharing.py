"""Letting a colleague work in the file of a company (een dossier delen)."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from app.models.enterprise import Enterprise
from app.models.partnership import Partner, Person, Role
from app.models.sharing import CaseShare, share_id
from app.services.changes import Changes
from app.services.companies.family import of_company, shown
from app.services.records import write
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with whom a case can be shared."""

    person_id: UUID
    name: str
    partner: str
    has_case: bool


def colleagues(store: Store, enterprise_id: UUID) -> tuple[Colleague, ...]:
    """
    Return the coaches of the partnership without the one whose case it is and without oneself.

    Those of the own partner come first, then by partner and name.
    """
    with store.read() as session:
        enterprise = session.get_one(Enterprise, shown(session, enterprise_id))
        me = session.get_one(Person, store.actor)
        shared = {one.person_id for one in _shares(session, enterprise.id) if not one.deleted}
        query = (
            select(Person.id, Person.name, Partner.id, Partner.name)
            .join(Partner, col(Person.partner_id) == col(Partner.id))
            .join(Role, col(Role.person_id) == col(Person.id))
            .where(~col(Person.deleted), ~col(Role.deleted), col(Role.role) == "coach")
            .where(col(Person.id).not_in([store.actor, enterprise.coach_id or store.actor]))
            .distinct()
        )
        rows = session.exec(query).all()
    rows = sorted(rows, key=lambda row: (row[2] != me.partner_id, row[3], row[1]))
    return tuple(Colleague(one, name, partner, one in shared) for one, name, _, partner in rows)


def share_case(store: Store, enterprise_id: UUID, people: AbstractSet[UUID]) -> Changes:
    """Let exactly these people work in the case, beside its coach; in all of a merged one."""
    with store.write() as session:
        company = session.get_one(Enterprise, shown(session, enterprise_id))
        shares = _shares(session, company.id)
        for share in shares:
            write(share, {"deleted": share.deleted or share.person_id not in people})
        mine = {one.person_id: one for one in shares if one.enterprise_id == company.id}
        for person in people - {one.person_id for one in shares if not one.deleted}:
            if person in mine:
                write(mine[person], {"deleted": False})
                continue
            session.add(
                CaseShare(
                    id=share_id(company.id, person),
                    root=company.root,
                    enterprise_id=company.id,
                    person_id=person,
                )
            )
        return Changes.of(session)


def _shares(session: Session, enterprise_id: UUID) -> list[CaseShare]:
    query = select(CaseShare).where(of_company(CaseShare.enterprise_id, enterprise_id))
    return list(session.exec(query).all())
