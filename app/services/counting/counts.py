"""Use cases on count decisions (telt mee): propose, confirm, and where each company stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import String, type_coerce
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.domain.counting import COUNTS, Candidate, Confirmation, Counted, Proposal, count, total
from app.domain.criteria import Evidence, Progress, judge
from app.models.base import new_id
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    CriterionEvidence,
    Trajectory,
    TrajectoryMember,
)
from app.services.changes import Changes
from app.services.counting.checklist import lines_of, version_numbered, versions_in
from app.services.counting.counted_company import files_and_numbers, names_to_count_by
from app.services.evidence.standing import stands
from app.services.records import write
from app.services.standing import require_standing
from app.services.trajectories.case_edits import cleaned, partner_of
from app.storage.store import Store
from app.storage.unit_values import parts

_MEMBER: Final[Any] = col(CountProposal.member_id)
_PROPOSAL: Final[Any] = col(CountConfirmation.proposal_id)


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What somebody decided on a proposal."""

    decision: str  # counts, not
    by: UUID
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal that a company counts, with the decisions on it, the last one last."""

    id: UUID
    member_id: UUID
    by: UUID
    partner_id: UUID | None
    on: date
    met_on: date
    reason: str
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a company in a trajectory is, and whether it counts."""

    progress: Progress
    counted: Counted
    proposals: tuple[ProposalView, ...]


def propose(store: Store, member_id: UUID, reason: str = "") -> Changes:
    """
    Propose that a company counts; somebody else confirms.

    Raises:
        UserError: `count.missing` (missing: names of criteria) when it is not complete;
            `text.too_long`, `trajectory.in_bin` (name).
    """
    text = cleaned("count_proposal", {"reason": reason})["reason"]
    with store.write() as session:
        member = session.get_one(TrajectoryMember, member_id)
        require_standing(session, member)
        progress = progress_of(session, [member_id])[member_id]
        if progress.met_on is None:
            missing = ", ".join(one.criterion.name for one in progress.missing)
            raise UserError("count.missing", missing=missing)
        session.add(
            CountProposal(
                id=new_id(),
                root=member.root,
                trajectory_id=member.trajectory_id,
                member_id=member_id,
                proposed_by=store.actor,
                partner_id=partner_of(session, store.actor),
                proposed_on=clock.today(),
                met_on=progress.met_on,
                reason=text,
            )
        )
        return Changes.of(session)


def decide(store: Store, proposal_id: UUID, decision: str, reason: str = "") -> Changes:
    """
    Decide on the proposal of somebody else: `counts` or `not`; a later decision takes its place.

    Raises:
        UserError: `count.own`: nobody confirms their own proposal; `count.reason`: a refusal says
            why; `text.too_long`, `trajectory.in_bin` (name).
    """
    text = cleaned("count_confirmation", {"reason": reason})["reason"]
    if decision != "counts" and not text:
        raise UserError("count.reason")
    with store.write() as session:
        proposal = session.get_one(CountProposal, proposal_id)
        require_standing(session, proposal)
        if proposal.proposed_by == store.actor:
            raise UserError("count.own")
        session.add(
            CountConfirmation(
                id=new_id(),
                root=proposal.root,
                proposal_id=proposal_id,
                decision=decision,
                confirmed_by=store.actor,
                confirmed_on=clock.today(),
                reason=text,
            )
        )
        return Changes.of(session)


def withdraw(store: Store, proposal_id: UUID) -> Changes:
    """
    Take back one's own proposal on which nobody decided.

    Raises:
        UserError: `count.not_own`, `count.decided`, `trajectory.in_bin` (name).
    """
    with store.write() as session:
        proposal = session.get_one(CountProposal, proposal_id)
        require_standing(session, proposal)
        if proposal.proposed_by != store.actor:
            raise UserError("count.not_own")
        if _decisions(session, [proposal_id]):
            raise UserError("count.decided")
        write(proposal, {"deleted": True})
        return Changes.of(session)


def standings(store: Store, members: Collection[UUID]) -> dict[UUID, Standing]:
    """Return where companies in trajectories stand, meant for one page of a list."""
    with store.read() as session:
        return standings_of(session, members)


def standings_of(session: Session, members: Collection[UUID]) -> dict[UUID, Standing]:
    """Return where companies stand, in their other trajectories too as far as they are here."""
    wanted = _rows(session, members)
    every = wanted | _same_companies(session, wanted.values())
    progress = progress_of(session, every)
    proposals = proposals_of(session, every)
    names = names_to_count_by(session, every.values())
    counted = count(
        Candidate(
            member=one.id,
            company=names[one.id],
            partner=partner,
            met_on=progress[one.id].met_on,
            left_on=one.left_on,
            proposals=tuple(judged(each) for each in proposals.get(one.id, ())),
        )
        for one, partner in _with_partner(session, every.values())
    )
    return {
        one: Standing(progress[one], counted[one], tuple(proposals.get(one, ()))) for one in wanted
    }


def counted_total(store: Store) -> int:
    """Return how many companies count, of all that are here."""
    with store.read() as session:
        found = standings_of(session, proposed_in(session))
    return total(one.counted for one in found.values())


def waiting_proposals(store: Store) -> tuple[ProposalView, ...]:
    """Return the proposals that wait for a second person, the oldest first; own ones too."""
    with store.read() as session:
        found = proposals_of(session, proposed_in(session))
    waiting = [one for some in found.values() for one in some if not one.decisions]
    return tuple(sorted(waiting, key=lambda one: (one.on, one.id)))


def progress_of(session: Session, members: Iterable[UUID]) -> dict[UUID, Progress]:
    """Return how far companies are on the checklist, by the evidence that still stands."""
    ids, versions = list(members), versions_in(session)
    evidence: dict[str, list[Evidence]] = {one.hex: [] for one in ids}
    name = type_coerce(col(CriterionEvidence.member_id), String())  # thousands: no id is made
    numbers: dict[UUID, int] = {}
    for part in parts(ids):
        lines = select(name, col(CriterionEvidence.criterion), col(CriterionEvidence.dated)).where(
            col(CriterionEvidence.member_id).in_(part), ~col(CriterionEvidence.deleted), stands()
        )
        for member, criterion, dated in session.exec(lines):
            evidence[member].append(Evidence(criterion, dated))
        of = (
            select(TrajectoryMember.id, Trajectory.criteria_version)
            .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
            .where(col(TrajectoryMember.id).in_(part))
        )
        numbers.update(session.exec(of).all())
    lists = {
        number: lines_of(version_numbered(versions, number)) for number in set(numbers.values())
    }
    return {one: judge(lists[numbers[one]], evidence[one.hex]) for one in ids}


def proposed_in(session: Session) -> set[UUID]:
    """Return who was proposed, but not who was taken out, or whose trajectory is in the bin."""
    query = (
        select(CountProposal.member_id)
        .join(TrajectoryMember, col(TrajectoryMember.id) == col(CountProposal.member_id))
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
        .where(
            ~col(CountProposal.deleted),
            ~col(TrajectoryMember.deleted),
            ~col(Trajectory.deleted),
        )
    )
    return set(session.exec(query))


def _rows(session: Session, members: Collection[UUID]) -> dict[UUID, TrajectoryMember]:
    return {
        one.id: one
        for part in parts(list(members))
        for one in session.exec(select(TrajectoryMember).where(col(TrajectoryMember.id).in_(part)))
    }


def _same_companies(
    session: Session, members: Iterable[TrajectoryMember]
) -> dict[UUID, TrajectoryMember]:
    """Return what else may count for the same companies, by number or by their file."""
    files, numbers = files_and_numbers(session, members)
    by: tuple[tuple[Any, list[Any]], ...] = (
        (TrajectoryMember.enterprise_id, list(files)),
        (TrajectoryMember.number, list(numbers)),
    )
    found: dict[UUID, TrajectoryMember] = {}
    for column, values in by:
        for part in parts(values):
            query = (
                select(TrajectoryMember)
                .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
                .where(
                    col(column).in_(part),
                    ~col(TrajectoryMember.deleted),
                    ~col(Trajectory.deleted),
                )
            )
            found |= {one.id: one for one in session.exec(query)}
    return found


def _with_partner(
    session: Session, members: Iterable[TrajectoryMember]
) -> Iterable[tuple[TrajectoryMember, UUID | None]]:
    some = list(members)
    partners: dict[UUID, UUID | None] = {}
    for part in parts(list({one.trajectory_id for one in some})):
        query = select(Trajectory.id, Trajectory.partner_id).where(col(Trajectory.id).in_(part))
        partners.update(session.exec(query).all())
    return [(one, partners.get(one.trajectory_id)) for one in some]


def proposals_of(
    session: Session, members: Iterable[UUID] | None = None
) -> dict[UUID, list[ProposalView]]:
    """Return the proposals on companies in trajectories with what was decided; None: on all."""
    query = _proposals().where(~col(CountProposal.deleted)).order_by(col(CountProposal.id))
    some = [None] if members is None else parts(list(members))
    rows = [row for part in some for row in session.execute(_in(query, _MEMBER, part))]
    decisions = _decisions(session, None if members is None else [row.id for row in rows])
    found: dict[UUID, list[ProposalView]] = {}
    for row in rows:
        view = ProposalView(*row, tuple(decisions.get(row.id, ())))  # type: ignore[call-arg]
        found.setdefault(row.member_id, []).append(view)
    return found


def _proposals() -> Any:
    """Return what a view shows of proposals, in the order of its fields."""
    return sql_select(
        col(CountProposal.id),
        _MEMBER,
        col(CountProposal.proposed_by),
        col(CountProposal.partner_id),
        col(CountProposal.proposed_on),
        col(CountProposal.met_on),
        col(CountProposal.reason),
    )


def _decisions(
    session: Session, proposals: Iterable[UUID] | None
) -> Mapping[UUID, list[DecisionView]]:
    """Return the decisions on proposals, the last one last; None: on all."""
    query = (
        sql_select(
            _PROPOSAL,
            col(CountConfirmation.decision),
            col(CountConfirmation.confirmed_by),
            col(CountConfirmation.confirmed_on),
            col(CountConfirmation.reason),
        )
        .where(~col(CountConfirmation.deleted))
        .order_by(col(CountConfirmation.confirmed_on), col(CountConfirmation.id))
    )
    found: dict[UUID, list[DecisionView]] = {}
    for part in [None] if proposals is None else parts(list(proposals)):
        for proposal, *rest in session.execute(_in(query, _PROPOSAL, part)):
            found.setdefault(proposal, []).append(DecisionView(*rest))
    return found


def _in(query: Any, column: Any, part: Sequence[UUID] | None) -> Any:
    return query if part is None else query.where(column.in_(part))


def confirmed_on(proposals: Iterable[ProposalView]) -> date | None:
    """Return when somebody else first confirmed that a company counts."""
    return min(
        (
            made.on
            for one in proposals
            for made in one.decisions
            if made.decision == COUNTS and made.by != one.by
        ),
        default=None,
    )


def judged(view: ProposalView) -> Proposal:
    """Return a proposal as the rule counts it."""
    decisions = tuple(Confirmation(one.by, one.on, one.decision) for one in view.decisions)
    return Proposal(view.by, view.on, view.partner_id, decisions)
