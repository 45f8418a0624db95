"""
Back-ups of a server: all its tables as one moment saw them, and its files, in a folder.

Rows are copied by PostgreSQL's own COPY, so any PostgreSQL does, with no tools beside it. A back-up
is read back before it counts: only then do laptops forget what they could give back.

What must outlive a restore stands outside of it (`app/server/outside.py`), and so does the key.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

import zstandard
from sqlalchemy import Connection, Table

from app.core import clock
from app.core.errors import UserError
from app.server.account_tables import INVITATION, REPORTING_READER, TENANT
from app.server.blob_tables import BLOB
from app.server.blobs import DiskBlobs, Name
from app.server.context import Server
from app.server.database import enter
from app.server.migrate import known_revisions
from app.server.tables import ERASED_ROOT, FEED_HEAD, METADATA

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
BLOBS: Final = "blobs"  # files of all back-ups together: a file never changes
ASIDE: Final = "voor-herstel-"  # what was there before a restore
_LEFT_OUT: Final = frozenset({ERASED_ROOT.name, INVITATION.name})  # outside; over in 15 minutes
_SHARED: Final = frozenset(
    {TENANT.name, REPORTING_READER.name}
)  # tables without row-level security


class Made(NamedTuple):
    """A back-up that was made and read back."""

    folder: Path
    rows: int
    files: int


def saved_tables() -> list[Table]:
    """Return the tables of a back-up."""
    return [table for table in METADATA.sorted_tables if table.name not in _LEFT_OUT]


def back_up(server: Server, place: Path, prefix: str = "") -> Made:
    """
    Make a back-up in a folder of its own in `place`, and read it back.

    Args:
        prefix: Of one that no restore takes by itself: laptops forget nothing for its sake.

    Raises:
        UserError: `setup.backup_damaged` (path) when what is read back is not what was written.
    """
    folder = place / f"{prefix}{clock.now():%Y%m%d-%H%M%S-%f}"
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    heads: dict[str, int] = {}
    with _one_moment(server) as connection:
        owners = list(connection.scalars(TENANT.select().with_only_columns(_OWNER)))
        tables = {
            table.name: _save(connection, table, owners, part / f"{table.name}.copy.zst")
            for table in saved_tables()
        }
        files = _save_files(server, connection, owners, place / BLOBS)
        for owner in owners:
            enter(connection, owner)
            head = FEED_HEAD.select().with_only_columns(FEED_HEAD.c.head)
            heads[owner] = connection.scalars(head.where(_of(FEED_HEAD, owner))).one()
    manifest = {
        "format": FORMAT,
        "made_at": clock.now().isoformat(),
        "revision": known_revisions()[-1],
        "tables": tables,
        "heads": heads,
    }
    _write(part / MANIFEST, json.dumps(manifest, indent=1).encode())
    read_manifest(part)
    part.rename(folder)
    for owner, seq in heads.items() if not prefix else ():
        server.records.mark_durable(owner, seq)
    return Made(folder, sum(said["rows"] for said in tables.values()), files)


def read_manifest(folder: Path) -> dict[str, Any]:
    """
    Read what a back-up says of itself, and all of it.

    Raises:
        UserError: `setup.backup_damaged` (path).
    """
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        is_whole = manifest["format"] == FORMAT and all(
            _measured(folder / f"{name}.copy.zst") == (said["rows"], said["sha256"])
            for name, said in manifest["tables"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, zstandard.ZstdError) as error:
        raise UserError("setup.backup_damaged", path=folder) from error
    if not is_whole:
        raise UserError("setup.backup_damaged", path=folder)
    return manifest


def rows_of(path: Path) -> Iterator[bytes]:
    """Give the rows of a table as COPY wrote them, in pieces."""
    with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as reader:
        while piece := reader.read(1 << 20):
            yield piece


def _measured(path: Path) -> tuple[int, str]:
    digest, rows = hashlib.sha256(), 0
    for piece in rows_of(path):
        digest.update(piece)
        rows += piece.count(b"\n")  # COPY writes a line end inside a value as \n
    return rows, digest.hexdigest()


@contextmanager
def _one_moment(server: Server) -> Iterator[Connection]:
    with server.engine.connect().execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    ) as connection:
        yield connection


def _save(connection: Connection, table: Table, owners: list[str], path: Path) -> dict[str, Any]:
    """Write a table to a file; row-level security shows the rows of one partnership at a time."""
    digest, rows = hashlib.sha256(), 0
    columns = ", ".join(column.name for column in table.columns)
    turns = owners if table.name not in _SHARED else [""]
    with path.open("wb") as file:
        with zstandard.ZstdCompressor(level=3).stream_writer(file, closefd=False) as writer:
            for owner in turns:
                enter(connection, owner)
                for piece in _copied(connection, f"SELECT {columns} FROM {table.name}"):  # noqa: S608 names are ours, values are bound
                    digest.update(piece)
                    rows += piece.count(b"\n")
                    writer.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return {"rows": rows, "sha256": digest.hexdigest(), "columns": columns}


def _copied(connection: Connection, query: str) -> Iterator[bytes]:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
        for piece in copy:
            yield bytes(piece)


def _save_files(server: Server, connection: Connection, owners: list[str], place: Path) -> int:
    """Copy the files that no back-up has yet; a bucket keeps its own."""
    if not isinstance(server.blobs, DiskBlobs):
        return 0
    kept = DiskBlobs(place)
    files = 0
    for owner in owners:
        enter(connection, owner)
        whole = (BLOB.c.state == "whole") & _of(BLOB, owner)
        for row in connection.execute(BLOB.select().where(whole)):
            copy_file(server.blobs, kept, Name(owner, row.sha256), row.size)
            files += 1
    return files


def copy_file(source: DiskBlobs, target: DiskBlobs, name: Name, size: int) -> bool:
    """Copy a file that the target has not; tell whether it has it now."""
    if target.has(name):
        return True
    if not source.has(name):
        return False
    upload = target.begin(name)
    step, tags = target.chunk_bytes, []
    for number in range(-(-size // step)):
        chunk = b"".join(source.read(name, number * step, step))
        tags.append(target.put(name, upload, number, chunk))
    target.finish(name, upload, tags)
    return True


def _of(table: Table, owner: str) -> Any:
    return table.c.partnership_id == owner


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


_OWNER: Final = TENANT.c.partnership_id
