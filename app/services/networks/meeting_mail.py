"""Inviting to a meeting by the mail program of the coach: a message and a calendar file each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from sqlmodel import col, select

from app.core.errors import UserError
from app.domain.matching import fold
from app.exchange.calendar_file import Method
from app.exchange.mail_file import Letter
from app.models.enterprise import Contact
from app.models.network import Invitee, Meeting
from app.models.partnership import Person
from app.services.day.calendar_files import meeting_calendar
from app.services.files.letters import Message, write_letters
from app.storage.store import Store


class NoMail(StrEnum):
    """Why somebody gets no message."""

    ADDRESS = "address"  # none is known
    REFUSED = "refused"  # wants no invitations by mail


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the list, and whether a message can be written."""

    id: UUID
    name: str
    company: str
    email: str
    invited_at: datetime | None
    why_not: NoMail | None


def guests(store: Store, meeting_id: UUID) -> tuple[Guest, ...]:
    """Return who is on the list of a meeting and did not walk in, by company, then by name."""
    query = (
        select(Invitee, Contact.mail_consent)
        .outerjoin(Contact, col(Contact.id) == col(Invitee.contact_id))
        .where(
            col(Invitee.meeting_id) == meeting_id,
            ~col(Invitee.deleted),
            ~col(Invitee.walk_in),
        )
    )
    with store.read() as session:
        found = [
            Guest(
                one.id,
                one.name,
                one.company,
                one.email,
                one.invited_at,
                NoMail.ADDRESS if not one.email else NoMail.REFUSED if wants is False else None,
            )
            for one, wants in session.exec(query)
        ]
    return tuple(sorted(found, key=lambda one: (fold(one.company), fold(one.name), one.id)))


def write_invitations(
    store: Store, meeting_id: UUID, messages: Mapping[UUID, Message], folder: Path
) -> dict[UUID, Path]:
    """
    Write a message with a calendar file for each of these people, all or none.

    Nobody is noted as invited: that is for `mark_invited`, once a message is where it is sent from.

    Args:
        messages: By the id of who is invited; who has no address is left out.
        folder: Where the files go; one of another time with the same name is replaced.

    Raises:
        UserError: `meeting.gone`; what `save_document` raises.
    """
    return write_letters(_letters(store, meeting_id, messages), folder)


def _letters(
    store: Store, meeting_id: UUID, messages: Mapping[UUID, Message]
) -> dict[UUID, Letter]:
    with store.read() as session:
        meeting = session.get(Meeting, meeting_id)
        if meeting is None or meeting.deleted:
            raise UserError("meeting.gone")
        coach = None if meeting.coach_id is None else session.get(Person, meeting.coach_id)
        query = select(Invitee).where(
            col(Invitee.id).in_(list(messages)), ~col(Invitee.deleted), col(Invitee.email) != ""
        )
        people = list(session.exec(query.order_by(col(Invitee.id))))
        sender = ("", "") if coach is None else (coach.name, coach.email)
    asks = Method.REQUEST if sender[1] else Method.PUBLISH
    return {
        one.id: Letter(
            to_name=one.name,
            to_address=one.email,
            subject=messages[one.id].subject,
            text=messages[one.id].text,
            sender_name=sender[0],
            sender=sender[1],
            calendar=meeting_calendar(store, meeting_id, one.id),
            method=asks.value,
        )
        for one in people
    }
