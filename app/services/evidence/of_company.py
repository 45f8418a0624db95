"""How far companies are in their trajectory: the one that runs, else the last that they had."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Final
from uuid import UUID

from sqlalchemy import Select, String, func, select, type_coerce
from sqlmodel import Session, col

from app.domain.counting import Counted, Status
from app.domain.trajectory import RUNNING
from app.models.trajectory import (
    CountProposal,
    CriterionEvidence,
    Trajectory,
    TrajectoryMember,
)
from app.services.companies.family import family, shown_of
from app.services.counting.checklist import lines_of, version_numbered, versions_in
from app.services.counting.counts import Standing, progress_of, standings_of
from app.services.evidence.standing import stands
from app.services.standing import may_edit
from app.storage.unit_values import parts

FEW: Final = 2_000  # companies that a query can be asked about by their ids


@dataclass(frozen=True, slots=True)
class CompanyEvidence:
    """Where a company stands in one trajectory."""

    trajectory_id: UUID
    member_id: UUID
    title: str
    phase: str
    status: str  # running, closed, stopped
    standing: Standing

    @property
    def met(self) -> int:
        """How many of the required criteria are met."""
        return self.standing.progress.met

    @property
    def of(self) -> int:
        """How many criteria are required."""
        return self.standing.progress.of

    @property
    def counts(self) -> bool:
        """Whether the company counts for the target, by this trajectory or another."""
        return self.standing.counted.status in {Status.COUNTS, Status.ELSEWHERE}

    @property
    def needs_attention(self) -> bool:
        """Whether it counted and lost a criterion since."""
        return self.standing.counted.status is Status.REOPENED


@dataclass(frozen=True, slots=True)
class Taking:
    """That a company takes or took part in a trajectory."""

    member_id: UUID
    left_on: date | None
    trajectory_id: UUID
    title: str
    phase: str
    status: str
    started_on: date

    @property
    def runs(self) -> bool:
        """Whether the trajectory runs, and the company did not leave it."""
        return self.status == RUNNING and self.left_on is None

    @property
    def rank(self) -> tuple[bool, date, UUID]:
        """The order: what runs comes last, then what began last."""
        return self.runs, self.started_on, self.member_id


@dataclass(frozen=True, slots=True)
class CompanyTrajectory:
    """Where one company stands, and with how many others it goes."""

    evidence: CompanyEvidence
    others: int
    may_edit: bool


def company_trajectory(session: Session, enterprise_id: UUID) -> CompanyTrajectory | None:
    """Return the trajectory that runs, or the last one; None when the company had none here."""
    found = evidence_by_company(session, [enterprise_id]).get(enterprise_id)
    if found is None:
        return None
    members = select(col(TrajectoryMember.id)).where(
        col(TrajectoryMember.trajectory_id) == found.trajectory_id,
        col(TrajectoryMember.id) != found.member_id,
        col(TrajectoryMember.left_on).is_(None),
        ~col(TrajectoryMember.deleted),
    )
    others = len(session.scalars(members).all())
    trajectory = session.get_one(Trajectory, found.trajectory_id)
    return CompanyTrajectory(found, others, may_edit(session, trajectory))


def evidence_by_company(
    session: Session, companies: Collection[UUID]
) -> dict[UUID, CompanyEvidence]:
    """Return where companies stand, meant for one page of a list; those without are left out."""
    chosen = {
        company: max(some, key=attrgetter("rank"))
        for company, some in _taking(session, companies).items()
    }
    standing = _standings(session, [one.member_id for one in chosen.values()])
    return {
        company: CompanyEvidence(
            trajectory_id=one.trajectory_id,
            member_id=one.member_id,
            title=one.title,
            phase=one.phase,
            status=one.status,
            standing=standing[one.member_id],
        )
        for company, one in chosen.items()
    }


def lacking_evidence(session: Session, among: Collection[UUID] | None = None) -> frozenset[UUID]:
    """
    Return the companies that lack a required criterion in a trajectory that runs.

    The pieces are counted by the database: there may be tens of thousands.

    Args:
        among: Look at these only, which takes far less when they are few; None: at all.
    """
    merged, found = shown_of(session), set[UUID]()
    running, pieces = _running(), _given()
    wanted = None if among is None else frozenset(among)
    if wanted is not None and len(wanted) <= FEW:
        names = {*wanted, *(one for one, shown in merged.items() if shown in wanted)}
        some = col(TrajectoryMember.enterprise_id).in_(names)
        running = running.where(some)
        members = select(col(TrajectoryMember.id)).where(some)
        pieces = pieces.where(col(CriterionEvidence.member_id).in_(members))
    given = {(member, code): number for member, code, number in session.execute(pieces)}
    versions, needed = versions_in(session), dict[int, tuple[tuple[str, int], ...]]()
    for member, company, number in session.execute(running):
        if number not in needed:
            lines = lines_of(version_numbered(versions, number))
            needed[number] = tuple((one.code, max(1, one.needed)) for one in lines if one.required)
        if any(given.get((member, code), 0) < least for code, least in needed[number]):
            found.add(merged.get(company, company))
    return frozenset(found if wanted is None else found & wanted)


def _running() -> Select[str, UUID, int]:
    """Return the query of who takes part in what runs, as text ids; and its checklist."""
    return (
        select(
            type_coerce(col(TrajectoryMember.id), String()),
            col(TrajectoryMember.enterprise_id),
            col(Trajectory.criteria_version),
        )
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
        .where(
            col(Trajectory.status) == RUNNING,
            col(TrajectoryMember.left_on).is_(None),
            ~col(TrajectoryMember.deleted),
            ~col(Trajectory.deleted),
        )
    )


def _given() -> Select[str, str, int]:
    """Return the query of how many pieces stand for each criterion of what runs."""
    member = type_coerce(col(CriterionEvidence.member_id), String())
    return (
        select(member, col(CriterionEvidence.criterion), func.count())
        .join(Trajectory, col(Trajectory.id) == col(CriterionEvidence.trajectory_id))
        .where(col(Trajectory.status) == RUNNING, ~col(CriterionEvidence.deleted), stands())
        .group_by(col(CriterionEvidence.member_id), col(CriterionEvidence.criterion))
    )


def taking_of(session: Session, company: UUID) -> list[Taking]:
    """Return what a company takes or took part in: what runs first, then what began last."""
    found = _taking(session, family(session, company)).values()
    return sorted((one for some in found for one in some), key=attrgetter("rank"), reverse=True)


def taking_in(session: Session, company: UUID, trajectory_id: UUID) -> Taking | None:
    """Return how a company takes or took part in a trajectory, by whichever of its files."""
    found = (one for one in taking_of(session, company) if one.trajectory_id == trajectory_id)
    return next(found, None)


def _standings(session: Session, members: list[UUID]) -> dict[UUID, Standing]:
    """Return where companies stand; only of those that were proposed it is judged who counts."""
    proposed: set[UUID] = set()
    for part in parts(members):
        query = select(col(CountProposal.member_id)).where(
            col(CountProposal.member_id).in_(part), ~col(CountProposal.deleted)
        )
        proposed |= set(session.scalars(query))
    progress = progress_of(session, [one for one in members if one not in proposed])
    plain = {
        one: Standing(found, Counted(one, Status.NOT_YET), ()) for one, found in progress.items()
    }
    return plain | standings_of(session, proposed)


def _taking(session: Session, companies: Collection[UUID]) -> dict[UUID, list[Taking]]:
    """Return by company what it takes or took part in, under the names merged with it too."""
    found: dict[UUID, list[Taking]] = {}
    shown: dict[UUID, UUID] = {one: one for one in companies}
    shown |= {one: to for one, to in shown_of(session).items() if to in shown}
    for part in parts(list(shown)):
        query = (
            select(
                col(TrajectoryMember.enterprise_id),
                col(TrajectoryMember.id),
                col(TrajectoryMember.left_on),
                col(Trajectory.id),
                col(Trajectory.title),
                col(Trajectory.phase),
                col(Trajectory.status),
                col(Trajectory.started_on),
            )
            .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
            .where(
                col(TrajectoryMember.enterprise_id).in_(part),
                ~col(TrajectoryMember.deleted),
                ~col(Trajectory.deleted),
            )
        )
        for company, *values in session.execute(query):
            found.setdefault(shown[company], []).append(Taking(*values))
    return found
