"""How what the log tells joins the records here: base and screen, and what is stored of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from app.core.errors import UserError
from app.storage.capture import INSERT
from app.sync.changes import ALIVE, Bones, Change, ChangeId, Value, Verdict
from app.sync.check_sums import usual_head
from app.sync.graph import FAR, Record, add, add_bones
from app.sync.kept import Heads, Kept, Place, Version
from app.sync.plain_joins import PlainJoins, put_in
from app.sync.told import Told
from app.sync.writing import Heard, Merge, Writing

_NO_HEADS: Final = Heads([], [], [])


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
        self.plain = PlainJoins(writing, durable, self._hear)

    def join(self, kept: Kept, told: Told, units: Iterable[str]) -> None:
        """Bring one record up to date; `kept` must have the values of these units."""
        if self.plain.joined_insert(kept, told) or self.plain.joined_other(kept, told):
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
            put_in(replaced, unit, late)
            put_in(bones, unit, dict(known.bones) if known else {})
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
