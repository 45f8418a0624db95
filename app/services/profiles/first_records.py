"""Who starts on this laptop, and the first records of a new partnership."""

from dataclasses import dataclass
from uuid import UUID

from app.models.base import new_id
from app.models.partnership import Partner, Partnership, Person, Role
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Who starts, and where: a new partnership, or a practice environment with made-up data."""

    person: str
    partner: str
    partnership: str
    role: str = "coach"  # coach, partner_admin, promotor or auditor
    partner_kind: str = "partner"  # promotor, partner or onderaannemer
    email: str = ""
    project_number: str = ""
    is_practice: bool = False


def add_first_records(store: Store, enrolment: Enrolment) -> None:
    """Write the first records: partnership, partner, person, role."""
    root: UUID = new_id()
    partner = Partner(root=root, name=enrolment.partner, kind=enrolment.partner_kind)
    person = Person(
        id=store.actor,
        root=root,
        partner_id=partner.id,
        name=enrolment.person,
        email=enrolment.email,
    )
    partnership = Partnership(
        id=root,
        root=root,
        name=enrolment.partnership,
        project_number=enrolment.project_number,
        is_practice=enrolment.is_practice,
    )
    role = Role(root=root, person_id=person.id, role=enrolment.role)
    with store.write() as session:
        for record in (partnership, partner, person, role):
            session.add(record)
            session.flush()
