"""The server of the model: one log, verdicts, quarantine, rights, merging, restore, erasure."""

from dataclasses import dataclass, replace
from typing import Any

from app.sync.changes import Change, ChangeId, Edit, Row, Verdict
from tests.sync.model.facts import FAR, Heart
from tests.sync.model.merging import Merging
from tests.sync.model.witness import Witness

NOTE = "note"  # the unit with long text
ERASED = -1  # an answer beside the verdicts
HELD, REJECTED, APPLIED = Verdict.HELD, Verdict.REJECTED, Verdict.APPLIED


@dataclass(frozen=True)
class Line:
    """A row of the log: a change with a verdict, a right given or taken, an erasure."""

    kind: str  # change, verdict, right, erase, blank
    root: str
    change: Change | None = None
    verdict: Verdict = HELD
    user: str = ""
    given: bool = False


class Central:
    """What is in here is one database; every public method is one transaction."""

    case_kind, note = "case", NOTE
    merging_of = Merging

    def __init__(self, witness: Witness, faults: frozenset[str], heart: type[Heart]) -> None:
        self.witness, self.faults, self._heart = witness, faults, heart
        self.epoch = self.durable = 0
        self.forks = [FAR]
        self.erased: set[str] = set()  # kept outside the back-ups
        self._read([])

    def _read(self, log: list[Line]) -> None:
        self.log: list[Line] = []
        self.heart = self._heart(self.faults, self.forks)
        self.merging = self.merging_of(self.heart)
        self.changes: dict[ChangeId, Change] = {}
        self.place: dict[ChangeId, int] = {}  # of the row with the present verdict
        self.rights: dict[tuple[str, str], list[tuple[int, bool]]] = {}
        self.held: dict[str, list[ChangeId]] = {}  # quarantine: the changes of a group
        for line in log:
            self._append(line)

    def _append(self, line: Line) -> None:
        c = line.change
        if line.kind == "change" and c and line.verdict is APPLIED:
            c = c._replace(
                units={
                    unit: Edit(edit.value, self.heart.taken_over((c.row, unit), c.replaces(unit)))
                    for unit, edit in c.units.items()
                },
            )
            line = replace(line, change=c)
        self.log.append(line)
        if line.kind == "right":
            self.rights.setdefault((line.user, line.root), []).append((len(self.log), line.given))
        elif line.kind == "erase":
            self._destroy(line.root)
        elif line.kind == "change" and c:
            self._keep(c, line.verdict)

    def _keep(self, c: Change, verdict: Verdict) -> None:
        self.changes[c.id] = c
        self.merging.changes[c.id] = c
        self.place[c.id] = len(self.log)
        self.heart.learn(c, verdict, len(self.log))
        if verdict is HELD:
            self.held.setdefault(c.group, []).append(c.id)
        elif c.id in (group := self.held.get(c.group, [])):
            group.remove(c.id)
            if not group:
                del self.held[c.group]

    def has(self, user: str, root: str, seq: int = FAR) -> bool:
        """Tell whether a user has a case, or had it at a place in the log."""
        given = [on for place, on in self.rights.get((user, root), []) if place <= seq]
        return bool(given and given[-1])

    def right(self, user: str, root: str, *, given: bool) -> None:
        """Give or take a case."""
        if root not in self.erased:
            self._append(Line("right", root, user=user, given=given))

    # -- push ----------------------------------------------------------------------------------

    def push(self, epoch: int, user: str, cursor: int, groups: list[list[Change]]) -> Any:
        """Take groups of one user; answer a verdict and a place for each change."""
        if epoch != self.epoch:
            return self._news(epoch, user, cursor)
        for group in groups:
            fresh = [c for c in group if c.id not in self.changes and c.root not in self.erased]
            if "erase_drops_group" in self.faults and any(c.root in self.erased for c in group):
                fresh = []
            if fresh:
                self._judge(user, fresh)
        answer = [self._answer(c.id) for group in groups for c in group]
        return "pushed", self.epoch, answer, self.durable

    def _answer(self, one: ChangeId) -> tuple[ChangeId, int, int]:
        if one in self.place:
            return one, self.heart.verdict[one], self.place[one]
        return one, ERASED, 0

    def _judge(self, user: str, group: list[Change]) -> None:
        if self._allowed(user, group):
            below = [] if "hold_blocks" in self.faults else self._builds_on(group)
            for some in ([*below, *group], group):
                if self._sound(some):
                    self._accept(some)
                    return
        for c in group:
            self._append(Line("change", c.root, c, HELD))
        self._close_replaced()

    def _builds_on(self, group: list[Change]) -> list[Change]:
        """Return the held changes whose records or values these need, oldest group first."""
        need: set[str] = set()
        todo = list(group)
        while todo:
            c = todo.pop()
            rows = {c.row, *c.above}
            names = {i for unit in c.units for i in c.replaces(unit)}
            for name, members in self.held.items():
                others = [self.changes[i] for i in members]
                if name not in need and any(
                    o.id in names or (o.is_insert and o.row in rows) for o in others
                ):
                    need.add(name)
                    todo += others
        found = [self.changes[i] for g in self.held if g in need for i in self.held[g]]
        return found if all(self._allowed(c.author, [c]) for c in found) else []

    def _allowed(self, user: str, group: list[Change]) -> bool:
        made = {c.root for c in group if c.is_insert and not c.above}
        return all(self.has(user, c.root) or self._is_new(c.root, made) for c in group)

    def _is_new(self, root: str, made: set[str]) -> bool:
        waiting = {self.changes[i].row.id for group in self.held.values() for i in group}
        return root in made | waiting and not self.heart.exists(Row(self.case_kind, root))

    def _sound(self, group: list[Change]) -> bool:
        """Tell whether the records are there, and no value that stands is refused."""
        late = {(c.row, unit, i) for c in group for unit in c.units for i in c.replaces(unit)}
        return self._rooted(group) and not any(
            str(edit.value).startswith("!") and (c.row, unit, c.id) not in late
            for c in group
            for unit, edit in c.units.items()
        )

    def _rooted(self, group: list[Change]) -> bool:
        made = {c.row for c in group if c.is_insert}
        needed = {row for c in group for row in (c.row, *c.above)}
        return all(self.heart.exists(row) for row in needed - made)

    def _accept(self, group: list[Change], verdict: Verdict = APPLIED) -> None:
        for c in sorted(group, key=lambda c: not c.is_insert):
            if self.heart.verdict.get(c.id, ERASED) < verdict:
                if verdict is APPLIED and not c.above and not self.heart.exists(c.row):
                    self._append(Line("right", c.root, user=c.author, given=True))
                self._append(Line("change", c.root, c, verdict))
        for c in group:
            while (text := self.merging.next((c.row, self.note))) is not None:
                self.witness.made_one_text((c.row, self.note), text)
                self._append(Line("change", text.root, text, APPLIED))
        if verdict is APPLIED:
            self._close_replaced()
            self._again(group)

    def _close_replaced(self) -> None:
        """Let go of held changes that applied ones took the place of, and judge the rest again."""
        for name in list(self.held):
            held = [self.changes[i] for i in self.held.get(name, [])]
            gone = [c for c in held if self._is_replaced(c)]
            for c in gone if "hold_replaced" not in self.faults else ():
                self._append(Line("change", c.root, c, APPLIED))
            rest = [c for c in held if c not in gone]
            if gone and rest and self._allowed(rest[0].author, rest) and self._sound(rest):
                self._accept(rest)

    def _is_replaced(self, c: Change) -> bool:
        return all(c.id in self.heart.replaced((c.row, unit)) for unit in c.units)

    def _again(self, group: list[Change]) -> None:
        """Judge again what was held for want of a record that is here now."""
        made = {c.row for c in group if c.is_insert}
        for name in list(self.held):
            held = [self.changes[i] for i in self.held.get(name, [])]
            waited = any({c.row, *c.above} & made for c in held)
            if waited and self._allowed(held[0].author, held) and self._sound(held):
                self._accept(held)

    # -- pull and walk -------------------------------------------------------------------------

    def pull(self, epoch: int, user: str, cursor: int, limit: int) -> Any:
        """Return the next rows, of cases that the user had then and has now."""
        if epoch != self.epoch:
            return self._news(epoch, user, cursor)
        end = max(cursor, min(len(self.log), cursor + limit))
        lines = [(seq, self._told(user, seq)) for seq in range(cursor + 1, end + 1)]
        rows = [(seq, line) for seq, line in lines if line]
        return "page", self.epoch, cursor, end, rows, self._roots(user), self.durable

    def _told(self, user: str, seq: int) -> Line | None:
        line = self.log[seq - 1]
        c = line.change
        if line.kind == "erase" or (line.kind == "right" and line.user == user):
            return line
        if line.kind != "change" or c is None:
            return None
        if self._lends(user, line.root, seq):
            return line if line.verdict is APPLIED or c.author == user else _bare(line)
        if c.author == user and "no_verdicts" not in self.faults:
            return Line("verdict", line.root, c, line.verdict)
        return None

    def _lends(self, user: str, root: str, seq: int) -> bool:
        return self.has(user, root, seq) and self.has(user, root) and root not in self.erased

    def _roots(self, user: str, seq: int = FAR) -> frozenset[str]:
        return frozenset(
            root
            for who, root in self.rights
            if who == user and self.has(user, root, seq) and root not in self.erased
        )

    def walk(self, epoch: int, user: str, root: str) -> Any:
        """Return a case as it stands, its place in the log, and its log above the durable mark."""
        if epoch != self.epoch or not self.has(user, root) or root in self.erased:
            return None
        late = [
            (seq, line)
            for seq, line in enumerate(self.log[self.durable :], self.durable + 1)
            if line.kind == "change" and line.root == root and line.verdict is APPLIED
        ]
        part = self.heart.part(root, self.durable)
        return "walked", self.epoch, root, len(self.log), part, late, self.durable

    # -- the administrator, and accidents --------------------------------------------------------

    def decide(self, name: str, *, apply: bool) -> None:
        """Apply or reject a held group."""
        held = [self.changes[i] for i in self.held[name]]
        if not apply:
            for c in held:
                self.witness.turned_down(c)
            self._accept(held, REJECTED)
        elif self._rooted(held):
            self._accept(held)

    def erase(self, root: str) -> None:
        """Destroy a case everywhere."""
        self.erased.add(root)
        self._append(Line("erase", root))

    def _destroy(self, root: str) -> None:
        self.heart.drop(root)
        gone = {i for i, c in self.changes.items() if c.root == root}
        left = {g: [i for i in members if i not in gone] for g, members in self.held.items()}
        self.held = {name: members for name, members in left.items() if members}
        self.log = [
            Line("blank", root) if line.kind == "change" and line.root == root else line
            for line in self.log
        ]
        for i in gone:
            del self.changes[i], self.place[i], self.merging.changes[i]

    def backup(self) -> None:
        """Make all up to here safe."""
        self.durable = len(self.log)

    def restore(self, at: int) -> None:
        """Fall back to a place in the log that is not below the durable mark."""
        self.epoch += 1
        self.forks.append(at)
        self._read(self.log[:at])
        done = {line.root for line in self.log if line.kind == "erase"}
        for root in sorted(self.erased - done):
            self._append(Line("erase", root))

    def _news(self, epoch: int, user: str, cursor: int) -> Any:
        """Tell a laptop of an older epoch from where to go on."""
        fork = min(self.forks[epoch + 1 :])
        place = min(cursor, fork)
        roots = self._roots(user, place)
        return "epoch", self.epoch, place, fork, roots, list(self.forks), self.durable

    def rescue(self, epoch: int, user: str, cursor: int, lines: list[Line]) -> Any:
        """Take back rows of the log that was lost, with the author and verdict that they had."""
        if epoch != self.epoch:
            return self._news(epoch, user, cursor)
        changes = [(line.change, line.verdict) for line in lines if line.change]
        for c, verdict in changes:
            if c.root not in self.erased:
                self._accept([c], verdict)
        return "rescued", self.epoch, {c.id for c, _ in changes}


def _bare(line: Line) -> Line:
    """Return the row of a held or rejected change as others get it: no values."""
    c = line.change
    assert c
    units = {unit: Edit(None, c.replaces(unit)) for unit in c.units}
    bones = Change(c.id, c.group, c.author, c.row, c.root, units, c.above)
    return Line("change", line.root, bones, line.verdict)
