"""
Size classes of many companies on the day that they were supported.

The rule is that of app/domain/enterprise_size.py; it is asked once for all figures that lie between
the same limits, as it only compares with them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, select, type_coerce
from sqlmodel import col

from app.domain.enterprise_size import (
    Ceiling,
    Figures,
    SizeClass,
    YearSize,
    size_of_year,
    status_over_years,
)
from app.models.enterprise import YearlyFigures
from app.reference.loader import Reference
from app.services.companies.sizes import ceilings_of
from app.services.reports.ground import Ground
from app.services.results.cases import hex_of

Hundredths = int | None  # as the store keeps them


class _Limits(NamedTuple):
    """The ceilings of a year, and their numbers in the order of size, in hundredths."""

    ceilings: tuple[Ceiling, ...]
    staff: list[int]
    turnover: list[int]
    balance: list[int]


def sizes_on(ground: Ground, days: Mapping[str, date]) -> dict[str, SizeClass]:
    """
    Return the class of companies on a day of each, by their id; who is left out is not known.

    The years that had closed by then count: of support in 2026 those up to 2025. A company of which
    only later years are known has the class of the first of these.
    """
    judge = _Judge(ground.reference)
    years, over = _years(ground, judge), cache(judge.after)
    found = {}
    for company, day in days.items():
        known = years.get(company)
        if known is None:
            continue
        if len(known) > 1:
            known = [one for one in known if one[0] < day.year] or known[:1]
        size = over(tuple(one[1] for one in known))
        if size is not None:
            found[company] = size
    return found


def _years(ground: Ground, judge: "_Judge") -> dict[str, list[tuple[int, int]]]:
    """Return by company its years in order, each with what it was judged to be."""
    figures = YearlyFigures
    query = (
        select(
            hex_of(figures.enterprise_id),
            col(figures.year),
            _whole(figures.staff),
            _whole(figures.turnover),
            _whole(figures.balance),
        )
        .where(~col(figures.deleted))
        .order_by(col(figures.enterprise_id), col(figures.year))
    )
    found: dict[str, list[tuple[int, int]]] = {}
    merged: list[tuple[str, tuple[int, int]]] = []
    for company, year, staff, turnover, balance in ground.rows(query):
        judged = year, judge.year(year, staff, turnover, balance)
        if company in ground.merged:
            merged.append((ground.merged[company], judged))
        elif company in found:
            found[company].append(judged)
        else:
            found[company] = [judged]
    for company, judged in merged:  # of a year of two merged files the shown one's counts
        its = found.setdefault(company, [])
        if judged[0] not in [year for year, _ in its]:
            its.append(judged)
            its.sort()
    return found


def _whole(column: Any) -> Any:
    return type_coerce(col(column), BigInteger())


class _Judge:
    """Judges years; what lies between the same limits is judged once, and has one number."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._limits: dict[int, _Limits] = {}
        self._known: dict[tuple[int, int, int, int], int] = {}
        self._judged: list[YearSize] = []

    def year(self, year: int, staff: Hundredths, turnover: Hundredths, balance: Hundredths) -> int:
        """Return the number of what a year is judged to be."""
        limits = self._limits.get(year) or self._limits_of(year)
        key = (
            year,
            -1 if staff is None else bisect_right(limits.staff, staff),  # it must stay below
            -1 if turnover is None else bisect_left(limits.turnover, turnover),
            -1 if balance is None else bisect_left(limits.balance, balance),
        )
        found = self._known.get(key)
        if found is None:
            figures = Figures(_decimal(staff), _decimal(turnover), _decimal(balance))
            judged = size_of_year(figures, limits.ceilings)
            found = self._known[key] = len(self._judged)
            self._judged.append(YearSize(year, judged.size, judged.is_provisional))
        return found

    def after(self, years: tuple[int, ...]) -> SizeClass | None:
        """Return the class that holds after years that were judged."""
        return status_over_years(self._judged[one] for one in years).size

    def _limits_of(self, year: int) -> _Limits:
        ceilings = tuple(ceilings_of(self._reference, year))
        found = self._limits[year] = _Limits(
            ceilings,
            sorted(int(one.staff * 100) for one in ceilings),
            sorted(int(one.turnover * 100) for one in ceilings),
            sorted(int(one.balance * 100) for one in ceilings),
        )
        return found


def _decimal(value: Hundredths) -> Decimal | None:
    return None if value is None else Decimal(value).scaleb(-2)
