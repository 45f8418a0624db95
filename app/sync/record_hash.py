"""
The hash of a record as manifests name it (EVIDENCE), the same on every laptop and at the server.

A record is what its units say, as they travel: `data` of a record at the server, `read_units` on a
laptop. There a moment is text in UTC, an amount whole hundredths, an id 32 hex digits, and
`@alive` whether it is there. What is hashed is the RFC 8785 form of `{data, id, kind, root}`.

Of `data` is left out what says nothing: what is empty, absent, or as in a new record. So a program
that knows more columns finds the same hash as long as nobody filled them in. Texts have one kind of
line end and one way of writing a letter with an accent, as where laptops compare them.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import Any, Final

import rfc8785
from pydantic_core import PydanticUndefined

from app.models.units import synced_models, units_of
from app.sync.changes import Value
from app.sync.values import plain

_WHOLE: Final = 2**53  # from here on JSON numbers are not exact


def record_hash(kind: str, record: str, root: str, data: Mapping[str, Value]) -> str:
    """
    Return the SHA-256 of a record, 64 hex digits.

    Args:
        record: Its id, 32 hex digits, as is `root`.
        data: The shown value of each unit, as parsed from JSON.
    """
    usual = _usual(kind)
    units = {unit: _unit(value, usual.get(unit, {})) for unit, value in data.items()}
    said: Any = {unit: value for unit, value in units.items() if value is not None}
    whole: Any = {"kind": kind, "id": record, "root": root, "data": said}
    return sha256(rfc8785.dumps(whole)).hexdigest()


def _unit(value: Value, usual: Mapping[str, Any]) -> Any:
    """Return what a unit says; None: nothing."""
    if isinstance(value, Mapping) and len(usual) > 1:
        parts = {name: _said(part, usual.get(name)) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part is not None} or None
    return _said(value, next(iter(usual.values()), None))


def _said(value: Any, usual: Any = None) -> Any:
    said = _plain(value)
    is_usual = type(said) is type(usual) and said == usual  # True is not 1
    return None if is_usual else said


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value) or None
    if isinstance(value, Mapping):
        parts = {name: _plain(part) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part is not None} or None
    if isinstance(value, Sequence):
        return [_plain(part) for part in value] or None
    return str(value) if _is_large(value) else value


def _is_large(value: Any) -> bool:
    return isinstance(value, int) and not -_WHOLE < value < _WHOLE


@cache
def _usual(kind: str) -> Mapping[str, Mapping[str, Any]]:
    """Return what a new record says in each column of each unit, where that is something."""
    model = next((one for one in synced_models() if one.__tablename__ == kind), None)
    if model is None:
        return {}  # of a later program
    found: dict[str, dict[str, Any]] = {}
    for unit, columns in units_of(model).items():
        fields = {name: model.model_fields[name].default for name in columns}
        found[unit] = {
            name: None if default is PydanticUndefined else _plain(default)
            for name, default in fields.items()
        }
    return found
