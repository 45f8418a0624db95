"""What stands in calendars (agenda): appointments and meetings, of the coach and of colleagues."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlmodel import Session, col

from app.core import clock
from app.models.network import Invitee, Meeting, Network
from app.models.partnership import Partner, Person
from app.models.planning import Appointment
from app.services.changes import Changes
from app.services.day.agenda import LONGEST, Planned, move_appointment, read_appointments
from app.services.networks.meetings import move_meeting
from app.storage.store import Store

# columns of a meeting, and as what a day shows them, with the name of its network and who comes
_MEETING: Final = ("id", "mode", "starts_at", "ends_at", "title", "place", "coach_id", "network_id")
_AS: Final = (
    *("id", "kind", "starts_at", "ends_at", "subject", "place", "coach_id", "network_id"),
    *("network", "coming"),
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody whose calendar can be shown."""

    id: UUID
    name: str
    partner: str
    is_near: bool  # works for the same partner


def calendar_of(
    store: Store, first: date, last: date, people: Collection[UUID] | None = None
) -> tuple[Planned, ...]:
    """
    Return what lies on these days, the last included, in order of time; also what began before.

    Args:
        people: Whose calendars; None: of the coach who works.
    """
    begin, end = clock.midnight(first), clock.midnight(last + timedelta(days=1))
    whose = {store.actor} if people is None else set(people)
    with store.read() as session:
        found = [*_appointments(session, whose, begin, end), *_meetings(session, whose, begin, end)]
    return tuple(sorted(found, key=lambda one: (one.starts_at, one.ends_at, one.id)))


def calendar_owners(store: Store) -> tuple[Owner, ...]:
    """Return whose calendars can be shown: who works here first, then near colleagues, by name."""
    query = (
        select(col(Person.id), col(Person.name), col(Partner.id), col(Partner.name))
        .join(Partner, col(Partner.id) == col(Person.partner_id))
        .where(~col(Person.deleted))
        .order_by(col(Person.name), col(Person.id))
    )
    with store.read() as session:
        rows = session.execute(query).all()
    mine = next((partner for one, _, partner, _ in rows if one == store.actor), None)
    owners = [Owner(one, name, partner, of == mine) for one, name, of, partner in rows]
    return tuple(sorted(owners, key=lambda one: (one.id != store.actor, not one.is_near)))


def move(store: Store, planned: Planned, starts_at: datetime, ends_at: datetime) -> Changes:
    """
    Let an appointment or a meeting be at another moment.

    Raises:
        UserError: As `move_appointment` and `move_meeting`.
    """
    if planned.is_meeting:
        return move_meeting(store, planned.id, starts_at, ends_at)
    return move_appointment(store, planned.id, starts_at, ends_at)


def _appointments(
    session: Session, people: Collection[UUID], begin: datetime, end: datetime
) -> tuple[Planned, ...]:
    return read_appointments(
        session,
        and_(
            col(Appointment.coach_id).in_(people),
            col(Appointment.starts_at) >= begin - LONGEST,
            col(Appointment.starts_at) < end,
            col(Appointment.ends_at) > begin,
        ),
    )


def _meetings(
    session: Session, people: Collection[UUID], begin: datetime, end: datetime
) -> list[Planned]:
    coming = (
        select(func.count())
        .select_from(Invitee)
        .where(
            col(Invitee.meeting_id) == col(Meeting.id),
            col(Invitee.reply) == "yes",
            ~col(Invitee.deleted),
        )
        .scalar_subquery()
    )
    query = (
        select(*(col(getattr(Meeting, name)) for name in _MEETING), col(Network.name), coming)
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(
            col(Meeting.coach_id).in_(people),
            col(Meeting.starts_at) < end,
            col(Meeting.ends_at) > begin,
            ~col(Meeting.deleted),
            ~col(Network.deleted),
        )
    )
    return [
        Planned(**dict(zip(_AS, row, strict=True)), enterprise_id=None, enterprise="")
        for row in session.execute(query)
    ]
