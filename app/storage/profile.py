"""
A profile: one folder with an encrypted database, its key file, attachments and backups.

What the unlock screen shows of it stands beside them in the clear: the name, role and partner of
the person who works with this laptop, and nothing about enterprises or the people they employ.

This module loads nothing heavy, so that the unlock screen is there at once.
"""

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.core import paths
from app.storage.failures import told_as_user_error
from app.storage.files import sync_folder, write_whole

DATABASE: Final = "werkvloer.db"
KEYS: Final = "werkvloer.keys"
BLOBS: Final = "blobs"  # folder with the attachments
BACKUPS: Final = "backups"  # folder
_LABEL: Final = "profile.json"
_CREATING: Final = ".creating"  # there while a profile is made; of no worth until it has its label
LOCK_FILE: Final = "profile.lock"
TRIES_FILE: Final = "tries.json"
_OWN: Final = frozenset((DATABASE, KEYS, _LABEL, _CREATING, LOCK_FILE, TRIES_FILE))
LOG: Final = "log"  # folder; of a profile that has its own place
SETTINGS: Final = "instellingen.ini"
_BESIDE: Final = (LOG, BACKUPS, SETTINGS, f"{SETTINGS}.lock")  # there also without a profile
_MADE: Final = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEYS, _LABEL)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a profile before it is unlocked."""

    folder: Path
    name: str  # of the person; empty when its label is lost
    role: str = ""  # code: coach, partner_admin, promotor, auditor
    partner: str = ""
    is_practice: bool = False

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / DATABASE


def read_profile(folder: Path) -> Profile | None:
    """Return the profile in a folder, None when there is none; a lost label is no loss."""
    if _is_half_made(folder):
        return None
    if not (folder / DATABASE).exists() and not (folder / KEYS).exists():
        return None
    try:
        label = json.loads((folder / _LABEL).read_bytes())
        texts = {field: str(label[field]) for field in ("name", "role", "partner")}
        return Profile(folder, is_practice=bool(label["is_practice"]), **texts)
    except (OSError, ValueError, KeyError, TypeError):
        return Profile(folder, name="")


def may_become_profile(folder: Path) -> bool:
    """Tell whether a folder is new or empty, or holds what only a profile has, however damaged."""
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()}.difference(_BESIDE)
    return not names or not names.isdisjoint(_OWN)


def list_profiles(base: Path | None = None) -> tuple[Profile, ...]:
    """Return the profiles of this user, by name; `base` is for tests and portable use."""
    base = base or paths.profiles_folder()
    if not base.is_dir():
        return ()
    found = (read_profile(folder) for folder in base.iterdir() if folder.is_dir())
    real = (profile for profile in found if profile is not None)
    return tuple(sorted(real, key=lambda profile: (profile.name.casefold(), profile.folder)))


def new_profile_folder(base: Path | None = None) -> Path:
    """Return a folder for one more profile, not made yet; its name says nothing."""
    return (base or paths.profiles_folder()) / secrets.token_hex(8)


def begin_profile(folder: Path) -> None:
    """Make the folder for its user only; what an interrupted beginning left there is removed."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "nt":
        folder.chmod(0o700)  # it may have been there
    abandon_profile(folder)
    (folder / _LABEL).unlink(missing_ok=True)  # of a profile that is gone
    write_whole(folder / _CREATING, b"")


def abandon_profile(folder: Path) -> None:
    """Remove a profile that was begun and not finished; never one that was."""
    if _is_half_made(folder):
        for name in (*_MADE, _CREATING):
            (folder / name).unlink(missing_ok=True)


def finish_profile(profile: Profile) -> None:
    """Write the label; from now on the profile counts, also when the power fails at once."""
    write_label(profile)
    with suppress(OSError):  # with its label it counts, whatever else is there
        (profile.folder / _CREATING).unlink()
        sync_folder(profile.folder)
        sync_folder(profile.folder.parent)


def _is_half_made(folder: Path) -> bool:
    """Tell whether the making of a profile was begun and did not reach its label, the last step."""
    return (folder / _CREATING).exists() and not (folder / _LABEL).exists()


def write_label(profile: Profile) -> None:
    """Write what the unlock screen shows."""
    label = {
        "name": profile.name,
        "role": profile.role,
        "partner": profile.partner,
        "is_practice": profile.is_practice,
    }
    with told_as_user_error(profile.folder):
        write_whole(profile.folder / _LABEL, json.dumps(label, ensure_ascii=False).encode())


def has_quick_unlock(profile: Profile) -> bool:
    """Tell whether the key file has a slot for the keyring; False when it cannot be read."""
    try:
        return "device" in json.loads((profile.folder / KEYS).read_bytes())["slots"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
