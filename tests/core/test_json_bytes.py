"""What is carried comes out as it went in, also what orjson does not take."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.json_bytes import json_bytes, read_json

SIGNS = st.text(st.characters(exclude_categories=()))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | SIGNS,
    lambda inner: st.lists(inner) | st.dictionaries(SIGNS, inner),
    max_leaves=10,
)


@given(VALUES)
@example([(1 << 64) + 1, -(1 << 63) - 1, 1 << 200, 5e-324, 1.7976931348623157e308])
@example({"\ud800": "\udfff"})
def test_what_is_written_is_read_again_as_by_python(value):
    said = json_bytes(value)
    assert json.loads(said) == value
    assert read_json(said) == value


@given(VALUES)
@example([(1 << 64) + 1, -(1 << 63) - 1, 10**40, -0.0, 1e22])
@example({"\ud800": ["\udfff", "\x00\x7f\u2028"]})
def test_what_python_wrote_is_read_as_by_python(value):
    for escaped in (True, False):
        said = json.dumps(value, ensure_ascii=escaped)
        assert read_json(said) == json.loads(said)


def test_a_text_that_is_no_json_is_an_error():
    with pytest.raises(ValueError, match="char"):
        read_json("{")
