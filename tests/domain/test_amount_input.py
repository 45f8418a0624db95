from decimal import Decimal

import pytest

from app.domain.amount_input import AmountProblem, parse_amount

MOST = Decimal(1_000_000)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("38", "38"),
        ("38,5", "38.5"),
        ("1.234,5", "1234.5"),
        ("1 234,50", "1234.5"),
        ("1\u202f234", "1234"),
        ("€ 12.345", "12345"),
        ("12.345 EUR", "12345"),
        ("1.234", "1234"),
        ("12.5", "12.5"),
        (",5", "0.5"),
        ("7,", "7"),
        ("+4", "4"),
        ("0", "0"),
        ("-0", "0"),
        ("0,8 mln", "800000"),
        ("850k", "850000"),
        ("1 miljoen", "1000000"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, value):
    assert parse_amount(typed, MOST).value == Decimal(value)
    assert parse_amount(typed, MOST).problem is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", AmountProblem.EMPTY),
        (" € ", AmountProblem.EMPTY),
        ("veel", AmountProblem.NOT_A_NUMBER),
        ("12 man", AmountProblem.NOT_A_NUMBER),
        ("1,2,3", AmountProblem.NOT_A_NUMBER),
        ("1.23.4", AmountProblem.NOT_A_NUMBER),
        (",", AmountProblem.NOT_A_NUMBER),
        ("mln", AmountProblem.NOT_A_NUMBER),
        ("٣٤", AmountProblem.NOT_A_NUMBER),
        ("\0", AmountProblem.NOT_A_NUMBER),
        ("-3", AmountProblem.NEGATIVE),
        ("−3", AmountProblem.NEGATIVE),
        ("1,234", AmountProblem.DECIMALS),
        ("1000000,01", AmountProblem.TOO_LARGE),
        ("9" * 500, AmountProblem.TOO_LARGE),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(typed, problem):
    assert parse_amount(typed, MOST).problem is problem
    assert parse_amount(typed, MOST).value is None


def test_the_largest_amount_itself_is_kept():
    assert parse_amount("1.000.000,00", MOST).value == MOST
