"""Columns come to the database as they are, whatever stands in them."""

import pytest

from app.server.arrays import as_arrays

ASKED = "SELECT u.* FROM unnest(%b::text[], %b::bigint[], %b::boolean[], %b::json[]) AS u"


@pytest.mark.parametrize(
    "texts",
    [
        ["a"],
        [""],
        ["", ""],
        ["a", "", "b"],
        [None],
        [None, "", None],
        ["%s 'x' \\ \" {a,b} NULL", "é😀\n\t"],
        ["a\x1fb", "c"],  # the sign between two parts
        ["\x1e", None],  # the sign for nothing
        ["\x1ea", "b"],
        ["\x1f"],
    ],
)
def test_each_part_comes_as_it_is(engine, texts):
    rows = [
        (text, (-1) ** n * (1 << 62) + n if n != 1 else None, n % 2 == 0, '{"a": "\\u001f%s"}')
        for n, text in enumerate(texts)
    ]
    query, values = as_arrays(ASKED, list(zip(*rows, strict=True)))
    with engine.connect() as connection:
        found = connection.exec_driver_sql(query, tuple(values)).all()
    assert [tuple(row) for row in found] == [(*row[:3], {"a": "\x1f%s"}) for row in rows]


def test_only_a_column_with_such_a_sign_goes_part_by_part():
    query, values = as_arrays("%b::text[], %b::text[]", [["a", "b\x1f"], ["a", None]])
    assert query == r"%b::text[], string_to_array(%s, E'\x1f', E'\x1e')::text[]"
    assert values == [["a", "b\x1f"], "a\x1f\x1e"]
