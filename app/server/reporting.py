"""
Typed, read-only views for tools that make reports: one per kind of record, made from the models.

They stand in the schema `reporting`. A role reads the partnership that it was admitted to and no
other, whatever it sets: `admit` says which, and row-level security is below that. A record that was
deleted is not shown; a value that does not fit its type is shown as nothing.
"""

import hashlib
from typing import Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Engine,
    Integer,
    Table,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import insert as insert_or

from app.core.errors import UserError
from app.models.base import Hundredths, Moment
from app.models.units import ALIVE, NAMELESS, synced_models, table_of, units_of
from app.server.account_tables import REPORTING_READER

SCHEMA: Final = "reporting"
_LOCK: Final = 0x7265_706F  # servers that start together wait for one another
_PLAIN: Final = ((Boolean, "boolean"), (Date, "date"), (Integer, "bigint"), (Uuid, "uuid"))
# A function of who asks sees no row that the view does not show; else a cheap one would come first
_BARRIER: Final = "WITH (security_barrier)"
_MINE: Final = (
    "record.partnership_id IN (SELECT reader.partnership_id FROM public.reporting_reader AS reader"
    " WHERE reader.role = current_user)"
)


def views() -> dict[str, str]:
    """Return the views: name to query; none of what was filled in without a name."""
    return {
        table_of(model).name: _query(table_of(model), units_of(model))
        for model in synced_models()
        if table_of(model).name not in NAMELESS
    }


def build(engine: Engine) -> bool:
    """Make the views when they are not those of this version; tell whether that was so."""
    wanted = views()
    mark = hashlib.sha256(repr((_BARRIER, sorted(wanted.items()))).encode()).hexdigest()
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if _mark(connection) == mark:
            return False
        roles = list(connection.scalars(REPORTING_READER.select()))
        connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
        for name, query in wanted.items():
            connection.execute(text(f'CREATE VIEW {SCHEMA}."{name}" {_BARRIER} AS {query}'))
        connection.execute(text(f"COMMENT ON SCHEMA {SCHEMA} IS '{mark}'"))
        for role in roles:
            _let_read(connection, role)
    return True


def admit(engine: Engine, role: str, partnership: str) -> str:
    """
    Let a role of the database read a partnership; return what its administrator must run for it.

    Raises:
        UserError: `setup.no_role` (role): there is no such role.
    """
    with engine.begin() as connection:
        found = text("SELECT count(*) FROM pg_roles WHERE rolname = :role")
        if not connection.scalar(found, {"role": role}):
            raise UserError("setup.no_role", role=role)
        new = insert_or(REPORTING_READER).values(role=role, partnership_id=partnership)
        said = {"partnership_id": partnership}
        connection.execute(new.on_conflict_do_update(index_elements=["role"], set_=said))
        _let_read(connection, role)
        return f"ALTER ROLE {_quoted(connection, role)} SET app.partnership = '{partnership}';"


def _query(table: Table, units: dict[str, tuple[str, ...]]) -> str:
    columns = [
        f"{_typed(table.columns[name], _place(unit, name, names))} AS {name}"
        for unit, names in units.items()
        if unit != ALIVE
        for name in names
    ]
    listed = ", ".join(["record.id::uuid AS id", "record.root::uuid AS root", *columns])
    return (
        f"SELECT {listed} FROM public.record WHERE record.kind = '{table.name}'"  # noqa: S608 names are ours, values are bound
        f" AND NOT record.deleted AND {_MINE}"
    )


def _place(unit: str, name: str, names: tuple[str, ...]) -> str:
    """Return where a column stands in the data of a record, as JSON."""
    whole = f"record.data -> '{unit}'"
    return whole if len(names) == 1 else f"{whole} -> '{name}'"


def _typed(column: "Column[object]", place: str) -> str:
    if isinstance(column.type, Moment):
        return f"{_checked(place, 'timestamp')} AT TIME ZONE 'UTC'"
    if isinstance(column.type, Hundredths):
        return f"({_checked(place, 'numeric')} / 100)::numeric(20, 2)"
    stored = getattr(column.type, "impl_instance", column.type)
    if isinstance(stored, JSON):
        return f"({place})"
    for kind, name in _PLAIN:
        if isinstance(stored, kind):
            return _checked(place, name)
    return _text(place)


def _text(place: str) -> str:
    head, _, last = place.rpartition(" -> ")
    return f"({head} ->> {last})"


def _checked(place: str, kind: str) -> str:
    value = _text(place)
    return f"CASE WHEN pg_input_is_valid({value}, '{kind}') THEN {value}::{kind} END"


def _mark(connection: Connection) -> str | None:
    query = "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = :name"
    found = connection.scalar(text(query), {"name": SCHEMA})
    return None if found is None else str(found)


def _let_read(connection: Connection, role: str) -> None:
    named = _quoted(connection, role)
    connection.execute(text(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {named}"))
    connection.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {named}"))


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)
