"""
JSON that is only carried, read and written many times as fast as by the module of Python.

It is not read by orjson, which makes a fraction of a number of over 64 bits. Texts that are
compared, sealed or hashed are not made here: orjson writes some numbers otherwise.
"""

import json
from typing import Any

import orjson
from pydantic_core import from_json


def read_json(text: str | bytes) -> Any:
    """
    Return what a JSON text says.

    Raises:
        ValueError: it is none.
    """
    try:
        return from_json(text)
    except (ValueError, TypeError):  # half of a pair of surrogates: only the other takes it
        return json.loads(text)


def json_bytes(value: Any) -> bytes:
    """Return JSON in UTF-8; half of a pair of surrogates goes as an escape."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, separators=(",", ":")).encode()
