"""The reports that there are, and making one for who asks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.report import Report
from app.models.partnership import Partner
from app.models.results import ProjectTerms
from app.models.trajectory import Trajectory
from app.reference.loader import Reference
from app.services.people import who_am_i
from app.services.reports import (
    activities,
    costs,
    coverage,
    deviations,
    evaluation,
    learning,
    others,
    reach,
    referrals,
    retention,
    supported,
    words,
)
from app.services.reports.kinds import (
    PARTNER,
    PERIOD,
    REGION,
    SECTOR,
    THEME,
    ReportFilters,
    ReportKind,
)
from app.storage.store import Store

REPORTS: Final[tuple[ReportKind, ...]] = (
    reach.KIND,
    activities.KIND,
    retention.KIND,
    referrals.KIND,
    costs.KIND,
    evaluation.KIND,
    deviations.KIND,
    learning.KIND,
    coverage.KIND,
    supported.KIND,
    others.KIND,
)  # in the order of the list


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What reports can be limited to: keys with their names."""

    partners: tuple[tuple[UUID, str], ...]
    project_from: date | None  # the first day of the project


def kinds_for(role: str) -> tuple[ReportKind, ...]:
    """Return the reports that a role may see."""
    return tuple(kind for kind in REPORTS if role in kind.roles)


def kind_of(code: str) -> ReportKind:
    """Return a report by its code."""
    return next(kind for kind in REPORTS if kind.code == code)


def report_choices(store: Store) -> ReportChoices:
    """Return what who works here may limit reports to."""
    me = who_am_i(store)
    limits = ReportFilters(date.min, date.max, role=me.role)
    with store.read() as session:
        query = select(Partner.id, Partner.name).where(~col(Partner.deleted))
        if not limits.sees_whole:
            query = query.where(col(Partner.id) == me.partner_id)
        partners = tuple(
            (one, name) for one, name in session.exec(query.order_by(col(Partner.name)))
        )
        return ReportChoices(partners, _project_from(session))


def make_report(store: Store, reference: Reference, code: str, filters: ReportFilters) -> Report:
    """
    Make a report for who works here: a coach and an administrator see their own partner's.

    Raises:
        LookupError: The report is not for this role.
    """
    me, kind = who_am_i(store), kind_of(code)
    if me.role not in kind.roles:
        raise LookupError(f"{code} is not for {me.role or 'nobody'}")
    limited = replace(filters, role=me.role)
    if not limited.sees_whole:
        limited = replace(limited, partner=me.partner_id)
    limited = limited.heard_by(kind)
    made = kind.make(store, reference, limited)
    return replace(made, scope=tuple(_scope(store, reference, kind, limited)))


def _scope(
    store: Store, reference: Reference, kind: ReportKind, filters: ReportFilters
) -> Iterator[str]:
    """Return the period and the filters in words, as far as the report listens to them."""
    language = filters.language
    if PERIOD in kind.filters:
        yield words.span_words(filters.first, filters.last, language)
    if PARTNER in kind.filters and filters.partner is not None:
        with store.read() as session:
            found = session.get(Partner, filters.partner)
        yield words.labelled(words.PARTNER, "" if found is None else found.name, language)
    if REGION in kind.filters and filters.region is not None:
        name = words.region_name(reference, filters.region, language)
        yield words.labelled(words.REGION, name, language)
    if THEME in kind.filters and filters.theme is not None:
        yield words.labelled(words.THEME, words.theme_name(filters.theme, language), language)
    if SECTOR in kind.filters and filters.sector is not None:
        name = words.sector_name(filters.sector, language)
        yield words.labelled(words.SECTOR, name, language)


def _project_from(session: Session) -> date | None:
    """Return when the project began: as its terms say, else with its first trajectory."""
    terms = select(col(ProjectTerms.first)).where(~col(ProjectTerms.deleted))
    begun = select(col(Trajectory.started_on)).where(~col(Trajectory.deleted))
    return (
        session.exec(terms.order_by(col(ProjectTerms.valid_from).desc())).first()
        or session.exec(begun.order_by(col(Trajectory.started_on))).first()
    )


def choices_of(reference: Reference, name: str) -> tuple[tuple[str, str], ...]:
    """Return the codes and Dutch names of a filter: region, theme or sector."""
    if name == REGION:
        return tuple((one.code, one.name) for one in reference.reference_regions)
    if name == THEME:
        return tuple((code, said.nl) for code, said in words.THEMES.items())
    return tuple((code, said.nl) for code, said in words.SECTORS.items())
