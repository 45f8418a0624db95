"""`werkvloer doctor`: one line a check, with a mark, and advice where it is needed."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from app.cli import checks
from app.cli.asking import Refused, key_of, profile_folder
from app.cli.checks import Check
from app.cli.commands import ShownProgress
from app.cli.words import told
from app.core.errors import UserError
from app.storage.backup_check import looked_at
from app.storage.data_key import DataKey
from app.storage.profile import DATABASE

_MARKS: Final = {"good": "[ok]", "attention": "[let op]", "wrong": "[fout]", "unknown": "[?]"}
_NEED_KEY: Final = ("Bestand", "Versie", "Bijlagen", "Wijzigingen", "Klok")


def examine(options: Namespace) -> int:
    """Print every check; return 1 when one is wrong, else 2 when one could not be made, else 0."""
    folder = profile_folder(options.profile)
    marks = set()
    for check in _all(folder, from_stdin=options.passphrase_stdin):
        marks.add(check.mark)
        sys.stdout.write(f"{_MARKS[check.mark]:9}{check.name}: {check.words}\n")
    return 1 if "wrong" in marks else 2 if "unknown" in marks else 0


def _all(folder: Path, *, from_stdin: bool) -> Iterator[Check]:
    yield checks.folder_check(folder)
    yield checks.room_check(folder)
    yield from checks.keys_check(folder)
    yield checks.keyring_check(folder)
    yield checks.backup_check(folder)
    try:
        key = key_of(folder, from_stdin=from_stdin)
    except (UserError, Refused) as error:
        words = told(error) if isinstance(error, UserError) else str(error)
        yield from (Check(name, "unknown", words) for name in _NEED_KEY)
        return
    try:
        yield from _inside(folder, key)
    finally:
        key.forget()


def _inside(folder: Path, key: DataKey) -> Iterator[Check]:
    """Make the checks that read the database; when it does not open, the rest is unknown."""
    done = 0
    parts: tuple[Callable[[Any], Check], ...] = (
        checks.database_check,
        checks.version_check,
        lambda connection: checks.files_check(connection, folder, ShownProgress()),
        checks.outbox_check,
        lambda connection: checks.clock_check(folder, connection),
    )
    try:
        with looked_at(folder / DATABASE, key.value) as connection:
            for part in parts:
                check = part(connection)
                done += 1
                yield check
                if check.mark == "wrong" and part in parts[:2]:
                    break  # what it would say of the rest is not to be trusted
    except UserError as error:
        gone = error.code == "backup.missing"
        words = "Het bestand is er niet." if gone else "Beschadigd, of van een ander profiel."
        yield Check(_NEED_KEY[done], "wrong", f"{words} Zet een back-up terug: werkvloer restore")
        done += 1
    for name in _NEED_KEY[done:]:
        yield Check(name, "unknown", "Niet na te gaan: los eerst de fout hierboven op.")
