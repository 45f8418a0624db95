"""The result part: the examples of the rule, and borders worked out by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.funding import (
    Base,
    CutBy,
    Line,
    Part,
    Rounding,
    Rule,
    Terms,
    effect,
    in_force,
    share_out,
    split,
    split_cut,
)

TERMS = Terms(date(2024, 1, 1))


def eur(*amounts):
    return tuple(map(Decimal, amounts))


def test_the_example_of_the_note():
    found = effect(Decimal("1000000.00"), 300, 240, TERMS)
    assert (found.reached, found.cut_share) == (Fraction(4, 5), Fraction(6, 100))
    assert (found.result_part, found.fixed_part) == eur("300000.00", "700000.00")
    assert (found.cut, found.paid) == eur("60000.00", "940000.00")
    assert found.lines == (
        Line(Rule.REACHED, Decimal("0.8000")),
        Line(Rule.RESULT_PART, Decimal("300000.00")),
        Line(Rule.CUT, Decimal("60000.00")),
        Line(Rule.PAID, Decimal("940000.00")),
    )


def test_what_the_picture_of_the_screen_says():
    # 108 of 120 of EUR 2,400,000: reached 90%, 10% of 720,000 is at stake
    found = effect(Decimal("2400000.00"), 120, 108, TERMS)
    assert (found.cut, found.cut_share) == (Decimal("72000.00"), Fraction(3, 100))


@pytest.mark.parametrize(
    ("target", "realised", "cut"),
    [
        (120, 0, "30.00"),
        (120, 120, "0.00"),
        (120, 150, "0.00"),
        (0, 0, "0.00"),
        (0, 5, "0.00"),
        (3, 1, "20.00"),
        (7, 6, "4.29"),  # 30 / 7 = 4.2857
    ],
)
def test_cuts_of_a_hundred_euro(target, realised, cut):
    assert effect(Decimal("100.00"), target, realised, TERMS).cut == Decimal(cut)


def test_half_a_cent_is_rounded_up_and_paid_is_the_rest():
    found = effect(Decimal("0.05"), 1, 0, TERMS)
    assert (found.cut, found.paid, found.result_part) == eur("0.02", "0.03", "0.02")


@pytest.mark.parametrize(
    ("base", "target", "realised", "half_up", "down", "up"),
    [
        ("0.05", 1, 0, "0.02", "0.01", "0.02"),  # 1.5 cents: a tie
        ("0.15", 1, 0, "0.05", "0.04", "0.05"),  # 4.5 cents: a tie
        ("1.00", 9, 8, "0.03", "0.03", "0.04"),  # 30 / 9 = 3.33 cents
        ("100.00", 7, 6, "4.29", "4.28", "4.29"),  # 428.57 cents
        ("100.00", 3, 1, "20.00", "20.00", "20.00"),  # whole cents are never moved
        ("100.00", 120, 150, "0.00", "0.00", "0.00"),
        ("100.00", 0, 0, "0.00", "0.00", "0.00"),
    ],
)
def test_the_agreement_says_how_a_part_of_a_cent_is_rounded(
    base, target, realised, half_up, down, up
):
    for rounding, cut in zip(Rounding, (half_up, down, up), strict=True):
        terms = Terms(date(2024, 1, 1), rounding=rounding)
        found = effect(Decimal(base), target, realised, terms)
        assert found.cut == Decimal(cut)
        assert found.cut + found.paid == found.result_part + found.fixed_part == Decimal(base)


def test_more_than_the_target_is_told_and_earns_nothing():
    rules = [line.rule for line in effect(Decimal(100), 120, 150, TERMS).lines]
    assert rules == [Rule.REACHED, Rule.CAPPED, Rule.RESULT_PART, Rule.CUT, Rule.PAID]


def test_nothing_promised_is_told():
    first = effect(Decimal(100), 0, 3, TERMS).lines[0]
    assert first == Line(Rule.NOTHING_PROMISED, Decimal("1.0000"))


def test_settings_decide_share_and_cap():
    terms = Terms(date(2027, 1, 1), Decimal("0.25"), Base.ACCEPTED, Decimal("1.10"))
    assert effect(Decimal(100), 10, 5, terms).cut == Decimal("12.50")
    assert effect(Decimal(100), 10, 12, terms).cut == 0  # a share that is over gives nothing back


@pytest.mark.parametrize("values", [(-1, 1, 1), (1, -1, 1), (1, 1, -1)])
def test_nothing_is_negative(values):
    with pytest.raises(ValueError, match="not negative"):
        effect(Decimal(values[0]), values[1], values[2], TERMS)


def test_terms_hold_from_their_day():
    later = Terms(date(2027, 1, 1), Decimal("0.25"))
    assert in_force([later, TERMS], date(2026, 12, 31)) is TERMS
    assert in_force([TERMS, later], date(2027, 1, 1)) is later
    with pytest.raises(LookupError):
        in_force([later], date(2026, 12, 31))


@pytest.mark.parametrize(
    ("amount", "keys", "parts"),
    [
        ("100.00", ("1", "1", "1"), ("33.34", "33.33", "33.33")),
        ("0.05", ("50", "30", "20"), ("0.03", "0.01", "0.01")),
        ("0.01", ("1", "1"), ("0.01", "0.00")),
        ("0.02", ("1", "0", "1"), ("0.01", "0.00", "0.01")),
        ("0.00", ("2", "3"), ("0.00", "0.00")),
        ("10.00", ("33.3", "66.7"), ("3.33", "6.67")),
        # 1.00 by 1, 1, 4: 16.67, 16.67, 66.67 cents; of the two cents left, both to the first ties
        ("1.00", ("1", "1", "4"), ("0.17", "0.17", "0.66")),
    ],
)
def test_splits_worked_out_by_hand(amount, keys, parts):
    assert split(Decimal(amount), eur(*keys)) == eur(*parts)


@given(
    st.integers(0, 10**12),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
)
def test_parts_add_up_and_each_is_within_a_cent(cents, keys):
    amount = Decimal(cents).scaleb(-2)
    parts = split(amount, [Decimal(key) for key in keys])
    assert sum(parts) == amount
    for part, key in zip(parts, keys, strict=True):
        assert abs(Fraction(part) - Fraction(amount) * Fraction(key, sum(keys))) < Fraction(1, 100)
        assert key or not part


@pytest.mark.parametrize(
    ("amount", "keys"),
    [("-0.01", ("1",)), ("0.001", ("1",)), ("1.00", ("0", "0")), ("1.00", ("-1", "2"))],
)
def test_what_cannot_be_split(amount, keys):
    with pytest.raises(ValueError, match="not negative"):
        split(Decimal(amount), eur(*keys))


@pytest.mark.parametrize(
    ("number", "keys", "parts"),
    [
        (108, ("40", "40", "40"), (36, 36, 36)),
        (107, ("40", "40", "40"), (36, 36, 35)),
        (1, ("1", "1"), (1, 0)),
        (0, ("3", "2"), (0, 0)),
        (10, ("0", "2.5", "7.5"), (0, 3, 7)),  # 2.5 and 7.5: a tie, to the first
    ],
)
def test_a_number_of_companies_is_shared_out_whole(number, keys, parts):
    assert share_out(number, eur(*keys)) == parts


def parts_of(*numbers):
    return [Part(Decimal(1), target, realised) for target, realised in numbers]


def test_a_cut_by_key_and_by_shortfall():
    partners = parts_of((100, 100), (100, 80), (100, 60))
    cut = Decimal("60000.00")
    assert split_cut(cut, partners, CutBy.SHORTFALL) == eur("0.00", "20000.00", "40000.00")
    assert split_cut(cut, partners, CutBy.KEY) == eur("20000.00", "20000.00", "20000.00")


def test_when_nobody_fell_short_the_key_decides():
    partners = [Part(Decimal(3), 10, 10), Part(Decimal(1), 10, 12)]
    assert split_cut(Decimal("4.00"), partners, CutBy.SHORTFALL) == eur("3.00", "1.00")
