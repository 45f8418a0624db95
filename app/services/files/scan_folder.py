"""The folder of the scanner: what is new in it; nothing in it is ever taken or deleted unasked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from app.core.file_names import clean_file_name

ENDINGS: Final = frozenset([".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"])
NEW: Final = timedelta(hours=1)  # a scan that is older belongs to something else
SETTLED: Final = timedelta(seconds=10)  # untouched for so long: the scanner is done with it
MOST_LOOKED_AT: Final = 5_000  # files of a folder
MOST_OFFERED: Final = 3

Sizes = Mapping[Path, tuple[int, int]]  # bytes, and nanoseconds of the last change


@dataclass(frozen=True, slots=True)
class Scan:
    """A new file in the folder of the scanner."""

    path: Path
    name: str  # cleaned
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """The scans that can be offered, the newest first, and what the next look compares with."""

    scans: tuple[Scan, ...] = ()
    sizes: Sizes = field(default_factory=dict)
    is_settling: bool = False  # something is still being written: look again
    is_there: bool = True  # the folder


def look(folder: Path, before: Sizes, now: datetime) -> Look:
    """
    Look for new scans; a folder that is not there, or that is slow to tell, gives none.

    A file that is still being written is left out: it must be as it was at the look before, or be
    untouched for a while. Meant for a worker, a folder may be on another computer.
    """
    found: dict[Path, tuple[int, int]] = {}
    ready, is_settling = [], False
    try:
        for number, path in enumerate(folder.iterdir()):
            if number >= MOST_LOOKED_AT:
                break
            if (size := _size(path)) is None:
                continue
            changed_at = datetime.fromtimestamp(size[1] / 1e9, UTC)
            if now - changed_at > NEW:
                continue
            found[path] = size
            if size[0] and (before.get(path) == size or now - changed_at > SETTLED):
                ready.append(Scan(path, clean_file_name(path.name), changed_at))
            else:
                is_settling = True
    except OSError:
        return Look(is_there=False)
    ready.sort(key=lambda scan: scan.changed_at, reverse=True)
    return Look(tuple(ready), found, is_settling)


def _size(path: Path) -> tuple[int, int] | None:
    """Return size and time of a file that a scanner may have made; None: it is none."""
    if path.suffix.lower() not in ENDINGS or path.name.startswith("."):
        return None
    try:
        told = path.stat()
        return (told.st_size, told.st_mtime_ns) if path.is_file() else None
    except OSError:  # it went meanwhile
        return None
