"""
What two people wrote without having seen each other's, and how it is settled (S19).

A conflict is never stored: it is what stands beside the shown value. Settling is an edit like any
other that takes the place of all of them, so the normal undo takes it back.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.models.partnership import Person
from app.models.sync import MergedUnit, RecordVersion, Sibling, UnitVersion
from app.models.units import ALIVE
from app.services.changes import Changes
from app.services.conflicts.reading import read_conflicts
from app.services.conflicts.view import Conflict, ConflictField, Decision, MergedLine
from app.services.record_names import names_of, record_names
from app.services.records import write
from app.services.retention.bin import MODELS, throw_away
from app.services.syncing.view import RecordName
from app.storage.resolving import resolve
from app.storage.store import Store
from app.storage.unit_values import models_by_kind, read_units
from app.sync.text_merge import both_texts

Choices = Sequence[tuple[RecordName, Sequence[Decision]]]


def conflicts(store: Store) -> tuple[Conflict, ...]:
    """Return what is to decide, the oldest first."""
    with store.read() as session:
        return tuple(read_conflicts(session, store.actor))


def conflict(store: Store, kind: str, record_id: UUID) -> Conflict | None:
    """Return what is to decide on one record, None when nothing is."""
    with store.read() as session:
        return next(iter(read_conflicts(session, store.actor, (kind, record_id))), None)


def merged_today(store: Store) -> tuple[MergedLine, ...]:
    """Return what merged by itself today, the last first."""
    since = datetime.combine(clock.today(), time()).astimezone(UTC).isoformat()
    lines = select(MergedUnit).where(MergedUnit.at >= since).order_by(col(MergedUnit.number).desc())
    with store.read() as session:
        found = session.exec(lines).all()
        names = record_names(
            session, {(one.kind, UUID(one.record_id), UUID(one.root)) for one in found}
        )
        people = names_of(session, Person, {UUID(one) for line in found for one in _people(line)})
        return tuple(
            MergedLine(
                record=names[line.kind, UUID(line.record_id)],
                unit=line.unit,
                at=datetime.fromisoformat(line.at).astimezone(UTC),
                authors=tuple(people.get(UUID(one), "") for one in _people(line)),
            )
            for line in found
        )


def both(field: ConflictField, other: str | None) -> str:
    """Return the text of a field with the sentences of both; what they share stands once."""
    shown = str(field.shown.value or "")
    found = next((one for one in field.others if one.change_id == other), field.others[0])
    return both_texts(shown, str(found.value or ""))


def decide(store: Store, record: RecordName, decisions: Sequence[Decision]) -> Changes:
    """
    Store what was chosen for the fields of a record.

    Raises:
        UserError: `conflict.changed` (kind, unit): something else stands there by now; nothing is
            stored.
    """
    return decide_all(store, [(record, decisions)])


def decide_all(store: Store, choices: Choices) -> Changes:
    """Store what was chosen for many records, all or nothing, as one action; raises as `decide`."""
    with store.write() as session:
        for record, decisions in choices:
            for decision in decisions:
                value = _chosen(session, record, decision)
                resolve(session, record.kind, record.id, decision.unit, value)
        return Changes.of(session)


def settle(store: Store, record: RecordName, *, keep: bool) -> Changes:
    """
    Keep a record that somebody deleted, or delete it with all that hangs on it now.

    Raises:
        UserError: `conflict.changed` (kind, unit): it is no question any more.
    """
    with store.write() as session:
        key = {"kind": record.kind, "record_id": record.id.hex}
        version = session.get(RecordVersion, key)
        if version is None or not version.contested:
            raise UserError("conflict.changed", kind=record.kind, unit=ALIVE)
        if keep:
            resolve(session, record.kind, record.id, ALIVE, True)  # noqa: FBT003  it is a value
        elif record.kind not in MODELS:
            write(session.get_one(models_by_kind()[record.kind], record.id), {"deleted": True})
        if keep or record.kind not in MODELS:
            return Changes.of(session)
    return throw_away(store, record.kind, record.id)


def _chosen(session: Session, record: RecordName, decision: Decision) -> Any:
    """Return the value that was chosen, parsed from JSON as capture writes it."""
    beside = session.exec(
        select(Sibling)
        .where(
            Sibling.kind == record.kind,
            Sibling.record_id == record.id.hex,
            Sibling.unit == decision.unit,
            col(Sibling.is_other),
        )
        .order_by(col(Sibling.change_id))
    ).all()
    chosen = {one.change_id: json.loads(one.value) for one in beside}
    is_news = decision.seen and decision.seen != {_shown(session, record, decision.unit), *chosen}
    if not chosen or decision.other not in {None, *chosen} or is_news:
        raise UserError("conflict.changed", kind=record.kind, unit=decision.unit)
    if decision.text is not None:
        return decision.text
    shown = read_units(session, record.kind, [record.id], [decision.unit])
    value = shown[record.id][decision.unit]
    if decision.choice == "mine":
        return value
    other = chosen[decision.other or beside[0].change_id]
    return other if decision.choice == "other" else both_texts(value or "", other or "")


def _shown(session: Session, record: RecordName, unit: str) -> str:
    """Return the change whose value stands on the screens."""
    key = {"kind": record.kind, "record_id": record.id.hex}
    changed = session.get(UnitVersion, key | {"unit": unit})
    if changed is not None:
        return str(json.loads(changed.ids)[0])
    return session.get_one(RecordVersion, key).version


def _people(line: MergedUnit) -> list[str]:
    return [one for one in json.loads(line.authors) if one and one != "system"]
