"""A field that was set and set back before anything went: there is nothing to send."""

import json

import pytest

from app.core.progress import Cancelled
from app.models.enterprise import Contact, Enterprise
from app.storage.resolving import resolve
from app.sync.outcome import Phase
from tests.sync.desks import shared


@pytest.fixture
def one(central, ann, bob):
    return shared(central, ann, bob)


def there_and_back(desk, one, *names):
    for name in names or ("Bak", "Bakkerij"):
        desk.set(Enterprise, one, name=name)


def heads(desk):
    return [json.loads(ids) for (ids,) in desk.store.rows("SELECT ids FROM unit_version")]


def names_in(central):
    changes = [line.change for line in central.log if line.change]
    return [change.units["name"].value for change in changes if "name" in change.units]


def test_what_is_set_and_set_back_is_not_sent_and_stays_in_history(central, ann, one):
    insert = ann.lines("change_id", "unit = '*'")[0][0]
    there_and_back(ann, one, "B", "Bak", "Bakkerij")
    assert ann.sync().sent == {}
    assert names_in(central) == ["Bakkerij"]
    assert heads(ann) == []  # that of the insert, as it was
    assert ann.store.rows("SELECT * FROM base_unit") == []
    ended = ann.lines("value, done, closed, verdict", "unit = 'name'")
    assert ended == [('"B"', 1, 1, None), ('"Bak"', 1, 1, None), ('"Bakkerij"', 1, 1, None)]
    ann.set(Enterprise, one, name="Later")
    assert json.loads(ann.lines("parents", "value = '\"Later\"'")[0][0]) == [insert]
    assert ann.sync().sent == {"enterprise": 1}


def test_a_record_that_was_never_sent_goes_as_it_was_made(central, ann):
    one = ann.company("Bakkerij")
    there_and_back(ann, one)
    assert ann.sync().sent == {"enterprise": 1}
    assert names_in(central) == ["Bakkerij"]
    assert heads(ann) == []


def test_it_may_come_back_rounds_after_it_was_folded_first(central, ann, one):
    there_and_back(ann, one, "B", "Ba")
    ann.road._trouble = lambda: "lost"
    ann.engine.round()  # folded, and the road was closed before anything went
    assert [sent for (sent,) in ann.lines("sent", "unit = 'name'")] == [0, 0]
    ann.road._trouble = lambda: ""
    there_and_back(ann, one, "Bak", "Bakkerij")
    assert ann.sync().sent == {}
    assert names_in(central) == ["Bakkerij"]


def test_back_to_what_is_under_way_is_not_sent(central, ann, one):
    ann.set(Enterprise, one, name="Eerst")
    troubles = iter(["", "answer lost"])
    ann.road._trouble = lambda: next(troubles, "")
    ann.engine.round()
    first = ann.lines("change_id", "unit = 'name'")[0][0]
    there_and_back(ann, one, "Dan", "Eerst")
    assert ann.sync().sent == {"enterprise": 1}  # the first, once more
    assert names_in(central) == ["Bakkerij", "Eerst"]
    assert heads(ann) == [[first]]


def test_one_way_to_write_the_same_is_the_same(central, ann, one):
    ann.set(Enterprise, one, purpose="a\nb")
    ann.sync()
    ann.set(Enterprise, one, purpose="c")
    ann.set(Enterprise, one, purpose="a\r\nb")
    assert ann.sync().sent == {}
    assert ann.get(Enterprise, one).purpose == "a\nb"


def test_what_a_colleague_wrote_between_stands(central, ann, bob, one):
    ann.set(Enterprise, one, name="Bak")
    bob.set(Enterprise, one, name="Van Bob")
    bob.sync()
    ann.set(Enterprise, one, name="Bakkerij")
    assert ann.sync().sent == {}
    assert ann.get(Enterprise, one).name == "Van Bob"
    assert ann.store.rows("SELECT * FROM sibling") == []  # Ann asked for nothing


def test_a_decision_for_what_stood_there_first_is_sent(central, ann, bob, one):
    ann.set(Enterprise, one, name="Van Ann")
    bob.set(Enterprise, one, name="Van Bob")
    for desk in (ann, bob, ann):
        desk.sync()
    with ann.store.write() as session:
        resolve(session, "enterprise", one, "name", "Samen")
    ann.set(Enterprise, one, name="Van Ann")
    assert ann.sync().sent == {"enterprise": 1}
    bob.sync()
    assert bob.get(Enterprise, one).name == "Van Ann"
    assert bob.store.rows("SELECT * FROM sibling") == []


def test_what_an_action_of_more_fields_builds_on_is_sent(central, ann, one):
    there_and_back(ann, one)
    ann.set(Enterprise, one, name="C", purpose="Rust.")
    ann.sync()
    assert names_in(central) == ["Bakkerij", "Bakkerij", "C"]


def test_what_a_delete_knew_is_sent(central, ann, one):
    jan = ann.contact(one, "Jan")
    ann.sync()
    ann.set(Contact, jan, name="J")
    ann.set(Contact, jan, name="Jan")
    ann.set(Contact, jan, deleted=True)
    ann.sync()
    assert names_in(central)[-2:] == ["Jan", "Jan"]  # as it was made, and set back


def test_what_goes_with_others_in_one_action_goes(central, ann, one):
    ann.set(Enterprise, one, name="B", purpose="Rust.")
    ann.set(Enterprise, one, name="Bakkerij", purpose="")
    ann.sync()
    assert names_in(central) == ["Bakkerij", "B", "Bakkerij"]


class WritesWhilePulling:
    """A coach who types while a round fetches, and stops it when a colleague's word came."""

    def __init__(self, desk, one):
        self._desk, self._one = desk, one

    def told(self, phase, _done, _total):
        if phase is Phase.PULL and self._one is not None:
            self._desk.set(Enterprise, self._one, name="Bak")
            self._one = None
        elif self._desk.store.rows("SELECT * FROM sibling"):
            raise Cancelled


def met(ann, bob, one):
    """Bob's name came while Ann's was typed, and hers was not sent."""
    bob.set(Enterprise, one, name="Van Bob")
    bob.set(Enterprise, one, purpose="Rust.")
    bob.sync()
    ann.road._server.page = 1
    ann.engine.round(WritesWhilePulling(ann, one))  # the name came, the purpose is to come
    assert len(ann.store.rows("SELECT * FROM sibling WHERE is_other")) == 1
    assert len(ann.lines("position", "NOT sent")) == 1


def test_a_decision_against_what_came_between_is_sent(central, ann, bob, one):
    met(ann, bob, one)
    with ann.store.write() as session:
        resolve(session, "enterprise", one, "name", "Bakkerij")
    assert ann.sync().sent == {"enterprise": 1}
    assert names_in(central)[-1] == "Bakkerij"
    assert ann.store.rows("SELECT * FROM sibling") == []


def test_back_to_the_first_beside_what_came_between_is_for_a_person(central, ann, bob, one):
    met(ann, bob, one)
    ann.set(Enterprise, one, name="Bakkerij")
    assert ann.sync().sent == {"enterprise": 1}
    assert len(ann.store.rows("SELECT * FROM sibling WHERE is_other")) == 1
