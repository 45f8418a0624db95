"""What screens show of one whole trajectory, and of the looks back on all."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.counting import Status
from app.domain.matching import fold
from app.domain.trajectory import Phase
from app.models.enterprise import Enterprise
from app.models.partnership import Partner, Person
from app.models.trajectory import (
    FollowUp,
    Trajectory,
    TrajectoryGoal,
    TrajectoryMember,
    TrajectorySession,
)
from app.reference.trajectories import Checklist
from app.services.companies.family import shown
from app.services.counting.checklist import version_numbered, versions_in
from app.services.counting.counts import Standing, standings_of
from app.services.evidence.pieces import EvidenceView, RemarkView, evidence_of, remarks_of
from app.services.evidence.standing import session_stands
from app.services.record_names import names_of
from app.services.results.impact import ImpactView, impact_of
from app.services.standing import may_edit
from app.services.trajectories.use_cases import phases_of
from app.storage.store import Store
from app.storage.unit_values import parts


@dataclass(frozen=True, slots=True)
class MemberView:
    """A company in a trajectory, with all that is known of its criteria."""

    id: UUID
    enterprise_id: UUID
    name: str
    number: str | None
    joined_on: date
    left_on: date | None
    leave_reason: str
    has_file: bool  # its file is on this laptop
    standing: Standing
    evidence: tuple[EvidenceView, ...]
    remarks: tuple[RemarkView, ...]


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal; `structural` is a code of app/domain/trajectory.py."""

    id: UUID
    text: str
    indicator: str
    start_value: str
    planned_value: str
    owner: str
    structural: str | None
    reached: str | None
    reached_value: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session that served a trajectory."""

    session_id: UUID
    label: str
    starts_at: datetime
    minutes: int
    coach_id: UUID
    enterprise_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A look back, planned or done."""

    id: UUID
    member_id: UUID
    months: int
    due_on: date
    done_on: date | None
    holds: str | None
    stayed: int | None
    note: str


@dataclass(frozen=True, slots=True)
class TrajectoryView:
    """One whole trajectory."""

    id: UUID
    title: str
    kind: str
    purpose: str
    phase: str
    status: str
    started_on: date
    closed_on: date | None
    stop_reason: str
    partner: str
    coach_id: UUID | None
    coach: str
    checklist: Checklist
    phases: Mapping[str, Phase]
    members: tuple[MemberView, ...]
    goals: tuple[GoalView, ...]
    sessions: tuple[SessionView, ...]  # the last first
    follow_ups: tuple[FollowUpView, ...]
    impact: ImpactView
    is_deleted: bool
    may_edit: bool  # who works here may change it, and does not only read it
    names: Mapping[UUID, str]  # of the people and the partners that are named in it

    @property
    def running(self) -> tuple[MemberView, ...]:
        """The companies that take part still."""
        return tuple(one for one in self.members if one.left_on is None)

    @property
    def counting(self) -> int:
        """How many of its companies count, by this trajectory."""
        return sum(one.standing.counted.status is Status.COUNTS for one in self.members)

    @property
    def minutes(self) -> int:
        """How long it was coached, all sessions together."""
        return sum(one.minutes for one in self.sessions)

    @property
    def has_structural_goal(self) -> bool:
        """Whether a goal changes how the work is organised."""
        return any(one.structural is not None for one in self.goals)


def trajectory_view(store: Store, trajectory_id: UUID) -> TrajectoryView | None:
    """Return one trajectory, None when it is not (or no longer) here."""
    with store.read() as session:
        return view_in(session, trajectory_id)


def view_in(session: Session, trajectory_id: UUID) -> TrajectoryView | None:
    """Return what `trajectory_view` does, within a reading that goes on."""
    one = session.get(Trajectory, trajectory_id)
    if one is None:
        return None
    members, phases = _member_views(session, one.id), phases_of(session, one.id)
    sessions = _sessions(session, one.id)
    impact = _impact(session, one, phases)
    people, partners = _named(members, sessions)
    people |= impact.people
    names = names_of(session, Person, filter(None, (*people, one.coach_id)))
    names |= names_of(session, Partner, filter(None, (*partners, one.partner_id)))
    return TrajectoryView(
        id=one.id,
        title=one.title,
        kind=one.kind,
        purpose=one.purpose,
        phase=one.phase,
        status=one.status,
        started_on=one.started_on,
        closed_on=one.closed_on,
        stop_reason=one.stop_reason,
        partner=names.get(one.partner_id, "") if one.partner_id else "",
        coach_id=one.coach_id,
        coach=names.get(one.coach_id, "") if one.coach_id else "",
        checklist=version_numbered(versions_in(session), one.criteria_version),
        phases=phases,
        members=members,
        goals=_goals(session, one.id),
        sessions=sessions,
        follow_ups=_follow_ups(session, one.id),
        impact=impact,
        is_deleted=one.deleted,
        may_edit=may_edit(session, one),
        names=names,
    )


def due_follow_ups(store: Store, until: date) -> tuple[FollowUpView, ...]:
    """Return the looks back that are not done, up to a day, the first due first."""
    query = (
        select(FollowUp)
        .join(Trajectory, col(Trajectory.id) == col(FollowUp.trajectory_id))
        .where(
            col(FollowUp.due_on) <= until,
            col(FollowUp.done_on).is_(None),
            ~col(FollowUp.deleted),
            ~col(Trajectory.deleted),
        )
        .order_by(col(FollowUp.due_on), col(FollowUp.id))
    )
    with store.read() as session:
        return tuple(_follow_up(one) for one in session.exec(query))


def members_of(session: Session, ids: Collection[UUID]) -> dict[UUID, list[TrajectoryMember]]:
    """Return the companies of trajectories that were not taken out; who left comes last."""
    found: dict[UUID, list[TrajectoryMember]] = {}
    for part in parts(list(ids)):
        query = select(TrajectoryMember).where(
            col(TrajectoryMember.trajectory_id).in_(part), ~col(TrajectoryMember.deleted)
        )
        for one in session.exec(query.order_by(col(TrajectoryMember.joined_on))):
            found.setdefault(one.trajectory_id, []).append(one)
    for some in found.values():
        some.sort(key=lambda one: (one.left_on is not None, one.joined_on, fold(one.name)))
    return found


def _member_views(session: Session, trajectory_id: UUID) -> tuple[MemberView, ...]:
    members = members_of(session, [trajectory_id]).get(trajectory_id, [])
    standing = standings_of(session, [one.id for one in members])
    files = {one.enterprise_id: shown(session, one.enterprise_id) for one in members}
    here = names_of(session, Enterprise, [*files.keys(), *files.values()])
    return tuple(
        MemberView(
            id=one.id,
            enterprise_id=one.enterprise_id,
            name=one.name,
            number=one.number,
            joined_on=one.joined_on,
            left_on=one.left_on,
            leave_reason=one.leave_reason,
            has_file=one.enterprise_id in here or files[one.enterprise_id] in here,
            standing=standing[one.id],
            evidence=evidence_of(session, one.id),
            remarks=remarks_of(session, one.id),
        )
        for one in members
    )


def _named(
    members: Iterable[MemberView], sessions: Iterable[SessionView]
) -> tuple[set[UUID], set[UUID | None]]:
    """Return the people and the partners that a trajectory names."""
    people, partners = {one.coach_id for one in sessions}, set[UUID | None]()
    for member in members:
        people |= {one.added_by for one in member.evidence}
        people |= {one.person_id for one in member.remarks}
        partners |= set(member.standing.counted.others)
        for proposal in member.standing.proposals:
            people |= {proposal.by, *(one.by for one in proposal.decisions)}
            partners.add(proposal.partner_id)
    return people, partners


def _goals(session: Session, trajectory_id: UUID) -> tuple[GoalView, ...]:
    fields = GoalView.__dataclass_fields__
    return tuple(
        GoalView(**{name: getattr(one, name) for name in fields})
        for one in _goal_records(session, trajectory_id)
    )


def _goal_records(session: Session, trajectory_id: UUID) -> list[TrajectoryGoal]:
    query = (
        select(TrajectoryGoal)
        .where(col(TrajectoryGoal.trajectory_id) == trajectory_id, ~col(TrajectoryGoal.deleted))
        .order_by(col(TrajectoryGoal.position), col(TrajectoryGoal.id))
    )
    return list(session.exec(query))


def _impact(session: Session, one: Trajectory, phases: Mapping[str, Phase]) -> ImpactView:
    members = members_of(session, [one.id]).get(one.id, [])
    return impact_of(session, one, phases, members, _goal_records(session, one.id))


def _sessions(session: Session, trajectory_id: UUID) -> tuple[SessionView, ...]:
    query = (
        select(TrajectorySession)
        .where(
            col(TrajectorySession.trajectory_id) == trajectory_id,
            ~col(TrajectorySession.deleted),
            session_stands(TrajectorySession.session_id),
        )
        .order_by(col(TrajectorySession.starts_at).desc(), col(TrajectorySession.id))
    )
    return tuple(
        SessionView(
            session_id=one.session_id,
            label=one.label,
            starts_at=one.starts_at,
            minutes=one.minutes,
            coach_id=one.coach_id,
            enterprise_ids=tuple(UUID(each) for each in one.enterprise_ids),
        )
        for one in session.exec(query)
    )


def _follow_ups(session: Session, trajectory_id: UUID) -> tuple[FollowUpView, ...]:
    query = (
        select(FollowUp)
        .where(col(FollowUp.trajectory_id) == trajectory_id, ~col(FollowUp.deleted))
        .order_by(col(FollowUp.due_on), col(FollowUp.id))
    )
    return tuple(_follow_up(one) for one in session.exec(query))


def _follow_up(one: FollowUp) -> FollowUpView:
    fields = FollowUpView.__dataclass_fields__
    return FollowUpView(**{name: getattr(one, name) for name in fields})
