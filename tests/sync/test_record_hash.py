"""The hash of a record: the same wherever the record says the same."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sync.record_hash import record_hash

ID, ROOT = "a" * 32, "b" * 32


def hashed(kind="contact", /, **data):
    return record_hash(kind, ID, ROOT, data)


def test_what_is_hashed_is_written_out():
    # RFC 8785 by hand: sorted names, no white space, empty and usual values left out
    said = (
        '{"data":{"@alive":true,"name":"André\\n"},'
        f'"id":"{ID}","kind":"contact","root":"{ROOT}"}}'
    )
    found = hashed(**{"name": "André\r\n", "@alive": True, "phone": "", "email": None})
    assert found == sha256(said.encode()).hexdigest()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Jan", "phone": ""}, {"name": "Jan"}),
        ({"name": "Jan", "phone": None}, {"phone": "", "name": "Jan"}),
        ({"name": "Andre\u0301"}, {"name": "Andr\xe9"}),
        ({"name": "a\r\nb\rc"}, {"name": "a\nb\nc"}),
        ({"number": 1}, {"number": 1.0}),
        ({"parts": {"b": 1, "a": None}}, {"parts": {"a": "", "b": 1}}),
        ({"parts": []}, {"parts": {}}),
    ],
)
def test_values_that_say_the_same_give_the_same_hash(one, other):
    assert hashed(**one) == hashed(**other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Jan"}, {"name": "Jan "}),
        ({"number": 1}, {"number": "1"}),
        ({"number": 1}, {"number": True}),
        ({"number": 0}, {"number": False}),
        ({"number": 0}, {"number": None}),
        ({"number": 2**53}, {"number": 2**53 + 1}),
        ({"@alive": True}, {"@alive": False}),
        ({"codes": ["a", "b"]}, {"codes": ["b", "a"]}),
        ({"codes": ["a", None]}, {"codes": ["a"]}),
        ({"name": "Jan"}, {"names": "Jan"}),
    ],
)
def test_values_that_say_something_else_give_another_hash(one, other):
    assert hashed(**one) != hashed(**other)


def test_kind_id_and_case_are_in_it():
    found = {
        record_hash("contact", ID, ROOT, {}),
        record_hash("action", ID, ROOT, {}),
        record_hash("contact", ROOT, ROOT, {}),
        record_hash("contact", ID, ID, {}),
    }
    assert len(found) == 4


def test_a_column_that_a_later_program_added_makes_no_difference_until_it_is_filled_in():
    # of a trajectory: one is `single` unless somebody says else
    assert hashed("trajectory", title="A", kind="single") == hashed("trajectory", title="A")
    assert hashed("trajectory", title="A", kind="joint") != hashed("trajectory", title="A")
    # in a unit of more columns
    status = {"status": "running", "closed_on": None, "stop_reason": ""}
    assert hashed("trajectory", status=status) == hashed("trajectory", status=status | {"new": ""})
    assert hashed("trajectory", status=status) == hashed("trajectory")
    closed = status | {"closed_on": "2026-10-01"}
    assert hashed("trajectory", status=closed) != hashed("trajectory")
    # a number that is usual is not the word that is false
    assert hashed("coaching_session", unnamed_workers=0) == hashed("coaching_session")
    assert hashed("coaching_session", unnamed_workers=False) != hashed("coaching_session")


def test_a_kind_of_a_later_program_has_a_hash_too():
    assert hashed("never_heard_of", name="Jan") != hashed("never_heard_of", name="Piet")


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["name", "phone", "status", "x"]), json_values))
def test_any_value_of_the_road_has_a_hash(data):
    assert len(record_hash("trajectory", ID, ROOT, data)) == 64
