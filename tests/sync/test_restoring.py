"""What laptops do for a server that fell back to an earlier copy (SYNC, section 12)."""

from uuid import uuid4

import pytest

from app.models.enterprise import Contact, Enterprise, Establishment
from app.sync.changes import Row
from tests.sync.desks import BOB, CEM, Desk, shared


@pytest.fixture
def cem(central):
    """Somebody who never heard of what the server lost."""
    desk = Desk(central, CEM)
    yield desk
    desk.store.close()


def names_at(central, one):
    return list(central.heart.heads((Row("enterprise", one.hex), "name")).values())


def test_who_has_nothing_to_hand_in_gives_back_while_the_server_waits_for_that(central, ann, bob):
    one = shared(central, ann, bob)
    central.backup()
    ann.set(Enterprise, one, name="Van Ann")
    ann.sync()
    bob.sync()
    central.restore(central.durable)
    central.is_open = False
    assert names_at(central, one) == ["Bakkerij"]
    outcome = bob.sync()
    assert (outcome.is_closed, outcome.received) == (True, {})
    assert names_at(central, one) == ["Van Ann"]
    calls = len(bob.road.calls)
    bob.sync()
    assert bob.road.calls[calls:] == ["hello"]


def test_rows_that_were_given_back_and_lost_again_come_back_once_more(central, ann, bob, cem):
    one = shared(central, ann, bob)
    central.backup()
    ann.set(Enterprise, one, name="Van Ann")
    ann.sync()
    bob.sync()
    central.is_open = False
    for _ in range(2):
        central.restore(central.durable)
        bob.sync()
    central.is_open = True
    central.right(CEM.hex, one.hex, given=True)
    cem.sync()
    assert cem.get(Enterprise, one).name == "Van Ann"


def test_a_change_in_a_case_that_was_lost_still_replaces_all_that_its_author_saw(central, ann, bob):
    """The server lost the row between; who gives back first must make no conflict of it."""
    one = shared(central, ann, bob)
    central.backup()
    ann.set(Enterprise, one, name="Van Ann")
    ann.sync()
    bob.sync()
    bob.set(Enterprise, one, name="Van Bob")
    bob.sync()
    central.right(BOB.hex, one.hex, given=False)
    bob.sync()
    central.restore(central.durable)
    bob.sync()
    assert names_at(central, one) == ["Van Bob"]
    ann.sync()
    assert ann.get(Enterprise, one).name == "Van Bob"


def test_an_own_record_under_one_that_the_server_lost_is_shown_when_that_is_back(central, ann, bob):
    one = shared(central, ann, bob)
    central.backup()
    place = uuid4()
    with ann.store.write() as session:
        session.add(Establishment(id=place, root=one, enterprise_id=one, name="Filiaal"))
    ann.sync()
    bob.sync()
    jan = bob.contact(one, establishment_id=place)
    bob.sync()
    central.right(BOB.hex, one.hex, given=False)
    bob.sync()
    central.restore(central.durable)
    bob.sync()
    assert bob.get(Contact, jan) is None
    assert bob.lines("verdict", f"record_id = '{jan.hex}'") == [("held",)]
    assert bob.store.rows("PRAGMA foreign_key_check") == []
    ann.sync()
    bob.sync()
    assert bob.get(Contact, jan).establishment_id == place


def test_own_edits_of_a_record_that_the_server_lost_wait_until_it_is_back(central, ann, bob):
    one = shared(central, ann, bob)
    central.backup()
    jan = ann.contact(one)
    ann.sync()
    bob.sync()
    bob.set(Contact, jan, phone="0499")
    bob.set(Contact, jan, email="jan@bakkerij.be")
    bob.sync()
    central.right(BOB.hex, one.hex, given=False)
    bob.sync()
    central.restore(central.durable)
    bob.sync()
    assert bob.get(Contact, jan) is None
    ann.sync()
    bob.sync()
    assert (bob.get(Contact, jan).phone, bob.get(Contact, jan).name) == ("0499", "Jan")
