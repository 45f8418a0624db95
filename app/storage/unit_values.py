"""What capture wrote of a unit, as the values that the model holds."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import JSON, Dialect, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Session

from app.models.base import Synced
from app.models.units import ALIVE, synced_models, table_of, units_of
from app.storage.capture import unit_json

Id = TypeVar("Id", UUID, str)
Reader = Callable[[Any], Any]
_DIALECT: Final[Dialect] = sqlite.dialect()
_PART: Final = 500  # ids in a query


@cache
def models_by_kind() -> Mapping[str, type[Synced]]:
    """Return the model of each synced table, by the name of the table."""
    return {str(model.__tablename__): model for model in synced_models()}


@cache
def readers_of(model: type[Synced]) -> Mapping[str, Reader]:
    """
    Return for each unit what turns its parsed JSON into what the model holds.

    A unit of more columns gives a dict by column; ALIVE gives whether the record is there.
    """
    return {unit: _reader(model, columns) for unit, columns in units_of(model).items()}


def columns_to_write(model: type[Synced], unit: str, value: Any) -> dict[str, Any]:
    """Return the columns that give a unit this value, parsed from its JSON."""
    if unit == ALIVE:
        return {"deleted": not value}
    found = readers_of(model)[unit](value)
    columns = units_of(model)[unit]
    return found if len(columns) > 1 else {columns[0]: found}


def read_units(
    session: Session, kind: str, ids: Iterable[UUID], units: Sequence[str] | None = None
) -> dict[UUID, dict[str, Any]]:
    """Return the units of records as they stand, parsed from JSON as capture writes it."""
    model = models_by_kind()[kind]
    known = units_of(model)
    wanted = tuple(known) if units is None else tuple(units)
    table = table_of(model)
    pairs = ", ".join(f"'{unit}', {unit_json(table, known[unit], kind)}" for unit in wanted)
    found = {}
    for part in parts(list(ids)):
        query = f"SELECT id, json_object({pairs}) FROM {kind} WHERE id IN ({_hexes(part)})"  # noqa: S608 names of our own tables, and ids
        for record, value in session.execute(text(query)):
            found[UUID(record)] = json.loads(value)
    return found


def parts(items: Sequence[Id]) -> Iterator[Sequence[Id]]:
    """Give ids in parts that fit in a query."""
    for first in range(0, len(items), _PART):
        yield items[first : first + _PART]


def _hexes(ids: Iterable[UUID]) -> str:
    return ", ".join(f"'{one.hex}'" for one in ids)


def _reader(model: type[Synced], columns: tuple[str, ...]) -> Reader:
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
