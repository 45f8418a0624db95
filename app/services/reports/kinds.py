"""What a report is asked for, and what there is to choose from."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from app.core import clock
from app.domain.languages import Language, Said
from app.domain.report import Report
from app.domain.whole_years import whole_years
from app.reference.loader import Reference
from app.storage.store import Store

PROMOTOR, AUDITOR, ADMIN, COACH = "promotor", "auditor", "partner_admin", "coach"
WHOLE: Final = frozenset({PROMOTOR, AUDITOR})  # they see all partners
EVERYBODY: Final = frozenset({PROMOTOR, AUDITOR, ADMIN, COACH})
PERIOD, PARTNER, REGION, THEME, SECTOR = "period", "partner", "region", "theme", "sector"
ALL_FILTERS: Final = frozenset({PERIOD, PARTNER, REGION, THEME, SECTOR})


def _today() -> date:
    return clock.today()


@dataclass(frozen=True, slots=True)
class ReportFilters:
    """
    What a report is limited to; None does not limit.

    `make_report` fills in the role of who looks, and limits a coach and the administrator of a
    partner to their own partner: a report may trust both.
    """

    first: date
    last: date
    partner: UUID | None = None
    region: str | None = None  # code of a reference region
    theme: str | None = None  # code of a theme
    sector: str | None = None  # NACE section
    language: Language = Language.NL
    role: str = PROMOTOR
    today: date = field(default_factory=_today)

    @property
    def sees_whole(self) -> bool:
        """Whether who looks sees the work of all partners."""
        return self.role in WHOLE

    @property
    def parts_people(self) -> bool:
        """
        Whether people would be told apart by laying the report beside that of the whole.

        Then no number of people is in it (docs/decisions/0034). A partner of whom somebody may see
        nothing else is no choice.
        """
        has_partner = self.sees_whole and self.partner is not None
        return has_partner or any((self.region, self.theme, self.sector))

    def of_whole_years(self) -> "ReportFilters":
        """Return the same over the whole years that it touches, as numbers of people ask."""
        first, last = whole_years(self.first, self.last)
        return replace(self, first=first, last=last)

    def heard_by(self, kind: "ReportKind") -> "ReportFilters":
        """Return the filters without those that a report does not listen to."""
        heard = kind.filters if self.sees_whole else kind.filters | {PARTNER}
        asked = self.of_whole_years() if kind.in_years else self
        return replace(
            asked,
            partner=self.partner if PARTNER in heard else None,
            region=self.region if REGION in heard else None,
            theme=self.theme if THEME in heard else None,
            sector=self.sector if SECTOR in heard else None,
        )


Make = Callable[[Store, Reference, ReportFilters], Report]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """
    A report that can be chosen; `filters` are those that it listens to.

    One that is `in_years` is about people only, so about whole years.
    """

    code: str
    title: Said
    about: Said  # in one sentence, what it answers
    make: Make
    roles: frozenset[str] = EVERYBODY
    filters: frozenset[str] = ALL_FILTERS
    in_years: bool = False
