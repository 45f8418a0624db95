"""A PostgreSQL for the tests of the server; each test that asks gets a database of its own."""

import shutil
import tempfile
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from app.server.database import open_engine
from app.server.embedded import Embedded
from app.server.migrate import migrate

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
    engine = create_engine(postgres.url("template_of_tests"), poolclass=NullPool)
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
