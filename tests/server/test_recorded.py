"""What laptops of every release handed in is taken as it was meant (SYNC, sections 15 and 20)."""

import json

import pytest

from app.server.records import Member, Who
from app.storage.typed_rows import shapes
from app.sync.changes import ALIVE
from app.sync.protocol import PushRequest
from tests.server.recorded import FOLDER, recorded
from tests.server.whole_cases import BY_SERVER

RELEASES = sorted(FOLDER.glob("schema_*.json"))


def last_values(pushes):
    """What a record of each kind said when the last request had gone: (kind, unit) to value."""
    return {
        (change["kind"], unit): value
        for push in pushes
        for group in push["groups"]
        for change in group["changes"]
        for unit, (value, _) in change["units"].items()
    }


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_what_a_release_hands_in_is_applied_word_for_word(new_house, path):
    told = json.loads(path.read_text())
    [(epoch, _)] = told["pushes"][0]["chain"]
    house = new_house(partnership=told["partnership"], new_id=lambda: epoch)
    house.records.set_member(house.p, Member(told["person"], house.p, "promotor"))
    who = Who(house.p, told["person"])
    for push in told["pushes"]:
        answer = house.records.push(who, PushRequest.model_validate_json(json.dumps(push)))
        wrong = {one: said for one, said in answer.changes.items() if said.verdict != "applied"}
        assert (len(answer.changes) > 0, wrong) == (True, {})
    rows = house.walk(told["person"]).rows
    there = {(row.kind, unit): value for row in rows for unit, value in row.data.items()}
    expected = last_values(told["pushes"])
    assert {key: there.get(key) for key in expected} == expected
    assert not any(row.contested or row.siblings for row in rows)


def test_a_recording_has_all_that_laptops_hand_in():
    """Each kind and unit, changes that were folded into one, deletes and their undoing."""
    pushes = recorded()["pushes"]
    changes = [one for push in pushes for group in push["groups"] for one in group["changes"]]
    made = {one["kind"]: one["units"].keys() for one in changes if len(one["units"]) > 1}
    units = {kind: shape.units.keys() for kind, shape in shapes().items() if kind != BY_SERVER}
    assert made == units
    assert any(one["covers"] for one in changes)
    assert any(one["knew"] for one in changes)
    said = [one["units"][ALIVE][0] for one in changes if ALIVE in one["units"]]
    assert (said.count(False), said[-2:]) == (2, [True, False])


def test_there_is_a_recording():
    assert RELEASES != []
