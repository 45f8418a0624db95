"""A delete hides nothing that its author had not known."""

import pytest

from app.sync import graph
from app.sync.changes import ALIVE, Change, Edit, Knew, Row
from app.sync.deletes import Case, Epoch, Unseen, place_known
from tests.sync.facts_strategy import APPLIED, CASE, GONE, STEP, THERE, change

CHAIN = (Epoch("one", 0), Epoch("two", 10), Epoch("three", 7))
NOBODY = Knew(None, 0, frozenset())


def case_of(*told):
    """A case with these changes, in the log in this order."""
    records: dict[Row, graph.Record] = {}
    for seq, one in enumerate(told, 1):
        records[one.row] = graph.add(records.get(one.row), one, APPLIED, seq)
    return Case(records, CHAIN)


def made(i, row):
    return change(i, row, ALIVE, THERE)


def deleted(i, row, *parents, seq=0, ids=(), epoch="three"):
    return change(i, row, ALIVE, GONE, *parents, knew=Knew(epoch, seq, frozenset(ids)))


@pytest.mark.parametrize(
    ("epoch", "seq", "place"),
    [("one", 6, 6), ("one", 9, 7), ("two", 12, 7), ("three", 12, 12), ("lost", 9, 0), (None, 9, 0)],
)
def test_what_an_author_had_of_the_log_ends_at_the_forks_since(epoch, seq, place):
    assert place_known(Knew(epoch, seq, frozenset()), CHAIN) == place


def test_a_delete_that_knew_all_hides_the_record():
    case = case_of(made("a", CASE), change("b", CASE, "phone", "1"), deleted("c", CASE, "a", seq=2))
    assert case.is_hidden(CASE)
    assert not case.is_contested(CASE)


def test_a_change_that_it_did_not_know_becomes_a_question():
    case = case_of(made("a", CASE), change("b", CASE, "phone", "1"), deleted("c", CASE, "a", seq=1))
    assert list(case.unseen(CASE)) == [Unseen(CASE, "phone", "b")]
    assert not case.is_hidden(CASE)


def test_so_does_one_below_it():
    told = [made("a", CASE), made("b", STEP), deleted("c", CASE, "a", seq=1)]
    assert list(case_of(*told).unseen(CASE)) == [Unseen(STEP, ALIVE, "b")]


def test_what_it_named_by_id_it_knew():
    told = [made("a", CASE), change("b", CASE, "phone", "1")]
    assert case_of(*told, deleted("c", CASE, "a", ids=["a", "b"])).is_hidden(CASE)


def test_a_second_delete_that_knows_settles_it():
    told = [made("a", CASE), change("b", CASE, "phone", "1"), deleted("c", CASE, "a", seq=1)]
    assert case_of(*told, deleted("d", CASE, "c", seq=3)).is_hidden(CASE)


def test_of_two_deletes_side_by_side_one_that_knew_is_enough():
    told = [made("a", CASE), change("b", CASE, "phone", "1")]
    both = [deleted("c", CASE, "a", seq=1), deleted("d", CASE, "a", seq=2)]
    assert case_of(*told, *both).is_hidden(CASE)


def test_bringing_it_back_ends_the_question():
    told = [made("a", CASE), change("b", CASE, "phone", "1"), deleted("c", CASE, "a", seq=1)]
    case = case_of(*told, change("d", CASE, ALIVE, THERE, "c"))
    assert not case.is_contested(CASE)
    assert not case.is_hidden(CASE)


def test_alive_beside_a_delete_is_no_delete():
    told = [made("a", CASE), deleted("b", CASE, "a", seq=1), change("c", CASE, ALIVE, THERE, "a")]
    assert case_of(*told).deletes(CASE) == ()


def test_what_was_deleted_by_itself_asks_nothing():
    told = [made("a", CASE), made("b", STEP), deleted("c", STEP, "b", seq=2)]
    case = case_of(*told, deleted("d", CASE, "a", seq=1))
    assert case.below(CASE) == [CASE]
    assert case.is_hidden(CASE)


def test_a_merge_is_known_when_both_its_parts_are():
    told = [change(i, CASE, "note", i) for i in "ab"]
    text = change("m", CASE, "note", "ab", "a", "b", merged=("a", "b"))
    assert case_of(*told, text, deleted("d", CASE, seq=2)).is_hidden(CASE)
    assert case_of(*told, text, deleted("d", CASE, seq=1)).is_contested(CASE)


def test_a_delete_that_says_nothing_of_what_it_knew_asks():
    silent = change("c", CASE, ALIVE, GONE, "a")
    told = [made("a", CASE), change("b", CASE, "phone", "1")]
    assert case_of(*told, silent).is_contested(CASE)


def test_records_that_name_each_other_as_above_them_do_not_go_round():
    one, other = Row("step", "1"), Row("step", "2")
    told = []
    for i, row, over in (("a", one, other), ("b", other, one)):
        units = {ALIVE: Edit(value=True)}
        told.append(Change(i, i, "ann", row, "c", units, (over,)))
        units = {ALIVE: Edit(value=False, parents=frozenset(i))}
        told.append(Change(i * 2, i, "ann", row, "c", units, (over,), knew=NOBODY))
    case = case_of(*told)
    assert case.below(one) == [one]
    assert case.is_hidden(one)


def test_a_record_under_two_is_asked_about_once():
    """An action hangs under its enterprise and under the session that it came from."""
    leaf = Row("step", "l")
    both = Change("c", "c", "ann", leaf, "c", {ALIVE: Edit(value=True)}, (STEP, CASE))
    told = [made("a", CASE), made("b", STEP), both, deleted("d", CASE, "a", seq=2)]
    assert list(case_of(*told).unseen(CASE)) == [Unseen(leaf, ALIVE, "c")]
