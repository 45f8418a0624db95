import pytest

from app.domain.similar import nearest_word, slips


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("claes", "claes", 0),
        ("clase", "claes", 1),  # swapped
        ("clae", "claes", 1),
        ("claess", "claes", 1),
        ("klaes", "claes", 1),
        ("klaas", "claes", 2),
        ("klaas", "peeters", None),
        ("abcdef", "uvwxyz", None),
        ("", "", 0),
        ("abcd", "a", None),
    ],
)
def test_slips_are_counted_up_to_two(one, other, count):
    assert slips(one, other, 2) == count
    assert slips(other, one, 2) == count


def test_the_fewest_slips_win_then_the_length_then_the_alphabet():
    assert nearest_word("jansen", ["janssen", "janssens", "hansen"]) == "hansen"
    assert nearest_word("jansen", ["janssens", "janssen"]) == "janssen"
    assert nearest_word("maas", ["maes", "maan"]) == "maan"


def test_a_short_word_forgives_one_slip_only():
    assert nearest_word("maas", ["moes"]) is None
    assert nearest_word("klaas", ["claes"]) == "claes"
    assert nearest_word("metaal", ["met"]) is None


def test_a_word_that_is_not_finished_is_compared_with_a_begin():
    assert nearest_word("metall", ["metaalbewerking"]) == "metaalbewerking"
    assert nearest_word("zzz", ["metaal"]) is None
    assert nearest_word("zzz", []) is None


def test_the_order_of_the_words_does_not_matter():
    words = ["janssens", "jansen", "hansen", "janse", "jonsen"]
    assert {nearest_word("janzen", words[at:] + words[:at]) for at in range(5)} == {"jansen"}


def test_letters_that_are_too_many_or_missing_need_no_count():
    assert nearest_word("maes", ["mxyz"]) is None
    assert nearest_word("mxyz", ["mees"]) is None
