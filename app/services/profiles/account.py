"""
Profiles on this laptop: make one (enrol), unlock, lock, change passphrase and quick unlock.

Long work: making a profile takes about a second, unlocking with a passphrase 0.2 s, the keyring as
long as somebody needs to answer its question. Call them in a job.
"""

import logging
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from uuid import UUID

from app.core.errors import UserError
from app.models.base import new_id
from app.services.profiles.device_key import (
    WAIT_S,
    drop_device_key,
    keep_device_key,
    read_device_key,
)
from app.services.profiles.first_records import Enrolment, add_first_records
from app.services.profiles.passphrase import require_passphrase
from app.storage.backup_list import newest_backup
from app.storage.data_key import KEY_BYTES, DataKey
from app.storage.engine import open_engine
from app.storage.failures import told_as_user_error
from app.storage.key_counter import check_counter, write_keys
from app.storage.migrate import create_database, migrate
from app.storage.profile import (
    Profile,
    abandon_profile,
    begin_profile,
    finish_profile,
    has_quick_unlock,
    list_profiles,
    new_profile_folder,
    read_profile,
)
from app.storage.profile_lock import ProfileLock
from app.storage.recovery_code import new_recovery_code, read_recovery_code
from app.storage.sidecar import (
    FILE,
    Sidecar,
    Slot,
    WrongSecret,
    check_seal,
    new_sidecar,
    read_sidecar,
)
from app.storage.store import Store
from app.storage.tries import (
    check_wait,
    clear_tries,
    count_try,
    standing_of,
    wait_s_after_next_block,
)

__all__ = [
    "Created",
    "Enrolment",
    "Profile",
    "change_passphrase",
    "create_profile",
    "has_quick_unlock",
    "list_profiles",
    "lock",
    "make_profile",
    "new_profile_folder",
    "new_recovery_code",
    "prove",
    "prove_with_device",
    "read_profile",
    "set_quick_unlock",
    "set_recovery_code",
    "unlock",
    "unlock_with_device",
    "unlock_with_recovery",
]

log = logging.getLogger(__name__)
_changing = Lock()


@dataclass(frozen=True, slots=True)
class Created:
    """A new profile, open, and the code for its recovery sheet (herstelblad)."""

    profile: Profile
    store: Store
    recovery_code: str


def create_profile(
    folder: Path, enrolment: Enrolment, passphrase: str, recovery_code: str | None = None
) -> Created:
    """
    Make a profile in a folder and open it; when it fails, there is none.

    Args:
        recovery_code: A code of `new_recovery_code` that was printed before; default a new one.

    Raises:
        UserError: `passphrase.weak` (hint, minimum), `account.profile_exists`,
            `store.in_use`, `store.full`, `store.read_only`, `store.io` (path), and those of
            `read_recovery_code`.
    """
    profile = Profile(
        folder, enrolment.person, enrolment.role, enrolment.partner, enrolment.is_practice
    )
    return make_profile(
        profile,
        new_id(),
        passphrase,
        lambda store: add_first_records(store, enrolment),
        recovery_code,
    )


def make_profile(
    profile: Profile,
    actor: UUID,
    passphrase: str,
    fill: Callable[[Store], None],
    recovery_code: str | None = None,
) -> Created:
    """
    Make a profile of which the person is known; raises as `create_profile`, and what `fill` raises.

    Args:
        fill: Writes what must be in it from the first moment.
    """
    folder, secret = profile.folder, _secret(passphrase)
    require_passphrase(passphrase, (profile.name, profile.partner))
    recovery_code = recovery_code or new_recovery_code()
    recovery = read_recovery_code(recovery_code).encode()
    if read_profile(folder) is not None:
        raise UserError("account.profile_exists", path=folder)
    with told_as_user_error(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = DataKey(secrets.token_bytes(KEY_BYTES))
    keys = new_sidecar(actor).with_slot("passphrase", secret, key.value)
    keys = keys.with_slot("recovery", recovery, key.value)
    with _taken(folder) as held, told_as_user_error(folder), _beginning(folder):
        engine = create_database(profile.database, key)
        store = Store(engine, actor, key=key, lock=held)
        try:
            fill(store)
            write_keys(folder, keys, key, engine)
            finish_profile(profile)
        except BaseException:
            store.close()
            raise
    log.info("profile made")
    return Created(profile, store, recovery_code)


def unlock(profile: Profile, passphrase: str) -> Store:
    """
    Open a profile with its passphrase.

    Raises:
        UserError: `account.wrong_passphrase` (tries_left, wait_s: the wait after those),
            `account.wait` (wait_s), `store.in_use`, `store.missing`, `store.damaged` (both with
            backup_at: moment or None), `store.newer` (found, known), `keys.missing`,
            `keys.damaged`, `keys.newer`, `keys.older`, `store.read_only`, `store.full`, `store.io`.
    """
    with _taken(profile.folder) as held:
        sidecar, seal = _keys_of(profile)
        key = _guessed(profile.folder, sidecar, "passphrase", _secret(passphrase))
        return _opened(profile, sidecar, seal, key, held)


def unlock_with_device(profile: Profile, wait_s: float = WAIT_S) -> Store:
    """
    Open a profile with the key in the keyring of the system (quick unlock).

    Raises:
        UserError: `account.quick_unlock_off`; `keyring.none`, `keyring.locked`,
            `keyring.dismissed`, `keyring.slow` (wait_s), `keyring.lost`, `keyring.failed`: the
            passphrase still opens it; and those of `unlock`.
    """
    with _taken(profile.folder) as held:
        sidecar, seal = _keys_of(profile)
        key = _by_device(sidecar, wait_s)
        return _opened(profile, sidecar, seal, key, held)


def unlock_with_recovery(profile: Profile, code: str, new_passphrase: str) -> Store:
    """
    Open a profile with its recovery sheet and give it a new passphrase; the sheet stays good.

    Raises:
        UserError: `account.wrong_recovery_code` (tries_left, wait_s), `account.wait`,
            `passphrase.weak`, those of `read_recovery_code` and of `unlock`.
    """
    recovery, secret = read_recovery_code(code).encode(), _secret(new_passphrase)
    require_passphrase(new_passphrase)
    with _taken(profile.folder) as held:
        sidecar, seal = _keys_of(profile)
        key = _guessed(profile.folder, sidecar, "recovery", recovery)
        store = _opened(profile, sidecar, seal, key, held, is_recovery=True)
        try:
            _change_slot(store, "passphrase", secret)
        except BaseException:
            store.close()
            raise
        return store


def lock(store: Store) -> None:
    """Close the database and forget the key; see `Store.close`."""
    store.close()


def prove(store: Store, passphrase: str) -> Store:
    """
    Check the passphrase of a profile that is still open, as `unlock` would; return its store.

    Raises:
        UserError: `store.locked`, and those of `unlock` that are about passphrase and keys.
    """
    _ = store.key  # refused when it was closed meanwhile
    _guessed(store.folder, read_sidecar(store.folder)[0], "passphrase", _secret(passphrase))
    return store


def prove_with_device(store: Store, wait_s: float = WAIT_S) -> Store:
    """Check the key in the keyring for a profile that is open; raises as `unlock_with_device`."""
    _ = store.key
    _by_device(read_sidecar(store.folder)[0], wait_s)
    return store


def set_quick_unlock(store: Store, *, on: bool, wait_s: float = WAIT_S) -> None:
    """
    Keep a device key in the keyring of the system, or take it away; off when it fails.

    Raises:
        UserError: `keyring.none`, `keyring.locked`, `keyring.dismissed`, `keyring.slow`,
            `keyring.failed`; `store.locked`, and those of writing the key file.
    """
    key_id = read_sidecar(store.folder)[0].key_id
    if on:
        device = secrets.token_bytes(KEY_BYTES)
        keep_device_key(key_id, device, wait_s)
        _change_slot(store, "device", device)
    else:
        _change_slot(store, "device", None)
        drop_device_key(key_id, wait_s)


def change_passphrase(store: Store, old: str, new: str) -> None:
    """
    Give an open profile another passphrase.

    Raises:
        UserError: `account.wrong_passphrase`, `account.wait`, `passphrase.weak`,
            `store.locked`, and those of writing the key file; the old one is kept then.
    """
    secret = _secret(new)
    require_passphrase(new)
    _guessed(store.folder, read_sidecar(store.folder)[0], "passphrase", _secret(old))
    _change_slot(store, "passphrase", secret)


def set_recovery_code(store: Store, code: str) -> None:
    """
    Let the sheet with this code open the profile, and the old one no longer.

    Raises:
        UserError: as `set_quick_unlock`, and `read_recovery_code`; the old sheet is good then.
    """
    _change_slot(store, "recovery", read_recovery_code(code).encode())


@contextmanager
def _taken(folder: Path) -> Iterator[ProfileLock]:
    """Hold the profile; let go when the block fails, else the store keeps it."""
    if not folder.is_dir():
        raise UserError("store.missing", path=folder, backup_at=None)
    held = ProfileLock.take(folder)
    try:
        yield held
    except BaseException:
        held.release()
        raise


@contextmanager
def _beginning(folder: Path) -> Iterator[None]:
    """Remove what is there of a profile when the block fails."""
    begin_profile(folder)
    try:
        yield
    except BaseException:
        abandon_profile(folder)
        raise


def _keys_of(profile: Profile) -> tuple[Sidecar, str]:
    if not profile.database.exists():
        raise _with_backup(UserError("store.missing", path=profile.database), profile.folder)
    return read_sidecar(profile.folder)


def _guessed(folder: Path, sidecar: Sidecar, slot: Slot, secret: bytes) -> bytes:
    """Return the data key; a wrong try is counted."""
    check_wait(folder)
    count_try(folder)
    try:
        key = sidecar.opened(slot, secret)
    except WrongSecret:
        left = standing_of(folder).tries_left
        wait_s = wait_s_after_next_block(folder)
        code = "wrong_passphrase" if slot == "passphrase" else "wrong_recovery_code"
        raise UserError(f"account.{code}", tries_left=left, wait_s=wait_s) from None
    clear_tries(folder)
    return key


def _by_device(sidecar: Sidecar, wait_s: float) -> bytes:
    """Return the data key, by the key in the keyring of the system."""
    if not sidecar.has("device"):
        raise UserError("account.quick_unlock_off")
    try:
        return sidecar.opened("device", read_device_key(sidecar.key_id, wait_s))
    except WrongSecret:
        raise UserError("keyring.lost") from None


def _opened(
    profile: Profile,
    sidecar: Sidecar,
    seal: str,
    value: bytes,
    held: ProfileLock,
    *,
    is_recovery: bool = False,
) -> Store:
    """Open the database: check the key file, bring tables up to date, check the counter."""
    check_seal(sidecar, seal, value, profile.folder / FILE)
    key = DataKey(value)
    engine = open_engine(profile.database, key)
    try:
        migrate(engine, key)
        check_counter(engine, sidecar, profile.folder, is_recovery=is_recovery)
    except BaseException as error:
        engine.dispose()
        key.forget()
        if isinstance(error, UserError) and error.code == "store.damaged":
            raise _with_backup(error, profile.folder) from error
        raise
    return Store(engine, sidecar.actor, key=key, lock=held)


def _with_backup(error: UserError, folder: Path) -> UserError:
    newest = newest_backup(folder)
    return UserError(error.code, **error.values, backup_at=newest and newest[1])


def _change_slot(store: Store, slot: Slot, secret: bytes | None) -> None:
    with _changing:  # read, changed and written as one: jobs run beside each other
        key, (sidecar, seal) = store.key, read_sidecar(store.folder)
        check_seal(sidecar, seal, key.value, store.folder / FILE)
        sidecar = sidecar.without_slot(slot)
        if secret is not None:
            sidecar = sidecar.with_slot(slot, secret, key.value)
        engine = open_engine(store.path, key)
        try:
            write_keys(store.folder, sidecar, key, engine)
        finally:
            engine.dispose()
    log.info("key file changed")


def _secret(passphrase: str) -> bytes:
    """Return a passphrase as bytes; accents are typed in more ways than one."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
