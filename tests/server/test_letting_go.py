"""A held change that an applied one takes the place of is held no more (SYNC, section 13)."""

import pytest

from app.server.records import Member
from tests.server.partnership import company, edit, new_id

ANN, BOB = new_id(), new_id()
NORTH = new_id()


@pytest.fixture
def made(house):
    for person in (ANN, BOB):
        house.records.set_member(house.p, Member(person, NORTH, "coach"))
    one = company(name="A")
    house.push(ANN, [one])
    return one


def verdicts(house, *changes):
    answer = house.push(ANN, list(changes)).changes
    return [answer[change.id].verdict for change in changes]


def test_what_was_replaced_is_let_go_and_the_rest_of_its_action_is_still_asked(house, made):
    name, purpose = edit(made, "name", 5), edit(made, "purpose", 3)
    assert verdicts(house, name, purpose) == ["held", "held"]
    assert house.records.quarantine(house.p)[0].fields == ["name"]
    assert verdicts(house, edit(made, "name", "B", [name.id])) == ["applied"]
    (group,) = house.records.quarantine(house.p)
    assert [one.id for one in group.changes] == [purpose.id]
    assert group.fields == []
    told = [row for row in house.pull(ANN).rows if row.change_id == name.id]
    assert [(row.row_kind, row.verdict) for row in told][-1] == ("verdict", "applied")
    assert house.shown(ANN, made.row)["name"] == "B"


def test_what_comes_after_that_which_replaced_it_is_not_held_either(house, made):
    late = edit(made, "name", 5)
    house.push(ANN, [edit(made, "name", "B", [late.id])])
    assert verdicts(house, late) == ["applied"]
    assert house.records.quarantine(house.p) == []
    assert house.shown(ANN, made.row)["name"] == "B"


def test_who_was_named_for_a_moment_gets_nothing_by_it(house, made):
    given = edit(made, "coach_id", BOB)
    assert verdicts(house, given, edit(made, "purpose", 3)) == ["held", "held"]
    assert verdicts(house, edit(made, "coach_id", ANN, [given.id])) == ["applied"]
    assert made.root not in house.pull(BOB).roots


def test_what_is_left_of_an_action_is_judged_again(house, made):
    house.records.grant(house.p, BOB, made.root, "read")
    name, purpose = edit(made, "name", 5), edit(made, "purpose", "Rust.")
    mended = edit(made, "name", "B", [name.id])
    house.push(BOB, [name, purpose])
    house.push(BOB, [mended])
    groups = house.records.quarantine(house.p)
    assert [group.reason for group in groups] == ["no_access", "no_access"]
    house.records.grant(house.p, BOB, made.root, "edit")
    house.records.decide(house.p, ANN, groups[1].group, apply=True)
    assert house.records.quarantine(house.p) == []
    assert house.shown(ANN, made.row)["purpose"] == "Rust."
