"""What a profile needs now and then without anybody asking: backup, empty bin, no leftovers."""

import logging

from app.core.errors import UserError
from app.core.progress import Progress, Silent
from app.services.profiles.backups import back_up_when_due
from app.services.profiles.laptops import note_laptop
from app.services.retention.bin_term import bin_days
from app.services.retention.purge import purge_bin
from app.storage.blobs import sweep_blobs
from app.storage.store import Store

log = logging.getLogger(__name__)


def sweep(store: Store) -> None:
    """Remove files of attachments that were never kept; only right after unlocking."""
    try:
        sweep_blobs(store)
    except UserError as error:  # they harm nobody: the next time is soon enough
        log.warning("leftovers stay", extra={"code": error.code})


def note_here(store: Store, name: str) -> None:
    """Remember on which laptop changes are made from now on; right after unlocking."""
    try:
        note_laptop(store, name)
    except UserError as error:  # history then tells no laptop: no reason to keep a coach out
        log.warning("the laptop is not noted", extra={"code": error.code})


def keep_up(store: Store, progress: Progress) -> None:
    """
    Do what is due: a backup each day, then empty the bin of what is over its days.

    Long work: call it in a job. What goes wrong goes to the log and is tried the next time.
    """
    back_up_daily(store, progress)
    try:
        purge_bin(store, progress, bin_days(store))
    except UserError as error:
        log.warning("the bin stays as it is", extra={"code": error.code})


def back_up_daily(store: Store, progress: Progress | None = None) -> bool:
    """
    Copy the profile, encrypted, once a day, and keep as many as was chosen; test one each month.

    Long work: call it in a job. It never stands in the way: what goes wrong (a full disk, say) goes
    to the log and into the state of the backups, and the next unlock tries again.

    Returns:
        Whether a backup was made now.
    """
    try:
        return back_up_when_due(store, progress or Silent())
    except UserError as error:
        log.warning("no backup", extra={"code": error.code})
        return False
