"""Two scans side by side: the examples of the rule, one by one."""

from decimal import Decimal

import pytest

from app.domain.scan_compare import Asked, Change, Filled, compare, in_words, mean, theme_means

D = Decimal


def scan(theme="onboarding", **answers):
    asked = tuple(Asked(code, theme, f"Vraag {code}") for code in answers)
    return Filled(asked, answers)


def test_a_scan_is_complete_when_each_question_has_an_answer():
    one = Filled((Asked("a", "x"), Asked("b", "x")), {"a": None})
    assert (one.done, one.is_complete) == (1, False)
    assert scan(a=1, b=None).is_complete


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a": 2, "b": 3, "c": 2}, D("2.3")),
        ({"a": 2, "b": 3, "c": None}, D("2.5")),
        ({"a": 1, "b": 2, "c": 2, "d": 2}, D("1.8")),
        ({"a": None}, None),
    ],
)
def test_the_mean_leaves_out_what_is_not_known(answers, expected):
    assert theme_means(scan(**answers)) == {"onboarding": expected}
    assert mean(scan(**answers)) == expected


def test_each_theme_is_as_heavy_in_the_mean():
    first = [Asked(code, "x") for code in "abc"]
    one = Filled((*first, Asked("d", "y")), {"a": 1, "b": 1, "c": 1, "d": 4})
    assert mean(one) == D("2.5")


def test_a_question_that_is_not_answered_yet_counts_in_nothing():
    one = Filled((Asked("a", "x"), Asked("b", "x")), {"a": 4})
    assert theme_means(one) == {"x": D("4.0")}


def test_the_same_questions_are_all_compared():
    found = compare(scan(a=2, b=2), scan(a=3, b=4))
    assert (found.equal, found.of, found.is_whole) == (2, 2, True)
    (theme,) = found.themes
    assert (theme.before, theme.after, theme.change) == (D("2.0"), D("3.5"), Change.CLEARLY_BETTER)


def test_only_equal_questions_of_two_versions_are_compared():
    old = [Asked(f"q{number}", "x", "Tekst") for number in range(24)]
    new = [
        *old[:18],
        Asked("q18", "x", "Een andere tekst"),
        Asked("q19", "y", "Tekst"),
        *(Asked(f"r{number}", "x", "Tekst") for number in range(4)),
    ]
    before = Filled(tuple(old), {one.code: 2 for one in old})
    after = Filled(tuple(new), {one.code: 2 if one in old else 5 for one in new})
    found = compare(before, after)
    assert (found.equal, found.of, found.is_whole) == (18, 24, False)
    x, y = found.themes
    assert (x.before, x.after, x.change) == (D("2.0"), D("2.0"), Change.SAME)
    assert (y.theme, y.before, y.after, y.change) == ("y", None, None, None)


def test_what_one_of_the_two_did_not_know_is_left_out_of_both():
    found = compare(scan(a=2, b=4), scan(a=None, b=5))
    (theme,) = found.themes
    assert (theme.before, theme.after) == (D("4.0"), D("5.0"))
    assert found.equal == 2
    none = compare(scan(a=2), scan(a=None))
    (nothing,) = none.themes
    assert nothing.change is None
    assert (none.before, none.after, none.change, none.questions) == (None, None, None, ())


def test_the_mean_of_the_whole_is_that_of_the_themes():
    asked = tuple(Asked(code, code) for code in "abcde")
    first = Filled(asked, {"a": 3, "b": 2, "c": 2, "d": 3, "e": 3})
    second = Filled(asked, {"a": 3, "b": 4, "c": 4, "d": 3, "e": 4})
    found = compare(first, second)
    assert (found.before, found.after, found.change) == (D("2.6"), D("3.6"), Change.CLEARLY_BETTER)


def test_the_largest_differences_come_first():
    before, after = scan(a=3, b=2, c=1, d=4, e=None), scan(a=3, b=4, c=5, d=2, e=5)
    found = compare(before, after)
    assert [one.asked.code for one in found.questions] == ["a", "b", "c", "d"]
    assert [(one.asked.code, one.before, one.after, one.change) for one in found.largest(3)] == [
        ("c", 1, 5, Change.CLEARLY_BETTER),
        ("b", 2, 4, Change.CLEARLY_BETTER),
        ("d", 4, 2, Change.CLEARLY_WORSE),
    ]
    assert len(found.largest(1)) == 1


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("2.1", "3.8", Change.CLEARLY_BETTER),
        ("2.0", "2.5", Change.CLEARLY_BETTER),
        ("2.4", "2.8", Change.SLIGHTLY_BETTER),
        ("2.4", "2.6", Change.SLIGHTLY_BETTER),
        ("2.4", "2.5", Change.SLIGHTLY_BETTER),
        ("2.4", "2.4", Change.SAME),
        ("3.0", "2.9", Change.SLIGHTLY_WORSE),
        ("3.0", "2.6", Change.SLIGHTLY_WORSE),
        ("3.0", "2.5", Change.CLEARLY_WORSE),
    ],
)
def test_a_difference_in_words(before, after, word):
    assert in_words(D(after) - D(before)) is word
