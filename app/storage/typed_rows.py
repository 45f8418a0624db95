"""The values of units, as capture writes them, into the columns of their tables."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import JSON, Boolean, Column, TypeDecorator
from sqlmodel import SQLModel

from app.models.base import Synced
from app.models.units import CASES, synced_models, table_of, units_of
from app.storage.applying import Work
from app.storage.capture import unit_json

Encode = Callable[[Any], Any]
_SHARED: Final = frozenset({"actor", "partnership", "partner", "person"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What is to be known of one table to write its rows without a mapper."""

    kind: str
    units: Mapping[str, tuple[str, ...]]  # columns of each unit, `@alive` first
    columns: tuple[str, ...]  # id, root, deleted, then the others
    usual: tuple[Any, ...]  # what SQLite keeps of columns that an insert does not tell
    # Of each unit its columns: place in `columns`, name in the value (None: it is the value itself)
    plan: Mapping[str, tuple[tuple[int, str | None, Encode], ...]]
    plain: Mapping[str, int]  # of units that are stored as they are: the place of the column
    several: Mapping[str, tuple[tuple[int, str], ...]]  # the same of units of more columns
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
        return [encode(_part(value, name)) for _, name, encode in self.plan[unit]]

    def row(self, record_id: str, root: str, units: Mapping[str, Any]) -> list[Any]:
        """Return a whole row; what the units do not tell gets what the model gives it."""
        found = [*self.usual]
        found[0], found[1] = record_id, root
        plain, several = self.plain, self.several  # as nearly all: there are thousands of rows
        for unit, value in units.items():
            if unit in plain:
                found[plain[unit]] = value
            elif unit in several:
                for at, part in several[unit]:
                    found[at] = _part(value, part)
            else:
                for at, name, encode in self.plan.get(unit, ()):
                    found[at] = encode(_part(value, name))
        return found


def _part(value: Any, name: str | None) -> Any:
    """Return what a column gets of a unit; a server takes nothing for a unit of more columns."""
    return value if name is None or value is None else value.get(name)


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


def parents_in(kind: str, units: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the same of a record that has no row, by the values of its units."""
    shape = shapes()[kind]
    row = dict(zip(shape.columns, shape.row("", "", units), strict=True))
    return [(above, row[column]) for column, above in shape.parents if row[column] is not None]


def _shape(model: type[Synced]) -> Shape:
    table = table_of(model)
    units = units_of(model)
    others = [name for columns in units.values() for name in columns if name != "deleted"]
    columns = ("id", "root", "deleted", *others)
    encoders = {name: _encoder(table.columns[name]) for name in others}
    encoders["deleted"] = _deleted
    usual = ("", "", 0, *(_default(model, name, encoders[name]) for name in others))
    plan = {
        unit: tuple(
            (columns.index(name), name if len(names) > 1 else None, encoders[name])
            for name in names
        )
        for unit, names in units.items()
    }
    as_they_are = {
        unit: tuple((at, name) for at, name, _ in its)
        for unit, its in plan.items()
        if all(encode is _as_it_is for *_, encode in its)
    }
    plain = {unit: its[0][0] for unit, its in as_they_are.items() if its[0][1] is None}
    several = {
        unit: tuple((at, name) for at, name in its if name is not None)
        for unit, its in as_they_are.items()
        if unit not in plain
    }
    return Shape(table.name, units, columns, usual, plan, plain, several, _parents(model))


def _deleted(is_there: Any) -> int:
    return 0 if is_there else 1


def _as_it_is(value: Any) -> Any:
    return value


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _parents(model: type[Synced]) -> tuple[tuple[str, str], ...]:
    """Return what may stand above it in its case: who works there belongs to all cases."""
    table = table_of(model)
    keys = sorted((key.parent.name, key.column.table.name) for key in table.foreign_keys)
    of_case = [(column, kind) for column, kind in keys if kind not in _SHARED]
    if of_case or table.name in CASES:
        return tuple(of_case)
    return tuple(keys)


def _encoder(column: "Column[Any]") -> Encode:
    stored = column.type
    kept = stored.impl_instance if isinstance(stored, TypeDecorator) else stored
    if isinstance(kept, JSON):
        return json.dumps
    if isinstance(kept, Boolean):
        return _whole
    return _as_it_is


def _default(model: type[Synced], column: str, encode: Encode) -> Any:
    """Return what the model gives a column, as SQLite keeps it; only plain values have one."""
    value = model.model_fields[column].get_default()
    simple = value is None or isinstance(value, str | int | float | bool | tuple)
    return encode(value if simple else None)
