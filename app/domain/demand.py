"""
Questions that come in (vragen): of value or failure demand, how they are handled, and the wait.

Source: DOMAIN, section 8 (the Vanguard method: failure demand comes back because something was not
done, or not done right the first time).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

CHANNELS: Final = ("call", "mail", "visit", "partner", "vdab", "other")
KINDS: Final = ("coaching", "information", "referral", "network", "complaint", "other")
VALUE, FAILURE = "value", "failure"
DEMANDS: Final = (VALUE, FAILURE)
OPEN: Final = "open"
HANDLINGS: Final = (OPEN, "taken", "referred", "answered", "dropped")
WEEK: Final = timedelta(days=7)


def monday(day: date) -> date:
    """Return the first day of the week of a day: of Sunday 06/09/2026 that is 31/08/2026."""
    return day - timedelta(days=day.weekday())


def whole_weeks(day: date, number: int) -> tuple[date, ...]:
    """
    Return the Mondays of the last whole weeks before a day; the week that runs is not among them.

    - On Wednesday 02/09/2026, two: 17/08 and 24/08.
    """
    first = monday(day)
    return tuple(first - WEEK * back for back in range(number, 0, -1))


def since_first(weeks: Sequence[date], days: Iterable[date]) -> tuple[date, ...]:
    """
    Return those weeks from the first one in which something was measured.

    Before that nobody measured yet: a row of zeros would make the limits too narrow.
    """
    first = min((monday(day) for day in days), default=None)
    return tuple(week for week in weeks if first is not None and week >= first)


def per_week(weeks: Sequence[date], days: Iterable[date]) -> tuple[int, ...]:
    """Return how many of the days lie in each of the weeks, which are given by their Monday."""
    found = dict.fromkeys(weeks, 0)
    for day in days:
        week = monday(day)
        if week in found:
            found[week] += 1
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and when somebody went there first; None: not yet."""

    received_on: date
    visited_on: date | None = None


def waited(asked: Asked) -> int | None:
    """
    Return the days from a question to the first visit; a visit before the question is no answer.

    - Asked 02/03, visited 16/03: 14. Visited the same day: 0. Not visited: None.
    """
    if asked.visited_on is None or asked.visited_on < asked.received_on:
        return None
    return (asked.visited_on - asked.received_on).days


def first_from(days: Iterable[date], received_on: date) -> date | None:
    """Return the first of some days that is not before a question."""
    return min((day for day in days if day >= received_on), default=None)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week from a day on."""

    valid_from: date
    hours: float


def hours_on(known: Iterable[Hours], day: date) -> float | None:
    """
    Return the hours a week that hold on a day; None: nothing is known of that day.

    - 60 since 05/01, 45 since 01/03: on 28/02 60, on 01/03 45, on 04/01 nothing.
    """
    held = [one for one in known if one.valid_from <= day]
    return max(held, key=lambda one: one.valid_from).hours if held else None
