"""What laptops fetch: pages, walks, sums, history (SYNC, section 11)."""

import pytest

from app.server.records import Who
from app.server.refusal import Behind, EpochChanged, OtherProtocol
from app.server.rights import directory_root
from app.sync.changes import ALIVE
from app.sync.check_sums import bucket, check_sum
from app.sync.protocol import HelloRequest
from tests.server.partnership import change, company, contact, edit, new_id

ANN, BOB = new_id(), new_id()


@pytest.fixture
def made(house):
    """A company of Ann with two contacts: 1 grant, 2 company, 3 and 4 contacts, 5 directory."""
    one = company(name="A")
    house.push(ANN, [one], [contact(one.root, "An")], [contact(one.root, "Bea")])
    return one


def test_a_page_ends_where_a_group_ends(house, made):
    below = [contact(made.root) for _ in range(3)]
    house.push(ANN, below)  # 6 to 8: one group
    first = house.pull(ANN, 0, limit=3)
    assert ([row.seq for row in first.rows], first.to, first.more) == ([1, 2, 3], 3, True)
    # 1 and 2 stand or fall together, so a page of one row holds both
    assert [row.seq for row in house.pull(ANN, 0, limit=1).rows] == [1, 2]
    second = house.pull(ANN, 3, limit=2)
    assert ([row.seq for row in second.rows], second.to) == ([4], 5)
    third = house.pull(ANN, 5, limit=2)
    assert ([row.seq for row in third.rows], third.to, third.more) == ([6, 7, 8], 8, False)


def test_places_that_are_known_are_left_out(house, made):
    house.push(ANN, [contact(made.root) for _ in range(3)], [contact(made.root)])  # 6 to 9
    page = house.pull(ANN, 0, have=[(2, 3), (6, 8)])
    assert [row.seq for row in page.rows] == [1, 4, 9]
    assert (page.to, page.more) == (9, False)
    page = house.pull(ANN, 0, limit=5, have=[(2, 3), (6, 8)])  # as many as a page has
    assert ([row.seq for row in page.rows], page.to, page.more) == ([1, 4], 8, True)
    page = house.pull(ANN, 0, have=[(1, 9)])
    assert (page.rows, page.to, page.hash) == ([], 9, house.pull(ANN).hash)
    # A page ends where a group ends, whatever is left out
    page = house.pull(ANN, 0, limit=1, have=[(2, 4), (6, 7)])
    assert ([row.seq for row in page.rows], page.to, page.more) == ([1], 5, True)
    page = house.pull(ANN, 5, limit=1, have=[(6, 7)])
    assert ([row.seq for row in page.rows], page.to) == ([8], 8)


def test_what_is_of_others_is_passed_over(house, made):
    other = company()
    house.push(BOB, [other])
    page = house.pull(ANN, 5)
    assert (page.rows, page.to, page.head, page.more) == ([], 8, 8, False)


def test_an_empty_page_is_small(house, made):
    page = house.pull(ANN, 5)
    assert not page.same_roots
    again = house.pull(ANN, 5, rights=page.rights)
    assert (again.same_roots, again.roots, again.gone) == (True, [], [])
    assert len(again.model_dump_json()) < 400
    house.records.grant(house.p, ANN, made.root, "read")
    assert house.pull(ANN, 5, rights=page.rights).roots == [made.root]


def test_a_laptop_that_knows_more_than_this_copy_waits(house, made):
    with pytest.raises(Behind):
        house.pull(ANN, 6)


def test_a_laptop_that_never_met_the_server_hears_its_chain(house, made):
    request = HelloRequest(protocol=(1, 1), schema=4, app="1")
    hello = house.records.hello(Who(house.p, ANN), request)
    assert (hello.head, hello.durable_seq, hello.closed) == (5, 0, False)
    assert [tuple(one) for one in hello.chain] == house.chain()
    with pytest.raises(OtherProtocol):
        house.records.hello(Who(house.p, ANN), request.model_copy(update={"protocol": (2, 3)}))
    with pytest.raises(EpochChanged) as caught:
        house.records.pull(Who(house.p, ANN), [], 0)
    assert caught.value.answer.place == 0


def test_a_row_of_a_time_without_the_right_does_not_come(house, made):
    """Bob has the company from 6 to 8 and from 10 on: what came at 9 he gets by a walk."""
    house.records.grant(house.p, BOB, made.root)  # 6
    house.push(ANN, [edit(made, "purpose", "seen")])  # 7
    house.records.revoke(house.p, BOB, made.root)  # 8
    house.push(ANN, [edit(made, "part_of_group", "no")])  # 9
    house.records.grant(house.p, BOB, made.root)  # 10
    rows = [(row.seq, row.row_kind) for row in house.pull(BOB).rows]
    assert rows == [(6, "grant"), (7, "change"), (8, "revoke"), (10, "grant")]
    assert house.shown(BOB, made.row)["part_of_group"] == "no"


def test_a_walk_gives_all_records_in_order_page_by_page(house, made):
    found, after = [], None
    while True:
        page = house.walk(ANN, after=after, limit=2)
        found += [(row.kind, row.id) for row in page.rows]
        after = page.last
        if after is None:
            break
    assert len(found) == 3
    assert found == sorted(found)
    assert [row.kind for row in house.walk(ANN, kind="enterprise").rows] == ["enterprise"]


def test_a_walk_tells_all_that_a_later_change_may_name(house, made):
    first = edit(made, "name", "B")
    house.push(ANN, [first])  # 6, and the directory at 7
    house.push(ANN, [edit(made, "name", "C", [first.id])])  # 8, 9
    (row,) = house.walk(ANN, kind="enterprise").rows
    assert row.replaced == {"name": sorted([made.id, first.id])}
    house.records.mark_durable(house.p, 5)
    (row,) = house.walk(ANN, kind="enterprise").rows
    assert row.replaced == {"name": [first.id]}
    since = house.walk(ANN, kind="enterprise").rows_since_durable
    assert [one.seq for one in since] == [6, 8]
    house.records.mark_durable(house.p, 99)  # of what there is
    page = house.walk(ANN, kind="enterprise")
    assert (page.rows[0].replaced, page.rows_since_durable) == ({}, [])


def test_a_walk_of_a_record_that_nobody_changed(house, made):
    (row,) = house.walk(ANN, kind="enterprise").rows
    assert (row.version, row.versions, row.siblings, row.replaced) == (made.id, {}, {}, {})
    assert (row.author, row.authors, row.places, row.rev) == (ANN, {}, {made.id: 2}, 2)


def test_the_sums_are_those_that_a_laptop_makes(house, made):
    renamed = edit(made, "name", "B")
    house.push(ANN, [renamed])
    rows = house.walk(ANN).rows
    sums = {}
    for row in rows:
        version = {unit: row.versions.get(unit, [row.version]) for unit in row.data}
        of_kind = sums.setdefault(row.kind, [0] * 256)
        place = bucket(row.id)
        of_kind[place] = (of_kind[place] + check_sum(row.kind, row.id, version)) % (1 << 64)
    answer = house.records.check(Who(house.p, ANN), house.chain())
    assert answer.sums == sums
    assert answer.seq == 7
    assert house.records.check(Who(house.p, BOB), house.chain()).sums == {}


def test_history_tells_who_wrote_what_and_keeps_what_is_held_back(house, made):
    house.records.grant(house.p, BOB, made.root)
    house.push(ANN, [edit(made, "name", "B")])
    secret = edit(made, "name", 5)
    house.push(ANN, [secret])
    rows = {
        person: house.records.history(Who(house.p, person), "enterprise", made.row).rows
        for person in (ANN, BOB)
    }
    assert [row.body["units"]["name"][0] for row in rows[ANN]] == ["A", "B", 5]
    assert [row.verdict for row in rows[BOB]] == ["applied", "applied", "held"]
    assert rows[BOB][2].body["units"] == {"name": [made.id]}
    assert rows[ANN][2].body["reason"] == "invalid"


def test_bones_of_what_is_held_reach_all_and_its_values_nobody_else(house, made):
    house.records.grant(house.p, BOB, made.root)
    held = edit(made, "name", 12345)
    house.push(ANN, [held])
    (mine,), (theirs,) = (house.pull(person, 6).rows for person in (ANN, BOB))
    assert mine.body["units"] == {"name": [12345, [made.id]]}
    assert theirs.body == {
        "id": held.id, "kind": "enterprise", "row": made.row, "units": {"name": [made.id]},
    }  # fmt: skip
    (row,) = house.walk(BOB, kind="enterprise").rows
    assert row.bones == {"name": {held.id: [made.id]}}


def test_the_author_hears_of_a_held_change_without_its_case(house, made):
    held = edit(made, "name", "B")
    house.push(BOB, [held])
    (row,) = house.pull(BOB).rows
    assert (row.row_kind, row.change_id, row.verdict) == ("verdict", held.id, "held")
    assert row.body == {"reason": "no_access", "fields": []}


def test_the_directory_follows_the_main_establishment(house, made):
    house.records.grant(house.p, BOB, directory_root(house.p))
    address = {"street": "", "house_number": "", "box": "", "postal_code": "9000"}
    units = {ALIVE: True, "enterprise_id": made.root, "is_main": True,
             "address": {**address, "municipality_nis": "44021"}}  # fmt: skip
    site = change("establishment", new_id(), made.root, units)
    assert [each.reason for each in house.push(ANN, [site]).changes.values()] == [None]
    (entry,) = house.walk(BOB).rows
    assert (entry.data["municipality_nis"], entry.data["name"]) == ("44021", "A")
    house.push(ANN, [edit(made, ALIVE, value=False, knew={"ids": [made.id, site.id]})])
    (entry,) = house.walk(BOB).rows
    assert (entry.data[ALIVE], entry.contested) == (False, False)
