"""The profiles of this user, before any is unlocked; quick to load, unlike the account service."""

from app.storage.backup_list import newest_backup
from app.storage.profile import (
    Profile,
    has_quick_unlock,
    list_profiles,
    new_profile_folder,
    read_profile,
)

__all__ = [
    "Profile",
    "has_quick_unlock",
    "list_profiles",
    "new_profile_folder",
    "newest_backup",
    "read_profile",
]
