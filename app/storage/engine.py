"""
The encrypted database file: SQLCipher with a raw key, opened through SQLAlchemy.

The key goes in with a PRAGMA on every connection, never in a URL: URLs are shown and logged.
"""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from app.domain.matching import fold
from app.storage.data_key import DataKey

__all__ = ["WRITES", "DataKey", "connect", "database_path", "open_engine"]

BUSY_S: Final = 5.0  # how long a connection waits for the one that writes
CACHE_KB: Final = 32_768  # of a connection, decrypted; a file of 5,000 sessions takes 10 MB
WRITES: Final = "werkvloer_writes"  # execution option of a connection that is to write


def folded(value: object) -> str | None:
    """Return a text as searches compare it; the SQL function `fold`."""
    return fold(value) if isinstance(value, str) else None


def connect(path: Path, key: bytes, *, create: bool = False) -> Any:
    """
    Open one driver connection; transactions are begun by hand.

    Raises:
        sqlcipher3.dbapi2.Error: the file is missing, damaged, or has another key.
    """
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    connection = dbapi2.connect(
        uri, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
        # INSERT OR REPLACE deletes a row: without this, no trigger would see it
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.create_function("fold", 1, folded, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def open_engine(path: Path, key: DataKey, *, create: bool = False) -> Engine:
    """Return an engine on the database at `path`; nothing is opened yet."""
    engine = create_engine(
        f"sqlite:///{path}",
        module=dbapi2,
        creator=lambda: connect(path, key.value, create=create),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        pool_use_lifo=True,  # the connection whose cache is warm
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def database_path(engine: Engine) -> Path:
    """Return the file that the engine opens."""
    return Path(engine.url.database or "")


def _begin(connection: Connection) -> None:
    """Begin for real; a writer takes its place at once, so that it never fails half way."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
