"""Puts a back-up back: a new life of the log begins, and laptops give back what it lacks."""

from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Engine, inspect, text, update

from app.core.errors import UserError
from app.server.account_tables import DEVICE
from app.server.backup import ASIDE, BLOBS, MANIFEST, back_up, copy_file, read_manifest, rows_of
from app.server.blob_flow import remove_unnamed
from app.server.blob_tables import BLOB
from app.server.blobs import DiskBlobs, Name
from app.server.context import Server
from app.server.database import reading, writing
from app.server.migrate import known_revisions, upgrade
from app.server.names import partnership_name
from app.server.opening import open_database, open_server
from app.server.settings import Settings
from app.server.tables import METADATA
from app.server.tenants import partnerships


class Restored(NamedTuple):
    """What a restore did."""

    made_at: datetime  # of the back-up
    erased: int  # cases that were erased again
    missing: int  # files that are nowhere
    let_in: int  # laptops that the back-up had as blocked, and that were let in since


def restore(settings: Settings, source: Path) -> Restored:
    """
    Put the newest back-up of a folder back, in place of all that is there.

    What is there goes to a back-up of its own first. Laptops that were blocked stay so; those that
    were let in again since the back-up, on their key, are let in.

    Raises:
        UserError: `setup.no_backup` (path), `setup.backup_damaged` (path), `server.newer`, and
            `setup.backup_before` (partnership, moment) when one that is here began after it.
    """
    folder = newest(source)
    manifest = read_manifest(folder)
    if manifest["revision"] not in known_revisions():
        known = known_revisions()[-1]
        raise UserError("server.newer", found=manifest["revision"], known=known)
    with ExitStack() as stack:
        engine = open_database(settings, stack)
        _set_aside(settings, engine, manifest)
        with engine.begin() as connection:  # all or nothing
            _clear(connection)
            upgrade(connection, manifest["revision"])
            for name, said in manifest["tables"].items():
                _load(connection, name, said["columns"], folder / f"{name}.copy.zst")
    server, close = open_server(settings)
    try:
        return _begin_again(server, folder, manifest)
    finally:
        close()


def newest(source: Path) -> Path:
    """Return the back-up in a folder, or the newest of many; raises `setup.no_backup`."""
    if (source / MANIFEST).is_file():
        return source
    found = sorted(
        path.parent
        for path in source.glob(f"*/{MANIFEST}")
        if not path.parent.name.startswith(ASIDE) and path.parent.suffix != ".part"
    )
    if not found:
        raise UserError("setup.no_backup", path=source)
    return found[-1]


def reopen(server: Server) -> None:
    """End the rescue window of all partnerships: laptops may fetch again."""
    for partnership in partnerships(server.engine):
        server.records.end_rescue(partnership)


def _set_aside(settings: Settings, engine: Engine, manifest: dict[str, Any]) -> None:
    if not inspect(engine).has_table("tenant"):
        return
    server, close = open_server(settings)
    try:
        _require_all(server, manifest)
        if partnerships(server.engine):
            back_up(server, settings.backups_folder, ASIDE)
    finally:
        close()


def _require_all(server: Server, manifest: dict[str, Any]) -> None:
    """
    Refuse a back-up from before a partnership began.

    Without it the server would know neither its people nor its laptops, and a laptop that founded
    it has a server: it can found it nowhere else. What is in any back-up of it laptops no longer
    keep to give back.
    """
    for one in partnerships(server.engine):
        if one not in manifest["heads"]:
            name = reading(server.engine, one, partial(partnership_name, partnership=one))
            moment = datetime.fromisoformat(manifest["made_at"])
            raise UserError("setup.backup_before", partnership=name or one, moment=moment)


def _clear(connection: Connection) -> None:
    connection.execute(text("DROP SCHEMA IF EXISTS reporting CASCADE"))
    for name in (*METADATA.tables, "alembic_version"):
        connection.execute(text(f"DROP TABLE IF EXISTS {name} CASCADE"))


def _load(connection: Connection, name: str, columns: str, path: Path) -> None:
    """Load a table; COPY does not go through row-level security."""
    is_secured = connection.scalar(
        text("SELECT relrowsecurity FROM pg_class WHERE oid = cast(:name AS regclass)"),
        {"name": name},
    )
    if is_secured:
        connection.execute(text(f"ALTER TABLE {name} DISABLE ROW LEVEL SECURITY"))
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as copy:
        for piece in rows_of(path):
            copy.write(piece)
    if is_secured:
        connection.execute(text(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"))


def _begin_again(server: Server, folder: Path, manifest: dict[str, Any]) -> Restored:
    erased = missing = let_in = 0
    for partnership in partnerships(server.engine):
        server.records.begin_epoch(partnership)
        server.records.mark_durable(partnership, manifest["heads"][partnership])
        erased += len(server.records.outside.erased(partnership))
        let_in += _laptops_as_they_were(server, partnership)
        remove_unnamed(server, partnership)  # those of the cases that were erased since
        missing += _restore_files(server, partnership, folder.parent / BLOBS)
    return Restored(datetime.fromisoformat(manifest["made_at"]), erased, missing, let_in)


def _laptops_as_they_were(server: Server, partnership: str) -> int:
    """Block and let in what was so before the restore; return how many are let in."""
    outside = server.records.outside
    barred, admitted = outside.barred(partnership), outside.admitted(partnership)

    def change(connection: Connection) -> list[str]:
        mine = DEVICE.c.partnership_id == partnership
        block = update(DEVICE).where(mine, DEVICE.c.id.in_(barred))
        connection.execute(block.values(is_blocked=True))
        return list(connection.scalars(_let_in(mine, admitted)))

    let_in = writing(server.engine, partnership, change)
    for device in let_in:
        server.records.let_in_again(partnership, device)
    return len(let_in)


def _let_in(mine: ColumnElement[bool], admitted: frozenset[str]) -> Any:
    """
    Let in those that the back-up has as shut out, though a code was used with their key since.

    Tokens from before that code are worth nothing any more, as when it was used.
    """
    is_out = DEVICE.c.is_blocked | DEVICE.c.is_revoked
    values = {"is_blocked": False, "is_revoked": False, "generation": DEVICE.c.generation + 2}
    changed = update(DEVICE).where(mine, DEVICE.c.id.in_(admitted), is_out)
    return changed.values(**values).returning(DEVICE.c.id)


def _restore_files(server: Server, partnership: str, place: Path) -> int:
    """Put files back that are not there; return how many are nowhere."""
    if not isinstance(server.blobs, DiskBlobs):
        return 0
    store, kept = server.blobs, DiskBlobs(place)

    def whole(connection: Connection) -> list[Any]:
        mine = (BLOB.c.partnership_id == partnership) & (BLOB.c.state == "whole")
        return list(connection.execute(BLOB.select().where(mine)))

    rows = reading(server.engine, partnership, whole)
    found = [copy_file(kept, store, Name(partnership, row.sha256), row.size) for row in rows]
    return found.count(False)
