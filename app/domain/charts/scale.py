"""Axes: round steps for values, years and months for days."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Final

STEPS: Final = (1.0, 2.0, 5.0, 10.0)
MONTHS_UP_TO: Final = 730  # days: a longer axis shows years
DECEMBER: Final = 12


def step_of(highest: float, lines: int) -> float:
    """
    Return the round step of so many lines at most below the highest value: 1, 2 or 5 x 10^n.

    - 120 with 7 lines: 20. 9 with 7: 2. 0.8 with 5: 0.2. Nothing: 1.
    """
    if highest <= 0:
        return 1.0
    least = highest / lines
    power = 10.0 ** math.floor(math.log10(least))
    return next(one * power for one in STEPS if one * power >= least * (1 - 1e-9))


@dataclass(frozen=True, slots=True)
class Values:
    """The axis of values: from `low` to `high`, with a line at each step."""

    low: float
    high: float
    step: float

    @property
    def lines(self) -> tuple[float, ...]:
        """Return the value of each line, from below."""
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low + self.step * number, 9) for number in range(count + 1))

    def share(self, value: float) -> float:
        """Return how far a value lies up the axis: 0 below, 1 at the top."""
        return (value - self.low) / (self.high - self.low)


def values(highest: float, lines: int, *, has_air: bool = True, whole: bool = False) -> Values:
    """
    Return the axis from 0 to above the highest value.

    With air, the highest lies below the last line: 120 with steps of 20 goes to 140. Without, a
    highest on a line is the end: 120. `whole` numbers have no step below 1.
    """
    step = step_of(highest, lines)
    if whole:
        step = max(1.0, step)
    steps = highest / step
    count = math.floor(steps + 1e-9) + 1 if has_air else math.ceil(steps - 1e-9)
    return Values(0.0, max(count, 1) * step, step)


def values_to(end: float, lines: int) -> Values:
    """
    Return the axis from 0 to just this end, with a round step that divides it.

    - To 5 with 6 lines: 1. With 3: 5, for 2 does not divide it. To 100 with 6: 20.
    """
    step = step_of(end, lines)
    while step < end and abs(end / step - round(end / step)) > 1e-9:
        step = step_of(end, max(1, math.ceil(end / step) - 1))
    step = min(step, end) or 1.0
    return Values(0.0, end or 1.0, step)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the axis of days with its words; both ends as shares of the axis."""

    begin: float
    end: float
    words: str


@dataclass(frozen=True, slots=True)
class Days:
    """The axis of days, its last day included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """In days."""
        return max(1, (self.last - self.first).days + 1)

    def share(self, day: date, *, at_end: bool = False) -> float:
        """
        Return how far a day lies on the axis: its morning, or its evening with `at_end`.

        - Of 2024 (366 days) 01/01 lies at 0, the evening of 31/12 at 1, 01/07 at 182/366.
        """
        return ((day - self.first).days + int(at_end)) / self.length

    @property
    def has_months(self) -> bool:
        """Whether it is so short that it shows months."""
        return self.length <= MONTHS_UP_TO

    def spans(self) -> tuple[Span, ...]:
        """Return the years on the axis, or the months of a short one; the ends may be cut."""
        starts = [self.first]
        while (following := _next(starts[-1], 1 if self.has_months else 12)) <= self.last:
            starts.append(following)
        ends = [self.share(one) for one in starts[1:]] + [1.0]
        form = "%m/%y" if self.has_months else "%Y"
        return tuple(
            Span(self.share(start), end, f"{start:{form}}")
            for start, end in zip(starts, ends, strict=True)
        )

    def quarters(self) -> tuple[float, ...]:
        """Return where a quarter begins that begins no year; none where months are shown."""
        if self.has_months:
            return ()
        found, start = [], _next(self.first, 3)
        while start <= self.last:
            if start.month != 1:
                found.append(self.share(start))
            start = _next(start, 3)
        return tuple(found)


def _next(day: date, months: int) -> date:
    """Return the first day of the next month, quarter (3) or year (12)."""
    month = (day.month - 1) // months * months + months
    return date(day.year + month // DECEMBER, month % DECEMBER + 1, 1)
