"""A change joins a record: against the definition, and each rule by hand."""

from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.sync import graph
from app.sync.changes import ALIVE, Change, Edit, Knew, Verdict
from tests.sync.facts_strategy import (
    APPLIED,
    CASE,
    GONE,
    HELD,
    REJECTED,
    THERE,
    change,
    facts,
)
from tests.sync.model.facts import FAR, Heart
from tests.sync.model.history import history
from tests.sync.program_heart import ProgramHeart

FORKS = [FAR, 5]  # the second epoch began after the fifth row


def learned(kind, some):
    heart = kind(forks=FORKS)
    for fact in some:
        heart.learn(*fact)
    return heart


def answers(heart):
    """All that can be asked."""
    return {
        "heads": {key: heart.heads(key) for key in heart.known()},
        "replaced": {(row, u): heart.replaced((row, u)) for row in heart.records for u in UNITS},
        "shown": {key: heart.shown(key) for key in heart.known()},
        "conflicts": {key for key in heart.known() if heart.conflict(key)},
        "hidden": {row for row in heart.records if heart.hidden(row)},
        "contested": {row: sorted(heart.contested(row)) for row in heart.records},
    }


UNITS = (ALIVE, "phone")


@given(facts(), st.randoms(use_true_random=False))
def test_any_order_and_repetition_give_what_the_definition_says(some, rng):
    mixed = some + rng.choices(some, k=len(some))
    rng.shuffle(mixed)
    assert answers(learned(ProgramHeart, mixed)) == answers(learned(Heart, some))


@given(facts(), st.randoms(use_true_random=False), st.integers(0, 28), st.integers(0, 28))
def test_a_case_that_was_walked_goes_on_as_one_that_was_not(some, rng, cut, durable):
    """What follows the walk is the rest of the log, in any order."""
    first = learned(ProgramHeart, some[:cut])
    walked = ProgramHeart(forks=FORKS)
    walked.join(first.part("c", min(durable, cut)))
    rest = some[cut:]
    rng.shuffle(rest)
    for fact in rest:
        walked.learn(*fact)
    expected = answers(learned(Heart, some))
    assert {**answers(walked), "replaced": None} == {**expected, "replaced": None}


@given(facts(), st.randoms(use_true_random=False))
def test_every_applied_change_is_a_head_or_replaced(some, rng):
    rng.shuffle(some)
    heart = learned(ProgramHeart, some)
    for one, verdict, _ in some:
        for key in [(one.row, unit) for unit in one.units] if verdict is APPLIED else []:
            assert (one.id in heart.heads(key)) != (one.id in heart.replaced(key))


@given(facts(), st.randoms(use_true_random=False))
def test_rows_that_name_what_they_took_over_need_no_held_rows(some, rng):
    """A restore may lose the rows of held changes."""
    whole = learned(Heart, some)
    rows, heart = [], ProgramHeart(forks=FORKS)
    for one, verdict, seq in some:
        row = graph.taken_over(heart.kept.get(one.row), one) if verdict is APPLIED else one
        heart.learn(row, verdict, seq)
        rows.append((row, verdict, seq))
    assert answers(heart)["heads"] == answers(whole)["heads"]
    applied = [fact for fact in rows if fact[1] is APPLIED]
    rng.shuffle(applied)
    assert answers(learned(ProgramHeart, applied))["heads"] == answers(whole)["heads"]


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_histories_of_laptops_and_a_server_that_run_it_have_no_fault(seed):
    found, world = history(seed, heart=ProgramHeart)
    assert found == []
    assert world.central.log == history(seed)[1].central.log


# -- each rule by hand ---------------------------------------------------------------------------


def phone(i, value, *parents, **more):
    return change(i, CASE, "phone", value, *parents, **more)


def record_of(*told):
    """A record with these changes; each is (change, verdict, place) or a change that is applied."""
    some = [fact if not isinstance(fact, Change) else (fact, APPLIED, None) for fact in told]
    return reduce(lambda record, fact: graph.add(record, *fact), some, None)


def heads(record):
    return {i: head.value for i, head in record.heads("phone").items()}


def test_a_change_takes_the_place_of_what_it_names():
    assert heads(record_of(phone("a", "1"), phone("b", "2", "a"))) == {"b": "2"}
    assert heads(record_of(phone("b", "2", "a"), phone("a", "1"))) == {"b": "2"}


def test_two_changes_that_do_not_name_each_other_both_stand():
    record = record_of(
        (phone("a", "1"), APPLIED, 1),
        (phone("c", "3", "a"), APPLIED, 3),
        (phone("b", "2", "a"), APPLIED, 2),
    )
    assert heads(record) == {"b": "2", "c": "3"}
    assert record.conflicts == {"phone"}
    assert record.shown("phone") == "b", "the first in the log"
    assert {i: head.value for i, head in record.siblings("phone").items()} == {"c": "3"}
    assert record.version == {"phone": {"b", "c"}}


def test_equal_values_are_no_conflict_and_the_next_edit_names_both():
    record = record_of(phone("a", "Zoë\r\n1"), phone("b", "Zoe\u0308\n1"))
    assert not record.conflicts
    assert record.parents_of_edit("phone") == {"a", "b"}


def test_in_a_conflict_an_edit_names_what_was_shown_and_a_resolution_all():
    values = {"a": "1", "b": "2", "c": "1"}
    some = [(phone(i, value), APPLIED, n) for n, (i, value) in enumerate(values.items(), 1)]
    record = record_of(*some)
    assert record.parents_of_edit("phone") == {"a", "c"}
    assert record.parents_of_resolution("phone") == {"a", "b", "c"}


def test_a_user_sees_their_own_last_change_until_it_is_in_the_log():
    record = record_of((phone("a", "1"), APPLIED, 1), phone("c", "3"), phone("b", "2"))
    assert record.shown("phone") == "a"
    assert record.shown("phone", own=["c", "b"]) == "b"
    assert record.siblings("phone", own=["c", "b"]).keys() == {"a", "c"}
    assert record.parents_of_edit("phone", own=["b"]) == {"b"}


def test_what_was_never_written_has_nothing_to_show():
    record = record_of(phone("a", "1"))
    assert (record.shown("mail"), record.siblings("mail")) == (None, {})
    assert record.parents_of_edit("mail") == frozenset()
    assert not record.exists


def test_an_insert_is_the_version_of_all_its_units():
    made = Change("a", "g", "ann", CASE, "c", {ALIVE: Edit(value=True), "phone": Edit("1")})
    record = record_of(made, phone("b", "2", "a"))
    assert made.is_insert
    assert record.exists
    assert record.version == {ALIVE: {"a"}, "phone": {"b"}}


def test_two_inserts_of_one_record_both_stand():
    units = {ALIVE: Edit(value=True), "phone": Edit("1")}
    both = [Change(i, "g", "ann", CASE, "c", units) for i in "ab"]
    assert record_of(*both).version == {ALIVE: {"a", "b"}, "phone": {"a", "b"}}
    assert not record_of(*both).conflicts


def test_a_held_change_shows_no_value_and_replaces_nothing_yet():
    record = record_of(phone("a", "1"), (phone("b", "!", "a"), HELD, 2))
    assert heads(record) == {"a": "1"}
    assert heads(graph.add(record, phone("b", "!", "a"), APPLIED, 3)) == {"b": "!"}


@pytest.mark.parametrize("verdict", [HELD, REJECTED])
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1)])
def test_who_replaces_a_held_change_replaces_what_that_one_named(verdict, order):
    some = [(phone("a", "1"), APPLIED, 1), (phone("b", "!", "a"), verdict, 2)]
    some.append((phone("c", "3", "b"), APPLIED, 3))
    record = record_of(*(some[n] for n in order))
    assert heads(record) == {"c": "3"}
    # and applying it after all makes no difference
    assert heads(graph.add(record, phone("b", "!", "a"), APPLIED, 4)) == {"c": "3"}


def test_bones_without_values_do_the_same():
    bones = phone("b", "secret", "a").bones
    record = graph.add_bones(record_of(phone("a", "1")), bones)
    assert heads(graph.add(record, phone("c", "3", "b"), APPLIED, 3)) == {"c": "3"}
    assert "secret" not in repr(bones)


def test_what_was_folded_away_counts_as_replaced():
    late = phone("b", "2", "a", covers=["x"])
    assert heads(record_of(phone("x", "0", "a"), late)) == {"b": "2"}
    assert heads(record_of(late, phone("x", "0", "a"))) == {"b": "2"}


def test_a_row_of_the_log_that_is_in_the_record_already_changes_nothing():
    record = graph.Record("c", rev=5)
    assert graph.add(record, phone("a", "1"), APPLIED, 5) is record
    assert heads(graph.add(record, phone("a", "1"), APPLIED, 6)) == {"a": "1"}


def test_after_a_fork_later_places_are_forgotten():
    record = record_of((phone("a", "1"), APPLIED, 4), (phone("b", "2"), APPLIED, 7))
    back = graph.forked(record, 5)
    assert back.places == {"a": 4}
    again = graph.add(back, phone("b", "2"), APPLIED, 9)
    assert again.places == {"a": 4, "b": 9}
    assert graph.forked(graph.Record("c", rev=9), 5).rev == 5


def test_a_walk_leaves_out_what_was_replaced_in_the_durable_log():
    record = record_of(phone("a", "1"), phone("b", "2", "a"), phone("c", "3", "b"))
    sent = graph.trimmed(record, lambda i: i == "a")
    assert sent.units["phone"].replaced == {"b"}
    assert sent.version == record.version


def test_a_walk_keeps_what_a_delete_knew_while_it_stands():
    knew = Knew("1", 3, frozenset())
    delete = change("d", CASE, ALIVE, GONE, knew=knew)
    assert graph.trimmed(record_of(delete), bool).knew == {"d": knew}
    undone = record_of(delete, change("e", CASE, ALIVE, THERE, "d"))
    assert graph.trimmed(undone, bool).knew == {}


def test_the_log_row_names_what_was_taken_over():
    record = record_of(phone("a", "1"), (phone("b", "!", "a"), HELD, 2))
    row = graph.taken_over(record, phone("c", "3", "b"))
    assert row.units["phone"].parents == {"a", "b"}
    assert graph.taken_over(None, phone("c", "3", "b")).units["phone"].parents == {"b"}


def test_a_verdict_only_rises():
    assert Verdict.HELD < Verdict.REJECTED < Verdict.APPLIED
