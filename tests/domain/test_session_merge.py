import pytest

from app.domain.session_merge import rebased

UNITS = (("start", "end"),)
KEYS = {"rows": lambda row: row[0], "numbers": lambda pair: pair[0]}
BEGIN = {
    "subject": "Onthaal",
    "note": "Een",
    "start": "9:00",
    "end": "10:00",
    "rows": [["a", 1], ["b", 2]],
    "numbers": {"neet": 1, "fifty_plus": 2},
}


def merge(typed, stored):
    return rebased(BEGIN | typed, BEGIN, BEGIN | stored, UNITS, KEYS)


def test_what_nobody_touched_stays():
    assert merge({}, {}) == BEGIN


def test_only_what_was_typed_wins():
    found = merge({"note": "Twee"}, {"note": "Drie", "subject": "Peter"})
    assert found == BEGIN | {"note": "Twee", "subject": "Peter"}


def test_what_belongs_together_is_never_mixed():
    found = merge({"end": "11:00"}, {"start": "9:30", "end": "10:30"})
    assert (found["start"], found["end"]) == ("9:00", "11:00")
    found = merge({}, {"start": "9:30", "end": "10:30"})
    assert (found["start"], found["end"]) == ("9:30", "10:30")


@pytest.mark.parametrize(
    ("typed", "stored", "expected"),
    [
        ([["a", 1], ["b", 3]], [["a", 9], ["b", 2]], [["a", 9], ["b", 3]]),
        ([["b", 2]], [["a", 1], ["b", 2]], [["b", 2]]),  # removed here
        ([["b", 2]], [["a", 9], ["b", 2]], [["b", 2]]),  # removed here, changed there
        ([["a", 1], ["b", 2]], [["a", 1]], [["a", 1]]),  # removed there
        ([["a", 1], ["b", 3]], [["a", 1]], [["a", 1], ["b", 3]]),  # removed there, changed here
        ([["a", 1], ["b", 2], [None, 5], [None, 6]], [["a", 1], ["b", 2], ["c", 7]],
         [["a", 1], ["b", 2], [None, 5], [None, 6], ["c", 7]]),  # added on both sides
    ],
)  # fmt: skip
def test_rows_are_merged_one_by_one(typed, stored, expected):
    assert merge({"rows": typed}, {"rows": stored})["rows"] == expected


def test_numbers_are_merged_by_their_name():
    found = merge({"numbers": {"neet": 3, "fifty_plus": 2}}, {"numbers": {"neet": 1, "other": 4}})
    assert found["numbers"] == {"neet": 3, "other": 4}


def test_a_tuple_stays_a_tuple():
    found = rebased({"rows": (("a", 1),)}, {"rows": ()}, {"rows": (("c", 2),)}, (), KEYS)
    assert found["rows"] == (("a", 1), ("c", 2))
