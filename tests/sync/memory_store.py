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


class MortalConnection(dbapi2.Connection):
    """A connection whose program dies at a statement, if `calls_to_live` says so."""

    calls_to_live = None  # statements and commits until it dies; None: it lives on
    is_dead = False

    def live(self):
        if self.calls_to_live is not None:
            self.calls_to_live -= 1
            if self.calls_to_live < 0:
                self.calls_to_live, self.is_dead = None, True
                raise Crash

    def close(self):
        """Close; SQLAlchemy closes one of which the program died, and memory would be gone."""
        if not self.is_dead:
            super().close()

    def start_again(self):
        """Begin as a program that was killed does: what was not committed is not there."""
        self.calls_to_live, self.is_dead = None, False
        if self.in_transaction:
            self.rollback()

    def cursor(self):
        return super().cursor(MortalCursor)

    def commit(self):
        self.live()
        super().commit()


class MortalCursor(dbapi2.Cursor):
    def execute(self, *given):
        self.connection.live()
        return super().execute(*given)

    def executemany(self, *given):
        self.connection.live()
        return super().executemany(*given)


class MemoryStore(Store):
    """A store that can die at each statement and each commit."""

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
        self.written = set()  # changes that were made here, or in what it is a copy of

    def copied(self):
        """Return a second laptop with a copy of this database."""
        new = MemoryStore(_copy(self.connection), self.actor)
        new.written = set(self.written)
        return new

    def rows(self, sql, *values):
        return self.connection.execute(sql, values).fetchall()


def _connection():
    connection = dbapi2.connect(
        ":memory:", isolation_level=None, check_same_thread=False, factory=MortalConnection
    )
    for name in ("foreign_keys", "recursive_triggers", "secure_delete"):
        connection.execute(f"PRAGMA {name} = ON")
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
