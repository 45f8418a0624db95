"""Records of every kind, with a value in every unit."""

from graphlib import TopologicalSorter
from typing import NamedTuple

from sqlalchemy import JSON, Boolean, Date, DateTime, Integer, TypeDecorator, Uuid
from sqlmodel import SQLModel

from app.models.units import ALIVE, synced_models, table_of, units_of
from app.storage.typed_rows import shapes
from tests.server.partnership import change, new_id

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


def kinds_of_a_case():
    """Return the kinds of a case, each after what it hangs under."""
    above = {kind: {one for _, one in shape.parents} for kind, shape in shapes().items()}
    order = TopologicalSorter(above).static_order()
    found = ["enterprise"]
    for kind in order:
        if above[kind] & {*found}:
            found.append(kind)
    return found


def one_of_each(word, **ids):
    """
    Return a record of each kind that laptops write, each after what it hangs under.

    Every text says `word`, but what the directory of companies tells to all. `ids`: of kinds.
    """
    case, made = kinds_of_a_case(), {}
    models = {str(model.__tablename__): model for model in synced_models()}
    ids = {kind: ids.get(kind) or new_id() for kind in models if kind != BY_SERVER}
    for kind in (table.name for table in SQLModel.metadata.sorted_tables if table.name in ids):
        root = ids["enterprise" if kind in case else "partnership"]
        above = [(name, ids[name]) for _, name in shapes()[kind].parents]
        made[kind] = Made(kind, ids[kind], root, above, values(models[kind], word, ids))
    return made


def whole_case(word, person, partner):
    """Return a new case, and changes that insert one record of each of its kinds."""
    made = one_of_each(word, person=person, partner=partner)
    some = [made[kind] for kind in kinds_of_a_case()]
    return some[0].root, [
        change(one.kind, one.id, one.root, {ALIVE: True, **one.units}, above=one.above)
        for one in some
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
        return ids[key.column.table.name]
    stored = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if isinstance(stored, Uuid):
        return None if column.nullable else new_id()
    if column.table.name in ("enterprise", "establishment") and column.name in KNOWN_TO_ALL:
        return "openbaar"
    return next((value(word) for cls, value in _PLAIN if isinstance(stored, cls)), word)
