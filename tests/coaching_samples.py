"""A company with its people, for tests of sessions; everything is made up."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import select

from app.models.base import new_id
from app.models.coaching import Action, CoachingSession
from app.models.enterprise import Contact, Enterprise, Establishment
from app.models.partnership import Partner, Partnership, Person, Role
from app.reference.loader import Reference
from app.services.people import Me
from app.ui.desk import Desk
from app.ui.settings import Settings


@dataclass(frozen=True, slots=True)
class Company:
    """Ids of a company in the store."""

    id: UUID
    site: UUID
    jan: UUID
    mia: UUID


def add_team(store) -> Me:
    """Put the person who works in the store, with partner and partnership."""
    partnership, partner = new_id(), new_id()
    with store.write() as session:
        session.add(Partnership(id=partnership, root=partnership, name="Partnerschap Oost"))
        session.add(Partner(id=partner, root=partnership, name="Partner Oost"))
        session.flush()
        session.add(Person(id=store.actor, root=partnership, partner_id=partner, name="Els V."))
        session.flush()
        session.add(Role(root=partnership, person_id=store.actor, role="coach"))
    return Me(
        person_id=store.actor,
        name="Els V.",
        role="coach",
        partner_id=partner,
        partner="Partner Oost",
        partnership_id=partnership,
        partnership="Partnerschap Oost",
        is_practice=False,
    )


def add_company(store, name="Bakkerij Janssens", purpose="", number=None) -> Company:
    """Put a company in Aalst with two contacts in the store."""
    company, site, jan, mia = new_id(), new_id(), new_id(), new_id()
    with store.write() as session:
        session.add(Enterprise(id=company, root=company, name=name, purpose=purpose, number=number))
        session.flush()
        session.add(
            Establishment(
                id=site,
                root=company,
                enterprise_id=company,
                street="Molenstraat",
                house_number="14",
                postal_code="9300",
                municipality_nis="41002",
                is_main=True,
            )
        )
        for contact, who, function in (
            (jan, "Jan J.", "owner"),
            (mia, "Mia D.", "hr"),
        ):
            session.add(
                Contact(
                    id=contact, root=company, enterprise_id=company, name=who, function=function
                )
            )
    return Company(company, site, jan, mia)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def stored_sessions(store) -> list[CoachingSession]:
    """All sessions in the store."""
    with store.read() as session:
        return list(session.exec(select(CoachingSession)))


def stored_actions(store) -> list[Action]:
    """All actions that stand, oldest first."""
    with store.read() as session:
        return list(session.exec(select(Action).where(~Action.deleted).order_by(Action.id)))


def make_desk(store, me, runner, folder) -> Desk:
    """What a page is given while a profile is open."""
    return Desk(store, me, Reference(), Settings(folder / "settings.ini"), runner)
