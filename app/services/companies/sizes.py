"""Size classes (kmo-klassen) of enterprises, from the yearly figures in the store."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.domain.enterprise_size import (
    Ceiling,
    Figures,
    SizeOfYear,
    SizeStatus,
    YearSize,
    size_of_year,
    status_over_years,
)
from app.models.enterprise import YearlyFigures
from app.reference.loader import Reference
from app.services.batches import limited
from app.services.companies.family import of_company, shown_of

Year = tuple[int, Decimal | None, Decimal | None, Decimal | None]
NO_FIGURES = SizeStatus(None, is_provisional=True, findings=())
_COLUMNS = (
    YearlyFigures.enterprise_id,
    YearlyFigures.year,
    YearlyFigures.staff,
    YearlyFigures.turnover,
    YearlyFigures.balance,
)


@dataclass(frozen=True, slots=True)
class YearRow:
    """The figures of one year and the class they give, with its reasons."""

    id: UUID
    year: int
    figures: Figures
    is_estimate: bool
    judged: SizeOfYear
    declared_by: str = ""


def size_classes(
    session: Session, reference: Reference, ids: Sequence[UUID]
) -> dict[UUID, SizeStatus]:
    """Return the class that holds for each of `ids` that has figures."""
    query = select(*(col(column) for column in _COLUMNS)).where(~col(YearlyFigures.deleted))
    merged = shown_of(session)
    query = limited(query, YearlyFigures.enterprise_id, [*ids, *merged])
    years: dict[UUID, dict[int, Year]] = defaultdict(dict)
    for enterprise, year, staff, turnover, balance in session.execute(query):
        figures = (year, staff, turnover, balance)
        if enterprise in merged:  # of a year that both files have, those of the shown one count
            years[merged[enterprise]].setdefault(year, figures)
        else:
            years[enterprise][year] = figures
    judge = _judge(reference)
    return {
        enterprise: status_over_years(judge(*year) for year in found.values())
        for enterprise in ids
        if (found := years.get(enterprise))
    }


def year_rows(session: Session, reference: Reference, enterprise_id: UUID) -> tuple[YearRow, ...]:
    """Return the years of one enterprise, the last first, each with its class."""
    query = select(YearlyFigures).where(
        of_company(YearlyFigures.enterprise_id, enterprise_id), ~col(YearlyFigures.deleted)
    )
    own = col(YearlyFigures.enterprise_id) == enterprise_id
    found = session.scalars(query.order_by(col(YearlyFigures.year).desc(), own.desc()))
    return tuple(_row(reference, year) for year in found)


def _row(reference: Reference, found: YearlyFigures) -> YearRow:
    figures = Figures(found.staff, found.turnover, found.balance)
    judged = size_of_year(figures, ceilings_of(reference, found.year))
    return YearRow(found.id, found.year, figures, found.is_estimate, judged, found.declared_by)


def ceilings_of(reference: Reference, year: int) -> Sequence[Ceiling]:
    """Return the ceilings in force on the last day of the year, or on today's edge of time."""
    return reference.size_ceilings(date(min(max(year, 1), 9999), 12, 31))


def _judge(reference: Reference) -> Callable[..., YearSize]:
    """Return the rule for one year; many enterprises share figures, and all share ceilings."""
    ceilings = lru_cache(maxsize=64)(lambda year: ceilings_of(reference, year))

    @lru_cache(maxsize=4096)
    def judge(
        year: int, staff: Decimal | None, turnover: Decimal | None, balance: Decimal | None
    ) -> YearSize:
        found = size_of_year(Figures(staff, turnover, balance), ceilings(year))
        return YearSize(year, found.size, found.is_provisional)

    return judge
