"""The records that a dossier is made from, as the lines of a manifest."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import rfc8785
from sqlalchemy import ColumnElement, false, or_, select
from sqlmodel import Session, col

from app.models.coaching import Action, Agreement, Attendee, CoachingSession, SessionCount
from app.models.criteria import CriteriaVersion, Criterion
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.evidence import Attachment
from app.models.impact import GoalCheck, ImpactMeasure
from app.models.intake import Intake, IntakeCount
from app.models.network import Invitee, Meeting
from app.models.referral import FundingCheck, Referral
from app.models.scan import Question, QuestionSet, Scan, ScanAnswer
from app.models.signing import Signature
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    CriterionEvidence,
    CriterionRemark,
    FollowUp,
    PlanAction,
    PlanVersion,
    Trajectory,
    TrajectoryGoal,
    TrajectoryMember,
    TrajectoryPhase,
    TrajectorySession,
)
from app.models.units import units_of
from app.reports.manifest import RecordLine
from app.services.below import Key, by_kind
from app.services.companies.family import family
from app.services.heads import versions_of
from app.storage.capture import INSERT
from app.storage.unit_values import models_by_kind, parts, read_units
from app.sync.check_sums import check_sum
from app.sync.record_hash import record_hash

_OF_MEMBER: Final = (CriterionEvidence, CriterionRemark, CountProposal, FollowUp, ImpactMeasure)
_OF_SESSION: Final = (Attendee, SessionCount, Agreement, Action)
_OF_COMPANY: Final = (Establishment, Contact, YearlyFigures, Intake, FundingCheck)


def record_lines(
    session: Session, trajectory_id: UUID, company_ids: Collection[UUID] | None = None
) -> tuple[RecordLine, ...]:
    """
    Return a line for every record that the dossier of a trajectory tells from, in their order.

    Args:
        company_ids: Only of these companies, and those that are shown as them; None: of all.
    """
    return lines_of(session, record_keys(session, trajectory_id, company_ids))


def dossier_sum(session: Session, trajectory_id: UUID) -> str:
    """Return one hash over all records of the dossier of a trajectory: another when one changed."""
    return sum_of(record_lines(session, trajectory_id))


def sum_of(lines: Iterable[RecordLine]) -> str:
    """Return one hash over lines, in their order."""
    said = "\n".join(f"{it.kind} {it.id.hex} {it.sha256}" for it in lines)
    return sha256(said.encode()).hexdigest()


def lines_of(session: Session, keys: Iterable[Key]) -> tuple[RecordLine, ...]:
    """
    Return the lines of records as they stand here, what is not here left out; in their order.

    The hash is of what the record says (app/sync/record_hash.py). `rev` is of the changes that
    made it so: the sum of the heads of its units by which laptop and server compare what they
    hold (app/sync/check_sums.py), 16 hex digits. Both are alike on all that have the same state;
    where a change waits to be sent, or a conflict to be settled, laptops may differ.
    """
    return tuple(sorted(lines_by_key(session, keys).values()))


def lines_by_key(session: Session, keys: Iterable[Key]) -> dict[Key, RecordLine]:
    """Return the lines of records, as `lines_of`; much faster for several dossiers at once."""
    found = {}
    for kind, ids in by_kind(keys).items():
        revs = _revs(session, kind, ids)
        roots = _roots(session, kind, ids)
        for record, data in read_units(session, kind, ids).items():
            said = record_hash(kind, record.hex, roots[record].hex, data)
            rev = revs.get(record.hex, "0" * 16)
            found[kind, record] = RecordLine(kind, record, rev, said)
    return found


def blinded(line: RecordLine) -> RecordLine:
    """
    Return a line for who may not see all of a record: its hash is of which changes made it so.

    A number of people, or a name, could be guessed from the hash of what the record says: try each.
    Nobody can guess the changes. It still tells whether the record is as it was.
    """
    said = rfc8785.dumps({"kind": line.kind, "id": line.id.hex, "rev": line.rev})
    return replace(line, sha256=sha256(said).hexdigest())


def record_keys(
    session: Session, trajectory_id: UUID, company_ids: Collection[UUID] | None = None
) -> frozenset[Key]:
    """
    Return which records the dossier tells from; arguments as of `record_lines`.

    Not those of people, partners and the partnership: a new telephone number of a coach changes
    no dossier. Nor what is in the bin, as the dossier does not tell it.
    """
    found = _Found(session)
    trajectory = session.get(Trajectory, trajectory_id)
    if trajectory is None:
        return frozenset()
    found.keys.add(("trajectory", trajectory_id))
    companies = None if company_ids is None else _families(session, company_ids)
    members = _members(found, trajectory_id, companies)
    files = _families(session, (one.enterprise_id for one in members))
    _judged(found, trajectory, [one.id for one in members])
    shows = _subjects(session, [one.id for one in members])
    plans = _planned(found, trajectory_id)
    sessions = _held(found, trajectory_id, files, shows)
    _of_companies(found, files)
    _measured(found, trajectory_id, files, shows)
    _papers(found, trajectory_id, sessions, shows)
    _met(found, files, shows)
    found.take(
        Signature,
        _any(
            (Signature.session_id, sessions),
            (Signature.plan_version_id, plans),
            (Signature.id, shows),
        ),
    )
    is_free = or_(
        col(Referral.trajectory_id) == trajectory_id, col(Referral.trajectory_id).is_(None)
    )
    found.take(
        Referral,
        or_(col(Referral.company_id).in_(files) & is_free, col(Referral.id).in_(shows)),
    )
    return frozenset(found.keys)


class _Found:
    """Gathers the keys of records."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.keys: set[Key] = set()

    def take(self, model: Any, condition: ColumnElement[bool], *, also_gone: bool = False) -> Any:
        """Add the records of a table that meet a condition; return their ids."""
        query = select(col(model.id)).where(condition)
        if not also_gone:
            query = query.where(~col(model.deleted))
        ids = list(self.session.scalars(query))
        self.keys |= {(str(model.__tablename__), one) for one in ids}
        return ids


def _any(*named: tuple[Any, Collection[UUID]]) -> ColumnElement[bool]:
    """Return the condition that one of some columns is among its ids."""
    return or_(false(), *(col(column).in_(ids) for column, ids in named))


def _families(session: Session, companies: Iterable[UUID]) -> frozenset[UUID]:
    return frozenset(one for company in companies for one in family(session, company))


def _members(
    found: _Found, trajectory_id: UUID, companies: Collection[UUID] | None
) -> list[TrajectoryMember]:
    query = select(TrajectoryMember).where(
        col(TrajectoryMember.trajectory_id) == trajectory_id, ~col(TrajectoryMember.deleted)
    )
    members = [
        one
        for one in found.session.scalars(query)
        if companies is None or one.enterprise_id in companies
    ]
    found.keys |= {("trajectory_member", one.id) for one in members}
    return members


def _judged(found: _Found, trajectory: Trajectory, members: Collection[UUID]) -> None:
    """Take what decides whether a company counts, and the looks back."""
    for model in _OF_MEMBER:
        taken = found.take(model, _any((model.member_id, members)))
        if model is CountProposal:
            found.take(CountConfirmation, _any((CountConfirmation.proposal_id, taken)))
    number = col(CriteriaVersion.number) == trajectory.criteria_version
    versions = found.take(CriteriaVersion, number)
    found.take(Criterion, _any((Criterion.version_id, versions)))


def _subjects(session: Session, members: Collection[UUID]) -> frozenset[UUID]:
    """Return the records that are evidence for a criterion."""
    query = select(col(CriterionEvidence.subject_id)).where(
        _any((CriterionEvidence.member_id, members)), ~col(CriterionEvidence.deleted)
    )
    return frozenset(session.scalars(query))


def _planned(found: _Found, trajectory_id: UUID) -> list[UUID]:
    """Take phases, goals, what became of them and versions of the plan; return the versions."""
    found.take(TrajectoryPhase, col(TrajectoryPhase.trajectory_id) == trajectory_id)
    goals = found.take(TrajectoryGoal, col(TrajectoryGoal.trajectory_id) == trajectory_id)
    found.take(GoalCheck, _any((GoalCheck.goal_id, goals)))
    plans: list[UUID] = found.take(PlanVersion, col(PlanVersion.trajectory_id) == trajectory_id)
    found.take(PlanAction, _any((PlanAction.plan_version_id, plans)))
    return plans


def _held(
    found: _Found, trajectory_id: UUID, files: Collection[UUID], shows: Collection[UUID]
) -> list[UUID]:
    """Take the sessions of the companies in the trajectory, with their report; return them."""
    shared = TrajectorySession.trajectory_id
    found.take(TrajectorySession, col(shared) == trajectory_id)
    served = select(col(TrajectorySession.session_id)).where(
        col(shared) == trajectory_id, ~col(TrajectorySession.deleted)
    )
    is_of_it = or_(
        col(CoachingSession.trajectory_id) == trajectory_id,
        col(CoachingSession.id).in_(served),
        col(CoachingSession.id).in_(shows),
    )
    is_here = col(CoachingSession.enterprise_id).in_(files)
    sessions: list[UUID] = found.take(CoachingSession, is_of_it & is_here)
    for model in _OF_SESSION:
        found.take(model, _any((model.session_id, sessions)))
    who = select(col(Attendee.contact_id)).where(
        _any((Attendee.session_id, sessions)), ~col(Attendee.deleted)
    )
    found.take(Contact, col(Contact.id).in_(who), also_gone=True)  # was there, if removed since
    where = select(col(CoachingSession.establishment_id)).where(
        _any((CoachingSession.id, sessions))
    )
    found.take(Establishment, col(Establishment.id).in_(where), also_gone=True)
    return sessions


def _of_companies(found: _Found, files: Collection[UUID]) -> None:
    """Take who the companies are, and what they asked."""
    found.take(Enterprise, _any((Enterprise.id, files)))
    for model in _OF_COMPANY:
        taken = found.take(model, _any((model.enterprise_id, files)))
        if model is Intake:
            found.take(IntakeCount, _any((IntakeCount.intake_id, taken)))


def _measured(
    found: _Found, trajectory_id: UUID, files: Collection[UUID], shows: Collection[UUID]
) -> None:
    """Take the finished scans, their answers, and the questions that the promotor made."""
    is_of_it = or_(
        col(Scan.trajectory_id) == trajectory_id,
        col(Scan.trajectory_id).is_(None),
        col(Scan.id).in_(shows),
    )
    is_done = col(Scan.enterprise_id).in_(files) & col(Scan.completed_on).is_not(None)
    scans = found.take(Scan, is_of_it & is_done)
    found.take(ScanAnswer, _any((ScanAnswer.scan_id, scans)))
    numbers = select(col(Scan.set_number)).where(_any((Scan.id, scans)))
    sets = found.take(QuestionSet, col(QuestionSet.number).in_(numbers))
    found.take(Question, _any((Question.set_id, sets)))


def _papers(
    found: _Found, trajectory_id: UUID, sessions: Collection[UUID], shows: Collection[UUID]
) -> None:
    """Take the files of the trajectory, of its sessions, and what is evidence."""
    named = _any((Attachment.session_id, sessions), (Attachment.id, shows))
    found.take(Attachment, or_(col(Attachment.trajectory_id) == trajectory_id, named))


def _met(found: _Found, files: Collection[UUID], shows: Collection[UUID]) -> None:
    """Take the meetings that are evidence, and that somebody of the companies was there."""
    meetings = found.take(Meeting, _any((Meeting.id, shows)))
    invitees = found.take(
        Invitee, _any((Invitee.meeting_id, meetings)) & col(Invitee.enterprise_id).in_(files)
    )
    found.take(Signature, _any((Signature.invitee_id, invitees)))


def _roots(session: Session, kind: str, ids: list[UUID]) -> dict[UUID, UUID]:
    model: Any = models_by_kind()[kind]
    found: dict[UUID, UUID] = {}
    for part in parts(ids):
        query = select(col(model.id), col(model.root)).where(col(model.id).in_(part))
        found.update(map(tuple, session.execute(query)))
    return found


def _revs(session: Session, kind: str, ids: list[UUID]) -> dict[str, str]:
    """Return the sum of the heads of each record, by its 32 digits."""
    units = frozenset(units_of(models_by_kind()[kind]))
    heads: dict[str, dict[str, list[str]]] = defaultdict(dict)
    said = versions_of(session, ((kind, one.hex) for one in ids), {kind: units})
    for _, record, unit, changes in said:
        if unit == INSERT:  # comes before those that changed since
            heads[record] = dict.fromkeys(units, changes)
        else:
            heads[record][unit] = changes
    return {
        record: f"{check_sum(kind, record, {u: h for u, h in of.items() if h}):016x}"
        for record, of in heads.items()
    }
