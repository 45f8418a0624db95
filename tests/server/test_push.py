"""What becomes of what laptops hand in (SYNC, section 8)."""

import pytest

from app.sync.changes import ALIVE
from tests.server.partnership import change, company, contact, edit, new_id

ANN, BOB = new_id(), new_id()


def verdicts(answer):
    return [(each.verdict, each.reason) for each in answer.changes.values()]


def test_a_new_company_is_of_who_makes_it(house):
    made = company(name="Bakkerij")
    answer = house.push(ANN, [made])
    # the right stands before the company: 1 grant, 2 insert, 3 its entry in the directory
    assert answer.changes[made.id].seq == 2
    assert answer.head == 3
    page = house.pull(ANN)
    assert [(row.seq, row.row_kind) for row in page.rows] == [(1, "grant"), (2, "change")]
    assert page.rows[1].body["units"]["name"] == ["Bakkerij", []]
    assert (page.to, page.more, page.roots) == (3, False, [made.root])


def test_another_one_sees_nothing_of_it(house):
    house.push(ANN, [company()])
    page = house.pull(BOB)
    assert (page.rows, page.roots, page.to) == ([], [], 3)


def test_two_heads_stand_until_somebody_settles(house):
    made = company(name="A")
    house.push(ANN, [made])
    house.records.grant(house.p, BOB, made.root)
    one, other = edit(made, "name", "B"), edit(made, "name", "C")
    house.push(ANN, [one])
    house.push(BOB, [other])
    row = house.walk(ANN).rows[0]
    assert row.data["name"] == "B"
    assert row.versions["name"] == [one.id, other.id]
    assert [(each.id, each.value) for each in row.siblings["name"]] == [(other.id, "C")]
    house.push(BOB, [edit(made, "name", "D", [one.id, other.id])])
    row = house.walk(ANN).rows[0]
    assert (row.data["name"], row.siblings) == ("D", {})


def test_a_repeated_push_is_answered_the_same(house):
    made = company()
    first, again = house.push(ANN, [made]), house.push(ANN, [made])
    (one,), (other,) = first.changes.values(), again.changes.values()
    assert (other.verdict, other.seq) == (one.verdict, one.seq) == ("applied", 2)
    assert again.head == first.head == 3


def test_what_stands_in_the_log_as_it_was_sent_is_answered_with_its_seal(house):
    made = company()
    first, again = house.push(ANN, [made]), house.push(ANN, [made])
    row = next(row for row in house.pull(ANN).rows if row.change_id == made.id)
    answer = first.changes[made.id]
    assert (answer.group_no, answer.seal) == (row.group_no, row.seal) == (1, row.seal)
    # Nobody knows any more whether this is what was sent then
    assert (again.changes[made.id].group_no, again.changes[made.id].seal) == (None, "")


def test_what_takes_over_the_parents_of_a_held_change_is_answered_without_a_seal(house):
    made = company(name="A")
    house.push(ANN, [made])
    wrong = edit(made, "name", 7)
    assert verdicts(house.push(ANN, [wrong])) == [("held", "invalid")]
    late = edit(made, "name", "C", [wrong.id])
    assert house.push(ANN, [late]).changes[late.id].seal == ""
    assert house.pull(ANN).rows[-1].body["units"]["name"][1] == sorted([made.id, wrong.id])


def test_without_a_right_it_is_held_and_kept(house):
    made = company(name="A")
    house.push(ANN, [made])
    answer = house.push(BOB, [edit(made, "name", "B")])
    assert verdicts(answer) == [("held", "no_access")]
    assert house.shown(ANN, made.row)["name"] == "A"


@pytest.mark.parametrize(
    ("unit", "value", "reason"),
    [
        ("name", 7, "invalid"),
        ("name", None, "invalid"),
        ("name", "a\x00b", "invalid"),
        ("name", "a" * ((1 << 20) + 1), "invalid"),
        ("started_on", "yesterday", "invalid"),
        ("nace", {"nace_version": "2025", "other": 1}, "invalid"),
        ("partner_id", "no id", "invalid"),
        ("colour", "red", "schema"),
    ],
)
def test_a_value_that_does_not_fit_is_held(house, unit, value, reason):
    made = company()
    house.push(ANN, [made])
    answer = house.push(ANN, [edit(made, unit, value, [])])
    assert [(each.verdict, each.reason, each.fields) for each in answer.changes.values()] == [
        ("held", reason, [unit])
    ]


def test_a_record_waits_for_what_it_hangs_under(house):
    made = company()
    below = contact(made.root)
    assert verdicts(house.push(ANN, [below])) == [("held", "no_row")]
    answer = house.push(ANN, [made])
    assert verdicts(answer) == [("applied", None)]
    assert verdicts(house.push(ANN, [below])) == [("applied", None)]


def test_a_correction_is_judged_with_what_it_corrects(house):
    made = company()
    house.push(ANN, [made])
    wrong = edit(made, "name", 7)
    house.push(ANN, [wrong])
    right = edit(made, "name", "B", [wrong.id])
    assert verdicts(house.push(ANN, [right])) == [("applied", None)]
    assert verdicts(house.push(ANN, [wrong])) == [("applied", None)]
    assert house.shown(ANN, made.row)["name"] == "B"


def test_a_group_is_held_whole(house):
    made = company()
    house.push(ANN, [made])
    answer = house.push(ANN, [edit(made, "name", "B"), edit(made, "purpose", 3)])
    assert verdicts(answer) == [("held", "invalid")] * 2


def test_a_kind_that_is_not_known_waits_for_a_newer_server(house):
    row = new_id()
    answer = house.push(ANN, [change("rocket", row, row, {ALIVE: True})])
    assert verdicts(answer) == [("held", "schema")]


def test_a_blocked_laptop_may_hand_in_to_be_looked_at(house):
    assert verdicts(house.push(ANN, [company()], blocked=True)) == [("held", "no_access")]
