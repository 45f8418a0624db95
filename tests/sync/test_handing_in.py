"""How own changes go to the server: folded, whole, once; and what becomes of them."""

import json
from uuid import uuid4

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from app.core.errors import UserError
from app.models.enterprise import Contact, Enterprise, Establishment
from app.sync.beside import in_thread
from app.sync.changes import Row
from app.sync.engine import Engine
from app.sync.link import NotOurs, TimedOut, TooLarge, TooOld
from app.sync.pages import Page
from app.sync.protocol import GiveBackAnswer
from tests.sync.desks import ANN, NOON, Desk, shared


def log_of(central, unit):
    return [
        line.change.units[unit].value
        for line in central.log
        if line.change and unit in line.change.units
    ]


def test_edits_of_one_field_go_as_one_and_history_keeps_them_all(central, ann):
    one = ann.company("Bakkerij")
    ann.sync()
    for name in ("B", "Ba", "Bakker"):
        ann.set(Enterprise, one, name=name)
    ids = [each for (each,) in ann.lines("change_id", "unit = 'name'")]
    assert ann.sync().sent == {"enterprise": 1}
    assert log_of(central, "name") == ["Bakkerij", "Bakker"]
    sent = central.log[-1].change
    assert (sent.id, sent.covers) == (ids[2], frozenset(ids[:2]))
    insert = ann.lines("change_id", "unit = '*'")[0][0]
    assert sent.units["name"].parents == frozenset([insert, *ids[:2]])
    assert [json.loads(value) for (value,) in ann.lines("value", "unit = 'name'")] == [
        "B",
        "Ba",
        "Bakker",
    ]


def test_an_action_of_more_fields_is_not_folded_into_an_earlier_one(central, ann):
    one = ann.company("Bakkerij")
    ann.sync()
    ann.set(Enterprise, one, name="B")
    ann.set(Enterprise, one, name="C", purpose="Rust.")
    assert ann.sync().sent == {"enterprise": 1}  # record, of three changes
    assert log_of(central, "name") == ["Bakkerij", "B", "C"]


def test_a_delete_and_its_undoing_both_go(central, ann):
    one = ann.company()
    ann.set(Enterprise, one, deleted=True)
    ann.set(Enterprise, one, deleted=False)
    ann.sync()
    assert log_of(central, "@alive") == [True, False, True]


def test_a_lost_answer_makes_nothing_double(central, ann):
    one = ann.company("Bakkerij")
    ann.sync()
    ann.set(Enterprise, one, name="Bakker")
    troubles = iter(["", "answer lost"])
    ann.road._trouble = lambda: next(troubles, "")
    assert ann.engine.round().error.code == "link.unreachable"
    ann.set(Enterprise, one, name="Bakkers")  # what was sent is not folded any more
    ann.sync()
    assert log_of(central, "name") == ["Bakkerij", "Bakker", "Bakkers"]
    assert ann.lines("change_id", "verdict IS NULL") == []


def test_what_the_server_refuses_is_held_until_it_is_mended(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, name="!fout")
    ann.sync()
    assert ann.lines("verdict, reason", "unit = 'name'") == [("held", "invalid")]
    assert ann.get(Enterprise, one).name == "!fout"
    bob.sync()
    assert bob.get(Enterprise, one).name == "Bakkerij"
    ann.set(Enterprise, one, name="goed")
    ann.sync()
    bob.sync()
    assert bob.get(Enterprise, one).name == "goed"
    assert {verdict for (verdict,) in ann.lines("verdict")} == {"applied"}


def test_what_is_rejected_makes_way_for_what_the_server_has(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, name="!fout")
    ann.sync()
    bob.set(Enterprise, one, name="Van Bob")
    bob.sync()
    ann.sync()
    assert ann.get(Enterprise, one).name == "!fout"  # one's own stays on the screen
    central.decide(next(iter(central.held)), apply=False)
    ann.sync()
    assert ann.get(Enterprise, one).name == "Van Bob"
    assert ann.lines("verdict, closed", "unit = 'name' AND is_own") == [("rejected", 1)]
    assert ann.store.rows("SELECT * FROM base_unit") == []


def test_a_new_record_that_is_rejected_goes_out_of_sight(central, ann, bob):
    one = shared(central, ann, bob)
    jan = ann.contact(one, "!Jan")
    ann.sync()
    assert not ann.get(Contact, jan).deleted
    central.decide(next(iter(central.held)), apply=False)
    ann.sync()
    assert ann.get(Contact, jan).deleted


def test_a_group_is_never_cut_though_it_is_larger_than_a_request(central):
    ann = Desk(central, ANN, page=1)  # requests of two changes
    one, other = ann.company(), ann.company()
    ann.sync()
    ann.set(Enterprise, one, name="a", purpose="b", number="c", legal_form="d")
    ann.set(Enterprise, other, name="e")
    sizes = []
    push = central.push

    def noted(epoch, user, cursor, groups):
        sizes.append([len(group) for group in groups])
        return push(epoch, user, cursor, groups)

    central.push = noted
    assert ann.sync().sent == {"enterprise": 2}
    assert sizes == [[4], [1]]
    ann.store.close()


@pytest.mark.parametrize("error", [TimedOut, TooLarge])
def test_a_request_that_is_too_much_goes_in_halves(central, error):
    ann = Desk(central, ANN, page=4)  # requests of eight changes
    for _ in range(8):
        ann.company()
    sizes = []
    push = ann.road._server.push

    def slow(request):
        sizes.append(len(request.groups))
        if len(request.groups) > 2:
            raise error("link.timed_out")
        return push(request)

    ann.road._server.push = slow
    ann.sync()
    assert sizes[:3] == [8, 4, 2]
    assert len(central.heart.kept) == 8
    ann.store.close()


def test_an_answer_is_kept_though_the_next_request_is_lost(central):
    ann = Desk(central, ANN, page=1)  # requests of two changes
    for _ in range(3):
        ann.company()
    troubles = iter(["", "", "lost"])
    ann.road._trouble = lambda: next(troubles, "")
    outcome = ann.engine.round()
    assert (outcome.error.code, outcome.sent) == ("link.unreachable", {"enterprise": 2})
    assert ann.lines("sent, verdict") == [(1, "applied"), (1, "applied"), (1, None)]
    assert ann.sync().sent == {"enterprise": 1}
    assert len(central.heart.kept) == 3
    ann.store.close()


def test_a_round_with_requests_beside_the_writing_ends_the_same(central):
    ann = Desk(central, ANN, page=1)
    for _ in range(5):
        ann.contact(ann.company(), "Jan")
    outcome = Engine(ann.store, ann.road, now=lambda: NOON, beside=in_thread).round()
    assert (outcome.error, outcome.sent) == (None, {"enterprise": 5, "contact": 5})
    assert ann.lines("DISTINCT verdict, in_base") == [("applied", 1)]
    assert ann.road.calls.count("push") == 5
    assert ann.store.rows("SELECT cursor FROM sync_state") == [(len(central.log),)]
    ann.store.close()


def test_what_cannot_go_in_any_part_is_told(central, ann):
    ann.company()

    def never(_request):
        raise TimedOut("link.timed_out")

    ann.road._server.push = never
    assert ann.engine.round().error.code == "link.timed_out"
    assert len(ann.lines("change_id", "verdict IS NULL AND sent")) == 1


def test_a_delete_knows_the_log_and_what_is_above_it(central, ann, bob):
    one = shared(central, ann, bob)
    bob.set(Enterprise, one, name="Van Bob")
    bob.sync()
    ann.sync()
    late = central.log[-1].change.id
    ann.set(Enterprise, one, purpose="Nog niet verzonden.")
    mine = ann.lines("change_id", "unit = 'purpose' AND verdict IS NULL")[0][0]
    ann.set(Enterprise, one, deleted=True)
    knew = json.loads(ann.lines("knew", "unit = '@alive'")[0][0])
    assert (knew["epoch"], knew["seq"]) == ("0", len(central.log))
    assert {late, mine} <= set(knew["ids"])


def test_an_edit_in_a_conflict_names_what_was_shown_a_resolution_names_all(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, name="Van Ann")
    bob.set(Enterprise, one, name="Van Bob")
    for desk in (ann, bob, ann):
        desk.sync()
    first, second = [
        line.change.id for line in central.log if line.change and set(line.change.units) == {"name"}
    ]
    ann.set(Enterprise, one, name="Weer Ann")
    assert json.loads(ann.lines("parents", "verdict IS NULL")[0][0]) == [first]
    heads = json.loads(ann.store.rows("SELECT ids FROM unit_version WHERE unit = 'name'")[0][0])
    assert heads[1:] == [second]
    assert ann.store.rows("SELECT change_id, is_other FROM sibling") == [(second, 1)]


def test_a_case_to_read_is_not_edited(central, ann, bob):
    one = shared(central, ann, bob)
    bob.store.rows("UPDATE scope_root SET level = 'read'")
    with pytest.raises(UserError, match=r"case\.read_only"):
        bob.set(Enterprise, one, name="Toch")


def test_rows_without_a_good_seal_are_struck_off_too(central, ann, bob):
    shared(central, ann, bob)
    central.restore(0)
    ann.road._server.give_back = lambda request: GiveBackAnswer(
        taken=[], refused=[row.change_id for row in request.rows], head=0
    )
    ann.sync()
    assert ann.store.rows("SELECT * FROM give_back") == []


def test_a_held_change_loses_its_badge_when_what_took_its_place_is_taken(central, ann):
    one = ann.company("Bakkerij")
    ann.sync()
    ann.set(Enterprise, one, name="!fout", purpose="!fout")
    ann.sync()
    assert ann.lines("verdict", "unit <> '*'") == [("held",), ("held",)]
    ann.set(Enterprise, one, name="goed")
    ann.sync()
    verdicts = ann.lines("unit, verdict, in_base", "unit <> '*'")
    assert sorted(verdicts) == [
        ("name", "applied", 1),
        ("name", "applied", 1),
        ("purpose", "held", 0),
    ]
    assert [change.units.keys() for change in central.changes.values() if change.id in
            {one for ids in central.held.values() for one in ids}] == [{"purpose"}]  # fmt: skip


def test_a_record_that_is_not_here_any_more_still_tells_what_it_hangs_under(central, ann):
    """The server lost it, and so it came out of sight; its insert goes again, and is judged."""
    one = ann.company()
    place = uuid4()
    with ann.store.write() as session:
        session.add(Establishment(id=place, root=one, enterprise_id=one, name="Filiaal"))
    ann.contact(one, "Jan")
    jan = ann.contact(one, "Piet")
    ann.set(Contact, jan, establishment_id=place)
    ann.sync()
    central.right(ANN.hex, one.hex, given=False)
    ann.sync()
    assert ann.get(Contact, jan) is None
    central.restore(0)
    ann.sync()
    above = {c.units["name"].value: c.above for c in central.changes.values() if c.is_insert}
    company, filial = Row("enterprise", one.hex), Row("establishment", place.hex)
    assert above == {
        "Bakkerij": (),
        "Filiaal": (company,),
        "Jan": (company,),
        "Piet": (company, filial),
    }


def test_own_changes_are_ended_while_the_next_ones_are_handed_in(central):
    ann = Desk(central, ANN, page=4)  # requests of eight changes
    for _ in range(17):
        ann.company()
    push, ended = ann.road._server.push, []

    def looked(request):
        ended.append(len(ann.lines("position", "in_base")))
        return push(request)

    ann.road._server.push = looked
    ann.sync()
    assert ended == [0, 0, 2]  # a page of four rows: two cases with the rights to them
    assert ann.road.calls[:6] == ["hello", "push", "pull", "push", "pull", "push"]
    assert ann.lines("DISTINCT sent, verdict, in_base") == [(1, "applied", 1)]
    ann.store.close()


def test_what_others_wrote_waits_until_all_is_handed_in(central, bob):
    ann = Desk(central, ANN, page=1)
    one = shared(central, ann, bob)
    bob.set(Enterprise, one, name="Van Bob")
    for _ in range(3):
        ann.company()
    push, shown = ann.road._server.push, []

    def looked(request):
        if not shown:
            bob.sync()
        shown.append((ann.get(Enterprise, one).name, len(ann.lines("seq", "verdict = 'applied'"))))
        return push(request)

    ann.road._server.push = looked
    ann.sync()
    assert {name for name, _ in shown} == {"Bakkerij"}
    assert ann.get(Enterprise, one).name == "Van Bob"
    assert ann.lines("DISTINCT verdict, in_base", "is_own") == [("applied", 1)]
    ann.store.close()


def test_a_restore_between_two_requests_is_followed_from_where_this_laptop_is(central):
    ann = Desk(central, ANN, page=1)
    for _ in range(6):
        ann.company()
    push, mark = ann.road._server.push, []

    def restored(request):
        answer = push(request)
        if len(mark) == 2:
            central.restore(mark[0])
        mark.append(len(central.log))
        return answer

    ann.road._server.push = restored
    ann.sync()
    assert len(central.heart.kept) == 6
    assert ann.lines("DISTINCT verdict, in_base") == [("applied", 1)]
    ann.store.close()


@pytest.mark.parametrize(
    "error", [NotOurs("sync.answer"), TimedOut("link.timeout"), TooOld("link.too_old")]
)
def test_all_is_handed_in_when_the_log_cannot_be_read(central, error):
    """A page that is none, a pull that takes too long: asked for once beside the requests."""
    ann = Desk(central, ANN, page=1)  # requests of two changes
    for _ in range(12):
        ann.company()

    def pull(*_values, **_named):
        raise error

    ann.road._server.pull = pull
    ann.engine.round()
    pushes = ann.road.calls.count("push")
    assert ann.road.calls[: pushes + 2] == ["hello", "push", "pull", *["push"] * (pushes - 1)]
    assert ann.lines("DISTINCT sent, verdict, in_base") == [(1, "applied", 0)]
    ann.store.close()


@pytest.mark.parametrize("error", [IntegrityError("no row above it"), UserError("sync.row")])
def test_all_is_handed_in_when_a_page_of_the_log_does_not_fit(central, monkeypatch, error):
    ann = Desk(central, ANN, page=1)
    for _ in range(12):
        ann.company()

    def take(_page):
        raise error

    monkeypatch.setattr(Page, "take", take)
    told = ann.engine.round().error
    assert told is not None
    assert told.code == "sync.row"
    assert len(central.heart.records) == 12
    assert ann.lines("DISTINCT sent, verdict, in_base") == [(1, "applied", 0)]
    ann.store.close()
