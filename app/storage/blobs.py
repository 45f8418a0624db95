"""
Attachments: one encrypted file each, beside the database.

AES-256-GCM in chunks of 1 MiB under a key of its own, which the database keeps. Each chunk is tied
to its blob, its number and whether it is the last, so that nothing can be cut, swapped or moved.
The file is written first and only then put in the database: `seal_blob` outside, `keep_blob` inside
`Store.write()`. A file that no row names is left over from a stop between the two.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress, Silent
from app.models.base import new_id
from app.models.local import Blob
from app.models.server_link import BlobRoad
from app.storage.failures import told_as_user_error
from app.storage.files import sync_folder
from app.storage.profile import BLOBS
from app.storage.store import Store

CHUNK: Final = 1024 * 1024  # plain bytes
SEALED: Final = CHUNK + 16  # bytes of a whole chunk as it is written
MAGIC: Final = b"WVB1"
_PART: Final = ".part"
BLOB_NAME: Final = r"[0-9a-f]{32}"  # pattern of the name of every file that is made here
_OWN: Final = re.compile(rf"{BLOB_NAME}(\.part)?|\.{BLOB_NAME}\.[0-9a-f]{{8}}\.part")


@dataclass(frozen=True, slots=True)
class SealedBlob:
    """A file that was written and is not in the database yet."""

    id: UUID
    sha256: str  # of the plain bytes, hex
    size: int  # plain bytes
    path: Path
    key: bytes

    def discard(self) -> None:
        """Remove the file: it will not be kept."""
        self.path.unlink(missing_ok=True)


def seal_blob(
    folder: Path, source: BinaryIO, progress: Progress | None = None, size: int = 0
) -> SealedBlob:
    """
    Write what `source` gives to a new encrypted file; a failure or Cancelled leaves none.

    Args:
        folder: The profile, `Store.folder`.
        progress: Told the bytes done, of `size`, before each chunk.

    Raises:
        UserError: `store.full`, `store.read_only`, `store.io`, each with `path`.
    """
    blob_id, key = new_id(), secrets.token_bytes(32)
    path = folder / BLOBS / secrets.token_hex(16)
    part = path.with_name(path.name + _PART)
    with told_as_user_error(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            digest, total = _write(part, source, blob_id, key, (progress or Silent(), size))
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    return SealedBlob(blob_id, digest, total, path, key)


def keep_blob(session: Session, sealed: SealedBlob) -> str:
    """Put a sealed file in the database and return its SHA-256; equal content is kept once."""
    known = session.exec(select(Blob).where(col(Blob.sha256) == sealed.sha256)).first()
    if known is not None:
        if (sealed.path.parent / known.file_name).exists():
            sealed.discard()
            return sealed.sha256
        session.delete(known)  # its file was lost: this one takes its place
        session.flush()
    session.add(
        Blob(
            id=sealed.id,
            sha256=sealed.sha256,
            size=sealed.size,
            file_name=sealed.path.name,
            key=sealed.key,
            added_at=clock.now(),
        )
    )
    session.flush()
    return sealed.sha256


def read_range(store: Store, sha256: str, first: int, size: int) -> bytes:
    """
    Return a part of the plain bytes; less when the file ends before.

    Raises:
        UserError: as `read_chunks`; the whole is not checked.
    """
    blob, path = _found(store, sha256)
    chunks, last = [], (blob.size - 1) // CHUNK
    cipher = ChunkCipher(blob.key, blob.id)
    with told_as_user_error(path), path.open("rb") as file:
        for number in range(first // CHUNK, min((first + size - 1) // CHUNK, last) + 1):
            file.seek(len(MAGIC) + number * SEALED)
            try:
                chunks.append(cipher.open(file.read(SEALED), number, is_last=number == last))
            except InvalidTag:
                raise UserError("blob.damaged", sha256=sha256) from None
    skipped = first % CHUNK
    return b"".join(chunks)[skipped : skipped + size]


def read_chunks(store: Store, sha256: str) -> Iterator[bytes]:
    """
    Give the plain bytes in chunks.

    Raises:
        UserError: `blob.missing` or `blob.damaged` (sha256), also after the last chunk;
            `store.locked`, `store.io`.
    """
    blob, path = _found(store, sha256)
    digest = hashlib.sha256()
    with told_as_user_error(path), path.open("rb") as file:
        try:
            for chunk in _opened(file, blob):
                digest.update(chunk)
                yield chunk
        except InvalidTag:
            raise UserError("blob.damaged", sha256=sha256) from None
    if digest.hexdigest() != sha256:
        raise UserError("blob.damaged", sha256=sha256)


def _found(store: Store, sha256: str) -> tuple[Blob, Path]:
    with store.read() as session:
        blob = session.exec(select(Blob).where(col(Blob.sha256) == sha256)).first()
    path = None if blob is None else store.folder / BLOBS / blob.file_name
    if blob is None or path is None or not path.is_file():
        raise UserError("blob.missing", sha256=sha256)
    return blob, path


def is_sound(path: Path, blob: Blob) -> bool:
    """Tell whether the file of a blob opens to what was sealed; raises OSError of the disk."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        try:
            for chunk in _opened(file, blob):
                digest.update(chunk)
        except InvalidTag:
            return False
    return digest.hexdigest() == blob.sha256


def sweep_blobs(store: Store) -> int:
    """
    Remove files that no row names, left over from a stop; return how many.

    Only right after unlocking: a file that was sealed and is not kept yet would go too. A file with
    a name that is not made here is somebody's own, and stays.
    """
    with store.read() as session:
        named = {*session.exec(select(Blob.file_name)), *session.exec(select(BlobRoad.part_name))}
    found = [path for path in (store.folder / BLOBS).glob("*") if _OWN.fullmatch(path.name)]
    orphans = [path for path in found if path.name not in named]
    with told_as_user_error(store.folder / BLOBS):
        for path in orphans:
            path.unlink(missing_ok=True)
    return len(orphans)


class ChunkCipher:
    """Seals and opens the chunks of one blob, each tied to its number and to whether it is last."""

    def __init__(self, key: bytes, blob_id: UUID) -> None:
        self._cipher, self._id = AESGCM(key), blob_id

    def seal(self, chunk: bytes, number: int, *, is_last: bool) -> bytes:
        """Return a chunk as it is written."""
        return self._cipher.encrypt(*self._terms(chunk, number, is_last=is_last))

    def open(self, sealed: bytes, number: int, *, is_last: bool) -> bytes:
        """Return the plain chunk; raises InvalidTag for anything that was changed."""
        return self._cipher.decrypt(*self._terms(sealed, number, is_last=is_last))

    def _terms(self, data: bytes, number: int, *, is_last: bool) -> tuple[bytes, bytes, bytes]:
        about = self._id.bytes + number.to_bytes(8, "big") + bytes([is_last])
        return number.to_bytes(12, "big"), data, about  # the key is of this blob: none repeats


def _write(
    part: Path, source: BinaryIO, blob_id: UUID, key: bytes, told: tuple[Progress, int]
) -> tuple[str, int]:
    """Write and fsync the file; return the SHA-256 and the number of plain bytes."""
    cipher, digest, done, number = ChunkCipher(key, blob_id), hashlib.sha256(), 0, 0
    progress, size = told
    with part.open("xb") as file:
        part.chmod(0o600)
        file.write(MAGIC)
        chunk = _read_full(source)
        is_last = False
        while not is_last:
            progress.step(done, max(size, done))
            following = _read_full(source)
            is_last = not following
            file.write(cipher.seal(chunk, number, is_last=is_last))
            digest.update(chunk)
            done, number, chunk = done + len(chunk), number + 1, following
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), done


def _opened(file: BinaryIO, blob: Blob) -> Iterator[bytes]:
    """Give the plain chunks; raises InvalidTag for anything that was changed."""
    if file.read(len(MAGIC)) != MAGIC:
        raise InvalidTag
    cipher, number = ChunkCipher(blob.key, blob.id), 0
    chunk = _read_full(file, SEALED)
    is_last = False
    while not is_last:
        following = _read_full(file, SEALED)
        is_last = not following
        yield cipher.open(chunk, number, is_last=is_last)
        number, chunk = number + 1, following


def _read_full(source: BinaryIO, size: int = CHUNK) -> bytes:
    """Read a whole chunk; a stream may give less than asked before its end."""
    parts, missing = [], size
    while missing and (part := source.read(missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
