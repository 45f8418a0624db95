"""The companies behind the results, each once: what counts, what runs, what is at risk and why."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from sqlalchemy import String, func, select, type_coerce
from sqlmodel import Session, col

from app.core import clock
from app.domain.counting import Status
from app.domain.forecast import Run
from app.domain.on_track import Facts, Reason, can_count_by, reasons
from app.models.trajectory import TrajectoryPhase, TrajectorySession
from app.services.evidence.standing import session_stands
from app.services.results.cases import Case, hex_of, read_cases
from app.services.results.ground import Ground
from app.services.trajectories.lists import next_days

_UNDECIDED: Final = frozenset(
    {Status.PROPOSED, Status.REOPENED, Status.COUNTS, Status.ELSEWHERE}
)  # may count whether it takes part or not; of these that count, later


class Company(NamedTuple):
    """
    A company, once, by the trajectory that says most: in which it counts, else is best on track.

    `partners` of trajectories beside that one see it there too, but it is in no figure of theirs.
    """

    case: Case
    trajectories: tuple[str, ...]  # all that it was in
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
        self._by = min(date(ground.day.year, 12, 31), ground.last)
        self._phases = _phases(session)
        self._lasts = _lasts(session)
        self._nexts = {one.hex: day for one, day in next_days(session).items()}

    def company(self, cases: list[Case]) -> Company:
        """Return a company from all that it was in."""
        day, first = min(self._ground.day, self._ground.last), cases[0]
        counted, opened = None, []
        for one in cases:
            if _counts(one, day):
                counted = one
            elif _is_open(one):
                opened.append(one)
        best, late, can_this_year = self._best([] if counted else opened)
        case, began, ended = first, first.started_on, first.ended_on
        if len(cases) > 1:
            case = max(cases, key=lambda one: (one.ended_on, one.member))
            began, ended = min(one.started_on for one in cases), case.ended_on
        case = counted or best or case
        over = None if counted or best else ended
        since = None if counted is None else counted.since
        return Company(
            case=case,
            trajectories=tuple(one.trajectory for one in cases),
            counted_on=since,
            is_open=best is not None,
            reasons=late,
            can_this_year=can_this_year,
            run=Run(began if since is None else min(began, since), since, over),
        )

    def _best(self, opened: list[Case]) -> tuple[Case | None, tuple[Reason, ...], bool]:
        """
        Return the one that is best on track, the earliest of equal ones.

        With what is late, and whether it is on track and there is time enough this year.
        """
        ground = self._ground
        found = None
        for one in opened:
            facts = self._facts(one)
            late = reasons(facts, ground.limits, ground.day, ground.last)
            order = len(late), one.started_on, one.member
            if found is None or order < found[0]:
                found = order, one, late, facts
        if found is None:
            return None, (), False
        _, best, late, facts = found
        return best, late, not late and can_count_by(facts, ground.limits, ground.day, self._by)

    def _facts(self, case: Case) -> Facts:
        return Facts(
            started_on=case.started_on,
            phase=case.phase,
            standing=case.standing,
            open=case.open,
            phases=self._phases.get(case.trajectory, {}),
            proposed_on=case.proposed_on,
            last_on=_day_of(self._lasts.get(case.trajectory)),
            next_on=self._nexts.get(case.trajectory),
            takes_part=case.is_taking_part,
        )


def _counts(case: Case, day: date) -> bool:
    return case.standing is Status.COUNTS and case.since is not None and case.since <= day


def _is_open(case: Case) -> bool:
    return case.is_taking_part or case.standing in _UNDECIDED


def _lasts(session: Session) -> dict[str, str]:
    """Return when the last session of each trajectory began, as it is stored (UTC)."""
    query = (
        select(
            hex_of(TrajectorySession.trajectory_id),
            func.max(type_coerce(col(TrajectorySession.starts_at), String())),
        )
        .where(~col(TrajectorySession.deleted), session_stands(TrajectorySession.session_id))
        .group_by(col(TrajectorySession.trajectory_id))
    )
    return {row[0]: row[1] for row in session.connection().execute(query)}


def _day_of(stored: str | None) -> date | None:
    """Return the day of a stored moment; asked of few of thousands."""
    if stored is None:
        return None
    return clock.local(datetime.fromisoformat(stored).replace(tzinfo=UTC)).date()


def _phases(session: Session) -> Mapping[str, dict[str, date]]:
    query = select(
        hex_of(TrajectoryPhase.trajectory_id),
        col(TrajectoryPhase.phase),
        col(TrajectoryPhase.started_on),
    ).where(~col(TrajectoryPhase.deleted), col(TrajectoryPhase.started_on).is_not(None))
    found: dict[str, dict[str, date]] = {}
    for trajectory, phase, began in session.connection().execute(query):
        found.setdefault(trajectory, {})[phase] = began
    return found
