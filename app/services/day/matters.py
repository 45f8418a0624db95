"""
What waits for the coach beside actions and drafts: each kind of matter has one function.

To let something new stand in Vandaag, write a function here, and give it a Reason, its words in
app/ui/today/matter_words.py and a place in `DATED` (counted in the badge) or `LATER` (read after
the list stands there).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlmodel import Session, col

from app.domain.agenda import week_of
from app.domain.dossier_gaps import GapCode
from app.domain.findings import Severity
from app.domain.referral import OVER, Status, look_on
from app.domain.trajectory import PHASES, RUNNING
from app.models.enterprise import Enterprise
from app.models.lists import EnterpriseKey
from app.models.partnership import Person, Role
from app.models.proof import EvidenceRequest
from app.models.referral import Referral
from app.models.scan import Scan, ScanAnswer
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    FollowUp,
    Trajectory,
    TrajectoryMember,
)
from app.services.companies.duplicates import duplicates_of, has_duplicate
from app.services.companies.family import shown_column
from app.services.counting.counts import progress_of
from app.services.day.impact import goals_due, measures_due
from app.services.day.quality import due_improvements, open_questions
from app.services.day.rows import MOST, Group, MatterRow, group_of
from app.services.day.snooze import Reason, snoozed
from app.services.evidence.asked import open_requests
from app.services.referrals.instruments import rows_in, short_name
from app.services.scans.question_sets import set_numbered, sets_in
from app.storage.store import Store

CONFIRMING: Final = frozenset({"promotor", "partner_admin"})  # roles that confirm a count
# fields of the page of a referral
OUTCOME, REMINDER, STEP, ACCEPT = "outcome", "reminder", "step_status", "accept"
_UNITS: Final = {
    Status.PREPARED: STEP,
    Status.AGREED: STEP,
    Status.SENT: REMINDER,
    Status.ACCEPTED: REMINDER,
}
Source = Callable[[Session, Store, date], Iterable[MatterRow]]


def follow_ups(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """Yield the looks back on trajectories of the coach that are due until Sunday."""
    query = (
        _of_members(FollowUp, FollowUp.member_id, FollowUp.months, FollowUp.due_on)
        .where(
            col(Trajectory.coach_id) == store.actor,
            col(FollowUp.done_on).is_(None),
            col(FollowUp.due_on) <= week_of(day)[-1],
            ~col(FollowUp.deleted),
            col(FollowUp.id).not_in(snoozed(store, Reason.FOLLOW_UP, day)),
        )
        .order_by(col(FollowUp.due_on), col(FollowUp.id))
    )
    for one, months, due_on, trajectory, name, company in session.execute(query.limit(MOST)):
        yield MatterRow(
            id=one,
            reason=Reason.FOLLOW_UP,
            group=group_of(due_on, day),
            about=name,
            screen="trajectory",
            record_id=trajectory,
            what=str(months),
            due_on=due_on,
            enterprise_id=company,
            unit="follow",
        )


def count_proposals(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """Yield what others proposed and nobody decided on, to those whose role confirms it."""
    roles = select(col(Role.role)).where(col(Role.person_id) == store.actor, ~col(Role.deleted))
    if not CONFIRMING & set(session.scalars(roles)):
        return
    query = (
        _of_members(
            CountProposal,
            CountProposal.member_id,
            CountProposal.member_id,
            CountProposal.proposed_on,
        )
        .where(
            col(CountProposal.proposed_by) != store.actor,
            ~col(CountProposal.deleted),
            ~exists().where(
                col(CountConfirmation.proposal_id) == col(CountProposal.id),
                ~col(CountConfirmation.deleted),
            ),
            col(CountProposal.id).not_in(snoozed(store, Reason.COUNT, day)),
        )
        .order_by(col(CountProposal.proposed_on), col(CountProposal.id))
    )
    rows = session.execute(query.limit(MOST))
    for one, member, proposed_on, trajectory, name, company in rows:
        yield MatterRow(
            id=one,
            reason=Reason.COUNT,
            group=Group.TODAY,
            about=name,
            screen="trajectory",
            record_id=trajectory,
            due_on=proposed_on,
            enterprise_id=company,
            unit=f"criteria/{member.hex}/",  # the cell of the decision
        )


def open_scans(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """Yield the scans that the coach put aside."""
    answered = (
        select(func.count())
        .select_from(ScanAnswer)
        .where(
            col(ScanAnswer.scan_id) == col(Scan.id),
            ~col(ScanAnswer.deleted),
            col(ScanAnswer.value).is_not(None) | col(ScanAnswer.unknown),
        )
        .scalar_subquery()
    )
    query = (
        select(
            col(Scan.id),
            col(Scan.moment),
            col(Scan.set_number),
            col(Scan.started_on),
            col(Enterprise.id),
            col(Enterprise.name),
            answered,
        )
        .join(Enterprise, shown_column(Scan.enterprise_id) == col(Enterprise.id))
        .where(
            col(Scan.person_id) == store.actor,
            col(Scan.completed_on).is_(None),
            ~col(Scan.deleted),
            ~col(Enterprise.deleted),
            col(Scan.id).not_in(snoozed(store, Reason.SCAN, day)),
        )
        .order_by(col(Scan.started_on), col(Scan.id))
    )
    rows = session.execute(query.limit(MOST)).all()
    sets = sets_in(session) if rows else ()
    for one, moment, number, started_on, company, name, done in rows:
        yield MatterRow(
            id=one,
            reason=Reason.SCAN,
            group=Group.DRAFTS,
            about=name,
            screen="scan",
            record_id=one,
            what=moment,
            due_on=started_on,
            done=done,
            of=len(set_numbered(sets, number).questions),
            enterprise_id=company,
        )


def open_referrals(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """
    Yield the referrals of the coach without an outcome, from the day on which to look.

    What another partner asks of the coach's own waits there too, until somebody answers it.
    """
    own = select(col(Person.partner_id)).where(col(Person.id) == store.actor).scalar_subquery()
    is_asked = and_(col(Referral.to_partner_id) == own, col(Referral.status) == Status.SENT.value)
    query = (
        select(
            col(Referral.id),
            col(Referral.status),
            col(Referral.status_on),
            col(Referral.outcome),
            col(Referral.reminder_on),
            col(Referral.instrument),
            col(Referral.instrument_from),
            col(Referral.company),
            col(Enterprise.id),
            col(Referral.coach_id),
        )
        .outerjoin(Enterprise, shown_column(Referral.company_id) == col(Enterprise.id))
        .where(
            or_(col(Referral.coach_id) == store.actor, is_asked),
            ~col(Referral.deleted),
            _is_in_sight(),
            col(Referral.outcome).is_(None) | col(Referral.status).not_in(OVER),
            col(Referral.id).not_in(snoozed(store, Reason.REFERRAL, day)),
        )
    )
    catalogue, found = rows_in(session), []
    for one, status, on, outcome, reminder_on, code, since, name, company, coach in session.execute(
        query
    ):
        is_ours = coach == store.actor
        due_on = look_on(Status(status), on, outcome, reminder_on) if is_ours else on
        if due_on is not None and due_on <= week_of(day)[-1]:
            row = MatterRow(
                id=one,
                reason=Reason.REFERRAL,
                group=group_of(due_on, day),
                about=name,
                screen="referral",
                record_id=one,
                what=short_name(catalogue, code, since),
                due_on=due_on,
                enterprise_id=company,
                unit=_UNITS.get(Status(status), OUTCOME) if is_ours else ACCEPT,
            )
            found.append(row)
    yield from sorted(found, key=lambda row: (row.due_on or day, row.id))[:MOST]


def missing_evidence(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """Yield what companies in running trajectories of the coach lack, the nearest first."""
    query = (
        select(
            col(TrajectoryMember.id),
            col(TrajectoryMember.name),
            col(Trajectory.id),
            col(Trajectory.phase),
            col(Enterprise.id),
        )
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
        .outerjoin(Enterprise, _its_file())
        .where(
            col(Trajectory.coach_id) == store.actor,
            col(Trajectory.status) == RUNNING,
            col(TrajectoryMember.left_on).is_(None),
            ~col(Trajectory.deleted),
            ~col(TrajectoryMember.deleted),
            _is_in_sight(),
            col(TrajectoryMember.id).not_in(snoozed(store, Reason.EVIDENCE, day)),
        )
        .order_by(col(TrajectoryMember.name), col(TrajectoryMember.id))
    )
    members = session.execute(query).all()
    found = []
    progress = progress_of(session, [row[0] for row in members])
    asked = _asked(session)
    for one, name, trajectory, phase, company in members:
        its = progress[one]
        missing = [it for it in its.missing if (one, it.criterion.code) not in asked]
        if missing:
            row = MatterRow(
                id=one,
                reason=Reason.EVIDENCE,
                group=Group.EVIDENCE,
                about=name,
                screen="trajectory",
                record_id=trajectory,
                what=missing[0].criterion.name,
                done=its.met,
                of=its.of,
                enterprise_id=company,
                unit=f"criteria/{one.hex}/{missing[0].criterion.code}",
            )
            place = PHASES.index(phase) if phase in PHASES else -1
            found.append((-place, len(missing), row))
    return (row for _, _, row in sorted(found, key=lambda one: one[:2]))


def _asked(session: Session) -> frozenset[tuple[UUID, str]]:
    """
    Return the criteria that coaches were asked for: these stand in Vandaag once, as what is asked.

    Not those of which a signature was asked: a criterion may lack more than that.
    """
    query = select(col(EvidenceRequest.member_id), col(EvidenceRequest.criterion)).where(
        ~col(EvidenceRequest.deleted), col(EvidenceRequest.gap) == GapCode.CRITERION.value
    )
    return frozenset(map(tuple, session.execute(query)))


def asked_evidence(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """Yield what somebody asks of the coach for a pack, from that day until it is there."""
    for one in open_requests(session, store.actor, snoozed(store, Reason.ASKED, day))[:MOST]:
        yield MatterRow(
            id=one.id,
            reason=Reason.ASKED,
            group=group_of(one.due_on, day),
            about=one.company,
            screen="trajectory",
            record_id=one.trajectory_id,
            due_on=one.due_on,
            enterprise_id=one.enterprise_id,
            unit=f"criteria/{one.member_id.hex}/{one.gap.criterion}",
            by=one.asked_by,
            gap=one.gap,
        )


def same_numbers(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """Yield the companies of the coach whose number another company has, unless that is meant."""
    query = (
        select(Enterprise)
        .join(EnterpriseKey, col(EnterpriseKey.enterprise_id) == col(Enterprise.id))
        .where(
            col(EnterpriseKey.coach_id) == store.actor,
            has_duplicate(),
            col(Enterprise.id).not_in(snoozed(store, Reason.DUPLICATE, day)),
        )
        .order_by(col(Enterprise.name), col(Enterprise.id))
    )
    for one in session.scalars(query.limit(MOST)):
        found = duplicates_of(session, one)
        others = [each for each in found if each.severity is Severity.WARNING]
        if others:
            yield MatterRow(
                id=one.id,
                reason=Reason.DUPLICATE,
                group=Group.WEEK,
                about=one.name,
                screen="enterprise",
                record_id=one.id,
                what=str(others[0].values["name"]),
                enterprise_id=one.id,
            )


DATED: Final[tuple[Source, ...]] = (
    *(measures_due, goals_due),
    *(follow_ups, count_proposals, open_scans, open_referrals, same_numbers, asked_evidence),
    *(open_questions, due_improvements),
)
LATER: Final[tuple[Source, ...]] = (missing_evidence,)


def matters(
    session: Session, store: Store, day: date, sources: Sequence[Source] = DATED
) -> tuple[MatterRow, ...]:
    """Return what waits of some kinds; of each kind the oldest first."""
    return tuple(row for source in sources for row in source(session, store, day))


def _of_members(model: Any, member: UUID, *columns: Any) -> Select[Any]:
    """Return the query of records about a company in a trajectory, with its name and its file."""
    return (
        select(
            col(model.id),
            *(col(one) for one in columns),
            col(Trajectory.id),
            col(TrajectoryMember.name),
            col(Enterprise.id),
        )
        .join(TrajectoryMember, col(TrajectoryMember.id) == col(member))
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
        .outerjoin(Enterprise, _its_file())
        .where(~col(TrajectoryMember.deleted), ~col(Trajectory.deleted), _is_in_sight())
    )


def _is_in_sight() -> ColumnElement[bool]:
    """Return the condition that the file of a company is not in the bin; it may be elsewhere."""
    return col(Enterprise.deleted).is_(None) | ~col(Enterprise.deleted)


def _its_file() -> Any:
    return shown_column(TrajectoryMember.enterprise_id) == col(Enterprise.id)
