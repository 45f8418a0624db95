"""
How many companies will count at the end of the project, from pace and pipeline (prognose).

A trajectory of a company counts, stops, or goes on. From those that there were we learn how many
of a hundred that have lasted so many months count in the next one, and how many stop. That tells
what the running ones will still bring, and what those will bring that begin at the pace of the last
twelve months. As long as there is little to learn from, five imagined trajectories (`PRIOR`) count
along; the more real ones, the less they weigh.

The band holds the result in eight of ten projects: `tests/domain/test_forecast.py` plays projects
to their end and looks how often it did. It takes for granted that the partnership goes on as it did
in the last year; it knows nothing of people who leave or of a crisis.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTH_DAYS: Final = 365.25 / 12
PACE_MONTHS: Final = 12  # how far back the pace of beginning is looked at
AGES: Final = (0, 3, 6, 9, 12, 18, 24)  # months; within two of these the chances are taken as equal
_NEXT: Final = (*AGES[1:], math.inf)  # where each of these ends
PRIOR: Final = 5  # imagined trajectories that count along at each age
# What these do in a month, per age: half of them count within a year and a half (a guess; it
# weighs little once some twenty trajectories have ended)
PRIOR_COUNTS: Final = (0.005, 0.02, 0.05, 0.06, 0.06, 0.05, 0.03)
PRIOR_STOPS: Final = 0.01
QUANTILE: Final = 1.2816  # of the normal distribution: eighty of a hundred lie within
FEW: Final = 10  # with fewer counts to learn from, a forecast says that it stands on little


@dataclass(frozen=True, slots=True)
class Run:
    """
    A company in a trajectory: since when, and how it went.

    `counted_on` is the day of its count; `ended_on` that on which it left or stopped without one;
    both are None while it goes on.
    """

    started_on: date
    counted_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """
    What is expected at the end, in companies, with the band of eighty of a hundred.

    `realised` count already; `from_running` and `from_new` are what is expected of those that run
    and of those that still begin, `starts` how many begin in a month, `learnt_from` how many counts
    it stands on.
    """

    realised: int
    expected: int
    low: int
    high: int
    from_running: float
    from_new: float
    starts: float
    learnt_from: int

    @property
    def is_weak(self) -> bool:
        """Whether there was little to learn from."""
        return self.learnt_from < FEW


def forecast(runs: Iterable[Run], begin: date, end: date, today: date) -> Forecast:
    """
    Return what is expected on the last day of a project, seen from today.

    - **Over.** On or after the last day what is realised is the forecast, without a band.
    - **Nothing yet.** No trajectory began: what is expected is little and the band wide, from the
      imagined ones alone.

    Args:
        runs: Every company that ever took part in a trajectory, once for each count it can give.
        begin, end: First and last day of the project.
    """
    return Outlook(runs, begin, today).at(end)


class Outlook:
    """What was learnt until today: learnt once, asked for more days and for parts of the whole."""

    def __init__(self, runs: Iterable[Run], begin: date, today: date) -> None:
        known = [run for run in runs if run.started_on <= today]
        self._today, self._pace = today, _pace(known, begin, today)
        self._realised = sum(_counts(run, today) for run in known)
        self._ages = Counter(_age(run, today) for run in known if _runs(run, today))
        self._chances = _Chances(known, today)

    def at(self, end: date) -> Forecast:
        """Return what is expected at the end of a day."""
        realised, starts = self._realised, self._pace.starts
        if self._today >= end:
            return Forecast(realised, realised, realised, realised, 0.0, 0.0, starts, realised)
        each = self._each(end)
        from_running = sum(self._ages[age] * chance for age, chance in each.items())
        from_new = starts * self._of_one(end)
        learning = 1 / (realised + PRIOR)  # of the square of what is expected
        spread = (
            sum(self._ages[age] * chance * (1 - chance) for age, chance in each.items())
            + from_new
            + from_new**2 / (self._pace.seen + 1)
            + (from_running + from_new) ** 2 * learning
        )
        middle, half = realised + from_running + from_new, QUANTILE * math.sqrt(spread)
        return Forecast(
            realised=realised,
            expected=round(middle),
            low=max(realised, math.floor(middle - half)),
            high=math.ceil(middle + half),
            from_running=from_running,
            from_new=from_new,
            starts=starts,
            learnt_from=realised,
        )

    def parts(self, groups: Sequence[Collection[Run]], end: date) -> tuple[float, ...]:
        """
        Return what of the whole is expected of each group of its runs.

        What a running one will bring was learnt from all, for a group has too few to learn from;
        what still begins is shared by who began it in the last months. Groups that hold each run
        once add up to what is expected of the whole.
        """
        today = self._today
        each = {} if today >= end else self._each(end)
        new = 0.0 if today >= end else self._pace.starts * self._of_one(end)
        seen = [sum(self._pace.sees(run) for run in group) for group in groups]
        of, all_of_them = (
            (seen, self._pace.seen) if self._pace.seen else ([1] * len(seen), len(seen))
        )
        shares = [number / all_of_them for number in of]
        return tuple(
            sum(_counts(run, today) for run in group)
            + sum(each.get(_age(run, today), 0.0) for run in group if _runs(run, today))
            + new * share
            for group, share in zip(groups, shares, strict=True)
        )

    def _each(self, end: date) -> dict[int, float]:
        months = _months(self._today, end)
        return {age: self._chances.within(age, months) for age in self._ages}

    def _of_one(self, end: date) -> float:
        """Return what one that begins each month from now on brings together."""
        months = _months(self._today, end)
        return sum(self._chances.within(0, months - month) for month in range(months))


def _months(today: date, end: date) -> int:
    return max(0, round((end - today).days / MONTH_DAYS))


@dataclass(frozen=True, slots=True)
class _Pace:
    starts: float  # in a month
    seen: int  # how many it stands on
    today: date
    months: float  # that were looked back

    def sees(self, run: Run) -> bool:
        """Tell whether a run is one of those."""
        age = (self.today - run.started_on).days / MONTH_DAYS
        return 0 <= age <= self.months


def _pace(runs: Sequence[Run], begin: date, today: date) -> _Pace:
    """Return how many began in a month lately; half a start is added: none seen is not never."""
    months = min(PACE_MONTHS, max(1.0, (today - begin).days / MONTH_DAYS))
    seen = sum((today - run.started_on).days / MONTH_DAYS <= months for run in runs)
    return _Pace((seen + 0.5) / months, seen, today, months)


class _Chances:
    """What a month brings at each age, learnt from all that is known today."""

    def __init__(self, runs: Iterable[Run], today: date) -> None:
        months, counted, stopped = ([0.0] * len(AGES) for _ in range(3))
        for run in runs:
            until = _until(run, today)
            lasted = max(0, (until - run.started_on).days) / MONTH_DAYS
            for at in range(_at(lasted) + 1):
                months[at] += min(lasted, _NEXT[at]) - AGES[at]
            if not _runs(run, today):
                (counted if _counts(run, today) else stopped)[_at(lasted)] += 1
        self._counts, self._stops = [], []
        self._counted, self._goes_on = [0.0], [1.0]  # of those that begin: by each month
        for at, prior in enumerate(PRIOR_COUNTS):
            weight = PRIOR * min(6.0, _NEXT[at] - AGES[at])  # months that the imagined ones add
            self._counts.append((counted[at] + weight * prior) / (months[at] + weight))
            self._stops.append((stopped[at] + weight * PRIOR_STOPS) / (months[at] + weight))

    def within(self, age: int, months: int) -> float:
        """Return the chance that one of so many months counts within so many more."""
        while len(self._counted) <= age + months:
            self._one_month_more()
        counts = self._counted[age + months] - self._counted[age]
        return counts / self._goes_on[age]

    def _one_month_more(self) -> None:
        at = _at(len(self._counted) - 1)
        goes_on, over = self._goes_on[-1], self._counts[at] + self._stops[at]
        leaves = goes_on * (1 - math.exp(-over))
        self._counted.append(self._counted[-1] + leaves * self._counts[at] / over)
        self._goes_on.append(goes_on - leaves)


def _counts(run: Run, today: date) -> bool:
    return run.counted_on is not None and run.counted_on <= today


def _runs(run: Run, today: date) -> bool:
    return _until(run, today) == today and not _counts(run, today)


def _until(run: Run, today: date) -> date:
    """Return the day on which it was over, or today."""
    over = run.counted_on if run.counted_on is not None else run.ended_on
    return today if over is None or over > today else over


def _age(run: Run, today: date) -> int:
    return round((today - run.started_on).days / MONTH_DAYS)


def _at(months: float) -> int:
    """Return which of the ages a number of months lies in."""
    return bisect_right(AGES, months) - 1
