"""
What must outlive a restore of the database: which cases were erased, which lives the log had.

A back-up of the database does not hold it, so that no restore brings back what was destroyed.
"""

import json
import os
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock

from app.server.settings import Settings
from app.sync.deletes import Epoch


class Outside(Protocol):
    """Remembers, apart from the database, and forgets nothing."""

    def erased(self, partnership: str) -> frozenset[str]:
        """Return the cases that were destroyed."""

    def note_erased(self, partnership: str, root: str) -> None:
        """Remember that a case is destroyed; it is safe when this returns."""

    def barred(self, partnership: str) -> frozenset[str]:
        """Return the laptops that were blocked, or whose login ended."""

    def note_barred(self, partnership: str, device: str) -> None:
        """Remember that a laptop is not let in any more; it is safe when this returns."""

    def admitted(self, partnership: str) -> frozenset[str]:
        """Return the laptops that were barred, and were let in again since."""

    def note_admitted(self, partnership: str, device: str) -> None:
        """Remember that a barred laptop is let in again."""

    def epochs(self, partnership: str) -> tuple[Epoch, ...]:
        """Return all lives that the log ever had, the oldest first."""

    def note_epoch(self, partnership: str, epoch: Epoch) -> None:
        """Remember that the log began a life."""

    def close(self) -> None:
        """End what is open."""


class OutsideFile:
    """Keeps it in a file, a line of JSON each; servers that reach the file share it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path.with_suffix(".lock"))

    def erased(self, partnership: str) -> frozenset[str]:
        """Return the cases that were destroyed."""
        return frozenset(str(said[0]) for said in self._read("erased", partnership))

    def note_erased(self, partnership: str, root: str) -> None:
        """Remember that a case is destroyed; it is safe when this returns."""
        self._add("erased", partnership, root)

    def barred(self, partnership: str) -> frozenset[str]:
        """Return the laptops that were blocked, or whose login ended."""
        return self._last_said(partnership, "barred")

    def note_barred(self, partnership: str, device: str) -> None:
        """Remember that a laptop is not let in any more; it is safe when this returns."""
        self._add("barred", partnership, device)

    def admitted(self, partnership: str) -> frozenset[str]:
        """Return the laptops that were barred, and were let in again since."""
        return self._last_said(partnership, "admitted")

    def note_admitted(self, partnership: str, device: str) -> None:
        """Remember that a barred laptop is let in again."""
        self._add("admitted", partnership, device)

    def epochs(self, partnership: str) -> tuple[Epoch, ...]:
        """Return all lives that the log ever had, the oldest first."""
        return tuple(Epoch(str(one), int(after)) for one, after in self._read("epoch", partnership))

    def note_epoch(self, partnership: str, epoch: Epoch) -> None:
        """Remember that the log began a life."""
        self._add("epoch", partnership, *epoch)

    def close(self) -> None:
        """Do nothing: the file does not stay open."""

    def partnerships(self) -> list[str]:
        """Return of whom anything is kept."""
        return sorted({of for _, of, *_ in self._lines()})

    def put_aside(self) -> None:
        """Let the file be read no more: all of it is kept elsewhere."""
        self._path.replace(self._path.with_suffix(".moved"))

    def _last_said(self, partnership: str, wanted: str) -> frozenset[str]:
        mine = (said for said in self._lines() if said[1] == partnership)
        last = {said[2]: said[0] for said in mine if said[0] in {"barred", "admitted"}}
        return frozenset(device for device, said in last.items() if said == wanted)

    def _read(self, what: str, partnership: str) -> list[list[Any]]:
        return [said for kind, of, *said in self._lines() if (kind, of) == (what, partnership)]

    def _lines(self) -> list[list[Any]]:
        if not self._path.exists():
            return []
        whole, _, _ = self._path.read_text(encoding="utf-8").rpartition("\n")
        return [json.loads(line) for line in whole.splitlines()]

    def _add(self, *said: object) -> None:
        with self._lock, self._path.open("a+b") as file:
            file.seek(0)
            # A line that a power cut broke off was never said to be safe
            file.truncate(file.read().rfind(b"\n") + 1)
            file.write(json.dumps(said).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())


def open_outside(settings: Settings) -> Outside:
    """
    Return the place that the settings name: a file, or the bucket of the files.

    What a server kept in its file before it had a bucket goes there.
    """
    file = OutsideFile(settings.outside_path)
    if settings.blobs == "disk" or settings.outside is not None:
        return file
    from app.server.outside_s3 import OutsideBucket  # seldom needed

    bucket = OutsideBucket(settings)
    if settings.outside_path.exists():
        bucket.take_over(file)
    return bucket
