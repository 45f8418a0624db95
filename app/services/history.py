"""What became of one record: every change of every field, by whom and when."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlmodel import col, select

from app.core import clock
from app.models.sync import Outbox
from app.models.units import ALIVE, units_of
from app.storage.capture import INSERT
from app.storage.store import Store
from app.storage.unit_values import models_by_kind, readers_of

MADE: Final = INSERT  # the unit of the change that made the record: all fields at once
EXISTS: Final = ALIVE  # the unit that says whether the record is there: False after a removal


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
    if kind not in models_by_kind():
        raise KeyError(kind)
    query = (
        select(Outbox)
        .where(col(Outbox.kind) == kind, col(Outbox.record_id) == record_id.hex)
        .order_by(col(Outbox.position))
    )
    with store.read() as session:
        return tuple(change_of(found) for found in session.exec(query))


def unit_of(kind: str, column: str) -> str:
    """Return what a column is judged together with; one alone is its own unit."""
    units = units_of(models_by_kind()[kind])
    return next((unit for unit, columns in units.items() if column in columns), column)


def change_of(found: Outbox) -> FieldChange:
    """Return a line of the outbox as a change."""
    readers = readers_of(models_by_kind()[found.kind])
    old, new = _parsed(found.old), _parsed(found.value)
    if found.unit == MADE:
        old, new = None, {unit: readers[unit](value) for unit, value in new.items()}
    else:
        old, new = readers[found.unit](old), readers[found.unit](new)
    return FieldChange(found.unit, old, new, UUID(found.actor), clock.told(found.made_at))


def _parsed(text: str | None) -> Any:
    return None if text is None else json.loads(text)
