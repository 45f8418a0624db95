"""The text that is sealed and hashed is the one of the encoder that the first logs were made by."""

import json
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.server.canonical import canonical, is_usual, sorted_text


def first(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


class Pair(NamedTuple):
    kind: str
    id: str


SIGNS = st.text(st.characters(exclude_categories=()))  # halves of pairs of surrogates too
FRACTIONS = st.floats(allow_nan=False, allow_infinity=False)
NUMBERS = st.integers() | st.integers(-(1 << 70), 1 << 70) | FRACTIONS
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | SIGNS | st.text('\\"/\x00\x1f\x7f\x80é€\u2028😀'),
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.builds(Pair, inner, inner)
        | st.dictionaries(SIGNS, inner)
    ),
    max_leaves=20,
)


@given(VALUES)
@example({"b": 1, "a": [1.0, 1e16, 1e-7, -0.0]})
@example({"\ud800": "\udfff", "é": "\x7f", "z": "€😀"})
@example([1 << 64, -(1 << 63) - 1, (1 << 64) - 1, -(1 << 63)])
@example({"é": 1, "z": 2, "\uffff": 3, "\U00010000": 4})
def test_it_says_what_the_first_encoder_said(value):
    assert canonical(value) == first(value)


@given(st.dictionaries(st.integers() | SIGNS, VALUES, max_size=1))
def test_names_that_are_no_texts_are_written_as_before(value):
    assert canonical(value) == first(value)


@given(VALUES)
def test_what_holds_usual_values_only_may_go_without_a_look(value):
    if is_usual([value]):
        assert sorted_text(value) == first(value)


def test_what_both_say_alike_is_usual_and_fractions_are_not():
    assert is_usual(["a", True, None, 7, (1 << 64) - 1, [1, ("b", {"c": -1})]])
    for other in (1.5, 1 << 64, -(1 << 63) - 1, [{"a": (0.0,)}], {"a"}):
        assert not is_usual(["a", other])


def test_so_deep_that_only_the_first_encoder_can():
    deep = []
    for _ in range(400):
        deep = [deep]
    assert canonical(deep) == first(deep)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_json_has_not_is_refused(number):
    for value in (number, [number], {"a": {"b": (number,)}}):
        with pytest.raises(ValueError, match="JSON"):
            canonical(value)


def test_a_value_of_no_kind_of_json_is_refused_as_before():
    with pytest.raises(TypeError):
        canonical({"a": {1}})
