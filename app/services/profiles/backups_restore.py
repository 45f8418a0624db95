"""
Putting a backup back: open it, see what is in it and what would be lost, and do it.

Long work: call it in a job. The store must be closed; it is put aside, never deleted.
"""

import logging
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.profiles.device_key import WAIT_S, read_device_key
from app.storage.backup_check import Contents, changes_after, contents, looked_at
from app.storage.backup_list import Backup, find_backups
from app.storage.backup_restore import Restored, restore
from app.storage.data_key import DataKey
from app.storage.failures import told_as_user_error
from app.storage.profile import (
    DATABASE,
    KEYS,
    Profile,
    may_become_profile,
    read_profile,
    write_label,
)
from app.storage.profile_lock import ProfileLock
from app.storage.sidecar import Sidecar, WrongSecret, check_seal, read_keys
from app.storage.tries import (
    check_wait,
    clear_tries,
    count_try,
    standing_of,
    wait_s_after_next_block,
)

__all__ = [
    "OpenBackup",
    "Preview",
    "Restored",
    "data_key",
    "data_key_by_device",
    "find_backups",
    "open_backup",
    "open_with_store_key",
    "preview",
    "require_own_folder",
    "restore_backup",
]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenBackup:
    """A backup with the key that opens it; `keys` when another key file must come along."""

    backup: Backup
    key: DataKey
    keys: bytes | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds beside what is there now."""

    backup: Backup
    then: Contents
    now: Contents | None  # None: the store is damaged, or there is none
    lost: int | None  # actions that are not in the backup; None when they cannot be counted


def require_own_folder(folder: Path) -> None:
    """
    Refuse to make a profile among files of somebody else: what it does not know is not safe there.

    Raises:
        UserError: `backup.foreign_folder` (path).
    """
    with told_as_user_error(folder):
        if not may_become_profile(folder):
            raise UserError("backup.foreign_folder", path=folder)


def data_key(folder: Path, passphrase: str) -> DataKey:
    """
    Return the key of a profile; a wrong try is counted.

    Raises:
        UserError: `account.wrong_passphrase` (tries_left, wait_s), `account.wait` (wait_s), those
            of reading the key file.
    """
    path = folder / KEYS
    return DataKey(_guessed(folder, {path: read_keys(path)}, passphrase)[1])


def data_key_by_device(folder: Path, wait_s: float = WAIT_S) -> DataKey:
    """
    Return the key of a profile with the key in the keyring of the system.

    Raises:
        UserError: `account.quick_unlock_off`, `keyring.lost`, those of `read_device_key` and of
            reading the key file.
    """
    sidecar = read_keys(folder / KEYS)[0]
    if not sidecar.has("device"):
        raise UserError("account.quick_unlock_off")
    try:
        return DataKey(sidecar.opened("device", read_device_key(sidecar.key_id, wait_s)))
    except WrongSecret:
        raise UserError("keyring.lost") from None


def open_backup(folder: Path, backup: Backup, passphrase: str) -> OpenBackup:
    """
    Find the key of a backup: by the key file of the profile, else by the one beside the backup.

    Raises:
        UserError: `account.wrong_passphrase` (tries_left, wait_s), `account.wait` (wait_s),
            `backup.keys`, `backup.damaged`, `backup.missing`.
    """
    found: dict[Path, tuple[Sidecar, str]] = {}
    for path in (folder / KEYS, backup.keys):
        with suppress(UserError):
            found[path] = read_keys(path)
    if not found:
        raise UserError("backup.keys", path=backup.keys)
    used, value = _guessed(folder, found, passphrase)
    others = [path for path in found if path != used]
    try:
        _try_key(backup, value)
    except UserError:
        if not others:
            raise
        used = others[0]  # the profile has another key than its old backup
        value = _guessed(folder, {used: found[used]}, passphrase)[1]
        _try_key(backup, value)
    keys = None if used == folder / KEYS else used.read_bytes()
    return OpenBackup(backup, DataKey(value), keys)


def open_with_store_key(backup: Backup, key: DataKey) -> OpenBackup:
    """Open a backup with the key of a store that is open; raises `backup.damaged`, `.missing`."""
    _try_key(backup, key.value)
    return OpenBackup(backup, DataKey(key.value))


def preview(folder: Path, opened: OpenBackup) -> Preview:
    """Compare a backup with what is there now; raises `backup.damaged`, `backup.newer`."""
    key, current = opened.key.value, folder / DATABASE
    then = contents(opened.backup.path, key)
    try:
        now = contents(current, key)
        lost = changes_after(current, key, opened.backup.path)
    except UserError:  # damaged, gone or of another key: nothing to compare with
        now, lost = None, None
    return Preview(opened.backup, then, now, lost)


def restore_backup(folder: Path, opened: OpenBackup, progress: Progress) -> Restored:
    """
    Put a backup in the place of the store, and that aside. It is to be unlocked afterwards.

    Raises:
        UserError: `store.in_use`, `backup.damaged`, `backup.newer` (found, known), `backup.busy`,
            `backup.foreign_folder` (path), `backup.no_room` (path), `store.read_only`, `store.io`;
            the old store stands then. Cancelled too.
    """
    require_own_folder(folder)
    with told_as_user_error(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = ProfileLock.take(folder)
    try:
        done = restore(folder, opened.backup, opened.key.value, progress, opened.keys)
        with suppress(UserError):  # a lost label is no loss
            _label(folder, opened.key.value)
    except UserError as error:
        if error.code == "store.full":  # nothing waits here to be kept later
            raise UserError("backup.no_room", path=folder) from error
        raise
    finally:
        held.release()
    log.info("backup restored", extra={"count": done.missing_files})
    return done


def _guessed(
    folder: Path, found: dict[Path, tuple[Sidecar, str]], passphrase: str
) -> tuple[Path, bytes]:
    """Return the key file that the passphrase opens, with the data key."""
    if folder.is_dir():
        check_wait(folder)
        count_try(folder)
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    for path, (sidecar, seal) in found.items():
        with suppress(WrongSecret):
            value = sidecar.opened("passphrase", secret)
            check_seal(sidecar, seal, value, path)
            if folder.is_dir():
                clear_tries(folder)
            return path, value
    left = standing_of(folder).tries_left
    raise UserError(
        "account.wrong_passphrase", tries_left=left, wait_s=wait_s_after_next_block(folder)
    )


def _try_key(backup: Backup, value: bytes) -> None:
    with looked_at(backup.path, value):
        pass


def _label(folder: Path, key: bytes) -> None:
    """Write what the unlock window shows, when it is lost: it is in the database too."""
    known = read_profile(folder)
    if known is not None and known.name:
        return
    actor: UUID = read_keys(folder / KEYS)[0].actor
    with looked_at(folder / DATABASE, key) as connection:
        row = connection.execute(_WHO, (actor.hex,)).fetchone()
    if row is not None:
        name, role, partner, is_practice = row
        write_label(Profile(folder, name, role or "", partner or "", bool(is_practice)))


_WHO = (
    "SELECT p.name, r.role, t.name, s.is_practice FROM person p"
    " LEFT JOIN role r ON r.person_id = p.id LEFT JOIN partner t ON t.id = p.partner_id"
    " LEFT JOIN partnership s ON s.id = p.root WHERE p.id = ?"
)
