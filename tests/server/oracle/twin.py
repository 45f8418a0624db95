"""The server of the model, and the real one beside it: both do the same, and must say the same."""

import pytest

from app.server.records import Who
from app.server.refusal import EpochChanged, NotAllowed, NotFound, Unfit
from app.server.text_merges import merge_id
from app.sync.changes import Verdict
from app.sync.protocol import PullAnswer, WalkAnswer
from tests.server.oracle.real import Real, plain, said, told, wire_groups
from tests.sync.model.central import Central
from tests.sync.model.merging import Merging
from tests.sync.model.world import World
from tests.sync.program_heart import ProgramHeart

MANY = 100_000


class NamedMerging(Merging):
    def name(self, key, base, one, other):
        return merge_id(*key, base, one, other)


class Twin(Central):
    """Does all that the model does on PostgreSQL too; AssertionError: they differ."""

    merging_of = NamedMerging

    def __init__(self, witness, heart, engine, partnership, clock):
        self.real = None
        super().__init__(witness, frozenset(), heart)
        self.real = Real(engine, partnership, clock)
        self.places = [0]  # of each row of the model's log in the real one
        self.ends = {0: (0, 0)}  # length of the model's log: real head, number of things done
        self.sent = {}  # change, verdict: the row as laptops got it
        self.chains = [self.real.chain]  # of each epoch, as laptops have it

    # -- what is compared ------------------------------------------------------------------------

    def _compare_logs(self):
        """Compare the rows that both logs got."""
        got = self.real.rows(self.ends[len(self.places) - 1][0])
        rows = [row for row in got if row.row_kind != "question"]
        lines = self.log[len(self.places) - 1 :]
        assert [told(row) for row in rows] == [said(line) for line in lines]
        for row in rows:
            self.places.append(row.seq)
            self.sent[row.change_id, row.verdict] = row
        head = got[-1].seq if got else self.ends[len(self.places) - 1][0]
        self.ends[len(self.log)] = head, len(self.real.ops)

    def compare_records(self):
        """Compare all heads, what is shown, and what is in question."""
        kept = self.real.kept()
        heads = {
            (row, unit): {one: plain(head.value) for one, head in record.heads(unit).items()}
            for row, (record, _) in kept.items()
            for unit in record.units
            if record.heads(unit)
        }
        mine = {
            key: {one: plain(value) for one, value in self.heart.heads(key).items()}
            for key in self.heart.known()
        }
        assert heads == mine
        for row, unit in heads:
            assert kept[row][0].shown(unit) == self.heart.shown((row, unit)), (row, unit)
        asked = {row for row, (_, contested) in kept.items() if contested}
        assert asked == {row for row in self.heart.records if self.heart.contested(row)}

    def _back(self, place):
        """A place of the real log in the model's."""
        return sum(one <= place for one in self.places) - 1

    def _knew(self, knew):
        epoch = int(knew.epoch or 0)
        seq = self.places[min(knew.seq, len(self.places) - 1)]
        return {"epoch": self.chains[-1][epoch][0], "seq": seq, "ids": sorted(knew.ids)}

    def _at(self, epoch, cursor):
        """The chain and the place with which a laptop asks."""
        return self.chains[epoch], self.places[min(cursor, len(self.places) - 1)]

    # -- the same on both sides ------------------------------------------------------------------

    def push(self, epoch, user, cursor, groups):
        chain, at = self._at(epoch, cursor)
        wires = wire_groups(groups, self._knew)
        answer = super().push(epoch, user, cursor, groups)
        if answer[0] == "epoch":
            self._news_too(answer, lambda: self.real._push(user, chain, at, wires))
            return answer
        got = self.real.do("push", user, chain, at, wires)
        self._compare_logs()
        for one, verdict, seq in answer[2]:
            said = got.changes[one]
            expected = "erased" if verdict < 0 else Verdict(verdict).name.lower()
            place = None if verdict < 0 else self.places[seq]
            assert (said.verdict, said.seq) == (expected, place), one
        return answer

    def _news_too(self, news, ask):
        with pytest.raises(EpochChanged) as caught:
            ask()
        _, _, place, _, roots, _, _ = news
        told = caught.value.answer
        assert (self._back(told.place), told.roots) == (place, sorted(roots))

    def rescue(self, epoch, user, cursor, lines):
        chain, _ = self._at(epoch, cursor)
        rows = [self.sent[x.change.id, Verdict(x.verdict).name.lower()] for x in lines]
        answer = super().rescue(epoch, user, cursor, lines)
        if answer[0] == "epoch":  # a laptop pulls to hear from where to go on
            return answer
        got = self.real.do("give_back", user, chain, rows)
        assert (set(got.taken), got.refused) == (answer[2], [])
        self._compare_logs()
        return answer

    def right(self, user, root, *, given):
        super().right(user, root, given=given)
        try:
            self.real.do("right", user, root, given)
        except NotFound:
            self.real.ops.pop()
        self._compare_logs()

    def decide(self, name, *, apply):
        super().decide(name, apply=apply)
        try:
            self.real.do("decide", name, apply)
        except Unfit:
            self.real.ops.pop()
        self._compare_logs()

    def erase(self, root):
        super().erase(root)
        if self.real is not None:
            self.real.do("erase", root)
            self._compare_logs()

    def backup(self):
        super().backup()
        self.real.do("durable", self.ends[len(self.log)][0])

    def restore(self, at):
        self.compare_records()
        super().restore(at)
        head, done = self.ends[at]
        chain = self.chains[-1]
        self.real.restore(self.real.ops[:done], f"{self.epoch:032x}", chain)
        assert self.real.chain[-1][1] == head, "doing the same again gave another log"
        self.chains.append(self.real.chain)
        self.places = self.places[: at + 1]
        self.ends = {length: end for length, end in self.ends.items() if length <= at}
        # The new life may erase again: that is after this place, and is no part of doing it again
        self.real.do("durable", self.ends[self.durable][0])
        self._compare_logs()
        self.compare_records()

    # -- what laptops get ------------------------------------------------------------------------

    def pull(self, epoch, user, cursor, limit):
        chain, at = self._at(epoch, cursor)
        answer = super().pull(epoch, user, cursor, limit)
        who = Who(self.real.p, user)
        if answer[0] == "epoch":
            self._news_too(answer, lambda: self.real.records.pull(who, chain, at))
            return answer
        _, _, _, end, rows, roots, _ = answer
        page = self.real.records.pull(who, chain, at, limit=MANY)
        got = PullAnswer.model_validate_json(page)
        last = self.places[end]
        mine = [said(line, bare=line.kind == "change" and _is_bare(line, user)) for _, line in rows]
        seen = [row for row in got.rows if row.seq <= last and row.row_kind != "question"]
        assert [told(row) for row in seen] == mine
        assert got.roots == sorted(roots)
        return answer

    def walk(self, epoch, user, root):
        answer = super().walk(epoch, user, root)
        if epoch != self.epoch:
            return answer
        who = Who(self.real.p, user)
        try:
            page = self.real.records.walk(who, self.chains[-1], roots=[root], limit=MANY)
            got = WalkAnswer.model_validate_json(page)
        except NotAllowed:
            assert answer is None
            return answer
        assert answer is not None
        self._compare_walk(answer[4], got)
        late = [told(row) for row in got.rows_since_durable]
        assert sorted(late) == sorted(said(line) for _, line in answer[5])
        return answer

    def _compare_walk(self, part, got):
        assert {(row.kind, row.id) for row in got.rows} == set(part.kept)
        for row in got.rows:
            mine = part.kept[row.kind, row.id]
            units = {u: row.versions.get(u, [row.version]) for u in row.data}
            assert {u: set(ids) for u, ids in units.items()} == {
                u: set(ids) for u, ids in mine.version.items()
            }
            assert {u: set(ids) for u, ids in row.replaced.items()} == {
                u: set(unit.replaced) for u, unit in mine.units.items() if unit.replaced
            }
            assert {u: bones.keys() for u, bones in row.bones.items()} == {
                u: unit.bones.keys() for u, unit in mine.units.items() if unit.bones
            }
            places = {one: self.places[seq] for one, seq in mine.places.items()}
            assert places.items() <= row.places.items()
            assert row.knew.keys() >= mine.knew.keys()


def _is_bare(line, user):
    return line.verdict is not Verdict.APPLIED and line.change.author != user


class TwinWorld(World):
    """A world whose server is both."""

    def __init__(self, seed, engine, partnership, clock):
        super().__init__(seed, frozenset(), ProgramHeart)
        self.central = Twin(self.witness, ProgramHeart, engine, partnership, clock)

    def new_id(self):
        self.ids += 1
        return f"{self.ids:032x}"
