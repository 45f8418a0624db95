"""When others delete unusually much: what is stopped, what is told, and how it goes on."""

from sqlmodel import select

from app.models.enterprise import Contact
from app.sync.brake import read_braked
from app.sync.engine import Engine
from tests.sync.desks import ANN, NOON, Desk, alive, shared


def many(central, ann, bob, number):
    one = shared(central, ann, bob)
    with ann.store.write() as session:
        people = [Contact(root=one, enterprise_id=one, name=f"P{n}") for n in range(number)]
        session.add_all(people)
    ann.sync()
    bob.sync()
    return one


def hide(desk, number):
    with desk.store.write() as session:
        for person in session.exec(select(Contact).limit(number)):
            person.deleted = True
    desk.sync()


def test_many_deletes_of_others_stop_the_round_until_somebody_looked(central, ann, bob):
    many(central, ann, bob, 30)
    hide(ann, 21)  # more than 20, and more than a tenth of 30
    outcome = bob.sync()
    assert (outcome.braked.deletes, alive(bob)) == (21, 30)
    assert not outcome.braked.is_least  # it was the last page
    assert {item.kind for item in outcome.braked.items} == {"contact"}
    assert {item.author for item in outcome.braked.items} == {ANN.hex}
    braked, at = read_braked(bob.store.rows("SELECT braked FROM sync_state")[0][0])
    assert (braked, at) == (outcome.braked, NOON.isoformat())
    assert bob.store.rows("SELECT error FROM sync_round ORDER BY number DESC LIMIT 1") == [
        ("braked",)
    ]
    copies = []
    again = Engine(bob.store, bob.road, now=lambda: NOON, backup=lambda: copies.append(alive(bob)))
    assert again.round(go_on=True).braked is None
    assert (alive(bob), copies) == (9, [30])
    assert bob.store.rows("SELECT braked FROM sync_state") == [(None,)]


def test_what_the_first_page_did_is_told_and_the_rest_stays_stopped(central, ann, bob):
    many(central, ann, bob, 60)
    bob.road._server.page = 40
    hide(ann, 55)  # 40 in the first page, 15 in the second; each is few by itself
    other = bob.company("Groot")  # so that 40 are not a tenth of all contacts
    with bob.store.write() as session:
        session.add_all(Contact(root=other, enterprise_id=other, name=f"Q{n}") for n in range(400))
    stopped = bob.sync().braked
    assert (stopped.deletes, stopped.done_deletes) == (15, 40)
    assert len(stopped.items) == 15
    again = bob.sync().braked  # 15 by themselves would pass
    assert (again.deletes, again.done_deletes) == (15, 40)
    assert alive(bob) == 420
    assert bob.sync(go_on=True).braked is None
    assert alive(bob) == 405


def test_few_deletes_pass(central, ann, bob):
    many(central, ann, bob, 30)
    hide(ann, 20)
    assert bob.sync().braked is None
    assert alive(bob) == 10


def test_ones_own_deletes_from_another_laptop_pass(central, ann):
    one = ann.company()
    with ann.store.write() as session:
        session.add_all(Contact(root=one, enterprise_id=one, name=f"P{n}") for n in range(60))
    ann.sync()
    other = Desk(central, ANN)
    other.sync()
    hide(ann, 60)
    assert other.sync().braked is None
    assert alive(other) == 0
    other.store.close()


def test_what_stops_before_the_last_page_is_a_least(central, ann, bob):
    many(central, ann, bob, 60)
    bob.road._server.page = 40
    hide(ann, 55)  # 40 of 60 are in the first page: too much at once
    stopped = bob.sync().braked
    assert (stopped.deletes, stopped.is_least) == (40, True)
    braked, _ = read_braked(bob.store.rows("SELECT braked FROM sync_state")[0][0])
    assert braked == stopped
