"""
What changed at companies some years later: people before and after, goals still alive, and cost.

Source: DOMAIN, sections 1 and 7 (global evaluation after two years; a baseline of the year before
the start, the same after 12 and 24 months; gross and net are not the same). Everything here is
gross (bruto): what would have happened anyway is not taken off.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from app.domain.trajectory import CLOSED, RUNNING, months_after

BASELINE: Final = "baseline"
MONTHS: Final[Mapping[str, int]] = {"after_12": 12, "after_24": 24}  # after the end
MOMENTS: Final = (BASELINE, *MONTHS)
CHECK_MONTHS: Final = (12, 24)  # when a goal is looked at again
LEAST_COMPANIES: Final = 3  # with fewer, one of them knows the figures of the other
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class People:
    """
    People at a company in one year; None: not told.

    `staff` are those at its end; `hired` and `stayed` are of the target group (doelgroep).
    """

    staff: int | None = None
    inflow: int | None = None
    leavers: int | None = None
    hired: int | None = None
    stayed: int | None = None


class Hint(StrEnum):
    """What is odd about figures; they are kept nevertheless."""

    LEAVERS = "leavers"  # more left than were there on average
    INFLOW = "inflow"  # more came in than are there now and left together
    HIRED = "hired"  # more of the target group came in than came in at all
    STAYED = "stayed"  # more of them still work than work there


def hints(people: People) -> tuple[Hint, ...]:
    """
    Return what is odd, so that somebody looks again.

    - 10 at the end, 12 left, none came in: no hint, for there were 22 before. 4 at the end, 12
      left, 10 came in: 6 before, 5 on average, so `leavers`. As many as that (5): no hint.
    - 4 at the end, 9 came in, 2 left: there would have been fewer than none before: `inflow`.
    - 3 came in, 4 of the target group: `hired`. 4 at the end, 5 stayed: `stayed`.
    - Of what was not told nothing is said.
    """
    found = []
    before, average = _before(people), average_staff(people)
    if before is not None and before < 0:
        found.append(Hint.INFLOW)
    elif average is not None and people.leavers is not None and people.leavers > average:
        found.append(Hint.LEAVERS)
    if _is_more(people.hired, people.inflow):
        found.append(Hint.HIRED)
    if _is_more(people.stayed, people.staff):
        found.append(Hint.STAYED)
    return tuple(found)


def average_staff(people: People) -> Fraction | None:
    """
    Return how many worked there on average: between the begin and the end of the year.

    - 40 at the end, 8 came in, 10 left: 42 at the begin, 41 on average. Not all told: None.
    """
    before = _before(people)
    return None if before is None or people.staff is None else Fraction(before + people.staff, 2)


def turnover_rate(people: Iterable[People]) -> Fraction | None:
    """
    Return the share of those who worked there that left in a year (verloop), of all together.

    - 40 at the end, 8 in, 10 out: 10 of 41. With a second of 20, 0 in and 2 out: 12 of 62.
    - Nobody worked there, or one has not told all: None.
    """
    left, all_of_them = 0, Fraction(0)
    for one in people:
        average = average_staff(one)
        if average is None or one.leavers is None:
            return None
        left, all_of_them = left + one.leavers, all_of_them + average
    return Fraction(left) / all_of_them if all_of_them > 0 else None


def measure_day(
    moment: str, status: str, closed_on: date | None, execution_on: date | None
) -> date | None:
    """
    Return from which day on a measure is asked for; None: not (yet).

    - The baseline: a month after the work on the change began (`execution_on`), while the
      trajectory runs. Began 02/03/2026: 02/04/2026.
    - After 12 and 24 months: that long after the end, of a trajectory that was closed. Closed
      30/11/2026: 30/11/2027 and 30/11/2028. Stopped: never.
    """
    if moment == BASELINE:
        if execution_on is None or status != RUNNING:
            return None
        return months_after(execution_on, 1)
    return (
        None if closed_on is None or status != CLOSED else months_after(closed_on, MONTHS[moment])
    )


def check_days(status: str, closed_on: date | None) -> dict[int, date]:
    """Return when a goal is looked at again: months to day; nothing unless it was closed."""
    if closed_on is None or status != CLOSED:
        return {}
    return {months: months_after(closed_on, months) for months in CHECK_MONTHS}


@dataclass(frozen=True, slots=True)
class Together:
    """Figures of some companies, added up."""

    staff: int
    inflow: int
    leavers: int
    turnover: Fraction | None


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    """The baseline beside a later moment, of the `companies` that told both, out of `of`."""

    moment: str
    companies: int
    of: int
    before: Together | None  # None: too few companies to show
    after: Together | None


def before_and_after(
    moment: str, measured: Sequence[Mapping[str, People]], least: int = LEAST_COMPANIES
) -> BeforeAndAfter:
    """
    Compare the year before with a later one, of companies that told both.

    - Of 5 companies 3 told staff, inflow and leavers at both moments: those 3, of 5.
    - Of two companies nothing is shown: each would know the figures of the other.

    Args:
        measured: For each company what it told, by moment.
    """
    both = [
        (one[BASELINE], one[moment])
        for one in measured
        if _is_whole(one.get(BASELINE)) and _is_whole(one.get(moment))
    ]
    if len(both) < least:
        return BeforeAndAfter(moment, len(both), len(measured), None, None)
    first, second = ([pair[at] for pair in both] for at in (0, 1))
    return BeforeAndAfter(moment, len(both), len(measured), _together(first), _together(second))


@dataclass(frozen=True, slots=True)
class Alive:
    """Structural goals: how many there are, were reached, and were alive when looked at again."""

    goals: int
    reached: int
    partly: int
    checked: Mapping[int, int]  # months: how many were looked at
    alive: Mapping[int, int]  # months: how many of those live, wholly or partly


def goals_alive(goals: Sequence[tuple[str | None, Mapping[int, str]]]) -> Alive:
    """
    Return what became of structural goals.

    - Three goals: one reached and alive after 12 months, one reached in part and gone after 12,
      one not judged: 1 reached, 1 partly, of 2 looked at 1 alive.

    Args:
        goals: Of each: whether it was reached (yes, partly, no, None), and what was found by month.
    """
    reached = [one for one, _ in goals]
    found = {months: [its[months] for _, its in goals if months in its] for months in CHECK_MONTHS}
    return Alive(
        goals=len(goals),
        reached=reached.count("yes"),
        partly=reached.count("partly"),
        checked={months: len(some) for months, some in found.items()},
        alive={months: len(some) - some.count("no") for months, some in found.items()},
    )


@dataclass(frozen=True, slots=True)
class Cost:
    """What trajectories took; amounts in EUR, None: no hourly rate, or nothing to divide by."""

    trajectories: int
    minutes: int
    total: Decimal | None
    per_trajectory: Decimal | None
    per_company: Decimal | None  # that counts
    minutes_each: int | None


def cost_of(trajectories: int, minutes: int, counted: int, exact: Fraction | None) -> Cost:
    """
    Return hours and cost; each amount is rounded once, half up, to the cent.

    - Two trajectories of 240 minutes together that cost 250: 125.00 each; with three counted
      companies 83.33 each (83.333...).
    - None counts: no cost per company. No rate: no amounts. No trajectory: nothing each.

    Args:
        trajectories: How many, and how long they took together.
        counted: How many companies of them count.
        exact: What the hours cost in EUR, each at the rate of its day; None: not known.
    """
    many = trajectories
    return Cost(
        trajectories=many,
        minutes=minutes,
        total=_cents(exact, 1),
        per_trajectory=_cents(exact, many),
        per_company=_cents(exact, counted),
        minutes_each=(2 * minutes + many) // (2 * many) if many else None,
    )


def _cents(amount: Fraction | None, over: int) -> Decimal | None:
    if amount is None or not over:
        return None
    share = amount / over
    # half up as an integer: a Decimal of the fraction would round twice
    cents = (2 * 100 * share.numerator + share.denominator) // (2 * share.denominator)
    return (Decimal(cents) / 100).quantize(_CENT, ROUND_HALF_UP)


def _before(people: People) -> int | None:
    if people.staff is None or people.inflow is None or people.leavers is None:
        return None
    return people.staff - people.inflow + people.leavers


def _is_more(number: int | None, than: int | None) -> bool:
    return number is not None and than is not None and number > than


def _is_whole(people: People | None) -> bool:
    return people is not None and _before(people) is not None


def _together(some: Sequence[People]) -> Together:
    return Together(
        staff=sum(one.staff or 0 for one in some),
        inflow=sum(one.inflow or 0 for one in some),
        leavers=sum(one.leavers or 0 for one in some),
        turnover=turnover_rate(some),
    )
