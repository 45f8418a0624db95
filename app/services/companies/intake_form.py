"""An intake as its form has it: new, or read from what is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, col, select

from app.models.base import new_id
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.intake import Intake, IntakeCount
from app.services.companies.family import of_company
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class SiteForm:
    """The establishment (vestiging) that the intake is about."""

    id: UUID
    number: str | None = None  # ten digits
    street: str = ""
    house_number: str = ""
    box: str = ""
    postal_code: str | None = None
    municipality_nis: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is known."""
        return self == SiteForm(self.id)


@dataclass(frozen=True, slots=True)
class ContactForm:
    """Whom the coach calls or mails."""

    id: UUID
    name: str
    function: str = ""
    email: str = ""
    phone: str = ""
    mail_consent: bool | None = None
    mail_consent_on: date | None = None


@dataclass(frozen=True, slots=True)
class FiguresForm:
    """The figures of the last closed year; None is not known."""

    id: UUID
    year: int
    staff: Decimal | None = None  # annual work units (VTE), two places at most
    turnover: Decimal | None = None  # EUR
    balance: Decimal | None = None  # EUR

    @property
    def is_empty(self) -> bool:
        """Whether none of the three is known."""
        return self.staff is None and self.turnover is None and self.balance is None


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """An intake as its three pages have it; every id is made before anything is stored."""

    enterprise_id: UUID
    intake_id: UUID
    action_id: UUID  # of the first step
    site: SiteForm
    figures: FiguresForm
    held_on: date
    name: str = ""
    number: str | None = None  # ten digits, checked
    legal_form: str | None = None
    nace_code: str | None = None  # of NACE-BEL 2025
    joint_committee: str | None = None
    part_of_group: str | None = None  # no, yes, unknown
    purpose: str = ""
    duplicate_reason: str = ""
    contacts: tuple[ContactForm, ...] = ()
    source: str | None = None
    introduced_by: str = ""
    question: str = ""
    themes: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()  # target group and number; groups overlap
    unique_persons: int | None = None
    first_step: str = ""
    first_step_on: date | None = None
    consent: bool | None = None
    consent_on: date | None = None
    consent_by: str = ""


def new_form(day: date) -> IntakeForm:
    """Return an empty intake of this day, with ids of its own; the last closed year is asked."""
    return IntakeForm(
        enterprise_id=new_id(),
        intake_id=new_id(),
        action_id=new_id(),
        site=SiteForm(new_id()),
        figures=FiguresForm(new_id(), day.year - 1),
        held_on=day,
    )


def new_contact_id() -> UUID:
    """Return the id of a contact that is about to be typed."""
    return new_id()


def load_intake(store: Store, enterprise_id: UUID, day: date) -> IntakeForm | None:
    """Return the last intake of an enterprise, or a new one of `day`; None: no such enterprise."""
    with store.read() as session:
        found = session.get(Enterprise, enterprise_id)
        if found is None or found.deleted:
            return None
        intake = _last_intake(session, enterprise_id)
        form = _with_enterprise(new_form(day), found)
        form = replace(
            form,
            site=_site(session, enterprise_id, intake) or form.site,
            contacts=_contacts(session, enterprise_id),
            figures=_figures(session, enterprise_id) or form.figures,
        )
        return form if intake is None else _with_intake(session, form, intake)


def _with_enterprise(form: IntakeForm, found: Enterprise) -> IntakeForm:
    return replace(
        form,
        enterprise_id=found.id,
        name=found.name,
        number=found.number,
        legal_form=found.legal_form,
        nace_code=found.nace_code,
        joint_committee=found.joint_committee,
        part_of_group=found.part_of_group,
        purpose=found.purpose,
        duplicate_reason=found.duplicate_reason,
    )


def _with_intake(session: Session, form: IntakeForm, intake: Intake) -> IntakeForm:
    return replace(
        form,
        intake_id=intake.id,
        action_id=intake.action_id or form.action_id,
        held_on=intake.held_on,
        source=intake.source,
        introduced_by=intake.introduced_by,
        question=intake.question,
        themes=intake.themes,
        counts=tuple((row.target_group, row.number) for row in counts_of(session, intake.id)),
        unique_persons=intake.unique_persons,
        first_step=intake.first_step,
        first_step_on=intake.first_step_on,
        consent=intake.consent,
        consent_on=intake.consent_on,
        consent_by=intake.consent_by,
    )


def _last_intake(session: Session, enterprise_id: UUID) -> Intake | None:
    query = select(Intake).where(
        of_company(Intake.enterprise_id, enterprise_id), ~col(Intake.deleted)
    )
    return session.exec(query.order_by(col(Intake.held_on).desc(), col(Intake.id).desc())).first()


def main_site(session: Session, enterprise_id: UUID) -> Establishment | None:
    """Return the establishment that a list shows; None: there is none."""
    query = select(Establishment).where(
        of_company(Establishment.enterprise_id, enterprise_id), ~col(Establishment.deleted)
    )
    order = (col(Establishment.is_main).desc(), col(Establishment.id))
    return session.exec(query.order_by(*order)).first()


def _site(session: Session, enterprise_id: UUID, intake: Intake | None) -> SiteForm | None:
    found = None
    if intake is not None and intake.establishment_id is not None:
        found = session.get(Establishment, intake.establishment_id)
    if found is None or found.deleted:
        found = main_site(session, enterprise_id)
    if found is None:
        return None
    return SiteForm(
        found.id,
        found.number,
        found.street,
        found.house_number,
        found.box,
        found.postal_code,
        found.municipality_nis,
    )


def open_contacts(session: Session, enterprise_id: UUID) -> Sequence[Contact]:
    """Return the contacts who still work there, the first one first."""
    query = select(Contact).where(
        of_company(Contact.enterprise_id, enterprise_id),
        col(Contact.ended_on).is_(None),
        ~col(Contact.deleted),
    )
    return session.exec(query.order_by(col(Contact.id))).all()


def _contacts(session: Session, enterprise_id: UUID) -> tuple[ContactForm, ...]:
    return tuple(
        ContactForm(
            row.id,
            row.name,
            row.function,
            row.email,
            row.phone,
            row.mail_consent,
            row.mail_consent_on,
        )
        for row in open_contacts(session, enterprise_id)
    )


def _figures(session: Session, enterprise_id: UUID) -> FiguresForm | None:
    query = select(YearlyFigures).where(
        of_company(YearlyFigures.enterprise_id, enterprise_id), ~col(YearlyFigures.deleted)
    )
    found = session.exec(query.order_by(col(YearlyFigures.year).desc())).first()
    if found is None:
        return None
    return FiguresForm(found.id, found.year, found.staff, found.turnover, found.balance)


def counts_of(session: Session, intake_id: UUID) -> Sequence[IntakeCount]:
    """Return the counts per target group of an intake."""
    query = select(IntakeCount).where(
        col(IntakeCount.intake_id) == intake_id, ~col(IntakeCount.deleted)
    )
    return session.exec(query.order_by(col(IntakeCount.id))).all()
