"""Real stores in memory: the schema, the triggers and the code of the program, without a disk."""

from functools import cache
from uuid import UUID

from sqlalchemy import StaticPool, create_engine, event
from sqlcipher3 import dbapi2

from app.storage.engine import _begin, folded
from app.storage.migrate import known_revisions
from app.storage.schema import schema_statements
from app.storage.store import Store


class Crash(BaseException):
    """The program is killed here."""


class MemoryStore(Store):
    """A store that can die at a transaction: before it, or after its commit."""

    def __init__(self, connection, actor):
        engine = create_engine(
            "sqlite:///memory.db",
            module=dbapi2,
            creator=lambda: connection,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        event.listen(engine, "begin", _begin)
        super().__init__(engine, actor)
        self.connection = connection
        self.writes_to_live = None  # transactions until it dies; None: it lives on

    def write(self):
        if self.writes_to_live is not None:
            self.writes_to_live -= 1
            if self.writes_to_live < 0:
                self.writes_to_live = None
                raise Crash
        return super().write()

    def copied(self):
        """Return a second laptop with a copy of this database."""
        return MemoryStore(_copy(self.connection), self.actor)

    def rows(self, sql, *values):
        return self.connection.execute(sql, values).fetchall()


def _connection():
    connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    for name, value in (("foreign_keys", "ON"), ("recursive_triggers", "ON")):
        connection.execute(f"PRAGMA {name} = {value}")
    connection.create_function("fold", 1, folded, deterministic=True)
    return connection


def _copy(connection):
    new = _connection()
    connection.backup(new)
    return new


@cache
def _template():
    connection = _connection()
    for sql in schema_statements():
        connection.execute(sql)
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    connection.execute("INSERT INTO alembic_version VALUES (?)", (known_revisions()[-1],))
    return connection


def memory_store(actor: UUID) -> MemoryStore:
    """Return a new, empty store of a person."""
    return MemoryStore(_copy(_template()), actor)
