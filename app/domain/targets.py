"""
What the partnership promised (streefcijfers), and how much of it should be there by a day.

Source: DOMAIN, section 1 (a target of the whole; an internal key per partner, apart from it) and
UI, screen S15 («volgens planning nu 46»).
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Generic, TypeVar

WhoT = TypeVar("WhoT", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Target:
    """So many companies from the first day to the last, both included."""

    first: date
    last: date
    number: int


def planned(targets: Iterable[Target], day: date) -> Fraction:
    """
    Return how many companies should count at the end of a day: each target grows evenly.

    - 24 in 2024 and 36 in 2025. On 31/12/2024: 24. On 30/06/2025, day 181 of 365: 24 plus
      36 x 181 / 365, that is 41.85. After 2025: 60. On 31/12/2023: nothing.
    """
    return sum((_grown(one, day) for one in targets), Fraction(0))


def promised(targets: Iterable[Target]) -> int:
    """Return the sum of all targets."""
    return sum(one.number for one in targets)


def overlapping(targets: Sequence[Target]) -> tuple[Target, Target] | None:
    """
    Return two targets of one scope that share a day, the first such; None: there are none.

    - The year 2024 and its first half share 01/01/2024; 2024 and 2025 share none.
    """
    ordered = sorted(targets, key=lambda one: (one.first, one.last))
    for one, other in pairwise(ordered):
        if other.first <= one.last:
            return one, other
    return None


@dataclass(frozen=True, slots=True)
class Key(Generic[WhoT]):
    """The weight of a partner in the agreement, from a day on; 0: it takes part no longer."""

    who: WhoT
    valid_from: date
    weight: Decimal


def keys_on(keys: Iterable[Key[WhoT]], day: date) -> dict[WhoT, Decimal]:
    """
    Return the weight of each partner that takes part on a day, in the order of the agreement.

    - East 60 and West 40 since 2024, West 30 and North 10 since 01/07/2025: on 30/06/2025 East 60,
      West 40; on 01/07/2025 East 60, West 30, North 10.
    - West 0 since 2026: on 01/01/2026 it is gone.
    """
    last: dict[WhoT, Key[WhoT]] = {}
    for one in keys:
        if one.valid_from <= day and (
            one.who not in last or last[one.who].valid_from <= one.valid_from
        ):
            last[one.who] = one
    return {who: one.weight for who, one in last.items() if one.weight > 0}


def _grown(target: Target, day: date) -> Fraction:
    days = (target.last - target.first).days + 1
    gone = min(days, max(0, (day - target.first).days + 1))
    return Fraction(target.number * gone, days)
