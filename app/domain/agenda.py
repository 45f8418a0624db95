"""
Rules of the day of a coach: which appointment is now, what lies side by side, what is put off.

Choices of the product (screens Vandaag and Snelsessie): a session is logged for the appointment
that runs, that began at most LATE_START ago, or that begins within EARLY_START.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

LATE_START: Final = timedelta(minutes=30)
EARLY_START: Final = timedelta(minutes=15)
_WEEK: Final = 7
_FEW_DAYS: Final = 3


class Span(NamedTuple):
    """From when until when."""

    starts_at: datetime
    ends_at: datetime


class Lane(NamedTuple):
    """The place of one appointment among those that overlap: `number`, from 0, of so many."""

    number: int
    of: int


class SnoozeChoice(StrEnum):
    """Until when a row can be put off."""

    TOMORROW = "tomorrow"
    FEW_DAYS = "few_days"
    NEXT_WEEK = "next_week"


def place_now(spans: Sequence[Span], now: datetime) -> int | None:
    """
    Return the place of the appointment that a session is logged for now; None: there is none.

    One that runs comes before one that is about to begin, and that before one that is over. Of
    several that run the last begun counts.
    """
    ranked = [(rank, n) for n, span in enumerate(spans) if (rank := _rank(span, now)) is not None]
    return min(ranked)[1] if ranked else None


def _rank(span: Span, now: datetime) -> tuple[int, timedelta] | None:
    if span.starts_at <= now < span.ends_at:
        return 0, now - span.starts_at
    if now < span.starts_at <= now + EARLY_START:
        return 1, span.starts_at - now
    if now - LATE_START <= span.starts_at <= now:
        return 2, now - span.starts_at
    return None


def lanes(spans: Sequence[Span]) -> list[Lane]:
    """
    Return where each lies when those that overlap stand side by side; `spans` begin in order.

    What touches end to begin does not overlap. All of one cluster are equally wide.
    """
    found: list[Lane] = []
    numbers: list[int] = []  # of the cluster that is open
    ends: list[datetime] = []  # per lane of that cluster
    for span in spans:
        if ends and span.starts_at >= max(ends):
            found += [Lane(number, len(ends)) for number in numbers]
            numbers, ends = [], []
        free = (n for n, end in enumerate(ends) if end <= span.starts_at)
        number = next(free, len(ends))
        if number == len(ends):
            ends.append(span.ends_at)
        else:
            ends[number] = span.ends_at
        numbers.append(number)
    return found + [Lane(number, len(ends)) for number in numbers]


def week_of(day: date) -> tuple[date, ...]:
    """Return the seven days of the week of a day, from Monday."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=n) for n in range(_WEEK))


def snoozed_until(choice: SnoozeChoice, today: date) -> date:
    """Return the day on which a row comes back: next week is the Monday that comes."""
    if choice is SnoozeChoice.TOMORROW:
        return today + timedelta(days=1)
    if choice is SnoozeChoice.FEW_DAYS:
        return today + timedelta(days=_FEW_DAYS)
    return today + timedelta(days=_WEEK - today.weekday())
