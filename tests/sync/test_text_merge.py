"""Two edits of one note become one text, or a person decides."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sync import text_merge
from app.sync.text_merge import Merged, both_texts, merge_texts

BASE = "De ploegbaas belt. Mia komt bv. morgen. Wie brengt de sleutel? Jan."


def text_of(one, other, base=BASE):
    merged = merge_texts(base, one, other)
    return merged and merged.text


def test_edits_of_sentences_apart_are_both_there():
    one = BASE.replace("De ploegbaas", "De meestergast")
    other = BASE.replace("de sleutel", "het kaartje")
    expected = "De meestergast belt. Mia komt bv. morgen. Wie brengt het kaartje? Jan."
    assert text_of(one, other) == text_of(other, one) == expected


def test_edits_inside_one_sentence_are_for_a_person():
    one, other = BASE.replace("Mia", "Els"), BASE.replace("morgen", "vandaag")
    assert text_of(one, other) is None


def test_edits_of_neighbours_are_for_a_person():
    one, other = BASE.replace("belt", "mailt"), BASE.replace("Mia", "Els")
    assert text_of(one, other) is None


def test_the_same_edit_of_both_is_made_once():
    one = BASE.replace("Jan", "Piet")
    assert text_of(one, one) == one


def test_one_removes_what_the_other_changed_is_for_a_person():
    one, other = BASE.replace(" Jan.", ""), BASE.replace("Jan", "Piet")
    assert text_of(one, other) is None


def test_a_removed_sentence_stays_away():
    one, other = BASE.replace(" Jan.", ""), BASE.replace("De ploegbaas", "Hij")
    assert text_of(one, other) == "Hij belt. Mia komt bv. morgen. Wie brengt de sleutel?"


def test_paragraphs_that_both_added_at_one_place_are_both_kept_with_a_notice():
    merged = merge_texts("Een.", "Een.\n\nVan Ann.", "Een.\n\nVan Bob.")
    assert merged == Merged("Een.\n\nVan Ann.\n\nVan Bob.", side_by_side=True)
    alone = merge_texts("Een.", "Een.\n\nVan Ann.", "Een.")
    assert alone == Merged("Een.\n\nVan Ann.", side_by_side=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Een. Van Ann.", "Een. Van Bob."),  # sentences of one paragraph
        ("Een.\nVan Ann.", "Een. Van Bob."),
        ("Een.\nVan Ann.", "Een.\nVan Ann.\nVan Bob."),  # the same paragraph, and more
    ],
)
def test_other_additions_at_one_place_are_for_a_person(one, other):
    assert text_of(one, other, "Een.") is None


def test_paragraphs_before_a_text_are_both_kept():
    assert text_of("Ann.\nEen.", "Bob.\nEen.", "Een.") == "Ann.\nBob.\nEen."


def test_a_sentence_that_one_moved_is_not_doubled():
    one = "Twee. Een. Drie."
    assert text_of(one, "Een, nu. Twee. Drie.", "Een. Twee. Drie.") is None


def test_a_sentence_that_one_moved_and_the_other_removed_is_for_a_person():
    base = "Een. Twee. Drie. Vier."
    assert text_of("Twee. Drie. Vier. Een.", "Twee. Drie. Vier.", base) is None


def test_two_texts_without_an_earlier_one_are_for_a_person():
    assert text_of("Ann.", "Bob.", "") is None


def test_a_number_and_an_abbreviation_end_no_sentence():
    base = "Het kost 3.500 euro, bv. per jaar. Klaar."
    assert text_of(base.replace("500", "600"), base.replace("jaar", "maand"), base) is None


def test_line_ends_of_windows_are_no_edit():
    assert text_of("Een.\r\nTwee.", "Een.\nTwee!", "Een.\nTwee.") == "Een.\nTwee!"


def test_lists_keep_their_lines():
    base = "- brood\n- melk\n- eieren\n- kaas"
    one, other = base.replace("brood", "bruin brood"), base + "\n- appels"
    assert text_of(one, other, base) == "- bruin brood\n- melk\n- eieren\n- kaas\n- appels"


def test_a_text_that_takes_too_long_is_for_a_person(monkeypatch):
    monkeypatch.setattr(text_merge, "MOST_TOKENS", 5)
    long = "A. B. C. D. E. F."
    assert merge_texts(long, long, "X. B. C. D. E. F.") is None


TEXTS = st.lists(st.sampled_from(["A.", "B.", "C.", "D!", "\n", "e f"]), max_size=7)


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_that_was_added_is_lost_and_nothing_comes_from_nowhere(base, one, other):
    """What a merge may never do, for texts of sentences that come more than once."""
    texts = [" ".join(some) for some in (base, one, other)]
    merged = merge_texts(*texts)
    if merged is None:
        return
    found = Counter(text_merge._tokens(merged.text))
    was, left, right = (Counter(text_merge._tokens(text)) for text in texts)
    for sentence in {*was, *left, *right, *found} - {"\n"}:
        least, most = sorted((left[sentence], right[sentence]))
        if most > was[sentence]:
            assert found[sentence] >= 1, "somebody added it"
        else:
            assert found[sentence] <= least, "somebody may have removed it"


@given(TEXTS, TEXTS)
def test_what_one_did_alone_is_the_text(base, one):
    texts = [" ".join(some) for some in (base, one)]
    expected = text_merge._text(text_merge._tokens(texts[1]))
    assert text_of(texts[1], texts[0], texts[0]) == expected
    assert text_of(texts[0], texts[1], texts[0]) == expected


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("A is. B is.", "C is. B is.", "A is. C is. B is."),
        (
            "A is. B is.\nMia belt.",
            "C is. B is.\nMia belt.\nJan.",
            "A is. C is. B is.\nMia belt.\nJan.",
        ),
        ("A is.\nB is.", "A is.\nC is.", "A is.\nB is.\nC is."),
        ("A is.", "", "A is."),
        ("", "B is.", "B is."),
        ("A is.\n\nB is.", "A is.\n\nC is.", "A is.\n\nB is.\nC is."),
        ("A is.", "A is.", "A is."),
    ],
)
def test_both_texts_have_what_they_share_once(one, other, both):
    assert both_texts(one, other) == both
