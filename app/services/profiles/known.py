"""The profiles of this user, before any is unlocked; quick to load, unlike the account service."""

from pathlib import Path

from app.core.errors import UserError
from app.storage.backup_list import newest_backup
from app.storage.failures import told_as_user_error
from app.storage.profile import (
    LOG,
    SETTINGS,
    Profile,
    has_quick_unlock,
    list_profiles,
    may_become_profile,
    new_profile_folder,
    read_profile,
)

__all__ = [
    "LOG",
    "SETTINGS",
    "Profile",
    "has_quick_unlock",
    "list_profiles",
    "new_profile_folder",
    "newest_backup",
    "other_profiles",
    "read_profile",
]


def other_profiles(folder: Path) -> tuple[Profile, ...]:
    """Return the profiles beside one, but for those to practise; open, they tell if they sync."""
    found = list_profiles(folder.parent)
    return tuple(one for one in found if one.folder != folder and not one.is_practice)


def require_place(folder: Path) -> None:
    """
    Refuse to begin a profile among files of somebody else, before anything is made there.

    Raises:
        UserError: `account.foreign_folder` (path); what the store says of a folder it cannot read.
    """
    with told_as_user_error(folder):
        if not may_become_profile(folder):
            raise UserError("account.foreign_folder", path=folder)
