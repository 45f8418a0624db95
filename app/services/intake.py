"""Use cases on an intake: keep it, incomplete or finished, in one unit of work."""

from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.domain.findings import Severity
from app.domain.identifiers import parse_enterprise_number
from app.domain.text import FieldKind, clean_text
from app.models.base import Synced, new_id
from app.models.coaching import Action
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.intake import Intake, IntakeCount
from app.models.partnership import Person
from app.services.changes import Changes
from app.services.drafts import drop_draft
from app.services.intake_form import (
    ContactForm,
    FiguresForm,
    IntakeForm,
    SiteForm,
    counts_of,
    main_site,
    open_contacts,
)
from app.storage.store import Store

FIRST_STEP: Final = "task"  # kind of the action that a first step gives
Record = TypeVar("Record", bound=Synced)


@dataclass(frozen=True, slots=True)
class SavedIntake:
    """The file that was made or went on, and what changed."""

    enterprise_id: UUID
    changes: Changes


def save_intake(store: Store, form: IntakeForm, *, draft_id: UUID | None = None) -> SavedIntake:
    """
    Store company, establishment, contacts, figures, intake, counts and first step, all or nothing.

    The form may be incomplete. Of what was stored before, only what differs is written. The first
    step stands among the open actions.

    Args:
        draft_id: The draft that ends with it; None: it stays, since it has what cannot be stored.

    Raises:
        UserError: `intake.name_missing`; `intake.text_too_long` with `field` and `length`;
            `intake.number_wrong` with `number`; `intake.number_exists` with `number`, `name`,
            `coach` and `enterprise_id`, when no reason for a second file is given.
    """
    form = _clean(form)
    _check(form)
    with store.write() as session:
        _refuse_second_file(session, form)
        unit = _Unit(session, form.enterprise_id)
        _keep_enterprise(unit, form, store.actor)
        site_id = _keep_site(unit, form.site)
        _keep_contacts(unit, form.contacts, site_id)
        _keep_figures(unit, form.figures)
        _keep_intake(unit, form, store.actor, site_id)
        _keep_counts(unit, form)
        _keep_first_step(unit, form, store.actor)
        if draft_id is not None:
            drop_draft(session, draft_id)
        return SavedIntake(form.enterprise_id, Changes.of(session))


@dataclass(frozen=True, slots=True)
class _Unit:
    """The unit of work, and the case that all its records belong to."""

    session: Session
    root: UUID

    def keep(self, table: type[Record], record_id: UUID, /, **values: Any) -> Record:
        """Make the record, or write what differs in the one that is there."""
        known = self.session.get(table, record_id)
        if known is None:
            known = table(id=record_id, root=self.root, **values)
            self.session.add(known)
            # each row before the next, so that one that points at it finds it
            self.session.flush()
        else:
            self.set(known, **values)
        return known

    def set(self, record: Synced, **values: Any) -> None:
        """Write only what differs, so that only real changes are captured."""
        for name, value in values.items():
            if getattr(record, name) != value:
                setattr(record, name, value)


def _clean(form: IntakeForm) -> IntakeForm:
    """
    Return the form as it can be stored.

    Raises:
        UserError: `intake.text_too_long` with `field`, `length`, `limit` and `unit`.
    """
    site = _texts(form.site, ("street", "house_number", "box"), FieldKind.SHORT)
    contacts = [
        replace(
            one,
            **_texts(one, ("name",), FieldKind.NAME),
            **_texts(one, ("function", "email", "phone"), FieldKind.SHORT),
        )
        for one in form.contacts
    ]
    lines = ("introduced_by", "first_step", "consent_by", "duplicate_reason")
    return replace(
        form,
        site=replace(form.site, **site),
        contacts=tuple(contacts),
        themes=tuple(sorted(form.themes)),
        **_texts(form, ("name",), FieldKind.NAME),
        **_texts(form, lines, FieldKind.SHORT),
        **_texts(form, ("question", "purpose"), FieldKind.LONG),
    )


def _texts(form: object, names: tuple[str, ...], kind: FieldKind) -> dict[str, Any]:
    cleaned = {name: clean_text(getattr(form, name), kind) for name in names}
    for name, text in cleaned.items():
        for finding in text.findings:
            if finding.severity is Severity.ERROR:
                raise UserError("intake.text_too_long", field=name, **finding.values)
    return {name: text.text for name, text in cleaned.items()}


def _check(form: IntakeForm) -> None:
    if not form.name:
        raise UserError("intake.name_missing")
    if form.number is not None:
        check = parse_enterprise_number(form.number)
        if not check.is_valid or check.digits != form.number:
            raise UserError("intake.number_wrong", number=form.number)


def _refuse_second_file(session: Session, form: IntakeForm) -> None:
    if form.number is None or form.duplicate_reason:
        return
    other = session.exec(
        select(Enterprise, Person.name)
        .join(Person, col(Person.id) == col(Enterprise.coach_id), isouter=True)
        .where(
            col(Enterprise.number) == form.number,
            col(Enterprise.id) != form.enterprise_id,
            ~col(Enterprise.deleted),
        )
    ).first()
    if other is not None:
        enterprise, coach = other
        raise UserError(
            "intake.number_exists",
            number=form.number,
            name=enterprise.name,
            coach=coach or "",
            enterprise_id=enterprise.id,
        )


def _keep_enterprise(unit: _Unit, form: IntakeForm, actor: UUID) -> None:
    values: dict[str, Any] = {
        "number": form.number,
        "name": form.name,
        "legal_form": form.legal_form,
        "joint_committee": form.joint_committee,
        "part_of_group": form.part_of_group,
        "purpose": form.purpose,
        "duplicate_reason": form.duplicate_reason,
    }
    known = unit.session.get(Enterprise, form.enterprise_id)
    if known is None or known.nace_code != form.nace_code:
        values |= {
            "nace_version": None if form.nace_code is None else "2025",
            "nace_code": form.nace_code,
        }
    if known is None:
        me = unit.session.get(Person, actor)
        values |= {"coach_id": actor, "partner_id": None if me is None else me.partner_id}
    unit.keep(Enterprise, form.enterprise_id, **values)


def _keep_site(unit: _Unit, site: SiteForm) -> UUID | None:
    """Keep the establishment; return its id, None when nothing of it is known."""
    known = unit.session.get(Establishment, site.id)
    if known is None and site.is_empty:
        return None
    values: dict[str, Any] = {
        "enterprise_id": unit.root,
        "number": site.number,
        "street": site.street,
        "house_number": site.house_number,
        "box": site.box,
        "postal_code": site.postal_code,
        "municipality_nis": site.municipality_nis,
    }
    if known is None:
        values["is_main"] = not main_site(unit.session, unit.root)
    return unit.keep(Establishment, site.id, **values).id


def _keep_contacts(unit: _Unit, contacts: tuple[ContactForm, ...], site_id: UUID | None) -> None:
    for one in contacts:
        values: dict[str, Any] = {
            "enterprise_id": unit.root,
            "name": one.name,
            "function": one.function,
            "email": one.email,
            "phone": one.phone,
            "mail_consent": one.mail_consent,
            "mail_consent_on": one.mail_consent_on,
        }
        if unit.session.get(Contact, one.id) is None:
            values["establishment_id"] = site_id
        unit.keep(Contact, one.id, **values)
    wanted = {one.id for one in contacts}
    for row in open_contacts(unit.session, unit.root):
        if row.id not in wanted:
            unit.set(row, deleted=True)


def _keep_figures(unit: _Unit, figures: FiguresForm) -> None:
    if figures.is_empty and unit.session.get(YearlyFigures, figures.id) is None:
        return
    unit.keep(
        YearlyFigures,
        figures.id,
        enterprise_id=unit.root,
        year=figures.year,
        staff=figures.staff,
        turnover=figures.turnover,
        balance=figures.balance,
    )


def _keep_intake(unit: _Unit, form: IntakeForm, actor: UUID, site_id: UUID | None) -> None:
    values: dict[str, Any] = {
        "enterprise_id": unit.root,
        "establishment_id": site_id,
        "held_on": form.held_on,
        "source": form.source,
        "introduced_by": form.introduced_by,
        "question": form.question,
        "themes": form.themes,
        "unique_persons": form.unique_persons,
        "first_step": form.first_step,
        "first_step_on": form.first_step_on,
        "consent": form.consent,
        "consent_on": form.consent_on,
        "consent_by": form.consent_by,
    }
    if unit.session.get(Intake, form.intake_id) is None:
        values["coach_id"] = actor
    unit.keep(Intake, form.intake_id, **values)


def _keep_counts(unit: _Unit, form: IntakeForm) -> None:
    wanted = {group: number for group, number in form.counts if number}
    for row in counts_of(unit.session, form.intake_id):
        if (number := wanted.pop(row.target_group, None)) is None:
            unit.set(row, deleted=True)
        else:
            unit.set(row, number=number)
    for group, number in wanted.items():
        unit.keep(
            IntakeCount, new_id(), intake_id=form.intake_id, target_group=group, number=number
        )


def _keep_first_step(unit: _Unit, form: IntakeForm, actor: UUID) -> None:
    known = unit.session.get(Action, form.action_id)
    if known is not None and known.done_on is not None:
        return
    if known is None and not form.first_step:
        return
    values: dict[str, Any] = {
        "enterprise_id": unit.root,
        "text": form.first_step,
        "due_on": form.first_step_on,
        "deleted": not form.first_step,
    }
    if known is None:
        values |= {"kind": FIRST_STEP, "coach_id": actor}
    unit.keep(Action, form.action_id, **values)
