"""What a change must be like to be applied without anybody looking: known units, right types."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final, NamedTuple, Protocol

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    String,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.types import TypeEngine

from app.models.units import ALIVE, LONG_TEXTS, synced_models, table_of, units_of
from app.server.canonical import canonical
from app.server.compiled_kinds import Check, CompiledKinds
from app.server.wire import is_id
from app.sync.changes import Change, Row, Value
from app.sync.protocol import TEXT_BYTES
from app.sync.text_merge import Merged, merge_texts

_LONGEST_ESCAPE: Final = 12  # a sign beyond 16 bits is two escapes
_UNSAFE: Final = re.compile("[\x00\ud800-\udfff]")  # what a database keeps in no text


class Obstacle(NamedTuple):
    """Why a group is held, and which units it is about."""

    reason: str  # no_row, no_access, own_proposal, invalid, schema, database
    fields: tuple[str, ...] = ()


class Kinds(Protocol):
    """What the server knows of kinds of records; it would take any."""

    def obstacle(self, change: Change, units: Iterable[str]) -> Obstacle | None:
        """Return why these units of a change cannot be applied, None: they can."""

    def merge(self, row: Row, unit: str, texts: tuple[Value, Value, Value]) -> Merged | None:
        """Return one text of a base and two heads, None: that is for a person."""

    def texts(self, kind: str) -> frozenset[str]:
        """Return the units of which two heads may become one text."""


class ModelKinds:
    """The kinds of this version of the program, by its models."""

    def obstacle(self, change: Change, units: Iterable[str]) -> Obstacle | None:
        """Return why these units of a change cannot be applied, None: they can."""
        kind, is_whole = change.row.kind, change.is_insert
        if _COMPILED.fits(kind, change.values, whole=is_whole) and _has_ids(change):
            return None
        checks = _checks().get(kind)
        wanted = list(units)
        if checks is None:
            return Obstacle("schema")
        if unknown := [unit for unit in wanted if unit not in checks]:
            return Obstacle("schema", tuple(sorted(unknown)))
        if not _has_ids(change):
            return Obstacle("invalid")
        said = change.values
        wrong = [unit for unit in wanted if not checks[unit](said[unit])]
        if is_whole and not checks.keys() <= change.units.keys():
            wrong += checks.keys() - change.units.keys() - _may_lack(kind)
        return Obstacle("invalid", tuple(sorted(wrong))) if wrong else None

    def merge(self, row: Row, unit: str, texts: tuple[Value, Value, Value]) -> Merged | None:
        """Return one text of a base and two heads, None: that is for a person."""
        del row, unit
        base, one, other = (text if isinstance(text, str) else "" for text in texts)
        return merge_texts(base, one, other)

    def texts(self, kind: str) -> frozenset[str]:
        """Return the units of which two heads may become one text."""
        return _long_texts(kind)


@cache
def _long_texts(kind: str) -> frozenset[str]:
    return frozenset(unit for of, unit in LONG_TEXTS if of == kind)


@cache
def _checks() -> Mapping[str, Mapping[str, Check]]:
    return {
        str(model.__tablename__): {
            unit: _check([table_of(model).columns[name] for name in columns])
            for unit, columns in units_of(model).items()
        }
        for model in synced_models()
    }


@cache
def _may_lack(kind: str) -> frozenset[str]:
    """Return the units that an insert of an older program may leave out: they have a default."""
    model = next(each for each in synced_models() if each.__tablename__ == kind)
    fields = model.model_fields
    return frozenset(
        unit
        for unit, columns in units_of(model).items()
        if not any(fields[name].is_required() for name in columns)
    ) - {ALIVE}


def _has_ids(change: Change) -> bool:
    return is_id(change.row.id) and is_id(change.root)


def _check(columns: list["Column[Any]"]) -> Check:
    if [column.name for column in columns] == ["deleted"]:
        return lambda value: isinstance(value, bool)
    if len(columns) == 1:
        return _column_check(columns[0])
    checks = {column.name: _column_check(column) for column in columns}

    def fits(value: Any) -> bool:
        said = {} if value is None else value
        return (
            isinstance(said, dict)
            and said.keys() <= checks.keys()
            and all(check(said.get(name)) for name, check in checks.items())
        )

    return fits


def _column_check(column: "Column[Any]") -> Check:
    fits = _type_check(column.type)  # nothing is of no type
    return (lambda value: value is None or fits(value)) if column.nullable else fits


def _type_check(kind: TypeEngine[Any]) -> Check:
    stored = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    for cls, check in _BY_TYPE:
        if isinstance(stored, cls):
            return check
    raise TypeError(f"no check for {stored!r}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and _is_storable(value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 63


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and _reads(date.fromisoformat, value)


def _is_moment(value: Any) -> bool:
    return isinstance(value, str) and _reads(datetime.fromisoformat, value)


def _reads(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _is_json(value: Any) -> bool:
    if value is None:
        return False
    if isinstance(value, list) and set(map(type, value)) == {str}:  # themes, as most of them
        text = "".join(value)
        if len(text) * _LONGEST_ESCAPE + len(value) * len('"",') < TEXT_BYTES:
            return _is_storable(text)
    return len(canonical(value)) <= TEXT_BYTES and all(map(_is_storable, _texts(value)))


def _is_storable(text: str) -> bool:
    if text.isascii():
        return "\x00" not in text and len(text) <= TEXT_BYTES
    return _UNSAFE.search(text) is None and len(text.encode()) <= TEXT_BYTES


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield name
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


_BY_TYPE: Final[tuple[tuple[type[TypeEngine[Any]], Check], ...]] = (
    (JSON, _is_json),
    (Uuid, is_id),
    (Boolean, lambda value: isinstance(value, bool)),
    (DateTime, _is_moment),
    (Date, _is_day),
    (Integer, _is_whole),
    (String, _is_text),
)
_COMPILED: Final = CompiledKinds(_column_check, _may_lack)
