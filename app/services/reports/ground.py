"""
What all reports stand on: the companies with their partner, region and sector, read set-wise.

Ids stay the 32 digits that the store keeps; no figure is of a person who works here.
"""

import json
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, String, column, func, select, type_coerce
from sqlmodel import Session, col

from app.domain.languages import Language
from app.models.directory import DirectoryEntry
from app.models.enterprise import Enterprise
from app.models.lists import CompanyAlias, EnterpriseKey
from app.models.partnership import Partner
from app.reference.loader import Reference
from app.services.places import SECTIONS
from app.services.reports.kinds import ReportFilters
from app.services.results.cases import Case, hex_of, read_cases
from app.services.results.targets import TermsView, terms_in

SMALLEST: Final = 5  # people, when no terms say it
_SECTION_OF: Final = {division: one for one, some in SECTIONS.items() for division in some}


class Firm(NamedTuple):
    """A company; `key` is what it counts once by: its enterprise number, else its file."""

    key: str
    name: str
    number: str  # empty: none
    partner: str  # of its file, as 32 digits; empty: none
    nis: str | None
    sector: str | None  # section of NACE
    is_here: bool = True  # else only the directory knows it


NOBODY: Final = Firm("", "", "", "", None, None, is_here=False)


class Ground:
    """What a report reads; one for each report that is made."""

    def __init__(self, session: Session, reference: Reference, filters: ReportFilters) -> None:
        self.session, self.reference, self.filters = session, reference, filters
        self.language: Language = filters.language
        self.terms: TermsView | None = terms_in(session, filters.today)
        self._partner = None if filters.partner is None else filters.partner.hex
        self._is_limited = any((filters.partner, filters.region, filters.sector))
        self.merged = self._pairs(
            select(hex_of(CompanyAlias.enterprise_id), hex_of(CompanyAlias.shown_id))
        )
        self.firms = self._firms()

    @property
    def smallest(self) -> int:
        """The smallest number of people that a report shows."""
        return SMALLEST if self.terms is None else self.terms.smallest

    def rows(self, query: Any) -> Sequence[Any]:
        """Return the rows of a query, without what an ORM adds to each."""
        return self.session.connection().execute(query).all()

    def region(self, firm: Firm) -> str | None:
        """Return the code of the reference region of a company; None: unknown, or elsewhere."""
        return self._regions.get(firm.nis or "")

    def fits(self, firm: Firm, partner: str | None = None) -> bool:
        """
        Tell whether a company is asked for.

        Args:
            partner: Of its trajectory, when it is about that; else that of its file.
        """
        if not self._is_limited:
            return True
        wish, its = self.filters, firm.partner if partner is None else partner
        return (
            (self._partner is None or its == self._partner)
            and (wish.sector is None or firm.sector == wish.sector)
            and (wish.region is None or self.region(firm) == wish.region)
        )

    def asks_for(self, company: str, partner: str | None) -> bool:
        """Tell whether a record of a partner at a company is asked for, wherever its file is."""
        firm = self.firms.get(self.merged.get(company, company), NOBODY)
        return self.fits(firm, partner or "")

    def of_firms(self, enterprise: Any) -> ColumnElement[bool]:
        """Return the condition that a company in a column is asked for, and not in the bin."""
        if self._fitting is None:
            gone = select(col(Enterprise.id)).where(col(Enterprise.deleted))
            return col(enterprise).not_in(gone)
        listed = func.json_each(self._fitting).table_valued(column("value", String))
        # joined with nothing, or the database would look each of them up one by one
        own: ColumnElement[Any] = hex_of(enterprise).op("||")("")
        return own.in_(select(listed.c.value))

    @cached_property
    def _regions(self) -> dict[str, str]:
        """The reference regions by municipality."""
        return {
            nis: place.reference_region.code
            for nis, place in self.reference.municipalities.items()
            if place.reference_region is not None
        }

    @cached_property
    def _fitting(self) -> str | None:
        """The companies that are asked for, with those that are shown as one; None: all of them."""
        if not self._is_limited:
            return None
        here = sum(firm.is_here for firm in self.firms.values())
        some = {one for one, firm in self.firms.items() if firm.is_here and self.fits(firm)}
        if len(some) == here:
            return None
        some.update([one for one, shown in self.merged.items() if shown in some])
        return json.dumps(sorted(some))

    def partner_names(self) -> dict[str, str]:
        """Return the partners by name."""
        query = select(hex_of(Partner.id), col(Partner.name)).order_by(col(Partner.name))
        return self._pairs(query)

    def cases(self) -> list[Case]:
        """Return who was in a trajectory by the last day, limited to what is asked for."""
        last = min(self.filters.last, self.filters.today)
        return [
            one
            for one in read_cases(self.session, last)
            if self.fits(self.firm_of(one), one.partner)
        ]

    def firm_of(self, case: Case) -> Firm:
        """Return the company of a case; one that nobody here knows has a name only."""
        found = self.firms.get(case.enterprise)
        if found is not None:
            return found
        number = "" if case.company == case.enterprise else case.company
        return Firm(case.company, case.name, number, "", None, None, is_here=False)

    def _firms(self) -> dict[str, Firm]:
        """Return all companies that are known by their id; a file goes before the directory."""
        found: dict[str, Firm] = {}
        entry = DirectoryEntry
        known = select(
            hex_of(entry.enterprise_id),
            col(entry.name),
            col(entry.number),
            hex_of(entry.partner_id),
            col(entry.municipality_nis),
        ).where(~col(entry.deleted))
        for one, name, number, partner, nis in self.rows(known):
            shown = Firm(number or one, name, number or "", partner or "", nis, None, is_here=False)
            found[one] = shown
        key = EnterpriseKey
        files = select(
            hex_of(key.enterprise_id),
            col(Enterprise.name),
            col(Enterprise.number),
            hex_of(Enterprise.partner_id),
            col(key.municipality_nis),
            col(key.nace_code),
        ).join(Enterprise, col(Enterprise.id) == col(key.enterprise_id))
        for one, name, number, partner, nis, nace in self.rows(files):
            sector = None if nace is None else _SECTION_OF.get(nace[:2])
            found[one] = Firm(number or one, name, number or "", partner or "", nis, sector)
        return found

    def _pairs(self, query: Any) -> dict[str, str]:
        return {row[0]: row[1] for row in self.rows(query)}


def as_text(column_of: Any) -> Any:
    """Return a column that is read as the text that it is stored as."""
    return type_coerce(col(column_of), String())
