"""One transaction of what others wrote: it goes into the typed tables without being captured."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from sqlmodel import Session

from app.storage.store import Store

Values = Sequence[Any]
_MUTE: Final = "UPDATE sync_context SET applying = 1 WHERE id = 1"
_LATER: Final = "PRAGMA defer_foreign_keys = ON"  # records come in any order


class Work:
    """
    The driver's connection inside one transaction.

    Pages are thousands of rows, and the values are those of SQLite on both sides: no mapper is
    between.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """Return all rows of a query."""
        found: list[Any] = self._connection.execute(sql, values).fetchall()
        return found

    def table(self, sql: str, *values: Any) -> tuple[list[str], list[Any]]:
        """Return the names of the columns of a query, and all its rows."""
        found = self._connection.execute(sql, values)
        return [column[0] for column in found.description], found.fetchall()

    def one(self, sql: str, *values: Any) -> Any:
        """Return the first value of the first row, None when there is none."""
        row = self._connection.execute(sql, values).fetchone()
        return None if row is None else row[0]

    def run(self, sql: str, *values: Any) -> int:
        """Run a statement; return how many rows it changed."""
        changed: int = self._connection.execute(sql, values).rowcount
        return changed

    def many(self, sql: str, values: Iterable[Values]) -> None:
        """Run a statement for each of many rows."""
        self._connection.executemany(sql, values)


@contextmanager
def applying(store: Store) -> Iterator[Work]:
    """
    Give a transaction that is not captured; all of it is committed at the end, or nothing.

    Raises as `Store.write` does.
    """
    with store.write() as session:
        work = working_in(session)
        work.run(_MUTE)
        work.run(_LATER)
        yield work


@contextmanager
def looking(store: Store) -> Iterator[Work]:
    """Give a view on one unchanging picture of the database; raises as `Store.read` does."""
    with store.read() as session:
        yield working_in(session)


def working_in(session: Session) -> Work:
    """Return the same inside a session that is open: for what a use case does itself."""
    return Work(session.connection().connection.driver_connection)
