"""
Two servers on one database, killed in turn while laptops work: every word that was kept arrives.

`WERKVLOER_KILLS` tells how often one is killed, `WERKVLOER_SEED` where chance begins.
"""

import os
import random
import threading
from uuid import UUID

import pytest
from sqlmodel import col, select

from app.models.base import new_id
from app.models.enterprise import Contact, Enterprise
from app.services.profiles.server_account import connected
from app.sync.http_client import HttpLink
from tests.real.processes import ServerProcess, joined, round_of
from tests.real.relay import Relay

KILLS = int(os.environ.get("WERKVLOER_KILLS", "3"))
SEED = int(os.environ.get("WERKVLOER_SEED", "1"))
ROUNDS_AT_MOST = 12  # until nothing moves any more, once the servers are left alone


class Worker:
    """A coach who writes and synchronises, whatever the road does."""

    def __init__(self, name, store, shared: UUID, chance: random.Random):
        self.name, self.store, self._shared, self._chance = name, store, shared, chance
        self.purposes: list[str] = []  # of the company that all write on
        self.contacts: set[str] = set()
        self.failures: list[str] = []

    def work(self, stop: threading.Event):
        while not stop.is_set():
            self.write()
            self.fail_or_not()
            stop.wait(self._chance.random() / 5)

    def write(self):
        number = len(self.purposes) + len(self.contacts)
        with self.store.write() as session:
            if self._chance.random() < 0.5:
                self.purposes.append(f"{self.name} wil {number}.")
                session.get_one(Enterprise, self._shared).purpose = self.purposes[-1]
            else:
                said = f"{self.name} {number}"
                session.add(Contact(root=self._shared, enterprise_id=self._shared, name=said))
                self.contacts.add(said)

    def fail_or_not(self):
        outcome = round_of(self.store)
        if outcome.error is not None:
            self.failures.append(outcome.error.code)


@pytest.fixture
def servers(tmp_path, database):
    made = [ServerProcess(tmp_path / "server", database) for _ in range(2)]
    for one in made:
        one.start()
    yield made
    for one in made:
        one.stop()


@pytest.fixture
def relay(servers):
    relay = Relay(*(one.port for one in servers))
    yield relay
    relay.close()


@pytest.fixture
def workers(tmp_path, servers, relay):
    stores = [joined(tmp_path / "els", relay.url, servers[0].found())]
    stores += [joined(tmp_path / name, relay.url, servers[0].invite()) for name in ("tom", "an")]
    assert round_of(stores[0]).error is None
    shared = new_id()
    with stores[0].write() as session:
        session.add(Enterprise(id=shared, root=shared, name="Bakkerij Janssens"))
    for store in stores:
        assert round_of(store).error is None
    names = ("Els", "Tom", "An")
    yield [
        Worker(name, store, shared, random.Random(f"{SEED} {name}"))
        for name, store in zip(names, stores, strict=True)
    ]
    for store in stores:
        store.close()


def settle(workers):
    """Run rounds until all were served and nothing comes any more."""
    for _ in range(ROUNDS_AT_MOST):
        outcomes = [round_of(one.store) for one in workers]
        if not any(one.error or one.touched or one.sent for one in outcomes):
            return
    raise AssertionError([(one.error, one.sent, one.received) for one in outcomes])


def shown(store):
    with store.read() as session:
        enterprises = [(row.id, row.purpose) for row in session.exec(select(Enterprise))]
        contacts = [row.name for row in session.exec(select(Contact).order_by(col(Contact.name)))]
    return enterprises, contacts


def purposes_in_the_log(worker):
    with connected(worker.store) as connection:
        rows = HttpLink(connection).history("enterprise", worker._shared.hex).rows
    units = [row.body["units"] for row in rows if row.verdict == "applied"]
    return [unit["purpose"][0] for unit in units if "purpose" in unit]


@pytest.mark.timeout(60 + 60 * KILLS)
@pytest.mark.parametrize("seed", [SEED])  # so that a failure tells it
def test_what_is_written_while_servers_die_is_on_every_laptop(servers, workers, seed):
    stop, chance = threading.Event(), random.Random(seed)
    threads = [threading.Thread(target=one.work, args=(stop,)) for one in workers]
    for thread in threads:
        thread.start()
    try:
        for _ in range(KILLS):
            stop.wait(1 + chance.random())
            victim = chance.choice(servers)
            victim.kill()
            stop.wait(chance.random() / 2)
            victim.start()
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    settle(workers)
    screens = [shown(one.store) for one in workers]
    assert screens[0] == screens[1] == screens[2]
    assert set(screens[0][1]) == set().union(*(one.contacts for one in workers))
    assert len(screens[0][1]) == sum(len(one.contacts) for one in workers)
    told = purposes_in_the_log(workers[0])
    written = [said for one in workers for said in one.purposes]
    folded = set(written) - set(told)
    # What never went out before its author wrote on may be folded away; never what came last
    assert all(one.purposes[-1] in told for one in workers if one.purposes)
    assert len(folded) <= sum(len(one.failures) for one in workers)
    assert sum(told.count(said) for said in set(written)) == len(written) - len(folded)
    for one in workers:
        assert round_of(one.store, check=True).repaired == 0
