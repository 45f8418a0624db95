"""Which partner, region and themes a company stands under, and what these are called."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import String, or_, select, type_coerce
from sqlmodel import Session, col

from app.models.coaching import CoachingSession
from app.models.intake import Intake
from app.models.lists import CompanyAlias
from app.models.trajectory import TrajectoryMember, TrajectorySession
from app.reference.loader import Reference
from app.services.companies.family import shown_of
from app.services.results.cases import hex_of
from app.services.results.companies import Company
from app.services.results.targets import PartnerView, Scope, ScopeKind
from app.services.results.view import NONE

Codes = Callable[[Company], frozenset[str]]
_NONE, _NOTHING = frozenset({NONE}), frozenset[str]()


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
        region_of = _regions(reference)
        return lambda one: region_of.get(one.case.place, _NONE)
    if kind is ScopeKind.THEME:
        return _Themes(session).of
    return lambda one: frozenset({one.case.partner})


class _Themes:
    """The themes of companies and trajectories."""

    def __init__(self, session: Session) -> None:
        merged = {one.hex: shown.hex for one, shown in shown_of(session).items()}
        taking = select(col(TrajectoryMember.enterprise_id))
        files = or_(  # a company in a trajectory, or one that went on as it
            col(Intake.enterprise_id).in_(taking),
            col(Intake.enterprise_id).in_(select(col(CompanyAlias.enterprise_id))),
        )
        intakes = select(hex_of(Intake.enterprise_id), _stored(Intake.themes))
        self._of_company = _united(session, intakes.where(~col(Intake.deleted), files), merged)
        sessions = (
            select(hex_of(TrajectorySession.trajectory_id), _stored(CoachingSession.themes))
            .join(CoachingSession, col(CoachingSession.id) == col(TrajectorySession.session_id))
            .where(~col(TrajectorySession.deleted), ~col(CoachingSession.deleted))
            .distinct()
        )
        self._of_trajectory = _united(session, sessions, {})

    def of(self, one: Company) -> frozenset[str]:
        """Return the themes of a company."""
        found = self._of_company.get(one.case.enterprise, _NOTHING)
        for trajectory in one.trajectories:
            found |= self._of_trajectory.get(trajectory, _NOTHING)
        return found or _NONE


def _stored(column: Any) -> Any:
    """Return a column of codes as the text that is stored: few differ, so each is read once."""
    return type_coerce(col(column), String())


def _united(session: Session, query: Any, merged: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return all codes that a query gives to one id, under the company that it is shown as."""
    read: dict[str, frozenset[str]] = {}
    found: dict[str, frozenset[str]] = {}
    for one, stored in session.connection().execute(query):
        if stored not in read:
            read[stored] = frozenset(json.loads(stored))
        shown = merged.get(one, one)
        found[shown] = found.get(shown, _NOTHING) | read[stored]
    return found


def names_by(
    reference: Reference, kind: ScopeKind, partners: Iterable[PartnerView], day: date
) -> dict[str, str]:
    """Return what the codes of a kind are called, in the order of a table."""
    if kind is ScopeKind.REGION:
        return {one.code: one.name for one in reference.reference_regions}
    if kind is ScopeKind.THEME:
        return {one.code: one.short or one.label for one in reference.themes(day)}
    return {one.id.hex: one.name for one in partners}


def _regions(reference: Reference) -> dict[str, frozenset[str]]:
    return {
        nis: frozenset({one.reference_region.code})
        for nis, one in reference.municipalities.items()
        if one.reference_region is not None
    }
