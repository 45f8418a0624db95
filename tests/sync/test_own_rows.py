"""Own changes that stand in the log as they were sent: they do not come back."""

import json

from app.models.enterprise import Enterprise
from app.sync import own_rows
from app.sync.own_rows import OwnRows
from app.sync.protocol import HAVE_LETTERS, ChangeAnswer, WireChange
from tests.sync.desks import shared


def noted(*places):
    own = OwnRows()
    own.note({str(at): ChangeAnswer(verdict="applied", seq=at, group_no=at, seal="5ea1")
              for at in places})  # fmt: skip
    return own


def pulled(desk):
    """What the laptop asks to leave out, and the rows that come, of each page from now on."""
    told = []
    ask = desk.road._server.pull

    def pull(*values):
        page = ask(*values)
        told.append((values[4], [row.seq for row in page.rows]))
        return page

    desk.road._server.pull = pull
    return told


def tail(desk):
    return [row[:1] for (row,) in desk.store.rows("SELECT row FROM tail ORDER BY position")]


def test_places_are_told_in_runs_after_the_cursor():
    own = noted(3, 4, 5, 7, 9, 10)
    assert own.after(0) == "3-5,7-7,9-10"
    assert own.after(4) == "5-5,7-7,9-10"
    assert own.after(10) == noted().after(0) == ""
    assert sorted(own.named("3-4,9-9")) == [3, 4, 9]
    own.forget(5)
    assert own.after(0) == "7-7,9-10"
    own.clear()
    assert own.after(0) == ""


def test_no_more_places_are_told_than_an_address_holds():
    said = noted(*range(0, 10_000, 2)).after(-1)
    assert HAVE_LETTERS - 12 < len(said) <= HAVE_LETTERS
    assert said.endswith(f"{said.count(',') * 2}-{said.count(',') * 2}")


def test_places_of_a_page_are_told_in_whole_groups(monkeypatch):
    monkeypatch.setattr(own_rows, "MOST", 3)
    own = OwnRows()
    groups = {2: 1, 3: 1, 5: 4, 6: 4, 7: 4, 8: 8}
    own.note({str(at): ChangeAnswer(verdict="applied", seq=at, group_no=group, seal="5ea1")
              for at, group in groups.items()})  # fmt: skip
    assert own.after(0) == "2-3,5-7"
    assert own.after(3) == "5-7"
    assert own.after(7) == "8-8"


def test_only_an_answer_with_a_seal_is_remembered():
    own = OwnRows()
    own.note({"a": ChangeAnswer(verdict="applied", seq=1), "b": ChangeAnswer(verdict="held")})
    assert own.after(0) == ""


def test_own_rows_do_not_come_back(central, ann):
    told = pulled(ann)
    one = ann.company("Bakkerij")
    ann.contact(one)
    ann.sync()
    (have, rows), *_ = told
    assert have == "2-3"  # 1 is the right to the case
    assert rows == [1]
    assert ann.lines("in_base") == [(1,), (1,)]
    assert tail(ann) == ["[", "["]
    ann.set(Enterprise, one, name="Bakker")
    told.clear()
    ann.sync()
    assert told[0] == ("4-4", [])
    heads = ann.store.rows("SELECT unit, ids, places FROM unit_version")
    (last,) = ann.lines("change_id", "unit = 'name'")
    assert heads == [("name", json.dumps([last[0]]), "[4]")]
    assert ann.store.rows("SELECT count(*) FROM base_unit") == [(0,)]
    ((facts,),) = ann.store.rows("SELECT facts FROM record_facts")
    (insert,) = ann.lines("change_id", "unit = '*' AND kind = 'enterprise'")
    assert json.loads(facts)["replaced"] == {"name": {insert[0]: 2}}  # it is not durable yet


def test_an_own_row_that_met_another_is_joined_with_it(central, ann, bob):
    one = shared(central, ann, bob)
    bob.set(Enterprise, one, name="Bob", purpose="")
    bob.sync()
    ann.set(Enterprise, one, name="Ann")
    ann.sync()
    bob.sync()
    for desk in (ann, bob):
        assert desk.get(Enterprise, one).name == "Bob"  # it was first
        assert [json.loads(value) for (value,) in
                desk.store.rows("SELECT value FROM sibling")] == ["Ann"]  # fmt: skip


def test_an_own_change_on_top_stays_on_top(central, ann):
    one = ann.company("Bakkerij")
    ann.sync()
    ann.set(Enterprise, one, name="A")
    ask = ann.road._server.push

    def push(request):
        answer = ask(request)
        ann.set(Enterprise, one, name="B")
        ann.road._server.push = ask
        return answer

    ann.road._server.push = push
    ann.sync()
    assert ann.get(Enterprise, one).name == "B"
    assert ann.lines("value, in_base", "unit = 'name'") == [('"A"', 1), ('"B"', 1)]


def test_what_a_restored_server_lacks_is_given_back_as_it_was_sent(central, ann):
    one = ann.company("Bakkerij")
    ann.sync()
    ann.set(Enterprise, one, name="Bakker")
    ann.set(Enterprise, one, deleted=True)
    ann.sync()
    sent = {line.change.id: line.change for line in central.log if line.change}
    given, ask = [], ann.road._server.give_back
    ann.road._server.give_back = lambda request: given.extend(request.rows) or ask(request)
    central.restore(2)
    ann.sync()
    assert [row.seq for row in given] == [3, 4]
    for row in given:
        change = sent[row.change_id]
        told = WireChange.model_validate(row.body)
        assert (row.group, row.author, row.seal) == (change.group, change.author, "5ea1")
        assert (told.id, told.row, told.root) == (change.id, change.row.id, change.root)
        assert told.units == {
            unit: (value, sorted(parents)) for unit, (value, parents) in change.units.items()
        }
        assert (told.knew and sorted(told.knew.ids)) == (change.knew and sorted(change.knew.ids))
    assert ann.lines("change_id", "verdict IS NULL") == []
