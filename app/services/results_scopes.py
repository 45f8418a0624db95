"""Which partner, region and themes a company stands under, and what these are called."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from app.models.coaching import CoachingSession
from app.models.directory import DirectoryEntry
from app.models.intake import Intake
from app.models.lists import EnterpriseKey
from app.models.trajectory import TrajectorySession
from app.reference.loader import Reference
from app.services.company_family import shown_of
from app.services.results_cases import hex_of
from app.services.results_companies import Company
from app.services.results_view import NONE
from app.services.targets import PartnerView, Scope, ScopeKind

Codes = Callable[[Company], frozenset[str]]
_NONE = frozenset({NONE})


def in_scope(codes: Codes, scope: Scope, companies: Iterable[Company]) -> list[Company]:
    """Return the companies of a scope."""
    if scope.kind is ScopeKind.WHOLE:
        return list(companies)
    return [one for one in companies if scope.code in codes(one)]


def codes_by(session: Session, reference: Reference, kind: ScopeKind) -> Codes:
    """
    Return what tells under which codes of a kind a company stands.

    Partner: of the trajectory by which it counts or runs. Region: that of its main establishment,
    as its file says, or the directory when that is on another laptop. Themes: of its intakes, and
    of the sessions that served its trajectories; there may be more than one.
    """
    if kind is ScopeKind.REGION:
        places = places_of(session)
        return lambda one: frozenset({_region(reference, places.get(one.case.enterprise))})
    if kind is ScopeKind.THEME:
        return _Themes(session).of
    return lambda one: frozenset({one.case.partner})


def places_of(session: Session) -> Mapping[str, str]:
    """Return the municipality (NIS) of the main establishment of every company that is known."""
    found: dict[str, str] = {}
    for model in (DirectoryEntry, EnterpriseKey):  # a file here is newer than the directory
        query = select(hex_of(model.enterprise_id), col(model.municipality_nis)).where(
            col(model.municipality_nis).is_not(None)
        )
        if model is DirectoryEntry:
            query = query.where(~col(DirectoryEntry.deleted))
        found |= {row[0]: row[1] for row in session.connection().execute(query)}
    return found


class _Themes:
    """The themes of companies and trajectories."""

    def __init__(self, session: Session) -> None:
        self._of_company: dict[str, set[str]] = {}
        self._of_trajectory: dict[str, set[str]] = {}
        merged = {one.hex: shown.hex for one, shown in shown_of(session).items()}
        intakes = select(hex_of(Intake.enterprise_id), col(Intake.themes)).where(
            ~col(Intake.deleted)
        )
        for company, themes in session.connection().execute(intakes):
            self._of_company.setdefault(merged.get(company, company), set()).update(themes)
        sessions = (
            select(hex_of(TrajectorySession.trajectory_id), col(CoachingSession.themes))
            .join(CoachingSession, col(CoachingSession.id) == col(TrajectorySession.session_id))
            .where(~col(TrajectorySession.deleted), ~col(CoachingSession.deleted))
            .distinct()
        )
        for trajectory, themes in session.connection().execute(sessions):
            self._of_trajectory.setdefault(trajectory, set()).update(themes)

    def of(self, one: Company) -> frozenset[str]:
        found = set(self._of_company.get(one.case.enterprise, ()))
        for trajectory in one.trajectories:
            found |= self._of_trajectory.get(trajectory, set())
        return frozenset(found) or _NONE


def names_by(
    reference: Reference, kind: ScopeKind, partners: Iterable[PartnerView], day: date
) -> dict[str, str]:
    """Return what the codes of a kind are called, in the order of a table."""
    if kind is ScopeKind.REGION:
        return {one.code: one.name for one in reference.reference_regions}
    if kind is ScopeKind.THEME:
        return {one.code: one.short or one.label for one in reference.themes(day)}
    return {one.id.hex: one.name for one in partners}


def _region(reference: Reference, nis: str | None) -> str:
    found = reference.municipalities.get(nis or "")
    region = None if found is None else found.reference_region
    return NONE if region is None else region.code
