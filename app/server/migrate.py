"""Brings the server's database to the newest revision; refuses one of a newer program."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, text

from app.core.errors import UserError

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_LOCK: Final = 0x7765_726B  # of this program; servers that start together wait for one another


def known_revisions() -> list[str]:
    """Return the revisions of this version of the program, oldest first, without running them."""
    return sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def migrate(engine: Engine) -> None:
    """
    Bring a database to the newest revision; of servers that start together one does it.

    Raises:
        UserError: `server.newer` (found, known) for a database of a newer program.
    """
    known = known_revisions()
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _LOCK})
        connection.commit()
        try:
            found = _stored_revision(connection)
            connection.commit()
            if found is not None and found not in known:
                raise UserError("server.newer", found=found, known=known[-1])
            if found != known[-1]:
                upgrade(connection)
                connection.commit()
        finally:
            connection.rollback()
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})
            connection.commit()


def _stored_revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring a database to a revision, in the transaction that is open."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
