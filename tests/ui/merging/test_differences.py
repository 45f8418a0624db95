"""Which words of two texts differ."""

import pytest

from app.ui.merging.differences import MOST, Mark, differences, joined


def pieces(text, marks):
    return [text[mark.start : mark.end] for mark in marks]


@pytest.mark.parametrize(
    ("left", "right", "gone", "come"),
    [
        ("een map met foto's. Mia", "een brochure. Mia", ["map met foto's."], ["brochure."]),
        ("gelijk", "gelijk", [], []),
        ("", "nieuw woord", [], ["nieuw woord"]),
        ("a b c d", "a x c y", ["b", "d"], ["x", "y"]),
        ("a b", "a b c", [], ["c"]),
        ("een  twee", "een twee", [], []),  # white space alone is no difference
        ("een\ntwee", "een\ndrie", ["twee"], ["drie"]),
        ("a a a", "a a", ["a"], []),
    ],
)
def test_the_pieces_that_the_other_lacks(left, right, gone, come):
    mine, theirs = differences(left, right)
    assert (pieces(left, mine), pieces(right, theirs)) == (gone, come)


def test_what_is_very_long_is_marked_as_a_whole_between_its_equal_ends():
    middle = " ".join(f"w{n}" for n in range(MOST))
    left, right = f"begin {middle} eind", f"begin {middle.upper()} eind"
    mine, _ = differences(left, right)
    assert mine == (Mark(len("begin "), len(left) - len(" eind")),)


def test_pieces_of_more_others_add_up():
    assert joined((Mark(0, 3), Mark(10, 12)), (Mark(2, 5),)) == (Mark(0, 5), Mark(10, 12))
