"""
The days that an evidence pack (bewijspakket) is about: a month, a quarter, the project, own days.

Source: UI, screen S16 (period presets).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

QUARTER: Final = 3  # months


class Span(StrEnum):
    """What somebody picks; the days follow from today."""

    LAST_MONTH = "last_month"
    THIS_MONTH = "this_month"
    LAST_QUARTER = "last_quarter"
    THIS_QUARTER = "this_quarter"
    PROJECT = "project"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both inside."""

    first: date
    last: date

    @property
    def is_month(self) -> bool:
        """Whether it is one whole month of the calendar."""
        return self.first.day == 1 and self.last == _end(self.first, 1)

    @property
    def quarter(self) -> int | None:
        """The number of the quarter that it is, 1 to 4; None: it is none."""
        begins = self.first.day == 1 and self.first.month % QUARTER == 1
        is_one = begins and self.last == _end(self.first, QUARTER)
        return self.first.month // QUARTER + 1 if is_one else None


def period_of(span: Span, today: date, project: date | None = None) -> Period:
    """
    Return the days that a span means today.

    Args:
        project: The first day of the project; None when nothing has begun. Own days begin as the
            month before this one, to be changed.
    """
    month = today.replace(day=1)
    if span is Span.THIS_MONTH:
        return Period(month, _end(month, 1))
    if span in {Span.THIS_QUARTER, Span.LAST_QUARTER}:
        first = month.replace(month=(month.month - 1) // QUARTER * QUARTER + 1)
        if span is Span.LAST_QUARTER:
            first = _months_on(first, -QUARTER)
        return Period(first, _end(first, QUARTER))
    if span is Span.PROJECT:
        return Period(min(project or today, today), today)
    before = _months_on(month, -1)
    return Period(before, _end(before, 1))


def _end(first: date, months: int) -> date:
    """Return the last day of so many months that begin on the first of one."""
    return _months_on(first, months) - timedelta(days=1)


def _months_on(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
