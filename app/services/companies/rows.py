"""What a list of enterprises shows of them: a page of rows, and the details of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.core import clock
from app.domain.enterprise_size import SizeOfYear, SizeStatus
from app.domain.note_text import snippet
from app.models.coaching import CoachingSession
from app.models.enterprise import Contact, Enterprise, Establishment
from app.models.lists import EnterpriseKey
from app.models.partnership import Person
from app.reference.loader import Reference
from app.services.companies.family import of_company
from app.services.companies.judgements import Judgement, judgements
from app.services.companies.sizes import NO_FIGURES, size_classes, year_rows
from app.services.evidence.of_company import CompanyEvidence, evidence_by_company
from app.services.places import activity_label, place_name, region_name, sector_label
from app.storage.store import Store

SNIPPET = 180  # signs of the last note


@dataclass(frozen=True, slots=True)
class EnterpriseRow:
    """One line of the list."""

    id: UUID
    name: str
    number: str  # ten digits, or empty
    place: str  # municipality of its main establishment
    region: str
    sector: str
    coach: str
    last_session_on: date | None
    judged: Judgement
    evidence: CompanyEvidence | None = None  # None: no trajectory here


@dataclass(frozen=True, slots=True)
class LastSession:
    """The last time that somebody coached there."""

    id: UUID
    kind: str  # code of resources/reference
    day: date
    lasted: timedelta
    text: str  # begin of the note


@dataclass(frozen=True, slots=True)
class EnterpriseDetails:
    """What the pane beside the list tells of one enterprise."""

    row: EnterpriseRow
    address: str  # street and number of its main establishment
    activity: str
    staff: Decimal | None  # VTE, of the last year
    size: SizeStatus
    last_year: SizeOfYear | None  # the class of the last year, with its reasons
    contact: str
    function: str  # code of resources/reference, or words
    last: LastSession | None


def enterprise_rows(
    store: Store, reference: Reference, ids: Sequence[UUID]
) -> dict[UUID, EnterpriseRow]:
    """Return the rows of `ids` that still exist; meant for one page."""
    with store.read() as session:
        return _rows(store, session, reference, ids)


def enterprise_details(
    store: Store, reference: Reference, enterprise_id: UUID
) -> EnterpriseDetails | None:
    """Return the details of one enterprise, None when it no longer exists."""
    with store.read() as session:
        row = _rows(store, session, reference, [enterprise_id]).get(enterprise_id)
        if row is None:
            return None
        enterprise = session.get_one(Enterprise, enterprise_id)
        contact = _first_contact(session, enterprise_id)
        year = next(iter(year_rows(session, reference, enterprise_id)), None)
        return EnterpriseDetails(
            row=row,
            address=_address(session, enterprise_id),
            activity=activity_label(reference, enterprise.nace_code, enterprise.nace_version),
            staff=None if year is None else year.figures.staff,
            last_year=None if year is None else year.judged,
            size=size_classes(session, reference, [enterprise_id]).get(enterprise_id, NO_FIGURES),
            contact="" if contact is None else contact.name,
            function="" if contact is None else contact.function,
            last=_last_session(session, enterprise_id),
        )


def _rows(
    store: Store, session: Session, reference: Reference, ids: Sequence[UUID]
) -> dict[UUID, EnterpriseRow]:
    query = (
        select(EnterpriseKey, col(Enterprise.name), col(Person.name))
        .join(Enterprise, col(Enterprise.id) == col(EnterpriseKey.enterprise_id))
        .outerjoin(Person, col(Person.id) == col(EnterpriseKey.coach_id))
        .where(col(EnterpriseKey.enterprise_id).in_(ids))
    )
    judged = judgements(store, session, reference, ids)
    evidence = evidence_by_company(session, ids)
    return {
        key.enterprise_id: EnterpriseRow(
            id=key.enterprise_id,
            name=name,
            number=key.number or "",
            place=place_name(reference, key.municipality_nis),
            region=region_name(reference, key.municipality_nis),
            sector=sector_label(reference, key.nace_code),
            coach=coach or "",
            last_session_on=None
            if key.last_session_at is None
            else clock.local(key.last_session_at).date(),
            judged=judged[key.enterprise_id],
            evidence=evidence.get(key.enterprise_id),
        )
        for key, name, coach in session.execute(query)
    }


def _first_contact(session: Session, enterprise_id: UUID) -> Contact | None:
    query = select(Contact).where(
        of_company(Contact.enterprise_id, enterprise_id),
        ~col(Contact.deleted),
        col(Contact.ended_on).is_(None),
    )
    return session.scalars(query.order_by(col(Contact.id))).first()


def _address(session: Session, enterprise_id: UUID) -> str:
    query = select(Establishment).where(
        of_company(Establishment.enterprise_id, enterprise_id), ~col(Establishment.deleted)
    )
    own = col(Establishment.enterprise_id) == enterprise_id
    order = (own.desc(), col(Establishment.is_main).desc(), col(Establishment.id))
    found = session.scalars(query.order_by(*order)).first()
    return "" if found is None else f"{found.street} {found.house_number}".strip()


def _last_session(session: Session, enterprise_id: UUID) -> LastSession | None:
    query = select(CoachingSession).where(
        of_company(CoachingSession.enterprise_id, enterprise_id), ~col(CoachingSession.deleted)
    )
    found = session.scalars(query.order_by(col(CoachingSession.starts_at).desc())).first()
    if found is None:
        return None
    day, lasted = clock.local(found.starts_at).date(), found.ends_at - found.starts_at
    return LastSession(found.id, found.kind, day, lasted, snippet(found.note, SNIPPET))
