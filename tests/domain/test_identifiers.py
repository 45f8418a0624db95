import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.findings import Finding, Severity, blocks
from app.domain.identifiers import (
    NumberProblem,
    find_national_numbers,
    format_enterprise_number,
    parse_enterprise_number,
    parse_establishment_number,
)

# 0403.170.701 and 0202.239.951 are published numbers of large Belgian companies.


@pytest.mark.parametrize(
    "typed",
    [
        "0403170701",
        "0403.170.701",
        " 0403 170 701 ",
        "BE0403170701",
        "be 0403.170.701",
        "BTW BE 0403.170.701",
        "KBO: 0403-170-701",
        "403170701",
        "BE 403.170.701",
        "0403\u00a0170\u00a0701",
        "\uff10\uff14\uff10\uff13170701",
        "\u200b0403.170.701\ufeff",
    ],
)
def test_a_number_is_read_however_it_is_written(typed):
    check = parse_enterprise_number(typed)
    assert (check.digits, check.problem) == ("0403170701", None)
    assert check.formatted == "0403.170.701"
    assert check.is_valid
    assert check.is_usable
    assert check.finding() is None


@pytest.mark.parametrize("digits", ["0202239951", "1999990144", "1999990243"])
def test_both_series_are_right(digits):
    assert parse_enterprise_number(digits).is_valid


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", NumberProblem.EMPTY),
        (" BE ", NumberProblem.EMPTY),
        ("Janssens", NumberProblem.LETTERS),
        ("0403.17O.701", NumberProblem.LETTERS),
        ("\u0663\u0663", NumberProblem.LETTERS),
        ("0403.170.70", NumberProblem.TOO_SHORT),
        ("40317070", NumberProblem.TOO_SHORT),
        ("040317070", NumberProblem.TOO_SHORT),
        ("199999014", NumberProblem.TOO_SHORT),
        ("04031707011", NumberProblem.TOO_LONG),
        ("2403170701", NumberProblem.FIRST_DIGIT),
        ("9403170701", NumberProblem.FIRST_DIGIT),
        ("0403170702", NumberProblem.CHECK),
    ],
)
def test_what_is_wrong_is_named(typed, problem):
    check = parse_enterprise_number(typed)
    assert check.problem is problem
    assert not check.is_usable
    assert blocks([check.finding()])
    assert check.finding().rule == f"number.enterprise.{problem.value}"


def test_a_wrong_check_tells_the_right_one():
    check = parse_enterprise_number("1999.990.145")
    assert check.expected == "44"
    assert check.formatted == "1999.990.145"
    values = {"digits": "1999990145", "count": 10, "expected": "44"}
    assert check.finding() == Finding("number.enterprise.check", Severity.ERROR, values)


def test_a_number_under_way_shows_only_what_was_typed():
    assert parse_enterprise_number("0403.17").formatted == "040317"


def test_a_multiple_of_97_has_check_97_and_never_00():
    # 97 x 41237 = 3999989, so 03999989 leaves no remainder
    assert parse_enterprise_number("0399998997").is_valid
    assert parse_enterprise_number("0399998900").expected == "97"


@given(st.integers(0, 19_999_999))
def test_exactly_one_check_is_right(first_eight):
    valid = [
        check
        for check in range(100)
        if parse_enterprise_number(f"{first_eight:08d}{check:02d}").is_valid
    ]
    assert len(valid) == 1
    assert (first_eight + valid[0]) % 97 == 0
    assert 1 <= valid[0] <= 97


@given(st.text())
def test_any_text_is_judged(text):
    check = parse_enterprise_number(text)
    assert check.is_valid is (check.finding() is None)
    assert set(check.digits) <= set("0123456789")


@given(st.integers(2_000_000, 19_999_999))
def test_a_formatted_number_reads_as_itself(first_eight):
    digits = parse_enterprise_number(f"{first_eight:08d}00").expected
    number = f"{first_eight:08d}{digits}"
    assert parse_enterprise_number(format_enterprise_number(number)).digits == number


# 2.147.812.701 and 2.147.812.897 are the examples on the federal page.


@pytest.mark.parametrize("typed", ["2.147.812.701", "2147812897", "BE 2.147.812.701"])
def test_an_establishment_number_is_read(typed):
    check = parse_establishment_number(typed)
    assert check.is_valid
    assert check.formatted.startswith("2.147.812.")


def test_a_wrong_check_of_an_establishment_only_warns():
    check = parse_establishment_number("2147812702")
    assert check.expected == "01"
    assert not check.is_valid
    assert check.is_usable
    assert check.finding().severity is Severity.WARNING


@pytest.mark.parametrize("typed", ["1147812701", "9147812701", "0147812701"])
def test_an_establishment_begins_with_2_to_8(typed):
    check = parse_establishment_number(typed)
    assert check.problem is NumberProblem.FIRST_DIGIT
    assert not check.is_usable


# 85.07.30-033.28 and 17.07.30-033.84 are the examples of the public explanation of the number.


@pytest.mark.parametrize(
    "number",
    [
        "85.07.30-033.28",
        "85073003328",
        "85 07 30 033 28",
        "85.07.30 - 033-28",
        "17.07.30-033.84",  # born in 2017
    ],
)
def test_a_national_number_is_found_where_it_stands(number):
    text = f"Zijn nummer is {number}, belt morgen."
    (span,) = find_national_numbers(text)
    assert text[span.start : span.end] == number


def test_a_bis_number_is_found():
    # month 7 raised by 40: 850... 85 47 30 033, 97 - 854730033 mod 97
    assert len(find_national_numbers(f"85.47.30-033.{97 - 854730033 % 97:02d}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "85.07.30-033.29",  # wrong check
        f"85.13.30-033.{97 - 851330033 % 97:02d}",  # no month 13
        f"85.60.30-033.{97 - 856030033 % 97:02d}",  # no month 60
        f"85.07.32-033.{97 - 850732033 % 97:02d}",  # no day 32
        "185073003328",  # twelve digits
        "0403.170.701",
        "+32 478 12 34 56",
        "BE68 5390 0754 7034",
        "",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert find_national_numbers(text) == ()
