"""What an evaluation shows, with small numbers hidden: the examples of the rule, one by one."""

from decimal import Decimal

import pytest

from app.domain.evaluation import VALUES, shown, tallied


def numbers(**by_value):
    return {value: by_value.get(f"v{value}", 0) for value in VALUES}


def test_nobody_is_nothing():
    found = shown("q", [])
    assert (found.is_shown, found.total, found.mean) == (True, 0, None)
    assert found.numbers == numbers()


def test_four_answers_are_too_few():
    found = shown("q", [4, 4, 5, 5])
    assert (found.is_shown, found.total, found.mean, found.numbers) == (False, None, None, None)


@pytest.mark.parametrize(
    ("answers", "mean", "said"),
    [
        ([4] * 5, "4.0", numbers(v4=5)),
        ([4] * 6 + [5] * 5, "4.5", numbers(v4=6, v5=5)),
        ([3] * 2 + [4] * 6 + [5] * 5, "4.2", None),
        ([3] * 1 + [4] * 5, "3.8", None),
    ],
)
def test_a_small_number_hides_the_others_and_not_the_mean(answers, mean, said):
    found = shown("q", answers)
    assert (found.total, found.mean, found.numbers) == (len(answers), Decimal(mean), said)


def test_another_threshold():
    assert shown("q", [1, 5, 5], 3).numbers is None
    assert shown("q", [5, 5], 2).numbers == numbers(v5=2)


def test_a_tally_is_as_many_answers():
    assert tallied({5: 1, 4: 2, 1: 0}) == [4, 4, 5]
