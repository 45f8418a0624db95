"""Use cases on referrals (doorverwijzingen): make, move, remind, store the outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.domain import referral as rules
from app.domain.referral import Column, Status
from app.domain.text import FieldKind
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.partnership import Partner, Person
from app.models.referral import Referral, ReferralStep
from app.reference.trajectories import InstrumentEntry
from app.services.changes import Changes
from app.services.companies.family import of_company
from app.services.drafts import drop_draft
from app.services.record_names import names_of
from app.services.records import write
from app.services.referrals.funding_checks import Reply, Subject, keep_replies
from app.services.referrals.instruments import entry_of, rows_in
from app.services.standing import may_edit, require_standing, standing_enterprise
from app.services.texts import checked_text
from app.services.trajectories.case_edits import cleaned, partner_of
from app.services.trajectories.use_cases import Made
from app.storage.store import Store
from app.storage.unit_values import parts

_TEXTS: Final = ("receiver", "receiver_contact", "reason", "check_text")
_PLAIN: Final = ("direction", "instrument", "instrument_from", "to_partner_id", "trajectory_id",
                 "goal_id", "consent_on", "person_known", "promised_on")  # fmt: skip

_OF_ROW: Final = tuple(  # columns: of thousands of cards, records would be much to collect
    col(getattr(Referral, name))
    for name in (
        "id", "company_id", "company", "direction", "instrument", "instrument_from", "receiver",
        "to_partner_id", "status", "status_on", "reminder_on", "promised_on", "outcome",
        "coach_id", "trajectory_id",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReferralForm:
    """A referral as its form shows it; of a person only whether somebody is thought of."""

    enterprise_id: UUID
    direction: str  # out, in_vdab, in_local, partner
    reason: str  # one line
    made_on: date
    instrument: str | None = None  # code
    instrument_from: date | None = None  # first day of its row in the catalogue
    to_partner_id: UUID | None = None
    receiver: str = ""
    receiver_contact: str = ""
    trajectory_id: UUID | None = None
    goal_id: UUID | None = None
    consent_on: date | None = None
    person_known: bool = False
    promised_on: date | None = None
    check_text: str = ""  # why nobody else does or pays this already
    needs: Mapping[str, str] = field(default_factory=dict)  # what the instrument asks, answered


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One card of the board, or line of the table."""

    id: UUID
    company_id: UUID
    company: str
    direction: str
    instrument: InstrumentEntry | None
    receiver: str  # organisation, or the partner
    status: Status
    status_on: date
    reminder_on: date | None
    promised_on: date | None
    outcome: str | None
    coach_id: UUID | None
    coach: str
    trajectory_id: UUID | None
    to_partner_id: UUID | None = None

    @property
    def column(self) -> Column:
        """Where it stands on the board."""
        return rules.column(self.status)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its outcome."""
        return rules.is_open(self.status, self.outcome)

    def days_waiting(self, today: date) -> int:
        """Return how many days an answer is waited for."""
        return rules.days_waiting(self.status, self.status_on, today)


@dataclass(frozen=True, slots=True)
class StepView:
    """That it came in a status."""

    status: str
    on: date
    person_id: UUID
    remark: str


@dataclass(frozen=True, slots=True)
class ReferralView:
    """One whole referral."""

    row: ReferralRow
    form: ReferralForm
    enterprise_id: UUID | None  # None: between partners
    number: str | None
    outcome_reason: str
    starters: int | None
    steps: tuple[StepView, ...]  # the first first
    next_steps: tuple[Status, ...]
    is_deleted: bool
    may_edit: bool = True  # who works here; else they read it


def make_referral(
    store: Store,
    form: ReferralForm,
    *,
    referral_id: UUID | None = None,
    draft_id: UUID | None = None,
    replies: Mapping[str, Reply] | None = None,
) -> Made:
    """
    Prepare a referral of a company, in its file; one to a partner is a case of its own.

    One that comes in has been received: it begins there.

    Args:
        referral_id: Known beforehand, for what was asked before it was stored.
        draft_id: The draft that ends with it.
        replies: What was answered to the guard against double financing.

    Raises:
        UserError: `referral.no_partner`, `referral.no_check`: to others asks why nobody does it
            already; `field.required`, `text.too_long` (field), `enterprise.in_bin`; what
            `keep_replies` refuses.
    """
    values = _checked(form)
    with store.write() as session:
        company = standing_enterprise(session, form.enterprise_id)
        one = referral_id or new_id()
        is_shared = form.direction == rules.TO_PARTNER
        session.add(
            Referral(
                id=one,
                root=one if is_shared else company.root,
                enterprise_id=None if is_shared else company.id,
                company_id=company.id,
                company=company.name,
                number=company.number,
                made_on=form.made_on,
                status=_begin(form.direction).value,
                status_on=form.made_on,
                reminder_on=rules.reminder(_begin(form.direction), form.made_on, form.promised_on),
                partner_id=partner_of(session, store.actor),
                coach_id=store.actor,
                **values,
            )
        )
        session.flush()
        _add_step(session, store.actor, session.get_one(Referral, one), "")
        keep_replies(session, store.actor, replies or {}, Subject(company.id, "referral", one))
        if draft_id is not None:
            drop_draft(session, draft_id)
        return Made(one, Changes.of(session))


def edit_referral(
    store: Store,
    referral_id: UUID,
    form: ReferralForm,
    *,
    draft_id: UUID | None = None,
    replies: Mapping[str, Reply] | None = None,
) -> Changes:
    """
    Write a referral as its form shows it now, and end its draft; raises as `make_referral`.

    When somebody promised another day, that is when to ask how it stands.
    """
    values = _checked(form)
    with store.write() as session:
        record = session.get_one(Referral, referral_id)
        require_standing(session, record)
        if (form.direction == rules.TO_PARTNER) != (record.root == record.id):
            raise UserError("referral.direction")
        if form.promised_on != record.promised_on and form.promised_on is not None:
            status = Status(record.status)
            values["reminder_on"] = rules.reminder(status, record.status_on, form.promised_on)
        write(record, values)
        subject = Subject(form.enterprise_id, "referral", referral_id)
        keep_replies(session, store.actor, replies or {}, subject)
        if draft_id is not None:
            drop_draft(session, draft_id)
        return Changes.of(session)


def move_referral(
    store: Store, referral_id: UUID, to: Status, day: date, remark: str = ""
) -> Changes:
    """
    Let a referral come in another status; when to ask how it stands follows from it.

    Raises:
        UserError: `referral.step` (now, to), `referral.step_before` (on), `referral.step_reason`;
            `text.too_long`, `enterprise.in_bin`.
    """
    text = cleaned("referral_step", {"remark": remark})["remark"]
    with store.write() as session:
        record = session.get_one(Referral, referral_id)
        require_standing(session, record)
        rules.step(Status(record.status), record.status_on, to, day, text)
        reminder = rules.reminder(to, day, record.promised_on)
        write(record, {"status": to.value, "status_on": day, "reminder_on": reminder})
        _add_step(session, store.actor, record, text)
        return Changes.of(session)


def remind_on(store: Store, referral_id: UUID, day: date | None) -> Changes:
    """Ask how it stands on another day; None: not any more."""
    with store.write() as session:
        record = session.get_one(Referral, referral_id)
        require_standing(session, record)
        write(record, {"reminder_on": day})
        return Changes.of(session)


def store_outcome(
    store: Store, referral_id: UUID, outcome: str, reason: str = "", starters: int | None = None
) -> Changes:
    """
    Store what came of a referral; it leaves Vandaag when it is over too.

    Raises:
        UserError: `referral.step_reason`: nothing started, and no reason; `amount.negative`;
            `text.too_long`, `enterprise.in_bin`.
    """
    text = cleaned("referral", {"outcome_reason": reason})["outcome_reason"]
    if outcome == "not_started" and not text:
        raise UserError("referral.step_reason")
    if starters is not None and starters < 0:
        raise UserError("amount.negative")
    with store.write() as session:
        record = session.get_one(Referral, referral_id)
        require_standing(session, record)
        write(record, {"outcome": outcome, "outcome_reason": text, "starters": starters})
        return Changes.of(session)


def referral_rows(store: Store, ids: Sequence[UUID]) -> dict[UUID, ReferralRow]:
    """Return the rows of `ids` that still exist; meant for one page."""
    with store.read() as session:
        found = [
            one
            for part in parts(ids)
            for one in session.execute(select(*_OF_ROW).where(col(Referral.id).in_(part)))
        ]
        return {one.id: row for one, row in zip(found, _rows(session, found), strict=True)}


def referral_ids(
    store: Store, *, company_id: UUID | None = None, trajectory_id: UUID | None = None
) -> list[UUID]:
    """Return the referrals of a company, of a trajectory, or all, the last moved first."""
    query = (
        select(Referral.id)
        .outerjoin(Enterprise, col(Enterprise.id) == col(Referral.enterprise_id))
        .where(
            ~col(Referral.deleted),
            col(Enterprise.deleted).is_(None) | ~col(Enterprise.deleted),
        )
        .order_by(col(Referral.status_on).desc(), col(Referral.id).desc())
    )
    if company_id is not None:
        query = query.where(of_company(Referral.company_id, company_id))
    if trajectory_id is not None:
        query = query.where(col(Referral.trajectory_id) == trajectory_id)
    with store.read() as session:
        return list(session.exec(query))


def referral_view(store: Store, referral_id: UUID) -> ReferralView | None:
    """Return one referral, None when it is not (or no longer) here."""
    with store.read() as session:
        one = session.get(Referral, referral_id)
        if one is None:
            return None
        (row,) = _rows(session, [one])
        is_ours = may_edit(session, one)
        query = (
            select(ReferralStep)
            .where(col(ReferralStep.referral_id) == referral_id, ~col(ReferralStep.deleted))
            .order_by(col(ReferralStep.stepped_on), col(ReferralStep.id))
        )
        steps = tuple(
            StepView(step.status, step.stepped_on, step.person_id, step.remark)
            for step in session.exec(query)
        )
    plain = {name: getattr(one, name) for name in (*_TEXTS, *_PLAIN, "made_on")}
    return ReferralView(
        row=row,
        form=ReferralForm(enterprise_id=one.company_id, needs=dict(one.needs), **plain),
        enterprise_id=one.enterprise_id,
        number=one.number,
        outcome_reason=one.outcome_reason,
        starters=one.starters,
        steps=steps,
        next_steps=rules.next_steps(row.status),
        is_deleted=one.deleted,
        may_edit=is_ours,
    )


def _checked(form: ReferralForm) -> dict[str, Any]:
    if form.direction == rules.TO_PARTNER and form.to_partner_id is None:
        raise UserError("referral.no_partner")
    texts = cleaned("referral", {name: getattr(form, name) for name in _TEXTS})
    if form.direction == rules.OUT and not texts["check_text"]:
        raise UserError("referral.no_check")
    needs = {name: checked_text(said, FieldKind.LONG) for name, said in form.needs.items()}
    return {**texts, **{name: getattr(form, name) for name in _PLAIN}, "needs": needs}


def _begin(direction: str) -> Status:
    return Status.ACCEPTED if direction in rules.INCOMING else Status.PREPARED


def _add_step(session: Session, person: UUID, record: Referral, remark: str) -> None:
    session.add(
        ReferralStep(
            id=new_id(),
            root=record.root,
            referral_id=record.id,
            status=record.status,
            stepped_on=record.status_on,
            person_id=person,
            remark=remark,
        )
    )


def _rows(session: Session, found: Sequence[Any]) -> list[ReferralRow]:
    catalogue = rows_in(session)
    people = names_of(session, Person, {one.coach_id for one in found if one.coach_id})
    partners = names_of(session, Partner, {one.to_partner_id for one in found if one.to_partner_id})
    return [
        ReferralRow(
            id=one.id,
            company_id=one.company_id,
            company=one.company,
            direction=one.direction,
            instrument=entry_of(catalogue, one.instrument, one.instrument_from),
            receiver=one.receiver
            or (partners.get(one.to_partner_id, "") if one.to_partner_id else ""),
            status=Status(one.status),
            status_on=one.status_on,
            reminder_on=one.reminder_on,
            promised_on=one.promised_on,
            outcome=one.outcome,
            coach_id=one.coach_id,
            coach=people.get(one.coach_id, "") if one.coach_id else "",
            trajectory_id=one.trajectory_id,
            to_partner_id=one.to_partner_id,
        )
        for one in found
    ]
