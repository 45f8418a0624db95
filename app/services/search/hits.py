"""What is shown of a record that a search found, kind by kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.matching import Marked, excerpt, marked
from app.domain.note_text import plain_text
from app.models.coaching import Action, CoachingSession
from app.models.enterprise import Contact, Enterprise
from app.models.evidence import Attachment
from app.models.network import Meeting, Network
from app.models.planning import Appointment
from app.models.referral import Referral
from app.models.trajectory import Trajectory, TrajectoryMember
from app.services.companies.family import shown_column
from app.services.referrals.instruments import rows_in, short_name


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found."""

    kind: str  # name of its table
    id: UUID
    enterprise_id: UUID | None
    title: Marked
    detail: Marked  # the words around what was found, or where it belongs
    code: str = ""  # of resources/reference: function, kind of a session; name of an instrument
    at: datetime | None = None
    meeting_id: UUID | None = None  # that a file or an action is of
    coordination_id: UUID | None = None  # meeting of the partnership that an action is of
    trajectory_id: UUID | None = None  # that a measure or the check of a goal is of


def _contacts(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for contact, company in _with_company(session, Contact, ids):
        name = marked(contact.name, begins)
        found = None if name.marks else first((contact.email, contact.phone), begins)
        detail = found or marked(company, begins)
        yield Hit("contact", contact.id, contact.enterprise_id, name, detail, contact.function)


def _sessions(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for one, company in _with_company(session, CoachingSession, ids):
        said = (plain_text(one.note), plain_text(one.result), one.goal, one.next_step, one.place)
        detail = first((one.subject, *said), begins) or marked(one.subject, begins)
        its = (one.enterprise_id, marked(company, begins), detail, one.kind, one.starts_at)
        yield Hit("coaching_session", one.id, *its)


def _attachments(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for file, company in _with_company(session, Attachment, ids):
        its = (file.enterprise_id, marked(file.file_name, begins), marked(company, begins))
        yield Hit("attachment", file.id, *its, at=file.added_at, meeting_id=file.meeting_id)


def _actions(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for action, company in _with_company(session, Action, ids):
        detail = first((action.outcome, action.owner), begins) or marked(company, begins)
        its = (action.enterprise_id, marked(action.text, begins), detail)
        homes = {"meeting_id": action.meeting_id, "coordination_id": action.coordination_id}
        yield Hit("action", action.id, *its, **homes)


def _appointments(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for one, company in _with_company(session, Appointment, ids):
        detail = first((one.subject, one.place), begins) or marked(one.subject, begins)
        its = (one.enterprise_id, marked(company, begins), detail, one.kind, one.starts_at)
        yield Hit("appointment", one.id, *its)


def _trajectories(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    names = _member_names(session, ids)
    for one in records(session, Trajectory, ids):
        title, companies = marked(one.title, begins), marked(names[one.id], begins)
        wish = None if title.marks or companies.marks else excerpt(one.purpose, begins)
        yield Hit("trajectory", one.id, None, title, wish or companies)


def _meetings(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for one in records(session, Meeting, ids):
        texts = (plain_text(one.programme), plain_text(one.report))
        title, place = marked(one.title, begins), marked(one.place, begins)
        detail = (None if title.marks else first(texts, begins)) or place
        yield Hit("meeting", one.id, None, title, detail, at=one.starts_at)


def _networks(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for one in records(session, Network, ids):
        yield Hit("network", one.id, None, marked(one.name, begins), marked(one.purpose, begins))


def _referrals(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    catalogue = rows_in(session) if ids else ()
    for one in records(session, Referral, ids):
        what = short_name(catalogue, one.instrument, one.instrument_from)
        detail = first((one.reason, one.receiver, one.outcome_reason), begins)
        its = (one.company_id, marked(one.company, begins), detail or marked(one.receiver, begins))
        yield Hit("referral", one.id, *its, what)


SHOWN: Final[dict[str, Callable[[Session, list[UUID], Sequence[str]], Iterator[Hit]]]] = {
    "contact": _contacts,
    "trajectory": _trajectories,
    "coaching_session": _sessions,
    "network": _networks,
    "meeting": _meetings,
    "referral": _referrals,
    "attachment": _attachments,
    "action": _actions,
    "appointment": _appointments,
}


def _with_company(session: Session, model: Any, ids: list[UUID]) -> list[tuple[Any, str]]:
    """Return the records, in the order of `ids`, each with the name of its company."""
    query = (
        select(model, Enterprise.name)
        .select_from(model)
        .outerjoin(Enterprise, col(Enterprise.id) == shown_column(model.enterprise_id))
        .where(model.id.in_(ids))
    )
    found = {record.id: (record, name or "") for record, name in session.exec(query).all()}
    return [found[each] for each in ids if each in found]


def records(session: Session, model: Any, ids: list[UUID]) -> list[Any]:
    """Return the records in the order of `ids`."""
    found = {one.id: one for one in session.exec(select(model).where(model.id.in_(ids))).all()}
    return [found[each] for each in ids if each in found]


def _member_names(session: Session, ids: list[UUID]) -> dict[UUID, str]:
    """Return the companies of each trajectory, by name."""
    member = TrajectoryMember
    query = select(member.trajectory_id, member.name).where(
        col(member.trajectory_id).in_(ids), col(member.deleted).is_(False)
    )
    names: dict[UUID, list[str]] = {each: [] for each in ids}
    for trajectory, name in session.exec(query.order_by(col(member.name))).all():
        names[trajectory].append(name)
    return {each: ", ".join(its) for each, its in names.items()}


def first(texts: Sequence[str], begins: Sequence[str]) -> Marked | None:
    """Return what stands around the words in the first text that has one of them."""
    return next((found for one in texts if (found := excerpt(one, begins))), None)
