"""Records of every kind, with a value in every unit."""

from graphlib import TopologicalSorter
from typing import NamedTuple

from sqlalchemy import JSON, Boolean, Date, DateTime, Integer, TypeDecorator, Uuid
from sqlmodel import SQLModel

from app.models.units import ALIVE, synced_models, table_of, units_of
from app.storage.typed_rows import shapes
from tests.server.partnership import change, new_id

CASES = ("enterprise", "trajectory", "network")
BY_SERVER = "directory_entry"  # laptops never write it
KNOWN_TO_ALL = frozenset({"name", "number", "municipality_nis", "phase"})  # by the directory
_PLAIN = (
    (Boolean, lambda _: True),
    (DateTime, lambda _: "2026-05-04 09:00:00.000000"),
    (Date, lambda _: "2026-05-04"),
    (Integer, len),
    (JSON, lambda word: [word]),
)  # fmt: skip


class Made(NamedTuple):
    """One record."""

    kind: str
    id: str
    root: str
    above: list[tuple[str, str]]
    units: dict[str, object]


def kinds_below(kind):
    """Return a kind of case and what stands in such a case, each after what it hangs under."""
    above = {one: {name for _, name in shape.parents} for one, shape in shapes().items()}
    found = [kind]
    for one in TopologicalSorter(above).static_order():
        if above[one] & {*found}:
            found.append(one)
    return found


def shared_kinds():
    """Return the kinds of which the records belong to no case: all have them."""
    of_cases = {one for kind in CASES for one in kinds_below(kind)}
    return shapes().keys() - of_cases - {BY_SERVER}


def one_of_each(word, **ids):
    """
    Return a record of each kind that laptops write, each after what it hangs under.

    Every text says `word`, but what the directory of companies tells to all. `ids`: of kinds.
    """
    models = {str(model.__tablename__): model for model in synced_models()}
    ids = {kind: ids.get(kind) or new_id() for kind in models if kind != BY_SERVER}
    # What stands in cases of several kinds is made in the first of them
    root_of = {one: ids[kind] for kind in reversed(CASES) for one in kinds_below(kind)}
    made = {}
    for kind in (table.name for table in SQLModel.metadata.sorted_tables if table.name in ids):
        root = root_of.get(kind, ids["partnership"])
        near = {one: ids[one] for one in ids if root_of.get(one, root) == root}
        above = [(name, near[name]) for _, name in shapes()[kind].parents if name in near]
        made[kind] = Made(kind, ids[kind], root, above, values(models[kind], word, near))
    return made


def inserts(made):
    """Return changes that insert these records."""
    return [
        change(one.kind, one.id, one.root, {ALIVE: True, **one.units}, above=one.above)
        for one in made
    ]


def values(model, word, ids):
    """Return a value for each unit of a kind, but whether it is there."""
    return {
        unit: _value(model, columns, word, ids)
        for unit, columns in units_of(model).items()
        if unit != ALIVE
    }


def _value(model, columns, word, ids):
    found = {name: _of_column(table_of(model).columns[name], word, ids) for name in columns}
    return found if len(columns) > 1 else found[columns[0]]


def _of_column(column, word, ids):
    for key in column.foreign_keys:
        return ids.get(key.column.table.name)
    stored = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if isinstance(stored, Uuid):
        return None if column.nullable else new_id()
    if column.table.name in ("enterprise", "establishment") and column.name in KNOWN_TO_ALL:
        return "openbaar"
    return next((value(word) for cls, value in _PLAIN if isinstance(stored, cls)), word)
