from hypothesis import given
from hypothesis import strategies as st

from app.domain.word_diff import Part, Piece, word_differences


def shown(old, new):
    marks = {Part.BOTH: "{}", Part.OLD: "[-{}-]", Part.NEW: "[+{}+]"}
    return "".join(marks[one.part].format(one.text) for one in word_differences(old, new))


def test_only_the_words_that_differ_are_marked():
    old = "De ploegbaas wil twee plekken. Mia belt."
    new = "De ploegbaas wil drie plekken. Mia belt morgen."
    assert shown(old, new) == ("De ploegbaas wil [-twee-][+drie+] plekken. Mia belt[+ morgen+].")


def test_equal_texts_are_one_piece():
    assert word_differences("Een\ntwee", "Een\ntwee") == (Piece(Part.BOTH, "Een\ntwee"),)


def test_from_and_to_nothing():
    assert word_differences("", "Nieuw") == (Piece(Part.NEW, "Nieuw"),)
    assert word_differences("Oud", "") == (Piece(Part.OLD, "Oud"),)
    assert word_differences("", "") == ()


def test_a_paragraph_in_between_leaves_the_others_alone():
    assert shown("Een\nDrie\n", "Een\nTwee\nDrie\n") == "Een\n[+Twee\n+]Drie\n"


TEXTS = st.text(st.sampled_from("ab é.\n"), max_size=60)


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts_whole(old, new):
    pieces = word_differences(old, new)
    assert "".join(one.text for one in pieces if one.part is not Part.NEW) == old
    assert "".join(one.text for one in pieces if one.part is not Part.OLD) == new
    assert all(one.text for one in pieces)


def test_very_long_texts_are_not_compared_word_by_word():
    one = "woord " * 30_000
    assert [piece.part for piece in word_differences(one, one + "x")] == [Part.OLD, Part.NEW]
