"""The values of units, as capture writes them, into the columns of their tables."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import JSON, Boolean, Column, TypeDecorator
from sqlmodel import SQLModel

from app.models.base import Synced
from app.models.units import ALIVE, synced_models, table_of, units_of
from app.storage.applying import Work
from app.storage.capture import unit_json

Encode = Callable[[Any], Any]
_SHARED: Final = frozenset({"partnership", "partner", "person"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What is to be known of one table to write its rows without a mapper."""

    kind: str
    units: Mapping[str, tuple[str, ...]]  # columns of each unit, `@alive` first
    encoders: Mapping[str, Encode]  # by column
    defaults: Mapping[str, Any]  # raw values of columns that an insert does not tell
    columns: tuple[str, ...]  # id, root, deleted, then the others
    parents: tuple[tuple[str, str], ...]  # column, and the kind of the record above it

    @property
    def insert_sql(self) -> str:
        """Makes a row of values in the order of `columns`."""
        marks = ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.kind} ({', '.join(self.columns)}) VALUES ({marks})"  # noqa: S608 our own names

    def update_sql(self, unit: str) -> str:
        """Return what writes one unit: values in the order of its columns, then the id."""
        names = ", ".join(f"{column} = ?" for column in self.units[unit])
        return f"UPDATE {self.kind} SET {names} WHERE id = ?"  # noqa: S608 our own names

    def raw(self, unit: str, value: Any) -> list[Any]:
        """Return the values of the columns of a unit."""
        columns = self.units[unit]
        if unit == ALIVE:
            return [0 if value else 1]
        if len(columns) == 1:
            return [self.encoders[columns[0]](value)]
        return [
            self.encoders[column](value[column]) if column in value else self.defaults[column]
            for column in columns
        ]

    def row(self, record_id: str, root: str, units: Mapping[str, Any]) -> list[Any]:
        """Return a whole row; what the units do not tell gets what the model gives it."""
        found = {**self.defaults, "id": record_id, "root": root, "deleted": 0}
        for unit, value in units.items():
            if unit in self.units:
                found.update(zip(self.units[unit], self.raw(unit, value), strict=True))
        return [found[column] for column in self.columns]


@cache
def shapes() -> Mapping[str, Shape]:
    """Return the shape of each synced table, by name."""
    return {str(model.__tablename__): _shape(model) for model in synced_models()}


def values_of(
    work: Work, kind: str, ids: Iterable[str], units: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """Return the values of some units of records as they stand in their table, by id."""
    shape = shapes()[kind]
    table = SQLModel.metadata.tables[kind]
    pairs = ", ".join(f"'{unit}', {unit_json(table, shape.units[unit], kind)}" for unit in units)
    query = (
        f"SELECT id, json_object({pairs}) FROM {kind}"  # noqa: S608 our own names
        " WHERE id IN (SELECT value FROM json_each(?))"
    )
    return {one: json.loads(said) for one, said in work.rows(query, json.dumps(list(ids)))}


def parents_of(work: Work, kind: str, ids: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Return the records of the same case that each record hangs under, by id."""
    shape = shapes()[kind]
    columns = ", ".join(("id", *(column for column, _ in shape.parents)))
    query = f"SELECT {columns} FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 our own names
    return {
        row[0]: [
            (above, one)
            for (_, above), one in zip(shape.parents, row[1:], strict=True)
            if one is not None
        ]
        for row in work.rows(query, json.dumps(list(ids)))
    }


def _shape(model: type[Synced]) -> Shape:
    table = table_of(model)
    units = units_of(model)
    others = [column.name for columns in units.values() for column in _named(table, columns)]
    columns = ("id", "root", "deleted", *(name for name in others if name != "deleted"))
    encoders = {name: _encoder(table.columns[name]) for name in others}
    return Shape(
        table.name,
        units,
        encoders,
        {name: _default(model, name, encoders[name]) for name in others},
        columns,
        _parents(model),
    )


def _named(table: Any, columns: tuple[str, ...]) -> list["Column[Any]"]:
    return [table.columns[name] for name in columns]


def _parents(model: type[Synced]) -> tuple[tuple[str, str], ...]:
    """Return what may stand above it in its case: who works there belongs to all cases."""
    table = table_of(model)
    keys = sorted((key.parent.name, key.column.table.name) for key in table.foreign_keys)
    of_case = [(column, kind) for column, kind in keys if kind not in _SHARED]
    if of_case or table.name == "enterprise":
        return tuple(of_case)
    return tuple(keys)


def _encoder(column: "Column[Any]") -> Encode:
    stored = column.type
    kept = stored.impl_instance if isinstance(stored, TypeDecorator) else stored
    if isinstance(kept, JSON):
        return json.dumps
    if isinstance(kept, Boolean):
        return lambda value: None if value is None else int(value)
    return lambda value: value


def _default(model: type[Synced], column: str, encode: Encode) -> Any:
    """Return what the model gives a column, as SQLite keeps it; only plain values have one."""
    value = model.model_fields[column].get_default()
    simple = value is None or isinstance(value, str | int | float | bool | tuple)
    return encode(value if simple else None)
