"""The model keeps what SYNC promises, and would have told if it did not."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.sync.changes import ALIVE, Row, Verdict
from tests.sync.model.central import NOTE
from tests.sync.model.checks import at_rest
from tests.sync.model.faults import FAULTS
from tests.sync.model.history import history
from tests.sync.model.texts import merged
from tests.sync.model.world import World

# Where each mistake shows; after a change of world.py search again:
# python -m tests.sync.model --seed 300000 --stop 1 --fault NAME
FOUND_AT = {
    "forget_replaced": 300001,
    "no_takeover": 300001,
    "delete_hides_all": 300000,
    "delete_knows_no_own": 300003,
    "fold_forgets": 300014,
    "purge_at_once": 300042,
    "no_lock": 300058,
    "no_rescue": 300031,
    "own_first": 300117,
    "no_verdicts": 300269,
    "walk_no_replaced": 300355,
    "erase_drops_group": 300462,
    "knew_without_epoch": 300117,
    "walk_on_top": 300161,
    "walk_early": 302969,
}
BY_HAND = {
    "hold_blocks",
    "hold_replaced",
    "merge_in_log_order",
    "forget_lives",
}  # no random history found them so far
CASE = Row("case", "c")
VALUES = {"phone": "0", NOTE: ("one.",)}


@settings(max_examples=100)
@given(st.integers(0, 10**9))
@example(300000)
def test_a_random_history_has_no_fault(seed):
    found, _ = history(seed)
    assert found == []


@pytest.mark.parametrize("fault", FOUND_AT)
def test_a_mistake_that_is_put_back_shows(fault):
    assert history(FOUND_AT[fault], frozenset([fault]))[0]
    assert not history(FOUND_AT[fault])[0]


def test_every_known_mistake_has_a_test():
    assert FOUND_AT.keys() | BY_HAND == FAULTS.keys()


def test_a_history_is_fixed_by_its_seed():
    logs = [history(7)[1].central.log for _ in range(2)]
    assert logs[0] == logs[1]
    assert logs[0] != history(8)[1].central.log


def world_with_a_case(*faults, **values):
    """A case that all three have, made by ann."""
    world = World(0, frozenset(faults))
    ann = world.laptops[0]
    ann.begin()
    ann.insert(CASE, "c", None, VALUES | values)
    world.settle()
    for user in ("bob", "cem"):
        if world.cases():
            world.central.right(user, "c", given=True)
    world.settle()
    return world


def write(world, k, unit, value):
    world.laptops[k].begin()
    world.laptops[k].put((CASE, unit), value)


def values(heart, unit):
    return sorted(map(str, heart.heads((CASE, unit)).values()))


def test_two_values_of_two_people_both_stand_until_one_settles_it():
    world = world_with_a_case()
    write(world, 0, "phone", "1")
    write(world, 1, "phone", "2")
    world.settle()
    assert [values(each.base, "phone") for each in world.laptops] == [["1", "2"]] * 3
    write(world, 2, "phone", "2")
    world.settle()
    assert [values(each.base, "phone") for each in world.laptops] == [["2"]] * 3
    assert at_rest(world, settled=True) == []


def test_sentences_of_two_people_become_one_text():
    world = world_with_a_case()
    write(world, 0, NOTE, ("one.", "¶two."))
    write(world, 1, NOTE, ("zero.",))
    world.settle()
    # next to each other: a person has to look
    assert len(values(world.central.heart, NOTE)) == 2
    base = ("a", "b", "c")
    assert merged(base, ("x", "b", "c"), ("a", "b", "y")) == ("x", "b", "y")
    assert merged(base, ("x", "b", "c"), ("y", "b", "c")) is None
    assert merged(base, ("b", "a", "c"), ("a", "b", "y")) is None
    assert merged(base, (*base, "¶d"), (*base, "¶e")) == (*base, "¶d", "¶e")
    assert merged(base, (*base, "¶d"), (*base, "¶d", "¶e")) is None


def test_a_delete_of_what_another_just_changed_becomes_a_question():
    world = world_with_a_case()
    write(world, 0, ALIVE, value=False)
    write(world, 1, "phone", "9")
    world.settle()
    hearts = [world.central.heart, *(each.base for each in world.laptops)]
    assert all(heart.contested(CASE) for heart in hearts)
    write(world, 2, ALIVE, value=False)  # who has seen the number too
    world.settle()
    assert all(heart.hidden(CASE) for heart in hearts)


@pytest.mark.parametrize(
    ("faults", "end"), [((), Verdict.APPLIED), (("hold_blocks",), Verdict.HELD)]
)
def test_a_correction_is_judged_with_what_it_corrects(faults, end):
    world = world_with_a_case(*faults, phone="!")
    assert not world.cases()
    write(world, 0, "phone", "1")
    world.settle()
    assert set(world.central.heart.verdict.values()) == {end}


@pytest.mark.parametrize(
    ("faults", "end"), [((), Verdict.APPLIED), (("hold_replaced",), Verdict.HELD)]
)
def test_what_was_replaced_is_not_held_any_more_and_the_rest_of_its_action_is(faults, end):
    world = world_with_a_case(*faults)
    ann = world.laptops[0]
    ann.begin()
    ann.put((CASE, "phone"), "!1")
    ann.put((CASE, "span"), "!2")
    first, rest = list(ann.own)[-2:]
    world.settle()
    write(world, 0, "phone", "3")
    world.settle()
    central = world.central
    assert (central.heart.verdict[first], central.heart.verdict[rest]) == (end, Verdict.HELD)
    assert values(central.heart, "phone") == ["3"]
    badges = [one for one, own in ann.own.items() if own.on_top and own.verdict is Verdict.HELD]
    assert badges == ([rest] if end is Verdict.APPLIED else [first, rest])


def test_what_is_left_of_an_action_is_judged_again():
    world = world_with_a_case()
    bob = world.laptops[1]
    bob.begin()
    bob.put((CASE, "phone"), "!1")
    bob.put((CASE, "span"), "4")
    world.settle()
    held = next(iter(world.central.held))
    world.central.right("bob", "c", given=False)
    write(world, 1, "phone", "3")
    world.sync(1)
    assert len(world.central.held) == 2  # the correction too: it is not Bob's case any more
    world.central.right("bob", "c", given=True)
    world.central.decide(next(name for name in world.central.held if name != held), apply=True)
    assert world.central.held == {}
    world.settle()
    assert values(world.laptops[0].base, "span") == ["4"]
    assert at_rest(world, settled=True) == []


def test_a_lost_answer_makes_nothing_double():
    world = world_with_a_case()
    write(world, 0, "phone", "1")
    world.send(0, "push")
    world.serve(0, 0)
    world.crash(0)
    world.settle()
    assert values(world.central.heart, "phone") == ["1"]
    assert at_rest(world, settled=True) == []


@pytest.mark.parametrize("faults", [(), ("merge_in_log_order",)])
def test_a_text_that_is_merged_again_after_a_restore_is_the_same_text(faults):
    world = world_with_a_case(*faults)
    world.central.backup()
    mark = len(world.central.log)
    write(world, 0, NOTE, ("one.", "¶of ann."))
    write(world, 1, NOTE, ("one.", "¶of bob."))
    for k in (1, 0):  # bob is the first
        world.round(k, "push")
    while world.laptops[2].cursor < len(world.central.log):
        world.round(2, "pull")  # cem reads the text that became of it
    world.central.restore(mark)
    for k in (0, 0, 1, 1):  # ann is the first; a round to hear of it, a round to hand in
        world.sync(k)
    assert bool(world.witness.reused) == bool(faults)
    world.settle()
    assert values(world.central.heart, NOTE) == ["('one.', '¶of ann.', '¶of bob.')"]


@pytest.mark.parametrize("faults", [(), ("forget_lives",)])
def test_a_delete_of_a_life_that_a_copy_does_not_know_still_says_what_it_knew(faults):
    world = world_with_a_case(*faults)
    world.central.backup()
    mark = len(world.central.log)
    write(world, 0, "phone", "1")
    world.sync(0)
    world.central.restore(len(world.central.log))  # nothing is lost, and a second life begins
    world.sync(0)
    write(world, 0, ALIVE, value=False)  # in the second life, and all that Ann deletes she saw
    world.sync(0)
    world.central.restore(mark)  # to a copy from before the second life
    world.settle()
    assert bool(world.central.heart.contested(CASE)) == bool(faults)
    assert bool(at_rest(world, settled=True)) == bool(faults)
