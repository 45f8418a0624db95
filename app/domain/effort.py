"""
Trajectories with much effort and no movement, and cases that were closed too early.

Source: DOMAIN, section 8 («a flag for cases with much effort and no movement, and for cases closed
too early»). It asks to look together; it says nothing of who coaches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class EffortLimits:
    """From when on one looks; dated reference data (resources/reference/effort.toml)."""

    still_weeks: int  # whole weeks without movement
    least_others: int  # trajectories that left a phase, before one compares with them
    share: int  # of a hundred of those needed no more hours than the limit
    hours_alone: float  # the limit while there are too few to compare with
    back_days: int  # a question that comes back within so many days


@dataclass(frozen=True, slots=True)
class Effort:
    """
    A running trajectory in its phase.

    `moved_on` is the last day that a phase began or a criterion was met.
    """

    hours: float  # of sessions since its phase began
    moved_on: date
    others: Sequence[float] = ()  # hours of those that left the same phase


@dataclass(frozen=True, slots=True)
class Still:
    """Why one looks at a trajectory: so many hours and weeks, against a limit in hours."""

    hours: float
    weeks: int
    limit: float
    compared_with: int  # others; 0: the fixed limit


def stands_still(effort: Effort, limits: EffortLimits, day: date) -> Still | None:
    """
    Tell whether a trajectory takes more hours than others did, while nothing moves.

    Both must hold: more hours than the limit, and at least so many whole weeks still. The limit is
    the hours that `share` of a hundred of the others did not pass (nearest rank).

    With limits of 8 weeks, 5 others, 75 of a hundred, and 20 hours alone:

    - 14 hours, still since 05/01, on 09/03 (9 weeks). Others 4, 6, 8, 10, 12: 75 of a hundred of
      five is the fourth: 10. 14 is more: looked at, 14 hours against 10.
    - The same on 01/03: 55 days, 7 weeks: not yet.
    - 10 hours: not more than 10: not.
    - Two others only: the limit is 20; 14 hours is not more: not.
    """
    weeks = (day - effort.moved_on).days // 7
    enough = len(effort.others) >= limits.least_others
    limit = nearest_rank(effort.others, limits.share) if enough else limits.hours_alone
    if weeks < limits.still_weeks or effort.hours <= limit:
        return None
    return Still(effort.hours, weeks, limit, len(effort.others) if enough else 0)


def nearest_rank(values: Sequence[float], share: int) -> float:
    """
    Return the value that `share` of a hundred do not pass: the nearest rank, rounded up.

    - 75 of a hundred of 4, 6, 8, 10, 12: rank 3.75, so the fourth: 10. Of 4 alone: 4.
    """
    ordered = sorted(values)
    rank = -(-share * len(ordered) // 100)  # rounded up
    return ordered[max(rank, 1) - 1]


class Back(StrEnum):
    """How a case that was closed came back."""

    REOPENED = "reopened"  # its trajectory was taken up again
    ASKED = "asked"  # its company asked again what was not right


def came_back(closed_on: date, back_on: date, limits: EffortLimits) -> bool:
    """
    Tell whether something came back so soon after the close that it was closed too early.

    With 180 days: closed 01/03, back 28/08 (180 days later): yes; 29/08: no; 28/02: no, before.
    """
    return 0 <= (back_on - closed_on).days <= limits.back_days
