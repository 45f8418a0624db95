"""
Which deletes hide what, and which become a question (SYNC, section 10).

A delete hides nothing that its author had not known: a record that is deleted while it, or
anything below, has a head that no standing delete knew, is contested. It stays on every screen.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from app.sync.changes import ALIVE, ChangeId, Knew, Row
from app.sync.graph import FAR, Record


class Epoch(NamedTuple):
    """One unbroken life of the log; a restore begins another."""

    id: str
    started_after: int  # place in the log where it forked off


NO_ROWS: Final[frozenset[Row]] = frozenset()
Chain = tuple[Epoch, ...]


class Unseen(NamedTuple):
    """A head that no standing delete knew."""

    row: Row
    unit: str
    head: ChangeId


def place_known(knew: Knew, chain: Chain) -> int:
    """Return up to where the author of a delete had the log as it is now; 0: nothing of it."""
    epochs = [epoch.id for epoch in chain]
    if knew.epoch not in epochs:
        return 0
    since = chain[epochs.index(knew.epoch) + 1 :]
    return min([knew.seq, *(epoch.started_after for epoch in since)])


class Case:
    """All records of one case, for what only shows when they are seen together."""

    def __init__(self, records: Mapping[Row, Record], chain: Chain) -> None:
        self._records, self._chain = records, chain
        self._under: dict[Row, list[Row]] = {}
        for row, record in records.items():
            for over in record.above:
                self._under.setdefault(over, []).append(row)

    def deletes(self, row: Row) -> tuple[ChangeId, ...]:
        """Return the deletes that stand; none when anything says that the record is there."""
        heads = self._records[row].heads(ALIVE)
        return () if any(head.value for head in heads.values()) else tuple(heads)

    def is_hidden(self, row: Row) -> bool:
        """Tell whether the record's own delete takes it off the screen."""
        return self._is_hidden(row, NO_ROWS)

    def is_contested(self, row: Row) -> bool:
        """Tell whether the record is deleted and somebody has to be asked."""
        return any(True for _ in self.unseen(row))

    def unseen(self, row: Row) -> Iterator[Unseen]:
        """Give the heads of a deleted record, and below it, that no standing delete knew."""
        return self._unseen(row, NO_ROWS)

    def _is_hidden(self, row: Row, over: frozenset[Row]) -> bool:
        return bool(self.deletes(row)) and not any(True for _ in self._unseen(row, over))

    def _unseen(self, row: Row, over: frozenset[Row]) -> Iterator[Unseen]:
        deletes = self.deletes(row)
        known = [self._records[row].knew[one] for one in deletes if one in self._records[row].knew]
        for one in self.below(row, over) if deletes else ():
            record = self._records[one]
            for name, unit in record.units.items():
                if (one, name) != (row, ALIVE):
                    for head in unit.heads:
                        if not any(self._knows(knew, record, head) for knew in known):
                            yield Unseen(one, name, head)

    def below(self, row: Row, over: frozenset[Row] = NO_ROWS) -> list[Row]:
        """Return a record and those below it, without what was deleted by itself."""
        found, todo, over = [row], [row], over | {row}
        while todo:
            for under in self._under.get(todo.pop(), ()):
                # `over`: records that name each other as above them must not go round
                if under not in over and under not in found and not self._is_hidden(under, over):
                    found.append(under)
                    todo.append(under)
        return found

    def _knows(self, knew: Knew, record: Record, head: ChangeId) -> bool:
        if head in knew.ids or record.places.get(head, FAR) <= place_known(knew, self._chain):
            return True
        parts = record.merged.get(head, ())
        return bool(parts) and all(self._knows(knew, record, part) for part in parts)
