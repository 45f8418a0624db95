"""Referrals by month and quarter, each year settled as a whole: see decision 0034."""

from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date
from typing import Final

from app.domain.report import HIDDEN, Value
from app.domain.suppression import Sum
from app.services.reports.hiding import Hiding, Numbers
from app.services.reports.periods import Month
from app.services.reports.referral_grid import EVERY, Grid, Made

_QUARTERS: Final = {n: tuple(range(3 * n - 2, 3 * n + 1)) for n in range(1, 5)}  # and their months


class ReferralMonths:
    """
    What a report shows of some months.

    Months make quarters, and these the year, of which the total stands in the report on referrals.
    What is hidden follows from the whole year: a period shows fewer months of it, and never another
    number. Of a part of a month nothing is told.
    """

    def __init__(self, grid: Grid, today: date) -> None:
        smallest = grid.hiding.smallest
        self._today = today
        self._totals = {
            year: Grid(some, smallest).hiding.shown(EVERY) for year, some in grid.years.items()
        }
        self._years = {
            year: Hiding([_months(some)], smallest, known={EVERY})
            for year, some in grid.years.items()
        }

    def shown(self, months: Sequence[Month]) -> Value:
        """Return the number of some months; None: one of them is not whole."""
        values: list[Value] = []
        for year in sorted({one.first.year for one in months}):
            its = [one for one in months if one.first.year == year]
            values += self._of_year(year, its)
        if None in values:
            return None
        numbers = [one for one in values if isinstance(one, int)]
        return sum(numbers) if len(numbers) == len(values) else HIDDEN

    def _of_year(self, year: int, months: Sequence[Month]) -> list[Value]:
        """Return the numbers that make those of some months, as few as can be."""
        if not all(self._is_whole(one) for one in months):
            return [None]
        numbers = {one.first.month for one in months}
        if 1 in numbers and (len(numbers) == 12 or months[-1].last >= self._today):
            return [self._value(year, EVERY)]
        values: list[Value] = []
        for quarter, its in _QUARTERS.items():
            if numbers.issuperset(its):
                values.append(self._value(year, ("quarter", quarter)))
            else:
                values += [self._value(year, one) for one in its if one in numbers]
        return values

    def _value(self, year: int, cell: Hashable) -> Value:
        total = self._totals.get(year, 0)
        if cell == EVERY or not isinstance(total, int) or total == 0:
            return total
        return self._years[year].shown(cell)

    def _is_whole(self, month: Month) -> bool:
        """Tell whether a month is in the period up to its end, or as far as there is any."""
        return month.first.day == 1 and (month.is_to_its_end or month.last >= self._today)


def _months(found: Sequence[Made]) -> Numbers:
    numbers = Counter(one.made_on.month for one in found)
    values: dict[Hashable, int] = {}
    sums = []
    for quarter, months in _QUARTERS.items():
        values |= {one: numbers[one] for one in months}
        values["quarter", quarter] = sum(numbers[one] for one in months)
        sums.append(Sum(("quarter", quarter), months))
    values[EVERY] = len(found)
    sums.append(Sum(EVERY, tuple(("quarter", one) for one in _QUARTERS)))
    return Numbers(values, sums)
