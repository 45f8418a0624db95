"""
Shows that what a pull costs the server grows with what changed, not with what is stored.

`python -m benchmarks.sync_growth --records 10000 100000 1000000`: the same 500 changes are pulled
at each size; the last takes some minutes to fill. Ends with 1 when the largest size costs over
twice what the smallest does.
"""

import argparse
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Final

from app.server.database import open_engine
from app.server.embedded import Embedded
from app.server.migrate import migrate
from app.server.records import Member, Who
from app.sync.protocol import WireChange, WireGroup
from tests.server.partnership import House, company, contact, edit, new_id

CHANGES: Final = 500
IN_CASE: Final = 100
TIMES: Final = 5
MOST_TIMES_AS_LONG: Final = 2.0


def main() -> int:
    """Tell what a pull costs at each size; return 1 when it grows with them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, nargs="+", default=[10_000, 100_000])
    sizes = sorted(options.parse_args().records)
    folder = Path(tempfile.mkdtemp(prefix="werkvloer-growth-"))
    server = Embedded(folder / "data")
    try:
        engine = open_engine(server.url())
        migrate(engine)
        costs = _measured(House(engine, lambda: datetime.now(UTC)), sizes)
        engine.dispose()
    finally:
        server.stop()
        shutil.rmtree(folder)
    return int(costs[-1] > MOST_TIMES_AS_LONG * costs[0])


def _measured(house: House, sizes: list[int]) -> list[float]:
    person, stored, last, costs = new_id(), 0, list[WireChange](), []
    house.records.set_member(house.p, Member(person, new_id(), "coach"))
    for size in sizes:
        while stored < size:
            last = _case()
            house.records.write(house.p, [_group(last)], person)
            stored += len(last)
        before = house.pull(person, 0, limit=1).head
        for begin in range(0, CHANGES, IN_CASE):
            edits = [edit(one, "name", f"{size} {begin}") for one in last[1:]]
            house.records.write(house.p, [_group(edits)], person)
            last = [last[0], *edits]
        who, chain = Who(house.p, person), house.chain()
        rights = house.pull(person, before, limit=1).rights  # as a laptop tells from its last round
        costs.append(min(_seconds(house, who, chain, before, rights) for _ in range(TIMES)))
        print(f"{stored:>9,} records: {CHANGES} changes in {costs[-1] * 1000:.1f} ms", flush=True)
    return costs


def _seconds(
    house: House, who: Who, chain: list[tuple[str, int]], cursor: int, rights: int
) -> float:
    begun = perf_counter()
    house.records.pull(who, chain, cursor, rights=rights)
    return perf_counter() - begun


def _case() -> list[WireChange]:
    first = company()
    return [first, *(contact(first.root, f"An {number}") for number in range(IN_CASE))]


def _group(changes: list[WireChange]) -> WireGroup:
    return WireGroup(group=new_id(), made_at="2026-05-04T09:00:00+00:00", changes=changes)


if __name__ == "__main__":
    sys.exit(main())
