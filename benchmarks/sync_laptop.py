"""A laptop in a process of its own, so that what it takes is its own."""

import json
import multiprocessing
import random
import re
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

import keyring
from keyring.backends import fail
from sqlalchemy import bindparam, update
from sqlmodel import col

from app.core.memory import share_heaps
from app.models.coaching import CoachingSession
from app.storage.store import Store
from benchmarks.sync_world import fill, road, round_of, sentence
from tests.real.processes import joined


@dataclass(frozen=True, slots=True)
class Took:
    """What a round took; processor time of all its threads."""

    seconds: float
    busy_s: float
    sent: int  # bytes of the bodies, as they went over the wire
    received: int


class Laptop:
    """Asks the process; each method is one of `_AtLaptop`."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe

    def fill(self, records: int) -> None:
        """Store sessions."""
        self._asked("fill", records)

    def round(self) -> Took:
        """Run a round."""
        took = self._asked("round")
        assert isinstance(took, Took)
        return took

    def change(self, column: str, many: int, words: int) -> int:
        """Write another text in so many sessions at most; return how many there were."""
        return int(self._asked("change", column, many, words))

    def some_rows(self, many: int) -> list[str]:
        """Return sessions as texts, to measure what the parts of a round do with them."""
        return list(self._asked("some_rows", many))

    def peak_mib(self) -> float:
        """Return the most memory that the process had up to now."""
        return float(self._asked("peak_mib"))

    def _asked(self, name: str, *values: object) -> Any:
        self._pipe.send((name, values))
        found = self._pipe.recv()
        if isinstance(found, BaseException):
            raise found
        return found


@contextmanager
def laptop_in(folder: Path, url: str, code: str) -> Iterator[Laptop]:
    """Give a laptop that joins a server with a code."""
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_run, args=(there, folder, url, code), daemon=True)
    process.start()
    try:
        yield Laptop(here)
    finally:
        here.close()
        process.join(30)


def _run(pipe: Pipe, folder: Path, url: str, code: str) -> None:
    share_heaps()
    keyring.set_keyring(fail.Keyring())  # the secret of a laptop stays in its own database
    store = joined(folder, url, code)
    try:
        with road(store) as connection:
            at = _AtLaptop(store, connection)
            while True:
                name, values = pipe.recv()
                try:
                    pipe.send(getattr(at, name)(*values))
                except Exception as error:  # noqa: BLE001 it is raised where it was asked
                    pipe.send(RuntimeError(repr(error)))
    except EOFError:  # nobody asks any more
        return
    finally:
        store.close()


class _AtLaptop:
    def __init__(self, store: Store, connection: Any) -> None:
        self._store, self._connection = store, connection

    def fill(self, records: int) -> None:
        fill(self._store, records)

    def round(self) -> Took:
        before = _busy_s()
        done = round_of(self._store, self._connection)
        return Took(done.seconds, _busy_s() - before, done.sent, done.received)

    def change(self, column: str, many: int, words: int) -> int:
        return change(self._store, column, many, words)

    def some_rows(self, many: int) -> list[str]:
        with self._store.read() as session:
            rows = session.execute(CoachingSession.__table__.select().limit(many)).all()  # type: ignore[attr-defined]
        return [json.dumps([str(value) for value in row]) for row in rows]

    def peak_mib(self) -> float:
        return peak_mib()


def change(store: Store, column: str, many: int, words: int) -> int:
    """Write another text in so many sessions at most, a hundred in each action; return how many."""
    letters = random.Random(11)
    with store.read() as session:
        ids = session.execute(CoachingSession.__table__.select().limit(many)).scalars().all()  # type: ignore[attr-defined]
    table = CoachingSession.__table__  # type: ignore[attr-defined]
    statement = update(table).where(col(CoachingSession.id) == bindparam("its_id"))
    for begin in range(0, len(ids), 100):
        values = [
            {"its_id": one, column: sentence(letters, words)} for one in ids[begin : begin + 100]
        ]
        with store.write() as session:
            session.connection().execute(statement.values({column: bindparam(column)}), values)
    return len(ids)


def _busy_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def peak_mib() -> float:
    """Return the most memory that this process had up to now; of Linux."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024
