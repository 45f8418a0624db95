"""Printed sheets that come back as a scan: what they belong to, and attaching them there."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.file_names import clean_file_name
from app.core.progress import Progress
from app.domain.matching import fold
from app.domain.print_code import PrintCode, Sheet
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.models.network import Meeting, Network
from app.models.trajectory import PlanVersion, Trajectory, TrajectoryMember
from app.services.changes import Changes
from app.services.companies.family import shown
from app.services.files.attachments import (
    MOST_BYTES,
    Attached,
    Given,
    Pasted,
    PlaceOf,
    attach_files,
    new_file_ids,
)
from app.storage.store import Store

CodesOf = Callable[[Given, Progress], Collection[PrintCode]]
MOST_MEETINGS: Final = 50  # that are offered to choose from
# of files; app/services/evidence/dossier_evidence.py knows the report by how it begins
_NAMES: Final = {
    Sheet.PLAN: "Actieplan versie {title}, ondertekend",
    Sheet.CLOSING: "Eindverslag {name}",
}


@dataclass(frozen=True, slots=True)
class SheetOwner:
    """What a sheet belongs to: a meeting, a session of a company, or a trajectory."""

    sheet: Sheet
    record: UUID  # the meeting, the session, the version of the plan, the company in a trajectory
    owner: UUID  # the meeting, the company or the trajectory: whose file it becomes
    name: str  # of the network, the company, or (of a plan) the trajectory
    title: str  # of the meeting, number of the plan, or nothing
    starts_at: datetime | None  # UTC; None: it is of no day


class SheetRead(NamedTuple):
    """The codes on the pages of a scan, and what they belong to when that is here, and one."""

    codes: frozenset[PrintCode]
    owner: SheetOwner | None


def read_sheet(store: Store, codes: Collection[PrintCode]) -> SheetRead:
    """Return what the codes on a scan belong to."""
    return SheetRead(frozenset(codes), sheet_owner(store, codes))


def sheet_owner(store: Store, codes: Collection[PrintCode]) -> SheetOwner | None:
    """Return what sheets belong to; None when it is not here, or not one and the same."""
    if len(set(codes)) != 1:
        return None
    (code,) = set(codes)
    with store.read() as session:
        return _OWNERS[code.sheet](session, code.record)


def attach_sheet(
    store: Store, owner: SheetOwner, paths: Collection[Given], progress: Progress
) -> Attached:
    """
    Put scans of a sheet with what it belongs to; the place that a photo tells stays out.

    What is of a trajectory is called by what it is, so that its dossier knows it; what the matrix
    offers as evidence is there from then on.

    Raises:
        UserError: As `attach_files`.
        Cancelled: When `progress` asks to stop.
    """
    session_id = owner.record if owner.sheet is Sheet.SESSION else None
    given = [_named(one, owner) for one in paths]
    return attach_files(store, owner.owner, given, progress, session_id=session_id, place="strip")


def _named(given: Given, owner: SheetOwner) -> Given:
    if owner.sheet not in _NAMES:
        return given
    name = _NAMES[owner.sheet].format(name=owner.name, title=owner.title)
    ending = Path(given.name).suffix
    content = given.content if isinstance(given, Pasted) else _content(given)
    return given if content is None else Pasted(clean_file_name(f"{name}{ending}"), content)


def _content(path: Path) -> bytes | None:
    """Return what is in a file; None of one that cannot be attached: that says why."""
    try:
        return path.read_bytes() if 0 < path.stat().st_size <= MOST_BYTES else None
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class SentHome:
    """What became of files that were given: kept where they were given, or with their sheet."""

    here: Attached  # without ids when nothing stayed
    sheets: tuple[tuple[SheetOwner, Attached], ...] = ()
    moved: frozenset[UUID] = frozenset()  # of the ids that were given, those of sheets
    strange: tuple[str, ...] = ()  # names of sheets of something else, that is not here

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
    codes = [codes_of(one, progress) for one in given]
    owners = [_owner_elsewhere(store, its, session_id) for its in codes]
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
    strange = tuple(
        clean_file_name(given[n].name)
        for n in stays
        if codes[n] and sheet_owner(store, codes[n]) is None
    )
    return SentHome(here, tuple(sheets), frozenset(ids) - {ids[n] for n in stays}, strange)


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


def _meeting(session: Session, record: UUID) -> SheetOwner | None:
    meeting = session.get(Meeting, record)
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


def _session(session: Session, record: UUID) -> SheetOwner | None:
    held = session.get(CoachingSession, record)
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


def _plan(session: Session, record: UUID) -> SheetOwner | None:
    plan = session.get(PlanVersion, record)
    trajectory = None if plan is None else session.get(Trajectory, plan.trajectory_id)
    if plan is None or plan.deleted or trajectory is None or trajectory.deleted:
        return None
    return SheetOwner(
        sheet=Sheet.PLAN,
        record=plan.id,
        owner=trajectory.id,
        name=trajectory.title,
        title=str(plan.number),
        starts_at=clock.midnight(plan.written_on),
    )


def _closing(session: Session, record: UUID) -> SheetOwner | None:
    member = session.get(TrajectoryMember, record)
    trajectory = None if member is None else session.get(Trajectory, member.trajectory_id)
    if member is None or member.deleted or trajectory is None or trajectory.deleted:
        return None
    return SheetOwner(
        sheet=Sheet.CLOSING,
        record=member.id,
        owner=trajectory.id,
        name=member.name,
        title="",
        starts_at=None,
    )


_OWNERS: Final[Mapping[Sheet, Callable[[Session, UUID], SheetOwner | None]]] = {
    Sheet.MEETING: _meeting,
    Sheet.SESSION: _session,
    Sheet.PLAN: _plan,
    Sheet.CLOSING: _closing,
}
