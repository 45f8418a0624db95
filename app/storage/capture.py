"""
Triggers that see every change of a synced table, made from the model metadata.

They see bulk updates and raw SQL as well. `app.storage.written_lines` says what becomes of it: a
line of the outbox, that history, undo and sync read.

A line of the outbox: `unit` is `*` for an insert (value: JSON object of all units), else one unit
(old and value: JSON; a unit of more than one column is an object of its columns). A plain column is
its own unit; `@alive` is the opposite of the column `deleted`.
"""

from collections.abc import Iterator
from string import Template
from typing import Final

from sqlalchemy import JSON, Boolean, Column, ForeignKey, LargeBinary, Table, TypeDecorator
from sqlalchemy.types import TypeEngine

from app.models.base import Synced
from app.models.units import synced_models, table_of, units_of
from app.storage import written_lines

INSERT: Final = "*"

MUTED: Final = "(SELECT applying FROM sync_context WHERE id = 1) IS 1"
_INSERT_TRIGGER = Template("""AFTER INSERT ON $kind
WHEN NOT $muted
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('$kind', NEW.id, NEW.root, $value);
END""")

_UPDATE_TRIGGER = Template("""AFTER UPDATE OF $columns ON $kind
WHEN ($differs) AND NOT $muted
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('$kind', NEW.id, NEW.root, '$unit', $old, $value, '$reach', 0);
END""")

_DELETE_TRIGGER = Template("""BEFORE DELETE ON $kind
WHEN NOT $muted
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END""")

_FIXED_TRIGGER = Template("""BEFORE UPDATE OF id, root ON $kind
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END""")


def triggers_of(model: type[Synced]) -> dict[str, str]:
    """Return the triggers of one synced table: name to SQL."""
    table = table_of(model)
    units = units_of(model)
    made = {
        f"capture_{table.name}_insert": _insert_trigger(table, units),
        f"capture_{table.name}_delete": _DELETE_TRIGGER.substitute(kind=table.name, muted=MUTED),
        f"capture_{table.name}_fixed": _FIXED_TRIGGER.substitute(kind=table.name),
    }
    for unit, columns in units.items():
        made[f"capture_{table.name}_u_{unit.strip('@')}"] = _update_trigger(table, unit, columns)
    return {name: f"CREATE TRIGGER {name} {body}" for name, body in made.items()}


def all_triggers() -> dict[str, str]:
    """Return the triggers of all synced tables: name to SQL."""
    return {name: sql for model in synced_models() for name, sql in triggers_of(model).items()}


def statements() -> Iterator[str]:
    """Return what a new database needs besides its tables: single rows, views and triggers."""
    yield "INSERT INTO sync_context (id, applying) VALUES (1, 0)"
    yield "INSERT INTO sync_state (id) VALUES (1)"
    yield from written_lines.statements()
    yield from all_triggers().values()


def _insert_trigger(table: Table, units: dict[str, tuple[str, ...]]) -> str:
    pairs = (f"'{unit}', {unit_json(table, columns, 'NEW')}" for unit, columns in units.items())
    value = f"json_object({', '.join(pairs)})"
    return _INSERT_TRIGGER.substitute(kind=table.name, muted=MUTED, value=value)


def _update_trigger(table: Table, unit: str, columns: tuple[str, ...]) -> str:
    return _UPDATE_TRIGGER.substitute(
        kind=table.name,
        unit=unit,
        columns=", ".join(columns),
        differs=" OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns),
        old=unit_json(table, columns, "OLD"),
        value=unit_json(table, columns, "NEW"),
        muted=MUTED,
        reach=reach_of(table),
    )


def reach_of(table: Table) -> str:
    """Return what a delete is about: `case`, or `record` when no table names this one."""
    return "case" if any(key.references(table) for key in _foreign_keys()) else "record"


def _foreign_keys() -> Iterator[ForeignKey]:
    for model in synced_models():
        yield from table_of(model).foreign_keys


def unit_json(table: Table, columns: tuple[str, ...], row: str) -> str:
    """Return the SQL that gives a unit as JSON; `row` is NEW, OLD or the name of the table."""
    if columns == ("deleted",):
        return f"json(CASE WHEN {row}.deleted THEN 'false' ELSE 'true' END)"
    if len(columns) == 1:
        return _column_json(table.columns[columns[0]], row)
    pairs = (f"'{c}', {_column_json(table.columns[c], row)}" for c in columns)
    return f"json_object({', '.join(pairs)})"


def _column_json(column: Column[object], row: str) -> str:
    """Return the SQL that gives one column as JSON, by its type."""
    name = f"{row}.{column.name}"
    stored: TypeEngine[object] = column.type
    if isinstance(stored, TypeDecorator):
        stored = stored.impl_instance
    if isinstance(stored, JSON):
        return f"json(coalesce({name}, 'null'))"
    if isinstance(stored, Boolean):
        return f"json(CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)"
    if isinstance(stored, LargeBinary):
        raise TypeError(f"{column}: bytes do not travel in records, use a blob")
    return f"json_quote({name})"
