"""What a profile needs now and then without anybody asking: backup, empty bin, no leftovers."""

import logging
from typing import Final

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress, Silent
from app.domain.retention import BIN_DAYS
from app.services.purge import purge_bin
from app.storage.blobs import sweep_blobs
from app.storage.engine import open_engine
from app.storage.migrate import backup
from app.storage.profile import BACKUPS, newest_backup
from app.storage.store import Store

BACKUPS_KEPT: Final = 7

log = logging.getLogger(__name__)


def sweep(store: Store) -> None:
    """Remove files of attachments that were never kept; only right after unlocking."""
    try:
        sweep_blobs(store)
    except UserError as error:  # they harm nobody: the next time is soon enough
        log.warning("leftovers stay", extra={"code": error.code})


def keep_up(store: Store, progress: Progress, bin_days: int = BIN_DAYS) -> None:
    """
    Do what is due: a backup each day, then empty the bin of what is over its days.

    Long work: call it in a job. What goes wrong goes to the log and is tried the next time.
    """
    back_up_daily(store, progress)
    try:
        purge_bin(store, progress, bin_days)
    except UserError as error:
        log.warning("the bin stays as it is", extra={"code": error.code})


def back_up_daily(store: Store, progress: Progress | None = None) -> bool:
    """
    Copy the database, encrypted, once a day; keep the newest seven. Long work: call it in a job.

    It never stands in the way: what goes wrong (a full disk, say) goes to the log, and the next
    unlock tries again.

    Returns:
        Whether a backup was made now.
    """
    try:
        return _back_up(store, progress or Silent())
    except UserError as error:
        log.warning("no backup", extra={"code": error.code})
        return False


def _back_up(store: Store, progress: Progress) -> bool:
    newest = newest_backup(store.folder)
    if newest is not None and clock.local(newest[1]).date() == clock.local(clock.now()).date():
        return False
    key = store.key
    engine = open_engine(store.path, key)
    try:
        backup(engine, key, progress=progress)
    finally:
        engine.dispose()
    copies = sorted((store.folder / BACKUPS).glob("*.db"))
    for old in copies[:-BACKUPS_KEPT]:
        try:
            old.unlink()
        except OSError:  # somebody has it open
            log.warning("an old backup stays")
    log.info("backup made")
    return True
