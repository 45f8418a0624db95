"""Use cases on meetings (bijeenkomsten): plan, invite, who was there, what was learned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, select

from app.core import clock
from app.core.errors import UserError
from app.domain.matching import fold
from app.models.base import new_id
from app.models.coaching import Action
from app.models.network import IntervisionCase, Invitee, LearningPoint, Meeting, Network
from app.services.changes import Changes
from app.services.networks.attendance import take_paper_away
from app.services.networks.attendance_signatures import (
    BeforeChange,
    changed_after,
    signatures_of_places,
)
from app.services.networks.use_cases import MemberForm
from app.services.records import write
from app.services.standing import may_edit, require_standing, standing_network
from app.services.trajectories.case_edits import cleaned
from app.services.trajectories.use_cases import Made
from app.storage.store import Store

_PERSON: Final = ("name", "company", "function", "email")
_MEETING: Final = ("title", "place", "programme", "report")


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """A meeting as its form shows it."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    mode: str = "site"  # site, online, hybrid
    programme: str = ""
    report: str = ""
    costs: Decimal | None = None  # EUR
    evaluation_kind: str = "none"
    coach_id: UUID | None = None  # None: who plans it


@dataclass(frozen=True, slots=True)
class InviteeRow:
    """Somebody invited, or who walked in."""

    id: UUID
    name: str
    company: str
    function: str
    email: str
    enterprise_id: UUID | None
    contact_id: UUID | None
    invited_at: datetime | None
    reply: str | None
    attended: bool | None
    walk_in: bool
    has_signed: bool  # on the screen
    on_paper: bool = False  # signs the printed list
    before_change: BeforeChange | None = None  # of the meeting or the place, after the ink


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case that was brought, and what the others said."""

    id: UUID
    title: str
    question: str
    said: str
    taken: str


@dataclass(frozen=True, slots=True)
class PointView:
    """What was learned, in one line."""

    id: UUID
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class MeetingAction:
    """An action that came of a meeting."""

    id: UUID
    text: str
    owner: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One whole meeting."""

    id: UUID
    network_id: UUID
    network: str
    form: MeetingForm
    invitees: tuple[InviteeRow, ...]  # by company, then by name; who walked in last
    cases: tuple[CaseView, ...]
    points: tuple[PointView, ...]
    actions: tuple[MeetingAction, ...]
    is_deleted: bool  # it, or its network
    may_edit: bool  # who works here; else they read it

    @property
    def invited(self) -> int:
        """How many were invited."""
        return sum(not one.walk_in for one in self.invitees)

    @property
    def coming(self) -> int:
        """How many said that they come."""
        return sum(one.reply == "yes" for one in self.invitees)

    @property
    def present(self) -> int:
        """How many were there, or are."""
        return sum(one.attended is True for one in self.invitees)


def plan_meeting(store: Store, network_id: UUID, form: MeetingForm) -> Made:
    """
    Plan a meeting of a network.

    Raises:
        UserError: `meeting.ends_before_start`; `amount.negative`; `field.required`,
            `text.too_long` (field), `network.in_bin`.
    """
    values = _checked(form)
    with store.write() as session:
        standing_network(session, network_id)
        meeting = Meeting(
            id=new_id(),
            root=network_id,
            network_id=network_id,
            **{**values, "coach_id": form.coach_id or store.actor},
        )
        session.add(meeting)
        return Made(meeting.id, Changes.of(session))


def edit_meeting(store: Store, meeting_id: UUID, form: MeetingForm) -> Changes:
    """Write a meeting as its form shows it now; raises as `plan_meeting`."""
    values = _checked(form)
    with store.write() as session:
        meeting = _standing(session, meeting_id)
        write(meeting, values)
        return Changes.of(session)


def move_meeting(store: Store, meeting_id: UUID, starts_at: datetime, ends_at: datetime) -> Changes:
    """Let a meeting be at another moment; raises as `plan_meeting`."""
    if ends_at <= starts_at:
        raise UserError("meeting.ends_before_start")
    with store.write() as session:
        write(_standing(session, meeting_id), {"starts_at": starts_at, "ends_at": ends_at})
        return Changes.of(session)


def invite(store: Store, meeting_id: UUID, people: Iterable[MemberForm]) -> Changes:
    """
    Put people on the list of a meeting, all as one action; who stands there is left out.

    Raises:
        UserError: `field.required`, `text.too_long` (field), `email.<problem>`, `network.in_bin`.
    """
    return _add_people(store, meeting_id, people, {})


def walk_in(store: Store, meeting_id: UUID, person: MemberForm) -> Changes:
    """Let somebody be there who was not invited; raises as `invite`."""
    return _add_people(store, meeting_id, [person], {"walk_in": True, "attended": True})


def mark_invited(store: Store, invitees: Iterable[UUID]) -> Changes:
    """Note that invitations were made for these people, now."""
    return _write_all(store, invitees, {"invited_at": clock.now()})


def note_reply(store: Store, invitees: Iterable[UUID], reply: str | None) -> Changes:
    """Note whether people come, all as one action: yes, no, maybe; None: not known."""
    return _write_all(store, invitees, {"reply": reply})


def note_attendance(store: Store, invitees: Iterable[UUID], *, attended: bool | None) -> Changes:
    """
    Note who was there, all as one action; None: not known.

    Of who was not there the note that they sign on paper goes too.
    """
    people = list(invitees)
    with store.write() as session:
        for one in people:
            record = session.get_one(Invitee, one)
            require_standing(session, record)
            write(record, {"attended": attended})
            if not attended:
                take_paper_away(session, one)
        return Changes.of(session)


def add_case(store: Store, meeting_id: UUID, **values: str) -> Made:
    """
    Add a case that somebody brought: title, question, said, taken.

    Raises:
        UserError: `field.required`, `text.too_long` (field), `network.in_bin`.
    """
    texts = cleaned("intervision_case", {"title": "", **values})
    return _add(store, meeting_id, IntervisionCase, texts)


def add_point(store: Store, meeting_id: UUID, text: str, tag: str = "") -> Made:
    """Add what was learned, in one line; raises as `add_case`."""
    texts = cleaned("learning_point", {"text": text, "tag": tag})
    return _add(store, meeting_id, LearningPoint, texts)


def add_meeting_action(
    store: Store, meeting_id: UUID, text: str, owner: str = "", due_on: date | None = None
) -> Made:
    """Add an action that came of a meeting; raises as `add_case`."""
    if not text.strip():
        raise UserError("field.required")
    values = {**cleaned("action", {"text": text, "owner": owner}), "due_on": due_on}
    return _add(store, meeting_id, Action, {**values, "coach_id": store.actor})


def meeting_view(store: Store, meeting_id: UUID) -> MeetingView | None:
    """Return one meeting, None when it is not (or no longer) here."""
    with store.read() as session:
        one = session.get(Meeting, meeting_id)
        if one is None:
            return None
        network = session.get_one(Network, one.network_id)
        form = {name: getattr(one, name) for name in MeetingForm.__dataclass_fields__}
        return MeetingView(
            id=one.id,
            network_id=one.network_id,
            network=network.name,
            form=MeetingForm(**form),
            invitees=_invitees(session, one),
            cases=_views(session, IntervisionCase, CaseView, meeting_id),
            points=_views(session, LearningPoint, PointView, meeting_id),
            actions=_views(session, Action, MeetingAction, meeting_id),
            is_deleted=one.deleted or network.deleted,
            may_edit=may_edit(session, one),
        )


def _checked(form: MeetingForm) -> dict[str, Any]:
    if form.ends_at <= form.starts_at:
        raise UserError("meeting.ends_before_start")
    if form.costs is not None and form.costs < 0:
        raise UserError("amount.negative")
    values = {name: getattr(form, name) for name in MeetingForm.__dataclass_fields__}
    return {**values, **cleaned("meeting", {name: values[name] for name in _MEETING})}


def _standing(session: Session, meeting_id: UUID) -> Meeting:
    meeting = session.get_one(Meeting, meeting_id)
    require_standing(session, meeting)
    return meeting


def _add(store: Store, meeting_id: UUID, model: Any, values: dict[str, Any]) -> Made:
    with store.write() as session:
        meeting = _standing(session, meeting_id)
        record = model(id=new_id(), root=meeting.root, meeting_id=meeting_id, **values)
        session.add(record)
        return Made(record.id, Changes.of(session))


def _add_people(
    store: Store, meeting_id: UUID, people: Iterable[MemberForm], more: dict[str, Any]
) -> Changes:
    some = [
        (one, cleaned("invitee", {name: getattr(one, name) for name in _PERSON})) for one in people
    ]
    with store.write() as session:
        meeting = _standing(session, meeting_id)
        known = {(fold(one.name), fold(one.company)) for one in _of(session, Invitee, meeting_id)}
        for one, texts in some:
            key = (fold(texts["name"]), fold(texts["company"]))
            if key in known:
                continue
            known.add(key)
            session.add(
                Invitee(
                    id=new_id(),
                    root=meeting.root,
                    meeting_id=meeting_id,
                    enterprise_id=one.enterprise_id,
                    contact_id=one.contact_id,
                    **texts,
                    **more,
                )
            )
        return Changes.of(session)


def _write_all(store: Store, invitees: Iterable[UUID], values: dict[str, Any]) -> Changes:
    with store.write() as session:
        for one in invitees:
            record = session.get_one(Invitee, one)
            require_standing(session, record)
            write(record, values)
        return Changes.of(session)


def _invitees(session: Session, meeting: Meeting) -> tuple[InviteeRow, ...]:
    found = _of(session, Invitee, meeting.id)
    given = signatures_of_places(session, [one.id for one in found])
    changed = changed_after(session, meeting, found, given)
    known = {"has_signed", "on_paper", "before_change"}
    fields = [name for name in InviteeRow.__dataclass_fields__ if name not in known]
    rows = [
        InviteeRow(
            **{name: getattr(one, name) for name in fields},
            has_signed=one.id in given and not given[one.id].is_on_paper,
            on_paper=one.id in given and given[one.id].is_on_paper,
            before_change=changed.get(one.id),
        )
        for one in found
    ]
    return tuple(
        sorted(rows, key=lambda row: (row.walk_in, fold(row.company), fold(row.name), row.id))
    )


def _views(session: Session, model: Any, view: Any, meeting_id: UUID) -> tuple[Any, ...]:
    return tuple(
        view(**{name: getattr(one, name) for name in view.__dataclass_fields__})
        for one in _of(session, model, meeting_id)
    )


def _of(session: Session, model: Any, meeting_id: UUID) -> list[Any]:
    query = select(model).where(model.meeting_id == meeting_id, ~model.deleted)
    return list(session.exec(query.order_by(model.id)))
