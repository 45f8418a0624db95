"""
Puts the files of an evidence pack in a folder or a zip, whole or not at all.

They grow under another name beside the target, and take its name at the end. The zip has fixed
moments, so that the same files make the same bytes.
"""

import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final, Protocol
from unicodedata import normalize

from app.core.errors import UserError
from app.reports.manifest import MANIFEST_NAME, FileLine
from app.reports.pack_entries import IGNORED
from app.reports.sums import NAME as SUMS_NAME
from app.reports.sums import read_sums
from app.services.files.documents import told_of_document
from app.storage.files import sync_folder, write_whole

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows
_MODE: Final = 0o644 << 16


class Writing(Protocol):
    """Where the files of a pack go."""

    def add(self, name: str, content: bytes) -> None:
        """Write a file; its name has `/` between folders."""


class Listed:
    """Writes files and keeps what the lists say of them."""

    def __init__(self, to: Writing) -> None:
        self._to = to
        self._sums: dict[str, str] = {}

    def add(self, name: str, content: bytes) -> FileLine:
        """Write a file and return its line for the manifest."""
        self._to.add(name, content)
        self._sums[name] = sha256(content).hexdigest()
        return FileLine(None, name, len(content), self._sums[name])

    def add_sums(self) -> None:
        """Write the sums of all files, as `sha256sum --check` reads them."""
        lines = [f"{one}  {name}\n" for name, one in sorted(self._sums.items())]
        self._to.add(SUMS_NAME, "".join(lines).encode())


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, content: bytes) -> None:
        path = self._folder.joinpath(*PurePosixPath(name).parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)


class _Zip:
    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed

    def add(self, name: str, content: bytes) -> None:
        entry = zipfile.ZipInfo(name, _MOMENT)
        entry.external_attr = _MODE
        entry.create_system = 3  # Unix, whatever system it is made on
        self._packed.writestr(entry, content, zipfile.ZIP_STORED)  # a PDF is packed already


@contextmanager
def new_folder(target: Path) -> Iterator[Listed]:
    """
    Give a folder to fill; it takes its name when the block ends well, else nothing is left.

    Raises:
        UserError: `pack.folder_taken` (path) when something else stands there; `document.*`.
    """
    require_room(target)
    part = _beside(target)
    with told_of_document(target):
        try:
            part.mkdir(mode=0o700)
            listed = Listed(_Folder(part))
            yield listed
            listed.add_sums()
            _take_place(part, target)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(target.parent)


@contextmanager
def new_zip(target: Path) -> Iterator[Listed]:
    """Give a zip to fill; as `new_folder`, and it replaces a file that stands there."""
    part = _beside(target)
    with told_of_document(target):
        try:
            with part.open("xb") as file:
                part.chmod(0o600)
                with zipfile.ZipFile(file, "w") as packed:
                    listed = Listed(_Zip(packed))
                    yield listed
                    listed.add_sums()
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)


def require_room(target: Path) -> None:
    """Refuse a folder that holds something else than a pack, before any work is done."""
    if target.is_dir() and any(target.iterdir()) and not is_pack_folder(target):
        raise UserError("pack.folder_taken", path=target)
    if target.exists() and not target.is_dir():
        raise UserError("pack.folder_taken", path=target)


def is_pack_folder(folder: Path) -> bool:
    """Tell whether a folder is a pack that was made before, and nothing that somebody put there."""
    try:
        listed = read_sums((folder / SUMS_NAME).read_bytes())
    except OSError:
        return False
    if listed is None or MANIFEST_NAME not in listed:
        return False
    there = {
        normalize("NFC", one.relative_to(folder).as_posix())  # macOS may take letters apart
        for one in folder.rglob("*")
        if not one.is_dir() and one.name not in IGNORED
    }
    return there <= {SUMS_NAME, *listed}


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of all files in a folder."""
    if path.is_dir():
        return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
    return path.stat().st_size


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")


def _take_place(part: Path, target: Path) -> None:
    """Give a folder its name; what stood there goes only when that is done."""
    old = _beside(target) if target.exists() else None
    if old is not None:
        target.rename(old)
    try:
        part.chmod(0o755)
        part.rename(target)
    except OSError:
        if old is not None:
            old.rename(target)
        raise
    if old is not None:
        shutil.rmtree(old, ignore_errors=True)
