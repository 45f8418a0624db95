"""
JSON that is the same for equal values, in ASCII: what is sealed, hashed and compared.

What it says was fixed by the encoder of Python, and every seal and hash of a log rests on it.
orjson says the same three times as fast, but for what it has another text for: those values go to
the encoder of Python, and signs beyond ASCII are escaped after it.
"""

import json
import re
from collections.abc import Collection
from typing import Any, Final

import orjson

_ENCODE: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode
_BEYOND: Final = re.compile("[\x7f-\U0010ffff]+")
_SAME: Final = frozenset({str, bool, type(None)})  # types of which both have one text
_DEEPEST: Final = 100  # lists in lists; orjson goes to 254
_LEAST, _MOST = -(1 << 63), (1 << 64) - 1  # that orjson writes


def canonical(value: Any) -> str:
    """
    Return JSON that is the same for equal values, in ASCII.

    Raises:
        ValueError: a number that JSON has not.
    """
    return sorted_text(value) if is_usual([value]) else _ENCODE(value)


def is_usual(values: Collection[Any], depth: int = 0) -> bool:
    """Tell whether no number is in these values that the two encoders write each in its own way."""
    for value in values:  # a loop: this is asked of each value that is handed in
        kind = type(value)
        if kind in _SAME:
            continue
        if kind is int:
            if not _LEAST <= value <= _MOST:
                return False
        elif depth >= _DEEPEST or not _is_usual(value, depth + 1):
            return False
    return True


def _is_usual(value: Any, depth: int) -> bool:
    if isinstance(value, dict):
        return is_usual(value.values(), depth)
    return isinstance(value, list | tuple) and is_usual(value, depth)


def sorted_text(value: Any) -> str:
    """Return `canonical` of what holds usual values only."""
    try:
        said = orjson.dumps(value, default=_listed, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:  # half of a pair of surrogates, a name that is no text, too deep
        return _ENCODE(value)
    if said.isascii() and "\x7f" not in said:
        return said
    return _BEYOND.sub(_escaped, said)


def _listed(value: Any) -> Any:
    """Return a tuple with names as a list; orjson takes none."""
    if isinstance(value, tuple):
        return list(value)
    raise TypeError


def _escaped(found: "re.Match[str]") -> str:
    return _ENCODE(found[0])[1:-1]
