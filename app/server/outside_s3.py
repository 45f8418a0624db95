"""
What must outlive a restore of the database, in the bucket that has the files.

Each thing is an object of its own, whose name says it all: servers on several computers add theirs
without a lock, and no copy of a file can lose what another server noted.
"""

from collections.abc import Iterator

from app.server.blobs_s3 import answering, open_s3
from app.server.outside import OutsideFile
from app.server.settings import Settings
from app.sync.deletes import Epoch


class OutsideBucket:
    """Keeps it as empty objects: `outside/{partnership}/{kind}/{name}`."""

    def __init__(self, settings: Settings) -> None:
        self._s3, self._bucket = open_s3(settings), settings.s3_bucket

    def close(self) -> None:
        """Close the connections."""
        self._s3.close()

    def erased(self, partnership: str) -> frozenset[str]:
        """Return the cases that were destroyed."""
        return frozenset(self._names(partnership, "erased"))

    def note_erased(self, partnership: str, root: str) -> None:
        """Remember that a case is destroyed; it is safe when this returns."""
        self._add(partnership, "erased", root)

    def barred(self, partnership: str) -> frozenset[str]:
        """Return the laptops that were blocked, or whose login ended."""
        return frozenset(self._names(partnership, "barred"))

    def admitted(self, partnership: str) -> frozenset[str]:
        """Return the laptops that were barred, and were let in again since."""
        return frozenset(self._names(partnership, "admitted")) - self.barred(partnership)

    def note_barred(self, partnership: str, device: str) -> None:
        """Remember that a laptop is not let in any more; it is safe when this returns."""
        self._add(partnership, "barred", device)

    @answering()
    def note_admitted(self, partnership: str, device: str) -> None:
        """Remember that a barred laptop is let in again."""
        self._add(partnership, "admitted", device)
        key = f"{_folder(partnership, 'barred')}{device}"
        self._s3.delete_object(Bucket=self._bucket, Key=key)

    def epochs(self, partnership: str) -> tuple[Epoch, ...]:
        """Return all lives that the log ever had, the oldest first."""
        named = (name.split("-") for name in sorted(self._names(partnership, "epoch")))
        return tuple(Epoch(one, int(after)) for _, one, after in named)

    def note_epoch(self, partnership: str, epoch: Epoch) -> None:
        """Remember that the log began a life."""
        known = self.epochs(partnership)
        if epoch not in known:
            place, started = len(known), epoch.started_after
            self._add(partnership, "epoch", f"{place:06}-{epoch.id}-{started}")

    def take_over(self, file: OutsideFile) -> None:
        """Note what a server kept in a file before it had a bucket, and put the file aside."""
        for partnership in file.partnerships():
            for epoch in file.epochs(partnership):
                self.note_epoch(partnership, epoch)
            for root in sorted(file.erased(partnership)):
                self.note_erased(partnership, root)
            for device in sorted(file.barred(partnership)):
                self.note_barred(partnership, device)
            for device in sorted(file.admitted(partnership)):
                self.note_admitted(partnership, device)
        file.put_aside()

    @answering()
    def _add(self, partnership: str, kind: str, name: str) -> None:
        key = f"{_folder(partnership, kind)}{name}"
        self._s3.put_object(Bucket=self._bucket, Key=key, Body=b"")

    @answering()
    def _names(self, partnership: str, kind: str) -> list[str]:
        return list(self._listed(_folder(partnership, kind)))

    def _listed(self, folder: str) -> Iterator[str]:
        pages = self._s3.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self._bucket, Prefix=folder):
            for found in page.get("Contents", ()):
                yield str(found["Key"]).removeprefix(folder)


def _folder(partnership: str, kind: str) -> str:
    return f"outside/{partnership}/{kind}/"
