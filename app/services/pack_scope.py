"""What a pack may be limited to: the partners that there are, and the days of the project."""

from datetime import date
from uuid import UUID

from sqlmodel import col, func, select

from app.models.partnership import Partner, Person
from app.models.trajectory import Trajectory
from app.storage.store import Store


def partner_names(store: Store) -> dict[UUID, str]:
    """Return the partners of the partnership by id."""
    query = select(Partner.id, Partner.name).where(~col(Partner.deleted))
    with store.read() as session:
        return dict(session.exec(query).all())


def own_partner(store: Store) -> UUID:
    """Return the partner of who works here."""
    with store.read() as session:
        return session.get_one(Person, store.actor).partner_id


def project_began(store: Store) -> date | None:
    """Return the day on which the first trajectory began, None when there is none."""
    query = select(func.min(col(Trajectory.started_on))).where(~col(Trajectory.deleted))
    with store.read() as session:
        return session.exec(query).one()
