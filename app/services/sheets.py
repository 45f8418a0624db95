"""Printed sheets that come back as a scan: what they belong to, and attaching them there."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.progress import Progress
from app.domain.matching import fold
from app.domain.print_code import PrintCode, Sheet
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.models.network import Meeting, Network
from app.services.changes import Changes
from app.services.company_family import shown
from app.services.files import Attached, Given, PlaceOf, attach_files, new_file_ids
from app.storage.store import Store

CodesOf = Callable[[Given, Progress], Collection[PrintCode]]
MOST_MEETINGS: Final = 50  # that are offered to choose from


@dataclass(frozen=True, slots=True)
class SheetOwner:
    """What a sheet belongs to: a meeting, or a session of a company."""

    sheet: Sheet
    record: UUID  # the meeting or the session
    owner: UUID  # the meeting or the company: whose file it becomes
    name: str  # of the network or the company
    title: str  # of the meeting, or nothing
    starts_at: datetime  # UTC


def sheet_owner(store: Store, codes: Collection[PrintCode]) -> SheetOwner | None:
    """Return what sheets belong to; None when it is not here, or not one and the same."""
    if len(set(codes)) != 1:
        return None
    (code,) = set(codes)
    with store.read() as session:
        if code.sheet is Sheet.MEETING:
            return _meeting(session, session.get(Meeting, code.record))
        return _session(session, session.get(CoachingSession, code.record))


def attach_sheet(
    store: Store, owner: SheetOwner, paths: Collection[Given], progress: Progress
) -> Attached:
    """
    Put scans of a sheet with what it belongs to; the place that a photo tells stays out.

    Raises:
        UserError: As `attach_files`.
        Cancelled: When `progress` asks to stop.
    """
    session_id = owner.record if owner.sheet is Sheet.SESSION else None
    return attach_files(store, owner.owner, paths, progress, session_id=session_id, place="strip")


@dataclass(frozen=True, slots=True)
class SentHome:
    """What became of files that were given: kept where they were given, or with their sheet."""

    here: Attached  # without ids when nothing stayed
    sheets: tuple[tuple[SheetOwner, Attached], ...] = ()
    moved: frozenset[UUID] = frozenset()  # of the ids that were given, those of sheets

    @property
    def changes(self) -> Changes:
        """What changed, as one action."""
        changes = self.here.changes
        for _, attached in self.sheets:
            changes |= attached.changes
        return changes


def attach_or_send_home(
    store: Store,
    owner_id: UUID,
    given: Sequence[Given],
    progress: Progress,
    codes_of: CodesOf,
    *,
    session_id: UUID | None = None,
    ids: Sequence[UUID] = (),
    place: PlaceOf = "keep",
) -> SentHome:
    """
    Attach files as `attach_files` does; the scan of a printed sheet goes to what it belongs to.

    Args:
        codes_of: Gives the codes on the pages of a file; slow.

    Raises:
        UserError: As `attach_files`; nothing is attached then, but sheets of several owners.
        Cancelled: When `progress` asks to stop.
    """
    ids = ids or new_file_ids(len(given))
    owners = [_owner_elsewhere(store, codes_of(one, progress), session_id) for one in given]
    stays = [n for n, owner in enumerate(owners) if owner is None]
    here = Attached((), Changes())
    if stays:
        here = attach_files(
            store,
            owner_id,
            [given[n] for n in stays],
            progress,
            session_id=session_id,
            ids=[ids[n] for n in stays],
            place=place,
        )
    sheets = []
    for owner in dict.fromkeys(one for one in owners if one is not None):
        scans = [one for one, its in zip(given, owners, strict=True) if its == owner]
        sheets.append((owner, attach_sheet(store, owner, scans, progress)))
    return SentHome(here, tuple(sheets), frozenset(ids) - {ids[n] for n in stays})


def _owner_elsewhere(
    store: Store, codes: Collection[PrintCode], session_id: UUID | None
) -> SheetOwner | None:
    """Return what a sheet belongs to; None for one of the session that it is given to."""
    found = sheet_owner(store, codes) if codes else None
    return None if found is None or found.record == session_id else found


def find_meetings(store: Store, typed: str = "") -> tuple[SheetOwner, ...]:
    """Return meetings to choose from, the last one first: all words typed are in their name."""
    words = fold(typed).split()
    query: Any = (
        select(Meeting, Network)
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(~col(Meeting.deleted), ~col(Network.deleted))
        .order_by(col(Meeting.starts_at).desc(), col(Meeting.id))
    )
    found: list[SheetOwner] = []
    with store.read() as session:
        for meeting, network in session.exec(query):
            name = fold(f"{network.name} {meeting.title}")
            if all(word in name for word in words):
                found.append(_owner_of(meeting, network))
            if len(found) == MOST_MEETINGS:
                break
    return tuple(found)


def _meeting(session: Session, meeting: Meeting | None) -> SheetOwner | None:
    if meeting is None or meeting.deleted:
        return None
    network = session.get_one(Network, meeting.network_id)
    return None if network.deleted else _owner_of(meeting, network)


def _owner_of(meeting: Meeting, network: Network) -> SheetOwner:
    return SheetOwner(
        sheet=Sheet.MEETING,
        record=meeting.id,
        owner=meeting.id,
        name=network.name,
        title=meeting.title,
        starts_at=meeting.starts_at,
    )


def _session(session: Session, held: CoachingSession | None) -> SheetOwner | None:
    if held is None or held.deleted:
        return None
    company = session.get_one(Enterprise, shown(session, held.enterprise_id))
    if company.deleted:
        return None
    return SheetOwner(
        sheet=Sheet.SESSION,
        record=held.id,
        owner=held.enterprise_id,
        name=company.name,
        title="",
        starts_at=held.starts_at,
    )
