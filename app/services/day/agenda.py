"""Use cases on appointments (afspraken): plan, move, cancel, and what stands on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import Session, col

from app.core import clock
from app.core.errors import UserError
from app.domain.agenda import EARLY_START, LATE_START, Span, place_now
from app.domain.text import FieldKind
from app.models.base import new_id
from app.models.coaching import Action, CoachingSession
from app.models.enterprise import Enterprise, Establishment
from app.models.partnership import Person
from app.models.planning import Appointment
from app.services.changes import Changes
from app.services.companies.family import at_home, shown_column
from app.services.drafts import drop_draft
from app.services.records import write
from app.services.standing import require_standing, standing_enterprise
from app.services.texts import checked_text
from app.storage.store import Store

LONGEST: Final = timedelta(hours=24)
_SHOWN: Final = (  # columns of an appointment that a day shows
    *("id", "kind", "starts_at", "ends_at", "subject", "place"),
    *("enterprise_id", "establishment_id", "coach_id"),
)
_TEXTS: Final = {"subject": FieldKind.SHORT, "place": FieldKind.SHORT}


@dataclass(frozen=True, slots=True)
class AppointmentForm:
    """An appointment as its form shows it; without an id it is new."""

    kind: str  # visit, call, online, meeting
    starts_at: datetime
    ends_at: datetime
    enterprise_id: UUID | None = None
    establishment_id: UUID | None = None
    place: str = ""
    subject: str = ""
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """An appointment as a day shows it, or a meeting of a network that the coach leads."""

    id: UUID
    kind: str  # as CoachingSession.kind; of a meeting its mode: site, online, hybrid
    starts_at: datetime  # UTC
    ends_at: datetime
    subject: str
    place: str  # as it was typed
    enterprise_id: UUID | None
    enterprise: str  # name, or empty
    establishment_id: UUID | None = None
    street: str = ""  # with its number; of the establishment
    municipality_nis: str = ""
    session_id: UUID | None = None  # that was logged from it, and stands
    is_logged: bool = False  # that session is finished
    company_id: UUID | None = None  # under which the enterprise is shown, when files were merged
    coach_id: UUID | None = None  # whose calendar it stands in
    network_id: UUID | None = None  # of a meeting
    network: str = ""  # its name
    coming: int = 0  # invited people of a meeting who said that they come

    @property
    def is_meeting(self) -> bool:
        """Whether it is a meeting of a network; its id is that of the meeting."""
        return self.network_id is not None

    @property
    def span(self) -> Span:
        """From when until when."""
        return Span(self.starts_at, self.ends_at)


@dataclass(frozen=True, slots=True)
class Booked:
    """The appointment that was stored, and what changed with it."""

    id: UUID
    changes: Changes


def plan_appointment(store: Store, form: AppointmentForm, draft_id: UUID | None = None) -> Booked:
    """
    Store an appointment of the coach who works, or change it; the draft ends with it.

    Raises:
        UserError: `appointment.end_before_start`, `appointment.too_long`, `appointment.about`
            (neither a company nor a subject), `text.too_long`, `enterprise.in_bin` (name,
            enterprise_id).
    """
    form = _checked(form)
    with store.write() as session:
        known = None if form.id is None else session.get(Appointment, form.id)
        values = _values(session, form)
        if known is None:
            known = Appointment(
                id=form.id or new_id(),
                root=_root(session, store, form.enterprise_id),
                coach_id=store.actor,
                **values,
            )
            session.add(known)
        elif known.enterprise_id != form.enterprise_id:
            known = _moved_to(session, store, known, values)
        else:
            require_standing(session, known)
            write(known, values)
        if draft_id is not None:
            drop_draft(session, draft_id)
        return Booked(known.id, Changes.of(session))


def plan_task(
    store: Store,
    enterprise_id: UUID,
    text: str,
    due_on: date,
    draft_id: UUID | None = None,
    *,
    coach_id: UUID | None = None,
) -> Booked:
    """
    Store a task: an action with a day and one owner; the draft ends with it.

    Args:
        coach_id: Who does it; None: the coach who works.

    Raises:
        UserError: `field.required`, `text.too_long`, `enterprise.in_bin` (name, enterprise_id).
    """
    text = checked_text(text, FieldKind.SHORT, field="text")
    if not text:
        raise UserError("field.required")
    with store.write() as session:
        action = Action(
            id=new_id(),
            root=_root(session, store, enterprise_id),
            enterprise_id=enterprise_id,
            text=text,
            coach_id=coach_id or store.actor,
            due_on=due_on,
        )
        session.add(action)
        if draft_id is not None:
            drop_draft(session, draft_id)
        return Booked(action.id, Changes.of(session))


def move_appointment(
    store: Store, appointment_id: UUID, starts_at: datetime, ends_at: datetime | None = None
) -> Changes:
    """
    Let an appointment begin at another moment; without another end it lasts as long as before.

    Raises:
        UserError: `appointment.end_before_start`, `appointment.too_long`, `enterprise.in_bin`
            (name, enterprise_id).
    """
    with store.write() as session:
        known = session.get_one(Appointment, appointment_id)
        require_standing(session, known)
        ends_at = ends_at or starts_at + (known.ends_at - known.starts_at)
        _check_times(starts_at, ends_at)
        write(known, {"starts_at": starts_at, "ends_at": ends_at})
        return Changes.of(session)


def cancel_appointment(store: Store, appointment_id: UUID) -> Changes:
    """Cancel an appointment (schrappen); it is no longer shown."""
    with store.write() as session:
        write(session.get_one(Appointment, appointment_id), {"cancelled": True})
        return Changes.of(session)


def load_appointment(store: Store, appointment_id: UUID) -> Planned | None:
    """Return an appointment; None: it is not there, or cancelled."""
    with store.read() as session:
        return next(iter(read_appointments(session, col(Appointment.id) == appointment_id)), None)


def appointments_of(store: Store, first: date, last: date) -> tuple[Planned, ...]:
    """Return what begins on these days, the last included, of the coach who works, in order."""
    begin, end = clock.midnight(first), clock.midnight(last + timedelta(days=1))
    return appointments_between(store, begin, end)


def appointments_between(store: Store, begin: datetime, end: datetime) -> tuple[Planned, ...]:
    """Return what begins from `begin` to before `end`, of the coach who works, in order."""
    with store.read() as session:
        return read_appointments(
            session,
            and_(
                col(Appointment.coach_id) == store.actor,
                col(Appointment.starts_at) >= begin,
                col(Appointment.starts_at) < end,
            ),
        )


def appointment_now(
    store: Store, now: datetime, enterprise_id: UUID | None = None
) -> Planned | None:
    """Return the appointment that a session is logged for now, perhaps only with one company."""
    begin, end = now - LONGEST, now + EARLY_START + timedelta(seconds=1)
    found = [
        planned
        for planned in appointments_between(store, begin, end)
        if planned.enterprise_id is not None
        and planned.session_id is None
        and enterprise_id in {None, planned.enterprise_id, planned.company_id}
    ]
    place = place_now([planned.span for planned in found], now)
    return None if place is None else found[place]


def session_times(planned: Planned, now: datetime) -> tuple[datetime, datetime | None]:
    """
    Return when a session that is logged from an appointment began, and ended.

    It began as planned, or now when that is sooner. None: it still goes on, or just ended.
    """
    is_over = planned.ends_at <= now
    is_recent = is_over and now - planned.starts_at <= LATE_START
    return min(planned.starts_at, now), planned.ends_at if is_over and not is_recent else None


def log_appointment(session: Session, appointment_id: UUID, record: CoachingSession) -> None:
    """Tell inside a unit of work which session was logged from an appointment with its company."""
    known = session.get(Appointment, appointment_id)
    if known is not None and known.enterprise_id == record.enterprise_id:
        write(known, {"session_id": record.id})


def _checked(form: AppointmentForm) -> AppointmentForm:
    _check_times(form.starts_at, form.ends_at)
    texts: dict[str, Any] = {
        name: checked_text(getattr(form, name), kind, field=name) for name, kind in _TEXTS.items()
    }
    if form.enterprise_id is None and not texts["subject"]:
        raise UserError("appointment.about")
    return replace(form, **texts)


def _check_times(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise UserError("appointment.end_before_start")
    if ends_at - starts_at > LONGEST:
        raise UserError("appointment.too_long")


def _values(session: Session, form: AppointmentForm) -> dict[str, Any]:
    company = None if form.enterprise_id is None else session.get(Enterprise, form.enterprise_id)
    site = form.establishment_id
    return {
        "enterprise_id": form.enterprise_id,
        "establishment_id": company and at_home(session, Establishment, site, company),
        "kind": form.kind,
        "subject": form.subject,
        "starts_at": form.starts_at,
        "ends_at": form.ends_at,
        "place": form.place,
    }


def _moved_to(
    session: Session, store: Store, known: Appointment, values: dict[str, Any]
) -> Appointment:
    """Make it anew at another company: a record stays in its case for life."""
    known.deleted = True
    root = _root(session, store, values["enterprise_id"])
    other = Appointment(root=root, coach_id=known.coach_id, **values)
    session.add(other)
    return other


def _root(session: Session, store: Store, enterprise_id: UUID | None) -> UUID:
    if enterprise_id is None:
        return session.get_one(Person, store.actor).root
    return standing_enterprise(session, enterprise_id).root


def read_appointments(session: Session, which: ColumnElement[bool]) -> tuple[Planned, ...]:
    """Return the appointments that stand and fulfil a condition, in order of time."""
    rows = session.execute(_query().where(which))
    return tuple(_planned(row) for row in rows)


def _query() -> Any:
    """Select columns, not records: a month of a team is read at once."""
    appointment, held = Appointment, CoachingSession
    return (
        select(
            *(col(getattr(appointment, name)) for name in _SHOWN),
            col(Enterprise.id),
            col(Enterprise.name),
            col(Establishment.street),
            col(Establishment.house_number),
            col(Establishment.municipality_nis),
            col(held.id),
            col(held.completed_at),
        )
        .select_from(appointment)
        .outerjoin(Enterprise, col(Enterprise.id) == shown_column(appointment.enterprise_id))
        .outerjoin(Establishment, col(Establishment.id) == col(appointment.establishment_id))
        .outerjoin(held, and_(col(held.id) == col(appointment.session_id), ~col(held.deleted)))
        .where(~col(appointment.deleted), ~col(appointment.cancelled))
        .where(col(Enterprise.id).is_(None) | ~col(Enterprise.deleted))
        .order_by(col(appointment.starts_at), col(appointment.ends_at), col(appointment.id))
    )


def _planned(row: Sequence[Any]) -> Planned:
    *own, company, name, street, number, nis, session_id, completed_at = row
    return Planned(
        **dict(zip(_SHOWN, own, strict=True)),
        company_id=company,
        enterprise=name or "",
        street=f"{street or ''} {number or ''}".strip(),
        municipality_nis=nis or "",
        session_id=session_id,
        is_logged=completed_at is not None,
    )
