"""`werkvloer backup` and `werkvloer restore`."""

import sys
from argparse import Namespace
from pathlib import Path

from app.cli.asking import Refused, key_of, profile_folder, with_secret
from app.cli.words import count, megabytes, moment
from app.core.errors import UserError
from app.services.profiles.backups import back_up_profile
from app.services.profiles.backups_restore import (
    OpenBackup,
    find_backups,
    open_backup,
    open_with_store_key,
    preview,
    require_own_folder,
    restore_backup,
)
from app.storage.backup_list import Backup


class ShownProgress:
    """Tells a person at a terminal how far it is; says nothing in a file."""

    def __init__(self) -> None:
        self._said = -1

    def step(self, done: int, total: int) -> None:
        """Write the percentage when it is another one."""
        percent = 100 * done // total if total else self._said
        if percent != self._said and sys.stderr.isatty():
            self._said = percent
            sys.stderr.write(f"\r{percent:3} %\r")


def back_up(options: Namespace) -> int:
    """Make a backup and say where it is."""
    folder = profile_folder(options.profile)
    if options.to is not None and options.to.exists() and not options.to.is_dir():
        raise Refused(f"Dit is geen map: {options.to}")
    key = key_of(folder, from_stdin=options.passphrase_stdin)
    try:
        made = back_up_profile(folder, key, ShownProgress(), options.to)
    finally:
        key.forget()
    _say(f"Back-up gemaakt ({megabytes(made.size)}): {made.path}")
    return 0


def restore(options: Namespace) -> int:
    """Put a backup back and say where what was there is now."""
    folder = options.to.resolve() if options.to else profile_folder(options.profile)
    require_own_folder(folder)
    backup = _chosen(options.source)
    opened = with_secret(
        folder,
        from_stdin=options.passphrase_stdin,
        by_passphrase=lambda secret: open_backup(folder, backup, secret),
        by_device=lambda key: open_with_store_key(backup, key),
    )
    try:
        return _restored(folder, opened)
    finally:
        opened.key.forget()


def _chosen(source: Path) -> Backup:
    if not source.exists():
        raise UserError("backup.missing", path=source)
    found = find_backups(source)
    if not found:
        raise Refused(f"In deze map staat geen back-up: {source}")
    return found[0]


def _restored(folder: Path, opened: OpenBackup) -> int:
    seen = preview(folder, opened)
    companies = count(seen.then.companies, "onderneming", "ondernemingen")
    sessions = count(seen.then.sessions, "sessie", "sessies")
    _say(f"Back-up van {moment(opened.backup.made_at)}: {companies}, {sessions}.")
    if seen.lost:
        _say(f"Daarna bewaard en niet in deze back-up: {count(seen.lost, 'actie', 'acties')}.")
    done = restore_backup(folder, opened, ShownProgress())
    _say(f"Teruggezet in {folder}.")
    if done.aside is not None:
        _say(
            f"Wat er stond is niet gewist maar opzijgezet: {done.aside}\n"
            f"Terug? werkvloer restore --profile {folder} --from {done.aside}"
        )
    if done.missing_files:
        lost = count(done.missing_files, "bijlage ontbreekt", "bijlagen ontbreken")
        _say(f"Let op: {lost} in deze back-up.")
        return 1
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
