"""
The joins that need no graph: nothing else is known of the record, or of its unit.

As of most rows of the log. What comes out is what `app.sync.joining` would write, with less read
and less worked out.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from app.storage.capture import INSERT
from app.sync.changes import ALIVE, Change, ChangeId
from app.sync.kept import Heads, Kept, Version, listed
from app.sync.own_rows import OwnLine
from app.sync.told import OwnLearned, Told
from app.sync.writing import Writing


class PlainJoins:
    """
    Each tells whether it was one of its kind; if not, nothing is done.

    Args:
        durable: What was replaced up to this place of the log need not be remembered.
        hear: Notes what others wrote.
    """

    def __init__(self, writing: Writing, durable: int, hear: Callable[[Kept, Told], None]) -> None:
        self._writing, self._durable, self._hear = writing, durable, hear

    def joined_insert(self, kept: Kept, told: Told) -> bool:
        """Join the only change that there is of a record, without the graph; as of most records."""
        change = _only_insert(kept, told)
        if change is None:
            return False
        seq = told.learned[0].seq
        if kept.version is None:
            version = Version(told.root, change.id, seq, change.author, in_base=True)
            values = {unit: edit.value for unit, edit in change.units.items()}
            self._hear(kept, told)
            self._writing.insert(kept.row, told.root, values)
            self._writing.touched.add((*kept.row, told.root))
        else:
            version = replace(kept.version, place=seq, in_base=True)
        self._writing.put_version(kept.row, version)
        return True

    def joined_own(self, kept: Kept, told: Told, own: Sequence[OwnLearned]) -> bool:
        """
        Join the own change that the screen has already, when nothing else happened to its unit.

        Then no values are needed, and the graph would say the same: the base gets what is shown.
        """
        version = kept.version
        if version is None or told.learned or told.contested is not None or len(own) > 1:
            return False
        line, seq = own[0]
        if line.unit != INSERT:
            return self._joined_edit(kept, version, line, seq)
        flags = (version.in_base, version.contested, version.base_contested)
        if version.id != line.change_id or any(flags) or not kept.is_plain:
            return False
        self._writing.put_in_base(kept.row, seq)
        return True

    def _joined_edit(self, kept: Kept, version: Version, line: OwnLine, seq: int) -> bool:
        base = kept.base.get(line.unit)
        names = {*listed(line.parents), *listed(line.covers)}
        if base is None or not _is_alone(kept, line) or not names.issuperset(base.heads.ids):
            return False
        heads = Heads([line.change_id], [seq], [line.actor])
        self._writing.put_heads(kept.row, line.unit, heads, version.id)
        self._writing.drop_base(kept.row, line.unit)
        self._replace(kept, line.unit, names, base.heads)
        return True

    def joined_other(self, kept: Kept, told: Told) -> bool:
        """Join an edit of one unit that names all that stood, without the graph; as most do."""
        version, change = kept.version, _only_edit(kept, told)
        if version is None or change is None:
            return False
        ((unit, edit),) = change.units.items()
        heads, seq = kept.screen_heads(unit), told.learned[0].seq
        if not heads or not heads.ids or not change.replaces(unit).issuperset(heads.ids):
            return False
        self._hear(kept, told)
        after = Heads([change.id], [seq], [change.author])
        self._writing.put_heads(kept.row, unit, after, version.id)
        if unit not in kept.values or edit.value != kept.values[unit]:
            self._writing.update(kept.row, unit, edit.value)
        self._replace(kept, unit, change.replaces(unit), heads)
        self._writing.touched.add((*kept.row, version.root))
        return True

    def _replace(self, kept: Kept, unit: str, names: Set[ChangeId], heads: Heads) -> None:
        """Remember of a unit what was replaced, as long as a restore may lose what did it."""
        replaced = kept.replaced.get(unit, {})
        places = {**replaced, **dict(zip(heads.ids, heads.places, strict=True))}
        late = {one: places.get(one) for one in sorted(replaced.keys() | names)}
        before = dict(kept.replaced)
        durable = self._durable
        put_in(kept.replaced, unit, {i: at for i, at in late.items() if at is None or at > durable})
        if kept.replaced != before and kept.version is not None:
            self._writing.put_facts(kept, kept.version.root)


def _is_alone(kept: Kept, line: OwnLine) -> bool:
    """Tell whether an own edit is all that there is of its unit: no other head, nothing on top."""
    heads = kept.heads.get(line.unit)
    return (
        line.unit != ALIVE
        and not kept.own
        and heads is not None
        and heads.ids == [line.change_id]
        and line.unit not in kept.beside
        and line.unit not in kept.bones
        and not kept.base[line.unit].beside
    )


def _only_insert(kept: Kept, told: Told) -> Change | None:
    """Return the insert after which nothing happened, of a new record or of one shown so here."""
    if told.contested is not None or len(told.learned) != 1 or not kept.is_plain:
        return None
    change = told.learned[0].change
    if not isinstance(change, Change) or not change.is_insert or change.covers or change.merged:
        return None
    if any(edit.parents for edit in change.units.values()):
        return None
    return change if kept.version is None or _is_shown(kept, kept.version, change) else None


def _only_edit(kept: Kept, told: Told) -> Change | None:
    """Return the edit of one unit that is all there is to do, on a record with nothing special."""
    version = kept.version
    if version is None or told.contested is not None or len(told.learned) != 1:
        return None
    change, seq, _ = told.learned[0]
    if kept.own or kept.base or version.contested or version.base_contested or not version.in_base:
        return None
    if not isinstance(change, Change) or len(change.units) != 1 or change.merged or change.knew:
        return None
    (unit,) = change.units
    is_plain = unit != ALIVE and unit not in kept.beside and unit not in kept.bones
    is_new = change.id not in kept.replaced.get(unit, {}) and (seq or 0) > version.rev
    return change if is_plain and is_new else None


def _is_shown(kept: Kept, version: Version, change: Change) -> bool:
    """Tell whether a record is here as an insert says, and the log did not have it yet."""
    flags = (version.in_base, version.contested, version.base_contested)
    return (
        version.id == change.id
        and not any(flags)
        and kept.values == {unit: edit.value for unit, edit in change.units.items()}
    )


def put_in(into: dict[str, Any], name: str, value: Mapping[ChangeId, Any]) -> None:
    """Put a value in its place; what is empty is left out."""
    if value:
        into[name] = dict(value)
    else:
        into.pop(name, None)
