"""What some rows of the log tell of one record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.storage.typed_rows import shapes
from app.sync.changes import ALIVE, ChangeId, Origin
from app.sync.kept import Kept, Learned
from app.sync.own_rows import OwnLine


class OwnLearned(NamedTuple):
    """An own change that stands in the log as it was sent."""

    line: OwnLine
    seq: int


@dataclass(slots=True)
class Told:
    """What a page tells of one record."""

    root: str
    learned: list[Learned] = field(default_factory=list)
    contested: bool | None = None  # None: nothing new

    def learn(self, own: Iterable[OwnLearned], values: Mapping[ChangeId, str]) -> None:
        """Learn own changes too, each in its place; `values`: what they say, JSON."""
        self.learned += [
            Learned(line.change(values[line.change_id]), seq, Origin(line.made_at))
            for line, seq in own
        ]
        self.learned.sort(key=lambda one: one.seq or 0)

    def units(self, kept: Kept) -> set[str]:
        """Return the units that may come out otherwise."""
        known = shapes()[kept.row.kind].units
        changes = (*(one.change for one in self.learned), *kept.own)
        units = {unit for one in changes for unit in one.units} | kept.base.keys()
        if self.contested is not None:
            units.add(ALIVE)
        return {unit for unit in units if unit in known}
