"""
A road that breaks off anywhere in a round: nothing is lost, nothing comes twice.

`WERKVLOER_CUTS` tells at how many places of the round; `all`: after every byte.
"""

import os
from uuid import UUID

import pytest
from sqlmodel import select

from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.sync import Outbox
from app.services.profiles.server_account import connected
from app.sync.http_client import HttpLink
from tests.real.processes import ServerProcess, joined, round_of
from tests.real.relay import Relay

CUTS = os.environ.get("WERKVLOER_CUTS", "25")


@pytest.fixture
def server(tmp_path, database):
    server = ServerProcess(tmp_path / "server", database)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def relay(server):
    relay = Relay(server.port)
    yield relay
    relay.close()


@pytest.fixture
def laptops(tmp_path, server, relay):
    """Two laptops of one person; the first reaches the server by the relay."""
    first = joined(tmp_path / "first", relay.url, server.found())
    second = joined(tmp_path / "second", server.url, server.invite())
    yield first, second
    first.close()
    second.close()


def add_company(store) -> UUID:
    one = new_id()
    with store.write() as session:
        session.add(Enterprise(id=one, root=one, name="Bakkerij Janssens"))
    return one


def say(store, one, purpose):
    with store.write() as session:
        session.get_one(Enterprise, one).purpose = purpose


def said(store, one):
    with store.read() as session:
        return session.get_one(Enterprise, one).purpose


def waits(store):
    with store.read() as session:
        lines = session.exec(select(Outbox)).all()
        return [line.verdict for line in lines if line.verdict is None]


def in_the_log(store, one):
    """The purposes in the log of the server, in its order."""
    with connected(store) as connection:
        rows = HttpLink(connection).history("enterprise", one.hex).rows
    units = [row.body["units"] for row in rows if row.verdict == "applied"]
    return [unit["purpose"][0] for unit in units if "purpose" in unit]


def places(total):
    if CUTS == "all":
        return range(total + 1)
    return [round(total * step / int(CUTS)) for step in range(int(CUTS) + 1)]


@pytest.mark.timeout(0 if CUTS == "all" else 300)
def test_a_round_that_is_cut_anywhere_loses_and_doubles_nothing(laptops, relay):
    first, second = laptops
    assert round_of(first).error is None
    one = add_company(first)
    assert round_of(first).error is None
    assert round_of(second).error is None
    say(first, one, "Elke dag een vast aanspreekpunt.")
    relay.pass_on(None)
    assert round_of(first).error is None
    total, broken = relay.carried, 0
    words = ["", "Elke dag een vast aanspreekpunt."]
    for place in places(total):
        words.append(f"Gebroken na {place} bytes, van nu af aan.")
        say(first, one, words[-1])
        relay.pass_on(place)
        outcome = round_of(first)
        broken += outcome.error is not None
        if outcome.error is not None:
            assert outcome.error.code.startswith("sync."), outcome.error.code
        assert said(first, one) == words[-1]
        relay.pass_on(None)
        assert round_of(first).error is None
        assert waits(first) == []
    assert broken > len(words) // 2
    assert in_the_log(first, one) == words
    outcome = round_of(second, check=True)
    assert (outcome.error, outcome.repaired) == (None, 0)
    assert said(second, one) == words[-1]
