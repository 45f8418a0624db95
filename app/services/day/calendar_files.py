"""Calendar files (.ics) of what a coach planned, and invitations to a meeting."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.domain.note_text import plain_text
from app.exchange.calendar_file import CalendarEvent, Mailbox, Method, calendar_bytes
from app.models.network import Invitee, Meeting, Network
from app.models.partnership import Person
from app.models.sync import Outbox
from app.models.units import ALIVE
from app.reference.loader import Reference
from app.services.day.agenda import Planned
from app.services.day.calendar import calendar_of
from app.services.places import place_name
from app.services.record_names import names_of
from app.storage.store import Store
from app.storage.unit_values import parts

_TOLD: Final = ("time", "place", "subject", "title", "cancelled", ALIVE)  # units a calendar shows


def agenda_calendar(
    store: Store,
    reference: Reference,
    first: date,
    last: date,
    *,
    people: Collection[UUID] | None = None,
    busy_title: str = "",
) -> bytes:
    """
    Return the calendar file of what lies on these days.

    Args:
        last: The last day, included.
        people: Whose calendars; None: of the coach who works. Of colleagues the name comes first.
        busy_title: Not empty: privacy level "Bezet", every event under this word only.
    """
    planned = calendar_of(store, first, last, people)
    with store.read() as session:
        names = names_of(session, Person, {one.coach_id for one in planned if one.coach_id})
        events = [
            _with_owner(
                event,
                names.get(one.coach_id or store.actor, ""),
                is_own=one.coach_id == store.actor,
            )
            for one, event in zip(planned, _events(session, reference, planned), strict=True)
        ]
    return calendar_bytes(events, clock.now(), busy_title=busy_title, name="Werkvloer")


def meeting_calendar(
    store: Store, meeting_id: UUID, invitee_id: UUID | None = None, *, is_off: bool = False
) -> bytes:
    """
    Return the calendar file of one meeting, for one of the invited or for nobody in particular.

    It is an invitation to answer when the coach and the invited have an address of e-mail, and
    else an event to take over; it names nobody else.

    Args:
        is_off: The meeting does not go on; the same event is taken out of the calendar.

    Raises:
        UserError: `meeting.gone` when the meeting or the place on its list was taken away.
    """
    with store.read() as session:
        meeting = session.get(Meeting, meeting_id)
        who = None if invitee_id is None else session.get(Invitee, invitee_id)
        if meeting is None or (invitee_id is not None and (who is None or who.deleted)):
            raise UserError("meeting.gone")
        network = session.get_one(Network, meeting.network_id)
        coach = None if meeting.coach_id is None else session.get(Person, meeting.coach_id)
        changed = _changes(session, "meeting", [meeting_id]).get(meeting_id, 0)
        event = replace(
            _meeting(meeting, network, changed),
            organizer=_mailbox(coach),
            attendee=_mailbox(who),
            is_cancelled=is_off,
        )
    asks = event.organizer is not None and event.attendee is not None
    method = Method.CANCEL if is_off else Method.REQUEST if asks else Method.PUBLISH
    return calendar_bytes([event], clock.now(), method)


def _events(
    session: Session, reference: Reference, planned: Sequence[Planned]
) -> Iterator[CalendarEvent]:
    meetings = {one.id for one in planned if one.is_meeting}
    moved = _changes(session, "appointment", [o.id for o in planned if o.id not in meetings])
    changed = _changes(session, "meeting", list(meetings))
    for one in planned:
        if one.id not in meetings:
            yield _appointment(reference, one, moved.get(one.id, 0))
            continue
        meeting = session.get_one(Meeting, one.id)
        network = session.get_one(Network, meeting.network_id)
        yield _meeting(meeting, network, changed.get(one.id, 0))


def _with_owner(event: CalendarEvent, name: str, *, is_own: bool) -> CalendarEvent:
    return event if is_own or not name else replace(event, title=f"{name}: {event.title}")


def _appointment(reference: Reference, one: Planned, changed: int) -> CalendarEvent:
    kinds = reference.session_kinds(clock.local(one.starts_at).date())
    kind = next((kind.short for kind in kinds if kind.code == one.kind), one.kind)
    town = place_name(reference, one.municipality_nis)
    return CalendarEvent(
        id=one.id,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        title=": ".join(part for part in (kind, one.enterprise or one.subject) if part),
        sequence=changed,
        place=one.place or ", ".join(part for part in (one.street, town) if part),
        text=one.subject if one.enterprise else "",
    )


def _meeting(one: Meeting, network: Network, changed: int) -> CalendarEvent:
    return CalendarEvent(
        id=one.id,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        title=f"{network.name}: {one.title}",
        sequence=changed,
        place=one.place,
        text=plain_text(one.programme),
    )


def _mailbox(who: Person | Invitee | None) -> Mailbox | None:
    return None if who is None or not who.email else Mailbox(who.name, who.email)


def _changes(session: Session, kind: str, ids: Sequence[UUID]) -> dict[UUID, int]:
    """Return how often what a calendar shows of records was changed; unchanged is left out."""
    found: dict[UUID, int] = {}
    for part in parts(ids):
        query = (
            select(col(Outbox.record_id), func.count())
            .where(col(Outbox.kind) == kind, col(Outbox.unit).in_(_TOLD))
            .where(col(Outbox.record_id).in_([one.hex for one in part]))
            .group_by(col(Outbox.record_id))
        )
        found |= {UUID(record): number for record, number in session.exec(query)}
    return found
