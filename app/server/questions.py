"""
Which deleted records are in question, after a transaction (SYNC, section 10).

Only what hangs together with a deleted record is read for it; mostly there is none.
"""

from collections.abc import Collection

from app.server.known import Glance, Known, Line
from app.server.loading import Loader, add_records
from app.sync.changes import ALIVE, Row
from app.sync.deletes import Case
from app.sync.graph import Record


def note_questions(known: Known, loader: Loader) -> None:
    """Note which deletes became a question, or are one no longer; a row in the log tells."""
    asked = [row for row in _with_above(known, loader) if _may_be_asked(known, row)]
    roots = sorted({_root(known, row) for row in asked})
    if not roots:
        return
    add_records(known, loader.records_of(roots))
    for root in roots:
        mine = {row: record for row, record in known.records.items() if record.root == root}
        case = Case(mine, known.chain)
        for row in sorted(row for row in asked if row in mine):
            _note(known, row, contested=case.is_contested(row))


def _note(known: Known, row: Row, *, contested: bool) -> None:
    if contested == (row in known.contested):
        return
    (known.contested.add if contested else known.contested.discard)(row)
    known.begin_group()
    body = {"kind": row.kind, "id": row.id, "contested": contested}
    line = Line("question", known.records[row].root, known.group_no, body=body)
    known.touched[row] = known.add_line(line)


def _is_made(known: Known, row: Row) -> bool:
    """Tell whether nothing is known of a record but the change that made it: of these are most."""
    units = known.records[row].units
    return bool(not units.other and units.plain.get(ALIVE)) and row not in known.contested


def _with_above(known: Known, loader: Loader) -> set[Row]:
    """Return what changed, and the records of the same cases that it hangs under."""
    fresh = {row for row in known.touched if _is_made(known, row)}
    found = set(known.touched) - fresh
    todo = found | {over for row in fresh for over in known.records[row].above} - fresh
    while todo:
        unread = todo - known.records.keys() - known.there.keys()
        known.there |= loader.glances(unread)
        found |= todo
        todo = {over for row in todo for over in _above(known, row)} - found
    return found


def _above(known: Known, row: Row) -> Collection[Row]:
    record = known.records.get(row)
    if record is not None:
        return record.above
    glance = known.there.get(row)
    return glance.above if glance else ()


def _root(known: Known, row: Row) -> str:
    record: Record | Glance = known.records.get(row) or known.there[row]
    return record.root


def _may_be_asked(known: Known, row: Row) -> bool:
    if row in known.contested:
        return True
    record = known.records.get(row)
    if record is None:
        return row in known.there and known.there[row].deleted
    return record.exists and not any(head.value for head in record.heads(ALIVE).values())
