"""
Makes a backup: the database, the key file of that moment, and the files of attachments.

A backup is there when its `.db` is there, and that comes last; everything before it is there whole
or not at all. The files of attachments never change, so only new ones are copied, and all backups
in one folder share them.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from sqlalchemy import Engine

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress
from app.storage.backup_check import blobs_of, looked_at
from app.storage.backup_list import (
    STAMPED,
    Backup,
    backups_in,
    change_state,
    read_state,
    require_place,
    stamp,
)
from app.storage.blobs import BLOB_NAME
from app.storage.engine import DataKey, database_path
from app.storage.failures import told_as_user_error
from app.storage.files import sync_folder, write_whole
from app.storage.migrate import backup
from app.storage.profile import BLOBS, KEYS

LOCK: Final = "backups.lock"
_HALF: Final = ".half"  # a database whose other files are not there yet
_PIECE: Final = 1024 * 1024  # bytes
_PART: Final = r"\.[0-9a-f]{8}\.part"  # end of what `write_whole` has half written
_LEFT: Final = re.compile(
    rf"{STAMPED}\.(half|(half|db)\.part(-wal|-shm|-journal)?)|\.{STAMPED}\.keys{_PART}"
)
_LEFT_KEYS: Final = re.compile(rf"{STAMPED}\.keys")
_LEFT_BLOB: Final = re.compile(rf"\.{BLOB_NAME}{_PART}")


@contextmanager
def backing_up(folder: Path) -> Iterator[None]:
    """
    Let one program at a time make or restore backups of a profile.

    Raises:
        UserError: `backup.busy`.
    """
    lock = FileLock(folder / LOCK, thread_local=False)
    try:
        with told_as_user_error(folder):
            lock.acquire(blocking=False)
    except Timeout:
        raise UserError("backup.busy") from None
    try:
        yield
    finally:
        lock.release()


def make_backup(
    engine: Engine, key: DataKey, progress: Progress, target: Path | None = None
) -> Backup:
    """
    Make a backup while the database is in use; a failure or Cancelled leaves no half one.

    Args:
        target: Folder for it; default the place of the profile.

    Raises:
        UserError: `backup.place_gone` (place), `backup.busy`, `store.full`, `store.read_only`,
            `store.io`, `store.damaged`.
    """
    folder = database_path(engine).parent
    with backing_up(folder):
        place = target or require_place(folder)
        with told_as_user_error(place):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(place)
        require_room(place, database_path(engine))
        return _made(engine, key, place, progress)


def prune(folder: Path) -> int:
    """
    Remove the backups that are too many or too old; return how many. Never the newest.

    Those of a day that is still to come, when a clock was ahead, are the first that are too many:
    else every new one would go as soon as it is made.
    """
    state, today = read_state(folder), clock.now()
    place = require_place(folder)
    found = backups_in(place)
    own = [one for one in found if one.made_at <= today]
    own += [one for one in found if one.made_at > today]
    good = next((one for one in own if _is_good(state.tests.get(one.path.name))), None)
    oldest = today - timedelta(days=state.kept_days)
    gone = 0
    for number, each in enumerate(own):
        is_spare = number >= state.kept or each.made_at < oldest
        if number and is_spare and each is not good:
            with suppress(OSError):  # somebody has it open
                each.path.unlink()
                each.keys.unlink(missing_ok=True)
                gone += 1
    names = {one.path.name for one in backups_in(place)}
    kept = {name: tested for name, tested in state.tests.items() if name in names}
    if kept != dict(state.tests):
        change_state(folder, tests=kept)
    return gone


def drop_unnamed(place: Path, key: bytes) -> int:
    """Remove the files of attachments that no backup in `place` names; return how many."""
    named: set[str] = set()
    for each in backups_in(place):
        try:
            with looked_at(each.path, key) as connection:
                named |= {blob.file_name for blob in blobs_of(connection)}
        except UserError:  # what cannot be read may need any of them
            return 0
    found = [path for path in (place / BLOBS).glob("*") if re.fullmatch(BLOB_NAME, path.name)]
    unnamed = [path for path in found if path.name not in named]
    for path in unnamed:
        with suppress(OSError):
            path.unlink()
    return len(unnamed)


def copy_file(source: Path, target: Path, progress: Progress) -> None:
    """Copy a file whole and durably; told nothing but asked to stop between pieces."""

    def pieces() -> Iterator[bytes]:
        with source.open("rb") as file:
            while piece := file.read(_PIECE):
                progress.step(0, 0)
                yield piece

    write_whole(target, pieces())


def copy_blobs(names: list[tuple[str, int]], source: Path, target: Path, progress: Progress) -> int:
    """Copy the files that `target` does not have in the same size; return how many were missing."""
    missing = 0
    with told_as_user_error(target):
        if names:
            target.mkdir(mode=0o700, parents=True, exist_ok=True)
        for done, (name, _size) in enumerate(names):
            progress.step(done, len(names))
            found, there = source / name, target / name
            if not found.is_file():
                missing += not there.is_file()
            elif not there.is_file() or there.stat().st_size != found.stat().st_size:
                copy_file(found, there, progress)
    return missing


def _made(engine: Engine, key: DataKey, place: Path, progress: Progress) -> Backup:
    folder, name = database_path(engine).parent, stamp()
    whole = place / f"{name}.db"
    half = backup(engine, key, whole.with_suffix(_HALF), progress)
    keys = folder / KEYS
    try:
        with looked_at(half, key.value) as connection:
            names = [(blob.file_name, blob.size) for blob in blobs_of(connection)]
        copy_blobs(names, folder / BLOBS, place / BLOBS, progress)
        with told_as_user_error(whole):
            if keys.exists():
                write_whole(whole.with_suffix(".keys"), keys.read_bytes())
            half.replace(whole)
            sync_folder(place)
    except BaseException:
        half.unlink(missing_ok=True)
        whole.with_suffix(".keys").unlink(missing_ok=True)
        raise
    return Backup(whole, clock.now(), whole.stat().st_size)


def _sweep(place: Path) -> None:
    """
    Remove what a program that was killed left half done; nobody else is busy here now.

    The folder may be one of somebody's own: only what has a name that is made here goes.
    """
    left = [path for path in place.glob("*") if _LEFT.fullmatch(path.name)]
    left += [path for path in (place / BLOBS).glob(".*") if _LEFT_BLOB.fullmatch(path.name)]
    keys = [path for path in place.glob("*.keys") if _LEFT_KEYS.fullmatch(path.name)]
    left += [path for path in keys if not path.with_suffix(".db").exists()]
    for path in left:
        with suppress(OSError):
            path.unlink()


def require_room(place: Path, database: Path) -> None:
    """Refuse before the disk is filled for nothing; attachments come in pieces and say so later."""
    with told_as_user_error(place):
        needed = database.stat().st_size
        if shutil.disk_usage(place).free < needed:
            raise UserError("store.full", path=place)


def _is_good(tested: object) -> bool:
    return tested is not None and getattr(tested, "code", "") is None


def link_or_copy(source: Path, target: Path, progress: Progress) -> None:
    """Give a file a second name; where the disk cannot, copy it."""
    try:
        os.link(source, target)
    except OSError:
        copy_file(source, target, progress)
