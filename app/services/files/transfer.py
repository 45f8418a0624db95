"""
Files on their way to the server and back, and where the bytes of each are.

The smallest go first. What a file fails on is kept with it, and does not stop the others; a road
that is gone stops all of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Lock
from typing import Any, Final, NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.core.errors import UserError
from app.core.progress import Progress
from app.models.evidence import Attachment
from app.models.local import Blob
from app.models.server_link import BlobRoad, ServerLink
from app.models.sync import BlobCase, BlobState, ScopeRoot
from app.services.profiles.server_account import connected
from app.services.syncing.view import FileState
from app.storage.blob_parts import drop_unneeded_parts
from app.storage.store import Store
from app.storage.unit_values import parts
from app.sync.blob_transfer import Told, fetch_blob, note_failure, send_blob
from app.sync.connection import Connection
from app.sync.link import RetryLater, TimedOut, Unauthorized, Unreachable
from app.sync.protocol_accounts import BlobOffer

NOT_YET: Final = "server.unknown"  # who attached it has not sent it yet
_ROAD: Final = (Unreachable, TimedOut, Unauthorized, RetryLater)  # it is no fault of the file
Between = Callable[[int, int], None]  # bytes that are over and bytes of all; may raise Cancelled


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that is to be sent for a case, or fetched."""

    sha256: str
    size: int
    root: UUID | None = None  # the case it is sent for; None: it is fetched

    @property
    def is_sent(self) -> bool:
        """Tell which way it goes."""
        return self.root is not None


@dataclass(frozen=True, slots=True)
class Moved:
    """How many files went over the road."""

    sent: int = 0
    received: int = 0


_lock = Lock()
_moving: "WeakKeyDictionary[Store, dict[str, tuple[bool, int]]]" = WeakKeyDictionary()


def files_to_send(session: Session, *, lost: bool = False) -> list[WaitingFile]:
    """
    Return the files that are here and that the server does not have for their case.

    The smallest come first; one that was attached to two cases comes twice.

    Args:
        lost: Only those of cases that leave this laptop as soon as all of it is sent.
    """
    size = func.max(col(Blob.size))  # what a record says of it may be wrong
    query = (
        select(col(BlobCase.sha256), size, col(BlobCase.root))
        .join(Attachment, _is_in_case())
        .join(Blob, col(Blob.sha256) == col(BlobCase.sha256))
        .outerjoin(BlobRoad, col(BlobRoad.sha256) == col(BlobCase.sha256))
        .where(_waits(), ~col(Attachment.deleted), ~func.coalesce(BlobRoad.is_kept, False))
        .group_by(col(BlobCase.sha256), col(BlobCase.root))
        .order_by(size, col(BlobCase.sha256), col(BlobCase.root))
    )
    if lost:
        leaving = select(col(ScopeRoot.root)).where(col(ScopeRoot.state) == "leaving")
        query = query.where(col(BlobCase.root).in_(map(UUID, session.scalars(leaving).all())))
    return [WaitingFile(*row) for row in session.execute(query)]


def _is_in_case() -> Any:
    same = col(Attachment.sha256) == col(BlobCase.sha256)
    return same & (col(Attachment.root) == col(BlobCase.root))


def _waits() -> Any:
    return col(BlobCase.available_seq).is_(None)


def files_to_fetch(session: Session, *, asked: bool) -> list[WaitingFile]:
    """Return the files that are not here, the smallest first; `asked`: those somebody wants."""
    query = (
        _attached()
        .outerjoin(Blob, col(Blob.sha256) == col(Attachment.sha256))
        .where(col(Blob.id).is_(None))
    )
    if asked:
        query = query.join(BlobRoad, col(BlobRoad.sha256) == col(Attachment.sha256)).where(
            col(BlobRoad.is_asked)
        )
    return [WaitingFile(sha256, size) for sha256, size in session.execute(query)]


def _attached() -> Any:
    size = func.max(col(Attachment.size))
    return (
        select(col(Attachment.sha256), size)
        .where(~col(Attachment.deleted))
        .group_by(col(Attachment.sha256))
        .order_by(size, col(Attachment.sha256))
    )


def move_files(store: Store, road: Connection, between: Between, *, later: bool) -> Moved:
    """
    Send and fetch what waits.

    Args:
        between: Called before each chunk.
        later: Fetch only what somebody asked for; send only what leaves this laptop soon.

    Raises:
        LinkError: The road is gone; Cancelled when `between` asks to stop.
    """
    drop_unneeded_parts(store)
    with store.read() as session:
        sending = files_to_send(session, lost=later)
        fetching = files_to_fetch(session, asked=later)
    total = sum(one.size for one in (*sending, *fetching))
    over, moved = 0, {True: 0, False: 0}
    for one in (*sending, *fetching):
        moved[one.is_sent] += _moved(store, road, one, partial(_told, between, over, total))
        over += one.size
    return Moved(sent=moved[True], received=moved[False])


def fetch_file(store: Store, sha256: str, progress: Progress) -> None:
    """
    Fetch a file that somebody wants to see now; stopping keeps what came.

    Raises:
        UserError: `sync.unlinked`, `server.unknown`: who attached it has not sent it yet;
            `blob.damaged`, those of `connected` and of the disk.
        Cancelled: When `progress` asks to stop.
    """
    with store.write() as session:
        size = session.scalar(
            select(func.max(col(Attachment.size))).where(col(Attachment.sha256) == sha256)
        )
        if size is None:
            raise UserError("blob.missing", sha256=sha256)
        road_row = session.get(BlobRoad, sha256) or BlobRoad(sha256=sha256)
        road_row.is_asked = True
        session.add(road_row)
    one = WaitingFile(sha256, size)
    with connected(store) as road:
        _move(store, road, one, lambda done: progress.step(done, size))


def bring_here(store: Store, sha256: str, progress: Progress) -> None:
    """Fetch a file that is not here when there is a server; raises as `fetch_file`."""
    with store.read() as session:
        is_linked = session.get(ServerLink, 1) is not None
    if is_linked:
        fetch_file(store, sha256, progress)


def file_states(store: Store, hashes: Iterable[str]) -> dict[str, FileState]:
    """Return where the bytes of files are, for their badges."""
    with _lock:
        moving = dict(_moving.get(store, {}))
    found: dict[str, FileState] = {}
    with store.read() as session:
        is_linked = session.get(ServerLink, 1) is not None
        for part in parts(sorted(set(hashes))):
            query = (
                select(
                    col(Attachment.sha256),
                    func.max(col(Attachment.size)),
                    func.count(col(Blob.id)),
                    func.count(col(BlobCase.root)),
                    func.max(col(BlobState.error)),
                    func.max(func.coalesce(BlobRoad.is_kept, 0)),
                )
                .outerjoin(Blob, col(Blob.sha256) == col(Attachment.sha256))
                .outerjoin(BlobState, col(BlobState.sha256) == col(Attachment.sha256))
                .outerjoin(BlobCase, _is_in_case() & _waits() & ~col(Attachment.deleted))
                .outerjoin(BlobRoad, col(BlobRoad.sha256) == col(Attachment.sha256))
                .where(col(Attachment.sha256).in_(part))
                .group_by(col(Attachment.sha256))
            )
            for sha256, size, here, waiting, error, is_kept in session.execute(query):
                found[sha256] = _state(
                    _Bytes(size, bool(here), not waiting, error, bool(is_kept)),
                    is_linked=is_linked,
                    moving=moving.get(sha256),
                )
    return found


@dataclass(frozen=True, slots=True)
class _Bytes:
    size: int
    is_here: bool
    is_there: bool
    error: str | None
    is_kept: bool


def _state(one: _Bytes, *, is_linked: bool, moving: tuple[bool, int] | None) -> FileState:
    if moving is not None:
        return FileState("sending" if moving[0] else "fetching", moving[1], one.size)
    if one.error is not None and one.error != NOT_YET and not one.is_kept:
        return FileState("problem", size=one.size, reason=one.error)
    if not one.is_here:
        return FileState("absent", size=one.size)
    if not is_linked:
        return FileState("here", one.size, one.size)
    if one.is_there:
        return FileState("sent", one.size, one.size)
    return FileState("kept" if one.is_kept else "waiting", size=one.size)


def _moved(store: Store, road: Connection, one: WaitingFile, told: Told) -> int:
    """Move one file; what it fails on is kept with it."""
    try:
        _move(store, road, one, told)
    except _ROAD:
        raise
    except UserError as error:
        if error.code.startswith("store."):  # this disk, or the profile was locked
            raise
        note_failure(store, one.sha256, error)
        return 0
    return 1


def _move(store: Store, road: Connection, one: WaitingFile, told: Told) -> None:
    """Move one file, and let its badge tell how far it is meanwhile."""

    def show(done: int) -> None:
        with _lock:
            _moving.setdefault(store, {})[one.sha256] = (one.is_sent, done)
        told(done)

    try:
        if one.root is None:
            fetch_blob(store, road, one.sha256, one.size, show)
        else:
            offer = BlobOffer(sha256=one.sha256, root=one.root.hex, size=one.size)
            send_blob(store, road, offer, show)
    finally:
        with _lock:
            _moving.get(store, {}).pop(one.sha256, None)
    if not one.is_sent:
        with store.write() as session:
            session.get_one(BlobRoad, one.sha256).is_asked = False
            if (state := session.get(BlobState, one.sha256)) is not None:
                state.error = None


def _told(between: Between, over: int, total: int, done: int) -> None:
    between(over + done, total)


class Named(NamedTuple):
    """A record that names a file."""

    id: UUID
    root: UUID
    name: str
    size: int  # bytes
    added_at: datetime


def attachments_of(session: Session, hashes: Iterable[str]) -> dict[str, Named]:
    """Return for each file the first record that names it."""
    found: dict[str, Named] = {}
    for part in parts(sorted(set(hashes))):
        query = (
            select(Attachment)
            .where(col(Attachment.sha256).in_(part), ~col(Attachment.deleted))
            .order_by(col(Attachment.id))
        )
        for row in session.scalars(query):
            named = Named(row.id, row.root, row.file_name, row.size, row.added_at)
            found.setdefault(row.sha256, named)
    return found
