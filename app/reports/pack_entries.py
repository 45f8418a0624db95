"""
The files of a pack, read out of a zip or a folder that anybody may have made.

Nothing is unpacked on the disk, no link is followed, and all sizes have a bound: what a zip says of
itself is not believed.
"""

import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Final, Literal, TypeAlias

FILES: Final = 20_000  # of one pack
ENTRY_BYTES: Final = 1 << 30  # of one file; it stays in memory only when it is a PDF or a list
PACK_BYTES: Final = 8 << 30  # of all together, unpacked
CHUNK: Final = 1 << 20
# Written by systems that show a folder, never by this program
IGNORED: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

# no_file: nothing there, or the disk does not give it. not_a_pack: something else. encrypted: it
# asks for a password. too_large: over one of the bounds. damaged: it broke
Code: TypeAlias = Literal[
    "no_file", "unreadable", "not_a_pack", "encrypted", "too_large", "newer", "damaged"
]
Opened: TypeAlias = Callable[[], IO[bytes]]
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    ValueError,
    NotImplementedError,
)


class PackError(Exception):
    """A pack, or a file of it (`name`), cannot be read; whoever judges it makes it a verdict."""

    def __init__(self, code: Code, name: str = "", found: str = "") -> None:
        super().__init__(code)
        self.code: Code = code
        self.name = name
        self.found = found  # the format, of `newer`


@dataclass(slots=True)
class Budget:
    """How much may still be read of one pack."""

    left: int = field(default_factory=lambda: PACK_BYTES)

    def take(self, size: int, name: str) -> None:
        """
        Use some of it.

        Raises:
            PackError: `too_large`.
        """
        self.left -= size
        if self.left < 0:
            raise PackError("too_large", name)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a pack; its name has `/` between folders."""

    name: str
    opened: Opened
    budget: Budget
    most: int = field(default_factory=lambda: ENTRY_BYTES)

    def chunks(self) -> Iterator[bytes]:
        """
        Give what is in it.

        Raises:
            PackError: `too_large`, `encrypted`, `damaged` or `unreadable`, with its name.
        """
        size = 0
        try:
            with self.opened() as file:
                while chunk := file.read(CHUNK):
                    size += len(chunk)
                    if size > self.most:
                        raise PackError("too_large", self.name)
                    self.budget.take(len(chunk), self.name)
                    yield chunk
        except _BROKEN as error:
            raise PackError("damaged", self.name) from error
        except RuntimeError as error:  # how a zip says that it wants a password
            raise PackError("encrypted", self.name) from error
        except OSError as error:
            raise PackError("unreadable", self.name) from error

    def content(self) -> bytes:
        """Return what is in it; raises as `chunks`."""
        return b"".join(self.chunks())

    def sha256(self) -> str:
        """Return its hash, in hexadecimal; raises as `chunks`."""
        found = sha256()
        for chunk in self.chunks():
            found.update(chunk)
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Entries:
    """The files of a pack by name, and the names that no pack of this program has."""

    files: dict[str, Entry]
    unsafe: tuple[str, ...] = ()  # a link, a way out of the folder, a name that is there twice


def in_folder(folder: Path) -> Entries:
    """
    Return the files in a folder and below it; links are named, not followed.

    Raises:
        PackError: `unreadable`, or `too_large` for more files than a pack has.
    """
    budget, files, unsafe = Budget(), dict[str, Entry](), list[str]()
    for path in _walked(folder):
        name = path.relative_to(folder).as_posix()
        if path.name in IGNORED:
            continue
        if not _is_plain(path):
            unsafe.append(name)
            continue
        files[name] = Entry(name, _opener(path), budget)
        if len(files) + len(unsafe) > FILES:
            raise PackError("too_large")
    return Entries(files, tuple(unsafe))


def in_zip(content: IO[bytes]) -> Entries:
    """
    Return the files of a zip.

    Args:
        content: Stays open as long as the files are read.

    Raises:
        PackError: `damaged`, or `too_large` for more files than a pack has.
    """
    try:
        archive = zipfile.ZipFile(content)
    except (*_BROKEN, OSError, RuntimeError) as error:
        raise PackError("damaged") from error
    infos = [one for one in archive.infolist() if not one.is_dir()]
    if len(infos) > FILES:
        raise PackError("too_large")
    budget, files, unsafe = Budget(), dict[str, Entry](), list[str]()
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if name.casefold() in seen or not is_safe_name(name) or _is_link(info):
            unsafe.append(name)
            continue
        seen.add(name.casefold())
        files[name] = Entry(name, _member(archive, info), budget)
    return _without_top(Entries(files, tuple(unsafe)))


def is_safe_name(name: str) -> bool:
    """Tell whether a name stays in the folder that it is unpacked in, on every system."""
    parts = name.split("/")
    return (
        bool(name)
        and name.isprintable()
        and not any(part in ("", ".", "..") or part.endswith((".", " ")) for part in parts)
        and not any(sign in name for sign in '\\:*?"<>|')
    )


def _walked(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise PackError("unreadable") from error

    for where, folders, names in os.walk(folder, onerror=refuse, followlinks=False):
        folders.sort()
        here = Path(where)
        yield from (here / name for name in folders if (here / name).is_symlink())
        yield from (here / name for name in sorted(names))


def _is_plain(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError as error:
        raise PackError("unreadable", path.name) from error


def _opener(path: Path) -> Opened:
    return lambda: path.open("rb")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Opened:
    return lambda: archive.open(info)


def _is_link(info: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in (0, stat.S_IFREG)


def _without_top(entries: Entries) -> Entries:
    """Leave out the one folder that a whole pack is in, as systems make it when they zip one."""
    tops = {name.partition("/")[0] for name in entries.files}
    if len(tops) != 1 or entries.unsafe or not _are_below(entries.files, top := tops.pop()):
        return entries
    cut = len(top) + 1
    return Entries(
        {
            name[cut:]: Entry(name[cut:], one.opened, one.budget, one.most)
            for name, one in entries.files.items()
            if name.rpartition("/")[2] not in IGNORED
        }
    )


def _are_below(names: Sequence[str] | dict[str, Entry], top: str) -> bool:
    return all(name.startswith(f"{top}/") for name in names)
