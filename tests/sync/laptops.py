"""
Real laptops that Hypothesis drives: the engine, stores with their triggers, and a server.

Which server it is, a subclass says. Each rule gets plain numbers and words, so that the steps that
are printed for a failure can be copied into a test. `chance` decides what a person picks.
"""

import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.core.progress import Cancelled
from app.sync.engine import Engine
from app.sync.outcome import Phase
from tests.sync.fake_road import Road
from tests.sync.memory_store import Crash
from tests.sync.model.witness import Witness
from tests.sync.people import People

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PAGE = 3  # rows in a page: few, so that every border is met
COPIES = 2  # more laptops than people, at most
ROUNDS = 60  # until nothing moves any more
STEPS = 40  # of one history
KNOWN = ("link.", "sync.behind", "server.closed", "server.not_allowed", "sync.epoch")
AT_SERVER = (
    *("back up", "back up", "restore", "rescue", "open", "give", "give", "take"),
    *("apply", "apply", "reject", "erase"),
)
AT_LAPTOP = ("arrive", "arrive", "jump", "copy", "keep", "put back")

WHO = st.integers(0, 4)
NUMBER = st.integers(0, 11)
CHANCE = st.integers(0, 999)
ACT = st.sampled_from(("insert", "insert", "edit", "resolve", "delete", "undelete"))
TROUBLES = st.lists(
    st.sampled_from(("", "lost", "late", "twice", "answer lost", "cut")), max_size=8
)
MEANWHILE = st.lists(
    st.sampled_from(("", "write", "cancel", "other", "right", "arrive", "jump", "restore")),
    max_size=6,
)


class Laptops(RuleBasedStateMachine):
    """
    Laptops, a server, and accidents.

    `server` has: `users`, `door(user)`, `right`, `decide`, `erase`, `back_up`, `restore`,
    `open_again`, `cases`, `knows(change)`, `position` and `note`, for the end of a request.
    """

    def __init__(self):
        super().__init__()
        self.witness = Witness()
        self.people = People(self.witness)
        self.server = self.new_server()
        self.stores, self.roads = [], []
        self.kept = {}  # laptop: its back-up
        self.skew = timedelta()
        self.troubles, self.crash_at = [], None
        self.counts = Counter()
        self.actor = 0  # who did the last step
        self.fragile, self.gone = set(), set()  # changes that a laptop put back no longer has

    def new_server(self):
        raise NotImplementedError

    def new_store(self, user):
        raise NotImplementedError

    def add(self, store):
        store.connection.create_function("randomblob", 1, self.ids.randbytes)
        self.stores.append(store)
        self.roads.append(Road(self.server.door(store.actor), self._trouble))

    def _trouble(self):
        self.server.note()
        return self.troubles.pop(0) if self.troubles else ""

    def _one(self, number):
        self.actor = number % len(self.stores)
        return self.actor

    # -- at the beginning and at the end -----------------------------------------------------------

    @initialize(ids=CHANCE)
    def start(self, ids):
        """Make a case that everyone has."""
        self.ids = random.Random(ids)
        self.people.ids = random.Random(ids)
        for user in self.server.users:
            self.add(self.new_store(user))
        self.people.do("insert", self.stores[0], random.Random(ids))
        self.settle()
        for root in self.server.cases():
            for user in self.server.users:
                self.server.right(user.hex, root, given=True)
        self.settle()

    def teardown(self):
        try:
            if sys.exc_info()[0] is None and self.stores:
                assert self.at_rest(settled=self.settle()) == []
        finally:
            for store in [*self.stores, *self.kept.values()]:
                _discard(store)

    def settle(self):
        """Let everyone sync without trouble until nothing moves; tell whether it came to that."""
        self.skew = timedelta()
        self.server.open_again()
        for _ in range(ROUNDS):
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
        return (self.server.position(), places)

    def at_rest(self, *, settled):
        """Return what is wrong now that everyone has synced."""
        raise NotImplementedError

    def after_a_step(self):
        """Return what is wrong at any time."""
        raise NotImplementedError

    @invariant()
    def holds(self):
        if self.stores:
            assert self.after_a_step() == []

    # -- a round -----------------------------------------------------------------------------------

    def round(self, k, meanwhile=None, **how):
        """Run a round; what happens meanwhile happens between its batches."""
        engine = Engine(self.stores[k], self.roads[k], now=lambda: NOON + self.skew)
        self.stores[k].connection.calls_to_live, self.crash_at = self.crash_at, None
        is_calm = not self.troubles
        try:
            outcome = engine.round(meanwhile or Calm(), go_on=True, **how)
        except Crash:
            self.counts["crash"] += 1
            return None
        finally:
            self.stores[k].connection.start_again()
            self.troubles = []
            self.server.note()
        self.counts["round"] += 1
        if outcome.error is not None:
            code = outcome.error.code
            self.counts[code] += 1
            assert code.startswith(KNOWN), (code, outcome.error.values)
            assert not (is_calm and code.startswith("link.")), code
        return outcome

    @rule(who=st.lists(WHO, min_size=1, max_size=4))
    def sync(self, who):
        for one in who:
            self.round(self._one(one))

    @rule(
        who=WHO,
        troubles=TROUBLES,
        crash_at=st.none() | st.integers(0, 99),
        meanwhile=MEANWHILE,
        chance=CHANCE,
    )
    def sync_badly(self, who, troubles, crash_at, meanwhile, chance):
        k = self._one(who)
        self.troubles, self.crash_at = troubles[:], crash_at
        self.round(k, Meanwhile(self, k, meanwhile, chance))

    # -- what people do ----------------------------------------------------------------------------

    @rule(who=st.lists(WHO, min_size=1, max_size=5), chance=CHANCE)
    def edit(self, who, chance):
        rng = random.Random(chance)
        for one in who:
            self._do("edit", one, rng)

    @rule(acts=st.lists(st.tuples(ACT, WHO), min_size=1, max_size=5), chance=CHANCE)
    def write(self, acts, chance):
        rng = random.Random(chance)
        for act, who in acts:
            self._do(act, who, rng)

    def _do(self, act, who, rng):
        self.people.do(act, self.stores[self._one(who)], rng)
        self.counts[act] += 1

    # -- what happens at the server ----------------------------------------------------------------

    @rule(what=st.sampled_from(AT_SERVER), number=NUMBER)
    def at_server(self, what, number):
        getattr(self, f"_{what.replace(' ', '_')}")(number)
        self.counts[what] += 1

    def _give(self, number):
        self._right(number, given=True)

    def _take(self, number):
        self._right(number, given=False)

    def _right(self, number, *, given):
        if cases := self.server.cases():
            case, who = divmod(number, len(self.server.users))
            user = self.server.users[who]
            self.server.right(user.hex, cases[-1 - case % len(cases)], given=given)

    def _apply(self, number):
        self.server.decide(number, apply=True)

    def _reject(self, number):
        self.server.decide(number, apply=False)

    def _back_up(self, _):
        self.server.back_up()

    def _rescue(self, number):
        """Let it fall back; until it is opened again, it only takes what it lacks."""
        self.server.restore(number)
        self.gone |= {one for one in self.fragile if not self.server.knows(one)}

    def _restore(self, number):
        self._rescue(number)
        self.server.open_again()

    def _open(self, _):
        self.server.open_again()

    def _erase(self, number):
        cases = self.server.cases()
        if len(cases) > 1:
            self.server.erase(cases[number % len(cases)])

    # -- what happens to a laptop ------------------------------------------------------------------

    @rule(what=st.sampled_from(AT_LAPTOP), number=NUMBER)
    def accident(self, what, number):
        getattr(self, f"_{what.replace(' ', '_')}")(number)
        self.counts[what] += 1

    def _arrive(self, number):
        """Let a request that wandered about come to the server after all."""
        some = [road for road in self.roads if road.late]
        if some:
            road = some[number % len(some)]
            road.arrive(number // len(some))
            self.server.note()

    def _jump(self, number):
        self.skew = timedelta(days=50 * number - 250)

    def _copy(self, number):
        """Let somebody work with a copy of a database beside it."""
        if len(self.stores) < len(self.server.users) + COPIES:
            self.add(self.stores[self._one(number)].copied())

    def _keep(self, number):
        """Make a back-up of a laptop."""
        k = self._one(number)
        if k in self.kept:
            _discard(self.kept[k])
        self.kept[k] = self.stores[k].copied()

    def _put_back(self, number):
        """Put a laptop back to its back-up: what it did not hand in since is gone."""
        if not self.kept:
            return
        k = sorted(self.kept)[number % len(self.kept)]
        old, new = self.stores[k], self.kept.pop(k)
        others = [one for one in self.stores if one is not old]
        lost = old.written.difference(new.written, *(one.written for one in others))
        self.fragile |= lost
        self.gone |= {one for one in lost if not self.server.knows(one)}
        new.connection.create_function("randomblob", 1, self.ids.randbytes)
        self.stores[k], self.actor = new, k
        _discard(old)


def _discard(store):
    store.close()
    store.connection.close()


class Calm:
    """Nobody does anything while a round runs."""

    def told(self, phase, done, total):
        assert 0 <= done <= total, (phase, done, total)


class Meanwhile(Calm):
    """What happens between the batches of a round: the coach goes on working, others sync."""

    def __init__(self, machine, k, events, chance):
        self._machine, self._k, self._events = machine, k, events[:]
        self._rng = random.Random(chance)

    def told(self, phase, done, total):
        super().told(phase, done, total)
        if phase is not Phase.HELLO and self._events and (event := self._events.pop(0)):
            getattr(self, f"_{event}")()

    def _write(self):
        store = self._machine.stores[self._k]
        left, store.connection.calls_to_live = store.connection.calls_to_live, None
        self._machine.people.do("edit", store, self._rng)
        store.connection.calls_to_live = left

    def _cancel(self):
        raise Cancelled

    def _other(self):
        machine = self._machine
        troubles, machine.troubles = machine.troubles, []
        machine.round((self._k + 1) % len(machine.stores))
        machine.troubles = troubles

    def _right(self):
        machine = self._machine
        if cases := machine.server.cases():
            user, case = machine.stores[self._k].actor.hex, self._rng.choice(cases)
            machine.server.right(user, case, given=self._rng.random() < 0.5)

    def _arrive(self):
        self._machine.accident("arrive", self._rng.randrange(6))

    def _jump(self):
        self._machine.accident("jump", self._rng.randrange(6))

    def _restore(self):
        self._machine.at_server(self._rng.choice(("restore", "rescue")), self._rng.randrange(6))


def searching(histories):
    """Settings for so many histories: as they come, however long one takes."""
    return settings(
        max_examples=histories,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
