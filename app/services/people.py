"""Who works on this laptop, and who else is in the partnership."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from app.models.partnership import (
    CLOSED_PARTNER,
    Partner,
    Partnership,
    Person,
    Role,
    TravelSetting,
)
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Me:
    """The person whose profile is open."""

    person_id: UUID
    name: str
    role: str  # coach, partner_admin, promotor, auditor; empty when they have none any more
    partner_id: UUID
    partner: str
    partnership_id: UUID
    partnership: str
    is_practice: bool


def who_am_i(store: Store) -> Me:
    """
    Return the person of the open profile, with the first role that they have.

    Who has no role any more still gets in: what is on the laptop is theirs to read, and what they
    write is handed in, and held.

    Raises:
        LookupError: the first load has not brought the person yet.
    """
    has_role = (col(Role.person_id) == col(Person.id)) & ~col(Role.deleted)
    query = (
        select(Person, Partner, Role.role)
        .join(Partner, col(Person.partner_id) == col(Partner.id))
        .outerjoin(Role, has_role)
        .where(col(Person.id) == store.actor)
        .order_by(col(Role.id))
    )
    with store.read() as session:
        person, partner, role = session.exec(query).first() or _nobody(store.actor)
        partnership = session.get_one(Partnership, person.root)
        return Me(
            person_id=person.id,
            name=person.name,
            role=role or "",
            partner_id=partner.id,
            partner=partner.name,
            partnership_id=partnership.id,
            partnership=partnership.name,
            is_practice=partnership.is_practice,
        )


def coach_names(store: Store) -> dict[UUID, str]:
    """Return the names of all people of the partnership, also those who left."""
    with store.read() as session:
        return dict(session.exec(select(Person.id, Person.name)).all())


def partner_names(store: Store) -> dict[UUID, str]:
    """Return the names of the organisations of the partnership that take new people."""
    marks = select(TravelSetting).where(
        col(TravelSetting.name).startswith(CLOSED_PARTNER, autoescape=True),
        ~col(TravelSetting.deleted),
    )
    with store.read() as session:
        partners = session.exec(select(Partner.id, Partner.name).where(~col(Partner.deleted))).all()
        closed = {one.name.removeprefix(CLOSED_PARTNER) for one in session.exec(marks) if one.value}
    return {partner: name for partner, name in partners if partner.hex not in closed}


def promotor_root(session: Session, person: UUID) -> UUID | None:
    """Return the partnership of which somebody is promotor, None: of none."""
    query = select(Role.role).where(col(Role.person_id) == person, ~col(Role.deleted))
    if "promotor" not in set(session.exec(query)):
        return None
    return session.get_one(Person, person).root


def _nobody(actor: UUID) -> tuple[Person, Partner, str | None]:
    raise LookupError(f"no person {actor} in the store")
