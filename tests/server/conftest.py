"""A PostgreSQL for the tests of the server; each test that asks gets a database of its own."""

import shutil
import tempfile
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.server.database import open_engine
from app.server.embedded import Embedded
from app.server.migrate import migrate
from tests.server.partnership import House

_NUMBER = count(1)


@pytest.fixture(scope="session")
def postgres():
    """One PostgreSQL for the whole run; what it keeps is not safe from a power cut."""
    folder = Path(tempfile.mkdtemp(prefix="werkvloer-pg-"))
    server = Embedded(folder / "data")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.run(f"ALTER SYSTEM SET {setting} = off")
    server.run("SELECT pg_reload_conf()")
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def template(postgres):
    """The name of a database at the newest revision that others are copied from."""
    for name in ("template_of_tests", "shared_by_tests"):
        engine = create_engine(postgres.url(name), poolclass=NullPool)
        migrate(engine)
    return "template_of_tests"


@pytest.fixture
def database(postgres, template):
    """The address of an empty database at the newest revision."""
    name = f"test_{next(_NUMBER)}"
    postgres.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY OWNER werkvloer")
    yield postgres.url(name)
    postgres.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def engine(database):
    """Connections to an empty database at the newest revision."""
    engine = open_engine(database)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def shared_engine(postgres, template):
    """Connections to one database for all tests that keep to a partnership of their own."""
    engine = open_engine(postgres.url("shared_by_tests"))
    yield engine
    engine.dispose()


@pytest.fixture
def new_house(shared_engine):
    """Make servers with an empty partnership of their own, on a Monday morning."""
    return lambda **setting: House(
        shared_engine, lambda: datetime(2026, 5, 4, 9, tzinfo=UTC), **setting
    )


@pytest.fixture
def house(new_house):
    """A server with an empty partnership of its own, on a Monday morning."""
    return new_house()


@pytest.fixture
def reader(postgres, database):
    """A role that reads, and a way to ask as that role."""
    role = f"rapport_{database.database}"
    postgres.run(f"CREATE ROLE {role} LOGIN")
    engine = create_engine(database.set(username=role), poolclass=NullPool)

    def ask(query, partnership=None, first=""):
        with engine.connect() as connection:
            if first:
                connection.execute(text(first))
            if partnership:
                connection.execute(text(f"SET app.partnership = '{partnership}'"))
            return [tuple(row) for row in connection.execute(text(query))]

    yield role, ask
    engine.dispose()
