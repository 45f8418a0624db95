"""
Which backups a profile has, where they go, and what is known of them.

This stands beside the database, in a file of its own: who restores has no database that opens. It
holds a place, numbers and moments, nothing about a company or a person. Nothing heavy is loaded.
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from app.core import clock
from app.core.errors import UserError
from app.storage.failures import told_as_user_error
from app.storage.files import write_whole
from app.storage.profile import BACKUPS, BLOBS, DATABASE

STATE: Final = "backups.json"
ASIDE: Final = "aside"  # folder with what a restore put aside, a folder each
KEPT, KEPT_DAYS = 7, 30
_OWN: Final = "werkvloer-"  # begins the folder of one profile in a place that others use too
_STAMP: Final = "%Y%m%d-%H%M%S-%f"  # UTC
STAMPED: Final = r"\d{8}-\d{6}-\d{6}"  # pattern of every name that `stamp` makes


@dataclass(frozen=True, slots=True)
class Tested:
    """A backup that was opened and read as a test; `code` of what was wrong, None when good."""

    at: datetime  # UTC
    code: str | None = None


@dataclass(frozen=True, slots=True)
class BackupState:
    """Where backups go, how long they are kept, and how the last ones went."""

    place: Path | None = None  # None: in the profile
    own_folder: str = ""  # name of the folder of this profile in `place`
    kept: int = KEPT  # at most so many
    kept_days: int = KEPT_DAYS  # older ones go, but never the newest
    tests: Mapping[str, Tested] = field(default_factory=dict)  # by name of the file
    tested_at: datetime | None = None  # UTC, of the last test, also of a backup that is gone
    failure: str | None = None  # code of why the last one could not be made
    told_on: date | None = None  # day on which that was last said


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup; `is_aside` for a store that a restore put aside."""

    path: Path
    made_at: datetime  # UTC
    size: int  # bytes of the database
    is_aside: bool = False

    @property
    def blobs(self) -> Path:
        """The folder with its attachments; it shares it with the backups beside it."""
        return self.path.parent / BLOBS

    @property
    def keys(self) -> Path:
        """The key file that was there when it was made."""
        return self.path.with_suffix(".keys")


def stamp() -> str:
    """Return a name for what is made now; names sort by moment."""
    return clock.now().astimezone(UTC).strftime(_STAMP)


def read_state(folder: Path) -> BackupState:
    """Return what is known of the backups of a profile; a lost or damaged file says nothing."""
    try:
        body = json.loads((folder / STATE).read_bytes())
        return _parsed(body)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return BackupState()


def change_state(folder: Path, **changes: Any) -> BackupState:
    """
    Keep what became known; return the whole.

    Raises:
        UserError: `store.full`, `store.read_only`, `store.io`.
    """
    state = replace(read_state(folder), **changes)
    body = {
        "place": None if state.place is None else str(state.place),
        "own_folder": state.own_folder,
        "kept": state.kept,
        "kept_days": state.kept_days,
        "tests": {name: [_text(t.at), t.code] for name, t in state.tests.items()},
        "tested_at": _text(state.tested_at),
        "failure": state.failure,
        "told_on": None if state.told_on is None else state.told_on.isoformat(),
    }
    with told_as_user_error(folder / STATE):
        write_whole(folder / STATE, json.dumps(body, indent=1, ensure_ascii=False).encode())
    return state


def set_place(folder: Path, place: Path | None) -> BackupState:
    """Let backups go to a place from now on; None for the profile itself. Old ones stay there."""
    own = read_state(folder).own_folder or _OWN + secrets.token_hex(6)
    return change_state(folder, place=place, own_folder=own, failure=None, told_on=None)


def place_of(folder: Path) -> Path:
    """Return the folder that takes the next backup of a profile."""
    state = read_state(folder)
    if state.place is None:
        return folder / BACKUPS
    return state.place / (state.own_folder or _OWN + "0")


def require_place(folder: Path) -> Path:
    """
    Return the folder for the next backup, its place being there.

    Raises:
        UserError: `backup.place_gone` (place): a disk or network that is not connected.
    """
    place = read_state(folder).place
    if place is not None and not place.is_dir():
        raise UserError("backup.place_gone", place=place)
    return place_of(folder)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a profile that can be reached now, newest first, aside ones too."""
    found = {each.path: each for each in backups_in(folder / BACKUPS)}
    found |= {each.path: each for each in backups_in(place_of(folder))}
    return tuple(sorted([*found.values(), *_aside(folder)], key=_moment, reverse=True))


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in one folder, newest first; none when it is not there."""
    try:
        paths = [path for path in folder.glob("*.db") if path.is_file()]
        found = [_backup(path) for path in paths if path.name != DATABASE]
    except OSError:
        return ()
    return tuple(sorted(found, key=_moment, reverse=True))


def find_backups(source: Path) -> tuple[Backup, ...]:
    """
    Return the backups that a file or folder of somebody's choice gives, newest first.

    A folder may hold backups itself, or be a profile or a place with a folder for each profile.
    """
    if source.is_file():
        return (_backup(source, is_aside=source.name == DATABASE),)
    if (source / DATABASE).is_file() and not (source / BACKUPS).is_dir():
        return (_backup(source / DATABASE, is_aside=True),)
    found = [*backups_in(source), *backups_in(source / BACKUPS)]
    for own in source.glob(_OWN + "*"):
        found += backups_in(own)
    return tuple(sorted(found, key=_moment, reverse=True))


def newest_backup(folder: Path) -> tuple[Path, datetime] | None:
    """Return the newest backup of a profile and when it was made, UTC; None when there is none."""
    found = [each for each in list_backups(folder) if not each.is_aside]
    return (found[0].path, found[0].made_at) if found else None


def _aside(folder: Path) -> list[Backup]:
    found = (folder / ASIDE).glob(f"*/{DATABASE}")
    return [_backup(path, is_aside=True) for path in found]


def _backup(path: Path, *, is_aside: bool = False) -> Backup:
    about = path.stat()
    named = path.parent.name if is_aside else path.stem
    if re.fullmatch(STAMPED, named):
        made_at = datetime.strptime(named, _STAMP).replace(tzinfo=UTC)
    else:
        made_at = datetime.fromtimestamp(about.st_mtime, UTC)
    return Backup(path, made_at, about.st_size, is_aside)


def _moment(backup: Backup) -> tuple[datetime, str]:
    return backup.made_at, backup.path.name


def _parsed(body: dict[str, Any]) -> BackupState:
    told_on = body["told_on"]
    return BackupState(
        place=None if body["place"] is None else Path(body["place"]),
        own_folder=str(body["own_folder"]),
        kept=max(1, int(body["kept"])),
        kept_days=max(1, int(body["kept_days"])),
        tests={name: Tested(_read(at), code) for name, (at, code) in body["tests"].items()},
        tested_at=None if body["tested_at"] is None else _read(body["tested_at"]),
        failure=body["failure"],
        told_on=None if told_on is None else date.fromisoformat(told_on),
    )


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _read(text: str) -> datetime:
    return datetime.fromisoformat(text)
