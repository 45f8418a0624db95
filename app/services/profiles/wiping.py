"""
Taking a profile off this laptop: a copy first when that is asked, then keys, database and backups.

`prepare_wipe` removes nothing and can fail without harm; `finish_wipe` comes once no window shows
the profile any more. Both are long work: call them in a job.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.errors import UserError
from app.core.progress import Progress
from app.models.server_link import ServerLink
from app.services.profiles.backups import back_up_profile
from app.services.profiles.device_key import drop_device_key
from app.services.profiles.device_secret import drop_device_secret
from app.services.profiles.linking import Brought, what_is_here
from app.services.syncing.state import chip
from app.storage.backup_list import Backup, list_backups
from app.storage.failures import told_as_user_error
from app.storage.profile import KEYS
from app.storage.sidecar import read_sidecar
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """What a wipe takes away, for who is about to ask for it."""

    here: Brought
    is_linked: bool
    waiting: int  # records and files that the server lacks; 0 without a server: see `here`
    last_ok: datetime | None  # of the last round


@dataclass(frozen=True, slots=True)
class Leaving:
    """A profile that may go; its keys open it until `finish_wipe`."""

    folder: Path
    key_id: str
    device: str | None  # as the server knows this laptop
    backups: tuple[Backup, ...]


def what_goes(store: Store) -> WhatGoes:
    """Return what a wipe would take away."""
    state = chip(store)
    is_linked = state.code != "unlinked"
    return WhatGoes(what_is_here(store), is_linked, state.waiting, state.last_ok)


def prepare_wipe(store: Store, rescue: Path | None, progress: Progress) -> Leaving:
    """
    Make the copy that is asked, and note what will have to go; nothing is removed yet.

    Args:
        rescue: A folder that gets an encrypted copy; its passphrase is that of the profile.

    Raises:
        UserError: `wipe.inside` (path): the copy would go too; those of `back_up_profile`.
    """
    folder = store.folder
    if rescue is not None and rescue.resolve().is_relative_to(folder.resolve()):
        raise UserError("wipe.inside", path=rescue)
    backups = list_backups(folder)  # without the copy that is made now
    if rescue is not None:
        back_up_profile(folder, store.key, progress, to=rescue)
    with store.read() as session:
        link = session.get(ServerLink, 1)
    device = None if link is None else link.device
    return Leaving(folder, read_sidecar(folder)[0].key_id, device, tuple(backups))


def finish_wipe(leaving: Leaving) -> None:
    """
    Take a closed profile off this laptop, with its backups.

    The keys go first: what a failure leaves after that opens for nobody.

    Raises:
        UserError: `store.io` and the like.
    """
    if leaving.device is not None:
        drop_device_secret(leaving.device)
    drop_device_key(leaving.key_id)
    with told_as_user_error(leaving.folder):
        (leaving.folder / KEYS).unlink(missing_ok=True)
        shutil.rmtree(leaving.folder)
    for backup in leaving.backups:
        with suppress(OSError):  # on a disk that is away
            backup.keys.unlink(missing_ok=True)
            backup.path.unlink(missing_ok=True)
