"""
Triggers that write every change of a synced table to the outbox, made from the model metadata.

They see bulk updates and raw SQL as well. A change names what it replaces: the heads of its unit at
that moment. So history, undo and sync all read the same lines.

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
from app.models.units import ALIVE, synced_models, table_of, units_of

INSERT: Final = "*"

_INSERT_TRIGGER = Template("""AFTER INSERT ON $kind
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, '$kind', NEW.id, NEW.root, '*', $value,
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END""")

_UPDATE_TRIGGER = Template("""AFTER UPDATE OF $columns ON $kind
WHEN ($differs) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = '$kind' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, '$kind', NEW.id, NEW.root, '$unit',
    $old, $value,
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = '$kind' AND record_id = NEW.id AND unit = '$unit'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = '$kind' AND record_id = NEW.id)),
    $knew, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END""")

# What the author of a delete had before them: own changes of the record and of all below it. Each
# of them was in this database; a rejected one no longer was.
_KNEW = Template("""CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE $reach
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END""")
_OF_CASE: Final = "root = NEW.root"  # holds the record and all below; more than that is allowed

_DELETE_TRIGGER = Template("""BEFORE DELETE ON $kind
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
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
        f"capture_{table.name}_delete": _DELETE_TRIGGER.substitute(kind=table.name),
        f"capture_{table.name}_fixed": _FIXED_TRIGGER.substitute(kind=table.name),
    }
    for unit, columns in units.items():
        made[f"capture_{table.name}_u_{unit.strip('@')}"] = _update_trigger(table, unit, columns)
    return {name: f"CREATE TRIGGER {name} {body}" for name, body in made.items()}


def all_triggers() -> dict[str, str]:
    """Return the triggers of all synced tables: name to SQL."""
    return {name: sql for model in synced_models() for name, sql in triggers_of(model).items()}


def statements() -> Iterator[str]:
    """Return what a new database needs besides its tables: the context row and the triggers."""
    yield "INSERT INTO sync_context (id, applying) VALUES (1, 0)"
    yield from all_triggers().values()


def _insert_trigger(table: Table, units: dict[str, tuple[str, ...]]) -> str:
    pairs = (f"'{unit}', {unit_json(table, columns, 'NEW')}" for unit, columns in units.items())
    return _INSERT_TRIGGER.substitute(kind=table.name, value=f"json_object({', '.join(pairs)})")


def _update_trigger(table: Table, unit: str, columns: tuple[str, ...]) -> str:
    return _UPDATE_TRIGGER.substitute(
        kind=table.name,
        unit=unit,
        columns=", ".join(columns),
        differs=" OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns),
        old=unit_json(table, columns, "OLD"),
        value=unit_json(table, columns, "NEW"),
        knew=_knew(table) if unit == ALIVE else "NULL",
    )


def _knew(table: Table) -> str:
    """Return the SQL of what a delete knew; a table that no other names has nothing below it."""
    has_below = any(key.references(table) for key in _foreign_keys())
    reach = _OF_CASE if has_below else f"kind = '{table.name}' AND record_id = NEW.id"
    return _KNEW.substitute(reach=reach)


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
