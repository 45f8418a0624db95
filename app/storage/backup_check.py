"""
Opening a copy of a database to look, without changing a byte of it.

Only names of tables and columns that every released version has are used, so that an older copy can
be judged before it is brought up to date.
"""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlcipher3 import dbapi2

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Cancelled, Progress
from app.models.local import Blob
from app.storage.blobs import is_sound
from app.storage.failures import user_error_of
from app.storage.migrate import known_revisions

_STEP: Final = 200_000  # instructions of the database between two looks at the progress
_NAME: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a database, to choose by."""

    revision: str
    companies: int
    sessions: int
    attachments: int
    changes: int  # actions that are in the outbox
    newest_at: datetime | None  # UTC, of the newest change


@dataclass(frozen=True, slots=True)
class FileJudgement:
    """The files of attachments against the database, as names of files."""

    named: int
    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    without_key: int = 0  # attachments whose file the database does not know


@contextmanager
def looked_at(path: Path, key: bytes) -> Iterator[Any]:
    """
    Give a connection that only reads.

    Raises:
        UserError: `backup.damaged` (path) when it does not open with this key or breaks while it
            is read; `backup.missing`; `store.io`, `store.busy`.
    """
    if not path.is_file():
        raise UserError("backup.missing", path=path)
    try:
        with closing(_opened(path, key)) as connection:
            yield connection
    except dbapi2.Error as error:
        told = user_error_of(error, path)
        if told is None or told.code == "store.damaged":
            raise UserError("backup.damaged", path=path) from error
        raise told from error


def contents(path: Path, key: bytes) -> Contents:
    """Return what a copy holds; raises as `looked_at`, and `backup.newer` (found, known)."""
    with looked_at(path, key) as connection:
        revision = revision_of(connection, path)
        newest = _one(connection, "SELECT max(made_at) FROM outbox")
        return Contents(
            revision,
            _one(connection, "SELECT count(*) FROM enterprise WHERE deleted = 0"),
            _one(connection, "SELECT count(*) FROM coaching_session WHERE deleted = 0"),
            _one(connection, "SELECT count(*) FROM attachment WHERE deleted = 0"),
            _one(connection, "SELECT count(DISTINCT change_group) FROM outbox"),
            clock.moment(newest or ""),
        )


def changes_after(path: Path, key: bytes, older: Path) -> int:
    """Return how many actions in a database are not in the older copy, under the same key."""
    query = "SELECT DISTINCT change_group FROM outbox"
    with looked_at(older, key) as connection:
        known = {group for (group,) in connection.execute(query)}
    with looked_at(path, key) as connection:
        return sum(group not in known for (group,) in connection.execute(query))


def check(path: Path, key: bytes, progress: Progress) -> int:
    """
    Read a copy whole: seal of each page, structure, references, every table counted.

    Returns:
        How many rows it has.

    Raises:
        UserError: `backup.damaged`, `backup.newer` (found, known), those of `looked_at`.
    """
    try:
        with looked_at(path, key) as connection:
            connection.set_progress_handler(_asked(progress), _STEP)
            return _read_whole(connection, path)
    except UserError:
        progress.step(0, 0)  # stopped half way, a copy looks damaged
        raise


def findings(connection: Any) -> list[str]:
    """Return the names of the checks that a database does not pass; none when it is whole."""
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        return ["cipher"]  # reading on would stop at the broken page
    failed = []
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        failed.append("structure")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        failed.append("references")
    return failed


def revision_of(connection: Any, path: Path) -> str:
    """Return the revision; raises `backup.damaged` without one, `backup.newer` (found, known)."""
    found = str(_one(connection, "SELECT version_num FROM alembic_version") or "")
    known = known_revisions()
    if not found:
        raise UserError("backup.damaged", path=path)
    if found not in known:
        raise UserError("backup.newer", found=found, known=known[-1], path=path)
    return found


def _read_whole(connection: Any, path: Path) -> int:
    if findings(connection):
        raise UserError("backup.damaged", path=path)
    revision_of(connection, path)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [name for (name,) in tables.fetchall() if _NAME.fullmatch(name)]
    query = 'SELECT count(*) FROM "{}"'
    return sum(_one(connection, query.format(name)) for name in names)


def blobs_of(connection: Any) -> list[Blob]:
    """Return the rows of the files of attachments."""
    rows = connection.execute("SELECT id, sha256, size, file_name, key, added_at FROM blob")
    return [
        Blob(
            id=UUID(blob_id),
            sha256=sha256,
            size=size,
            file_name=name,
            key=key,
            added_at=datetime.fromisoformat(added_at),
        )
        for blob_id, sha256, size, name, key, added_at in rows
        if Path(name).name == name
    ]


def judge_files(connection: Any, folder: Path, progress: Progress) -> FileJudgement:
    """Open every file of an attachment in `folder` and compare; long when there are many."""
    rows = blobs_of(connection)
    missing, damaged = [], []
    for done, blob in enumerate(rows):
        progress.step(done, len(rows))
        path = folder / blob.file_name
        if not path.is_file():
            missing.append(blob.file_name)
        elif not is_sound(path, blob):
            damaged.append(blob.file_name)
    unknown = _one(
        connection,
        "SELECT count(DISTINCT sha256) FROM attachment"
        " WHERE deleted = 0 AND sha256 NOT IN (SELECT sha256 FROM blob)",
    )
    return FileJudgement(len(rows), tuple(missing), tuple(damaged), unknown)


def _opened(path: Path, key: bytes) -> Any:
    log = path.with_name(path.name + "-wal")
    still = "" if log.exists() and log.stat().st_size else "&immutable=1"  # leaves no file behind
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=ro{still}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _asked(progress: Progress) -> Any:
    """Return what the database calls now and then; it stops when the work was cancelled."""

    def look() -> int:
        try:
            progress.step(0, 0)
        except Cancelled:
            return 1
        return 0

    return look


def _one(connection: Any, query: str) -> Any:
    row = connection.execute(query).fetchone()
    return None if row is None else row[0]
