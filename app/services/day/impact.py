"""What waits for the two-year evaluation: people to be measured, goals to be looked at again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import Session, col

from app.domain.agenda import week_of
from app.domain.impact import BASELINE, CHECK_MONTHS, MONTHS, check_days, measure_day
from app.domain.trajectory import CLOSED, RUNNING, months_after
from app.models.enterprise import Enterprise
from app.models.impact import GoalCheck, ImpactMeasure, check_id, measure_id
from app.models.trajectory import Trajectory, TrajectoryGoal, TrajectoryMember, TrajectoryPhase
from app.services.companies.family import shown_column
from app.services.day.rows import MOST, Group, MatterRow, group_of
from app.services.day.snooze import Reason, snoozed
from app.storage.store import Store

MARGIN: Final = 3  # days by which the last day of a month may move


def measures_due(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """Yield the measures of companies that the coach has to ask for until Sunday."""
    until = week_of(day)[-1]
    put_off = set(session.scalars(snoozed(store, Reason.MEASURE, day)))
    rows = [*_baselines(session, store), *_after(session, store, until)]
    found = (row for row in rows if row.due_on is not None and row.due_on <= until)
    ordered = sorted(found, key=lambda row: (row.due_on or day, row.id))
    for row in [one for one in ordered if one.id not in put_off][:MOST]:
        yield _grouped(row, day)


def goals_due(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """Yield the closed trajectories whose structural goals are to be looked at again."""
    until = week_of(day)[-1]
    put_off = set(session.scalars(snoozed(store, Reason.GOALS, day)))
    query = (
        select(
            col(TrajectoryGoal.id),
            col(Trajectory.id),
            col(Trajectory.title),
            col(Trajectory.closed_on),
        )
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryGoal.trajectory_id))
        .where(
            col(TrajectoryGoal.structural).is_not(None),
            ~col(TrajectoryGoal.deleted),
            *_closed_before(store, months_after(until, -min(CHECK_MONTHS))),
        )
        .order_by(col(Trajectory.closed_on), col(Trajectory.id), col(TrajectoryGoal.position))
    )
    goals: dict[tuple[UUID, str, date], list[UUID]] = {}
    for goal, trajectory, title, closed_on in session.execute(query):
        goals.setdefault((trajectory, title, closed_on), []).append(goal)
    done = set(session.scalars(select(col(GoalCheck.id)).where(~col(GoalCheck.deleted))))
    found: list[MatterRow] = []
    for (trajectory, title, closed_on), some in goals.items():
        for months, due_on in check_days(CLOSED, closed_on).items():
            left = [one for one in some if check_id(one, months) not in done]
            if left and due_on <= until and check_id(left[0], months) not in put_off:
                found.append(_goals_row(trajectory, title, months, due_on, left, len(some)))
    for row in sorted(found, key=lambda row: (row.due_on or day, row.id))[:MOST]:
        yield _grouped(row, day)


def _goals_row(
    trajectory: UUID, title: str, months: int, due_on: date, left: list[UUID], of: int
) -> MatterRow:
    return MatterRow(
        id=check_id(left[0], months),
        reason=Reason.GOALS,
        group=Group.WEEK,
        about=title,
        screen="trajectory",
        record_id=trajectory,
        what=str(months),
        due_on=due_on,
        done=of - len(left),
        of=of,
        unit=f"follow/{check_id(left[0], months).hex}",
    )


def _baselines(session: Session, store: Store) -> Iterator[MatterRow]:
    begun = (
        (col(TrajectoryPhase.trajectory_id) == col(Trajectory.id))
        & (col(TrajectoryPhase.phase) == "execution")
        & ~col(TrajectoryPhase.deleted)
    )
    query = (
        _members(col(TrajectoryPhase.started_on))
        .join(TrajectoryPhase, begun)
        .where(
            col(Trajectory.coach_id) == store.actor,
            col(Trajectory.status) == RUNNING,
            col(TrajectoryPhase.started_on).is_not(None),
        )
    )
    done = _done(session, [BASELINE])
    for member, name, trajectory, company, began in session.execute(query):
        due_on = measure_day(BASELINE, RUNNING, None, began)
        if (member, BASELINE) not in done:
            yield _measure_row(member, name, trajectory, company, BASELINE, due_on)


def _after(session: Session, store: Store, until: date) -> Iterator[MatterRow]:
    last = months_after(until, -min(MONTHS.values()))
    query = _members(col(Trajectory.closed_on)).where(*_closed_before(store, last))
    done = _done(session, MONTHS)
    for member, name, trajectory, company, closed_on in session.execute(query):
        for moment in MONTHS:
            due_on = measure_day(moment, CLOSED, closed_on, None)
            if (member, moment) not in done:
                yield _measure_row(member, name, trajectory, company, moment, due_on)


def _measure_row(
    member: UUID,
    name: str,
    trajectory: UUID,
    company: UUID | None,
    moment: str,
    due_on: date | None,
) -> MatterRow:
    one = measure_id(member, moment)
    return MatterRow(
        id=one,
        reason=Reason.MEASURE,
        group=Group.WEEK,
        about=name,
        screen="trajectory",
        record_id=trajectory,
        what=moment,
        due_on=due_on,
        enterprise_id=company,
        unit=f"follow/{one.hex}",
    )


def _grouped(row: MatterRow, day: date) -> MatterRow:
    return row if row.due_on is None else replace(row, group=group_of(row.due_on, day))


def _members(day: Any) -> Select[Any]:
    """Return the query of companies that take part still, with a day of their trajectory."""
    its_file = shown_column(TrajectoryMember.enterprise_id) == col(Enterprise.id)
    return (
        select(
            col(TrajectoryMember.id),
            col(TrajectoryMember.name),
            col(Trajectory.id),
            col(Enterprise.id),
            day,
        )
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
        .outerjoin(Enterprise, its_file)
        .where(
            col(TrajectoryMember.left_on).is_(None),
            ~col(TrajectoryMember.deleted),
            ~col(Trajectory.deleted),
            col(Enterprise.deleted).is_(None) | ~col(Enterprise.deleted),
        )
    )


def _closed_before(store: Store, last: date) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Trajectory.coach_id) == store.actor,
        col(Trajectory.status) == CLOSED,
        col(Trajectory.closed_on) <= last + timedelta(days=MARGIN),
        ~col(Trajectory.deleted),
    )


def _done(session: Session, moments: Iterable[str]) -> set[tuple[UUID, str]]:
    query = select(col(ImpactMeasure.member_id), col(ImpactMeasure.moment)).where(
        col(ImpactMeasure.moment).in_(list(moments)), ~col(ImpactMeasure.deleted)
    )
    return {(member, moment) for member, moment in session.execute(query)}
