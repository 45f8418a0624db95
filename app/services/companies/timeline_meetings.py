"""The meetings that people of a company were at, for its timeline."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.models.evidence import Attachment
from app.models.network import Invitee, Meeting, Network
from app.services.companies.family import of_company


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting as the timeline shows it."""

    title: str
    network: str
    coach_id: UUID | None
    lasted: timedelta
    files: tuple[str, ...]


def meetings_of(session: Session, enterprise_id: UUID) -> list[tuple[datetime, UUID]]:
    """Return when each meeting began that somebody of this company was at, and its id."""
    attended: Any = Invitee.attended
    query = (
        select(Meeting.starts_at, Meeting.id)
        .join(Invitee, col(Invitee.meeting_id) == col(Meeting.id))
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(
            of_company(Invitee.enterprise_id, enterprise_id),
            attended,
            ~col(Invitee.deleted),
            ~col(Meeting.deleted),
            ~col(Network.deleted),
        )
        .distinct()
    )
    return list(session.exec(query))


def meetings_by_id(session: Session, ids: list[UUID]) -> dict[UUID, HeldMeeting]:
    """Return those of these meetings that still stand."""
    with_files = _files(session, ids)
    query = (
        select(Meeting, Network.name)
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(col(Meeting.id).in_(ids), ~col(Meeting.deleted), ~col(Network.deleted))
    )
    return {
        one.id: HeldMeeting(
            one.title,
            network,
            one.coach_id,
            one.ends_at - one.starts_at,
            tuple(with_files[one.id]),
        )
        for one, network in session.exec(query)
    }


def _files(session: Session, ids: list[UUID]) -> dict[UUID, list[str]]:
    model: Any = Attachment
    query = (
        select(model.meeting_id, model.file_name)
        .where(model.meeting_id.in_(ids), ~model.deleted)
        .order_by(model.id)
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for meeting_id, name in session.exec(query):
        found[meeting_id].append(name)
    return found
