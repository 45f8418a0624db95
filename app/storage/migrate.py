"""Brings a database to the newest revision, after a backup; refuses what it does not know."""

import os
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress, Silent
from app.storage.engine import WRITES, DataKey, connect, database_path, open_engine
from app.storage.failures import told_as_user_error
from app.storage.files import sync_folder
from app.storage.profile import BACKUPS

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_PAGES_A_STEP = 1000


def known_revisions() -> list[str]:
    """Return the revisions of this version of the program, oldest first, without running them."""
    return sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def stored_revision(engine: Engine) -> str | None:
    """Return the revision of a database, None when it has none."""
    with told_as_user_error(database_path(engine)), engine.connect() as connection:
        has = connection.exec_driver_sql(
            "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        ).scalar_one()
        if not has:
            return None
        row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
        return None if row is None else str(row[0])


def create_database(path: Path, key: DataKey) -> Engine:
    """
    Make a new encrypted database at the newest revision.

    Raises:
        UserError: `store.full`, `store.read_only` or `store.io`.
    """
    with told_as_user_error(path):
        engine = open_engine(path, key, create=True)
        engine.connect().close()
        path.chmod(0o600)
        _upgrade(engine)
        engine.dispose()
    return open_engine(path, key)


def migrate(engine: Engine, key: DataKey) -> Path | None:
    """
    Bring an existing database to the newest revision; return the backup, None when none was needed.

    Raises:
        UserError: `store.newer` (found, known) for a database of a newer program; `store.damaged`
            when it has no revision; `store.full`, `store.read_only`, `store.io`. Nothing is
            changed then.
    """
    revision, known = stored_revision(engine), known_revisions()
    if revision is None:
        raise UserError("store.damaged", path=database_path(engine))
    if revision not in known:
        raise UserError("store.newer", found=revision, known=known[-1], path=database_path(engine))
    if revision == known[-1]:
        return None
    saved = backup(engine, key)
    with told_as_user_error(database_path(engine)):
        _upgrade(engine)
    return saved


def backup(
    engine: Engine, key: DataKey, target: Path | None = None, progress: Progress | None = None
) -> Path:
    """
    Copy the database, encrypted under the same key, while it is in use; return the copy.

    Args:
        target: Default a new file in the folder `backups` of the profile.
        progress: Told the pages done, of all; may stop the work by raising Cancelled.

    Raises:
        UserError: `store.full`, `store.read_only` or `store.io`; no half copy is left behind.
    """
    path = database_path(engine)
    if target is None:
        target = path.parent / BACKUPS / f"{clock.now():%Y%m%d-%H%M%S-%f}.db"
    part = target.with_name(target.name + ".part")
    with told_as_user_error(target):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            _copy(path, part, key.value, progress or Silent())
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)
    return target


def _copy(path: Path, part: Path, key: bytes, progress: Progress) -> None:
    def told(_status: int, left: int, total: int) -> None:
        progress.step(total - left, total)

    part.unlink(missing_ok=True)
    source, copy = connect(path, key), connect(part, key, create=True)
    try:
        source.execute("BEGIN")  # one picture: else every write of another begins the copy anew
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(copy, pages=_PAGES_A_STEP, progress=told)
        source.execute("COMMIT")
        copy.execute("PRAGMA journal_mode = DELETE")
        _check(copy, path)
    finally:
        copy.close()
        source.close()
    part.chmod(0o600)
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _check(connection: Any, path: Path) -> None:
    """Refuse a copy that cannot be read whole."""
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise UserError("store.damaged", path=path)


def _upgrade(engine: Engine) -> None:
    """Run Alembic; it is slow to load and seldom needed, so not imported before."""
    command, config = import_module("alembic.command"), import_module("alembic.config").Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
