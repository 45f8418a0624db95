"""Use cases on an intake: keep it, incomplete or finished, in one unit of work."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.domain.identifiers import parse_enterprise_number
from app.domain.text import FieldKind
from app.models.base import Synced, new_id
from app.models.coaching import Action
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.intake import Intake, IntakeCount
from app.models.partnership import Person
from app.services.changes import Changes
from app.services.companies.family import at_home, family
from app.services.companies.intake_form import (
    ContactForm,
    FiguresForm,
    IntakeForm,
    SiteForm,
    counts_of,
    main_site,
    open_contacts,
)
from app.services.drafts import drop_draft
from app.services.records import changed, write
from app.services.retention.bin import bring_back, went_together
from app.services.standing import standing_enterprise
from app.services.texts import checked_text
from app.storage.store import Store

NACE_VERSION: Final = "2025"  # of the codes that an intake offers
FIRST_STEP: Final = "task"  # kind of the action that a first step gives
Record = TypeVar("Record", bound=Synced)


@dataclass(frozen=True, slots=True)
class SavedIntake:
    """The file that was made or went on, and what changed."""

    enterprise_id: UUID
    changes: Changes


def save_intake(
    store: Store,
    form: IntakeForm,
    *,
    begin: IntakeForm | None = None,
    draft_id: UUID | None = None,
) -> SavedIntake:
    """
    Store company, establishment, contacts, figures, intake, counts and first step, all or nothing.

    The form may be incomplete. Of what was stored before, only what the form changed is written:
    a field that stands as it began keeps what somebody wrote there since. The first step stands
    among the open actions. Figures of another year are another row.

    Args:
        begin: The form as it stood before the coach typed; None: all of the form counts.
        draft_id: The draft that ends with it; None: it stays, since it has what cannot be stored.

    Raises:
        UserError: `intake.name_missing`; `text.too_long` with `field` and `length`;
            `intake.number_wrong` with `number`; `intake.number_exists` with `number`, `name`,
            `coach` and `enterprise_id`, when no reason for a second file is given; `year.exists`
            with `year`; `enterprise.in_bin` (name, enterprise_id).
    """
    form = _clean(form)
    _check(form)
    with store.write() as session:
        _refuse_second_file(session, form)
        unit = _Unit(session, _case_of(session, form), store.actor)
        known = session.get(Enterprise, form.enterprise_id)
        if known is not None and known.deleted:
            _bring_back_undone(session, known, form.intake_id)
        _keep_enterprise(unit, form, begin)
        site_id = _keep_site(unit, form.site, None if begin is None else begin.site)
        _keep_contacts(unit, form, begin, site_id)
        _keep_figures(unit, form.figures, None if begin is None else begin.figures)
        action_id = _keep_first_step(unit, form, begin)
        _keep_intake(unit, form, begin, site_id, action_id)
        _keep_counts(unit, form, begin)
        if draft_id is not None:
            drop_draft(session, draft_id)
        return SavedIntake(form.enterprise_id, Changes.of(session))


def _case_of(session: Session, form: IntakeForm) -> UUID:
    """Return the file that the intake stands in, be it one that was merged into the company."""
    known = session.get(Intake, form.intake_id)
    return form.enterprise_id if known is None else known.root


def _bring_back_undone(session: Session, enterprise: Enterprise, intake_id: UUID) -> None:
    """Bring back what an undo of this intake took along: it goes on from its draft."""
    if not went_together(session, ("enterprise", enterprise.id), ("intake", intake_id)):
        standing_enterprise(session, enterprise.id)  # somebody put it in the bin: asked first
    bring_back(session, "enterprise", enterprise)


@dataclass(frozen=True, slots=True)
class _Unit:
    """The unit of work, the case that all its records belong to, and who works."""

    session: Session
    root: UUID
    actor: UUID

    def keep(
        self,
        table: type[Record],
        record_id: UUID,
        values: Mapping[str, Any],
        begin: Mapping[str, Any] | None = None,
        **first: Any,
    ) -> Record:
        """
        Make the record, or write what was changed in the one that is there.

        Args:
            begin: As in `changed`.
            first: What only a new record gets.
        """
        known = self.session.get(table, record_id)
        if known is None:
            known = table(id=record_id, root=self.root, **values, **first)
            self.session.add(known)
            # each row before the next, so that one that points at it finds it
            self.session.flush()
        else:
            write(known, changed(values, begin))
        return known


def _clean(form: IntakeForm) -> IntakeForm:
    """
    Return the form as it can be stored.

    Raises:
        UserError: `text.too_long` with `field`, `length`, `limit` and `unit`.
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
    return {name: checked_text(getattr(form, name), kind, field=name) for name in names}


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
            col(Enterprise.id).not_in(family(session, form.enterprise_id)),
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


def _keep_enterprise(unit: _Unit, form: IntakeForm, begin: IntakeForm | None) -> None:
    values, before = _enterprise_values(form), None if begin is None else _enterprise_values(begin)
    known = unit.session.get(Enterprise, form.enterprise_id)
    if known is not None and known.nace_code == form.nace_code:
        values["nace"] = known.nace_version, known.nace_code  # the version that it was chosen in
    wanted = values if known is None else changed(values, before)
    if "nace" in wanted:
        wanted["nace_version"], wanted["nace_code"] = wanted.pop("nace")
    me = unit.session.get(Person, unit.actor)
    first = {"coach_id": unit.actor, "partner_id": None if me is None else me.partner_id}
    unit.keep(Enterprise, form.enterprise_id, wanted, None, **first)


def _enterprise_values(form: IntakeForm) -> dict[str, Any]:
    """Return columns and their values; `nace` is the version with the code."""
    return {
        "number": form.number,
        "name": form.name,
        "legal_form": form.legal_form,
        "nace": (None if form.nace_code is None else NACE_VERSION, form.nace_code),
        "joint_committee": form.joint_committee,
        "part_of_group": form.part_of_group,
        "purpose": form.purpose,
        "duplicate_reason": form.duplicate_reason,
    }


def _keep_site(unit: _Unit, site: SiteForm, begin: SiteForm | None) -> UUID | None:
    """Keep the establishment; return its id, None when nothing of it is known."""
    if unit.session.get(Establishment, site.id) is None and site.is_empty:
        return None
    before = None if begin is None else _columns(begin)
    first = {"enterprise_id": unit.root, "is_main": not main_site(unit.session, unit.root)}
    kept = unit.keep(Establishment, site.id, _columns(site), before, **first)
    company = unit.session.get_one(Enterprise, unit.root)
    return at_home(unit.session, Establishment, kept.id, company)


def _columns(form: SiteForm | ContactForm | FiguresForm) -> dict[str, Any]:
    """Return the fields of a form under the names of the columns that they go to."""
    return {one.name: getattr(form, one.name) for one in fields(form) if one.name != "id"}


def _keep_contacts(
    unit: _Unit, form: IntakeForm, begin: IntakeForm | None, site_id: UUID | None
) -> None:
    """Keep the contacts; only those that the form began with, and has no more, are hidden."""
    began = {one.id: _columns(one) for one in (begin.contacts if begin else ())}
    first = {"enterprise_id": unit.root, "establishment_id": site_id}
    for one in form.contacts:
        unit.keep(Contact, one.id, _columns(one), began.get(one.id), **first)
    wanted = {one.id for one in form.contacts}
    for row in open_contacts(unit.session, form.enterprise_id):
        if row.id not in wanted and (begin is None or row.id in began):
            write(row, {"deleted": True})


def _keep_figures(unit: _Unit, figures: FiguresForm, begin: FiguresForm | None) -> None:
    """Keep the figures of a year; those of another year, or removed since, are a new row."""
    known = unit.session.get(YearlyFigures, figures.id)
    wanted = changed(_columns(figures), None if begin is None else _columns(begin))
    year = None if known is None or known.deleted else known.year
    if known is not None and wanted.get("year", year) == year:
        write(known, wanted)
    elif not figures.is_empty and (known is None or wanted):
        _refuse_second_year(unit, figures.year)
        record_id = figures.id if known is None else new_id()
        unit.keep(YearlyFigures, record_id, _columns(figures), None, enterprise_id=unit.root)


def _refuse_second_year(unit: _Unit, year: int) -> None:
    same = select(YearlyFigures.id).where(
        col(YearlyFigures.enterprise_id) == unit.root,
        col(YearlyFigures.year) == year,
        ~col(YearlyFigures.deleted),
    )
    if unit.session.exec(same).first() is not None:
        raise UserError("year.exists", year=year)


def _keep_first_step(unit: _Unit, form: IntakeForm, begin: IntakeForm | None) -> UUID | None:
    """
    Let the action of the first step say what this save changed in the step; return its id.

    What was done to the action in the file (done, moved, renamed, removed) stays.
    """
    intake = unit.session.get(Intake, form.intake_id)
    before = _step_of(begin or intake) if intake is not None else _step_of(None)
    values = _step_of(form)
    wanted = changed(values, before)
    known = unit.session.get(Action, form.action_id)
    if known is None:
        if not form.first_step or not wanted:
            return None
        first = {"enterprise_id": unit.root, "kind": FIRST_STEP, "coach_id": unit.actor}
        return unit.keep(Action, form.action_id, values, None, **first).id
    if wanted and known.done_on is None:
        if not form.first_step:
            write(known, {"deleted": True})
        elif not before["text"]:
            write(known, values | {"deleted": False})
        elif not known.deleted:
            write(known, wanted)
    return known.id


def _step_of(source: IntakeForm | Intake | None) -> dict[str, Any]:
    if source is None:
        return {"text": "", "due_on": None}
    return {"text": source.first_step, "due_on": source.first_step_on}


def _keep_intake(
    unit: _Unit,
    form: IntakeForm,
    begin: IntakeForm | None,
    site_id: UUID | None,
    action_id: UUID | None,
) -> None:
    before = None if begin is None else _intake_values(begin)
    first = {"enterprise_id": unit.root, "coach_id": unit.actor}
    intake = unit.keep(Intake, form.intake_id, _intake_values(form), before, **first)
    links = {"establishment_id": site_id, "action_id": action_id}
    write(intake, {name: found for name, found in links.items() if found is not None})


def _intake_values(form: IntakeForm) -> dict[str, Any]:
    return {
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


def _keep_counts(unit: _Unit, form: IntakeForm, begin: IntakeForm | None) -> None:
    """Keep the counts per target group; 0 hides one."""
    began = {} if begin is None else dict(begin.counts)
    stored = {row.target_group: row for row in counts_of(unit.session, form.intake_id)}
    wanted = dict(form.counts)
    for group in {*stored, *wanted, *began}:
        number = wanted.get(group, 0)
        if begin is not None and began.get(group, 0) == number:
            continue
        if group in stored:
            write(stored[group], {"number": number} if number else {"deleted": True})
        elif number:
            values = {"intake_id": form.intake_id, "target_group": group, "number": number}
            unit.keep(IntakeCount, new_id(), values)
