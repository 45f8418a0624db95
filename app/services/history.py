"""What became of one record: every change of every field, by whom and when."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import JSON, Dialect
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import col, select

from app.models.base import Synced
from app.models.sync import Outbox
from app.storage.capture import ALIVE, INSERT, synced_models, table_of, units_of
from app.storage.store import Store

MADE: Final = INSERT  # the unit of the change that made the record: all fields at once
EXISTS: Final = ALIVE  # the unit that says whether the record is there: False after a removal
_DIALECT: Final[Dialect] = sqlite.dialect()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """
    One change of one unit: a column, or columns that are judged together.

    `old` and `new` are what the model holds: text, day, moment, Decimal, id, tuple; for a unit of
    more columns a dict by column; for MADE a dict by unit, and `old` is None.
    """

    unit: str
    old: Any
    new: Any
    actor: UUID  # the person
    at: datetime  # UTC


def record_history(store: Store, kind: str, record_id: UUID) -> tuple[FieldChange, ...]:
    """
    Return the changes of a record, the oldest first; none when this laptop saw none.

    What was undone is there twice, as a change and a change back; what was removed ends with
    EXISTS False.

    Args:
        kind: The name of its table, as in `Changes`.

    Raises:
        KeyError: There is no synced table of that name.
    """
    model = {str(one.__tablename__): one for one in synced_models()}[kind]
    readers = {unit: _reader(model, columns) for unit, columns in units_of(model).items()}
    query = (
        select(Outbox)
        .where(col(Outbox.kind) == kind, col(Outbox.record_id) == record_id.hex)
        .order_by(col(Outbox.position))
    )
    with store.read() as session:
        return tuple(_change(found, readers) for found in session.exec(query))


def _change(found: Outbox, readers: dict[str, Callable[[Any], Any]]) -> FieldChange:
    old, new = _parsed(found.old), _parsed(found.value)
    if found.unit == MADE:
        old, new = None, {unit: readers[unit](value) for unit, value in new.items()}
    else:
        old, new = readers[found.unit](old), readers[found.unit](new)
    at = datetime.fromisoformat(found.made_at).astimezone(UTC)
    return FieldChange(found.unit, old, new, UUID(found.actor), at)


def _parsed(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _reader(model: type[Synced], columns: tuple[str, ...]) -> Callable[[Any], Any]:
    """Return what turns the JSON of a unit into the values that the model holds."""
    types = table_of(model).columns
    if columns == ("deleted",):  # capture has written whether the record is there
        return bool
    if len(columns) == 1:
        return lambda value: _read(types[columns[0]].type, value)
    return lambda value: {name: _read(types[name].type, value[name]) for name in columns}


def _read(stored: TypeEngine[Any], value: Any) -> Any:
    """Read a value as the column does; capture wrote it as SQLite keeps it."""
    kept = stored.impl_instance if isinstance(stored, TypeDecorator) else stored
    process = stored.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    if value is None or process is None:
        return value
    return process(json.dumps(value) if isinstance(kept, JSON) else value)
