"""
Puts a backup in the place of a store; what was there is put aside and never deleted.

The backup becomes a whole new database first, beside the old one, and is read whole. The old one
gets a second name in `aside`. Only then one renaming puts the new one in its place: whoever stops
the program at any moment finds the old store or the new one, whole.

A restored store is a laptop that went back in time (SYNC.md, section 12). Changes keep their random
ids, so sending them again is harmless. It gets a new replica from the next position on: what stands
before that may have been sent already by the store that was put aside, and must not be folded.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from app.core.progress import Progress
from app.storage.backup_check import blobs_of, check, looked_at
from app.storage.backup_copy import backing_up, copy_blobs, link_or_copy, require_room
from app.storage.backup_list import ASIDE, Backup, stamp
from app.storage.engine import connect
from app.storage.failures import told_as_user_error, user_error_of
from app.storage.files import sync_folder, write_whole
from app.storage.profile import BLOBS, DATABASE, KEYS

_STAGED: Final = "restore.part"  # the database that is to come
_PAGES_A_STEP: Final = 1000


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    aside: Path | None  # folder with what was there; None when there was nothing
    missing_files: int  # attachments that are in neither place


def restore(
    folder: Path, backup: Backup, key: bytes, progress: Progress, keys: bytes | None = None
) -> Restored:
    """
    Put a backup in the place of the store in `folder`, which its caller has locked and closed.

    Args:
        key: Opens the backup, and is the key of the store afterwards.
        keys: Content of the key file that opens it, None when the one that is there does.

    Raises:
        UserError: `backup.damaged`, `backup.newer`, `backup.missing`, `backup.busy`; `store.full`,
            `store.read_only`, `store.io`. The old store stands as it was then.
    """
    with backing_up(folder), told_as_user_error(folder):
        staged = folder / _STAGED
        try:
            _stage(backup.path, staged, key, progress)
            check(staged, key, progress)
            with looked_at(staged, key) as connection:
                names = [(blob.file_name, blob.size) for blob in blobs_of(connection)]
            aside = _put_aside(folder, key, progress)
            missing = copy_blobs(names, backup.blobs, folder / BLOBS, progress)
            _swap(folder, staged, keys)
        except BaseException:
            _remove(staged)
            raise
    return Restored(aside, missing)


def _stage(source: Path, staged: Path, key: bytes, progress: Progress) -> None:
    """Copy page by page, so that a log beside the source comes along; nothing of it is changed."""

    def told(_status: int, left: int, total: int) -> None:
        progress.step(total - left, total)

    _remove(staged)
    with looked_at(source, key) as original, closing(connect(staged, key, create=True)) as copy:
        require_room(staged.parent, source)
        with _told_of(staged):
            original.backup(copy, pages=_PAGES_A_STEP, progress=told)
            _begin_replica(copy)
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            copy.execute("PRAGMA journal_mode = DELETE")
    staged.chmod(0o600)
    with staged.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _told_of(staged: Path) -> Iterator[None]:
    """Tell what only who writes meets as about the copy; the rest is about what is read."""
    try:
        yield
    except dbapi2.Error as error:
        told = user_error_of(error, staged)
        if told is not None and told.code in {"store.full", "store.read_only"}:
            raise told from error
        raise


def _begin_replica(connection: Any) -> None:
    """Note that a store that went back in time writes from now on; the name of the laptop stays."""
    query = "SELECT count(*) FROM sqlite_master WHERE name = 'replica'"
    if connection.execute(query).fetchone()[0]:  # a copy of the first version has none yet
        connection.execute(
            "INSERT OR REPLACE INTO replica (since, id, name) VALUES ("
            " (SELECT coalesce(max(position), 0) + 1 FROM outbox), ?,"
            " coalesce((SELECT name FROM replica ORDER BY since DESC LIMIT 1), ''))",
            (secrets.token_hex(16),),
        )


def _put_aside(folder: Path, key: bytes, progress: Progress) -> Path | None:
    """Give everything of the store a second name; the folder counts once its database is there."""
    if not (folder / DATABASE).exists():
        return None
    _settle(folder / DATABASE, key)
    aside = folder / ASIDE / stamp()
    (aside / BLOBS).mkdir(mode=0o700, parents=True)
    blobs = [path for path in (folder / BLOBS).glob("*") if path.is_file()]
    for done, path in enumerate(blobs):
        progress.step(done, len(blobs))
        link_or_copy(path, aside / BLOBS / path.name, progress)
    if (folder / KEYS).exists():
        write_whole((aside / DATABASE).with_suffix(".keys"), (folder / KEYS).read_bytes())
    log = folder / f"{DATABASE}-wal"
    if log.exists():
        link_or_copy(log, aside / log.name, progress)
    link_or_copy(folder / DATABASE, aside / DATABASE, progress)
    for each in (aside / BLOBS, aside, folder / ASIDE, folder):
        sync_folder(each)
    return aside


def _settle(database: Path, key: bytes) -> None:
    """Bring the log into the database, so that one file is the whole; a damaged one stays as is."""
    with suppress(dbapi2.Error), closing(connect(database, key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _swap(folder: Path, staged: Path, keys: bytes | None) -> None:
    if keys is not None:  # the old one opens nothing here
        write_whole(folder / KEYS, keys)
    for end in ("-wal", "-shm"):  # a log of another database would break the new one
        (folder / f"{DATABASE}{end}").unlink(missing_ok=True)
    sync_folder(folder)
    staged.replace(folder / DATABASE)
    sync_folder(folder)


def _remove(staged: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        staged.with_name(staged.name + end).unlink(missing_ok=True)
