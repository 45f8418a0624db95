"""
What became of records before this laptop heard of them: the server tells, the laptop keeps it.

A walk brings records as they stand, without what went before (SYNC, section 11, history). The lines
go to the outbox, before all others: whatever reads that reads these too, and they leave with their
case. Their places are negative, in the order of the log, so that what is newest stays so.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from app.core import clock
from app.storage.applying import applying, looking
from app.storage.capture import INSERT
from app.storage.store import Store
from app.storage.typed_rows import shapes
from app.sync.changes import SYSTEM, Bones, Change, ChangeId, Origin, Row
from app.sync.kept import json_text
from app.sync.link import Link
from app.sync.local import CaseState
from app.sync.protocol import Chain, LogRow
from app.sync.wire import said_in
from app.sync.writing import NOBODY

_FIRST: Final = -(1 << 60)
_OF_ROW: Final = 8  # bits: a change has less than 256 units
_HERE: Final = (CaseState.NEW, CaseState.LIVE, CaseState.WALKING)
_LONG_AGO: Final = clock.LONG_AGO.isoformat()
_KEEP: Final = (
    "INSERT OR IGNORE INTO outbox (position, change_id, change_group, actor, kind, record_id, root,"
    " unit, old, value, made_at, laptop, seq, is_own, sent, verdict, in_base, done)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1, 'applied', 1, 1)"
)
_UNTOLD: Final = (
    "SELECT 1 FROM record_version v WHERE v.root = ? AND v.in_base AND (? = '' OR v.record_id = ?)"
    " AND NOT EXISTS (SELECT 1 FROM outbox o INDEXED BY ix_outbox_record"
    " WHERE o.kind = v.kind AND o.record_id = v.record_id AND o.unit = ?) LIMIT 1"
)


def is_whole(store: Store, root: str, row: Row | None = None) -> bool:
    """
    Tell whether this laptop knows all that became of a case, or of one record of it.

    What came since it was made came by the log; so who knows how it was made knows all.
    """
    record = "" if row is None else row.id
    with looking(store) as work:
        return not work.one(_UNTOLD, root, record, record, INSERT)


def fetch_past(store: Store, link: Link, root: str, row: Row | None = None) -> int:
    """
    Ask what became of a record, or of all records of a case; return how many lines are new here.

    What the log still brings is left to the round, so that no history runs ahead of the screen.

    Raises:
        LinkError: nothing is kept.
    """
    rows: list[LogRow] = []
    if row is not None:
        answer = link.history(row.kind, row.id)
        rows += answer.rows
    else:
        answer = link.case_history(root, 0)
        rows += answer.rows
        while answer.more:
            answer = link.case_history(root, rows[-1].seq)
            rows += answer.rows
    return _keep(store, answer.chain, root, rows)


def _keep(store: Store, chain: Chain, root: str, rows: Sequence[LogRow]) -> int:
    with applying(store) as work:
        ((mine, cursor),) = work.rows("SELECT chain, cursor FROM sync_state")
        if json.loads(mine) != [list(one) for one in chain]:
            return 0  # the places are of another life of the log: the next round finds out
        state = work.one("SELECT state FROM scope_root WHERE root = ?", root)
        if state not in _HERE:
            return 0  # it left meanwhile
        before = work.one("SELECT count(*) FROM outbox WHERE root = ?", root)
        work.many(_KEEP, _lines(rows, root, cursor))
        return int(work.one("SELECT count(*) FROM outbox WHERE root = ?", root) - before)


def _lines(rows: Iterable[LogRow], root: str, until: int) -> Iterator[Sequence[Any]]:
    values: dict[tuple[Row, str], dict[ChangeId, Any]] = {}  # of each unit, in the order of the log
    for row in rows:
        shape = shapes().get(str(row.body.get("kind", "")))
        said = said_in(row, shape.units) if shape and row.root == root else None
        if said is None or isinstance(said.change, Bones) or row.seq > until:
            continue
        yield from _lines_of(said.change, said.origin, row.seq, values)


def _lines_of(
    change: Change, origin: Origin, seq: int, values: dict[tuple[Row, str], dict[ChangeId, Any]]
) -> Iterator[Sequence[Any]]:
    said = {unit: edit.value for unit, edit in change.units.items()}
    before: dict[str, Any] = {}
    for unit, value in said.items():
        known = values.setdefault((change.row, unit), {})
        parents = change.units[unit].parents
        before[unit] = next((known[one] for one in known if one in parents), None)
        known[change.id] = value
    told = {INSERT: said} if change.is_insert else said
    author = NOBODY if change.author == SYSTEM else change.author
    for number, (unit, value) in enumerate(told.items()):
        old = None if unit == INSERT else json_text(before[unit])
        yield (
            _FIRST + (seq << _OF_ROW) + number,
            *(change.id, change.group, author, *change.row, change.root, unit),
            *(old, json_text(value), origin.made_at or _LONG_AGO, origin.laptop, seq),
        )
