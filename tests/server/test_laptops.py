"""
Random histories of real laptops on the real server: the engine of one, the heart of the other.

What the server itself must hold is compared with the model elsewhere (`oracle`), and so are the
laptops (`tests/sync/test_machine.py`). Here they meet: the sums of both sides are equal at the end,
and nothing that anybody wrote is gone.
"""

import json
import os
from uuid import UUID

import pytest

from app.server.kinds import ModelKinds, Obstacle
from app.server.records import Who
from app.server.refusal import EpochChanged as ServerEpochChanged
from app.server.refusal import Refusal, Unfit
from app.sync import link
from app.sync.changes import Row
from app.sync.engine import Engine
from app.sync.protocol import Limits
from tests.sync.fake_server import Road
from tests.sync.machine import NOON
from tests.sync.machine_checks import base_of
from tests.sync.memory_store import Crash, memory_store
from tests.sync.model.witness import Witness
from tests.sync.people import People

FIRST = int(os.environ.get("WERKVLOER_SEED", "700"))
HISTORIES = int(os.environ.get("WERKVLOER_HISTORIES", "3"))
PAGE = 3
REFUSALS = {
    "closed": link.Closed,
    "behind": link.Behind,
    "not_allowed": link.Unauthorized,
    "too_large": link.TooLarge,
}


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
                chain, cursor, limit, rights = values
                values, named = (chain, cursor), {"limit": limit, "rights": rights}
            if name == "walk":
                named["roots"] = named["roots"] or None if "roots" in named else None
            try:
                answer = ask(self._who, *values, **named)
            except ServerEpochChanged as changed:
                raise link.EpochChanged(changed.answer) from changed
            except Refusal as refusal:
                raise REFUSALS[refusal.code](f"server.{refusal.code}") from refusal
            if name == "hello":
                limits = Limits(push_changes=2 * PAGE, page_rows=PAGE)
                answer = answer.model_copy(update={"limits": limits})
            return answer

        return call


class Meeting:
    """Three laptops and a server; the first two are of coaches, the third reads with them."""

    def __init__(self, seed, house):
        self.house, self.witness = house, Witness()
        self.people = People(seed, self.witness)
        self.rng = self.people.rng
        self.trouble = 0.0
        self.seen = set()
        self.users = [UUID(int=self.rng.getrandbits(128), version=4) for _ in range(3)]
        self.stores = [memory_store(user) for user in self.users]
        for store in self.stores:
            store.connection.create_function("randomblob", 1, self.rng.randbytes)
        self.roads = [Road(Door(house, user.hex), self._trouble) for user in self.users]

    def close(self):
        for store in self.stores:
            store.close()
            store.connection.close()

    def _trouble(self):
        some = ("lost", "late", "twice", "answer lost", "cut")
        return self.rng.choice(some) if self.rng.random() < self.trouble else ""

    def round(self, k, **how):
        engine = Engine(self.stores[k], self.roads[k], now=lambda: NOON)
        try:
            outcome = engine.round(go_on=True, **how)
        except Crash:
            return None
        finally:
            self.stores[k].writes_to_live = None
            self._see_merges(self.stores[k])
            self.roots()
        error = outcome.error
        assert error is None or (self.trouble and error.code.startswith("link.")), error
        return outcome

    def _see_merges(self, store):
        """Tell the witness which texts the server made of which."""
        query = 'SELECT row FROM tail WHERE row LIKE \'%"merged":["%\' ORDER BY seq'
        for (text,) in store.rows(query):
            body = json.loads(text)["body"]
            row, one = Row(body["kind"], body["row"]), body["id"]
            for unit in body["units"]:
                key, pasts = (row, unit), self.witness.pasts
                before = (self.witness.past(key, head) for head in body["merged"])
                pasts.setdefault((key, one), frozenset([one]).union(*before))
                self.witness.merged[one] = tuple(body["merged"])

    def bad_round(self, k):
        self.trouble = self.rng.choice((0.0, 0.1, 0.3))
        if self.rng.random() < 0.3:
            self.stores[k].writes_to_live = self.rng.randrange(12)
        self.round(k)
        self.trouble = 0.0

    def roots(self):
        """All cases that ever came to the server, also those that nobody has any more."""
        rows = (row for store in self.stores for row in base_of(store))
        self.seen |= {row.id for row in rows if row.kind == "enterprise"}
        return sorted(self.seen)

    def right(self, _):
        if roots := self.roots():
            user, root = self.rng.choice(self.users).hex, self.rng.choice(roots)
            give = (
                self.house.records.grant if self.rng.random() < 0.7 else self.house.records.revoke
            )
            give(self.house.p, user, root)

    def decide(self, _):
        if held := self.house.records.quarantine(self.house.p):
            group, who = self.rng.choice(held).group, self.users[0].hex
            try:
                self.house.records.decide(
                    self.house.p, who, group, apply=(yes := self.rng.random() < 0.6)
                )
            except Unfit:  # a record above it is held too
                return
            if not yes:
                self._turned_down(group)

    def _turned_down(self, group):
        for store in self.stores:
            for one, kind, record, unit in store.rows(
                "SELECT change_id, kind, record_id, unit FROM outbox"
                " WHERE coalesce(sent_group, change_group) = ?",
                group,
            ):
                units = {key[1] for key, i in self.witness.pasts if i == one}
                for name in units if unit == "*" else {unit}:
                    key = (Row(kind, record), name)
                    self.witness.refused.setdefault(key, set()).add(one)

    def step(self):
        rng, k = self.rng, self.rng.randrange(3)
        people, store = self.people, self.stores[k]
        things = {
            lambda: people.edit(store): 28,
            lambda: people.insert(store): 8,
            lambda: people.delete(store): 3,
            lambda: people.undelete(store): 2,
            lambda: people.resolve(store): 6,
            lambda: self.round(k): 14,
            lambda: self.bad_round(k): 14,
            lambda: self.right(k): 5,
            lambda: self.decide(k): 3,
            self.roads[k].arrive: 3,
        }
        (thing,) = rng.choices(list(things), list(things.values()))
        thing()

    def settle(self):
        for _ in range(12):
            for k in range(3):
                self.round(k)


def ends(meeting):
    """What stands somewhere: heads of all laptops, and what is held at the server."""
    found = {}
    for store in meeting.stores:
        for row, record in base_of(store).items():
            for unit, heads in record.version.items():
                found.setdefault((row, unit), set()).update(heads)
    for group in meeting.house.records.quarantine(meeting.house.p):
        for change in group.changes:
            for unit in change.units:
                found.setdefault((Row(change.kind, change.row), unit), set()).add(change.id)
    return found


@pytest.mark.parametrize("seed", range(FIRST, FIRST + HISTORIES))
def test_laptops_and_server_hold_the_same_and_nothing_is_gone(seed, new_house):
    meeting = Meeting(seed, new_house(kinds=PickyKinds()))
    try:
        meeting.people.insert(meeting.stores[0])
        meeting.settle()
        for root in meeting.roots():
            for user in meeting.users:
                meeting.house.records.grant(meeting.house.p, user.hex, root)
        meeting.settle()
        for _ in range(meeting.rng.randint(20, 60)):
            meeting.step()
        meeting.settle()
        for root in meeting.roots():  # all of them see all of it at the end
            for user in meeting.users:
                meeting.house.records.grant(meeting.house.p, user.hex, root)
        meeting.settle()
        check(meeting)
    finally:
        meeting.close()


def check(meeting):
    for store in meeting.stores:
        assert store.rows("SELECT * FROM outbox WHERE done = 0 AND verdict IS NULL") == []
        assert store.rows("SELECT * FROM scope_root WHERE state IN ('walking', 'leaving')") == []
        assert store.rows("PRAGMA foreign_key_check") == []
    for k in range(3):
        outcome = meeting.round(k, check=True)
        assert (outcome.repaired, outcome.sent, outcome.received) == (0, {}, {})
    shared = [
        {row: record.version for row, record in base_of(store).items()} for store in meeting.stores
    ]
    new = {
        row
        for store in meeting.stores
        for (row,) in store.rows("SELECT root FROM scope_root WHERE state = 'new'")
    }
    assert not new or meeting.house.records.quarantine(meeting.house.p)
    assert shared[0] == shared[1] == shared[2]
    assert meeting.witness.lost(ends(meeting), set()) == []
