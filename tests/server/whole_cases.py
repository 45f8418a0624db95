"""A case with one record of every kind that a case has, in words of its own."""

from graphlib import TopologicalSorter

from sqlalchemy import JSON, Boolean, Date, DateTime, Integer, TypeDecorator, Uuid

from app.models.units import ALIVE, synced_models, table_of, units_of
from app.storage.typed_rows import shapes
from tests.server.partnership import change, new_id

KNOWN_TO_ALL = frozenset({"name", "number", "municipality_nis", "phase"})  # by the directory
_PLAIN = (
    (Boolean, True),
    (DateTime, "2026-05-04 09:00:00.000000"),
    (Date, "2026-05-04"),
    (Integer, 1),
)  # fmt: skip


def kinds_of_a_case():
    """Return the kinds of a case, each after what it hangs under."""
    above = {kind: {one for _, one in shape.parents} for kind, shape in shapes().items()}
    order = TopologicalSorter(above).static_order()
    found = ["enterprise"]
    for kind in order:
        if above[kind] & {*found}:
            found.append(kind)
    return found


def whole_case(word, person, partner):
    """
    Return a new case, and changes that insert one record of each kind in it.

    Every text says `word`, but what the directory of companies tells to all.
    """
    root, made = new_id(), {}
    ids = {"person": person, "partner": partner}
    for model in synced_models():
        kind = str(model.__tablename__)
        ids.setdefault(kind, root if kind == "enterprise" else new_id())
    for kind in kinds_of_a_case():
        model = next(one for one in synced_models() if one.__tablename__ == kind)
        above = [(name, ids[name]) for _, name in shapes()[kind].parents]
        units = {
            unit: _value(model, columns, word, ids)
            for unit, columns in units_of(model).items()
            if unit != ALIVE
        }
        made[kind] = change(kind, ids[kind], root, {ALIVE: True, **units}, above=above)
    return root, made


def _value(model, columns, word, ids):
    values = {name: _of_column(table_of(model).columns[name], word, ids) for name in columns}
    return values if len(columns) > 1 else values[columns[0]]


def _of_column(column, word, ids):
    for key in column.foreign_keys:
        return ids[key.column.table.name]
    stored = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if isinstance(stored, Uuid):
        return None if column.nullable else new_id()
    if isinstance(stored, JSON):
        return [word]
    if column.table.name in ("enterprise", "establishment") and column.name in KNOWN_TO_ALL:
        return "openbaar"
    return next((value for cls, value in _PLAIN if isinstance(stored, cls)), word)
