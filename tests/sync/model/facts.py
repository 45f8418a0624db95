"""
The naive heart: what the heads of a unit are, by definition instead of step by step.

It keeps all that was ever told and works out the answer when it is asked. The heart of the program
(`app/sync/graph.py`) must give the same answers, and is put in its place by `Parts.heart`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.sync.changes import ALIVE, NOTHING, Change, ChangeId, Knew, Row, Value, Verdict

FAR = 1 << 60  # later than any place in the log
Key = tuple[Row, str]
Record = tuple[str, Row | None]  # its case, and the record above it


@dataclass
class Told:
    """All that is known of one unit."""

    values: dict[ChangeId, Value] = field(default_factory=dict)  # of applied changes
    named: dict[ChangeId, frozenset[ChangeId]] = field(default_factory=dict)  # by applied changes
    bones: dict[ChangeId, frozenset[ChangeId]] = field(default_factory=dict)  # by held ones
    walked: frozenset[ChangeId] = NOTHING  # replaced, said a walk

    def replaced(self) -> set[ChangeId]:
        """Return what is replaced; a held change that is, takes along what it would replace."""
        todo = [*self.walked, *(i for some in self.named.values() for i in some)]
        found: set[ChangeId] = set()
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo += self.bones.get(one, NOTHING)
        return found

    def heads(self) -> dict[ChangeId, Value]:
        """Return the applied changes that nothing replaces."""
        replaced = self.replaced()
        return {i: value for i, value in self.values.items() if i not in replaced}


class Heart:
    """All records that one side knows, and what follows from them."""

    def __init__(self, faults: frozenset[str] = NOTHING, forks: list[int] | None = None) -> None:
        self.faults = faults
        self.forks = [FAR] if forks is None else forks  # where the log of each epoch began
        self.records: dict[Row, Record] = {}
        self.verdict: dict[ChangeId, Verdict] = {}
        self.knew: dict[ChangeId, Knew] = {}
        self.seq: dict[ChangeId, int] = {}  # place in the log where it was applied
        self.merged: dict[ChangeId, tuple[ChangeId, ...]] = {}
        self._told: dict[Key, Told] = {}
        self._heads: dict[Key, dict[ChangeId, Value]] = {}  # worked out before

    # -- what is told --------------------------------------------------------------------------

    def learn(self, change: Change, verdict: Verdict, seq: int | None = None) -> None:
        """Take in one fact: the order of facts, and telling one twice, make no difference."""
        i = change.id
        self.verdict[i] = max(verdict, self.verdict.get(i, verdict))
        if verdict is Verdict.APPLIED and seq is not None:
            self.seq[i] = min(seq, self.seq.get(i, seq))
        if change.knew:
            self.knew[i] = change.knew
        if change.merged:
            self.merged[i] = change.merged
        self.records[change.row] = change.root, change.above[0] if change.above else None
        for unit in change.units:
            self._tell((change.row, unit), change, verdict)

    def _tell(self, key: Key, change: Change, verdict: Verdict) -> None:
        told = self._told.setdefault(key, Told())
        self._heads.pop(key, None)
        names = change.replaces(key[1])
        if verdict is Verdict.APPLIED:
            if "forget_replaced" in self.faults:
                names = frozenset(names & told.values.keys())
            # A log row may tell a change again with what it took over: both are true
            told.named[change.id] = names | told.named.get(change.id, NOTHING)
            told.values[change.id] = change.units[key[1]].value
        elif "no_takeover" not in self.faults:
            told.bones[change.id] = names

    def taken_over(self, key: Key, names: frozenset[ChangeId]) -> frozenset[ChangeId]:
        """Return these with what the held or rejected ones among them would have replaced."""
        told = self._told.get(key, Told())
        return frozenset(Told(walked=names, bones=told.bones).replaced())

    # -- what follows --------------------------------------------------------------------------

    def heads(self, key: Key) -> dict[ChangeId, Value]:
        """Return the heads of a unit."""
        if key not in self._heads:
            self._heads[key] = self._told.get(key, Told()).heads()
        return self._heads[key]

    def replaced(self, key: Key) -> set[ChangeId]:
        """Return what is known to be replaced."""
        return self._told.get(key, Told()).replaced()

    def known(self) -> list[Key]:
        """Return the units that have a value."""
        return [key for key in list(self._told) if self.heads(key)]

    def units(self, row: Row) -> list[Key]:
        """Return the units of one record that have a value."""
        return [key for key in self.known() if key[0] == row]

    def exists(self, row: Row) -> bool:
        """Tell whether the record was ever made, be it deleted by now."""
        return bool(self.heads((row, ALIVE)))

    def conflict(self, key: Key) -> bool:
        """Tell whether the heads of a unit say different things."""
        return len({repr(value) for value in self.heads(key).values()}) > 1

    def shown(self, key: Key) -> ChangeId:
        """Return the head that came first in the log; what has no place yet comes last."""
        return min(self.heads(key), key=lambda i: (self.seq.get(i, FAR), i))

    def below(self, row: Row) -> Iterator[Row]:
        """Give a record and those below it, without what was deleted by itself."""
        yield row
        for other, (_, above) in self.records.items():
            if above == row and not self.hidden(other):
                yield from self.below(other)

    def above(self, row: Row) -> list[Row]:
        """Return a record and those above it."""
        over = self.records[row][1] if row in self.records else None
        return [row] if over is None else [row, *self.above(over)]

    def deletes(self, row: Row) -> list[ChangeId]:
        """Return the deletes that stand; none when anything says that the record is there."""
        heads = self.heads((row, ALIVE))
        return [] if any(heads.values()) else list(heads)

    def hidden(self, row: Row) -> bool:
        """Tell whether the record is gone from the screen by its own delete."""
        return bool(self.deletes(row)) and not self.contested(row)

    def contested(self, row: Row) -> list[tuple[Key, ChangeId]]:
        """Return the heads of a deleted record, and below it, that no delete knew."""
        deletes = self.deletes(row)
        if not deletes or "delete_hides_all" in self.faults:
            return []
        return [
            (key, head)
            for one in self.below(row)
            for key in self.units(one)
            if key != (row, ALIVE)
            for head in self.heads(key)
            if not any(self.knows(delete, head) for delete in deletes)
        ]

    def knows(self, delete: ChangeId, head: ChangeId) -> bool:
        """Tell whether the author of a delete had this head; of a merge, both its parts."""
        knew = self.knew.get(delete)
        if knew is None:
            return False
        began = self.forks[int(knew.epoch or 0) + 1 :]
        if "knew_without_epoch" in self.faults:
            began = []
        if "forget_lives" in self.faults and self._is_lost(int(knew.epoch or 0)):
            began = [0]
        if head in knew.ids or self.seq.get(head, FAR) <= min([knew.seq, *began]):
            return True
        return head in self.merged and all(self.knows(delete, i) for i in self.merged[head])

    def _is_lost(self, epoch: int) -> bool:
        """Tell whether a later restore was to a copy from before this life of the log."""
        return epoch > 0 and any(fork < self.forks[epoch] for fork in self.forks[epoch + 1 :])

    # -- a case taken out for a walk, put in, forgotten ------------------------------------------

    def forget_places(self, fork: int) -> None:
        """Forget the places above a fork of the log: they will be given out anew."""
        self.seq = {i: seq for i, seq in self.seq.items() if seq <= fork}

    def part(self, root: str, durable: int) -> "Heart":
        """Return a case for a walk: what was replaced and is in the durable log is left out."""
        out = Heart(self.faults)
        out.records = {row: made for row, made in self.records.items() if made[0] == root}
        for key, told in self._told.items():
            if key[0] in out.records:
                late = {i for i in told.replaced() if self.seq.get(i, FAR) > durable}
                walked = NOTHING if "walk_no_replaced" in self.faults else frozenset(late)
                out._told[key] = Told(dict(self.heads(key)), {}, dict(told.bones), walked)
        todo = [i for told in out._told.values() for i in (*told.values, *told.bones)]
        while todo:
            i = todo.pop()
            todo += self.merged.get(i, ())  # a delete knows a merge by its parts
            for name in ("verdict", "seq", "knew", "merged"):
                if i in (mine := getattr(self, name)):
                    getattr(out, name)[i] = mine[i]
        return out

    def drop(self, root: str) -> None:
        """Forget a case."""
        mine = {row for row, made in self.records.items() if made[0] == root}
        self.records = {row: made for row, made in self.records.items() if row not in mine}
        self._told = {key: told for key, told in self._told.items() if key[0] not in mine}
        self._heads.clear()

    def join(self, part: "Heart") -> None:
        """Take in a case that is not here."""
        for name in ("records", "verdict", "seq", "knew", "merged", "_told"):
            getattr(self, name).update(getattr(part, name))
        self._heads.clear()
