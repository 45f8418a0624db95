"""Laptops that Hypothesis drives, with the real server on PostgreSQL."""

from uuid import UUID

from app.server.kinds import ModelKinds, Obstacle
from app.server.records import Who
from app.server.refusal import EpochChanged, NotFound, Refusal, Unfit
from app.server.routes.sync import _places
from app.sync import link
from app.sync.changes import Row
from app.sync.protocol import Limits, PullAnswer, WalkAnswer
from tests.sync.fake_road import travelled
from tests.sync.laptops import PAGE, Laptops
from tests.sync.machine_checks import base_of, false_conflicts, open_ends
from tests.sync.memory_store import memory_store

REFUSALS = {
    "closed": link.Closed,
    "behind": link.Behind,
    "not_allowed": link.Unauthorized,
    "too_large": link.TooLarge,
}
PAGES = {"pull": PullAnswer, "walk": WalkAnswer}  # that the server writes as text


class PickyKinds(ModelKinds):
    """The kinds of the program; a value that begins with ! is refused too."""

    def obstacle(self, change, units):
        wrong = [unit for unit in units if str(change.units[unit].value).startswith("!")]
        return Obstacle("invalid", tuple(wrong)) if wrong else super().obstacle(change, units)


class Door:
    """What the records of the server answer to one person, as the road brings it."""

    def __init__(self, house, person):
        self._records, self._who = house.records, Who(house.p, person)

    def __getattr__(self, name):
        ask = getattr(self._records, name)

        def call(*values, **named):
            if name == "pull":
                chain, cursor, limit, rights, have = values
                named = {"limit": limit, "rights": rights, "have": _places(have)}
                values = chain, cursor
            if name == "walk":
                named["roots"] = named["roots"] or None if "roots" in named else None
            values = tuple(map(travelled, values))
            try:
                answer = ask(self._who, *values, **named)
            except EpochChanged as changed:
                raise link.EpochChanged(changed.answer) from changed
            except Refusal as refusal:
                raise REFUSALS[refusal.code](f"server.{refusal.code}") from refusal
            if name in PAGES:
                return PAGES[name].model_validate_json(answer)
            if name == "hello":
                limits = Limits(push_changes=2 * PAGE, page_rows=PAGE)
                answer = answer.model_copy(update={"limits": limits})
            return answer

        return call


class RealServer:
    """What the machine does to the real server."""

    users = (UUID(int=0xA), UUID(int=0xB), UUID(int=0xC))

    def __init__(self, house, witness):
        self.house, self._witness = house, witness
        self.erased = set()
        self._points = {0: house.copied()}  # head of the log: a copy

    def door(self, user):
        return Door(self.house, user.hex)

    def _head(self):
        [(head, durable)] = self.house.ask(
            "SELECT head, durable_seq FROM feed_head WHERE partnership_id = %(p)s"
        )
        return head, durable

    def note(self):
        """Keep a copy of each state that the log comes in; tell what was merged."""
        head, _ = self._head()
        if head not in self._points:
            self._points[head] = self.house.copied()
            self._see_merges()

    def _see_merges(self):
        query = (
            "SELECT body FROM log WHERE partnership_id = %(p)s"
            """ AND json_array_length(body -> 'merged') > 0 ORDER BY seq"""
        )
        for (body,) in self.house.ask(query):
            row, one = Row(body["kind"], body["row"]), body["id"]
            for unit in body["units"]:
                key, pasts = (row, unit), self._witness.pasts
                before = (self._witness.past(key, head) for head in body["merged"])
                pasts.setdefault((key, one), frozenset([one]).union(*before))
                self._witness.merged[one] = tuple(body["merged"])

    def position(self):
        return self._head()[0], self.house.chain()

    def cases(self):
        query = "SELECT id FROM record WHERE partnership_id = %(p)s AND kind = 'enterprise'"
        return sorted(one for (one,) in self.house.ask(query))

    def knows(self, change):
        query = "SELECT 1 FROM known_change WHERE partnership_id = %(p)s AND change_id = %(change)s"
        return bool(self.house.ask(query, change=change))

    def right(self, user, root, *, given):
        records = self.house.records
        try:
            (records.grant if given else records.revoke)(self.house.p, user, root)
        except NotFound:
            return
        self.note()

    def held(self):
        return self.house.records.quarantine(self.house.p)

    def decide(self, number, *, apply):
        if not (held := self.held()):
            return
        group = held[number % len(held)]
        who = self.users[0].hex
        try:
            self.house.records.decide(self.house.p, who, group.group, apply=apply)
        except Unfit:  # a record above it is held too
            return
        if not apply:
            for change in group.changes:
                for unit in change.units:
                    key = (Row(change.kind, change.row), unit)
                    self._witness.refused.setdefault(key, set()).add(change.id)
        self.note()

    def erase(self, root):
        self.house.records.erase(self.house.p, root)
        self.erased.add(root)
        self.note()

    def back_up(self):
        self.note()
        self.house.records.mark_durable(self.house.p, self._head()[0])

    def restore(self, place):
        """Fall back to a copy that is not older than the back-up, counted from the last."""
        _, durable = self._head()
        heads = sorted(head for head in self._points if head >= durable)
        at = heads[-1 - place % len(heads)]
        self.house.put_back(self._points[at])
        self._points = {head: copy for head, copy in self._points.items() if head <= at}
        self.house.records.begin_epoch(self.house.p)
        self._points.pop(self._head()[0], None)  # of the life before
        self.note()

    def open_again(self):
        self.house.records.end_rescue(self.house.p)


class RealLaptops(Laptops):
    """The laptops of three people, at a partnership of their own."""

    def __init__(self, new_house):
        self._house = new_house(kinds=PickyKinds())
        super().__init__()

    def new_server(self):
        return RealServer(self._house, self.witness)

    def new_store(self, user):
        return memory_store(user)

    def after_a_step(self):
        found = []
        for n, store in enumerate(self.stores):
            found += false_conflicts(self, n)
            if bad := store.rows("PRAGMA foreign_key_check"):
                found.append(f"I4 laptop {n}: {bad}")
        return found

    def at_rest(self, *, settled):
        for root in self.server.cases():  # all of them see all of it at the end
            for user in self.server.users:
                self.server.right(user.hex, root, given=True)
        found = [] if settled and self.settle() else ["I3 the round never ends"]
        for n, store in enumerate(self.stores):
            found += open_ends(store, n)
            outcome = self.round(n, check=True)
            if outcome.repaired or outcome.sent or outcome.received:
                found.append(f"I1/I7 laptop {n}: the last round moves {outcome}")
        found += self.after_a_step() + self._differences()
        lost = self.witness.lost(self._ends(), self.server.erased)
        return found + [f"I2 lost {one}" for one in lost if one[1] not in self.gone]

    def _differences(self):
        """Compare the laptops with each other; with the server their sums were compared."""
        cases = set(self.server.cases())
        heads = [
            {row: one.version for row, one in base_of(store).items() if one.root in cases}
            for store in self.stores
        ]
        return [
            f"I1 laptop {n} has other heads than the first: {some.keys() ^ heads[0].keys()}"
            for n, some in enumerate(heads)
            if some != heads[0]
        ]

    def _ends(self):
        """What stands somewhere: heads of all laptops, and what is held at the server."""
        found = {}
        for store in self.stores:
            for row, record in base_of(store).items():
                for unit, heads in record.version.items():
                    found.setdefault((row, unit), set()).update(heads)
        for group in self.server.held():
            for change in group.changes:
                for unit in change.units:
                    found.setdefault((Row(change.kind, change.row), unit), set()).add(change.id)
        return found
