"""
A file that comes in by parts: encrypted from its first byte, and kept over a stop of the program.

It grows in the form of `app.storage.blobs`, so that the last part makes it an attachment like any
other. Its length tells how far it is; its key is in the database before its first byte is written.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.models.base import new_id
from app.models.evidence import Attachment
from app.models.local import Blob
from app.models.server_link import BlobRoad
from app.storage.blobs import CHUNK, MAGIC, SEALED, ChunkCipher, SealedBlob, is_sound, keep_blob
from app.storage.failures import told_as_user_error
from app.storage.files import sync_folder
from app.storage.profile import BLOBS
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class BlobPart:
    """What is here of a file; `size` is that of the whole, in plain bytes."""

    sha256: str
    size: int
    blob: Blob
    path: Path

    @property
    def done(self) -> int:
        """The plain bytes that are here: whole chunks only."""
        try:
            written = self.path.stat().st_size - len(MAGIC)
        except FileNotFoundError:
            return 0
        if written == -(-self.size // CHUNK) * (SEALED - CHUNK) + self.size:
            return self.size
        return max(0, written // SEALED) * CHUNK

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return self.done == self.size


def begin_part(store: Store, sha256: str, size: int) -> BlobPart:
    """Return what is here of a file that is fetched, nothing at first."""
    with store.write() as session:
        road = session.get(BlobRoad, sha256) or BlobRoad(sha256=sha256)
        if road.part_key is None or road.part_id is None or road.part_name is None:
            road.part_id, road.part_key = new_id(), secrets.token_bytes(32)
            road.part_name = secrets.token_hex(16)
            session.add(road)
        name = road.part_name
        blob = Blob(
            id=road.part_id,
            sha256=sha256,
            size=size,
            file_name=name,
            key=road.part_key,
            added_at=clock.now(),
        )
    return BlobPart(sha256, size, blob, store.folder / BLOBS / name)


def add_to_part(part: BlobPart, chunk: bytes) -> None:
    """
    Write the next chunk: 1 MiB, the last one what is left.

    Raises:
        UserError: `store.full`, `store.read_only`, `store.io`, each with `path`.
    """
    done = part.done
    number, is_last = done // CHUNK, done + len(chunk) == part.size
    sealed = ChunkCipher(part.blob.key, part.blob.id).seal(chunk, number, is_last=is_last)
    with told_as_user_error(part.path):
        part.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.path.touch(0o600)
        with part.path.open("r+b") as file:
            file.write(MAGIC)
            file.seek(len(MAGIC) + number * SEALED)
            file.truncate()  # what a stop left of a chunk
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())


def finish_part(store: Store, part: BlobPart) -> None:
    """
    Make a whole part the file of its attachment.

    Raises:
        UserError: `blob.damaged` (sha256): it is not what was asked for, and is dropped;
            `store.io` and the like.
    """
    with told_as_user_error(part.path):
        if not is_sound(part.path, part.blob):
            drop_part(store, part.sha256)
            raise UserError("blob.damaged", sha256=part.sha256)
        sync_folder(part.path.parent)
    blob = part.blob
    with store.write() as session:
        keep_blob(session, SealedBlob(blob.id, part.sha256, part.size, part.path, blob.key))
        _forget(session, part.sha256)


def drop_part(store: Store, sha256: str) -> None:
    """Remove what is here of a file."""
    with store.write() as session:
        name = _forget(session, sha256)
    if name is not None:
        (store.folder / BLOBS / name).unlink(missing_ok=True)


def drop_unneeded_parts(store: Store) -> None:
    """Remove parts of files that no attachment names any more."""
    query = (
        select(BlobRoad.sha256)
        .outerjoin(Attachment, col(Attachment.sha256) == col(BlobRoad.sha256))
        .group_by(col(BlobRoad.sha256))
        .having(func.count(col(Attachment.id)) == 0)
    )
    with store.read() as session:
        unneeded = session.exec(query).all()
    for sha256 in unneeded:
        drop_part(store, sha256)
        with store.write() as session:
            session.delete(session.get_one(BlobRoad, sha256))


def _forget(session: Session, sha256: str) -> str | None:
    road = session.get_one(BlobRoad, sha256)
    name, road.part_name = road.part_name, None
    road.part_id = road.part_key = None
    return name
