"""What was typed of a record that somebody else changed meanwhile: only what was typed wins."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

Values = Mapping[str, Any]
Key = Callable[[Any], Hashable]


def rebased(
    typed: Values,
    begin: Values,
    stored: Values,
    units: Sequence[tuple[str, ...]],
    keys: Mapping[str, Key],
) -> dict[str, Any]:
    """
    Return the values stored now, with what was typed over them.

    Args:
        begin: The values as they stood before anything was typed.
        units: Names that belong together: who types one of them decides on all.
        keys: Names whose value is rows, or numbers by name, and what a row is known by. A row
            without a key (None) is new. Rows are merged one by one.
    """
    found = dict(stored)
    unit_of = {name: unit for unit in units for name in unit}
    for name in stored:
        if name in keys:
            found[name] = _merged(typed[name], begin[name], stored[name], keys[name])
        elif any(typed[each] != begin[each] for each in unit_of.get(name, (name,))):
            found[name] = typed[name]
    return found


def _merged(typed: Any, begin: Any, stored: Any, key: Key) -> Any:
    if isinstance(stored, Mapping):
        typed, begin, stored = (tuple(each.items()) for each in (typed, begin, stored))
        return dict(_rows(typed, begin, stored, key))
    return type(stored)(_rows(typed, begin, stored, key))


def _rows(typed: Sequence[Any], begin: Sequence[Any], stored: Sequence[Any], key: Key) -> list[Any]:
    """
    Merge rows: those typed in their order, then those that somebody else added.

    A row that somebody else removed comes back only when it was changed here.
    """
    began, now = ({key(row): row for row in rows} for rows in (begin, stored))
    found = []
    for row in typed:
        known = key(row)
        is_changed = known not in began or row != began[known]
        if is_changed:
            found.append(row)
        elif known in now:
            found.append(now[known])
    here = {key(row) for row in typed}
    return found + [row for known, row in now.items() if known not in here and known not in began]
