"""A real encrypted store for tests, fast: every test gets a copy of one migrated database."""

import os
import shutil
from uuid import uuid4

import pytest

from app.services.profiles import account
from app.storage import sidecar
from app.storage.engine import DataKey, connect, open_engine
from app.storage.migrate import create_database
from app.storage.store import Store

KEY = os.urandom(32)


@pytest.fixture(scope="session")
def store_template(tmp_path_factory):
    """The file of an empty database at the newest revision, under `KEY`."""
    path = tmp_path_factory.mktemp("template") / "werkvloer.db"
    create_database(path, DataKey(KEY)).dispose()
    return path


@pytest.fixture
def store_folder(tmp_path, store_template):
    """A folder with a database, not opened."""
    folder = tmp_path / "profile"
    folder.mkdir()
    shutil.copy(store_template, folder / store_template.name)
    return folder


@pytest.fixture
def store(store_folder):
    """A real encrypted store without any record; the actor is nobody in it."""
    key = DataKey(KEY)
    store = Store(open_engine(store_folder / "werkvloer.db", key), uuid4(), key=key)
    yield store
    store.close()


@pytest.fixture(scope="module")
def module_store(tmp_path_factory, store_template):
    """A store that all tests of a file look at; none of them may change what another reads."""
    folder = tmp_path_factory.mktemp("module")
    shutil.copy(store_template, folder)
    key = DataKey(KEY)
    store = Store(open_engine(folder / store_template.name, key), uuid4(), key=key)
    yield store
    store.close()


@pytest.fixture
def light_profiles(store_template, monkeypatch):
    """
    Make profiles of a test at a tenth of their cost; programs in other processes cannot open them.

    Their database is the ready one under a key of its own, without migrations run once more, and
    their passphrase is stretched by the same function, but briefly.
    """

    def made(path, key):
        shutil.copy(store_template, path)
        path.chmod(0o600)
        connection = connect(path, KEY)
        connection.execute("PRAGMA journal_mode = DELETE")  # a key changes in no other
        connection.execute(f"PRAGMA rekey = \"x'{key.value.hex()}'\"")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        return open_engine(path, key)

    monkeypatch.setattr(account, "create_database", made)
    for name, least in (("time_cost", 1), ("memory_cost", 64)):
        monkeypatch.setitem(sidecar._ARGON, name, least)
