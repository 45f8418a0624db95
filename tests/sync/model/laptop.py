"""A laptop of the model: the log as it had it (base), and own changes on top."""

import copy
from collections.abc import Callable
from typing import Any

from app.sync.changes import ALIVE, Change, ChangeId, Edit, Knew, Row, Value, Verdict
from tests.sync.model.central import Line
from tests.sync.model.facts import FAR, Heart, Key
from tests.sync.model.journal import ANSWERED, CLOSED, NEW, SENT, Journal, Own, folded, folds_into
from tests.sync.model.witness import Witness

ASKED, LIVE, LEAVING = "asked", "live", "leaving"  # states of a case beside NEW


class Desk:
    """The user's side: what is on the screen, and edits. All of it is one database."""

    def __init__(
        self,
        user: str,
        witness: Witness,
        faults: frozenset[str],
        new_id: Callable[[], ChangeId],
        heart: type[Heart],
    ) -> None:
        self.user, self.witness, self.faults, self.new_id = user, witness, faults, new_id
        self.epoch = self.cursor = self.durable = 0
        self.base = heart(faults, [FAR])
        self.roots: dict[str, str] = {}  # case -> NEW, LIVE, ASKED for a walk, LEAVING
        self.asked_at: dict[str, int] = {}  # place of the grant that a walk answers
        self.walked_at: dict[str, int] = {}  # place of the last walk of a case
        self.staged: dict[str, list[tuple[int, Line]]] = {}
        self.own: Journal = {}  # in the order in which they go out
        self.tail: dict[ChangeId, tuple[int, Line]] = {}  # the log above the durable mark
        self.first: dict[ChangeId, int] = {}  # in which order log rows came here first
        self.to_rescue: list[Line] = []
        self.group: ChangeId = ""
        self._screen: Heart | None = None

    @property
    def screen(self) -> Heart:
        """What the user sees: the base with own changes on top."""
        if self._screen is None:
            self._screen = copy.deepcopy(self.base)
            for own in self.own.values():
                if own.on_top and own.change.root in self.roots:
                    self._screen.learn(own.change, Verdict.APPLIED)
        return self._screen

    def shows(self, row: Row) -> bool:
        """Tell whether the record is on the screen."""
        view = self.screen
        return all(view.exists(one) and not view.hidden(one) for one in view.above(row))

    def is_open(self, root: str) -> bool:
        """Tell whether a case may be edited."""
        return self.roots.get(root) in (NEW, LIVE)

    def editable(self) -> list[Row]:
        """Return the records that may be edited."""
        records = self.screen.records.items()
        return [row for row, (root, _) in records if self.is_open(root) and self.shows(row)]

    def shown(self, key: Key) -> ChangeId:
        """Return the head that the user sees: the last own unconfirmed one, else the first."""
        mine = [i for i in self.screen.heads(key) if i in self.own and self.own[i].on_top]
        return mine[-1] if mine else self.screen.shown(key)

    def begin(self) -> None:
        """Begin a user action."""
        self.group = self.new_id()

    def insert(self, row: Row, root: str, above: Row | None, values: dict[str, Value]) -> None:
        """Make a record."""
        units = {unit: Edit(value) for unit, value in [(ALIVE, True), *values.items()]}
        if above is None:
            self.roots[root] = NEW
        over = () if above is None else (above,)
        self._write(Change(self.new_id(), self.group, self.user, row, root, units, over), [])

    def put(self, key: Key, value: Value, seen: list[ChangeId] | None = None) -> None:
        """Write a unit in place of these heads; None: of all of them."""
        (row, unit), view = key, self.screen
        seen = list(view.heads(key)) if seen is None else seen
        root, above = view.records[row]
        is_delete = unit == ALIVE and not value
        knew = self._knew(root) if is_delete else None
        over = () if above is None else (above,)
        units = {unit: Edit(value, frozenset(seen))}
        change = Change(self.new_id(), self.group, self.user, row, root, units, over, knew=knew)
        if is_delete:
            under = [one for one in view.records if row in view.above(one)]
            heads = [(k, i) for one in under for k in view.units(one) for i in view.heads(k)]
            self.witness.deleted(change, heads)
        self._write(change, seen)

    def _knew(self, root: str) -> Knew:
        own = [o.change for o in self.own.values() if o.on_top]
        mine = {i for c in own for i in (c.id, *c.covers)}
        late = {i for i, (_, line) in self.tail.items() if line.verdict is Verdict.APPLIED}
        ids = late - {c.id for c in own} if "delete_knows_no_own" in self.faults else late | mine
        return Knew(str(self.epoch), max(self.cursor, self.walked_at.get(root, 0)), frozenset(ids))

    def _write(self, change: Change, seen: list[ChangeId]) -> None:
        self.witness.wrote(change, seen)
        self._screen = None
        groups = {o.change.group for o in self.own.values()}
        may_fold = ALIVE not in change.units and change.group not in groups
        old = [o for o in self.own.values() if may_fold and folds_into(o, change)]
        if old:
            (unit,) = change.units
            self.witness.folded((change.row, unit), change.id, old[-1].change.id)
            self.own = folded(self.own, old[-1], change, self.faults)
        else:
            self.own[change.id] = Own(change)

    def waiting(self, root: str | None = None) -> list[Own]:
        """Return own changes without an answer."""
        return [
            o for o in self.own.values() if o.state in (NEW, SENT) and root in (None, o.change.root)
        ]


class Laptop(Desk):
    """What the network brings; every public method is one transaction."""

    def copied(self) -> "Laptop":
        """Return a second laptop with a copy of this database."""
        apart = ("witness", "faults", "new_id")
        new = type(self)(self.user, self.witness, self.faults, self.new_id, type(self.base))
        for name, value in vars(self).items():
            if name not in apart:
                setattr(new, name, copy.deepcopy(value))
        return new

    # -- push ----------------------------------------------------------------------------------

    def push_request(self, limit: int) -> tuple[Any, ...] | None:
        """Return the next rows to bring back, else the next groups."""
        own_first = "own_first" in self.faults and bool(self.waiting())
        if self.to_rescue and not own_first:
            return "rescue", self.epoch, self.user, self.cursor, self.to_rescue[:limit]
        groups: dict[str, list[Change]] = {}
        for own in self.waiting():
            groups.setdefault(own.change.group, []).append(own.change)
        first = list(groups.values())[:limit]
        for c in (c for group in first for c in group):
            self.own[c.id].state = SENT
        return ("push", self.epoch, self.user, self.cursor, first) if first else None

    def on_pushed(self, epoch: int, answer: list[tuple[ChangeId, int, int]], durable: int) -> None:
        """Note the verdicts; values do not come with them."""
        if epoch != self.epoch:
            return
        self._screen = None
        for i, verdict, seq in answer:
            own = self.own.get(i)
            if own is None or own.state == CLOSED:
                continue
            if verdict < 0:
                self._erase(own.change.root)
            elif own.state != ANSWERED or own.verdict <= verdict:
                own.state, own.verdict, own.seq = ANSWERED, Verdict(verdict), seq
                self._confirm(own)
        self._safe_up_to(durable)

    def on_rescued(self, epoch: int, done: set[ChangeId]) -> None:
        """Strike off what is at the server again."""
        if epoch == self.epoch:
            self.to_rescue = [r for r in self.to_rescue if r.change and r.change.id not in done]

    def _confirm(self, own: Own) -> None:
        """End an own change that the cursor, or a walk of its case, has passed."""
        walked = 0 if "walk_on_top" in self.faults else self.walked_at.get(own.change.root, 0)
        if own.state == ANSWERED and own.seq <= max(self.cursor, walked):
            if own.verdict is Verdict.APPLIED:
                own.in_base = True
            elif own.verdict is Verdict.REJECTED:
                own.state = CLOSED

    def _safe_up_to(self, durable: int) -> None:
        self.durable = max(self.durable, durable)
        self.tail = {i: late for i, late in self.tail.items() if late[0] > self.durable}
        self.own = {
            i: o
            for i, o in self.own.items()
            if not (0 < o.seq <= self.durable and (o.in_base or o.state == CLOSED))
        }

    # -- pull ----------------------------------------------------------------------------------

    def on_page(
        self,
        epoch: int,
        start: int,
        end: int,
        rows: list[tuple[int, Line]],
        roots: frozenset[str],
        durable: int,
    ) -> None:
        """Take the next rows of the log."""
        if epoch != self.epoch or start != self.cursor:
            return
        self._screen = None
        for seq, line in rows:
            if line.kind == "erase":
                self._erase(line.root)
            elif line.kind == "right":
                self._right(seq, line)
            else:
                self._take(seq, line)
        for root, state in self.roots.items():
            if root not in roots and state in (LIVE, ASKED) and "no_lock" not in self.faults:
                self._lock(root)
        self.cursor = end
        for own in self.own.values():
            self._confirm(own)
        self._safe_up_to(durable)

    def _right(self, seq: int, line: Line) -> None:
        root = line.root
        if line.given and self.roots.get(root) == NEW:
            self.roots[root] = LIVE
        elif self.walked_at.get(root, -1) < seq:
            if line.given:
                self._ask(root, seq)
            elif root in self.roots:
                self._lock(root)

    def _ask(self, root: str, seq: int) -> None:
        self.roots[root] = ASKED
        self.asked_at[root], self.staged[root] = seq, []

    def _lock(self, root: str) -> None:
        """Keep a lost case for reading, until it is purged or walked anew."""
        self.roots[root] = LEAVING
        self.walked_at.pop(root, None)

    def _take(self, seq: int, line: Line) -> None:
        c, state = line.change, self.roots.get(line.root)
        assert c
        own = self.own.get(c.id)
        if own and own.state != CLOSED and line.verdict >= own.verdict:
            own.state, own.verdict, own.seq, own.change = ANSWERED, line.verdict, seq, c
        if line.kind == "verdict":  # of a case that the server does not lend to this user
            if state == NEW and line.verdict < Verdict.APPLIED:
                self.base.learn(c, line.verdict)
        elif state == ASKED:
            self.staged[line.root].append((seq, line))
        elif state in (NEW, LIVE) and seq > self.walked_at.get(line.root, 0):
            self._learn(seq, line)

    def _learn(self, seq: int, line: Line) -> None:
        c = line.change
        assert c
        self.base.learn(c, line.verdict, seq)
        mine = line.verdict is Verdict.REJECTED and c.author == self.user
        if mine or line.verdict is Verdict.APPLIED:
            self._keep_tail(seq, line)

    def _keep_tail(self, seq: int, line: Line) -> None:
        assert line.change
        self.tail[line.change.id] = (seq, line)
        self.first.setdefault(line.change.id, len(self.first))

    # -- walks, purge, erasure -------------------------------------------------------------------

    def _is_busy(self, root: str) -> bool:
        return bool(self.waiting(root)) or any(line.root == root for line in self.to_rescue)

    def walk_request(self) -> tuple[Any, ...] | None:
        """Ask for a case of which nothing waits for an answer."""
        for root, state in self.roots.items():
            if state == ASKED and ("walk_early" in self.faults or not self._is_busy(root)):
                return "walk", self.epoch, self.user, root
        return None

    def on_walked(
        self,
        epoch: int,
        root: str,
        seq: int,
        part: Heart,
        late: list[tuple[int, Line]],
        durable: int,
    ) -> None:
        """Put a case as the server has it in place of what is here, then what came since."""
        if epoch != self.epoch or self.roots.get(root) != ASKED or seq < self.asked_at[root]:
            return
        self._screen = None
        self._forget(root)
        self.base.join(copy.deepcopy(part))
        self.roots[root], self.walked_at[root] = LIVE, seq
        for place, line in (one for one in late if one[0] > self.durable):
            self._keep_tail(place, line)
        for place, line in (one for one in self.staged.pop(root, []) if one[0] > seq):
            self._learn(place, line)
        answered = [o for o in self.own.values() if o.state == ANSWERED and o.change.root == root]
        for own in answered:
            if own.seq <= seq and own.verdict is Verdict.HELD:
                own.verdict = part.verdict.get(own.change.id, Verdict.APPLIED)
            self._confirm(own)
        self._safe_up_to(durable)

    def _forget(self, root: str) -> None:
        self.base.drop(root)
        self.tail = {i: late for i, late in self.tail.items() if late[1].root != root}

    def purge(self) -> None:
        """Drop lost cases of which nothing waits; own changes are kept until they are safe."""
        hasty = "purge_at_once" in self.faults
        for root in [root for root, state in self.roots.items() if state == LEAVING]:
            if hasty or not self._is_busy(root):
                self._screen = None
                self._forget(root)
                del self.roots[root]
                self.walked_at.pop(root, None)
                if hasty:
                    self.own = {i: o for i, o in self.own.items() if o.change.root != root}

    def _erase(self, root: str) -> None:
        self._forget(root)
        self.roots.pop(root, None)
        self.walked_at.pop(root, None)
        self.own = {i: o for i, o in self.own.items() if o.change.root != root}
        self.to_rescue = [line for line in self.to_rescue if line.root != root]

    # -- restore -------------------------------------------------------------------------------

    def on_epoch(
        self,
        epoch: int,
        place: int,
        fork: int,
        roots: frozenset[str],
        forks: list[int],
        durable: int,
    ) -> None:
        """Go on from the fork; what is here of the log above it goes to the server again."""
        del durable
        if epoch <= self.epoch:
            return
        self._screen = None
        self.epoch, self.cursor, self.base.forks = epoch, place, list(forks)
        self.durable = min(self.durable, fork)
        lost = {i: line for i, (seq, line) in self.tail.items() if seq > fork}
        again = lost | {line.change.id: line for line in self.to_rescue if line.change}
        if "no_rescue" not in self.faults:
            self.to_rescue = [again[i] for i in sorted(again, key=lambda i: self.first[i])]
        self.tail |= {i: (FAR - 1, line) for i, line in lost.items()}
        self.walked_at = {root: min(seq, fork) for root, seq in self.walked_at.items()}
        self.base.forget_places(fork)
        for i, own in self.own.items():
            unsure = own.state != NEW and (own.seq > fork or not own.seq)
            if unsure and not (own.state == CLOSED and i in self.tail):
                own.state, own.seq, own.verdict = SENT, 0, Verdict.HELD
                own.in_base = own.in_base and i in self.tail
        for root in sorted({*self.roots, *roots}):
            if root not in roots:
                self._lock(root)
            elif self.roots.get(root) != LIVE:
                self._ask(root, place)
