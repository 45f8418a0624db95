"""Writing records so that only real changes are captured, and later ones are never undone."""

from collections.abc import Mapping
from typing import Any

from app.models.base import Synced


def write(record: Synced, values: Mapping[str, Any]) -> dict[str, Any]:
    """Write only what differs; return what stood there before, of the columns written."""
    before = {}
    for name, value in values.items():
        if (was := getattr(record, name)) != value:
            before[name] = was
            setattr(record, name, value)
    return before


def changed(values: Mapping[str, Any], begin: Mapping[str, Any] | None) -> dict[str, Any]:
    """
    Return the values that a form changed since it began; what it left alone stays as it is stored.

    Args:
        begin: The same columns as they stood when the form was filled in; None: all count.
    """
    if begin is None:
        return dict(values)
    return {name: value for name, value in values.items() if begin[name] != value}
