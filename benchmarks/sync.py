"""
Measures the sync over loopback: a real server with durable PostgreSQL, encrypted laptops.

`python -m benchmarks.sync`. Records are sessions of about 1.1 kB. The server makes a back-up before
the first load down: a walk also sends the rows of the log that no back-up holds. The limits that
are printed first are what one processor does at most with the same records: they say how far a
number could go. Each laptop is a process of its own, so that its memory is its own; each load tells
what it took of processors. It ends with 1 when something is over its budget.
"""

import argparse
import json
import os
import secrets
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Final

import zstandard

from app.storage.engine import connect
from benchmarks.sync_laptop import Laptop, Took, laptop_in
from benchmarks.sync_world import server_in
from tests.real.processes import ServerProcess

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
            code = server.found()
            with laptop_in(folder / "first", server.url, code) as one:
                one.round()  # it gets to know who works with it
                one.fill(given.records)
                limits(one.some_rows(5_000), folder)
                code = server.invite()
                with laptop_in(folder / "second", server.url, code) as other:
                    measure(budgets, Measured(server), given.records, one, other)
    finally:
        shutil.rmtree(folder)
    return int(budgets.failed)


class Measured:
    """A server of which the rounds are measured: what each side took of processors."""

    def __init__(self, server: ServerProcess) -> None:
        self.server = server

    def round(self, name: str, records: int, laptop: Laptop) -> Took:
        """Run a round, and tell the time of processors per record."""
        before = self._busy_s()
        took = laptop.round()
        used = (now - then for now, then in zip(self._busy_s(), before, strict=True))
        busy = [took.busy_s, *used]
        parts = zip(("laptop", "server", "PostgreSQL"), busy, strict=True)
        said = ", ".join(f"{part} {seconds / records * 1e6:,.0f}" for part, seconds in parts)
        print(f"processor: {name:23} {said} µs a record", flush=True)
        return took

    def _busy_s(self) -> tuple[float, float]:
        """Return the processor time of the server and of its PostgreSQL up to now; of Linux."""
        (postmaster,) = self.server.folder.rglob("postmaster.pid")
        first = int(postmaster.read_text().split()[0])
        times = {pid: said for pid in _processes() if (said := _stat(pid)) is not None}
        database = [busy for pid, (parent, busy) in times.items() if first in {pid, parent}]
        return times[self.server.pid][1], sum(database)


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _stat(pid: int) -> tuple[int, float] | None:
    """Return the parent of a process and its processor time; None: it ended."""
    try:
        said = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None
    return int(said[1]), (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")


def measure(budgets: Budgets, measured: Measured, records: int, one: Laptop, other: Laptop) -> None:
    """Load up from one laptop and down to another, then change fields and notes."""
    first_load_up(budgets, measured, records, one)
    measured.server.command("backup")
    first_load_down(budgets, measured, records, other)
    memory(budgets, measured.server, one, other)
    changed_fields(budgets, measured, one, other)
    changed_notes(budgets, one)
    empty_rounds(budgets, one)


def limits(lines: list[str], folder: Path) -> None:
    """Measure what the parts do by themselves, with the records that are sent."""
    text = "\n".join(lines)
    print(f"a record is {len(text) / len(lines):,.0f} bytes of JSON")
    pairs, key = list(enumerate(lines)), secrets.token_bytes(32)
    _limit("plain SQLite insert", len(lines), lambda: _insert(folder / "plain.db", pairs, None))
    _limit("SQLCipher insert", len(lines), lambda: _insert(folder / "secret.db", pairs, key))
    _limit("JSON there and back", len(lines), lambda: [json.dumps(json.loads(x)) for x in lines])
    packer = zstandard.ZstdCompressor()
    _limit("zstd", len(lines), lambda: packer.compress(text.encode()))


def _limit(name: str, records: int, work: Callable[[], object]) -> None:
    begun = perf_counter()
    work()
    print(f"limit: {name:27} {records / (perf_counter() - begun):12,.0f} records/s", flush=True)


def _insert(path: Path, pairs: list[tuple[int, str]], key: bytes | None) -> None:
    opened = sqlite3.connect(path) if key is None else connect(path, key, create=True)
    with closing(opened) as connection:
        connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO kept VALUES (?, ?)", pairs)
        connection.execute("COMMIT")


def first_load_up(budgets: Budgets, measured: Measured, records: int, one: Laptop) -> None:
    """All records up from one laptop."""
    up = measured.round("first load up", records, one)
    budgets.least("first load up", records / up.seconds, "records/s", 8_000)
    budgets.most("wire per new record up", up.sent / 1000 / records, "kB", 0.35)


def first_load_down(budgets: Budgets, measured: Measured, records: int, other: Laptop) -> None:
    """All records down to another; the back-up of the server has them, as on most days."""
    down = measured.round("first load down", records, other)
    budgets.least("first load down", records / down.seconds, "records/s", 15_000)
    budgets.most("wire per new record down", down.received / 1000 / records, "kB", 0.35)


def memory(budgets: Budgets, server: ServerProcess, one: Laptop, other: Laptop) -> None:
    """Measure the most that each side took up to now."""
    budgets.most("memory of the laptop that sent", one.peak_mib(), "MiB", 300)
    budgets.most("memory of the one that fetched", other.peak_mib(), "MiB", 300)
    budgets.most("memory of the server", server.peak_mib, "MiB", 300)


def changed_fields(budgets: Budgets, measured: Measured, one: Laptop, other: Laptop) -> None:
    """Each of 5,000 records gets another value in one field."""
    done = one.change("subject", FIELDS, 3)
    up = measured.round("changed fields up", done, one)
    down = measured.round("changed fields down", done, other)
    budgets.least("changed fields up", done / up.seconds, "fields/s", 4_000)
    budgets.least("changed fields down", done / down.seconds, "fields/s", 10_000)


def changed_notes(budgets: Budgets, one: Laptop) -> None:
    """Each of 1,000 notes gets another text of about 700 letters."""
    done = one.change("note", NOTES, 80)
    up = one.round()
    budgets.most("wire per changed note", up.sent / 1000 / done, "kB", 0.30)


def empty_rounds(budgets: Budgets, one: Laptop) -> None:
    """Nothing to send and nothing to fetch; the best of twenty."""
    one.round()
    rounds = [one.round() for _ in range(EMPTY_ROUNDS)]
    best = min(rounds, key=lambda each: each.seconds)
    budgets.most("empty round", best.seconds * 1000, "ms", 30)
    budgets.most("wire of an empty round", (best.sent + best.received) / 1000, "kB", 2)


if __name__ == "__main__":
    sys.exit(main())
