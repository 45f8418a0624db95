"""
What the result part of the grant comes to, and how an amount is split by key.

Source: the policy note (30% hangs on the number of companies with a change trajectory, cut pro
rata at the final report) and DOMAIN, section 10, choices 2, 3 and 4. What the note leaves open is
in `Terms`: dated settings, no code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

CENT: Final = Decimal("0.01")


class Base(StrEnum):
    """Which amount the result part is a share of."""

    GRANTED = "granted"  # what the decision gives
    ACCEPTED = "accepted"  # what was accepted of the costs


class Rounding(StrEnum):
    """What becomes of a part of a cent."""

    HALF_UP = "half_up"  # half a cent and more is a cent
    DOWN = "down"  # a part of a cent is left out: less is cut
    UP = "up"  # a part of a cent is a cent: more is cut


@dataclass(frozen=True, slots=True)
class Terms:
    """
    How the result part is reckoned from a day on.

    `share` of the base hangs on the result, between 0 and 1. `most` is how much of the target is
    told as reached, at least 1; whatever it is, more than 100% earns nothing. `rounding` is of the
    result part and the cut; what is paid and what is fixed is the rest, so the sums are the base
    whatever it is.
    """

    valid_from: date
    share: Decimal = Decimal("0.30")
    base: Base = Base.GRANTED
    most: Decimal = Decimal(1)
    rounding: Rounding = Rounding.HALF_UP


class Rule(StrEnum):
    """What a line of the explanation says; the screen makes a sentence of it."""

    REACHED = "reached"  # realised of target
    NOTHING_PROMISED = "nothing_promised"  # the target is zero, so nothing is cut
    CAPPED = "capped"  # more than the target earns nothing; `most` of it is told
    RESULT_PART = "result_part"
    CUT = "cut"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the sum: what it is, and what came out: EUR, or a share between 0 and `most`."""

    rule: Rule
    value: Decimal


@dataclass(frozen=True, slots=True)
class Effect:
    """
    What a result means for the grant.

    Amounts in EUR with two decimals; `result_part + fixed_part` and `paid + cut` are the base.
    `reached` is the share of the target that is told as reached, `cut_share` that of the base
    which is cut; both are exact.
    """

    target: int
    realised: int
    reached: Fraction
    result_part: Decimal
    fixed_part: Decimal
    cut: Decimal
    paid: Decimal
    cut_share: Fraction
    lines: tuple[Line, ...]


def effect(base: Decimal, target: int, realised: int, terms: Terms) -> Effect:
    """
    Return what a result means for a base in EUR.

    - **The note's example.** Target 300, realised 240: reached 0.8, paid 94%, cut 6%. Of EUR
      1,000,000.00 the result part is 300,000.00, the cut 60,000.00, paid 940,000.00.
    - **Nothing realised.** Target 120, realised 0: the whole result part is cut.
    - **Overshoot.** Target 120, realised 150: as 120, for more than 100% earns nothing.
    - **Zero target.** Nothing was promised, so nothing is cut.
    - **Half a cent.** Of EUR 0.05 with target 1 and realised 0, 0.015 is cut: rounded half up to
      0.02; paid is the base less that, 0.03. Rounded down 0.01 and 0.04.
    - **A third of a cent.** Of EUR 1.00 with target 9 and realised 8, 0.0333 is cut: 0.03 half up
      and down, 0.04 up.

    Raises:
        ValueError: An amount or a number below zero.
    """
    if base < 0 or target < 0 or realised < 0:
        raise ValueError("a base, target or result is not negative")
    share, most = Fraction(terms.share), Fraction(terms.most)
    ratio = Fraction(realised, target) if target else most
    reached = min(most, ratio)
    part, cut_share = Fraction(base) * share, share * max(Fraction(0), 1 - reached)
    result_part = _cents(part, terms.rounding)
    cut = _cents(Fraction(base) * cut_share, terms.rounding)
    lines = [Line(Rule.REACHED if target else Rule.NOTHING_PROMISED, _decimal(ratio))]
    if target and ratio > 1:
        lines.append(Line(Rule.CAPPED, _decimal(reached)))
    lines += [
        Line(Rule.RESULT_PART, result_part),
        Line(Rule.CUT, cut),
        Line(Rule.PAID, base - cut),
    ]
    return Effect(
        target, realised, reached, result_part, base - result_part, cut, base - cut, cut_share,
        tuple(lines),
    )  # fmt: skip


def in_force(terms: Sequence[Terms], day: date) -> Terms:
    """
    Return the terms of a day: the last that began by then.

    Raises:
        LookupError: None had begun.
    """
    begun = [one for one in terms if one.valid_from <= day]
    if not begun:
        raise LookupError(f"no terms of the funding on {day}")
    return max(begun, key=lambda one: one.valid_from)


def split(amount: Decimal, keys: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """
    Split an amount in EUR by keys, to the cent; the parts add up to the amount.

    Each part is rounded down; what is left goes a cent each to the largest remainders, and of
    equal ones to the first in the agreement.

    - EUR 100.00 by 1, 1, 1: 33.34, 33.33, 33.33.
    - EUR 0.05 by 50, 30, 20: exactly 2.5, 1.5 and 1 cents. Down 2, 1 and 1; the cent that is left
      goes to the first of two equal remainders: 0.03, 0.01, 0.01.

    Raises:
        ValueError: An amount with more than two decimals, below zero, or keys of which none is
            above zero or one is below.
    """
    cents = amount / CENT
    if amount < 0 or cents != cents.to_integral_value():
        raise ValueError("an amount is not negative and has at most two decimals")
    return tuple(CENT * part for part in share_out(int(cents), keys))


def share_out(number: int, keys: Sequence[Decimal]) -> tuple[int, ...]:
    """
    Share out a whole number by keys, as `split` does cents; the parts add up to it.

    - 108 companies by targets of 40, 40 and 40: 36 each. 107: 36, 36 and 35, for of three equal
      remainders the first two come first.

    Raises:
        ValueError: None of the keys is above zero, or one is below.
    """
    whole = sum(map(Fraction, keys), Fraction(0))
    if whole <= 0 or min(keys) < 0:
        raise ValueError("a key is not negative, and one is above zero")
    exact = [number * Fraction(key) / whole for key in keys]
    parts = [int(one) for one in exact]
    order = sorted(range(len(keys)), key=lambda at: (parts[at] - exact[at], at))
    for at in order[: number - sum(parts)]:
        parts[at] += 1
    return tuple(parts)


class CutBy(StrEnum):
    """How partners share a cut; their agreement says which."""

    KEY = "key"  # by the key of the agreement, whoever fell short
    SHORTFALL = "shortfall"  # by what each fell short of its own part


@dataclass(frozen=True, slots=True)
class Part:
    """What a partner stands for: its key, the companies that it promised, those that it has."""

    key: Decimal
    target: int
    realised: int


def split_cut(cut: Decimal, partners: Sequence[Part], by: CutBy) -> tuple[Decimal, ...]:
    """
    Return which part of a cut each partner bears, in the order given.

    By shortfall, a partner that reached its own part bears nothing; when all did (the cut comes of
    companies that two partners share), the key decides.

    - EUR 60,000.00; A promised 100 and has 100, B 100 and 80, C 100 and 60: by shortfall 0.00,
      20,000.00, 40,000.00; by equal keys 20,000.00 each.
    """
    short = [Decimal(max(0, one.target - one.realised)) for one in partners]
    if by is CutBy.SHORTFALL and any(short):
        return split(cut, short)
    return split(cut, [one.key for one in partners])


def _cents(value: Fraction, rounding: Rounding) -> Decimal:
    """Round to the cent; exact, as a fraction has no error of its own."""
    cents = value * 100
    match rounding:
        case Rounding.HALF_UP:
            whole = (2 * cents.numerator + cents.denominator) // (2 * cents.denominator)
        case Rounding.DOWN:
            whole = cents.numerator // cents.denominator
        case _:  # up
            whole = -(-cents.numerator // cents.denominator)
    return CENT * whole


def _decimal(value: Fraction) -> Decimal:
    """Return a share with four decimals, half up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.0001"), ROUND_HALF_UP)
