"""How what the log tells joins the records here: base and screen, and what is stored of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from app.core.errors import UserError
from app.storage.capture import INSERT
from app.storage.typed_rows import shapes
from app.sync.changes import ALIVE, Bones, Change, ChangeId, Origin, Value, Verdict
from app.sync.check_sums import usual_head
from app.sync.graph import FAR, Record, add, add_bones
from app.sync.kept import Heads, Kept, Learned, Place, Version
from app.sync.own_rows import OwnLine
from app.sync.writing import Heard, Merge, Writing

_NO_HEADS: Final = Heads([], [], [])


@dataclass(slots=True)
class Told:
    """What a page tells of one record."""

    root: str
    learned: list[Learned] = field(default_factory=list)
    contested: bool | None = None  # None: nothing new

    def learn(self, own: Iterable["OwnLearned"]) -> None:
        """Learn own changes too, each in its place."""
        self.learned += [Learned(one.line.change, one.seq, Origin(one.line.made_at)) for one in own]
        self.learned.sort(key=lambda one: one.seq or 0)

    def units(self, kept: Kept) -> set[str]:
        """Return the units that may come out otherwise."""
        known = shapes()[kept.row.kind].units
        changes = (*(one.change for one in self.learned), *kept.own)
        units = {unit for one in changes for unit in one.units} | kept.base.keys()
        if self.contested is not None:
            units.add(ALIVE)
        return {unit for unit in units if unit in known}


class OwnLearned(NamedTuple):
    """An own change that stands in the log as it was sent."""

    line: OwnLine
    seq: int


class Faces(NamedTuple):
    """What the log says and what its user sees."""

    base: Record | None
    screen: Record
    own_ids: Sequence[ChangeId]


class Joining:
    """
    Joins told facts to kept records and hands what comes of it to a `Writing`.

    Args:
        known: Ids of the changes told that stand in the outbox already: own ones, mostly.
        durable: What was replaced up to this place of the log need not be remembered.
    """

    def __init__(self, writing: Writing, known: frozenset[ChangeId], durable: int) -> None:
        self._writing, self._known, self._durable = writing, known, durable

    def join(self, kept: Kept, told: Told, units: Iterable[str]) -> None:
        """Bring one record up to date; `kept` must have the values of these units."""
        if self._joined_insert(kept, told):
            return
        units = list(units)
        base = _learn(kept.base_record(units, told.root), told)
        screen = base
        for own in kept.own:
            screen = add(screen, own, Verdict.APPLIED)
        if screen is None:
            return
        if kept.version is not None or _is_made(kept, told):
            self._hear(kept, told)
            self._write(kept, told, units, Faces(base, screen, [own.id for own in kept.own]))
        if base is not None:
            self._write_facts(kept, base, units)

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
        self._writing.put_version(kept.row, replace(version, place=seq, in_base=True))
        return True

    def _joined_edit(self, kept: Kept, version: Version, line: OwnLine, seq: int) -> bool:
        base, replaced = kept.base.get(line.unit), kept.replaced.get(line.unit, {})
        names = {*json.loads(line.parents), *json.loads(line.covers)}
        if base is None or not _is_alone(kept, line) or not names.issuperset(base.heads.ids):
            return False
        heads = Heads([line.change_id], [seq], [line.actor])
        self._writing.put_heads(kept.row, line.unit, heads, version.id)
        self._writing.drop_base(kept.row, line.unit)
        places = {**replaced, **dict(zip(base.heads.ids, base.heads.places, strict=True))}
        late = {one: places.get(one) for one in sorted(replaced.keys() | names)}
        before = dict(kept.replaced)
        _set(kept.replaced, line.unit, {i: at for i, at in late.items() if self._is_late(at)})
        if kept.replaced != before:
            self._writing.put_facts(kept, line.root)
        return True

    def _is_late(self, place: Place) -> bool:
        return place is None or place > self._durable

    def _joined_insert(self, kept: Kept, told: Told) -> bool:
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

    def _write(self, kept: Kept, told: Told, units: Iterable[str], faces: Faces) -> None:
        version = kept.version or _new_version(faces)
        is_seen = False
        for unit in units:
            if self._write_unit(kept, unit, faces, version.id):
                is_seen = True
        if ALIVE in units and self._write_record(kept, told, faces, version):
            is_seen = True
        if is_seen:
            self._writing.touched.add((*kept.row, faces.screen.root))

    def _write_unit(self, kept: Kept, unit: str, faces: Faces, version: ChangeId) -> bool:
        """Write the heads of a unit, and its value; tell whether a screen has to look."""
        before = kept.screen_heads(unit) or _NO_HEADS
        after = _ordered(faces.screen, unit, faces.own_ids)
        if after != before:
            self._writing.put_heads(kept.row, unit, after, version)
        if unit in kept.beside or len(after.ids) > 1:
            self._write_beside(kept, unit, faces, after)
        self._write_base(kept, unit, faces, after)
        if kept.version is not None and unit != ALIVE and after.ids:
            value = faces.screen.heads(unit)[after.ids[0]].value
            if unit not in kept.values or value != kept.values[unit]:
                self._writing.update(kept.row, unit, value)
        return after.ids != before.ids

    def _write_beside(self, kept: Kept, unit: str, faces: Faces, after: Heads) -> None:
        heads = faces.screen.heads(unit)
        others = faces.screen.siblings(unit, faces.own_ids)
        rows = [
            (one, heads[one].value, author, place, one in others)
            for one, place, author in list(zip(*after, strict=True))[1:]
        ]
        self._writing.put_beside(kept.row, unit, rows)

    def _write_base(self, kept: Kept, unit: str, faces: Faces, screen: Heads) -> None:
        base = None if faces.base is faces.screen else faces.base  # mostly they are one
        heads = screen if base is None else _ordered(base, unit, ())
        if base is None or set(heads.ids) == set(screen.ids):
            if unit in kept.base:
                self._writing.drop_base(kept.row, unit)
            return
        values = base.heads(unit)
        value = values[heads.ids[0]].value if heads.ids else None
        rest = [
            (one, values[one].value, author, place)
            for one, place, author in list(zip(*heads, strict=True))[1:]
        ]
        self._writing.put_base(kept.row, unit, heads, value, rest)

    def _write_record(self, kept: Kept, told: Told, faces: Faces, version: Version) -> bool:
        """Write whether it is there and in question; tell whether a screen has to look."""
        base, screen, own_ids = faces
        shown = screen.shown(ALIVE, own_ids)
        is_alive = shown is not None and bool(screen.heads(ALIVE)[shown].value)
        if told.contested is not None:
            version = replace(version, base_contested=told.contested)
        is_settled = any(ALIVE in own.units for own in kept.own)
        contested = version.base_contested and not is_settled and not is_alive
        is_there = is_alive or contested
        if kept.version is None:
            values = _shown_values(faces) | {ALIVE: is_there}
            self._writing.insert(kept.row, screen.root, values)
        elif kept.values.get(ALIVE) != is_there:
            self._writing.update(kept.row, ALIVE, is_there)
        in_base = base is not None and base.exists
        # The base is of some units, and may lack its first change: the place of before stands
        place = base.places.get(version.id, version.place) if base else None
        version = replace(version, contested=contested, in_base=in_base, place=place)
        if version != kept.version:
            self._writing.put_version(kept.row, version)
        return kept.version is None or kept.version.contested != contested

    def _write_facts(self, kept: Kept, base: Record, units: Iterable[str]) -> None:
        replaced, bones = dict(kept.replaced), dict(kept.bones)
        for unit in units:
            known = base.units.get(unit)
            late = {
                one: base.places.get(one)
                for one in sorted(known.replaced if known else ())
                if base.places.get(one, FAR) > self._durable
            }
            _set(replaced, unit, late)
            _set(bones, unit, dict(known.bones) if known else {})
        if (replaced, bones) != (kept.replaced, kept.bones):
            kept.replaced, kept.bones = replaced, bones
            self._writing.put_facts(kept, base.root)

    # -- for people ------------------------------------------------------------------------------

    def _hear(self, kept: Kept, told: Told) -> None:
        """Note what others wrote, for history, bin and undo, and what merged by itself."""
        values = dict(kept.values)
        for change, seq, origin in told.learned:
            if isinstance(change, Bones) or change.id in self._known:
                continue
            if change.is_insert:
                said = {unit: edit.value for unit, edit in change.units.items()}
                self._writing.hear(Heard(change, INSERT, None, said, seq, origin))
                values |= said
                continue
            for unit, edit in change.units.items():
                heard = Heard(change, unit, values.get(unit), edit.value, seq, origin)
                self._writing.hear(heard)
                values[unit] = edit.value
                self._note_merge(kept, told, change, unit)

    def _note_merge(self, kept: Kept, told: Told, change: Change, unit: str) -> None:
        authors: list[str] = []
        if change.merged:
            known = _authors(kept, told)
            authors = [known.get(one, "") for one in change.merged]
        elif kept.own and all(unit not in own.units for own in kept.own):
            authors = [change.author, kept.own[-1].author]
        if authors:
            people = tuple(sorted({one for one in authors if one}))
            self._writing.merges.append(Merge(kept.row, change.root, unit, people))


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


def _is_shown(kept: Kept, version: Version, change: Change) -> bool:
    """Tell whether a record is here as an insert says, and the log did not have it yet."""
    flags = (version.in_base, version.contested, version.base_contested)
    return (
        version.id == change.id
        and not any(flags)
        and kept.values == {unit: edit.value for unit, edit in change.units.items()}
    )


def _authors(kept: Kept, told: Told) -> dict[ChangeId, str]:
    """Return who wrote the heads that stand, and what comes."""
    heads = [found for unit in kept.heads if (found := kept.screen_heads(unit))]
    known = {
        one: author for some in heads for one, author in zip(some.ids, some.authors, strict=True)
    }
    told_of = (one.change for one in told.learned)
    return known | {one.id: one.author for one in told_of if isinstance(one, Change)}


def _is_made(kept: Kept, told: Told) -> bool:
    """
    Tell whether a record that has no row yet gets one.

    Own edits of a record that a restored server lost wait in the outbox until it is back.
    """
    if any(own.is_insert for own in kept.own):
        return True
    changes = [one.change for one in told.learned if isinstance(one.change, Change)]
    if any(change.is_insert for change in changes):
        return True
    if changes:
        raise UserError("sync.row", kind=kept.row.kind)  # its insert is not in the log before it
    return False


def _learn(base: Record | None, told: Told) -> Record | None:
    for change, seq, _ in told.learned:
        if isinstance(change, Change):
            base = add(base, change, Verdict.APPLIED, seq)
        elif base is None or seq is None or seq > base.rev:
            base = add_bones(base or Record(told.root), change)
    return base


def _ordered(record: Record, unit: str, own_ids: Sequence[ChangeId]) -> Heads:
    """Return the heads of a unit as they are stored."""
    heads, places = record.heads(unit), record.places
    shown = record.shown(unit, own_ids)
    if shown is None:
        return _NO_HEADS
    rest = sorted(heads.keys() - {shown}, key=lambda one: (places.get(one, FAR), one))
    ids = [shown, *rest]
    at: list[Place] = [places.get(one) for one in ids]
    return Heads(ids, at, [heads[one].author for one in ids])


def _shown_values(faces: Faces) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for unit in faces.screen.units:
        shown = faces.screen.shown(unit, faces.own_ids)
        if shown is not None:
            values[unit] = faces.screen.heads(unit)[shown].value
    return values


def _new_version(faces: Faces) -> Version:
    usual = usual_head(faces.screen.version) or next(iter(faces.screen.heads(ALIVE)))
    authors = {
        one: head.author for unit in faces.screen.units.values() for one, head in unit.heads.items()
    }
    return Version(faces.screen.root, usual, author=authors[usual])


def _set(into: dict[str, Any], name: str, value: Mapping[ChangeId, Any]) -> None:
    if value:
        into[name] = dict(value)
    else:
        into.pop(name, None)
