"""
Shows that what a pull costs the server grows with what changed, not with what is stored.

`python -m benchmarks.sync_growth --records 10000 100000 1000000`: the same 500 changes are pulled
at each size. One case is pushed; the database makes the others after it, with ids of their own:
their seals are not true, and nothing here looks at them. The last size takes some minutes to fill.
Ends with 1 when the largest size costs over twice what the smallest does.
"""

import argparse
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Final

from sqlalchemy import text

from app.server.database import enter, open_engine
from app.server.embedded import Embedded
from app.server.migrate import migrate
from app.server.records import Member, Who
from app.server.rights import directory_root
from app.sync.protocol import WireChange, WireGroup
from tests.server.partnership import House, company, contact, edit, new_id

_NEW: Final = "CASE WHEN {0} = :shared THEN {0} ELSE md5({0} || k) END"
_LAST: Final = (
    "FROM {0}, generate_series(1, :times) AS k WHERE partnership_id = :p AND {1} >"
    " (SELECT head - :rows FROM feed_head WHERE partnership_id = :p)"
)
_COPIES: Final = (  # the head of the log comes last: all others look from it
    (
        "INSERT INTO log SELECT partnership_id, seq + k * :rows, group_no + k * :rows, row_kind,"
        f" {_NEW.format('root')}, to_user, md5(change_id || k), verdict, author, group_id, kind,"
        f" md5(record_id || k), body, seal, hash {_LAST.format('log', 'seq')}"
    ),
    (
        "INSERT INTO record SELECT partnership_id, kind, md5(id || k),"
        f" {_NEW.format('root')}, parents, data, md5(version || k), versions, siblings, author,"
        f" graph, deleted, contested, check_sum, rev + k * :rows {_LAST.format('record', 'rev')}"
    ),
    (
        "INSERT INTO known_change SELECT partnership_id, md5(change_id || k), verdict,"
        f" seq + k * :rows {_LAST.format('known_change', 'seq')}"
    ),
    (
        "INSERT INTO right_change SELECT partnership_id, user_id, md5(root || k), seq + k * :rows,"
        f" given {_LAST.format('right_change', 'seq')}"
    ),
    (
        "INSERT INTO user_root SELECT u.partnership_id, u.user_id, md5(u.root || k), level, why"
        " FROM user_root u JOIN right_change r USING (partnership_id, user_id, root),"
        " generate_series(1, :times) AS k WHERE u.partnership_id = :p AND r.seq ="
        " (SELECT head - :rows + 1 FROM feed_head WHERE partnership_id = :p)"
    ),
    "UPDATE feed_head SET head = head + :added WHERE partnership_id = :p",
)
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
        last = _case()
        house.records.write(house.p, [_group(last)], person)
        more = max(0, size - stored - len(last)) // len(last)
        if more:
            _copy_last(house, more)
        stored += (1 + more) * len(last)
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


def _copy_last(house: House, times: int) -> None:
    """Have the database copy the case that was pushed last."""
    shared = directory_root(house.p)
    rows = IN_CASE + 3  # the right to it, the company and its contacts, the line of the directory
    values = {"p": house.p, "shared": shared, "rows": rows, "times": times, "added": times * rows}
    with house.setting.engine.begin() as connection:
        enter(connection, house.p)
        for statement in _COPIES:
            connection.execute(text(statement), values)
    with house.setting.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as free:
        free.execute(text("VACUUM ANALYZE log, record, known_change, right_change, user_root"))


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
