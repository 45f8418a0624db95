"""
Taking back what a unit of work did, and doing it again: both are units of work like any other.

What the outbox has of a unit of work says what each field was. A field that holds something else by
now than that unit of work left there was changed since, and is left alone.
"""

import json
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, func, select, update
from sqlmodel import Session, col

from app.core.errors import UserError
from app.core.progress import Progress, Silent
from app.models.base import Synced
from app.models.local import BinnedDraft, Draft
from app.models.sync import Outbox
from app.models.units import ALIVE, synced_models, table_of, units_of
from app.services.changes import Changes
from app.services.drafts import KeptDraft, fields_of, put_draft_back, take_draft_again
from app.storage.capture import INSERT
from app.storage.store import Store
from app.storage.unit_values import columns_to_write, models_by_kind, parts, read_units

PART: Final = 100  # records written between two looks whether to stop
Key = tuple[str, UUID]  # kind and id of a record


@dataclass(frozen=True, slots=True)
class Left:
    """A field that was left as it is, because something else changed it since."""

    kind: str
    id: UUID
    unit: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: `redo` does it again."""

    changes: Changes
    left: tuple[Left, ...] = ()
    is_open: bool = False  # a decision: its question stands again, and is answered there


@dataclass(slots=True)
class _Record:
    """What the units of work did to one record; values are parsed JSON."""

    made: dict[str, Any] | None = None  # all units as they were left, of a record that was made
    units: dict[str, tuple[Any, Any]] = field(default_factory=dict)  # before, after


def undo(store: Store, done: Changes, progress: Progress | None = None) -> Undone:
    """
    Take back what a use case did; a draft that ended with it comes back.

    A record that was made is hidden again. Fields that were changed since stay, and are told; when
    nothing is left to do, or a record that was made is used by now, nothing is done.

    Args:
        progress: Told while records are written; may stop it by raising Cancelled: then nothing is
            taken back.

    Raises:
        UserError: `undo.changed` (kind, unit), `undo.gone` (kind, unit), `undo.used` (kind, by) or
            `undo.draft`; what the store says.
    """
    with store.write() as session:
        return _taken_back(session, done, progress or Silent(), is_redo=False)


def redo(store: Store, undone: Undone, progress: Progress | None = None) -> Undone:
    """Do again what was taken back; raises as `undo`, but for `undo.used`."""
    with store.write() as session:
        return _taken_back(session, undone.changes, progress or Silent(), is_redo=True)


def _taken_back(session: Session, done: Changes, progress: Progress, *, is_redo: bool) -> Undone:
    progress.step(0, 0)
    records = _records(session, done.groups)
    progress.step(0, len(records))
    now = _now(session, records)
    goals, left = _goals(records, now)
    if left and not goals:
        raise _refusal(left[0], now)
    if not is_redo:  # what hangs on a record that is removed again hung on it the first time
        _refuse_used(session, goals, records.keys(), done.groups)
    _write(session, goals, progress)
    _turn_drafts(session, done)
    return Undone(Changes.of(session), left)


def _records(session: Session, groups: Iterable[str]) -> dict[Key, _Record]:
    """Return per record what was done, all groups as one."""
    lines = (
        select(
            col(Outbox.kind),
            col(Outbox.record_id),
            col(Outbox.unit),
            col(Outbox.old),
            col(Outbox.value),
        )
        .where(col(Outbox.change_group).in_(groups))
        .order_by(col(Outbox.position))
    )
    found: dict[Key, _Record] = {}
    for kind, record_id, unit, old, value in session.execute(lines):
        record = found.setdefault((kind, UUID(record_id)), _Record())
        after = _parsed(value)
        if unit == INSERT:
            record.made = after
        elif record.made is not None:
            record.made[unit] = after
        else:
            before = record.units[unit][0] if unit in record.units else _parsed(old)
            record.units[unit] = (before, after)
    return found


def _now(session: Session, records: dict[Key, _Record]) -> dict[Key, dict[str, Any]]:
    """Return the units of those records as they stand."""
    wanted: dict[str, list[UUID]] = {}
    for kind, record_id in records:
        wanted.setdefault(kind, []).append(record_id)
    return {
        (kind, record_id): units
        for kind, ids in wanted.items()
        for record_id, units in read_units(session, kind, ids).items()
    }


def _refuse_used(
    session: Session, goals: dict[Key, dict[str, Any]], known: Set[Key], groups: tuple[str, ...]
) -> None:
    """Refuse to hide a record that something hangs on since, that was not touched with it."""
    hidden: dict[str, list[UUID]] = {}
    for (kind, record_id), units in goals.items():
        if units.get(ALIVE) is False:
            hidden.setdefault(kind, []).append(record_id)
    if hidden:
        last = func.max(col(Outbox.position))
        since = session.scalar(select(last).where(col(Outbox.change_group).in_(groups)))
        for kind, ids in hidden.items():
            for user, column, users in _users(session, kind, ids):
                by = str(user.__tablename__)
                others = [one for one in users if (by, one) not in known]
                if _is_newer(session, user, column, others, since or 0):
                    raise UserError("undo.used", kind=kind, by=by)


def _users(
    session: Session, kind: str, ids: list[UUID]
) -> Iterator[tuple[type[Synced], str, list[UUID]]]:
    """Give per column that names one of `ids` its model and the records that stand."""
    table = table_of(models_by_kind()[kind])
    for model in synced_models():
        other = table_of(model)
        for key in other.foreign_keys:
            if key.column.table is table:
                found: list[UUID] = []
                for part in parts(ids):
                    rows = select(other.c.id).where(key.parent.in_(part), ~other.c.deleted)
                    found += session.scalars(rows)
                yield model, key.parent.name, found


def _is_newer(
    session: Session, model: type[Synced], column: str, ids: list[UUID], since: int
) -> bool:
    """Tell whether one of the records was made, shown again or tied to another since."""
    unit = next(unit for unit, columns in units_of(model).items() if column in columns)
    newer = select(col(Outbox.position)).where(
        col(Outbox.kind) == str(model.__tablename__),
        col(Outbox.unit).in_((INSERT, ALIVE, unit)),
        col(Outbox.position) > since,
    )
    return any(
        session.scalar(newer.where(col(Outbox.record_id).in_([one.hex for one in part])).limit(1))
        for part in parts(ids)
    )


def _goals(
    records: dict[Key, _Record], now: dict[Key, dict[str, Any]]
) -> tuple[dict[Key, dict[str, Any]], tuple[Left, ...]]:
    """Return what each record becomes, by unit, and what is left alone."""
    goals: dict[Key, dict[str, Any]] = {}
    left: list[Left] = []
    for key, record in records.items():
        units = now[key]
        if record.made is not None:
            if record.made[ALIVE]:
                _refuse_changed(key, record.made, units)
                goals[key] = {ALIVE: False}
            continue
        is_gone = not units[ALIVE] and ALIVE not in record.units
        for unit, (before, after) in record.units.items():
            if before == units[unit]:
                continue
            if is_gone or units[unit] != after:
                left.append(Left(*key, unit))
            else:
                goals.setdefault(key, {})[unit] = before
    return goals, tuple(left)


def _refuse_changed(key: Key, made: dict[str, Any], now: dict[str, Any]) -> None:
    """Refuse to hide a record that was made, when it was changed since."""
    unit = next((unit for unit in now if now[unit] != made[unit]), None)
    if unit is not None:
        raise _refusal(Left(*key, unit), {key: now})


def _refusal(left: Left, now: dict[Key, dict[str, Any]]) -> UserError:
    if now[left.kind, left.id][ALIVE]:
        return UserError("undo.changed", kind=left.kind, unit=left.unit)
    return UserError("undo.gone", kind=left.kind, unit=left.unit)


def _write(session: Session, goals: dict[Key, dict[str, Any]], progress: Progress) -> None:
    """Write many records of one kind and the same columns in one statement, a part at a time."""
    alike: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = {}
    for (kind, record_id), units in goals.items():
        model = models_by_kind()[kind]
        values: dict[str, Any] = {}
        for unit, value in units.items():
            values |= columns_to_write(model, unit, value)
        row = {f"b_{name}": value for name, value in values.items()} | {"b_id": record_id}
        alike.setdefault((kind, tuple(sorted(values))), []).append(row)
    written = 0
    for (kind, names), rows in alike.items():
        table = table_of(models_by_kind()[kind])
        wanted = {name: bindparam(f"b_{name}", type_=table.c[name].type) for name in names}
        statement = update(table).where(table.c.id == bindparam("b_id")).values(wanted)
        for first in range(0, len(rows), PART):
            progress.step(written, len(goals))
            part = rows[first : first + PART]
            session.connection().execute(statement, part)
            written += len(part)


def _turn_drafts(session: Session, done: Changes) -> None:
    """Put back the drafts that ended, and end those that came back, unless somebody typed on."""
    put = {kept.form.id for kept in done.put}
    taken = {kept.form.id for kept in done.taken}
    for kept in done.put:
        if kept.form.id not in taken:
            found = session.get(Draft, kept.form.id)
            is_typed_on = found is not None and fields_of(found) != kept.form.fields
            if is_typed_on and not kept.is_binned:  # what goes to the bin is kept there as it is
                raise UserError("undo.draft")
            take_draft_again(session, kept)
    for kept in done.taken:
        if kept.form.id not in put and _is_away(session, kept):
            put_draft_back(session, kept)


def _is_away(session: Session, kept: KeptDraft) -> bool:
    if kept.is_binned:
        return session.get(BinnedDraft, kept.form.id) is not None
    return session.get(Draft, kept.form.id) is None


def _parsed(value: str | None) -> Any:
    return None if value is None else json.loads(value)
