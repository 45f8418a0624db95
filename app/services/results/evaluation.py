"""What the two-year evaluation reads, set-wise: people, scans and goals of many trajectories."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.impact import People
from app.domain.scan_compare import compare
from app.models.impact import GoalCheck, ImpactMeasure
from app.models.scan import Scan
from app.models.trajectory import TrajectoryGoal
from app.services.companies.family import shown_of
from app.services.results.impact import people_of
from app.services.scans.lists import filled_of
from app.storage.unit_values import parts

Goal = tuple[str | None, Mapping[int, str]]  # whether reached; by months whether alive


@dataclass(frozen=True, slots=True)
class ThemeMeans:
    """The mean of a theme before and after, of `companies` that answered it at both moments."""

    theme: str
    before: Decimal
    after: Decimal
    companies: int


@dataclass(frozen=True, slots=True)
class ScansTogether:
    """The themes, in their order, and how many companies have both scans."""

    themes: tuple[ThemeMeans, ...]
    companies: int


def measured_by_company(
    session: Session, company_of: Mapping[UUID, str], last: date
) -> list[dict[str, People]]:
    """
    Return for each company what it told by a day, by moment; who told nothing is there too.

    A company in more trajectories stands once, with the one of which it told most moments.

    Args:
        company_of: By member what its company counts once by.
    """
    told: dict[UUID, dict[str, People]] = {one: {} for one in company_of}
    for part in parts(list(company_of)):
        query = select(ImpactMeasure).where(
            col(ImpactMeasure.member_id).in_(part),
            col(ImpactMeasure.measured_on) <= last,
            ~col(ImpactMeasure.deleted),
        )
        for one in session.exec(query):
            told[one.member_id][one.moment] = people_of(one)
    best: dict[str, dict[str, People]] = {}
    for member in sorted(company_of):
        company = company_of[member]
        if company not in best or len(told[member]) > len(best[company]):
            best[company] = told[member]
    return list(best.values())


def structural_goals(session: Session, trajectories: Collection[UUID], last: date) -> list[Goal]:
    """Return the structural goals of trajectories, with what was found by a day."""
    found: list[Goal] = []
    for part in parts(list(trajectories)):
        checks: dict[UUID, dict[int, str]] = defaultdict(dict)
        looked = select(GoalCheck).where(
            col(GoalCheck.trajectory_id).in_(part),
            col(GoalCheck.checked_on) <= last,
            ~col(GoalCheck.deleted),
        )
        for check in session.exec(looked):
            checks[check.goal_id][check.months] = check.alive
        goals = select(TrajectoryGoal).where(
            col(TrajectoryGoal.trajectory_id).in_(part),
            col(TrajectoryGoal.structural).is_not(None),
            ~col(TrajectoryGoal.deleted),
        )
        found += [(one.reached, checks[one.id]) for one in session.exec(goals)]
    return found


def scans_together(session: Session, companies: Collection[UUID], last: date) -> ScansTogether:
    """Return the first and the last scan of companies, compared and averaged by theme."""
    query = select(Scan).where(
        col(Scan.moment).in_(("baseline", "end")),
        col(Scan.completed_on) <= last,
        ~col(Scan.deleted),
    )
    home = shown_of(session)
    by: dict[UUID, dict[str, Scan]] = defaultdict(dict)
    for one in session.exec(query.order_by(col(Scan.completed_on), col(Scan.id))):
        company = home.get(one.enterprise_id, one.enterprise_id)
        if company not in companies:
            continue
        if one.moment == "end":
            by[company]["end"] = one
        else:  # a second one may begin another trajectory, after the end of the first
            by[company].setdefault("baseline", one)
    both = [one for one in by.values() if len(one) == 2]
    filled = filled_of(session, [scan for one in both for scan in one.values()])
    means: dict[str, list[tuple[Decimal, Decimal]]] = defaultdict(list)
    for pair in both:
        for theme in compare(filled[pair["baseline"].id], filled[pair["end"].id]).themes:
            if theme.before is not None and theme.after is not None:
                means[theme.theme].append((theme.before, theme.after))
    return ScansTogether(tuple(_means(means.items())), len(both))


def _means(
    means: Iterable[tuple[str, Sequence[tuple[Decimal, Decimal]]]],
) -> Iterable[ThemeMeans]:
    for theme, some in means:
        before, after = (sum((one[at] for one in some), Decimal()) / len(some) for at in (0, 1))
        yield ThemeMeans(theme, before, after, len(some))
