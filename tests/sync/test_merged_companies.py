"""Files that are merged, on laptops that were apart: nothing is lost, and all show the same."""

import pytest

from app.models.enterprise import Contact, Enterprise
from app.services.companies.merge import merge_companies, part_companies
from app.services.undo import undo
from tests.sync.desks import BOB


@pytest.fixture
def two(central, ann, bob):
    """Two companies that both have, the older first."""
    found = sorted(ann.company(name) for name in ("Janssens", "Janssens BV"))
    ann.sync()
    for one in found:
        central.right(BOB.hex, one.hex, given=True)
    bob.sync()
    return found


def shown(desk):
    """The companies of the list, and under which one each other is shown."""
    listed = {row[0] for row in desk.store.rows("SELECT enterprise_id FROM enterprise_key")}
    aliases = dict(desk.store.rows("SELECT enterprise_id, shown_id FROM company_alias"))
    return listed, aliases


def sync_all(*desks):
    for _ in range(2):
        for desk in desks:
            desk.sync()
    assert len({str(shown(desk)) for desk in desks}) == 1


def hexes(*ids):
    return [one.hex for one in ids]


def test_both_laptops_show_one_company_after_a_merge_and_two_after_its_undoing(ann, bob, two):
    old, new = hexes(*two)
    done = merge_companies(ann.store, two[1], two[0], {"name": "Janssens groep"})
    sync_all(ann, bob)
    assert shown(bob) == ({new}, {old: new})
    assert bob.get(Enterprise, two[1]).name == "Janssens groep"
    undo(ann.store, done)
    sync_all(ann, bob)
    assert shown(bob) == ({old, new}, {})


def test_what_was_written_in_the_old_file_meanwhile_is_in_the_merged_one(ann, bob, two):
    old, new = two
    merge_companies(ann.store, new, old, {})
    ann.sync()
    jan = bob.contact(old, "Jan")  # Bob knows nothing of it yet
    bob.set(Enterprise, old, purpose="Van Bob.")
    sync_all(ann, bob)
    assert ann.get(Contact, jan).enterprise_id == old
    assert ann.get(Enterprise, old).purpose == "Van Bob."
    (words,) = ann.store.rows("SELECT words FROM enterprise_key")
    assert "jan" in words[0]
    assert ann.store.rows("SELECT * FROM sibling WHERE is_other") == []


def test_merging_in_opposite_directions_at_once_leaves_the_older_one_everywhere(ann, bob, two):
    old, new = two
    merge_companies(ann.store, new, old, {})
    merge_companies(bob.store, old, new, {})
    sync_all(ann, bob)
    assert shown(ann) == ({old.hex}, {new.hex: old.hex})
    assert ann.store.rows("SELECT * FROM sibling WHERE is_other") == []
    part_companies(bob.store, old, new)
    sync_all(ann, bob)
    assert shown(ann) == ({old.hex, new.hex}, {})


def test_merging_one_file_into_two_others_at_once_is_a_question(central, ann, bob, two):
    old, new = two
    third = ann.company("Janssens groep")
    ann.sync()
    central.right(BOB.hex, third.hex, given=True)
    bob.sync()
    merge_companies(ann.store, new, old, {})
    merge_companies(bob.store, third, old, {})
    sync_all(ann, bob)
    listed, aliases = shown(ann)
    assert (listed, aliases) == ({new.hex, third.hex}, {old.hex: new.hex})
    (told,) = ann.store.rows("SELECT unit, value FROM sibling WHERE is_other")
    assert told == ("merged_into", f'"{third.hex}"')


def test_deleting_the_one_while_the_other_is_merged_into_it_hides_nothing(ann, bob, two):
    old, new = two
    merge_companies(ann.store, new, old, {})
    bob.set(Enterprise, new, deleted=True)
    sync_all(ann, bob)
    assert shown(ann) == ({old.hex}, {})


def test_an_erased_company_gives_the_other_back(central, ann, bob, two):
    old, new = two
    merge_companies(ann.store, new, old, {})
    sync_all(ann, bob)
    central.erase(new.hex)
    sync_all(ann, bob)
    assert shown(bob) == ({old.hex}, {})
    assert bob.get(Enterprise, new) is None


def test_erasing_the_merged_one_leaves_the_other_as_it_is(central, ann, bob, two):
    old, new = two
    merge_companies(ann.store, new, old, {})
    sync_all(ann, bob)
    central.erase(old.hex)
    sync_all(ann, bob)
    assert shown(bob) == ({new.hex}, {})
    kept = bob.get(Enterprise, new)
    assert bob.get(Enterprise, old) is None
    assert bob.store.rows("SELECT words FROM enterprise_key") == [(kept.name.lower(),)]


def test_a_merge_that_a_restored_server_lost_is_handed_in_again(central, ann, bob, two):
    old, new = two
    central.backup()
    mark = len(central.log)
    done = merge_companies(ann.store, new, old, {})
    ann.sync()
    bob.sync()
    central.restore(mark)
    sync_all(ann, bob)
    assert shown(bob) == ({new.hex}, {old.hex: new.hex})
    undo(ann.store, done)
    sync_all(ann, bob)
    assert shown(bob) == ({old.hex, new.hex}, {})


def test_who_has_only_the_old_file_still_sees_it(central, ann, bob, two):
    old, new = two
    merge_companies(ann.store, new, old, {})
    sync_all(ann, bob)
    central.right(BOB.hex, new.hex, given=False)
    bob.sync()
    bob.sync()
    assert shown(bob) == ({old.hex}, {})
    assert bob.store.rows("PRAGMA foreign_key_check") == []
