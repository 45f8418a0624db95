"""A decision that was not sent is taken back as if it never was made; one that was is not."""

import json

import pytest

from app.core.progress import Silent
from app.models.enterprise import Enterprise
from app.services.conflicts.settling import conflicts, decide
from app.services.conflicts.view import Decision
from app.services.history import record_history
from app.storage.applying import looking
from app.sync.taking_back import take_back
from app.ui.merging.store_conflicts import StoreConflicts
from tests.sync.desks import NOON, shared

NOW = NOON.isoformat()


@pytest.fixture
def clashed(central, ann, bob):
    """A company with two names, as both see it."""
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, name="Van Ann")
    bob.set(Enterprise, one, name="Van Bob")
    for desk in (ann, bob, ann):
        desk.sync()
    return one


def sides(desk):
    return [
        (field.shown.value, [side.value for side in field.others])
        for found in conflicts(desk.store)
        for field in found.fields
    ]


def choose(desk, choice, **more):
    (found,) = conflicts(desk.store)
    return decide(desk.store, found.record, [Decision("name", choice, **more)])


def state(desk):
    tables = ("unit_version", "sibling", "base_unit", "record_facts")
    return [desk.store.rows(f"SELECT * FROM {name} ORDER BY 1, 2, 3") for name in tables]


@pytest.mark.parametrize("choice", ["mine", "other"])
def test_what_was_not_sent_is_as_if_it_never_was(central, ann, bob, clashed, choice):
    before = state(bob)
    assert sides(bob) == [("Van Ann", ["Van Bob"])]
    done = choose(bob, choice)
    assert sides(bob) == []
    touched = take_back(bob.store, done.groups, NOW)
    assert ("enterprise", clashed, clashed) in touched
    assert (sides(bob), state(bob)) == ([("Van Ann", ["Van Bob"])], before)
    assert bob.get(Enterprise, clashed).name == "Van Ann"
    length = len(central.log)
    for desk in (bob, ann):
        desk.sync()
    assert len(central.log) == length
    assert sides(bob) == sides(ann) == [("Van Ann", ["Van Bob"])]


def test_it_can_be_decided_anew_after_that(central, ann, bob, clashed):
    take_back(bob.store, choose(bob, "mine").groups, NOW)
    choose(bob, "other", text="Van beiden")
    for desk in (bob, ann):
        desk.sync()
    assert ann.get(Enterprise, clashed).name == bob.get(Enterprise, clashed).name == "Van beiden"
    assert sides(ann) == sides(bob) == []


def test_what_was_typed_stays_in_history(bob, clashed):
    take_back(bob.store, choose(bob, "other", text="Getypt").groups, NOW)
    assert "Getypt" in [one.new for one in record_history(bob.store, "enterprise", clashed)]


def test_what_was_sent_stays(bob, clashed):
    done = choose(bob, "other")
    bob.sync()
    assert take_back(bob.store, done.groups, NOW) is None
    assert sides(bob) == []


def test_what_something_builds_on_stays(bob, clashed):
    done = choose(bob, "other")
    bob.set(Enterprise, clashed, name="Daarna")
    assert take_back(bob.store, done.groups, NOW) is None
    assert bob.get(Enterprise, clashed).name == "Daarna"


def test_a_delete_that_knew_it_keeps_it(bob, clashed):
    done = choose(bob, "other")
    bob.set(Enterprise, clashed, deleted=True)
    with looking(bob.store) as work:
        knew = json.loads(work.one("SELECT knew FROM outbox WHERE unit = '@alive' AND is_own"))
    assert knew["ids"]
    assert take_back(bob.store, done.groups, NOW) is None


def test_s19_asks_it_again_as_it_was(bob, clashed):
    asked = StoreConflicts(bob.store)
    (before,) = asked.conflicts()
    done = asked.decide(before.record, (Decision("name", "other"),))
    undone = asked.take_back(before, done, Silent())
    assert (undone.is_open, undone.changes.is_reversible) == (True, False)
    assert asked.conflicts() == (before,) == conflicts(bob.store)


def test_what_a_signature_saw_stays(bob, clashed):
    done = choose(bob, "other")
    where = f"change_group = '{done.groups[0]}'"
    ((one,),) = bob.lines("change_id", where)
    bob.set(Enterprise, clashed, duplicate_reason=f"Gezien: {one}")  # as a signature names it
    assert take_back(bob.store, done.groups, NOW) is None


def test_nothing_is_not_taken_back(bob, clashed):
    assert take_back(bob.store, (), NOW) is None
