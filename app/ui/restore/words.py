"""What is said of a backup, in the settings and in the window that puts one back."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.core import clock
from app.services.profiles.backups import Backup, BackupState


def moment(at: datetime) -> str:
    """Return a moment as people write it here: `02/03/2026 13:00`."""
    return clock.local(at).strftime("%d/%m/%Y %H:%M")


def size(size_bytes: int) -> str:
    """Return a size in MB, with one decimal."""
    return f"{size_bytes / 1_000_000:.1f} MB".replace(".", ",")


def state_of(backup: Backup, state: BackupState) -> str:
    """Return whether a backup was tested and how that went; what was put aside says so."""
    translate = QCoreApplication.translate
    if backup.is_aside:
        return translate("backups", "opzijgezet bij een herstel")
    tested = state.tests.get(backup.path.name)
    if tested is None:
        return translate("backups", "niet getest")
    if tested.code is not None:
        return translate("backups", "getest: niet in orde")
    return translate("backups", "getest op {day}").format(day=moment(tested.at)[:10])
