"""Where typed words stand in a text, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.matching import Marked, excerpt, fold, marked, words_of


@pytest.mark.parametrize(
    ("written", "bare"),
    [("Élan", "elan"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ﬁets", "fiets"), ("", "")],
)
def test_fold_forgets_case_and_accents(written, bare):
    assert fold(written) == bare


def test_words_are_letters_and_digits():
    assert words_of("IBO-T, 2de_keer: Élan!") == ("ibo", "t", "2de", "keer", "elan")


@pytest.mark.parametrize(
    ("text", "begins", "marks"),
    [
        ("Bakkerij Janssens", ["jans"], ((9, 13),)),
        ("Onthaal: onthaalmap", ["onthaal"], ((0, 7), (9, 16))),
        ("map voor onthaal", ["ap"], ()),  # only the begin of a word
        ("Élan", ["el"], ((0, 2),)),
        ("ﬁets", ["fi"], ((0, 1),)),  # one sign that folds to two letters
        ("Janssens", ["ja", "jans"], ((0, 4),)),  # the longest begin
        ("Janssens", [""], ()),
    ],
)
def test_marks_cover_what_was_typed(text, begins, marks):
    assert marked(text, begins) == Marked(text, marks)


def test_an_excerpt_of_a_short_text_is_the_whole_line():
    assert excerpt(" een\nvaste  peter ", ["peter"]) == Marked("een vaste peter", ((10, 15),))


def test_an_excerpt_is_cut_between_words_around_the_first_word_found():
    text = "Jan vraagt of er in elke ploeg een vaste peter kan zijn en een onthaalmap met foto's"
    found = excerpt(text, ["peter"], 40)
    # from 24 signs before "peter" (at 41): sign 17 is inside "in", so the next word begins it
    assert found == Marked("…elke ploeg een vaste peter kan zijn en…", ((22, 27),))


def test_a_long_word_is_cut_too():
    assert excerpt("x" * 200, ["xx"], 20) == Marked("x" * 20 + "…", ((0, 2),))
    assert excerpt("y" * 60 + "-peter", ["peter"], 20) == Marked("…peter", ((1, 6),))


def test_there_is_no_excerpt_of_what_was_not_found():
    assert excerpt("een vaste peter", ["meter"]) is None


@given(st.text(max_size=60), st.text(max_size=6))
def test_every_mark_folds_to_what_was_typed(text, typed):
    begins = words_of(typed)
    for start, end in marked(text, begins).marks:
        assert any(fold(text[start:end]).startswith(begin) for begin in begins)
