"""How the server makes one text of two heads of a long text (SYNC, section 9)."""

from collections.abc import Mapping
from hashlib import sha256

from app.server.kinds import Kinds
from app.server.known import Known
from app.server.wire import Body
from app.sync.changes import SYSTEM, Change, ChangeId, Edit, Row

Log = Mapping[ChangeId, Change]


def next_merge(known: Known, kinds: Kinds, row: Row, unit: str) -> tuple[Change, Body] | None:
    """Return the first merge that can be made of two heads of a unit, and what to note of it."""
    record = known.records.get(row)
    heads = sorted(record.heads(unit)) if record else []
    if len(heads) < 2:
        return None
    log = {**known.log_of(row), **_of(known, row)}
    for number, one in enumerate(heads):
        for other in heads[number + 1 :]:
            base = common_ancestor(log, unit, one, other)
            made = base and merge_id(row, unit, base, one, other)
            if not made or base is None or made in log:
                continue
            first, second, third = (log[i].units[unit].value for i in (base, one, other))
            text = kinds.merge(row, unit, (first, second, third))
            if text is not None:
                like = log[one]
                units = {unit: Edit(text.text, frozenset((one, other)))}
                change = Change(
                    made, made, SYSTEM, row, like.root, units, like.above, merged=(one, other)
                )
                return change, {"side_by_side": True} if text.side_by_side else {}
    return None


def _of(known: Known, row: Row) -> Log:
    return {i: change for i, change in known.changes.items() if change.row == row}


def merge_id(row: Row, unit: str, base: ChangeId, one: ChangeId, other: ChangeId) -> ChangeId:
    """Return the id of a merge: the same whenever the same texts are merged, also by another."""
    said = "\n".join((*row, unit, base, one, other))
    return sha256(said.encode()).hexdigest()[:32]


def common_ancestor(log: Log, unit: str, one: ChangeId, other: ChangeId) -> ChangeId | None:
    """Return the one latest change that both heads come from; None: there is none, or unknown."""
    left, right = _past(log, unit, one), _past(log, unit, other)
    if left is None or right is None:
        return None
    both = left & right
    # Whatever goes before one of them is among them, so the latest is what none of them replaces
    last = both - {parent for i in both for parent in log[i].replaces(unit)}
    return last.pop() if len(last) == 1 else None


def _past(log: Log, unit: str, one: ChangeId) -> set[ChangeId] | None:
    """Return a change and all before it; None when one of them is not known."""
    found, todo = set[ChangeId](), [one]
    while todo:
        i = todo.pop()
        if i in found:
            continue
        found.add(i)
        change = log.get(i)
        if change is None or unit not in change.units:
            return None
        todo += [p for p in change.replaces(unit) if p in log or p not in change.covers]
    return found
