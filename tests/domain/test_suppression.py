"""
Small numbers that nobody can work out, tried by somebody who does.
"""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.suppression import MOST, Sum, grid_sums, hidden_cells, is_small
from tests.attacker import Attacker, nobody_finds


def grid(*rows, most=MOST):
    """A table with its totals, and what of it is hidden."""
    names = [f"r{n}" for n in range(len(rows))]
    columns = [f"c{n}" for n in range(len(rows[0]))]
    return tree({"all": names}, columns, dict(zip(names, rows, strict=True)), most)


def tree(groups, columns, leaves, most=MOST):
    """The same with totals of rows, of which each is the sum of others."""
    rows = {name: Counter(dict(zip(columns, row, strict=True))) for name, row in leaves.items()}
    waiting = dict(groups)
    while waiting:
        for name, parts in list(waiting.items()):
            if all(part in rows for part in parts):
                rows[name] = Counter({c: sum(rows[part][c] for part in parts) for c in columns})
                del waiting[name]
    values = {(r, c): rows[r][c] for r in rows for c in columns}
    values |= {(r, "total"): sum(rows[r].values()) for r in rows}
    sums = grid_sums(groups, columns, "total")
    return values, hidden_cells(values, sums, most), sums


@pytest.mark.parametrize(("number", "small"), [(0, False), (1, True), (4, True), (5, False)])
def test_one_to_four_are_small_and_zero_is_not(number, small):
    assert is_small(number) is small


def test_the_border_is_a_setting():
    assert (is_small(9, most=9), is_small(10, most=9), is_small(1, most=0)) == (True, False, False)
    assert hidden_cells({"a": 7, "b": 12}, most=9) == {"a"}
    assert hidden_cells({"a": 1, "b": 12}, most=0) == set()


def test_a_number_that_is_in_no_sum_is_hidden_alone():
    assert hidden_cells({"a": 3, "b": 0, "c": 5}) == {"a"}
    assert hidden_cells({}) == set()


def test_a_small_number_follows_from_a_total_so_another_is_hidden_with_it():
    values = {"west": 3, "east": 20, "middle": 9, "all": 32}
    assert hidden_cells(values, [Sum("all", ("west", "east", "middle"))]) == {"west", "middle"}


def test_two_small_numbers_of_which_the_total_leaves_no_choice_are_hidden_with_a_third():
    # both could be nothing but one, as zero is shown
    values = {"west": 1, "east": 1, "middle": 9, "all": 11}
    assert hidden_cells(values, [Sum("all", ("west", "east", "middle"))]) == {
        "west",
        "east",
        "middle",
    }
    values = {"west": 1, "east": 1, "none": 0, "rest": 0, "all": 2}
    assert hidden_cells(values, [Sum("all", ("west", "east", "none", "rest"))]) == {
        "west",
        "east",
        "all",
    }


def test_a_total_is_hidden_only_when_nothing_else_helps():
    values, hidden, _ = grid((3, 0), (0, 20))
    assert hidden == {("r0", "c0"), ("r0", "total"), ("all", "c0"), ("all", "total")}
    values, hidden, _ = grid((3, 20, 30), (20, 8, 30), (40, 30, 9))
    assert hidden == {("r0", "c0"), ("r0", "c1"), ("r1", "c0"), ("r1", "c1")}
    assert values["all", "total"] == 190


def test_zero_is_always_shown_and_small_is_always_hidden():
    values, hidden, _ = grid((0, 1, 5), (2, 0, 7), (4, 5, 0))
    assert all(cell in hidden for cell, number in values.items() if 1 <= number <= 4)
    assert not any(cell in hidden for cell, number in values.items() if number == 0)


def test_the_attacker_finds_what_is_hidden_without_a_second_one():
    values, hidden, sums = grid((3, 10), (20, 30))
    naive = Attacker(values, {("r0", "c0")}, sums)
    assert [n for n in range(1, 20) if naive.can_be(("r0", "c0"), n)] == [3]
    less = Attacker(values, hidden - {("r1", "c1")}, sums)  # a path that is not closed
    assert not less.can_be(("r0", "c0"), 4)
    nobody_finds(values, hidden, sums)


few = st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 11, 30])


@given(st.data(), st.integers(1, 3), st.integers(1, 3), st.sampled_from([2, 4]))
def test_nobody_finds_a_small_number_of_a_grid(data, height, width, most):
    row = st.tuples(*[few] * width)
    nobody_finds(*grid(*data.draw(st.tuples(*[row] * height)), most=most), most)


@settings(max_examples=30)  # the attacker takes long
@given(st.data(), st.integers(1, 2))
def test_nobody_finds_a_small_number_where_rows_have_totals_of_their_own(data, width):
    groups = {"west": ["a", "b"], "east": ["c", "d"], "all": ["west", "east", "e"]}
    row = st.tuples(*[few] * width)
    leaves = {name: data.draw(row) for name in "abcde"}
    nobody_finds(*tree(groups, [f"c{n}" for n in range(width)], leaves))


def test_a_total_of_totals_does_not_give_away_the_one_in_the_middle():
    groups = {"west": ["a", "b"], "east": ["c", "d"], "all": ["west", "east"]}
    leaves = {"a": (1,), "b": (2,), "c": (20,), "d": (30,)}
    values, hidden, sums = tree(groups, ["c0"], leaves)
    assert values["west", "total"] == 3
    assert ("west", "total") in hidden
    assert hidden & {("east", "total"), ("all", "total")}  # else it follows from those two
    nobody_finds(values, hidden, sums)


def test_numbers_that_do_not_add_up_are_a_bug():
    with pytest.raises(ValueError, match="not the sum"):
        hidden_cells({"a": 3, "all": 4}, [Sum("all", ("a",))])


def test_sums_that_are_not_of_one_table_are_refused():
    values = dict.fromkeys("abcdef", 0)
    sums = [Sum("b", ("a",)), Sum("c", ("a",)), Sum("d", ("a",))]
    with pytest.raises(ValueError, match="more than two sums"):
        hidden_cells(values, sums)
    crossed = [Sum("d", ("a", "b")), Sum("e", ("b", "c")), Sum("f", ("a", "c"))]
    with pytest.raises(ValueError, match="not of one table"):
        hidden_cells(values, crossed)


def test_the_grid_adds_up_once_in_each_direction():
    sums = grid_sums({"all": ["a", "b"]}, ["x", "y"], "total")
    assert set(sums) == {
        Sum(("a", "total"), (("a", "x"), ("a", "y"))),
        Sum(("b", "total"), (("b", "x"), ("b", "y"))),
        *(Sum(("all", c), (("a", c), ("b", c))) for c in ("x", "y", "total")),
    }


def test_a_table_of_many_rows_is_done_soon():
    rows = [[(7 * r * c + r + c) % 23 for c in range(12)] for r in range(60)]
    values, hidden, _ = grid(*rows)
    assert {c for c, n in values.items() if 1 <= n <= 4} <= hidden
    assert len(hidden) < len(values) / 2


def test_every_small_table_of_two_by_two_is_safe():
    for numbers in product((0, 1, 2, 9), repeat=4):
        nobody_finds(*grid(numbers[:2], numbers[2:]))
