"""Where a change was made travels with it, and tells nobody more than its values do."""

import pytest

from app.server.canonical import canonical
from app.server.records import Who
from app.server.refusal import NotAllowed
from app.server.wire import Numbered, body_of, is_sealed, next_hash
from app.sync.changes import ALIVE, Change, Edit, Origin, Row
from tests.server.partnership import company, contact, edit, new_id

ANN, BOB = new_id(), new_id()


@pytest.fixture
def made(house):
    one = company(name="A")
    house.push(ANN, [one])
    return one


def history(house, person, made):
    return house.records.history(Who(house.p, person), "enterprise", made.row).rows


def test_the_laptop_of_a_change_is_in_the_log_and_one_that_tells_none_reads_as_before(house, made):
    house.push(ANN, [edit(made, "name", "B", laptop="ZUID-1")])
    first, second = history(house, ANN, made)
    assert "laptop" not in first.body
    assert second.body["laptop"] == "ZUID-1"
    key = house.setting.seal_key
    assert is_sealed(key, house.p, first)
    assert is_sealed(key, house.p, second)
    rows = house.pull(ANN, 0).rows
    assert [row.body.get("laptop") for row in rows if row.row_kind == "change"][-1] == "ZUID-1"


def test_a_body_without_a_laptop_is_what_it_always_was():
    """Seals and hashes of logs of before the laptop was told are made of this text."""
    units = {ALIVE: Edit(True), "name": Edit("A", frozenset({"p"}))}  # noqa: FBT003 it is a value
    change = Change("c", "g", "ann", Row("enterprise", "r"), "r", units)
    body = body_of(change, Origin("2026-05-04T09:00:00+00:00"))
    text = (
        '{"id":"c","kind":"enterprise","made_at":"2026-05-04T09:00:00+00:00","parents_of_row":[],'
        '"root":"r","row":"r","units":{"@alive":[true,[]],"name":["A",["p"]]}}'
    )
    assert canonical(body) == text
    row = Numbered(1, 1, "change", "r", None, "c", "applied", "ann", "g", text)
    assert row.said("p") == f'["p",1,1,"change","r",null,"c","applied","ann","g",{text}]'.encode()
    assert next_hash("0" * 64, row.said("p")) == (
        "1fed01c68f51769c55b0fab37b6a587f85369eacaf499e189289e2a78a060d34"
    )


@pytest.mark.parametrize(
    ("told", "kept"), [("x" * 80, "x" * 64), ("Els’ laptop", "Els’ laptop"), ("a\x00b", None)]
)
def test_a_name_decides_nothing_so_one_that_cannot_be_shown_is_left_out(house, made, told, kept):
    answer = house.push(ANN, [edit(made, "name", "B", laptop=told)])
    assert [one.verdict for one in answer.changes.values()] == ["applied"]
    assert history(house, ANN, made)[-1].body.get("laptop") == kept


def test_what_is_held_tells_its_laptop_when_it_is_applied_and_not_before(house, made):
    house.records.grant(house.p, BOB, made.root)
    late = contact(made.root)
    waits = edit(late, "name", "B", laptop="ZUID-1")
    house.push(ANN, [waits])
    assert "laptop" not in house.pull(BOB, 0).rows[-1].body
    house.push(ANN, [late])
    (row,) = [row for row in house.pull(BOB, 0).rows if row.change_id == waits.id][-1:]
    assert (row.verdict, row.body["laptop"]) == ("applied", "ZUID-1")


def test_the_history_of_a_case_comes_in_pages_and_only_to_who_has_it(house, made):
    below = contact(made.root)
    house.push(ANN, [below])
    house.push(ANN, [edit(made, "name", "B")])
    house.push(ANN, [company()])
    who = Who(house.p, ANN)
    whole = house.records.case_history(who, made.root)
    told = [row.body["row"] for row in whole.rows]
    assert (told, whole.more) == ([made.row, below.row, made.row], False)
    assert whole.chain == house.chain()
    page = house.records.case_history(who, made.root, limit=2)
    assert ([row.seq for row in page.rows], page.more) == ([r.seq for r in whole.rows[:2]], True)
    rest = house.records.case_history(who, made.root, after=page.rows[-1].seq, limit=2)
    assert (rest.rows, rest.more) == (whole.rows[2:], False)
    for other in (Who(house.p, BOB), Who(house.p, ANN, blocked=True)):
        with pytest.raises(NotAllowed):
            house.records.case_history(other, made.root)
