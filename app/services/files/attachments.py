"""Use cases on the files (bestanden) of an enterprise: attach, list, save a copy."""

import io
import mimetypes
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.core.file_names import clean_file_name
from app.core.progress import Progress, Silent
from app.domain.file_kinds import refused_ending
from app.domain.photo_place import HEAD, has_place, is_photo, without_place
from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.local import Blob
from app.models.network import Meeting
from app.models.partnership import Person
from app.models.trajectory import Trajectory
from app.services.changes import Changes
from app.services.companies.family import of_company
from app.services.files.documents import save_document
from app.services.records import write
from app.services.standing import require_standing, standing_enterprise, standing_trajectory
from app.storage.blobs import SealedBlob, keep_blob, read_chunks, seal_blob
from app.storage.store import Store

MOST_BYTES: Final = 50 * 1000 * 1000


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of an enterprise."""

    id: UUID
    name: str
    size: int  # bytes
    media_type: str
    added_at: datetime
    added_by: str
    session_id: UUID | None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A file that stands nowhere: a picture from the clipboard."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Attached:
    """The files that were attached, and what changed."""

    ids: tuple[UUID, ...]
    changes: Changes
    known: tuple[str, ...] = ()  # names of those whose content stood in the file before
    placeless: tuple[str, ...] = ()  # names of the photos that lost the place they told


Given = Path | Pasted
AndThen = Callable[[Session, Sequence[Attachment]], None]
PlaceOf = Literal["keep", "strip", "ask"]  # what becomes of the place that a photo tells


def new_file_ids(number: int) -> tuple[UUID, ...]:
    """Return ids of files that are about to be attached, so that a draft can note them before."""
    return tuple(new_id() for _ in range(number))


def attach_files(
    store: Store,
    owner_id: UUID,
    paths: Iterable[Given],
    progress: Progress,
    *,
    session_id: UUID | None = None,
    ids: Sequence[UUID] = (),
    place: PlaceOf = "keep",
    and_then: AndThen | None = None,
) -> Attached:
    """
    Put files in the file of an enterprise, with a meeting or with a trajectory, all or none.

    Equal content is kept once, however often it is attached; `known` tells that it was there.

    Args:
        owner_id: The enterprise, the meeting or the trajectory.
        session_id: The session they belong to; one that is not stored yet takes them when it is
            stored with their `ids`.
        ids: What `new_file_ids` gave, one for each path; without them they are made here.
        and_then: What else is done with the files in the same unit of work.
        place: Of a photo; `strip` takes it out before it is sealed, the picture stays as it was.

    Raises:
        UserError: `file.too_large` (name, size, most), `file.kind` (name, ending), `file.empty`
            (name), `file.folder` (name), `file.changed` (name) or `file.unreadable` (name);
            `enterprise.in_bin` (name, enterprise_id), `network.in_bin` or `trajectory.in_bin`
            (name); `file.no_room` (name); `store.io` and the like; `photo.place` (name) with `ask`,
            when a photo tells a place.
        Cancelled: When `progress` asks to stop.
    """
    wanted = list(paths)
    for path in wanted:
        _check(path)
    placed = () if place == "keep" else tuple(one for one in wanted if _tells_place(one))
    if placed and place == "ask":
        raise UserError("photo.place", name=", ".join(clean_file_name(one.name) for one in placed))
    sealed: list[SealedBlob] = []
    try:
        for path in wanted:
            with _opened(path, strip=path in placed) as (source, size):
                sealed.append(seal_blob(store.folder, source, progress, size))
        with store.write() as session:
            owner = _owner(session, owner_id)
            placeless = tuple(clean_file_name(one.name) for one in placed)
            known = _known(session, owner_id, wanted, sealed)
            rows = [
                Attachment(
                    id=file_id,
                    **owner,
                    session_id=_stored_session(session, session_id),
                    file_name=clean_file_name(path.name),
                    media_type=media_type_of(path),
                    size=blob.size,
                    sha256=keep_blob(session, blob),
                    added_at=clock.now(),
                    added_by=store.actor,
                )
                for file_id, path, blob in zip(
                    ids or new_file_ids(len(wanted)), wanted, sealed, strict=True
                )
            ]
            session.add_all(rows)
            if and_then is not None:
                session.flush()  # what names them comes after them
                and_then(session, rows)
            return Attached(tuple(row.id for row in rows), Changes.of(session), known, placeless)
    except BaseException as error:
        for blob in sealed:
            blob.discard()
        if isinstance(error, UserError) and error.code == "store.full":  # it is not tried again
            names = ", ".join(clean_file_name(one.name) for one in wanted)
            raise UserError("file.no_room", name=names) from error
        raise


def list_files(store: Store, owner_id: UUID) -> tuple[FileRow, ...]:
    """Return the files of an enterprise, a meeting or a trajectory, the last added first."""
    query = (
        select(Attachment, col(Person.name))
        .outerjoin(Person, col(Person.id) == col(Attachment.added_by))
        .where(_is_of(owner_id), ~col(Attachment.deleted))
        .order_by(col(Attachment.added_at).desc(), col(Attachment.id).desc())
    )
    with store.read() as session:
        return tuple(_file_row(found, who or "") for found, who in session.execute(query))


def file_row(store: Store, file_id: UUID) -> FileRow | None:
    """Return one file; None when it is not (or no longer) here."""
    with store.read() as session:
        found = session.get(Attachment, file_id)
        return None if found is None or found.deleted else _file_row(found, "")


def save_copy(store: Store, file_id: UUID, target: Path, progress: Progress) -> None:
    """
    Write the plain bytes of a file where the user chose; a stop or a failure leaves no half file.

    Raises:
        UserError: `blob.missing`, `blob.damaged`; what `save_document` and `bring_here` raise.
        Cancelled: When `progress` asks to stop.
    """
    with store.read() as session:
        found = session.get_one(Attachment, file_id)
    _bring_here(store, found.sha256, progress)
    save_document(target, _told(read_chunks(store, found.sha256), found.size, progress))


def rename_file(store: Store, file_id: UUID, name: str) -> Changes:
    """
    Give a file another name, cleaned; its ending stays, and so does what it may be opened with.

    Raises:
        UserError: `field.required`, `enterprise.in_bin` (name, enterprise_id); `file.kind` (name,
            ending) when it had no ending and would be a program with this one.
    """
    if not name.strip():
        raise UserError("field.required")
    with store.write() as session:
        file = session.get_one(Attachment, file_id)
        require_standing(session, file)
        ending, name = Path(file.file_name).suffix, clean_file_name(name)
        if Path(name).suffix.casefold() != ending.casefold():
            name = clean_file_name(name + ending)
        if not ending:  # it takes the one that is typed
            _refuse_programs(name)
        write(file, {"file_name": name})
        return Changes.of(session)


def file_bytes(store: Store, file_id: UUID) -> bytes:
    """
    Return the plain bytes of a file, to be shown from memory.

    Raises:
        UserError: `blob.missing` or `blob.damaged`; what `bring_here` raises.
    """
    with store.read() as session:
        found = session.get_one(Attachment, file_id)
    _bring_here(store, found.sha256, Silent())
    return b"".join(read_chunks(store, found.sha256))


def _file_row(found: Attachment, who: str) -> FileRow:
    return FileRow(
        id=found.id,
        name=found.file_name,
        size=found.size,
        media_type=found.media_type,
        added_at=found.added_at,
        added_by=who,
        session_id=found.session_id,
        sha256=found.sha256,
    )


def _bring_here(store: Store, sha256: str, progress: Progress) -> None:
    """Fetch a file from the server when it is not on this laptop yet."""
    with store.read() as session:
        is_here = session.scalar(select(col(Blob.id)).where(col(Blob.sha256) == sha256)) is not None
    if not is_here:
        from app.services.files.transfer import bring_here  # brings the road along: seldom needed

        bring_here(store, sha256, progress)


def _told(chunks: Iterable[bytes], size: int, progress: Progress) -> Iterator[bytes]:
    done = 0
    for chunk in chunks:
        progress.step(done, size)
        yield chunk
        done += len(chunk)


def _owner(session: Session, owner_id: UUID) -> dict[str, Any]:
    """Return the columns that say whose a file is, of an owner that stands."""
    if (meeting := session.get(Meeting, owner_id)) is not None:
        require_standing(session, meeting)
        return {"root": meeting.root, "meeting_id": owner_id}
    if session.get(Trajectory, owner_id) is not None:
        root = standing_trajectory(session, owner_id).root
        return {"root": root, "trajectory_id": owner_id}
    return {"root": standing_enterprise(session, owner_id).root, "enterprise_id": owner_id}


def _is_of(owner_id: UUID) -> ColumnElement[bool]:
    """Tell of a file that it is of this enterprise, with what was merged with it, or other case."""
    return or_(
        of_company(Attachment.enterprise_id, owner_id),
        col(Attachment.meeting_id) == owner_id,
        col(Attachment.trajectory_id) == owner_id,
    )


def _stored_session(session: Session, session_id: UUID | None) -> UUID | None:
    known = None if session_id is None else session.get(CoachingSession, session_id)
    return None if known is None else known.id


def _known(
    session: Session, owner_id: UUID, given: Sequence[Given], sealed: Sequence[SealedBlob]
) -> tuple[str, ...]:
    """Return the names of those whose content stands in the file, or comes twice now."""
    hashes = [blob.sha256 for blob in sealed]
    stored = select(col(Attachment.sha256)).where(
        _is_of(owner_id),
        col(Attachment.sha256).in_(hashes),
        ~col(Attachment.deleted),
    )
    seen, names = set(session.scalars(stored)), []
    for one, sha256 in zip(given, hashes, strict=True):
        if sha256 in seen:
            names.append(clean_file_name(one.name))
        seen.add(sha256)
    return tuple(names)


def media_type_of(path: Given) -> str:
    """Return the sort of a file, by the ending of its name."""
    return mimetypes.guess_type(clean_file_name(path.name))[0] or "application/octet-stream"


class _CoachFile(io.BufferedReader):
    """A file of the coach; what keeps it from being read is about that file, not the store."""

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        try:
            return super().read(size)
        except OSError as error:
            raise UserError("file.unreadable", name=_name_of(self)) from error


def _name_of(file: io.BufferedReader) -> str:
    return clean_file_name(Path(file.name).name)


def _tells_place(given: Given) -> bool:
    """Look at the bytes: the name of a photo may have any ending, or none."""
    with _opened(given) as (source, _size):
        head = source.read(HEAD)
        return is_photo(head) and has_place(head + source.read())


@contextmanager
def _opened(path: Given, *, strip: bool = False) -> Iterator[tuple[BinaryIO, int]]:
    """Open a file of the coach, a photo without its place on wish; give its size in bytes."""
    if isinstance(path, Pasted):
        content = without_place(path.content) if strip else path.content
        yield io.BytesIO(content), len(content)
        return
    try:
        source = _CoachFile(io.FileIO(path))
        before = os.fstat(source.fileno())
    except OSError as error:  # locked by another program, say
        raise UserError("file.unreadable", name=clean_file_name(path.name)) from error
    with source:
        if strip:
            content = without_place(source.read())
            yield io.BytesIO(content), len(content)
        else:
            yield source, before.st_size
        after = os.fstat(source.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise UserError("file.changed", name=clean_file_name(path.name))


def _check(path: Given) -> None:
    name = clean_file_name(path.name)
    _refuse_programs(name)
    size = len(path.content) if isinstance(path, Pasted) else _size_of(path, name)
    if size == 0:
        raise UserError("file.empty", name=name)
    if size > MOST_BYTES:
        raise UserError("file.too_large", name=name, size=size, most=MOST_BYTES)


def _refuse_programs(name: str) -> None:
    """Judge the name that the file gets: what it leaves out is no way past this."""
    if ending := refused_ending(name):
        raise UserError("file.kind", name=name, ending=ending)


def _size_of(path: Path, name: str) -> int:
    try:
        if path.is_dir():
            raise UserError("file.folder", name=name)
        if not path.is_file():  # gone, or a device that gives bytes without an end
            raise UserError("file.unreadable", name=name)
        return path.stat().st_size
    except OSError as error:
        raise UserError("file.unreadable", name=name) from error
