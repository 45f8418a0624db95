"""
Taking back a decision of S19: the question stands again (decision 0021).

One that was not sent yet is as if it never was made. One that was sent is known to others, so the
value goes back as by each undo, and the question is put again on this laptop alone.
"""

from collections.abc import Sequence

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress
from app.services.changes import Changes
from app.services.conflicts.view import Conflict, ConflictField, Decision
from app.services.records import write
from app.services.undo import Undone, undo
from app.storage.store import Store
from app.storage.unit_values import models_by_kind, read_units, readers_of
from app.sync.taking_back import take_back
from app.sync.text_merge import both_texts


def take_decision_back(store: Store, done: Changes, progress: Progress) -> Undone:
    """
    Take back a decision; `is_open` tells that what stood beside the value stands there again.

    Raises:
        UserError: as `undo`, of one that was sent.
    """
    touched = take_back(store, done.groups, clock.now().isoformat())
    if touched is None:
        return undo(store, done, progress)
    return Undone(Changes(touched), is_open=True)


def stands(store: Store, conflict: Conflict) -> bool:
    """Tell whether each field holds one of the values that were to choose from."""
    kind, record = conflict.record.kind, conflict.record.id
    with store.read() as session:
        now = read_units(session, kind, [record]).get(record)
    readers = readers_of(models_by_kind()[kind])
    return now is not None and all(
        readers[field.unit](now[field.unit])
        in [side.value for side in (field.shown, *field.others)]
        for field in conflict.fields
    )


def decide_again(store: Store, conflict: Conflict, decisions: Sequence[Decision]) -> Changes:
    """
    Write what was chosen of a question that was put again: an edit like any other.

    Raises:
        UserError: `conflict.changed` (kind, unit): another value stands there by now.
    """
    kind = conflict.record.kind
    if not stands(store, conflict):
        raise UserError("conflict.changed", kind=kind, unit=conflict.fields[0].unit)
    fields = {field.unit: field for field in conflict.fields}
    with store.write() as session:
        record = session.get_one(models_by_kind()[kind], conflict.record.id)
        for decision in decisions:
            value = _chosen(fields[decision.unit], decision)
            write(record, value if isinstance(value, dict) else {decision.unit: value})
        return Changes.of(session)


def _chosen(field: ConflictField, decision: Decision) -> object:
    if decision.text is not None:
        return decision.text
    if decision.choice == "mine":
        return field.shown.value
    named = (side for side in field.others if side.change_id == decision.other)
    other = next(named, field.others[0])
    if decision.choice == "other":
        return other.value
    return both_texts(str(field.shown.value or ""), str(other.value or ""))
