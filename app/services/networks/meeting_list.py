"""The meetings of a network in a list, and what stands in the agenda of the coach at the time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from app.models.network import Invitee, Meeting, Network
from app.services.batches import limited
from app.services.day.agenda import Planned, appointments_between
from app.storage.store import Store

LONGEST: Final = timedelta(days=2)  # of an appointment that may still go on


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list."""

    id: UUID
    network_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    mode: str  # site, online, hybrid
    invited: int = 0
    coming: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class Overlaps:
    """What the coach has at the same time, each in order."""

    appointments: tuple[Planned, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()


def meeting_rows(store: Store, ids: Iterable[UUID]) -> dict[UUID, MeetingRow]:
    """Return those of these meetings that still stand; meant for one page of a list."""
    wanted = list(ids)
    with store.read() as session:
        counts = _counts(session, wanted)
        query = limited(select(Meeting), Meeting.id, wanted)
        return {
            one.id: _row(one, counts[one.id])
            for one in session.scalars(query)
            if not one.deleted and one.id in counts.keys() | set(wanted)
        }


def overlaps(
    store: Store, starts_at: datetime, ends_at: datetime, meeting_id: UUID | None = None
) -> Overlaps:
    """Return what the coach who works has between these moments, apart from this meeting."""
    planned = appointments_between(store, starts_at - LONGEST, ends_at)
    begins = col(Meeting.starts_at)
    query = (
        select(Meeting)
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(
            col(Meeting.coach_id) == store.actor,
            ~col(Meeting.deleted),
            ~col(Network.deleted),
            begins < ends_at,
            begins >= starts_at - LONGEST,
            col(Meeting.ends_at) > starts_at,
        )
        .order_by(begins, col(Meeting.id))
    )
    with store.read() as session:
        return Overlaps(
            tuple(one for one in planned if one.ends_at > starts_at),
            tuple(_row(one, (0, 0, 0)) for one in session.exec(query) if one.id != meeting_id),
        )


def _row(one: Meeting, counts: tuple[int, int, int]) -> MeetingRow:
    names = MeetingRow.__dataclass_fields__.keys() - {"invited", "coming", "present"}
    invited, coming, present = counts
    values: dict[str, Any] = {name: getattr(one, name) for name in names}
    return MeetingRow(**values, invited=invited, coming=coming, present=present)


def _counts(session: Session, ids: list[UUID]) -> dict[UUID, tuple[int, int, int]]:
    """Return of each meeting how many were invited, said yes, and were there."""
    attended: Any = Invitee.attended
    query = (
        select(
            col(Invitee.meeting_id),
            func.count(case((~col(Invitee.walk_in), 1))),
            func.count(case((col(Invitee.reply) == "yes", 1))),
            func.count(case((attended, 1))),
        )
        .where(col(Invitee.meeting_id).in_(ids), ~col(Invitee.deleted))
        .group_by(col(Invitee.meeting_id))
    )
    found: dict[UUID, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    for meeting_id, invited, coming, present in session.exec(query):
        found[meeting_id] = (invited, coming, present)
    return found
