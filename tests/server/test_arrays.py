"""Columns come to the database as they are, whatever stands in them."""

import json

import pytest

from app.server.arrays import Into, as_arrays, as_literal

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


KEPT = Into(
    "kept",
    {"name": "text", "said": "jsonb", "more": "jsonb", "flag": "boolean", "place": "bigint"},
    "ON CONFLICT (partnership_id, name) DO UPDATE SET place = excluded.place",
)


@pytest.mark.parametrize(
    "rows",
    [
        [("a", '{"x": 1}', None, True, 7)],  # one row is all constants
        [("a", '{"x": "%s,é"}', None, True, 7), ("b", "[1, [2]]", None, True, 7)],
        [("a", "{}", '{"y": null}', True, 7), ("b\x1f", "{}", None, False, -1)],
        [("a", "1", "2", True, 1), ("b", "2", "1", False, 2), ("", "null", "[]", False, 3)],
    ],
)
def test_rows_are_written_as_they_are(engine, rows):
    table = (
        "CREATE TEMP TABLE kept (partnership_id TEXT, name TEXT, said JSONB, more JSONB,"
        " flag BOOLEAN, place BIGINT, PRIMARY KEY (partnership_id, name))"
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(table)
        for are_new in (True, False):
            query, values = KEPT.query("p", rows, are_new=are_new)
            assert connection.exec_driver_sql(query, tuple(values)).rowcount == len(rows)
        found = connection.exec_driver_sql("SELECT * FROM kept ORDER BY place, name").all()
    read = [None if said is None else json.loads(said) for row in rows for said in row[1:3]]
    wanted = [("p", row[0], *read[2 * n : 2 * n + 2], *row[3:]) for n, row in enumerate(rows)]
    assert [tuple(row) for row in found] == sorted(wanted, key=lambda row: (row[5], row[1]))


@pytest.mark.parametrize("name", ["a,b", "null", "NULL", "{", '"', "", "a b", "é", "\\"])
def test_a_list_of_plain_names_only_goes_as_text(name):
    plain = ["a1"] * 20
    assert as_literal(plain) == "{" + ",".join(plain) + "}"
    assert as_literal([*plain, name]) == [*plain, name]
    assert as_literal([1] * 20) == [1] * 20
    assert as_literal("a") == "a"
