"""Referrals by year (doorverwijzingen), with what is hidden of each year: see decision 0034."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from app.domain.referral import DIRECTIONS, OUT, OUTCOMES, Status
from app.domain.report import Value
from app.domain.suppression import Sum, grid_sums
from app.models.referral import Referral
from app.services.reports.ground import NOBODY, Ground
from app.services.reports.hiding import Hiding, Numbers
from app.services.reports.scoping import on_days
from app.services.results.cases import hex_of

OPEN, ALL, EVERY = "open", "all", "every"  # a column, the row and column of totals, all directions
COLUMNS: Final = (*OUTCOMES, OPEN)
_OTHERS: Final = tuple(one for one in DIRECTIONS if one != OUT)


class Made(NamedTuple):
    """A referral."""

    made_on: date
    direction: str
    instrument: str  # code; empty: another service
    outcome: str
    status: str
    days: int | None  # until the outcome
    starters: int
    partner: str
    sector: str  # of the company, as its region; empty: not known
    region: str


def last_if_empty(code: str) -> tuple[bool, str]:
    """Sort by code, what is not known at the end."""
    return not code, code


def referral_grid(ground: Ground) -> "Grid":
    """Return the referrals of the whole years of the period, with what is hidden of them."""
    return Grid(list(_referrals(ground)), ground.smallest)


class Grid:
    """Referrals to instruments by outcome, and all by direction: for each year a system of sums."""

    columns = COLUMNS

    def __init__(self, found: Sequence[Made], smallest: int) -> None:
        self.found = found
        self.out = [one for one in found if one.direction == OUT]
        self.codes = sorted({one.instrument for one in self.out}, key=last_if_empty)
        self.years: dict[int, list[Made]] = {}
        for one in found:
            self.years.setdefault(one.made_on.year, []).append(one)
        years = self.years.values()
        self.hiding = Hiding([_outcomes(each) for each in years], smallest)
        self.starters = Hiding([_starters(each) for each in years], smallest)

    def direction(self, one: str) -> Value:
        """Return how many went in a direction."""
        return self.hiding.shown((ALL, ALL) if one == OUT else ("direction", one))

    def parted(self, code: Callable[[Made], str]) -> dict[str, Value] | None:
        """
        Return the same referrals by something else; None: their total would tell of few.

        The total is shown elsewhere, so that it cannot be hidden here: with it, this table tells
        nothing of the others.
        """
        if self.hiding.is_hidden(EVERY):
            return None
        tables = [_of_parts(EVERY, Counter(map(code, each))) for each in self.years.values()]
        hiding = Hiding(tables, self.hiding.smallest, known={EVERY})
        if hiding.tells_nothing:
            return None
        return {one: hiding.shown(one) for one in dict.fromkeys(map(code, self.found))}


def _outcomes(found: Sequence[Made]) -> Numbers:
    out = [one for one in found if one.direction == OUT]
    codes = sorted({one.instrument for one in out}, key=last_if_empty)
    numbers = Counter((one.instrument, one.outcome or OPEN) for one in out)
    values: dict[Hashable, int] = {}
    for column in COLUMNS:
        for code in codes:
            values[code, column] = numbers[code, column]
        values[ALL, column] = sum(numbers[code, column] for code in codes)
    for row in (*codes, ALL):
        values[row, ALL] = sum(values[row, column] for column in COLUMNS)
    sums = list(grid_sums({ALL: codes}, COLUMNS, ALL))
    directions = Counter(one.direction for one in found)
    values |= {("direction", one): directions[one] for one in _OTHERS}
    values[EVERY] = len(found)
    statuses = Counter(one.status for one in found)
    values |= {("status", one): statuses[one.value] for one in Status}
    sums.append(Sum(EVERY, ((ALL, ALL), *(("direction", one) for one in _OTHERS))))
    sums.append(Sum(EVERY, tuple(("status", one) for one in Status)))
    return Numbers(values, sums)


def _starters(found: Sequence[Made]) -> Numbers:
    numbers = Counter[str]()
    for one in found:
        if one.direction == OUT:
            numbers[one.instrument] += one.starters
    return _of_parts(ALL, numbers)


def _of_parts(total: str, numbers: Counter[str]) -> Numbers:
    """Return numbers with their total, in one order: two reports must hide the same of a year."""
    parts = tuple(sorted(numbers))
    values: dict[Hashable, int] = {one: numbers[one] for one in parts}
    values[total] = sum(numbers.values())
    return Numbers(values, (Sum(total, parts),))


def _referrals(ground: Ground) -> Iterable[Made]:
    at = Referral
    query = select(
        hex_of(at.company_id),
        hex_of(at.partner_id),
        col(at.direction),
        col(at.instrument),
        col(at.outcome),
        col(at.status),
        col(at.made_on),
        col(at.status_on),
        col(at.starters),
    ).where(~col(at.deleted), *on_days(at.made_on, ground.filters.of_whole_years()))
    for row in ground.rows(query):
        if not ground.asks_for(row[0], row[1]):
            continue
        firm = ground.firms.get(ground.merged.get(row[0], row[0]), NOBODY)
        outcome = (row.outcome if row.outcome in OUTCOMES else "other") if row.outcome else ""
        yield Made(
            made_on=row.made_on,
            direction=row.direction,
            instrument=row.instrument or "",
            outcome=outcome,
            status=row.status,
            days=max(0, (row.status_on - row.made_on).days) if outcome else None,
            starters=row.starters or 0,
            partner=row[1] or "",
            sector=firm.sector or "",
            region=ground.region(firm) or "",
        )
