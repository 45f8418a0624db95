"""
Own changes of one unit that no request ever had go as one (SYNC, section 7).

Of one unit, changes that follow each other become the last one, in the place and the group of the
first; each is the only one of its action. Inserts and deletes are never folded. When the last one
says what stood there before the first, there is nothing to send at all.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.storage.capture import INSERT
from app.sync import pages
from app.sync.changes import ALIVE, Row
from app.sync.kept import json_text, listed
from app.sync.local import Local
from app.sync.values import is_same

# A change of which nobody but its author knows: of a fold, what the last one says, what stood there
# before the first and what that one names; the unit has no other head, on the screen or in the log
_NOTHING_NEW: Final = (
    "SELECT e.position, e.kind, e.record_id, e.root, e.change_id, e.value, e.covers, b.old,"
    " b.parents"
    " FROM outbox e JOIN outbox b ON b.position = (SELECT min(c.position) FROM outbox c"
    " WHERE c.change_id IN (SELECT value FROM json_each(e.covers)))"
    " JOIN unit_version u ON u.kind = e.kind AND u.record_id = e.record_id AND u.unit = e.unit"
    " WHERE e.change_id IN (SELECT value FROM json_each(?)) AND u.ids = json_array(e.change_id)"
    " AND NOT EXISTS (SELECT 1 FROM base_unit s WHERE s.kind = e.kind"
    " AND s.record_id = e.record_id AND s.unit = e.unit AND s.siblings <> '[]')"
)
# Edits, deletes that knew it, and signatures that saw it
_POINTING: Final = (
    "SELECT parents || covers || coalesce(knew, '') || coalesce(value, '')"
    " FROM outbox INDEXED BY ix_outbox_journal WHERE done = 0 AND root = ? AND position <> ?"
)
# Whether any unit changed more than once: mostly none, and then no line is read
_SOME: Final = (
    "SELECT 1 FROM outbox INDEXED BY ix_outbox_waiting WHERE done = 0 AND verdict IS NULL"  # noqa: S608 our own names
    f" AND NOT sent AND unit NOT IN ('{INSERT}', '{ALIVE}')"
    " GROUP BY record_id, kind, unit HAVING count(*) > 1 LIMIT 1"
)
# Of the units that changed more than once; `alone`: no other line of its action is among these
_FOLDABLE: Final = (
    "SELECT position, change_id, change_group, kind, record_id, unit, parents, covers, sent_group,"  # noqa: S608 our own names
    " alone FROM (SELECT *, count(*) OVER (PARTITION BY change_group) = 1 AS alone,"
    " count(*) OVER (PARTITION BY kind, record_id, unit) AS many FROM (SELECT position, change_id,"
    " change_group, kind, record_id, unit, parents, covers, sent_group"
    " FROM outbox INDEXED BY ix_outbox_journal WHERE done = 0 AND verdict IS NULL AND NOT sent))"
    f" WHERE many > 1 AND unit NOT IN ('{INSERT}', '{ALIVE}') ORDER BY position"
)


@dataclass(slots=True)
class _Line:
    """A line of the outbox that no request ever had."""

    position: int
    id: str
    group: str
    key: tuple[str, str, str]  # kind, id, unit
    parents: set[str]
    covers: set[str]
    sent_group: str | None
    is_alone: bool
    place: int = 0
    into: "_Line | None" = None


def prepare(local: Local) -> int:
    """
    Fold what was never sent; return how many changes wait.

    Of one unit, changes that follow each other become the last one, in the place and the group of
    the first; each is the only one of its action. Inserts and deletes are never folded.
    """
    work = local.work
    if work.one(_SOME):
        _fold(local)
    return int(work.one("SELECT count(*) FROM outbox WHERE done = 0 AND verdict IS NULL"))


def _fold(local: Local) -> None:
    work = local.work
    last: dict[tuple[str, str, str], _Line] = {}
    lines = [_line(found) for found in work.rows(_FOLDABLE)]
    folded = []
    for line in lines:
        before = last.get(line.key)
        if before and line.is_alone and before.id in line.parents:
            line.covers |= before.covers | {before.id}
            line.parents = (line.parents | before.parents) - line.covers
            line.sent_group = before.sent_group or before.group
            line.place = before.place
            before.into = line
            folded.append(line)
        line.place = line.place or line.position
        last[line.key] = line
    ends = [line for line in folded if line.into is None]
    work.many(
        "UPDATE outbox SET done = 1, closed = 1 WHERE position = ?",
        [(line.position,) for line in lines if line.into is not None],
    )
    work.many(
        "UPDATE outbox SET parents = ?, covers = ?, sent_group = ?, sent_place = ?"
        " WHERE position = ?",
        [
            (
                json_text(sorted(line.parents)),
                json_text(sorted(line.covers)),
                line.sent_group,
                line.place,
                line.position,
            )
            for line in ends
        ],
    )
    _let_go(local, ends)


def _let_go(local: Local, ends: Iterable[_Line]) -> None:
    """Send nothing of a fold that changes nothing; the unit has the heads that it had before."""
    parents = {line.id: line.parents for line in ends}
    nothing = [
        (position, Row(kind, record), root)
        for position, kind, record, root, one, value, covers, old, first in local.work.rows(
            _NOTHING_NEW, json_text(list(parents))
        )
        if is_same(json.loads(value), json.loads(old))
        and parents[one] == set(listed(first))  # else it settles what came between
        and not _is_named(local, root, position, [one, *listed(covers)])
    ]
    local.work.many(
        "UPDATE outbox SET done = 1, closed = 1 WHERE position = ?",
        [(position,) for position, _, _ in nothing],
    )
    pages.refresh(local, [(row, root) for _, row, root in nothing])


def _is_named(local: Local, root: str, position: int, ids: Iterable[str]) -> bool:
    others = "".join(text for (text,) in local.work.rows(_POINTING, root, position))
    return any(one in others for one in ids)


def _line(found: Sequence[Any]) -> _Line:
    position, one, group, kind, record, unit, parents, covers, sent_group, alone = found
    key = (kind, record, unit)
    said = set(listed(parents)), set(listed(covers))
    return _Line(position, one, group, key, *said, sent_group, bool(alone))
