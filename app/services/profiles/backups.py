"""
Backups: made each day or when asked, tested by themselves each month.

Long work: call it in a job. Restoring is in `app.services.profiles.backups_restore`.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress, Silent
from app.storage.backup_check import check, judge_files, looked_at
from app.storage.backup_copy import drop_unnamed, make_backup, prune
from app.storage.backup_list import (
    Backup,
    BackupState,
    Tested,
    change_state,
    list_backups,
    place_of,
    read_state,
    set_place,
)
from app.storage.data_key import DataKey
from app.storage.engine import open_engine
from app.storage.profile import DATABASE
from app.storage.store import Store

__all__ = [
    "Backup",
    "BackupState",
    "BackupView",
    "back_up_now",
    "back_up_profile",
    "back_up_when_due",
    "backup_view",
    "choose_keep",
    "choose_place",
    "failure_to_tell",
    "list_backups",
    "place_of",
    "read_state",
    "test_backup",
]

TEST_EVERY: Final = timedelta(days=30)
KEEP_CHOICES: Final = (3, 7, 14, 30)  # backups
DAYS_CHOICES: Final = (7, 30, 90, 365)  # days
_OWN_WORDS: Final = {
    "store.full": "backup.full",
    "store.read_only": "backup.read_only",
    "store.io": "backup.io",
}
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BackupView:
    """All that the settings show of the backups of a profile."""

    state: BackupState
    backups: tuple[Backup, ...]
    place: Path  # folder of the next one
    is_there: bool  # its disk or network is connected


def backup_view(folder: Path) -> BackupView:
    """Return what is known now; a slow place (a network) makes it wait."""
    state = read_state(folder)
    is_there = state.place is None or state.place.is_dir()
    return BackupView(state, list_backups(folder), place_of(folder), is_there)


def back_up_now(store: Store, progress: Progress | None = None) -> Backup:
    """
    Make a backup and drop those that are too many or too old.

    Raises:
        UserError: `backup.place_gone` (place), `backup.busy`, `backup.full`, `backup.read_only`,
            `backup.io` (all with path), `store.locked`, `store.damaged`. None is left half done.
    """
    return back_up_profile(store.folder, store.key, progress or Silent())


def back_up_profile(
    folder: Path, key: DataKey, progress: Progress, to: Path | None = None
) -> Backup:
    """
    Make a backup of a profile that need not be open; raises as `back_up_now`.

    Args:
        to: Another folder, for this time; what is there stays then.
    """
    engine = open_engine(folder / DATABASE, key)
    try:
        made = make_backup(engine, key, progress, to)
    except UserError as error:
        told = _told(error)
        if to is None:
            with suppress(UserError):
                change_state(folder, failure=told.code)
        raise told from error
    finally:
        engine.dispose()
    if to is None:
        with suppress(UserError):
            change_state(folder, failure=None)
            if prune(folder):
                drop_unnamed(made.path.parent, key.value)
    log.info("backup made")
    return made


def back_up_when_due(store: Store, progress: Progress) -> bool:
    """Make the backup of today when there is none yet, then the test of this month; raises so."""
    own = [each for each in list_backups(store.folder) if not each.is_aside]
    today = clock.local(clock.now()).date()
    is_due = all(clock.local(each.made_at).date() != today for each in own)
    if is_due:
        back_up_now(store, progress)
    last = read_state(store.folder).tested_at
    now = clock.now()
    if last is None or now - last >= TEST_EVERY or last > now:  # the clock was put back
        test_backup(store, None, progress)
    return is_due


def test_backup(store: Store, backup: Backup | None, progress: Progress) -> Tested:
    """
    Try whether a backup could be restored, the newest by default: open it, read it whole, count.

    What it says is kept beside the store; a backup that fails is no exception here.

    Raises:
        UserError: `backup.none`; those of writing the state.
    """
    own = [each for each in list_backups(store.folder) if not each.is_aside]
    if backup is None and not own:
        raise UserError("backup.none")
    backup = backup or own[0]
    tested = Tested(clock.now(), _fault(backup, store.key.value, progress))
    tests = {**read_state(store.folder).tests, backup.path.name: tested}
    change_state(store.folder, tests=tests, tested_at=tested.at)
    log.info("backup tested", extra={"code": tested.code})
    return tested


def failure_to_tell(folder: Path) -> UserError | None:
    """Return what is wrong with the backups, once a day; None when all is well or it was told."""
    state, today = read_state(folder), clock.today()
    code = state.failure or _failed_test(state)
    if code is None or state.told_on == today:
        return None
    with suppress(UserError):  # a full disk: then it is said once more
        change_state(folder, told_on=today)
    if code == "backup.test_failed":
        return UserError("backup.test_failed", tested_at=state.tested_at)
    return _failure(code, state.place or folder)


def choose_place(folder: Path, place: Path | None) -> BackupState:
    """
    Let backups go to another place from now on; None for the profile.

    Raises:
        UserError: `backup.place_gone` (place), `backup.read_only` (path), `backup.place_inside`.
    """
    if place is not None:
        if not place.is_dir():
            raise UserError("backup.place_gone", place=place)
        if folder.resolve() in (place.resolve(), *place.resolve().parents):
            raise UserError("backup.place_inside")
        _try_to_write(place)
    return set_place(folder, place)


def choose_keep(folder: Path, kept: int, days: int) -> BackupState:
    """Keep at most so many backups, none older than so many days, and always the newest."""
    return change_state(folder, kept=kept, kept_days=days)


def _fault(backup: Backup, key: bytes, progress: Progress) -> str | None:
    try:
        check(backup.path, key, progress)
        with looked_at(backup.path, key) as connection:
            files = judge_files(connection, backup.blobs, progress)
    except UserError as error:
        return error.code
    except OSError:
        return "backup.io"
    return "backup.files" if files.missing or files.damaged else None


def _failed_test(state: BackupState) -> str | None:
    tests: list[tuple[datetime, str | None]] = [(one.at, one.code) for one in state.tests.values()]
    return "backup.test_failed" if tests and max(tests, key=lambda t: t[0])[1] else None


def _told(error: UserError) -> UserError:
    """Return a failure of disk and folder in words of a backup."""
    code = _OWN_WORDS.get(error.code)
    return error if code is None else _failure(code, error.values.get("path"))


def _failure(code: str, place: Any) -> UserError:
    return UserError(code, path=place, place=place)


def _try_to_write(place: Path) -> None:
    probe = place / ".werkvloer"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise UserError("backup.read_only", path=place) from error
