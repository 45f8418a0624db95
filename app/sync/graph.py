"""
How a change joins a record; laptop and server both run this (SYNC, section 3).

A record is what follows from a set of changes: their order makes no difference, nor does telling
one twice. The heads of a unit are the applied changes that no known change replaces. One head is a
plain value; heads with other values beside each other are a conflict, which is never stored.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from typing_extensions import override

from app.sync.changes import (
    ALIVE,
    NOTHING,
    Bones,
    Change,
    ChangeId,
    Edit,
    Knew,
    Row,
    Value,
    Verdict,
)
from app.sync.values import is_same

FAR: Final = 1 << 62  # later than any place in a log


class Head(NamedTuple):
    """A value that stands, and who wrote it."""

    value: Value
    author: str


_NO_VALUES: Final[Mapping[str, Value]] = {}
_NO_HEADS: Final[Mapping[ChangeId, Head]] = {}
_NO_BONES: Final[Mapping[ChangeId, frozenset[ChangeId]]] = {}


class Unit(NamedTuple):
    """
    What is known of one unit.

    `replaced` may leave out what the keeper can look up elsewhere, see `trimmed`. `bones` are held
    or rejected changes: what they would replace.
    """

    heads: Mapping[ChangeId, Head] = _NO_HEADS
    replaced: frozenset[ChangeId] = NOTHING
    bones: Mapping[ChangeId, frozenset[ChangeId]] = _NO_BONES


class Units(Mapping[str, Unit]):
    """
    The units of a record.

    Of most of them one change, its insert, is the only head, and no more is known: these are values
    (`plain`), and a `Unit` only when somebody asks. `other` are the rest, and go before them.
    """

    __slots__ = ("author", "one", "other", "plain")

    def __init__(
        self,
        other: Mapping[str, Unit],
        plain: Mapping[str, Value] = _NO_VALUES,
        one: ChangeId = "",
        author: str = "",
    ) -> None:
        self.other, self.plain, self.one, self.author = other, plain, one, author

    @override
    def __getitem__(self, unit: str) -> Unit:
        known = self.other.get(unit)
        return known or Unit({self.one: Head(self.plain[unit], self.author)})

    @override
    def __contains__(self, unit: object) -> bool:
        return unit in self.other or unit in self.plain

    @override
    def __iter__(self) -> Iterator[str]:
        yield from self.other
        yield from (unit for unit in self.plain if unit not in self.other)

    @override
    def __len__(self) -> int:
        return len(self.plain.keys() | self.other.keys()) if self.other else len(self.plain)

    def changed(self, some: Mapping[str, Unit]) -> "Units":
        """Return the units with some of them otherwise."""
        return Units({**self.other, **some}, self.plain, self.one, self.author)


_NO_UNITS: Final = Units({})
_NO_PLACES: Final[Mapping[ChangeId, int]] = {}
_NO_KNEW: Final[Mapping[ChangeId, Knew]] = {}
_NO_MERGES: Final[Mapping[ChangeId, tuple[ChangeId, ...]]] = {}


class Record(NamedTuple):
    """
    One record as one side knows it.

    `rev`: all of the log up to this place is in it. `places` has the place in the log of heads and
    of the parts of merges; what is not in it is not known to be in the log.
    """

    root: str
    above: tuple[Row, ...] = ()
    units: Units = _NO_UNITS
    places: Mapping[ChangeId, int] = _NO_PLACES
    knew: Mapping[ChangeId, Knew] = _NO_KNEW
    merged: Mapping[ChangeId, tuple[ChangeId, ...]] = _NO_MERGES
    rev: int = 0

    @property
    def exists(self) -> bool:
        """Tell whether the record was ever made, be it deleted by now."""
        known = self.units.other.get(ALIVE)
        return ALIVE in self.units.plain if known is None else bool(known.heads)

    @property
    def version(self) -> dict[str, frozenset[ChangeId]]:
        """The ids of the heads of each unit."""
        return {name: frozenset(unit.heads) for name, unit in self.units.items() if unit.heads}

    @property
    def conflicts(self) -> frozenset[str]:
        """The units of which the heads say different things."""
        return frozenset(name for name in self.units if self.siblings(name))

    def heads(self, unit: str) -> Mapping[ChangeId, Head]:
        """Return the heads of a unit."""
        units = self.units
        return units[unit].heads if unit in units else _NO_HEADS

    def shown(self, unit: str, own: Collection[ChangeId] = ()) -> ChangeId | None:
        """
        Return the head that a user sees; None: the unit has no value.

        Args:
            own: Their own changes that are not in the log yet, oldest first: the last one wins.
        """
        heads = self.heads(unit)
        if len(heads) == 1:  # as most units have
            return next(iter(heads))
        mine = [one for one in own if one in heads]
        if mine:
            return mine[-1]
        return min(heads, key=lambda one: (self.places.get(one, FAR), one), default=None)

    def value(self, unit: str, own: Collection[ChangeId] = ()) -> Value:
        """Return the value that a user sees; None when the unit has none."""
        shown = self.shown(unit, own)
        return None if shown is None else self.heads(unit)[shown].value

    def siblings(self, unit: str, own: Collection[ChangeId] = ()) -> dict[ChangeId, Head]:
        """Return the heads that stand beside the shown one with another value."""
        heads, shown = self.heads(unit), self.shown(unit, own)
        if shown is None:
            return {}
        value = heads[shown].value
        return {one: head for one, head in heads.items() if not is_same(head.value, value)}

    def parents_of_edit(self, unit: str, own: Collection[ChangeId] = ()) -> frozenset[ChangeId]:
        """Return what an ordinary edit replaces: the heads with the value that was shown."""
        return frozenset(self.heads(unit)) - self.siblings(unit, own).keys()

    def parents_of_resolution(self, unit: str) -> frozenset[ChangeId]:
        """Return what settling a conflict replaces: all heads."""
        return frozenset(self.heads(unit))


_NO_UNIT: Final = Unit()


def add(record: Record | None, change: Change, verdict: Verdict, seq: int | None = None) -> Record:
    """
    Return the record with one more change.

    Args:
        record: None: nothing is known of it yet.
        seq: The place in the log of this verdict; None: it has none yet.
    """
    record = record or Record(change.root, change.above)
    if seq is not None and seq <= record.rev:
        return record
    if verdict is not Verdict.APPLIED:
        return add_bones(record, change.bones)
    one = change.id
    return Record(
        record.root,
        change.above or record.above,
        _units_with(record.units, change),
        record.places if seq is None else _earliest(record.places, one, seq),
        {**record.knew, one: change.knew} if change.knew else record.knew,
        {**record.merged, one: change.merged} if change.merged else record.merged,
        record.rev,
    )


def add_bones(record: Record, bones: Bones) -> Record:
    """Return the record with a held or rejected change, of which the values are not known here."""
    units: dict[str, Unit] = {}
    for name, names in bones.units.items():
        unit = record.units.get(name, _NO_UNIT)
        known = unit._replace(bones={**unit.bones, bones.id: names})
        # When it was replaced before it came, what it would have replaced is replaced too
        units[name] = _without(known, names) if bones.id in unit.replaced else known
    return record._replace(units=record.units.changed(units))


def taken_over(record: Record | None, change: Change) -> Change:
    """
    Return a change as the log keeps it: it names what held or rejected parents of it named too.

    A restore may lose the row of the held change; this one must not forget what it replaced.
    """
    known = record.units.other if record else {}  # the others have no bones
    has_bones = known and any(known.get(name, _NO_UNIT).bones for name in change.units)
    if not change.covers and not has_bones:
        return change
    units = {}
    for name, edit in change.units.items():
        bones = known.get(name, _NO_UNIT).bones
        units[name] = Edit(edit.value, _closure(change.replaces(name), bones))
    return change._replace(units=units)


def trimmed(record: Record, is_safe: Callable[[ChangeId], bool]) -> Record:
    """
    Return a record that leaves out which replaced changes are safe: the log above it has no more.

    A walk sends this, with the changes that stand in the log up to the durable mark as safe.
    """
    units = {
        name: unit._replace(replaced=frozenset(i for i in unit.replaced if not is_safe(i)))
        for name, unit in record.units.items()
    }
    needed = {*_parts(record.merged, (i for unit in units.values() for i in unit.heads))}
    return record._replace(
        units=Units(units),
        places={i: seq for i, seq in record.places.items() if i in needed},
        knew={i: knew for i, knew in record.knew.items() if i in needed},
        merged={i: parts for i, parts in record.merged.items() if i in needed},
    )


def forked(record: Record, fork: int) -> Record:
    """Return a record after the log fell back to a place: later places will be given out anew."""
    places = {i: seq for i, seq in record.places.items() if seq <= fork}
    return record._replace(places=places, rev=min(record.rev, fork))


def _units_with(units: Units, change: Change) -> Units:
    if not units and change.is_plain:
        return Units({}, change.values, change.id, change.author)
    return units.changed(
        {
            name: _applied(units.get(name, _NO_UNIT), change, name, Head(edit.value, change.author))
            for name, edit in change.units.items()
        }
    )


def _applied(unit: Unit, change: Change, name: str, head: Head) -> Unit:
    if change.id not in unit.replaced:
        unit = Unit({**unit.heads, change.id: head}, unit.replaced, unit.bones)
    return _without(unit, change.replaces(name))


def _without(unit: Unit, names: frozenset[ChangeId]) -> Unit:
    """Mark changes as replaced; a held or rejected one takes along what it would replace."""
    gone = unit.replaced | (_closure(names, unit.bones) if unit.bones else names)
    heads = {one: head for one, head in unit.heads.items() if one not in gone}
    return Unit(heads, gone, unit.bones)


def _closure(
    names: Iterable[ChangeId], more: Mapping[ChangeId, frozenset[ChangeId]]
) -> frozenset[ChangeId]:
    todo, found = list(names), set[ChangeId]()
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += more.get(one, NOTHING)
    return frozenset(found)


def _parts(
    merged: Mapping[ChangeId, tuple[ChangeId, ...]], heads: Iterable[ChangeId]
) -> frozenset[ChangeId]:
    return _closure(heads, {one: frozenset(parts) for one, parts in merged.items()})


def _earliest(places: Mapping[ChangeId, int], one: ChangeId, seq: int) -> Mapping[ChangeId, int]:
    return {**places, one: min(seq, places.get(one, seq))}
