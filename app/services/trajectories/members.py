"""Use cases on the companies of a trajectory beside joining and leaving."""

from datetime import date, timedelta
from uuid import UUID

from sqlmodel import col, select

from app.core import clock
from app.core.errors import UserError
from app.domain import trajectory as rules
from app.models.coaching import CoachingSession
from app.models.trajectory import TrajectoryMember, TrajectorySession
from app.services.changes import Changes
from app.services.companies.family import of_company
from app.services.companies.intake_search import known_facts
from app.services.records import write
from app.services.standing import require_standing
from app.services.trajectories.case_edits import cleaned
from app.services.trajectories.use_cases import NewMember
from app.services.trajectories.views import SessionView
from app.storage.store import Store


def new_member(store: Store, enterprise_id: UUID) -> NewMember:
    """
    Return a company as it joins: of the files here, or of the directory.

    Raises:
        UserError: `trajectory.no_company`: it is not there any more.
    """
    found = known_facts(store, enterprise_id)
    if found is None:
        raise UserError("trajectory.no_company")
    return NewMember(found.id, found.name, found.number or None)


def set_member_days(
    store: Store, member: UUID, joined_on: date, left_on: date | None, reason: str = ""
) -> Changes:
    """
    Write since when a company really takes part, and until when; None: it still does.

    Raises:
        UserError: `trajectory.leave_reason`, `trajectory.left_before` (joined_on),
            `text.too_long`, `trajectory.in_bin` (name).
    """
    text = cleaned("trajectory_member", {"leave_reason": reason})["leave_reason"]
    if left_on is not None:
        rules.check_leaving(rules.Membership(joined_on), left_on, text)
    with store.write() as session:
        record = session.get_one(TrajectoryMember, member)
        require_standing(session, record)
        values = {"joined_on": joined_on, "left_on": left_on}
        write(record, values | {"leave_reason": text if left_on is not None else ""})
        return Changes.of(session)


def sessions_to_share(store: Store, trajectory_id: UUID, most: int = 50) -> tuple[SessionView, ...]:
    """
    Return the finished sessions of its companies that do not serve a trajectory, the last first.

    Only of companies whose file is here; of one that left, sessions until it did.
    """
    with store.read() as session:
        members = select(TrajectoryMember).where(
            col(TrajectoryMember.trajectory_id) == trajectory_id, ~col(TrajectoryMember.deleted)
        )
        shared = select(TrajectorySession.session_id).where(
            col(TrajectorySession.trajectory_id) == trajectory_id, ~col(TrajectorySession.deleted)
        )
        found: dict[UUID, SessionView] = {}
        for member in session.exec(members):
            query = select(CoachingSession).where(
                of_company(CoachingSession.enterprise_id, member.enterprise_id),
                col(CoachingSession.completed_at).is_not(None),
                col(CoachingSession.trajectory_id).is_(None),
                col(CoachingSession.id).not_in(shared),
                ~col(CoachingSession.deleted),
            )
            for held in session.exec(query):
                if member.left_on is None or clock.local(held.starts_at).date() <= member.left_on:
                    found[held.id] = _session_view(held)
    some = sorted(found.values(), key=lambda one: (one.starts_at, one.session_id), reverse=True)
    return tuple(some[:most])


def _session_view(held: CoachingSession) -> SessionView:
    return SessionView(
        session_id=held.id,
        label=held.subject,
        starts_at=held.starts_at,
        minutes=(held.ends_at - held.starts_at) // timedelta(minutes=1),
        coach_id=held.coach_id,
        enterprise_ids=(held.enterprise_id,),
    )
