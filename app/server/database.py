"""Connections to the server's database, and the transactions on it."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError

from app.core.json_bytes import read_json

Result = TypeVar("Result")
_AGAIN: Final = frozenset({"40001", "40P01"})  # could not serialise; deadlock
_TRIES: Final = 20
_WAIT_S: Final = 0.01  # before the first new try
_REFUSED: Final = ("22", "23")  # classes of SQLSTATE: the data does not fit


class Met(Exception):
    """Another transaction made a record of the same name first: begin again."""


def open_engine(url: URL | str, *, size: int = 10) -> Engine:
    """Return connections to a PostgreSQL; broken ones are replaced when they are used."""
    return create_engine(
        url,
        pool_size=size,
        max_overflow=size,
        pool_pre_ping=True,
        json_deserializer=read_json,
    )


def writing(engine: Engine, partnership: str, work: Callable[[Connection], Result]) -> Result:
    """Run a transaction on the rows of one partnership; the whole again when it met another."""
    for turn in range(_TRIES):
        try:
            with engine.begin() as connection:
                enter(connection, partnership)
                return work(connection)
        except (DBAPIError, Met) as error:
            again = isinstance(error, Met) or sqlstate(error) in _AGAIN
            if not again or turn == _TRIES - 1:
                raise
            time.sleep(_WAIT_S * (turn + 1))
    raise AssertionError("unreachable")


def reading(engine: Engine, partnership: str, work: Callable[[Connection], Result]) -> Result:
    """Read the rows of one partnership as they stood at one moment."""
    with engine.connect().execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    ) as connection:
        enter(connection, partnership)
        return work(connection)


def enter(connection: Connection, partnership: str) -> None:
    """Let row-level security show the rows of this partnership, until the transaction ends."""
    connection.execute(
        text("SELECT set_config('app.partnership', :partnership, true)"),
        {"partnership": partnership},
    )


def is_refused(error: DBAPIError) -> bool:
    """Tell whether the database refused what was written, so that trying again is of no use."""
    return sqlstate(error)[:2] in _REFUSED


def sqlstate(error: DBAPIError) -> str:
    """Return the five characters by which PostgreSQL names an error; empty: it named none."""
    return str(getattr(error.orig, "sqlstate", None) or "")
