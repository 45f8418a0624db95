"""What the file of an enterprise (dossier) shows around its timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlmodel import Session, col

from app.core import clock
from app.domain.enterprise_size import SizeStatus
from app.domain.findings import Finding
from app.domain.intake import Completeness
from app.models.base import Synced
from app.models.coaching import Action, CoachingSession
from app.models.enterprise import Contact, Enterprise, Establishment
from app.models.intake import Intake
from app.models.partnership import Person
from app.models.planning import Appointment
from app.models.sharing import CaseShare
from app.reference.loader import Reference
from app.services.companies.duplicates import duplicates_of
from app.services.companies.family import family, of_company, one_of_each, shown
from app.services.companies.intake_state import intake_states
from app.services.companies.sizes import NO_FIGURES, YearRow, size_classes, year_rows
from app.services.evidence.of_company import CompanyTrajectory, company_trajectory
from app.services.places import activity_label, sector_label
from app.services.standing import may_edit
from app.storage.store import Store

MOST_ACTIONS: Final = 100
Record = TypeVar("Record", bound=Synced)


@dataclass(frozen=True, slots=True)
class SiteRow:
    """An establishment (vestiging)."""

    id: UUID
    number: str  # ten digits, or empty
    name: str
    street: str
    house_number: str
    box: str
    postal_code: str
    municipality_nis: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact person, also one who left."""

    id: UUID
    name: str
    function: str  # code of resources/reference, or words
    email: str
    phone: str
    ended_on: date | None
    establishment_id: UUID | None = None
    mail_consent: bool | None = None  # wants invitations by mail; None: not asked
    mail_consent_on: date | None = None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An open action; the session that it came from may be opened."""

    id: UUID
    text: str
    owner: str
    due_on: date | None
    session_id: UUID | None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """The next appointment, or the one that is going on."""

    id: UUID
    kind: str  # visit, call, online, meeting
    starts_at: datetime  # UTC
    ends_at: datetime
    subject: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """An enterprise with all that stands around its timeline."""

    id: UUID
    members: tuple[UUID, ...]  # its own id, and the companies that were merged into it
    name: str
    number: str  # ten digits, or empty
    purpose: str  # what it wants, in its own words
    coach: str
    sector: str
    activity: str
    nace_code: str
    nace_version: str
    legal_form: str
    joint_committee: str
    part_of_group: str  # no, yes, unknown, or empty
    sites: tuple[SiteRow, ...]  # the main one first
    contacts: tuple[ContactRow, ...]  # those who left last
    actions: tuple[ActionRow, ...]  # the first due first, at most MOST_ACTIONS
    action_count: int  # of all open ones
    years: tuple[YearRow, ...]  # the last first
    size: SizeStatus
    intake: Completeness
    has_intake: bool
    next_visit: VisitRow | None = None
    shared_with: tuple[str, ...] = ()  # names of who works in it beside the coach
    duplicates: tuple[Finding, ...] = ()  # other companies under its number
    may_edit: bool = True  # who works here; else they read it
    trajectory: CompanyTrajectory | None = None  # the one that runs, else the last


def company_name(store: Store, enterprise_id: UUID) -> str:
    """Return the name under which a company is shown; empty when it is gone."""
    with store.read() as session:
        found = session.get(Enterprise, shown(session, enterprise_id))
        return "" if found is None or found.deleted else found.name


def load_dossier(store: Store, reference: Reference, enterprise_id: UUID) -> Dossier | None:
    """Return the file of an enterprise, None when it does not exist or was deleted."""
    with store.read() as session:
        enterprise_id = shown(session, enterprise_id)
        found = session.get(Enterprise, enterprise_id)
        if found is None or found.deleted:
            return None
        coach = None if found.coach_id is None else session.get(Person, found.coach_id)
        sizes = size_classes(session, reference, [enterprise_id])
        return Dossier(
            id=found.id,
            members=family(session, enterprise_id),
            name=found.name,
            number=found.number or "",
            purpose=found.purpose,
            coach="" if coach is None else coach.name,
            sector=sector_label(reference, found.nace_code, found.nace_version),
            activity=activity_label(reference, found.nace_code, found.nace_version),
            nace_code=found.nace_code or "",
            nace_version=found.nace_version or "",
            legal_form=found.legal_form or "",
            joint_committee=found.joint_committee or "",
            part_of_group=found.part_of_group or "",
            sites=tuple(_site(row) for row in _sites(session, enterprise_id)),
            contacts=tuple(_contact(row) for row in _contacts(session, enterprise_id)),
            actions=tuple(_action(row) for row in _open_actions(session, enterprise_id)),
            action_count=_count_actions(session, enterprise_id),
            years=year_rows(session, reference, enterprise_id),
            size=sizes.get(enterprise_id, NO_FIGURES),
            intake=intake_states(session, [enterprise_id])[enterprise_id],
            has_intake=bool(_below(session, Intake, enterprise_id)),
            trajectory=company_trajectory(session, enterprise_id),
            next_visit=next_visit(session, enterprise_id),
            shared_with=_shared_with(session, enterprise_id),
            duplicates=duplicates_of(session, found),
            may_edit=may_edit(session, found),
        )


def _shared_with(session: Session, enterprise_id: UUID) -> tuple[str, ...]:
    query = (
        select(col(Person.name))
        .join(CaseShare, col(CaseShare.person_id) == col(Person.id))
        .where(of_company(CaseShare.enterprise_id, enterprise_id), ~col(CaseShare.deleted))
        .distinct()
        .order_by(col(Person.name))
    )
    return tuple(session.scalars(query))


def _below(session: Session, kind: type[Record], enterprise_id: UUID) -> Sequence[Record]:
    model: Any = kind
    query = select(kind).where(of_company(model.enterprise_id, enterprise_id), ~col(kind.deleted))
    return session.scalars(query.order_by(col(kind.id))).all()


def _sites(session: Session, enterprise_id: UUID) -> list[Establishment]:
    rows = one_of_each(_below(session, Establishment, enterprise_id), enterprise_id)
    return sorted(rows, key=lambda row: (row.root != enterprise_id, not row.is_main))


def _contacts(session: Session, enterprise_id: UUID) -> list[Contact]:
    rows = one_of_each(_below(session, Contact, enterprise_id), enterprise_id)
    return sorted(rows, key=lambda row: row.ended_on is not None)


def _open_actions(session: Session, enterprise_id: UUID) -> Sequence[Action]:
    query = select(Action).where(
        of_company(Action.enterprise_id, enterprise_id),
        ~col(Action.deleted),
        col(Action.done_on).is_(None),
    )
    ordered = query.order_by(col(Action.due_on).asc().nulls_last(), col(Action.id))
    return session.scalars(ordered.limit(MOST_ACTIONS)).all()


def _count_actions(session: Session, enterprise_id: UUID) -> int:
    query = select(func.count(col(Action.id))).where(
        of_company(Action.enterprise_id, enterprise_id),
        ~col(Action.deleted),
        col(Action.done_on).is_(None),
    )
    return session.scalars(query).one()


def next_visit(session: Session, enterprise_id: UUID) -> VisitRow | None:
    """Return what comes next, of any coach; what was logged as a session is over."""
    held = and_(
        col(CoachingSession.id) == col(Appointment.session_id), ~col(CoachingSession.deleted)
    )
    query = (
        select(Appointment)
        .outerjoin(CoachingSession, held)
        .where(
            of_company(Appointment.enterprise_id, enterprise_id),
            ~col(Appointment.deleted),
            ~col(Appointment.cancelled),
            col(Appointment.ends_at) > clock.now(),
            col(CoachingSession.id).is_(None),
        )
    )
    ordered = query.order_by(col(Appointment.starts_at), col(Appointment.id))
    row = session.scalars(ordered.limit(1)).first()
    if row is None:
        return None
    return VisitRow(row.id, row.kind, row.starts_at, row.ends_at, row.subject)


def _site(row: Establishment) -> SiteRow:
    return SiteRow(
        id=row.id,
        number=row.number or "",
        name=row.name,
        street=row.street,
        house_number=row.house_number,
        box=row.box,
        postal_code=row.postal_code or "",
        municipality_nis=row.municipality_nis or "",
        is_main=row.is_main,
    )


def _contact(row: Contact) -> ContactRow:
    return ContactRow(
        row.id,
        row.name,
        row.function,
        row.email,
        row.phone,
        row.ended_on,
        row.establishment_id,
        row.mail_consent,
        row.mail_consent_on,
    )


def _action(row: Action) -> ActionRow:
    return ActionRow(row.id, row.text, row.owner, row.due_on, row.session_id)
