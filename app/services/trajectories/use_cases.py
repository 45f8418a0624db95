"""Use cases on a change trajectory (veranderingstraject): begin, phases, goals, companies, end."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.domain import trajectory as rules
from app.models.base import new_id
from app.models.trajectory import (
    FollowUp,
    Trajectory,
    TrajectoryGoal,
    TrajectoryMember,
    TrajectoryPhase,
    follow_up_id,
    member_id,
    phase_id,
)
from app.services.changes import Changes
from app.services.counting.checklist import version_on, versions_in
from app.services.evidence.of_company import taking_in
from app.services.records import write
from app.services.standing import require_standing, standing_trajectory
from app.services.trajectories.case_edits import add_or_show, cleaned, partner_of
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class NewMember:
    """A company that takes part: of the own files, or of the directory of companies."""

    enterprise_id: UUID
    name: str
    number: str | None = None  # ten digits


@dataclass(frozen=True, slots=True)
class TrajectoryForm:
    """A trajectory that begins; with more than one company it is a joint one (gezamenlijk)."""

    title: str
    started_on: date
    members: tuple[NewMember, ...]
    purpose: str = ""
    coach_id: UUID | None = None  # None: who begins it


@dataclass(frozen=True, slots=True)
class GoalForm:
    """A goal as its form shows it; `structural` is a code of rules.STRUCTURAL."""

    text: str
    indicator: str = ""
    start_value: str = ""
    planned_value: str = ""
    owner: str = ""
    structural: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The record that was made, and what changed."""

    id: UUID
    changes: Changes


def start_trajectory(store: Store, form: TrajectoryForm) -> Made:
    """
    Begin a trajectory in its first phase, judged by the checklist of that day.

    Raises:
        UserError: `trajectory.no_company`; `field.required`, `text.too_long` (field).
    """
    if not form.members:
        raise UserError("trajectory.no_company")
    texts = cleaned("trajectory", {"title": form.title, "purpose": form.purpose})
    with store.write() as session:
        one = new_id()
        trajectory = Trajectory(
            id=one,
            root=one,
            kind="joint" if len(form.members) > 1 else "single",
            started_on=form.started_on,
            partner_id=partner_of(session, store.actor),
            coach_id=form.coach_id or store.actor,
            criteria_version=version_on(versions_in(session), form.started_on).number,
            **texts,
        )
        session.add(trajectory)
        session.flush()
        first = rules.PHASES[0]
        session.add(
            TrajectoryPhase(
                id=phase_id(one, first),
                root=one,
                trajectory_id=one,
                phase=first,
                started_on=form.started_on,
            )
        )
        for member in form.members:
            _join(session, one, member, form.started_on)
        return Made(one, Changes.of(session))


def enter_phase(
    store: Store, trajectory_id: UUID, phase: str, day: date, skipping: str = ""
) -> Changes:
    """
    Let a phase begin on a day; the one that ran ends then.

    Args:
        skipping: Why those in between that never began are skipped.

    Raises:
        UserError: `trajectory.phase_missing` (phase), `trajectory.phase_before` (phase,
            started_on), `text.too_long`, `trajectory.in_bin` (name).
    """
    reason = cleaned("trajectory_phase", {"skip_reason": skipping})["skip_reason"]
    with store.write() as session:
        trajectory = standing_trajectory(session, trajectory_id)
        before = phases_of(session, trajectory_id)
        after: Mapping[str, rules.Phase] = before
        for missing in rules.missing_before(before, phase) if reason else ():
            after = rules.skip(after, missing, reason)
        _put_phases(session, trajectory_id, before, rules.enter(after, phase, day))
        write(trajectory, {"phase": phase})
        return Changes.of(session)


def skip_phase(store: Store, trajectory_id: UUID, phase: str, reason: str) -> Changes:
    """
    Skip a phase that did not begin, with a reason.

    Raises:
        UserError: `trajectory.skip_reason`, `trajectory.phase_began` (phase),
            `trajectory.in_bin` (name).
    """
    text = cleaned("trajectory_phase", {"skip_reason": reason})["skip_reason"]
    with store.write() as session:
        standing_trajectory(session, trajectory_id)
        before = phases_of(session, trajectory_id)
        _put_phases(session, trajectory_id, before, rules.skip(before, phase, text))
        return Changes.of(session)


def set_phase_days(
    store: Store, trajectory_id: UUID, phase: str, started_on: date, ended_on: date | None
) -> Changes:
    """
    Write when a phase that began really began, and ended; of one that runs `ended_on` is None.

    Raises:
        UserError: `trajectory.phase_ends_before` (started_on), `trajectory.in_bin` (name).
    """
    if ended_on is not None and ended_on < started_on:
        raise UserError("trajectory.phase_ends_before", started_on=started_on)
    with store.write() as session:
        standing_trajectory(session, trajectory_id)
        before = phases_of(session, trajectory_id)
        after = {phase: rules.Phase(started_on, ended_on)}
        _put_phases(session, trajectory_id, before, after)
        return Changes.of(session)


def join(store: Store, trajectory_id: UUID, member: NewMember, day: date) -> Made:
    """
    Let a company take part from a day on; one that left comes back.

    Raises:
        UserError: `trajectory.already_in` (name): it takes part; `trajectory.in_bin` (name).
    """
    with store.write() as session:
        trajectory = standing_trajectory(session, trajectory_id)
        taking = taking_in(session, member.enterprise_id, trajectory_id)
        if taking is not None:  # perhaps by a file that was merged with this one
            old = session.get_one(TrajectoryMember, taking.member_id)
            if old.left_on is None:
                raise UserError("trajectory.already_in", name=old.name)
            member = replace(member, enterprise_id=old.enterprise_id)
        made = _join(session, trajectory_id, member, day)
        is_joint = len(_members(session, trajectory_id)) > 1
        write(trajectory, {"kind": "joint" if is_joint else "single"})
        return Made(made, Changes.of(session))


def leave(store: Store, member: UUID, day: date, reason: str) -> Changes:
    """
    Let a company leave; `day` is its last one. What it did and proved stays.

    Raises:
        UserError: `trajectory.leave_reason`, `trajectory.left_before` (joined_on),
            `trajectory.in_bin` (name).
    """
    text = cleaned("trajectory_member", {"leave_reason": reason})["leave_reason"]
    with store.write() as session:
        record = session.get_one(TrajectoryMember, member)
        require_standing(session, record)
        rules.check_leaving(rules.Membership(record.joined_on), day, text)
        write(record, {"left_on": day, "leave_reason": text})
        return Changes.of(session)


def add_goal(store: Store, trajectory_id: UUID, form: GoalForm) -> Made:
    """
    Add a goal, as the last one.

    Raises:
        UserError: `field.required`, `text.too_long` (field), `trajectory.in_bin` (name).
    """
    values = cleaned("trajectory_goal", asdict(form))
    with store.write() as session:
        standing_trajectory(session, trajectory_id)
        places = session.exec(
            select(TrajectoryGoal.position).where(
                col(TrajectoryGoal.trajectory_id) == trajectory_id
            )
        )
        goal = TrajectoryGoal(
            id=new_id(),
            root=trajectory_id,
            trajectory_id=trajectory_id,
            position=max(places, default=-1) + 1,
            **values,
        )
        session.add(goal)
        return Made(goal.id, Changes.of(session))


def close_trajectory(store: Store, trajectory_id: UUID, day: date) -> Changes:
    """
    Close a trajectory; a look back after 6 and 12 months is planned for who still takes part.

    Raises:
        UserError: `trajectory.closed_before` (started_on), `trajectory.in_bin` (name).
    """
    with store.write() as session:
        trajectory = standing_trajectory(session, trajectory_id)
        rules.check_end(trajectory.started_on, day)
        write(trajectory, {"status": rules.CLOSED, "closed_on": day, "stop_reason": ""})
        _put_phases(session, trajectory_id, *_ended(session, trajectory_id, day))
        for member in _members(session, trajectory_id):
            membership = rules.Membership(member.joined_on, member.left_on)
            if rules.takes_part(membership, day):
                for months, due_on in rules.follow_up_days(day).items():
                    _plan_follow_up(session, member, months, due_on)
        return Changes.of(session)


def stop_trajectory(store: Store, trajectory_id: UUID, day: date, reason: str) -> Changes:
    """
    Stop a trajectory before its end; nothing is planned after it.

    Raises:
        UserError: `trajectory.stop_reason`, `trajectory.closed_before` (started_on),
            `trajectory.in_bin` (name).
    """
    text = cleaned("trajectory", {"stop_reason": reason})["stop_reason"]
    if not text:
        raise UserError("trajectory.stop_reason")
    with store.write() as session:
        trajectory = standing_trajectory(session, trajectory_id)
        rules.check_end(trajectory.started_on, day)
        write(trajectory, {"status": rules.STOPPED, "closed_on": day, "stop_reason": text})
        return Changes.of(session)


def reopen_trajectory(store: Store, trajectory_id: UUID) -> Changes:
    """Let a trajectory run again; looks back that are not done yet are off."""
    with store.write() as session:
        trajectory = standing_trajectory(session, trajectory_id)
        write(trajectory, {"status": rules.RUNNING, "closed_on": None, "stop_reason": ""})
        before = phases_of(session, trajectory_id)
        found = before.get(trajectory.phase, rules.Phase())
        if found.started_on is not None:
            again = {**before, trajectory.phase: rules.Phase(found.started_on)}
            _put_phases(session, trajectory_id, before, again)
        query = select(FollowUp).where(
            col(FollowUp.trajectory_id) == trajectory_id, col(FollowUp.done_on).is_(None)
        )
        for follow_up in session.exec(query):
            write(follow_up, {"deleted": True})
        return Changes.of(session)


def look_back(
    store: Store, follow_up: UUID, holds: str, stayed: int | None = None, note: str = ""
) -> Changes:
    """
    Keep what a look back found: whether the change holds (yes, partly, no), as of today.

    Raises:
        UserError: `amount.negative`, `text.too_long` (field), `trajectory.in_bin` (name).
    """
    if stayed is not None and stayed < 0:
        raise UserError("amount.negative")
    values = cleaned("follow_up", {"note": note})
    with store.write() as session:
        record = session.get_one(FollowUp, follow_up)
        require_standing(session, record)
        write(record, {"done_on": clock.today(), "holds": holds, "stayed": stayed, **values})
        return Changes.of(session)


def phases_of(session: Session, trajectory_id: UUID) -> dict[str, rules.Phase]:
    """Return what became of the phases, as the rules read them."""
    query = select(TrajectoryPhase).where(
        col(TrajectoryPhase.trajectory_id) == trajectory_id, ~col(TrajectoryPhase.deleted)
    )
    return {
        one.phase: rules.Phase(one.started_on, one.ended_on, one.skipped, one.skip_reason)
        for one in session.exec(query)
    }


def _ended(
    session: Session, trajectory_id: UUID, day: date
) -> tuple[dict[str, rules.Phase], dict[str, rules.Phase]]:
    before = phases_of(session, trajectory_id)
    return before, {
        name: rules.Phase(found.started_on, max(day, found.started_on))
        if found.started_on is not None and found.ended_on is None
        else found
        for name, found in before.items()
    }


def _put_phases(
    session: Session,
    trajectory_id: UUID,
    before: Mapping[str, rules.Phase],
    after: Mapping[str, rules.Phase],
) -> None:
    for name, phase in after.items():
        if before.get(name) == phase:
            continue
        add_or_show(
            session,
            TrajectoryPhase(
                id=phase_id(trajectory_id, name),
                root=trajectory_id,
                trajectory_id=trajectory_id,
                phase=name,
                started_on=phase.started_on,
                ended_on=phase.ended_on,
                skipped=phase.skipped,
                skip_reason=phase.skip_reason,
            ),
        )


def _join(session: Session, trajectory_id: UUID, member: NewMember, day: date) -> UUID:
    one = member_id(trajectory_id, member.enterprise_id)
    add_or_show(
        session,
        TrajectoryMember(
            id=one,
            root=trajectory_id,
            trajectory_id=trajectory_id,
            enterprise_id=member.enterprise_id,
            number=member.number,
            joined_on=day,
            **cleaned("trajectory_member", {"name": member.name}),
        ),
    )
    return one


def _members(session: Session, trajectory_id: UUID) -> list[TrajectoryMember]:
    query = select(TrajectoryMember).where(
        col(TrajectoryMember.trajectory_id) == trajectory_id, ~col(TrajectoryMember.deleted)
    )
    return list(session.exec(query))


def _plan_follow_up(session: Session, member: TrajectoryMember, months: int, due_on: date) -> None:
    one = follow_up_id(member.id, months)
    found = session.get(FollowUp, one)
    if found is not None and found.done_on is not None:
        return
    add_or_show(
        session,
        FollowUp(
            id=one,
            root=member.root,
            trajectory_id=member.trajectory_id,
            member_id=member.id,
            months=months,
            due_on=due_on,
        ),
    )
