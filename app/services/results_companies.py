"""The companies behind the results, each once: what counts, what runs, what is at risk and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.domain.counting import Status
from app.domain.forecast import Run
from app.domain.on_track import Facts, Reason, can_count_by, reasons
from app.models.trajectory import TrajectoryPhase
from app.services.results_cases import Case, read_cases
from app.services.results_ground import Ground
from app.services.trajectory_list import last_days, next_days

_UNDECIDED: Final = frozenset(
    {Status.PROPOSED, Status.REOPENED, Status.COUNTS, Status.ELSEWHERE}
)  # may count whether it takes part or not; of these that count, later


@dataclass(frozen=True, slots=True)
class Company:
    """
    A company, once, by the trajectory that says most: in which it counts, else is best on track.

    `partners` of trajectories beside that one see it there too, but it is in no figure of theirs.
    """

    case: Case
    trajectories: frozenset[UUID]  # all that it was in
    counted_on: date | None
    is_open: bool  # may still count
    reasons: tuple[Reason, ...]  # of one that is open
    can_this_year: bool
    run: Run

    @property
    def is_on_track(self) -> bool:
        """Whether it is open and nothing is late."""
        return self.is_open and not self.reasons

    @property
    def is_reopened(self) -> bool:
        """Whether it counted and does so no longer."""
        return self.counted_on is None and self.case.standing is Status.REOPENED


def read_companies(session: Session, ground: Ground) -> tuple[Company, ...]:
    """Return every company that was in a trajectory by a day, by name."""
    cases = read_cases(session, ground.day)
    grouped: dict[str, list[Case]] = {}
    for one in cases:
        grouped.setdefault(one.company, []).append(one)
    judge = _Judge(session, ground)
    return tuple(judge.company(some) for some in grouped.values())


class _Judge:
    """Judges cases with the days of their trajectories, read once."""

    def __init__(self, session: Session, ground: Ground) -> None:
        self._ground = ground
        self._phases = _phases(session)
        self._lasts, self._nexts = last_days(session), next_days(session)

    def company(self, cases: list[Case]) -> Company:
        day = self._ground.day
        counted = next((one for one in cases if _counts(one, day)), None)
        opened = [] if counted is not None else [one for one in cases if _is_open(one)]
        judged = {one.member: self._reasons(one) for one in opened}
        best = min(
            opened,
            key=lambda one: (len(judged[one.member]), one.started_on, one.member),
            default=None,
        )
        case = counted or best or max(cases, key=lambda one: (one.ended_on, one.member))
        began = min(one.started_on for one in cases)
        over = None if counted or best else max(one.ended_on for one in cases)
        since = None if counted is None else counted.since
        late = () if best is None else judged[best.member]
        return Company(
            case=case,
            trajectories=frozenset(one.trajectory for one in cases),
            counted_on=since,
            is_open=best is not None,
            reasons=late,
            can_this_year=best is not None and not late and self._can_this_year(best),
            run=Run(began if since is None else min(began, since), since, over),
        )

    def _reasons(self, case: Case) -> tuple[Reason, ...]:
        return reasons(self._facts(case), self._ground.limits, self._ground.day, self._ground.last)

    def _can_this_year(self, case: Case) -> bool:
        day = self._ground.day
        by = min(date(day.year, 12, 31), self._ground.last)
        return can_count_by(self._facts(case), self._ground.limits, day, by)

    def _facts(self, case: Case) -> Facts:
        return Facts(
            started_on=case.started_on,
            phase=case.phase,
            standing=case.standing,
            open=case.open,
            phases=self._phases.get(case.trajectory, {}),
            proposed_on=case.proposed_on,
            last_on=self._lasts.get(case.trajectory),
            next_on=self._nexts.get(case.trajectory),
        )


def _counts(case: Case, day: date) -> bool:
    return case.standing is Status.COUNTS and case.since is not None and case.since <= day


def _is_open(case: Case) -> bool:
    return case.is_taking_part or case.standing in _UNDECIDED


def _phases(session: Session) -> Mapping[UUID, dict[str, date]]:
    query = select(
        col(TrajectoryPhase.trajectory_id),
        col(TrajectoryPhase.phase),
        col(TrajectoryPhase.started_on),
    ).where(~col(TrajectoryPhase.deleted), col(TrajectoryPhase.started_on).is_not(None))
    found: dict[UUID, dict[str, date]] = {}
    for trajectory, phase, began in session.execute(query):
        found.setdefault(trajectory, {})[phase] = began
    return found
