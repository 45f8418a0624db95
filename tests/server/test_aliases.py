"""Companies of which the files were merged: links, rights and the directory (decision 0018)."""

import pytest

from app.server.database import reading
from app.server.directory import entry_of
from app.server.loading import Loader
from app.server.records import Member
from app.server.refusal import NotFound
from app.sync.changes import ALIVE
from tests.server.partnership import change, company, contact, edit, new_id

ANN, BOB, CEM, DIRK, EVA, FAY = (new_id() for _ in range(6))
NORTH, SOUTH = new_id(), new_id()
NUMBER = "1999990144"


@pytest.fixture
def staffed(house):
    """Ann coaches for North, Bob for South, Cem and Fay administer these, Dirk is promotor."""
    people = [(ANN, NORTH, "coach"), (CEM, NORTH, "partner_admin"), (BOB, SOUTH, "coach"),
              (FAY, SOUTH, "partner_admin"), (DIRK, SOUTH, "promotor"),
              (EVA, SOUTH, "coach")]  # fmt: skip
    for person, partner, role in people:
        house.records.set_member(house.p, Member(person, partner, role))
    return house


def two(house):
    """The same company, made by Ann and by Bob; Bob's file is shared with Ann."""
    old, new = company(name="Van Ann", number=NUMBER), company(name="Van Bob", number=NUMBER)
    house.push(ANN, [old])
    house.push(BOB, [new])
    house.push(BOB, [share(new.root, ANN)])
    return old, new


def share(root, person, **more):
    return change(
        "case_share", new_id(), root,
        {ALIVE: True, "enterprise_id": root, "person_id": person},
        above=[("enterprise", root)], **more,
    )  # fmt: skip


def merge(old, new, parents=None):
    return edit(old, "merged_into", new and new.row, parents)


def asked(house, query, *values):
    return reading(
        house.setting.engine, house.p, lambda one: Loader(one, house.p).ask(query, *values)
    )


def level(house, person, root):
    query = (
        "SELECT level || ' ' || why FROM user_root"
        " WHERE partnership_id = %s AND user_id = %s AND root = %s"
    )
    rows = asked(house, query, person, root)
    return rows[0][0] if rows else None


def levels(house, root):
    return {who: level(house, who, root) for who in (ANN, CEM, BOB, FAY, DIRK, EVA)}


def links(house):
    query = "SELECT kind, old_id, new_id FROM alias WHERE partnership_id = %s ORDER BY old_id"
    return [tuple(row) for row in asked(house, query)]


def listed(house):
    """The companies that the directory shows."""
    return {row.data["enterprise_id"] for row in house.walk(EVA).rows
            if row.kind == "directory_entry" and row.data[ALIVE]}  # fmt: skip


def push(house, person, *changes):
    answer = house.push(person, list(changes)).changes
    return {(one.verdict, one.reason) for one in answer.values()}


def test_who_has_one_of_the_files_has_both_and_the_directory_shows_one(staffed):
    old, new = two(staffed)
    before = levels(staffed, old.root), levels(staffed, new.root)
    assert before[0][BOB] is None
    assert listed(staffed) == {old.row, new.row}
    assert push(staffed, ANN, merge(old, new)) == {("applied", None)}
    assert links(staffed) == [("enterprise", old.row, new.row)]
    assert listed(staffed) == {new.row}
    assert levels(staffed, old.root) == {
        ANN: "edit own", CEM: "edit partner", BOB: "edit alias", FAY: "edit alias",
        DIRK: "read role", EVA: None,
    }  # fmt: skip
    assert levels(staffed, new.root) == {
        ANN: "edit share", CEM: "edit alias", BOB: "edit own", FAY: "edit partner",
        DIRK: "read role", EVA: None,
    }  # fmt: skip
    assert push(staffed, BOB, edit(old, "name", "Ook van Bob")) == {("applied", None)}


def test_what_is_merged_before_anybody_saw_it_has_no_entry_of_its_own(staffed):
    old, new = company(number=NUMBER), company(number=NUMBER)
    assert push(staffed, ANN, old, new, merge(old, new)) == {("applied", None)}
    entries = [row.id for row in staffed.walk(EVA).rows if row.kind == "directory_entry"]
    assert entries == [entry_of(new.row).id]


def test_undoing_it_gives_everybody_back_what_was_theirs(staffed):
    old, new = two(staffed)
    before = levels(staffed, old.root), levels(staffed, new.root)
    made = merge(old, new)
    push(staffed, ANN, made)
    assert push(staffed, BOB, merge(old, None, [made.id])) == {("applied", None)}
    assert (levels(staffed, old.root), levels(staffed, new.root)) == before
    assert links(staffed) == []
    assert listed(staffed) == {old.row, new.row}


def test_nobody_merges_into_a_file_that_is_not_theirs(staffed):
    old, new = company(number=NUMBER), company(number=NUMBER)
    push(staffed, ANN, old)
    push(staffed, BOB, new)
    wish = merge(old, new)
    assert push(staffed, ANN, wish) == {("held", "no_access")}
    assert (links(staffed), level(staffed, ANN, new.root)) == ([], None)
    (held,) = staffed.records.quarantine(staffed.p)
    staffed.records.decide(staffed.p, DIRK, held.group, apply=True)  # the promotor may
    assert links(staffed) == [("enterprise", old.row, new.row)]
    assert level(staffed, ANN, new.root) == "edit alias"


def test_what_a_laptop_writes_in_the_old_file_meanwhile_is_taken(staffed):
    old, new = two(staffed)
    push(staffed, ANN, merge(old, new))
    late = contact(old.root, "Nieuw", row=new_id())
    assert push(staffed, ANN, late) == {("applied", None)}
    assert "Nieuw" in {row.data.get("name") for row in staffed.walk(BOB).rows}


def test_merging_in_both_directions_at_once_leaves_the_oldest(staffed):
    old, new = two(staffed)
    push(staffed, ANN, merge(old, new))
    assert push(staffed, BOB, merge(new, old)) == {("applied", None)}
    assert listed(staffed) == {min(old.row, new.row)}
    assert level(staffed, BOB, old.root) == "edit alias"


def test_a_file_that_is_merged_again_takes_the_first_along(staffed):
    old, new = two(staffed)
    push(staffed, ANN, merge(old, new))
    third = company(number=NUMBER)
    push(staffed, BOB, third)
    push(staffed, BOB, merge(new, third))
    assert listed(staffed) == {third.row}
    assert level(staffed, ANN, third.root) == "edit alias"
    assert level(staffed, CEM, third.root) == "edit alias"


def test_who_comes_to_one_file_later_comes_to_both_and_goes_from_both(staffed):
    old, new = two(staffed)
    push(staffed, ANN, merge(old, new))
    mine = share(new.root, EVA)
    push(staffed, BOB, mine)
    assert (level(staffed, EVA, new.root), level(staffed, EVA, old.root)) == (
        "edit share", "edit alias",
    )  # fmt: skip
    push(staffed, BOB, edit(mine, ALIVE, value=False))
    assert (level(staffed, EVA, new.root), level(staffed, EVA, old.root)) == (None, None)


def test_a_promotor_with_whom_one_is_shared_reads_again_after_it(staffed):
    old, new = two(staffed)
    mine = share(new.root, DIRK)
    push(staffed, BOB, mine)
    push(staffed, ANN, merge(old, new))
    assert level(staffed, DIRK, old.root) == "edit alias"
    push(staffed, BOB, edit(mine, ALIVE, value=False))
    assert (level(staffed, DIRK, new.root), level(staffed, DIRK, old.root)) == (
        "read role", "read role",
    )  # fmt: skip


def test_a_member_in_another_role_has_both_files_or_none(staffed):
    old, new = two(staffed)
    push(staffed, ANN, merge(old, new))
    staffed.records.set_member(staffed.p, Member(FAY, SOUTH, "coach"))
    assert (level(staffed, FAY, old.root), level(staffed, FAY, new.root)) == (None, None)
    staffed.records.set_member(staffed.p, Member(EVA, SOUTH, "partner_admin"))
    assert (level(staffed, EVA, new.root), level(staffed, EVA, old.root)) == (
        "edit partner", "edit alias",
    )  # fmt: skip


def test_what_goes_on_is_deleted_and_the_other_is_listed_again(staffed):
    old, new = two(staffed)
    push(staffed, ANN, merge(old, new))
    gone = edit(new, ALIVE, value=False, knew={"epoch": None, "seq": 0, "ids": [new.id]})
    push(staffed, BOB, gone)
    assert listed(staffed) == {old.row}
    push(staffed, BOB, edit(new, ALIVE, value=True, parents=[gone.id]))
    assert listed(staffed) == {new.row}


def test_an_erased_company_hides_nothing_and_lends_nothing(staffed):
    old, new = two(staffed)
    push(staffed, ANN, merge(old, new))
    staffed.records.erase(staffed.p, new.root)
    assert links(staffed) == []
    assert listed(staffed) == {old.row}
    assert levels(staffed, old.root) == {
        ANN: "edit own", CEM: "edit partner", BOB: None, FAY: None, DIRK: "read role", EVA: None,
    }  # fmt: skip
    push(staffed, ANN, edit(old, "name", "Verder"))
    assert links(staffed) == []


def test_the_old_one_is_erased_and_what_goes_on_stays_as_it_is(staffed):
    old, new = two(staffed)
    push(staffed, ANN, merge(old, new))
    staffed.records.erase(staffed.p, old.root)
    assert (links(staffed), listed(staffed)) == ([], {new.row})
    assert level(staffed, CEM, new.root) is None
    assert "Van Ann" not in str(staffed.walk(BOB))


def test_a_merge_that_comes_when_the_other_is_erased_is_taken_and_hides_nothing(staffed):
    old, new = two(staffed)
    staffed.records.erase(staffed.p, new.root)
    wish, name = merge(old, new), edit(new, "name", "Gekozen")
    answer = staffed.push(ANN, [name, wish]).changes
    assert [answer[one.id].verdict for one in (name, wish)] == ["erased", "applied"]
    assert (links(staffed), listed(staffed)) == ([], {old.row})
    with pytest.raises(NotFound):
        staffed.records.grant(staffed.p, BOB, new.root, "edit")


def test_a_merge_into_what_waits_in_quarantine_waits_with_it(staffed):
    old, new = company(), company(name=5)
    push(staffed, ANN, old)
    push(staffed, ANN, new)
    wish = merge(old, new)
    assert push(staffed, ANN, wish) == {("held", "no_row")}
    push(staffed, ANN, edit(new, "name", "Goed", [new.id]))
    assert links(staffed) == [("enterprise", old.row, new.row)]
    assert staffed.records.quarantine(staffed.p) == []


def test_two_who_merged_it_into_another_have_a_conflict_like_any_other(staffed):
    old, new = two(staffed)
    third = company()
    push(staffed, ANN, third)
    push(staffed, ANN, merge(old, new))
    push(staffed, ANN, merge(old, third))
    (row,) = [row for row in staffed.walk(ANN).rows if row.id == old.row]
    assert [one.value for one in row.siblings["merged_into"]] == [third.row]
    assert links(staffed) == [("enterprise", old.row, new.row)]


def test_the_entry_of_a_merged_company_stays_away_whatever_changes_below(staffed):
    old, new = two(staffed)
    push(staffed, ANN, merge(old, new))
    site = change(
        "establishment", new_id(), old.root,
        {ALIVE: True, "enterprise_id": old.root, "name": "", "address": None, "is_main": True},
        above=[("enterprise", old.root)],
    )  # fmt: skip
    push(staffed, ANN, site)
    assert listed(staffed) == {new.row}
    assert entry_of(old.row).id in {row.id for row in staffed.walk(EVA).rows}
