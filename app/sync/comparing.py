"""Whether laptop and server hold the same, and which cases to fetch anew when not (SYNC, 11)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from app.storage.applying import Work
from app.storage.typed_rows import shapes
from app.sync.check_sums import MODULUS, bucket, check_sum, sum_of_new
from app.sync.local import CaseState, Local, State
from app.sync.protocol import BUCKETS, WalkRow

EVERY: Final = timedelta(days=1)  # the sums of all kinds are some tens of kB
Sums = Mapping[str, list[int]]
Heads = dict[str, list[str]]


def is_due(state: State, now: datetime) -> bool:
    """Tell whether it is time to compare; after a restore of the server it always is."""
    if state.checked_at is None:
        return True
    since = now - datetime.fromisoformat(state.checked_at)
    return since >= EVERY or since < timedelta()


def sums(work: Work) -> dict[str, list[int]]:
    """Return the sums of all that this laptop has of the log, by kind and bucket."""
    found: dict[str, list[int]] = {}
    for kind in shapes():
        for record, heads in _versions(work, kind):
            some = found.setdefault(kind, [0] * BUCKETS)
            at = bucket(record)
            some[at] = (some[at] + _sum(kind, record, heads)) % MODULUS
    return found


def different(here: Sums, there: Sums) -> dict[str, set[int]]:
    """Return the buckets with other sums, by kind; kinds that this program lacks are left out."""
    none = [0] * BUCKETS
    found = {}
    for kind in shapes():
        mine, theirs = here.get(kind, none), there.get(kind, none)
        if mine != theirs:
            found[kind] = {n for n in range(BUCKETS) if mine[n] != theirs[n]}
    return found


def cases_to_repair(
    local: Local, kind: str, buckets: set[int], rows: Iterable[WalkRow]
) -> set[str]:
    """Return the cases with a record in these buckets that is otherwise at the server."""
    here = {
        record: heads for record, heads in _versions(local.work, kind) if bucket(record) in buckets
    }
    roots = dict(local.work.rows("SELECT record_id, root FROM record_version WHERE kind = ?", kind))
    found = set()
    for row in rows:
        if row.data and bucket(row.id) in buckets:
            heads = here.pop(row.id, None)
            if heads is None or _sum(kind, row.id, heads) != _sum_of(row):
                found.add(row.root)
    found |= {roots[record] for record in here}
    live = {root for root, case in local.cases.items() if case.state is CaseState.LIVE}
    return found & live


def _sum(kind: str, record: str, heads: Heads | str) -> int:
    if isinstance(heads, str):
        return sum_of_new(kind, record, heads)
    return check_sum(kind, record, heads)


def _sum_of(row: WalkRow) -> int:
    heads = {unit: row.versions.get(unit, [row.version]) for unit in row.data}
    return check_sum(row.kind, row.id, heads)


def _versions(work: Work, kind: str) -> Iterator[tuple[str, Heads | str]]:
    """Give the heads of each record of a kind as the log has them; of most all units have one."""
    changed: dict[str, dict[str, Any]] = {}
    for record, unit, ids in work.rows(
        "SELECT record_id, unit, ids FROM unit_version WHERE kind = ?", kind
    ):
        changed.setdefault(record, {})[unit] = json.loads(ids)
    for record, unit, ids in work.rows(
        "SELECT record_id, unit, ids FROM base_unit WHERE kind = ?", kind
    ):
        changed.setdefault(record, {})[unit] = json.loads(ids)
    units = list(shapes()[kind].units)
    for record, version in work.rows(
        "SELECT record_id, version FROM record_version v WHERE kind = ? AND in_base"
        " AND EXISTS (SELECT 1 FROM scope_root s WHERE s.root = v.root AND s.state = 'live')",
        kind,
    ):
        if record not in changed:
            yield record, version
            continue
        heads = {unit: [version] for unit in units} | changed[record]
        yield record, {unit: ids for unit, ids in heads.items() if ids}
