"""The months and quarters of a report, as rows and as the query reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.languages import Language, Said

_MONTHS: Final = (
    Said("januari", "janvier", "January"),
    Said("februari", "février", "February"),
    Said("maart", "mars", "March"),
    Said("april", "avril", "April"),
    Said("mei", "mai", "May"),
    Said("juni", "juin", "June"),
    Said("juli", "juillet", "July"),
    Said("augustus", "août", "August"),
    Said("september", "septembre", "September"),
    Said("oktober", "octobre", "October"),
    Said("november", "novembre", "November"),
    Said("december", "décembre", "December"),
)
_QUARTER: Final = Said("kwartaal {n} {year}", "trimestre {n} {year}", "quarter {n} {year}")
MOST: Final = 400  # months of a report; more is a slip of the keyboard


@dataclass(frozen=True, slots=True)
class Month:
    """The days of a month that lie in a period."""

    first: date
    last: date

    @property
    def quarter(self) -> tuple[int, int]:
        """The year and the number of its quarter."""
        return self.first.year, (self.first.month + 2) // 3

    @property
    def is_to_its_end(self) -> bool:
        """Whether its last day is in the period."""
        return (self.last + timedelta(days=1)).day == 1

    def name(self, language: Language) -> str:
        """Return `november 2026`."""
        return f"{_MONTHS[self.first.month - 1].to(language)} {self.first.year}"


def quarter_name(quarter: tuple[int, int], language: Language) -> str:
    """Return `kwartaal 4 2026`."""
    year, number = quarter
    return _QUARTER.to(language, n=number, year=year)


def months_in(first: date, last: date) -> tuple[Month, ...]:
    """
    Return the months of a period; the first and the last may be parts of one.

    - From 15/11/2026 to 03/01/2027: 15 to 30 November, December, 1 to 3 January.
    """
    return tuple(_months(first, last))


def _months(first: date, last: date) -> Iterator[Month]:
    at = first
    for _ in range(MOST):
        if at > last:
            return
        following = date(at.year + at.month // 12, at.month % 12 + 1, 1)
        yield Month(at, min(last, following - timedelta(days=1)))
        at = following
