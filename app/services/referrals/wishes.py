"""What a company asks, as offers of partners are compared with it."""

from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.offers import Wish
from app.models.enterprise import Enterprise, Establishment
from app.models.intake import Intake
from app.reference.loader import Reference
from app.services.companies.family import of_company, shown
from app.services.places import SECTIONS
from app.services.referrals.actors import Fitting, fitting_offers
from app.storage.store import Store


def wish_of(
    reference: Reference,
    themes: frozenset[str] = frozenset(),
    municipality: str | None = None,
    nace: str | None = None,
) -> Wish:
    """Return what is asked in a place (NIS code), of a company with this activity."""
    place = reference.municipalities.get(municipality or "")
    region = None if place is None else place.reference_region
    division = (nace or "")[:2]
    section = next((one for one, its in SECTIONS.items() if division in its), None)
    return Wish(themes, None if region is None else region.code, section)


def fitting_for(store: Store, reference: Reference, enterprise_id: UUID) -> tuple[Fitting, ...]:
    """Return the offers that fit what a company asked last; none when it asked about no theme."""
    with store.read() as session:
        found = session.get(Enterprise, shown(session, enterprise_id))
        themes = frozenset() if found is None else _themes(session, found.id)
        if found is None or not themes:
            return ()
        municipality, nace = _main_place(session, found.id), found.nace_code
    return fitting_offers(store, wish_of(reference, themes, municipality, nace))


def _themes(session: Session, enterprise_id: UUID) -> frozenset[str]:
    """Return the themes of the last intake that has any."""
    query = select(Intake).where(of_company(Intake.enterprise_id, enterprise_id))
    last = query.where(~col(Intake.deleted)).order_by(
        col(Intake.held_on).desc(), col(Intake.id).desc()
    )
    return next((frozenset(one.themes) for one in session.exec(last) if one.themes), frozenset())


def _main_place(session: Session, enterprise_id: UUID) -> str | None:
    query = select(Establishment.municipality_nis).where(
        col(Establishment.enterprise_id) == enterprise_id, ~col(Establishment.deleted)
    )
    return session.exec(query.order_by(col(Establishment.is_main).desc())).first()
