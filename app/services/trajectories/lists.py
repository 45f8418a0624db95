"""Lists of trajectories: ids that fit a query, and the rows of one page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlmodel import Session, col

from app.core import clock
from app.domain.matching import fold
from app.domain.trajectory import PHASES, RUNNING
from app.models.coaching import Action
from app.models.directory import DirectoryEntry
from app.models.lists import EnterpriseKey
from app.models.partnership import Person
from app.models.planning import Appointment
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    Trajectory,
    TrajectoryMember,
    TrajectorySession,
)
from app.services.companies.family import of_company, shown_of
from app.services.counting.counts import Standing, standings_of
from app.services.evidence.standing import session_stands
from app.services.record_names import names_of
from app.services.trajectories.views import members_of
from app.storage.store import Store
from app.storage.unit_values import parts

Order = Literal["phase", "title", "started", "coach"]


@dataclass(frozen=True, slots=True)
class TrajectoryQuery:
    """What a list shows; None does not filter."""

    text: str = ""  # in title or name of a company; accents and capitals do not count
    phase: str | None = None
    status: str | None = RUNNING
    coaches: frozenset[UUID] = frozenset()  # empty: all
    places: frozenset[str] = frozenset()  # NIS codes that a company lies in; empty: all
    enterprise_id: UUID | None = None
    to_confirm: bool = False  # with a proposal that a company counts, on which nobody decided
    order: Order = "phase"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class TrajectoryRow:
    """One card of the board, or line of the table."""

    id: UUID
    title: str
    kind: str  # single, joint
    phase: str
    status: str
    started_on: date
    coach_id: UUID | None
    coach: str
    companies: tuple[str, ...]  # that were not taken out again; who left stands last
    standings: tuple[Standing, ...]  # in the same order
    taking: int  # how many of those take part still
    last_on: date | None  # the last session that served it
    next_on: date | None  # the first open action, or appointment with a company

    @property
    def judged(self) -> tuple[Standing, ...]:
        """Those by which the trajectory is judged: who takes part, or all when nobody does."""
        return self.standings[: self.taking] or self.standings

    @property
    def met(self) -> int:
        """How many criteria are met, of all companies that take part."""
        return sum(one.progress.met for one in self.judged)

    @property
    def of(self) -> int:
        """How many criteria there are, of all companies that take part."""
        return sum(one.progress.of for one in self.judged)

    def silent_days(self, today: date) -> int:
        """Return how many days nothing was done: no session since, or since the start."""
        return (today - (self.last_on or self.started_on)).days


def trajectory_ids(store: Store, query: TrajectoryQuery) -> list[UUID]:
    """Return the ids that fit the query, in its order; equal ones by title, then by id."""
    statement = select(
        col(Trajectory.id),
        col(Trajectory.title),
        col(Trajectory.phase),
        col(Trajectory.started_on),
        col(Person.name),
    ).outerjoin(Person, col(Person.id) == col(Trajectory.coach_id))
    statement = statement.where(~col(Trajectory.deleted), *_conditions(query))
    with store.read() as session:
        found = session.execute(statement).all()
        names = _member_names(session) if query.text.strip() else {}
    words = fold(query.text).split()
    rows = [row for row in found if _has(words, (row[1], *names.get(row[0], ())))]
    keys: dict[Order, Any] = {
        "phase": lambda row: PHASES.index(row[2]) if row[2] in PHASES else len(PHASES),
        "title": lambda _row: 0,
        "started": lambda row: row[3],
        "coach": lambda row: fold(row[4] or ""),
    }
    rows.sort(key=lambda row: (fold(row[1]), row[0].hex))
    if query.order == "title":
        rows.sort(key=lambda row: fold(row[1]), reverse=query.descending)
    else:
        rows.sort(key=keys[query.order], reverse=query.descending)
    return [row[0] for row in rows]


def _has(words: Sequence[str], texts: Sequence[str]) -> bool:
    if not words:
        return True
    text = fold(" ".join(texts))
    return all(word in text for word in words)


def trajectory_rows(store: Store, ids: Sequence[UUID]) -> dict[UUID, TrajectoryRow]:
    """Return the rows of `ids` that still exist; meant for one page."""
    with store.read() as session:
        found = [
            one
            for part in parts(ids)
            for one in session.scalars(select(Trajectory).where(col(Trajectory.id).in_(part)))
        ]
        members = members_of(session, [one.id for one in found])
        standing = standings_of(
            session, [member.id for some in members.values() for member in some]
        )
        coaches = names_of(session, Person, [one.coach_id for one in found if one.coach_id])
        lasts = last_days(session, [one.id for one in found])
        nexts = next_days(session, [one.id for one in found])
    return {
        one.id: TrajectoryRow(
            id=one.id,
            title=one.title,
            kind=one.kind,
            phase=one.phase,
            status=one.status,
            started_on=one.started_on,
            coach_id=one.coach_id,
            coach=coaches.get(one.coach_id, "") if one.coach_id else "",
            companies=tuple(member.name for member in members.get(one.id, ())),
            standings=tuple(standing[member.id] for member in members.get(one.id, ())),
            taking=sum(member.left_on is None for member in members.get(one.id, ())),
            last_on=lasts.get(one.id),
            next_on=nexts.get(one.id),
        )
        for one in found
    }


def trajectories_of(store: Store, enterprise_id: UUID) -> list[UUID]:
    """Return the trajectories that a company takes or took part in, the last begun first."""
    query = TrajectoryQuery(
        status=None, enterprise_id=enterprise_id, order="started", descending=True
    )
    return trajectory_ids(store, query)


def _conditions(query: TrajectoryQuery) -> list[Any]:
    found: list[Any] = []
    if query.phase is not None:
        found.append(col(Trajectory.phase) == query.phase)
    if query.status is not None:
        found.append(col(Trajectory.status) == query.status)
    if query.coaches:
        found.append(col(Trajectory.coach_id).in_(query.coaches))
    if query.places:
        found.append(col(Trajectory.id).in_(_taking_in(query.places)))
    if query.to_confirm:
        found.append(col(Trajectory.id).in_(_proposed()))
    if query.enterprise_id is not None:
        taking = select(col(TrajectoryMember.trajectory_id)).where(
            of_company(TrajectoryMember.enterprise_id, query.enterprise_id),
            ~col(TrajectoryMember.deleted),
        )
        found.append(col(Trajectory.id).in_(taking))
    return found


def _taking_in(places: Collection[str]) -> Any:
    """Return the trajectories with a company in these municipalities, be its file here or not."""
    here = (
        select(col(TrajectoryMember.trajectory_id))
        .join(
            EnterpriseKey, col(EnterpriseKey.enterprise_id) == col(TrajectoryMember.enterprise_id)
        )
        .where(col(EnterpriseKey.municipality_nis).in_(places), ~col(TrajectoryMember.deleted))
    )
    told = (
        select(col(TrajectoryMember.trajectory_id))
        .join(
            DirectoryEntry, col(DirectoryEntry.enterprise_id) == col(TrajectoryMember.enterprise_id)
        )
        .where(col(DirectoryEntry.municipality_nis).in_(places), ~col(TrajectoryMember.deleted))
    )
    return here.union(told)


def _proposed() -> Any:
    """Return the trajectories of companies that somebody proposed and nobody decided on."""
    decided = exists().where(
        col(CountConfirmation.proposal_id) == col(CountProposal.id),
        ~col(CountConfirmation.deleted),
    )
    return (
        select(col(CountProposal.trajectory_id))
        .join(TrajectoryMember, col(TrajectoryMember.id) == col(CountProposal.member_id))
        .where(~col(CountProposal.deleted), ~col(TrajectoryMember.deleted), ~decided)
    )


def _member_names(session: Session) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    query = select(col(TrajectoryMember.trajectory_id), col(TrajectoryMember.name))
    for trajectory, name in session.execute(query.where(~col(TrajectoryMember.deleted))):
        found.setdefault(trajectory, []).append(name)
    return found


def last_days(session: Session, ids: Sequence[UUID] | None = None) -> dict[UUID, date]:
    """Return the day of the last session that served each; without ids, of all that have one."""
    query = select(
        col(TrajectorySession.trajectory_id), func.max(col(TrajectorySession.starts_at))
    ).where(~col(TrajectorySession.deleted), session_stands(TrajectorySession.session_id))
    found: dict[UUID, date] = {}
    for part in [None] if ids is None else parts(ids):
        rows = session.execute(_grouped(query, TrajectorySession.trajectory_id, part))
        found |= {one: clock.local(at).date() for one, at in rows}
    return found


def next_days(session: Session, ids: Sequence[UUID] | None = None) -> dict[UUID, date]:
    """
    Return the next day of each; without ids, of all that have one.

    That is the first open action of the trajectory, or the next appointment with a company that
    takes part, whichever comes first.
    """
    actions = select(col(Action.trajectory_id), func.min(col(Action.due_on))).where(
        col(Action.trajectory_id).is_not(None),
        col(Action.done_on).is_(None),
        col(Action.due_on).is_not(None),
        ~col(Action.deleted),
    )
    taking = select(col(TrajectoryMember.trajectory_id), col(TrajectoryMember.enterprise_id)).where(
        col(TrajectoryMember.left_on).is_(None), ~col(TrajectoryMember.deleted)
    )
    merged, visits = shown_of(session), _visits(session)
    found: dict[UUID, date] = {}
    for part in [None] if ids is None else parts(ids):
        found |= dict(session.execute(_grouped(actions, Action.trajectory_id, part)).all())
        some = (
            taking if part is None else taking.where(col(TrajectoryMember.trajectory_id).in_(part))
        )
        for one, company in session.execute(some) if visits else ():
            if (day := visits.get(merged.get(company, company))) is not None:
                found[one] = min(found.get(one, day), day)
    return found


def _visits(session: Session) -> dict[UUID, date]:
    """Return the day of the next appointment with each company, in whichever of its files."""
    planned = (
        select(col(Appointment.enterprise_id), func.min(col(Appointment.starts_at)))
        .where(
            col(Appointment.enterprise_id).is_not(None),
            col(Appointment.ends_at) > clock.now(),
            col(Appointment.session_id).is_(None),
            ~col(Appointment.cancelled),
            ~col(Appointment.deleted),
        )
        .group_by(col(Appointment.enterprise_id))
    )
    merged = shown_of(session)
    found: dict[UUID, date] = {}
    for company, at in session.execute(planned):
        first, day = merged.get(company, company), clock.local(at).date()
        found[first] = min(found.get(first, day), day)
    return found


def _grouped(query: Any, column: Any, part: Sequence[UUID] | None) -> Any:
    """Return a query of one value for each trajectory, limited to some of them."""
    if part is not None:
        query = query.where(col(column).in_(part))
    return query.group_by(col(column))
