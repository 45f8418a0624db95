"""When two values are the same value (SYNC, section 3.4)."""

import unicodedata
from collections.abc import Mapping, Sequence

from app.sync.changes import Value


def is_same(one: Value, other: Value) -> bool:
    """
    Tell whether two values say the same.

    Line ends, the way a letter with an accent is written, and how a number is written make no
    difference, nor does empty or absent; true is not 1.
    """
    return normal(one) == normal(other)


def normal(value: Value) -> object:
    """Return a value such that two values that say the same are equal; None: nothing is said."""
    if isinstance(value, bool):
        return "bool", value
    if isinstance(value, str):
        return plain(value) or None
    if isinstance(value, Mapping):
        said = {name: normal(part) for name, part in value.items()}
        return {name: part for name, part in said.items() if part is not None} or None
    if isinstance(value, Sequence):
        return [normal(part) for part in value] or None
    return value


def plain(text: str) -> str:
    """Return a text with one kind of line end, and letters with accents as one character."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
