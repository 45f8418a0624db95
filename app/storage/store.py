"""The only way to a database session: `Store.read()` and `Store.write()`."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, get_ident
from typing import Any, Final, NoReturn
from uuid import UUID

from sqlalchemy import Engine, text
from sqlmodel import Session, SQLModel
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.storage.engine import WRITES, DataKey, database_path
from app.storage.failures import user_error_of
from app.storage.profile_lock import ProfileLock

GROUP: Final = "change_group"  # in Session.info of a unit of work
CLOSE_WAIT_S: Final = 5.0


class ReadSession(Session):
    """A session that only looks; whatever is changed in it is a bug."""

    @override
    def commit(self) -> NoReturn:
        raise RuntimeError("nothing is committed in Store.read()")


class WorkSession(Session):
    """The session of one unit of work; the `with` block commits it, nobody else."""

    @override
    def commit(self) -> NoReturn:
        raise RuntimeError("Store.write() commits at the end of its block")


class Store:
    """
    An open profile.

    `actor` is the person who works; every change is kept under their name. `close` closes the
    database for good: it waits for blocks that are open, then drops them, and forgets the key.
    """

    def __init__(
        self,
        engine: Engine,
        actor: UUID,
        *,
        key: DataKey | None = None,
        lock: ProfileLock | None = None,
    ) -> None:
        self.actor = actor
        self.path: Path = database_path(engine)
        self.folder: Path = self.path.parent  # of the profile
        self._engine, self._writer = engine, engine.execution_options(**{WRITES: True})
        self._key, self._lock = key, lock
        self._state = Condition()
        self._open: dict[int, Any] = {}  # blocks that are open now, with their driver connection
        self._writing: set[int] = set()  # threads with a write block
        self._closed = False

    @property
    def is_closed(self) -> bool:
        """Tell whether the store was closed (vergrendeld)."""
        return self._closed

    @property
    def key(self) -> DataKey:
        """The data key; for the account service only."""
        if self._closed or self._key is None:
            raise UserError("store.locked")
        return self._key

    @contextmanager
    def read(self) -> Iterator[Session]:
        """
        Give a session on one unchanging picture of the database.

        Raises:
            UserError: `store.locked` after `close`; `store.busy`, `store.damaged`,
                `store.read_only`, `store.io` or `store.full`, each with `path`.
        """
        session = ReadSession(self._engine, expire_on_commit=False, autoflush=False)
        with self._entered(session):
            yield session
            if session.new or session.dirty or session.deleted:
                raise RuntimeError("rows were changed in Store.read()")

    @contextmanager
    def write(self) -> Iterator[Session]:
        """
        Give a session for one user action: all of it is committed at the end, or nothing.

        Every change is captured in the outbox under one new group. Raises as `read` does.
        """
        me = get_ident()
        if me in self._writing:
            raise RuntimeError("Store.write() inside Store.write(): pass the session on")
        session = WorkSession(self._writer, expire_on_commit=False)
        session.info[GROUP] = secrets.token_hex(16)
        self._writing.add(me)
        try:
            with self._entered(session):
                self._begin(session)
                yield session
                session.flush()
                session.execute(_CLEAR)
                _commit(session)
        finally:
            self._writing.discard(me)

    def close(self, wait_s: float = CLOSE_WAIT_S) -> None:
        """Close; blocks that are open get `wait_s` to end, then what they run is stopped."""
        with self._state:
            if self._closed:
                return
            self._closed = True
            if not self._state.wait_for(lambda: not self._open, wait_s):
                for connection in self._open.values():
                    if connection is not None:
                        connection.interrupt()
                return  # the last block that ends does the rest
        self._release()

    def empty_log(self) -> None:
        """Leave nothing of what was deleted in the log of the database; waits for nobody."""
        if self._closed:
            raise UserError("store.locked")
        connection = self._engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    def _begin(self, session: Session) -> None:
        made_at = clock.now().isoformat()
        values = {"group": session.info[GROUP], "actor": self.actor.hex, "made_at": made_at}
        if not session.execute(_SET, values).rowcount:  # type: ignore[attr-defined]  # a CursorResult
            raise RuntimeError("the database has no sync_context row")

    @contextmanager
    def _entered(self, session: Session) -> Iterator[None]:
        with self._state:
            if self._closed:
                raise UserError("store.locked")
            self._open[id(session)] = None
        try:
            with session:
                self._open[id(session)] = session.connection().connection.driver_connection
                yield
        except Exception as error:
            if self._closed:  # stopped by `close`
                raise UserError("store.locked") from error
            # An OSError is of something else that the block does, not of the database
            told = None if isinstance(error, OSError) else user_error_of(error, self.path)
            if told is None:
                raise
            raise told from error
        finally:
            self._left(session)

    def _left(self, session: Session) -> None:
        with self._state:
            del self._open[id(session)]
            self._state.notify_all()
            is_last = self._closed and not self._open
        if is_last:
            self._release()

    def _release(self) -> None:
        """Close the database; harmless when done twice."""
        self._engine.dispose()
        _forget_statements()
        if self._key is not None:
            self._key.forget()
        if self._lock is not None:
            self._lock.release()


def _commit(session: Session) -> None:
    """
    Commit; what is refused only now is undone here.

    SQLAlchemy holds the transaction for over when its commit fails, but SQLite keeps it open after
    a foreign key that was checked late, and the connection would be of no use any more.
    """
    driver = session.connection().connection.driver_connection
    try:
        Session.commit(session)
    except BaseException:
        if driver is not None and driver.in_transaction:
            driver.execute("ROLLBACK")
        raise


def _forget_statements() -> None:
    """
    Drop what SQLAlchemy keeps for the engine that was closed.

    A mapper keeps its INSERT and UPDATE of each engine there was, up to 150: with every lock
    another 1,500 objects, for nothing. A store that is open makes its own again.
    """
    for mapper in SQLModel._sa_registry.mappers:  # noqa: SLF001 SQLModel has no other word for it
        mapper.__dict__.pop("_compiled_cache", None)


def changed(session: Session) -> frozenset[tuple[str, UUID, UUID]]:
    """Return (kind, id, root) of every record that this unit of work touched up to now."""
    session.flush()
    rows = session.execute(_TOUCHED, {"group": session.info[GROUP]})
    return frozenset((kind, UUID(record), UUID(root)) for kind, record, root in rows)


_SET = text(
    "UPDATE sync_context SET change_group = :group, actor = :actor, made_at = :made_at,"
    " applying = 0 WHERE id = 1"
)
_CLEAR = text(
    "UPDATE sync_context SET change_group = NULL, actor = NULL, made_at = NULL, applying = 0"
    " WHERE id = 1"
)
_TOUCHED = text("SELECT DISTINCT kind, record_id, root FROM outbox WHERE change_group = :group")
