"""Use cases on the files (bestanden) of an enterprise: attach, list, save a copy."""

import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.text import shown_file_name
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.evidence import Attachment
from app.models.partnership import Person
from app.services.changes import Changes
from app.storage.blobs import keep_blob, read_chunks, seal_blob
from app.storage.failures import told_as_user_error
from app.storage.store import Store

MOST_BYTES: Final = 50 * 1000 * 1000
# What can run by itself when somebody opens it; a file is evidence, never a program.
REFUSED: Final = frozenset(
    [
        ".exe",
        ".com",
        ".scr",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".wsh",
        ".msi",
        ".msp",
        ".hta",
        ".cpl",
        ".jar",
        ".lnk",
        ".reg",
        ".dll",
        ".pif",
        ".apk",
        ".app",
        ".sh",
    ]
)


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


@dataclass(frozen=True, slots=True)
class Attached:
    """The files that were attached, and what changed."""

    ids: tuple[UUID, ...]
    changes: Changes


def attach_files(
    store: Store,
    enterprise_id: UUID,
    paths: Iterable[Path],
    progress: Progress,
    *,
    session_id: UUID | None = None,
) -> Attached:
    """
    Put files in the file of an enterprise, all or none.

    Raises:
        UserError: `file.too_large` (name, size, most), `file.kind` (name, ending), `file.empty`
            (name) or `file.unreadable` (name); `store.full` and the like.
        Cancelled: When `progress` asks to stop.
    """
    wanted = [Path(path) for path in paths]
    for path in wanted:
        _check(path)
    sealed = []
    try:
        for path in wanted:
            with told_as_user_error(path), path.open("rb") as source:
                sealed.append(seal_blob(store.folder, source, progress, path.stat().st_size))
        with store.write() as session:
            root = session.get_one(Enterprise, enterprise_id).root
            ids = []
            for path, blob in zip(wanted, sealed, strict=True):
                name = shown_file_name(path.name)
                row = Attachment(
                    id=new_id(),
                    root=root,
                    enterprise_id=enterprise_id,
                    session_id=session_id,
                    file_name=name,
                    media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
                    size=blob.size,
                    sha256=keep_blob(session, blob),
                    added_at=clock.now(),
                    added_by=store.actor,
                )
                session.add(row)
                ids.append(row.id)
            return Attached(tuple(ids), Changes.of(session))
    except BaseException:
        for blob in sealed:
            blob.discard()
        raise


def list_files(store: Store, enterprise_id: UUID) -> tuple[FileRow, ...]:
    """Return the files of an enterprise, the last added first."""
    query = (
        select(Attachment, col(Person.name))
        .outerjoin(Person, col(Person.id) == col(Attachment.added_by))
        .where(col(Attachment.enterprise_id) == enterprise_id, ~col(Attachment.deleted))
        .order_by(col(Attachment.added_at).desc(), col(Attachment.id).desc())
    )
    with store.read() as session:
        return tuple(
            FileRow(
                id=found.id,
                name=found.file_name,
                size=found.size,
                media_type=found.media_type,
                added_at=found.added_at,
                added_by=who or "",
                session_id=found.session_id,
            )
            for found, who in session.execute(query)
        )


def save_copy(store: Store, file_id: UUID, target: Path, progress: Progress) -> None:
    """
    Write the plain bytes of a file where the user chose; a stop or a failure leaves no half file.

    Raises:
        UserError: `blob.missing`, `blob.damaged`; `file.folder_missing`, `store.full` and the
            like, with the path.
        Cancelled: When `progress` asks to stop.
    """
    with store.read() as session:
        found = session.get_one(Attachment, file_id)
    part = target.with_name(target.name + ".part")
    if not target.parent.is_dir():
        raise UserError("file.folder_missing", path=target.parent)
    with told_as_user_error(target):
        try:
            done = 0
            with part.open("wb") as file:
                for chunk in read_chunks(store, found.sha256):
                    progress.step(done, found.size)
                    file.write(chunk)
                    done += len(chunk)
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _check(path: Path) -> None:
    name = shown_file_name(path.name)
    if path.suffix.lower() in REFUSED:
        raise UserError("file.kind", name=name, ending=path.suffix.lower())
    try:
        size = path.stat().st_size
        is_file = path.is_file()
    except OSError:
        size, is_file = 0, False
    if not is_file:
        raise UserError("file.unreadable", name=name)
    if size == 0:
        raise UserError("file.empty", name=name)
    if size > MOST_BYTES:
        raise UserError("file.too_large", name=name, size=size, most=MOST_BYTES)
