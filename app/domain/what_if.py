"""
What a result would mean for the grant (wat als): so many companies per partner, and euro of it.

Source: DOMAIN, sections 1 and 10; the sums are those of `app/domain/funding.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.funding import CutBy, Effect, Part, Terms, effect, share_out, split_cut

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Supposed:
    """A partner: its weight, what it promised, what is expected of it, and what is supposed."""

    key: Decimal
    target: int
    expected: int
    number: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What comes of it; `parts` is what each partner bears of the cut, in EUR.

    `parts` is empty when nobody agreed on weights: then the cut cannot be shared. `numbers` is what
    each partner ends on; `is_shared_out` when that follows from a total that somebody typed.
    """

    total: int
    effect: Effect
    parts: tuple[Decimal, ...]
    numbers: tuple[int, ...] = ()
    is_shared_out: bool = False


def total_of(expected: int, partners: Sequence[Supposed]) -> int:
    """
    Return what the whole ends on: what is expected of it, and what the partners do more or less.

    A company of two partners stands with each of them, so the whole is not the sum.

    - 108 expected, and 40, 38 and 31 of the partners: 109 with the one that two share. When the
      last does 41 instead of 31, the whole ends on 118.
    """
    return max(0, expected + sum(one.number - one.expected for one in partners))


def ends_of(expected: int, total: int, partners: Sequence[Supposed]) -> tuple[int, ...]:
    """
    Return what each partner ends on when the whole ends on a total, in proportion.

    - 108 expected, and 40, 38 and 31 of the partners, for two share one. On 108 they end so. On 81,
      27 less, they end on 30, 29 and 23: 82 by 40, 38 and 31 is 30.09, 28.59 and 23.32.
    - Nothing expected of anybody: in proportion to what each promised.
    """
    numbers = tuple(one.number for one in partners)
    more = total - total_of(expected, partners)
    if more == 0 or not partners:
        return numbers
    keys = next(
        (some for some in (numbers, [one.target for one in partners]) if any(some)),
        [1] * len(partners),
    )
    return share_out(max(0, sum(numbers) + more), [Decimal(one) for one in keys])


def outcome(
    base: Decimal | None,
    target: int,
    total: int,
    partners: Sequence[Supposed],
    terms: Terms,
    by: CutBy,
    *,
    expected: int | None = None,
) -> Outcome:
    """
    Return what a total means for a base in EUR; None: it is not known yet, so all amounts are 0.

    - EUR 2,400,000.00, 120 promised, 108 reached: 10% of the result part, 72,000.00, is cut. With
      weights of 40 each, a partner bears 24,000.00; by shortfall, of partners that promised 40
      each and end on 40, 38 and 30, the first bears nothing, the second 12,000.00 (2 of 12), the
      third 60,000.00.

    Args:
        expected: Of the whole; with it, another total is shared out over the partners.
    """
    told = effect(NOTHING if base is None else base, target, total, terms)
    numbers = tuple(one.number for one in partners)
    ends = numbers if expected is None else ends_of(expected, total, partners)
    parts = [Part(one.key, one.target, end) for one, end in zip(partners, ends, strict=True)]
    is_short = by is CutBy.SHORTFALL and any(one.realised < one.target for one in parts)
    can_share = is_short or any(one.key > 0 for one in partners)
    borne = split_cut(told.cut, parts, by) if can_share else ()
    return Outcome(total, told, borne, ends, is_shared_out=ends != numbers)
