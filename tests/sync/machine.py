"""
One random history of real laptops: the engine, stores with their triggers, a server of the model.

All of it comes from one seed: what people do, what gets lost on the road, where the program is
killed, what happens to the server.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from app.core.progress import Cancelled
from app.sync.engine import Engine
from app.sync.outcome import Phase
from tests.sync.fake_server import FakeServer, Road, new_central
from tests.sync.memory_store import Crash, memory_store
from tests.sync.people import People

USERS = (UUID(int=0xA), UUID(int=0xB), UUID(int=0xC))
PAGE = 3  # rows in a page: few, so that every border is met
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TROUBLE = ("lost", "late", "twice", "answer lost", "cut")


class Machine:
    """Laptops, a server, and accidents."""

    def __init__(self, seed):
        self.central = new_central()
        self.people = People(seed, self.central.witness)
        self.rng = self.people.rng
        self.witness = self.central.witness
        self.trouble = 0.0  # how often a request goes wrong
        self.marks, self.copies, self.skew = [0], 0, timedelta()
        self.stores, self.roads = [], []
        self.counts = self.people.counts
        self.is_calm = True
        for user in USERS:
            self._add(memory_store(user))

    def _add(self, store):
        store.connection.create_function("randomblob", 1, self.rng.randbytes)
        self.stores.append(store)
        server = FakeServer(self.central, store.actor.hex, PAGE)
        self.roads.append(Road(server, self._trouble))

    def close(self):
        for store in self.stores:
            store.close()
            store.connection.close()

    def _trouble(self):
        self.marks.append(len(self.central.log))
        return self.rng.choice(TROUBLE) if self.rng.random() < self.trouble else ""

    # -- a round -----------------------------------------------------------------------------------

    def round(self, k, **how):
        """Run a round; what happens meanwhile happens between its batches."""
        now = NOON + self.skew
        engine = Engine(self.stores[k], self.roads[k], now=lambda: now)
        try:
            outcome = engine.round(Meanwhile(self, k), go_on=True, **how)
        except Crash:
            self.counts["crash"] += 1
            return None
        finally:
            self.stores[k].writes_to_live = None
            self.marks.append(len(self.central.log))
        self.counts["round"] += 1
        if outcome.error is not None:
            code = outcome.error.code
            self.counts[code] += 1
            known = ("link.", "sync.behind", "server.not_allowed", "sync.epoch")
            assert code.startswith(known), (code, outcome.error.values)
            assert self.trouble or not code.startswith("link."), code
        return outcome

    def bad_round(self, k):
        self.is_calm, self.trouble = False, self.rng.choice((0.0, 0.1, 0.3))
        if self.rng.random() < 0.3:
            self.stores[k].writes_to_live = self.rng.randrange(12)
        self.round(k)
        self.is_calm, self.trouble = True, 0.0

    # -- what seldom happens -----------------------------------------------------------------------

    def cases(self):
        heart = self.central.heart
        return [row.id for row in heart.records if row.kind == "enterprise" and heart.exists(row)]

    def accident(self, k):
        events = {
            self._right: 30,
            self._decide: 18,
            self._backup: 10,
            self._restore: 12,
            self._copy: 6,
            self._erase: 2,
            self._arrive: 14,
            self._jump: 5,
        }
        (event,) = self.rng.choices(list(events), list(events.values()))
        event(k)
        self.central.ask()

    def _right(self, _):
        if cases := self.cases():
            user, root = self.rng.choice(USERS).hex, self.rng.choice(cases)
            given = not self.central.has(user, root) or self.rng.random() < 0.45
            self.central.right(user, root, given=given)
            self.counts["right"] += 1

    def _decide(self, _):
        if self.central.held:
            name = self.rng.choice(list(self.central.held))
            self.central.decide(name, apply=self.rng.random() < 0.6)
            self.counts["decide"] += 1

    def _backup(self, _):
        self.central.backup()

    def _restore(self, _):
        marks = [mark for mark in self.marks if self.central.durable <= mark]
        at = self.rng.choice([mark for mark in marks if mark <= len(self.central.log)])
        self.central.restore(at)
        self.marks = [mark for mark in self.marks if mark <= at]
        self.counts["restore"] += 1

    def _copy(self, k):
        if self.copies < 2:
            self.copies += 1
            self._add(self.stores[k].copied())
            self.counts["copy"] += 1

    def _erase(self, _):
        if cases := self.cases():
            self.central.erase(self.rng.choice(cases))
            self.counts["erase"] += 1

    def _arrive(self, k):
        self.roads[k].arrive()
        self.central.ask()

    def _jump(self, _):
        self.skew = timedelta(seconds=self.rng.randint(-(10**6), 10**6))

    # -- a history ---------------------------------------------------------------------------------

    def start(self):
        """Make a case that everyone has."""
        self.people.insert(self.stores[0])
        self.settle()
        for root in self.cases():
            for user in USERS:
                self.central.right(user.hex, root, given=True)
        self.settle()

    def step(self):
        rng, k = self.rng, self.rng.randrange(len(self.stores))
        people, store = self.people, self.stores[k]
        things = {
            lambda: people.edit(store): 28,
            lambda: people.insert(store): 6,
            lambda: people.delete(store): 3,
            lambda: people.undelete(store): 2,
            lambda: people.resolve(store): 6,
            lambda: self.round(k): 12,
            lambda: self.bad_round(k): 14,
            lambda: self.accident(k): 14,
        }
        (thing,) = rng.choices(list(things), list(things.values()))
        thing()
        self.marks.append(len(self.central.log))
        return k

    def settle(self, rounds=60):
        """Let everyone sync without trouble until nothing moves; tell whether it came to that."""
        self.skew = timedelta()
        for _ in range(rounds):
            before = self._position()
            for k in range(len(self.stores)):
                self.round(k)
            if self._position() == before:
                return True
        return False

    def _position(self):
        places = [
            store.rows(
                "SELECT chain, cursor, (SELECT count(*) FROM outbox WHERE done = 0 AND verdict"
                " IS NULL), (SELECT count(*) FROM give_back), (SELECT count(*) FROM scope_root"
                " WHERE state IN ('walking', 'leaving')) FROM sync_state"
            )
            for store in self.stores
        ]
        return (len(self.central.log), self.central.epoch, places)


class Meanwhile:
    """What may happen between two batches of a round: the coach goes on working, others sync."""

    def __init__(self, machine, k):
        self._machine, self._k = machine, k

    def told(self, phase, done, total):
        machine = self._machine
        assert 0 <= done <= total, (phase, done, total)
        if machine.is_calm or phase is Phase.HELLO:
            return
        roll = machine.rng.random()
        if roll < 0.1:
            machine.people.edit(machine.stores[self._k])
        elif roll < 0.13:
            raise Cancelled
        elif roll < 0.18:
            calm, machine.is_calm = machine.is_calm, True
            trouble, machine.trouble = machine.trouble, 0.0
            machine.round((self._k + 1) % len(machine.stores))
            machine.is_calm, machine.trouble = calm, trouble
