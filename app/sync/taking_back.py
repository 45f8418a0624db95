"""
Taking back own changes that no request ever had: as if they were never made.

A change that was sent stays for ever, and can only be followed by another. One that was not, and
that nothing points at, need not be sent at all (SYNC, section 7); so a decision between two values
can be taken back, and both stand again. See decision 0021.
"""

import json
from collections.abc import Iterable
from typing import Final

from app.storage.store import Store
from app.sync.changes import Row
from app.sync.local import opened
from app.sync.outcome import Touched
from app.sync.pages import refresh

_LINES: Final = (
    "SELECT change_id, kind, record_id, root, is_own AND NOT sent AND verdict IS NULL"
    " AND done = 0 AND covers = '[]' AND unit <> '*' FROM outbox"
    " WHERE change_group IN (SELECT value FROM json_each(?))"
)
_POINTS: Final = (  # edits, deletes that knew it, and signatures that saw it
    "SELECT 1 FROM outbox INDEXED BY ix_outbox_journal WHERE done = 0 AND root = ?"
    " AND change_group NOT IN (SELECT value FROM json_each(?))"
    " AND instr(parents || covers || coalesce(knew, '') || coalesce(value, ''), ?) LIMIT 1"
)
_CLOSE: Final = (
    "UPDATE outbox SET done = 1, closed = 1 WHERE change_group IN (SELECT value FROM json_each(?))"
)


def take_back(store: Store, groups: Iterable[str], now: str) -> Touched | None:
    """
    Take back all changes of some actions; None: they were sent, or something builds on them.

    What was written stays in history, and is on no screen any more.

    Args:
        now: ISO 8601, UTC.
    """
    asked = json.dumps(sorted(groups))
    with opened(store, now) as local:
        work = local.work
        lines = work.rows(_LINES, asked)
        is_free = bool(lines) and all(
            may_go and not work.one(_POINTS, root, asked, one)
            for one, _kind, _record, root, may_go in lines
        )
        if not is_free:
            return None
        work.run(_CLOSE, asked)
        refresh(local, {(Row(kind, record), root) for _, kind, record, root, _ in lines})
        local.flush()
        touched = local.writing.touched_ids()
    return frozenset(touched)
