"""What is said beside a damage: how old the newest backup is."""

from pathlib import Path

from app.core.errors import UserError
from app.services.profiles.known import newest_backup


def with_backup(error: UserError, folder: Path | None) -> UserError:
    """Return a damage with the moment of the newest backup; any other error as it is."""
    if error.code != "store.damaged" or folder is None or "backup_at" in error.values:
        return error
    newest = newest_backup(folder)
    return UserError(error.code, **error.values, backup_at=newest and newest[1])
