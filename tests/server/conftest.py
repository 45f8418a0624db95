"""A PostgreSQL for the tests of the server; each test that asks gets a database of its own."""

import shutil
import tempfile
from itertools import count
from pathlib import Path

import pytest

from app.server.embedded import Embedded

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
