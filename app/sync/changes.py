"""
Changes: what laptop and server say to each other about records.

Every edit is a change that never changes again and names what it replaces. See SYNC, sections 1, 2.
"""

from collections.abc import Iterator, KeysView, Mapping
from enum import IntEnum
from typing import Any, Final, NamedTuple

from typing_extensions import override

ChangeId = str  # 32 hex digits: 128 random bits
Value = object  # what JSON can say, as capture writes it

ALIVE: Final = "@alive"  # a unit of every record: is it there
SYSTEM: Final = "system"  # the author of a merge that the server made
NOTHING: Final[frozenset[ChangeId]] = frozenset()


class Verdict(IntEnum):
    """What the server made of a change; a verdict only rises."""

    HELD = 0
    REJECTED = 1
    APPLIED = 2


class Row(NamedTuple):
    """Names one record."""

    kind: str
    id: str


class Knew(NamedTuple):
    """What the author of a delete had: the log of an epoch up to `seq`, and these changes."""

    epoch: str | None  # None: the laptop had never met a server, `seq` says nothing
    seq: int
    ids: frozenset[ChangeId]


class Edit(NamedTuple):
    """What a change does to one unit."""

    value: Value
    parents: frozenset[ChangeId] = NOTHING


class Origin(NamedTuple):
    """When and where a change was made, for show only."""

    made_at: str = ""  # ISO 8601, UTC
    laptop: str = ""  # what its owner calls it; logs of before it was told have none

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> "Origin":
        """Return what a change in the log says, as `WireChange` has it."""
        return cls(str(body.get("made_at", "")), str(body.get("laptop", "")))


NOWHERE: Final = Origin()


class Inserted(Mapping[str, Edit]):
    """The edits of a change that replaces nothing, as most inserts: values are all it says."""

    __slots__ = ("said",)

    def __init__(self, said: Mapping[str, Value]) -> None:
        self.said = said

    @override
    def __getitem__(self, unit: str) -> Edit:
        return Edit(self.said[unit])

    @override
    def __contains__(self, unit: object) -> bool:
        return unit in self.said

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self.said)

    @override
    def keys(self) -> KeysView[str]:
        return self.said.keys()

    @override
    def __len__(self) -> int:
        return len(self.said)


class Bones(NamedTuple):
    """
    A change as everyone in scope knows it while it is held: what it would replace, no value.

    `units` gives for each unit the changes that it names.
    """

    id: ChangeId
    row: Row
    units: Mapping[str, frozenset[ChangeId]]


class Change(NamedTuple):
    """One change of one record; a tuple, as it is made in a fifth of the time of a dataclass."""

    id: ChangeId
    group: str  # the changes of one user action
    author: str
    row: Row
    root: str  # the case, fixed for life
    units: Mapping[str, Edit]
    above: tuple[Row, ...] = ()  # the records that this one hangs under
    covers: frozenset[ChangeId] = NOTHING  # folded away before they were sent: nobody may know them
    knew: Knew | None = None  # of a delete
    merged: tuple[ChangeId, ...] = ()  # of a merge of texts: the two heads

    @property
    def values(self) -> Mapping[str, Value]:
        """What it says, per unit."""
        units = self.units
        if isinstance(units, Inserted):
            return units.said
        return {name: edit.value for name, edit in units.items()}

    @property
    def is_plain(self) -> bool:
        """Tell whether it names no other change at all."""
        return isinstance(self.units, Inserted) and not self.covers

    @property
    def is_insert(self) -> bool:
        """Tell whether this change makes its record; it names nothing that was there before."""
        if isinstance(self.units, Inserted):
            return bool(self.units.said.get(ALIVE))
        alive = self.units.get(ALIVE)
        return alive is not None and bool(alive.value) and not alive.parents

    def replaces(self, unit: str) -> frozenset[ChangeId]:
        """Return what this change takes the place of in one of its units."""
        return self.units[unit].parents | self.covers

    @property
    def bones(self) -> Bones:
        """Return what everyone in scope may know of it while it is held."""
        return Bones(self.id, self.row, {unit: self.replaces(unit) for unit in self.units})
