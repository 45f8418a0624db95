"""
Measures the sync over loopback: a real server with durable PostgreSQL, encrypted laptops.

`python -m benchmarks.sync`. Records are sessions of about 1.1 kB. The server makes a back-up before
the first load down: a walk also sends the rows of the log that no back-up holds. The limits that
are printed first are what one processor does at most with the same records: they say how far a
number could go. It ends with 1 when something is over its budget.
"""

import argparse
import json
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter
from typing import Final

import zstandard
from sqlalchemy import bindparam, update
from sqlmodel import col

from app.models.coaching import CoachingSession
from app.storage.engine import connect
from app.storage.store import Store
from app.sync.connection import Connection
from benchmarks.sync_world import Round, fill, road, round_of, sentence, server_in
from tests.real.processes import ServerProcess, joined

FIELDS: Final = 5_000
NOTES: Final = 1_000
EMPTY_ROUNDS: Final = 20


class Budgets:
    """Prints what was measured; `failed` tells whether something is over its budget."""

    def __init__(self) -> None:
        self.failed = False

    def least(self, name: str, value: float, unit: str, budget: float) -> None:
        """Tell of something that must be at least this much."""
        self._told(name, value, unit, f">= {budget:,.10g}", is_well=value >= budget)

    def most(self, name: str, value: float, unit: str, budget: float) -> None:
        """Tell of something that must be at most this much."""
        self._told(name, value, unit, f"<= {budget:,.10g}", is_well=value <= budget)

    def _told(self, name: str, value: float, unit: str, budget: str, *, is_well: bool) -> None:
        self.failed |= not is_well
        print(
            f"{name:34} {value:12,.2f} {unit:12} {budget:>12}  {'ok' if is_well else 'OVER'}",
            flush=True,
        )


def main() -> int:
    """Tell how long each took; return 1 when one is over its budget."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=10_000)
    given = options.parse_args()
    budgets, folder = Budgets(), Path(tempfile.mkdtemp(prefix="werkvloer-sync-"))
    try:
        with server_in(folder / "server") as server:
            first = joined(folder / "first", server.url, server.found())
            with road(first) as connection:
                round_of(first, connection)  # it gets to know who works with it
            fill(first, given.records)
            limits(first, folder)
            with both_ways(server, first, folder) as (one, other):
                first_load_up(budgets, given.records, one)
                server.command("backup")
                first_load_down(budgets, given.records, other)
                memory(budgets, server)
                changed_fields(budgets, one, other)
                changed_notes(budgets, one)
                empty_rounds(budgets, one)
    finally:
        shutil.rmtree(folder)
    return int(budgets.failed)


class Laptop:
    """A store with its road."""

    def __init__(self, store: Store, connection: Connection) -> None:
        self.store, self.connection = store, connection

    def round(self) -> Round:
        """Run a round."""
        return round_of(self.store, self.connection)


@contextmanager
def both_ways(server: ServerProcess, first: Store, folder: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Give two laptops of one person."""
    second = joined(folder / "second", server.url, server.invite())
    try:
        with road(first) as one, road(second) as other:
            yield Laptop(first, one), Laptop(second, other)
    finally:
        first.close()
        second.close()


def limits(store: Store, folder: Path) -> None:
    """Measure what the parts do by themselves, with the records that are sent."""
    with store.read() as session:
        rows = session.execute(CoachingSession.__table__.select().limit(5_000)).all()  # type: ignore[attr-defined]
    lines = [json.dumps([str(value) for value in row]) for row in rows]
    text = "\n".join(lines)
    print(f"a record is {len(text) / len(lines):,.0f} bytes of JSON")
    pairs = list(enumerate(lines))
    _limit("plain SQLite insert", len(lines), lambda: _insert(folder / "plain.db", pairs, None))
    _limit("SQLCipher insert", len(lines), lambda: _insert(folder / "secret.db", pairs, store))
    _limit("JSON there and back", len(lines), lambda: [json.dumps(json.loads(x)) for x in lines])
    packer = zstandard.ZstdCompressor()
    _limit("zstd", len(lines), lambda: packer.compress(text.encode()))


def _limit(name: str, records: int, work: Callable[[], object]) -> None:
    begun = perf_counter()
    work()
    print(f"limit: {name:27} {records / (perf_counter() - begun):12,.0f} records/s", flush=True)


def _insert(path: Path, pairs: list[tuple[int, str]], store: Store | None) -> None:
    opened = sqlite3.connect(path) if store is None else connect(path, store.key.value, create=True)
    with closing(opened) as connection:
        connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO kept VALUES (?, ?)", pairs)
        connection.execute("COMMIT")


def first_load_up(budgets: Budgets, records: int, one: Laptop) -> None:
    """All records up from one laptop."""
    up = one.round()
    budgets.least("first load up", records / up.seconds, "records/s", 8_000)
    budgets.most("wire per new record up", up.sent / 1000 / records, "kB", 0.35)


def first_load_down(budgets: Budgets, records: int, other: Laptop) -> None:
    """All records down to another; the back-up of the server has them, as on most days."""
    down = other.round()
    budgets.least("first load down", records / down.seconds, "records/s", 15_000)
    budgets.most("wire per new record down", down.received / 1000 / records, "kB", 0.35)


def memory(budgets: Budgets, server: ServerProcess) -> None:
    """Measure what both sides took up to now; both laptops are in this process."""
    kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    budgets.most("memory of both laptops", kib / 1024, "MiB", 300)
    budgets.most("memory of the server", server.peak_mib, "MiB", 300)


def changed_fields(budgets: Budgets, one: Laptop, other: Laptop) -> None:
    """Each of 5,000 records gets another value in one field."""
    done = change(one.store, "subject", FIELDS, 3)
    up, down = one.round(), other.round()
    budgets.least("changed fields up", done / up.seconds, "fields/s", 4_000)
    budgets.least("changed fields down", done / down.seconds, "fields/s", 10_000)


def changed_notes(budgets: Budgets, one: Laptop) -> None:
    """Each of 1,000 notes gets another text of about 700 letters."""
    done = change(one.store, "note", NOTES, 80)
    up = one.round()
    budgets.most("wire per changed note", up.sent / 1000 / done, "kB", 0.30)


def empty_rounds(budgets: Budgets, one: Laptop) -> None:
    """Nothing to send and nothing to fetch; the best of twenty."""
    one.round()
    rounds = [one.round() for _ in range(EMPTY_ROUNDS)]
    best = min(rounds, key=lambda each: each.seconds)
    budgets.most("empty round", best.seconds * 1000, "ms", 30)
    budgets.most("wire of an empty round", (best.sent + best.received) / 1000, "kB", 2)


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


if __name__ == "__main__":
    sys.exit(main())
