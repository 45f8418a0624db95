"""
Whether a row of measurements shows more than chance (regelkaart): centre, natural limits, signals.

The limits say what the way of working gives by itself; they are no target. A signal asks what was
different there, it judges nobody.

Sources: D. J. Wheeler, Understanding Variation (1993), for the individuals chart (XmR): 2.66 is
3 / 1.128; W. A. Shewhart, Economic Control (1931), for the count chart (c); the Western Electric
handbook (1956) for eight in a row.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

SPREAD: Final = 2.66  # of the mean moving range, to each side of the centre
SIGMAS: Final = 3.0  # of a count, to each side of the centre
RUN: Final = 8  # in a row at one side of the centre
ROUNDED: Final = 1e-9  # what floats may be beside the number that they stand for
FEWEST: Final = 10  # measurements; with fewer of them limits say nothing (a choice of ours)


@dataclass(frozen=True, slots=True)
class Limits:
    """The centre line, and what the way of working gives by itself around it."""

    centre: float
    low: float
    high: float


class Rule(StrEnum):
    """Why a measurement is a signal."""

    OUTSIDE = "outside"  # beyond a limit
    RUN = "run"  # one of eight or more in a row at one side of the centre


@dataclass(frozen=True, slots=True)
class Signal:
    """A measurement that shows more than chance."""

    at: int  # its place in the row, from 0
    rule: Rule


def individuals(values: Sequence[float], floor: float | None = 0) -> Limits | None:
    """
    Return the limits of single measurements: mean ± 2.66 x the mean moving range (XmR).

    None: there are too few. A limit under the `floor` is the floor, as no waiting time is negative.

    - 10, 12, 10, 12, 10, 12, 10, 12, 10, 12: mean 11; the nine moving ranges are 2 each, their mean
      2; limits 11 ± 5.32, that is 5.68 and 16.32.
    - 0, 4, 0, 4, 0, 4, 0, 4, 0, 4: mean 2, ranges 4, limits 2 ± 10.64: from 0 (the floor) to 12.64.
    - 5 ten times: mean 5, no range: both limits 5.
    """
    if len(values) < FEWEST:
        return None
    centre = math.fsum(values) / len(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    half = SPREAD * math.fsum(ranges) / len(ranges)
    return _limits(centre, half, floor)


def counts(values: Sequence[int]) -> Limits | None:
    """
    Return the limits of how often something happened in equal periods: mean ± 3 x √mean (c chart).

    None: there are too few periods.

    - 4 in each of ten weeks: centre 4, 4 ± 3 x 2: from 0 to 10.
    - 0 in each of ten weeks: all three are 0.
    - 9 in each of ten weeks: centre 9, 9 ± 3 x 3: from 0 to 18.
    """
    if len(values) < FEWEST:
        return None
    centre = math.fsum(values) / len(values)
    return _limits(centre, SIGMAS * math.sqrt(centre), 0)


def signals(values: Sequence[float], limits: Limits | None) -> tuple[Signal, ...]:
    """
    Return which measurements show more than chance, each once: beyond a limit goes first.

    A measurement on the centre line neither counts in a row of eight nor breaks it; one on a limit
    is within it. Without limits there is no signal.

    - Centre 5, from 2 to 8: 9 is outside, 8 is not, and 1 is.
    - Centre 5: 6 eight times in a row: all eight; seven times: none.
    - Centre 5: 6, 6, 6, 6, 5, 6, 6, 6, 6: the eight sixes, not the five between them.
    """
    if limits is None:
        return ()
    found = dict.fromkeys(_in_a_row(values, limits.centre), Rule.RUN)
    for at, value in enumerate(values):
        if _side(value, limits.low) < 0 or _side(value, limits.high) > 0:
            found[at] = Rule.OUTSIDE
    return tuple(Signal(at, found[at]) for at in sorted(found))


def _limits(centre: float, half: float, floor: float | None) -> Limits:
    low = centre - half
    return Limits(centre, low if floor is None else max(low, floor), centre + half)


def _side(value: float, line: float) -> int:
    """Return 1 above a line, -1 below it, 0 on it: 19.9 hours each week have a mean of 19.9."""
    if math.isclose(value, line, rel_tol=ROUNDED, abs_tol=ROUNDED):
        return 0
    return 1 if value > line else -1


def _in_a_row(values: Sequence[float], centre: float) -> list[int]:
    found: list[int] = []
    row: list[int] = []
    side = 0
    for at, value in enumerate(values):
        its = _side(value, centre)
        if its == 0:
            continue
        if its != side:
            row, side = [], its
        row.append(at)
        if len(row) == RUN:
            found += row
        elif len(row) > RUN:
            found.append(at)
    return found
