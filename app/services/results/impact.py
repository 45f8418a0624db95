"""Use cases of the two-year evaluation: people measured at a company, goals looked at again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.domain.impact import CHECK_MONTHS, MOMENTS, People, check_days, measure_day
from app.domain.trajectory import Phase
from app.models.impact import GoalCheck, ImpactMeasure, check_id, measure_id
from app.models.trajectory import Trajectory, TrajectoryGoal, TrajectoryMember
from app.services.changes import Changes
from app.services.standing import require_standing
from app.services.trajectories.case_edits import add_or_show, cleaned
from app.services.writers import writers_of
from app.storage.store import Store

MOST_PEOPLE: Final = 99_999
ALIVE: Final = ("yes", "partly", "no")
_JUDGED: Final = {"impact_measure": "numbers", "goal_check": "outcome"}  # units, by kind


@dataclass(frozen=True, slots=True)
class MeasureForm:
    """What a company told of one year, by whom."""

    measured_on: date
    people: People
    told_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure of a company, done or not; `due_on`: from when on it is asked, None: not now."""

    id: UUID
    member_id: UUID
    moment: str
    due_on: date | None
    done: MeasureForm | None
    by: UUID | None = None  # who typed the numbers


@dataclass(frozen=True, slots=True)
class CheckView:
    """A structural goal looked at again, or not yet; `alive` is yes, partly, no or empty."""

    id: UUID
    goal_id: UUID
    goal: str
    months: int
    due_on: date | None
    checked_on: date | None = None
    alive: str = ""
    note: str = ""
    by: UUID | None = None  # who judged it


@dataclass(frozen=True, slots=True)
class ImpactView:
    """All measures and checks of a trajectory: what is there and what is to come, in order."""

    measures: tuple[MeasureView, ...] = ()
    checks: tuple[CheckView, ...] = ()

    @property
    def people(self) -> frozenset[UUID]:
        """Who noted any of it."""
        every = [*(one.by for one in self.measures), *(one.by for one in self.checks)]
        return frozenset(one for one in every if one is not None)


def keep_measure(store: Store, member: UUID, moment: str, form: MeasureForm) -> Changes:
    """
    Keep what a company told of a moment; again: as it is now.

    Raises:
        UserError: `amount.negative`, `impact.too_many` (most), `impact.nothing`, `text.too_long`
            (field), `trajectory.in_bin` (name).
    """
    numbers = [one for one in asdict(form.people).values() if one is not None]
    if any(one < 0 for one in numbers):
        raise UserError("amount.negative")
    if any(one > MOST_PEOPLE for one in numbers):
        raise UserError("impact.too_many", most=MOST_PEOPLE)
    if not numbers:
        raise UserError("impact.nothing")
    texts = cleaned("impact_measure", {"told_by": form.told_by, "note": form.note})
    with store.write() as session:
        owner = session.get_one(TrajectoryMember, member)
        require_standing(session, owner)
        add_or_show(
            session,
            ImpactMeasure(
                id=measure_id(member, moment),
                root=owner.root,
                trajectory_id=owner.trajectory_id,
                member_id=member,
                moment=moment,
                measured_on=form.measured_on,
                **asdict(form.people),
                **texts,
            ),
        )
        return Changes.of(session)


def keep_check(
    store: Store, goal: UUID, months: int, alive: str, day: date, note: str = ""
) -> Changes:
    """
    Keep whether a goal was still alive (yes, partly, no) some months after the end.

    Raises:
        UserError: `text.too_long` (field), `trajectory.in_bin` (name).
    """
    texts = cleaned("goal_check", {"note": note})
    with store.write() as session:
        owner = session.get_one(TrajectoryGoal, goal)
        require_standing(session, owner)
        add_or_show(
            session,
            GoalCheck(
                id=check_id(goal, months),
                root=owner.root,
                trajectory_id=owner.trajectory_id,
                goal_id=goal,
                months=months,
                alive=alive,
                checked_on=day,
                **texts,
            ),
        )
        return Changes.of(session)


def impact_of(
    session: Session,
    trajectory: Trajectory,
    phases: Mapping[str, Phase],
    members: Iterable[TrajectoryMember],
    goals: Iterable[TrajectoryGoal],
) -> ImpactView:
    """Return the measures of companies, and the checks of structural goals, of a trajectory."""
    made = measures_in(session, [trajectory.id])
    looked = checks_in(session, [trajectory.id])
    by = writers_of(session, _JUDGED, (*made, *looked))
    execution = phases.get("execution", Phase()).started_on
    days = {
        moment: measure_day(moment, trajectory.status, trajectory.closed_on, execution)
        for moment in MOMENTS
    }
    measures = (
        _measure(member, moment, days[moment], made.get(measure_id(member.id, moment)), by)
        for member in members
        for moment in MOMENTS
    )
    due = check_days(trajectory.status, trajectory.closed_on)
    checks = (
        _check(goal, months, due.get(months), looked.get(check_id(goal.id, months)), by)
        for goal in goals
        if goal.structural is not None
        for months in CHECK_MONTHS
    )
    return ImpactView(
        tuple(measures),
        tuple(one for one in checks if one.due_on is not None or one.checked_on is not None),
    )


def measures_in(session: Session, trajectories: Collection[UUID]) -> dict[UUID, ImpactMeasure]:
    """Return the measures of trajectories by their id."""
    query = select(ImpactMeasure).where(
        col(ImpactMeasure.trajectory_id).in_(trajectories), ~col(ImpactMeasure.deleted)
    )
    return {one.id: one for one in session.exec(query)}


def checks_in(session: Session, trajectories: Collection[UUID]) -> dict[UUID, GoalCheck]:
    """Return the checks of goals of trajectories by their id."""
    query = select(GoalCheck).where(
        col(GoalCheck.trajectory_id).in_(trajectories), ~col(GoalCheck.deleted)
    )
    return {one.id: one for one in session.exec(query)}


def people_of(one: ImpactMeasure) -> People:
    """Return the numbers of a measure."""
    return People(one.staff, one.inflow, one.leavers, one.hired, one.stayed)


def _measure(
    member: TrajectoryMember,
    moment: str,
    due_on: date | None,
    made: ImpactMeasure | None,
    by: Mapping[UUID, UUID],
) -> MeasureView:
    done = None
    if made is not None:
        done = MeasureForm(made.measured_on, people_of(made), made.told_by, made.note)
    # who left the trajectory is asked no more
    due_on = due_on if member.left_on is None else None
    its = measure_id(member.id, moment)
    return MeasureView(its, member.id, moment, due_on, done, by.get(its))


def _check(
    goal: TrajectoryGoal,
    months: int,
    due_on: date | None,
    found: GoalCheck | None,
    by: Mapping[UUID, UUID],
) -> CheckView:
    view = CheckView(check_id(goal.id, months), goal.id, goal.text, months, due_on)
    if found is None:
        return view
    return replace(
        view,
        checked_on=found.checked_on,
        alive=found.alive,
        note=found.note,
        by=by.get(found.id),
    )
