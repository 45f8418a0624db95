"""History, bin, undo and lists read what came by sync as they read what was written here."""

from uuid import UUID

import pytest

from app.core.errors import UserError
from app.models.enterprise import Contact, Enterprise
from app.services.changes import Changes
from app.services.companies.file_history import HistoryQuery, history_list, history_rows
from app.services.companies.timeline_changes import change_moments, changed_units
from app.services.history import record_history
from app.services.retention.bin import list_bin, restore, throw_away
from app.services.undo import undo
from app.storage.list_keys import VIEW
from tests.sync.desks import ANN, BOB, NOON, shared


def test_the_history_tells_what_others_wrote_and_that_it_came_by_sync(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, name="Bakkerij Peeters")
    ann.sync()
    bob.sync()
    bob.set(Enterprise, one, name="Bakkerij Peeters bv")
    changes = record_history(bob.store, "enterprise", one)
    assert [(each.unit, each.old, each.new, each.actor) for each in changes] == [
        ("name", "Bakkerij", "Bakkerij Peeters", ANN),
        ("name", "Bakkerij Peeters", "Bakkerij Peeters bv", BOB),
    ]
    found = history_list(bob.store, HistoryQuery(one))
    rows = history_rows(bob.store, found.ids)
    assert [rows[each].by_sync for each in found.ids] == [False, True]
    (_, mine), (_, theirs) = change_moments(bob.store, one)
    with bob.store.read() as session:
        units = changed_units(session, [mine, theirs])
    assert units[theirs] == (ANN.hex, (("enterprise", "name"),))
    assert units[mine] == (BOB.hex, (("enterprise", "name"),))


def test_a_text_that_the_server_made_of_two_has_a_history_without_a_person(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, purpose="Een. Twee. Drie.")
    ann.sync()
    bob.sync()
    ann.set(Enterprise, one, purpose="Een en een. Twee. Drie.")
    bob.set(Enterprise, one, purpose="Een. Twee. Drie en drie.")
    for desk in (ann, bob):
        desk.sync()
    last = record_history(bob.store, "enterprise", one)[-1]
    assert (last.new, last.actor) == ("Een en een. Twee. Drie en drie.", UUID(int=0))
    found = history_list(bob.store, HistoryQuery(one))
    assert history_rows(bob.store, found.ids)[found.ids[0]].who == ""


def test_what_another_deleted_lies_in_the_bin_and_comes_back_from_it(central, ann, bob):
    one = shared(central, ann, bob)
    jan = ann.contact(one, "Jan")
    ann.sync()
    bob.sync()
    throw_away(ann.store, "contact", jan)
    ann.sync()
    bob.sync()
    today = NOON.date()  # the server of the model tells no times: it was heard then
    assert [(row.kind, row.id) for row in list_bin(bob.store, today)] == [("contact", jan)]
    restore(bob.store, "contact", jan)
    bob.sync()
    ann.sync()
    assert not ann.get(Contact, jan).deleted
    assert list_bin(ann.store, today) == ()


def test_undo_leaves_what_another_changed_since(central, ann, bob):
    one = shared(central, ann, bob)
    with bob.store.write() as session:
        session.get_one(Enterprise, one).name = "Van Bob"
        done = Changes.of(session)
    bob.sync()
    ann.sync()
    ann.set(Enterprise, one, name="Van Ann")
    ann.sync()
    bob.sync()
    with pytest.raises(UserError, match=r"undo\.changed"):
        undo(bob.store, done)
    assert bob.get(Enterprise, one).name == "Van Ann"


def test_what_was_made_here_and_is_used_elsewhere_is_not_undone(central, ann, bob):
    one = shared(central, ann, bob)
    with bob.store.write() as session:
        place = Contact(root=one, enterprise_id=one, name="Jan")
        session.add(place)
        done = Changes.of(session)
    bob.sync()
    ann.sync()
    ann.set(Contact, place.id, phone="0499")
    ann.sync()
    bob.sync()
    with pytest.raises(UserError, match=r"undo\.changed"):
        undo(bob.store, done)


def test_the_list_finds_what_came_by_sync(central, ann, bob):
    one = shared(central, ann, bob)
    ann.contact(one, "Zoë Ünal")
    ann.set(Enterprise, one, name="Éclair")
    ann.sync()
    bob.sync()
    for table in ("enterprise_key", VIEW):
        assert bob.store.rows(f"SELECT name_key, words FROM {table}") == [
            ("eclair", "eclair zoe unal")
        ]
    central.right(BOB.hex, one.hex, given=False)
    bob.sync()
    assert bob.store.rows("SELECT count(*) FROM enterprise_key") == [(0,)]
