"""The heart of the program in the place of the naive one of the model."""

from collections.abc import Iterator

from typing_extensions import override

from app.sync import graph
from app.sync.changes import NOTHING, Change, ChangeId, Edit, Row, Value, Verdict
from app.sync.deletes import Case, Epoch
from app.sync.graph import Record
from tests.sync.model.facts import FAR, Heart, Key


class ProgramHeart(Heart):
    """Keeps records as laptop and server do; all that follows is asked of the program."""

    def __init__(self, faults: frozenset[str] = NOTHING, forks: list[int] | None = None) -> None:
        assert not faults, "the program has no mistakes to put back"
        super().__init__(faults, forks)
        self.kept: dict[Row, Record] = {}
        self._case: Case | None = None

    @override
    def learn(self, change: Change, verdict: Verdict, seq: int | None = None) -> None:
        self._case = None
        self.verdict[change.id] = max(verdict, self.verdict.get(change.id, verdict))
        self.records[change.row] = change.root, change.above[0] if change.above else None
        if verdict is Verdict.APPLIED and seq is not None:
            self.seq[change.id] = min(seq, self.seq.get(change.id, seq))
        self.kept[change.row] = graph.add(self.kept.get(change.row), change, verdict, seq)

    @override
    def taken_over(self, key: Key, names: frozenset[ChangeId]) -> frozenset[ChangeId]:
        row, unit = key
        change = Change("new", "", "", row, "", {unit: Edit(None, names)})
        return graph.taken_over(self.kept.get(row), change).units[unit].parents

    @override
    def heads(self, key: Key) -> dict[ChangeId, Value]:
        record = self.kept.get(key[0])
        return {i: head.value for i, head in record.heads(key[1]).items()} if record else {}

    @override
    def replaced(self, key: Key) -> set[ChangeId]:
        record = self.kept.get(key[0])
        return set(record.units[key[1]].replaced) if record and key[1] in record.units else set()

    @override
    def known(self) -> list[Key]:
        return [(row, unit) for row, record in self.kept.items() for unit in record.version]

    @override
    def exists(self, row: Row) -> bool:
        return row in self.kept and self.kept[row].exists

    @override
    def conflict(self, key: Key) -> bool:
        return key[1] in self.kept[key[0]].conflicts

    @override
    def shown(self, key: Key) -> ChangeId:
        shown = self.kept[key[0]].shown(key[1])
        assert shown is not None
        return shown

    @property
    def case(self) -> Case:
        if self._case is None:
            forks = [0, *self.forks[1:]]
            chain = tuple(Epoch(str(n), fork) for n, fork in enumerate(forks))
            self._case = Case(self.kept, chain)
        return self._case

    @override
    def deletes(self, row: Row) -> list[ChangeId]:
        return list(self.case.deletes(row)) if row in self.kept else []

    @override
    def hidden(self, row: Row) -> bool:
        return row in self.kept and self.case.is_hidden(row)

    @override
    def contested(self, row: Row) -> list[tuple[Key, ChangeId]]:
        unseen = self.case.unseen(row) if row in self.kept else ()
        return [((one.row, one.unit), one.head) for one in unseen]

    @override
    def below(self, row: Row) -> Iterator[Row]:
        yield from self.case.below(row)

    @override
    def forget_places(self, fork: int) -> None:
        self._case = None
        super().forget_places(fork)
        self.kept = {row: graph.forked(record, fork) for row, record in self.kept.items()}

    @override
    def part(self, root: str, durable: int) -> Heart:
        out = ProgramHeart()
        for row, record in self.kept.items():
            if record.root == root:
                out.records[row] = self.records[row]
                out.kept[row] = graph.trimmed(record, lambda i: self.seq.get(i, FAR) <= durable)
        units = [unit for record in out.kept.values() for unit in record.units.values()]
        for i in (i for unit in units for i in (*unit.heads, *unit.bones)):
            out.verdict[i] = self.verdict[i]
        return out

    @override
    def drop(self, root: str) -> None:
        self._case = None
        super().drop(root)
        self.kept = {row: record for row, record in self.kept.items() if record.root != root}

    @override
    def join(self, part: Heart) -> None:
        self._case = None
        super().join(part)
        assert isinstance(part, ProgramHeart)
        self.kept.update(part.kept)
