"""Two values that say the same are no conflict."""

import pytest

from app.sync.values import is_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("Zo\u00eb", "Zoe\u0308"),
        ("", None),
        ([], None),
        ({}, None),
        (1, 1.0),
        ({"street": "", "box": None}, None),
        ({"street": "Dorp", "box": ""}, {"street": "Dorp"}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (("x", "y"), ["x", "y"]),
    ],
)
def test_the_same_in_another_way(one, other):
    assert is_same(one, other)
    assert is_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "A"),
        ("a ", "a"),
        ("1", 1),
        (True, 1),
        (False, None),
        (0, None),
        (["x", "y"], ["y", "x"]),
        ({"a": 1}, {"b": 1}),
    ],
)
def test_something_else(one, other):
    assert not is_same(one, other)
    assert not is_same(other, one)
