"""
Where the bytes of files are kept; rows about them stand in the database (see `blob_flow`).

A file comes in chunks of one size, in any order, and is one whole afterwards.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from app.server.settings import Settings

PIECE: Final = 256 << 10  # bytes that are read at a time


class Name(NamedTuple):
    """Names a file: order and rights never cross a partnership, nor do files."""

    partnership: str
    sha256: str


class Damaged(Exception):
    """The chunks together are not the file that was promised."""


class Unavailable(Exception):
    """The store of files does not answer, or not as it should; later it may."""


class BlobStore(Protocol):
    """Keeps files; each call may be made again, by any process, and may raise Unavailable."""

    chunk_bytes: int

    def check(self) -> None:
        """Raise OSError when nothing can be kept now."""

    def close(self) -> None:
        """End what the store has open."""

    def begin(self, name: Name) -> str:
        """Prepare for chunks; return what `put` and `finish` need to know."""

    def put(self, name: Name, upload: str, number: int, content: bytes) -> str:
        """Keep one chunk; return what `finish` needs to know of it."""

    def finish(self, name: Name, upload: str, tags: Sequence[str]) -> None:
        """
        Make one file of all chunks, durably.

        Raises:
            Damaged: Its hash is another one; nothing is left of it.
        """

    def read(self, name: Name, first: int, size: int) -> Iterator[bytes]:
        """Give a part of a file that is whole; raises FileNotFoundError before the first piece."""

    def remove(self, name: Name, upload: str) -> None:
        """Remove a file and chunks of it, as far as they are there."""


class DiskBlobs:
    """Files in a folder; every process of the server must see the same one."""

    chunk_bytes = 1 << 20

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def close(self) -> None:
        """Do nothing: no file stays open."""

    def check(self) -> None:
        """Raise OSError when the folder cannot be written in."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(self._folder, os.W_OK):
            raise PermissionError(str(self._folder))

    def has(self, name: Name) -> bool:
        """Tell whether a file is here, whole."""
        return self._path(name).exists()

    def begin(self, name: Name) -> str:
        """Make room for chunks."""
        self._parts(name).mkdir(mode=0o700, parents=True, exist_ok=True)
        return ""

    def put(self, name: Name, upload: str, number: int, content: bytes) -> str:
        """Keep one chunk."""
        del upload
        path = self._parts(name) / str(number)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, [content])
        return ""

    def finish(self, name: Name, upload: str, tags: Sequence[str]) -> None:
        """Join the chunks."""
        path = self._path(name)
        if not path.exists():
            chunks = [self._parts(name) / str(number) for number in range(len(tags))]
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _write(path, _pieces(chunks), name.sha256) != name.sha256:
                self.remove(name, upload)
                raise Damaged
        shutil.rmtree(self._parts(name), ignore_errors=True)

    def read(self, name: Name, first: int, size: int) -> Iterator[bytes]:
        """Give a part of a file."""
        file = self._path(name).open("rb")

        def given() -> Iterator[bytes]:
            with file:
                file.seek(first)
                left = size
                while left and (piece := file.read(min(PIECE, left))):
                    left -= len(piece)
                    yield piece

        return given()

    def remove(self, name: Name, upload: str) -> None:
        """Remove a file and its chunks."""
        del upload
        self._path(name).unlink(missing_ok=True)
        shutil.rmtree(self._parts(name), ignore_errors=True)

    def _path(self, name: Name) -> Path:
        return self._folder / name.partnership / name.sha256[:2] / name.sha256

    def _parts(self, name: Name) -> Path:
        return self._folder / name.partnership / "parts" / name.sha256


def open_blobs(settings: Settings) -> BlobStore:
    """Return the store that the settings name."""
    if settings.blobs == "disk":
        return DiskBlobs(settings.blobs_folder)
    from app.server.blobs_s3 import S3Blobs

    return S3Blobs(settings)


def _pieces(paths: Sequence[Path]) -> Iterator[bytes]:
    for path in paths:
        yield path.read_bytes()


def _write(path: Path, pieces: Iterator[bytes] | list[bytes], wanted: str = "") -> str:
    """
    Write a file whole or not at all; return its SHA-256.

    Args:
        wanted: When given, a file with another hash is not kept.
    """
    digest = hashlib.sha256()
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        with part.open("wb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if wanted in {"", digest.hexdigest()}:
            part.replace(path)
            _sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
