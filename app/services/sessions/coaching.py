"""Use cases on coaching sessions (sessies): log one quickly, keep, finish, change and withdraw."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.models.base import Synced, new_id
from app.models.coaching import Action, Agreement, Attendee, CoachingSession, SessionCount
from app.models.enterprise import Contact, Enterprise, Establishment
from app.models.evidence import Attachment
from app.models.planning import Appointment
from app.models.signing import Signature
from app.services.changes import Changes
from app.services.companies.family import at_home, shown
from app.services.day.agenda import log_appointment
from app.services.drafts import bin_drafts, drop_draft
from app.services.records import write
from app.services.referrals.funding_checks import Reply, Subject, keep_replies
from app.services.sessions.actions import TASK, Promised, keep_actions, promised
from app.services.sessions.form import Agreed, NextAction, Present, SessionForm, checked_form
from app.services.sessions.merge import merged_form
from app.services.sessions.trajectory import keep_served, served_by
from app.services.standing import standing_enterprise
from app.storage.store import Store

Below = TypeVar("Below", Attendee, SessionCount, Agreement, Signature)


@dataclass(frozen=True, slots=True)
class Saved:
    """The session that was stored, and what changed with it."""

    id: UUID
    changes: Changes


@dataclass(frozen=True, slots=True)
class _Unit:
    """The unit of work that a session is stored in."""

    session: Session
    root: UUID
    coach: UUID


def save_session(
    store: Store,
    form: SessionForm,
    *,
    complete: bool,
    begin: SessionForm | None = None,
    draft_id: UUID | None = None,
    replies: Mapping[str, Reply] | None = None,
) -> Saved:
    """
    Store a session, and the end of its draft, in one unit of work.

    Of a session that was stored before, only what differs is written. A session that was finished
    stays so. Once it is finished, each agreement and the next action stand as open actions.

    Args:
        begin: The form as it stood before the coach typed: a field that stands as it began keeps
            what somebody wrote there since. None: all of the form counts.
        draft_id: The draft that ends with it.
        replies: What was answered to the guard against double financing.

    Raises:
        UserError: What `checked_form` and `keep_replies` refuse; `enterprise.in_bin` (name,
            enterprise_id).
    """
    form = checked_form(form)
    with store.write() as session:
        form = _in_file(session, form)
        enterprise = standing_enterprise(session, form.enterprise_id)
        unit = _Unit(session, enterprise.root, store.actor)
        known = None if form.id is None else session.get(CoachingSession, form.id)
        if begin is not None and known is not None:
            form = merged_form(form, begin, _form(session, known))
        form = _at_home(session, form, enterprise)
        before = _promised_before(session, form)
        record = _stored(unit, form)
        if complete and record.completed_at is None:
            record.completed_at = clock.now()
        _keep_present(unit, record, form.present)
        _keep_counts(unit, record, form.counts)
        _keep_agreements(unit, record, form.agreements)
        session.flush()
        if record.completed_at is not None:
            keep_actions(session, record, before, promised(session, record))
        for file_id in form.files:
            if (file := session.get(Attachment, file_id)) is not None:  # else it is on its way
                write(file, {"session_id": record.id})
        session.flush()
        keep_served(session, record, form.served or served_by(session, record), store.actor)
        subject = Subject(record.enterprise_id, "coaching_session", record.id)
        keep_replies(session, store.actor, replies or {}, subject)
        if form.appointment_id is not None:
            log_appointment(session, form.appointment_id, record)
        if draft_id is not None:
            drop_draft(session, draft_id)
        return Saved(record.id, Changes.of(session))


def load_session(store: Store, session_id: UUID) -> SessionForm | None:
    """Return a stored session as its form shows it; None: it is not there, or withdrawn."""
    with store.read() as session:
        record = session.get(CoachingSession, session_id)
        if record is None or record.deleted:
            return None
        return _form(session, record)


def throw_away_concept(
    store: Store, draft_id: UUID, session_id: UUID | None, files: Iterable[UUID]
) -> Changes:
    """
    Throw away what was typed in a session; a stored one that is not finished goes to the bin.

    What was typed in such a one waits there with it. Of the files, those that hang on a session
    that stays stay too.
    """
    with store.write() as session:
        record = None if session_id is None else session.get(CoachingSession, session_id)
        goes = record is not None and not record.deleted and record.completed_at is None
        for file_id in files:
            file = session.get(Attachment, file_id)
            if file is not None and (file.session_id is None or goes):
                file.deleted = True
        if record is not None and goes:
            _withdraw(session, record.id)
            bin_drafts(session, [record.id])
        else:
            drop_draft(session, draft_id)
        return Changes.of(session)


def show_file(store: Store, file_id: UUID, *, shown: bool) -> Changes:
    """Take a file away from its session and enterprise, or bring it back; its bytes stay."""
    with store.write() as session:
        session.get_one(Attachment, file_id).deleted = not shown
        return Changes.of(session)


def _withdraw(session: Session, session_id: UUID) -> None:
    hanging: list[Synced] = [
        *_below(session, Attendee, session_id),
        *_below(session, SessionCount, session_id),
        *_below(session, Agreement, session_id),
        *_open_actions(session, session_id),
        *_below(session, Signature, session_id),
        session.get_one(CoachingSession, session_id),
    ]
    for record in hanging:
        record.deleted = True


def _in_file(session: Session, form: SessionForm) -> SessionForm:
    """Let a session that was planned stand in the file of its appointment, if that is merged."""
    planned = session.get(Appointment, form.appointment_id) if form.appointment_id else None
    if form.id is not None or planned is None or planned.enterprise_id is None:
        return form
    is_one = shown(session, planned.enterprise_id) == shown(session, form.enterprise_id)
    return replace(form, enterprise_id=planned.enterprise_id) if is_one else form


def _at_home(session: Session, form: SessionForm, enterprise: Enterprise) -> SessionForm:
    """Let a session name people and a place of the file that it stands in."""
    return replace(
        form,
        establishment_id=at_home(session, Establishment, form.establishment_id, enterprise),
        present=tuple(
            replace(one, contact_id=at_home(session, Contact, one.contact_id, enterprise))
            for one in form.present
        ),
    )


def _promised_before(session: Session, form: SessionForm) -> Promised:
    """Return what a finished session promised before this save; one that was not finished: none."""
    known = None if form.id is None else session.get(CoachingSession, form.id)
    is_finished = known is not None and not known.deleted and known.completed_at is not None
    return promised(session, known) if known is not None and is_finished else {}


def _stored(unit: _Unit, form: SessionForm) -> CoachingSession:
    step = form.next_action
    values: dict[str, Any] = {
        "establishment_id": form.establishment_id,
        "kind": form.kind,
        "starts_at": form.starts_at,
        "ends_at": form.ends_at,
        "place": form.place,
        "subject": form.subject,
        "goal": form.goal,
        "note": form.note,
        "result": form.result,
        "next_step": "" if step is None else step.text,
        "next_step_on": None if step is None else step.due_on,
        "next_step_kind": None if step is None else step.kind,
        "themes": tuple(sorted(form.themes)),
        "unnamed_workers": form.unnamed_workers,
        "unique_persons": form.unique_persons,
        "confirmation": form.confirmation,
        "confirmed_by": form.confirmed_by,
        "confirmed_on": form.confirmed_on,
    }
    if form.id is not None and (known := unit.session.get(CoachingSession, form.id)) is not None:
        if known.deleted:  # its end was undone: it goes on from its draft
            values |= {"deleted": False, "completed_at": None}
        write(known, values)
        return known
    record = CoachingSession(
        id=form.id or new_id(),
        root=unit.root,
        enterprise_id=form.enterprise_id,
        coach_id=unit.coach,
        **values,
    )
    unit.session.add(record)
    return record


def _keep_present(unit: _Unit, record: CoachingSession, present: tuple[Present, ...]) -> None:
    def key(item: Present | Attendee) -> object:
        return item.contact_id or item.role

    wanted = {key(item): item for item in present}
    for attendee in _below(unit.session, Attendee, record.id):
        if (item := wanted.pop(key(attendee), None)) is None:
            write(attendee, {"deleted": True})
        else:
            write(attendee, {"role": item.role})
    for item in wanted.values():
        row = Attendee(
            root=unit.root, session_id=record.id, contact_id=item.contact_id, role=item.role
        )
        unit.session.add(row)


def _keep_counts(unit: _Unit, record: CoachingSession, counts: Iterable[tuple[str, int]]) -> None:
    wanted = {group: number for group, number in counts if number}
    for row in _below(unit.session, SessionCount, record.id):
        if (number := wanted.pop(row.target_group, None)) is None:
            write(row, {"deleted": True})
        else:
            write(row, {"number": number})
    for group, number in wanted.items():
        unit.session.add(
            SessionCount(root=unit.root, session_id=record.id, target_group=group, number=number)
        )


def _keep_agreements(unit: _Unit, record: CoachingSession, agreements: tuple[Agreed, ...]) -> None:
    known = {row.id: row for row in _below(unit.session, Agreement, record.id)}
    for item in agreements:
        row = known.pop(item.id, None) if item.id is not None else None
        if row is None and item.id is not None:
            row = unit.session.get(Agreement, item.id)  # removed by somebody else, changed here
        if row is None:
            row = Agreement(
                id=item.id or new_id(),
                root=unit.root,
                session_id=record.id,
                text=item.text,
                owner=item.owner,
                due_on=item.due_on,
            )
            unit.session.add(row)
        else:
            values = {"text": item.text, "owner": item.owner, "due_on": item.due_on}
            write(row, values | {"deleted": False})
    for row in known.values():
        write(row, {"deleted": True})


def _form(session: Session, record: CoachingSession) -> SessionForm:
    agreements = _below(session, Agreement, record.id)
    return SessionForm(
        id=record.id,
        enterprise_id=record.enterprise_id,
        kind=record.kind,
        starts_at=record.starts_at,
        ends_at=record.ends_at,
        establishment_id=record.establishment_id,
        place=record.place,
        subject=record.subject,
        goal=record.goal,
        note=record.note,
        result=record.result,
        next_action=_next_action(record),
        themes=record.themes,
        present=tuple(
            Present(row.contact_id, row.role) for row in _below(session, Attendee, record.id)
        ),
        unnamed_workers=record.unnamed_workers,
        counts=tuple(
            (row.target_group, row.number) for row in _below(session, SessionCount, record.id)
        ),
        unique_persons=record.unique_persons,
        confirmation=record.confirmation,
        confirmed_by=record.confirmed_by,
        confirmed_on=record.confirmed_on,
        agreements=tuple(Agreed(row.text, row.owner, row.due_on, row.id) for row in agreements),
        files=_file_ids(session, record.id),
        completed_at=record.completed_at,
        served=served_by(session, record),
    )


def _next_action(record: CoachingSession) -> NextAction | None:
    if not record.next_step and record.next_step_on is None:
        return None
    return NextAction(record.next_step_kind or TASK, record.next_step, record.next_step_on)


def _below(session: Session, kind: type[Below], session_id: UUID) -> Sequence[Below]:
    rows = select(kind).where(col(kind.session_id) == session_id, ~col(kind.deleted))
    return session.exec(rows.order_by(col(kind.id))).all()


def _file_ids(session: Session, session_id: UUID) -> tuple[UUID, ...]:
    found = select(col(Attachment.id)).where(
        col(Attachment.session_id) == session_id, ~col(Attachment.deleted)
    )
    return tuple(session.exec(found.order_by(col(Attachment.id))))


def _open_actions(session: Session, session_id: UUID) -> Sequence[Action]:
    found = select(Action).where(
        col(Action.session_id) == session_id, col(Action.done_on).is_(None), ~col(Action.deleted)
    )
    return session.exec(found).all()
