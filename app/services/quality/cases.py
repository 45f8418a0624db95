"""A case without names (casusbord): what it takes of a trajectory, and which names it has not."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.domain.known_names import KnownNames
from app.models.coaching import CoachingSession
from app.models.enterprise import Contact, Enterprise
from app.models.lists import EnterpriseKey
from app.models.trajectory import TrajectoryMember, TrajectorySession
from app.reference.loader import Reference
from app.services.companies.sizes import size_classes
from app.storage.store import Store
from app.storage.unit_values import parts


def bare_case(store: Store, reference: Reference, trajectory_id: UUID) -> dict[str, Any]:
    """
    Return what a case takes from a trajectory: themes, section and size class, and nothing else.

    No text goes along, and of companies that differ in one of them, that one is left open.
    """
    with store.read() as session:
        member = TrajectoryMember
        query = select(col(member.enterprise_id)).where(
            col(member.trajectory_id) == trajectory_id, ~col(member.deleted)
        )
        companies = list(session.scalars(query))
        codes = session.scalars(
            select(col(Enterprise.nace_code)).where(
                col(Enterprise.id).in_(companies), col(Enterprise.nace_version) == "2025"
            )
        )
        sectors = {section_of(reference, code) for code in codes}
        sizes = {one.size for one in size_classes(session, reference, companies).values()}
        themes = _themes(session, trajectory_id)
    size = sizes.pop() if len(sizes) == 1 else None
    return {
        "themes": tuple(sorted(themes)),
        "sector": sectors.pop() if len(sectors) == 1 else None,
        "size": None if size is None else size.value,
    }


def section_of(reference: Reference, code: str | None) -> str | None:
    """Return the section of an activity: of 10.711 that is C."""
    entry = None if code is None else reference.nace().get(code)
    while entry is not None and entry.level > 1:
        entry = reference.nace().get(entry.parent)
    return None if entry is None else entry.code


def known_names(store: Store) -> KnownNames:
    """Return the names that a case may not have: of the companies and contacts that are here."""
    with store.read() as session:
        companies = session.scalars(select(col(Enterprise.name)))
        people = session.scalars(select(col(Contact.name)))
        return KnownNames(companies, people)


def company_traits(
    store: Store, reference: Reference, enterprise_id: UUID
) -> tuple[str | None, str | None]:
    """Return the reference region and the section of a company, as a question keeps them."""
    with store.read() as session:
        found = session.get(EnterpriseKey, enterprise_id)
        if found is None:
            return None, None
        place = reference.municipalities.get(found.municipality_nis or "")
        region = None if place is None else place.reference_region
        section = section_of(reference, found.nace_code)
    return None if region is None else region.code, section


def _themes(session: Session, trajectory_id: UUID) -> set[str]:
    served = select(col(TrajectorySession.session_id)).where(
        col(TrajectorySession.trajectory_id) == trajectory_id, ~col(TrajectorySession.deleted)
    )
    return set(_all_themes(session, list(session.scalars(served))))


def _all_themes(session: Session, ids: list[UUID]) -> Iterable[str]:
    for part in parts(ids):
        query = select(col(CoachingSession.themes)).where(col(CoachingSession.id).in_(part))
        for themes in session.scalars(query):
            yield from themes
