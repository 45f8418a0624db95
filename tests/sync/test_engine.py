"""Rounds of real stores against the server of the model, values worked out by hand."""

import json

from sqlmodel import text

from app.models.enterprise import Contact, Enterprise
from app.sync.outcome import Outcome
from tests.sync.desks import BOB, shared


def test_a_company_comes_to_who_gets_the_right(central, ann, bob):
    one = ann.company("Bakkerij Janssens", purpose="Meer rust.")
    with ann.store.write() as session:
        session.add(Contact(root=one, enterprise_id=one, name="Jan"))
    ann.sync()
    bob.sync()
    assert bob.get(Enterprise, one) is None
    central.right(BOB.hex, one.hex, given=True)
    outcome = bob.sync()
    found = bob.get(Enterprise, one)
    assert (found.name, found.purpose) == ("Bakkerij Janssens", "Meer rust.")
    assert len(outcome.touched) == 2
    assert ann.store.rows("SELECT state FROM scope_root") == [("live",)]
    assert bob.store.rows("SELECT state FROM scope_root") == [("live",)]


def test_an_edit_goes_up_and_comes_down(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, name="Bakkerij Peeters")
    assert ann.sync().sent == {"enterprise": 1}
    outcome = bob.sync()
    assert outcome.received == {"enterprise": 1}
    assert outcome.touched == {("enterprise", one, one)}
    assert bob.get(Enterprise, one).name == "Bakkerij Peeters"
    [(old, value, own)] = bob.store.rows("SELECT old, value, is_own FROM outbox")
    assert (json.loads(old), json.loads(value), own) == ("Bakkerij", "Bakkerij Peeters", 0)


def test_two_edits_of_one_field_are_a_conflict_that_one_edit_settles(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, name="Van Ann")
    bob.set(Enterprise, one, name="Van Bob")
    ann.sync()
    bob.sync()
    ann.sync()
    assert ann.get(Enterprise, one).name == "Van Ann"
    assert bob.get(Enterprise, one).name == "Van Ann"  # the first in the log
    for desk in (ann, bob):
        assert desk.store.rows("SELECT unit, value, is_other FROM sibling") == [
            ("name", '"Van Bob"', 1)
        ]
    assert bob.store.rows("SELECT count(*) FROM base_unit") == [(0,)]


def test_an_empty_round_asks_little_and_writes_nothing_down_twice(central, ann, bob):
    shared(central, ann, bob)
    ann.sync()
    ann.road.calls.clear()
    ann.sync()
    assert ann.road.calls == ["hello", "pull"]


def test_a_case_that_came_whole_counts_as_received_and_a_repair_does_not(central, ann, bob):
    one = ann.company()
    with ann.store.write() as session:
        session.add(Contact(root=one, enterprise_id=one, name="Jan"))
    ann.sync()
    central.right(BOB.hex, one.hex, given=True)
    assert bob.sync().received == {"enterprise": 1, "contact": 1}
    with bob.store.write() as session:
        session.execute(text("UPDATE record_version SET version = 'wrong'"))
    outcome = bob.sync(check=True)
    assert (outcome.repaired, outcome.received) == (1, {})


def test_what_nobody_sees_come_does_not_count_as_received():
    outcome = Outcome(pulled={("directory_entry", "1"), ("contact", "2")})
    outcome.walked["directory_entry"] += 3
    assert outcome.received == {"contact": 1}
