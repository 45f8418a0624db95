"""Use cases on the evidence (bewijsstukken) of a company in a trajectory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from app.core import clock
from app.domain.criteria import Criterion, serves
from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.network import Invitee, Meeting
from app.models.referral import Referral
from app.models.scan import Scan
from app.models.signing import Signature
from app.models.trajectory import (
    CriterionEvidence,
    CriterionRemark,
    PlanVersion,
    Trajectory,
    TrajectoryMember,
    TrajectorySession,
    evidence_id,
    shared_session_id,
)
from app.services.changes import Changes
from app.services.companies.family import family, of_company, shown
from app.services.counting.checklist import lines_of, version_numbered, versions_in
from app.services.evidence.standing import fallen, session_stands
from app.services.records import write
from app.services.standing import require_standing, standing_trajectory
from app.services.trajectories.case_edits import add_or_show, cleaned
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Offer:
    """A record of the files that may be evidence; `sort` is the moment of a scan, the file type."""

    kind: str
    id: UUID
    label: str  # as it is called; a code for a scan (its moment) and a session (its kind)
    dated: date
    sort: str = ""
    is_given: bool = False  # it is evidence for this criterion already


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence as it stands."""

    id: UUID
    criterion: str
    kind: str
    subject_id: UUID
    label: str
    sort: str
    dated: date
    added_by: UUID
    remark: str
    is_standing: bool = True  # its record is not in the bin: else it counts for nothing


@dataclass(frozen=True, slots=True)
class RemarkView:
    """What somebody says on the evidence for a criterion."""

    id: UUID
    criterion: str
    text: str
    person_id: UUID
    written_on: date


def offers(store: Store, member_id: UUID, criterion: str) -> tuple[Offer, ...]:
    """
    Return what of the files here may serve a criterion, the last first; what is given too.

    Only what is finished: a session that is still a draft, or a scan put aside, is no evidence.
    """
    with store.read() as session:
        member = session.get_one(TrajectoryMember, member_id)
        line = line_of(session, member.trajectory_id, criterion)
        given = select(CriterionEvidence.subject_id).where(
            col(CriterionEvidence.member_id) == member_id,
            col(CriterionEvidence.criterion) == criterion,
            ~col(CriterionEvidence.deleted),
        )
        known = set(session.exec(given))
        found = [
            Offer(one.kind, one.id, one.label, one.dated, one.sort, one.id in known)
            for one in _candidates(session, member)
            if serves(line, one.kind, one.sort)
        ]
    return tuple(sorted(found, key=lambda one: (one.dated, one.id), reverse=True))


def add_evidence(
    store: Store, member_id: UUID, criterion: str, chosen: Sequence[Offer], remark: str = ""
) -> Changes:
    """
    Let records be evidence for a criterion, all as one action; what is so already stays.

    Raises:
        UserError: `text.too_long`, `trajectory.in_bin` (name).
    """
    text = cleaned("criterion_evidence", {"remark": remark})["remark"]
    with store.write() as session:
        put_evidence(session, store.actor, member_id, criterion, chosen, text)
        return Changes.of(session)


def put_evidence(
    session: Session,
    actor: UUID,
    member_id: UUID,
    criterion: str,
    chosen: Sequence[Offer],
    remark: str = "",
) -> None:
    """Let records be evidence inside a unit of work; raises `trajectory.in_bin` (name)."""
    member = session.get_one(TrajectoryMember, member_id)
    require_standing(session, member)
    for one in chosen:
        add_or_show(
            session,
            CriterionEvidence(
                id=evidence_id(member_id, criterion, one.id),
                root=member.root,
                trajectory_id=member.trajectory_id,
                member_id=member_id,
                criterion=criterion,
                subject_kind=one.kind,
                subject_id=one.id,
                label=one.label,
                detail=one.sort,
                dated=one.dated,
                added_by=actor,
                remark=remark,
            ),
        )


def add_remark(store: Store, member_id: UUID, criterion: str, text: str) -> Changes:
    """
    Say something on the evidence for a criterion; the promotor may in every trajectory.

    Raises:
        UserError: `field.required`, `text.too_long`, `trajectory.in_bin` (name).
    """
    values = cleaned("criterion_remark", {"text": text})
    with store.write() as session:
        member = session.get_one(TrajectoryMember, member_id)
        require_standing(session, member)
        session.add(
            CriterionRemark(
                id=new_id(),
                root=member.root,
                trajectory_id=member.trajectory_id,
                member_id=member_id,
                criterion=criterion,
                person_id=store.actor,
                written_on=clock.today(),
                **values,
            )
        )
        return Changes.of(session)


def evidence_of(session: Session, member_id: UUID) -> tuple[EvidenceView, ...]:
    """Return the evidence of a company, by criterion and then by day."""
    query = select(CriterionEvidence).where(
        col(CriterionEvidence.member_id) == member_id, ~col(CriterionEvidence.deleted)
    )
    rows = list(session.exec(query))
    gone = fallen(session, [one.id for one in rows])
    found = [
        EvidenceView(
            id=one.id,
            criterion=one.criterion,
            kind=one.subject_kind,
            subject_id=one.subject_id,
            label=one.label,
            sort=one.detail,
            dated=one.dated,
            added_by=one.added_by,
            remark=one.remark,
            is_standing=one.id not in gone,
        )
        for one in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.criterion, one.dated, one.id)))


def remarks_of(session: Session, member_id: UUID) -> tuple[RemarkView, ...]:
    """Return what was said on the evidence of a company, the last first."""
    query = (
        select(CriterionRemark)
        .where(col(CriterionRemark.member_id) == member_id, ~col(CriterionRemark.deleted))
        .order_by(col(CriterionRemark.written_on).desc(), col(CriterionRemark.id).desc())
    )
    return tuple(
        RemarkView(one.id, one.criterion, one.text, one.person_id, one.written_on)
        for one in session.exec(query)
    )


def share_session(
    store: Store, trajectory_id: UUID, session_id: UUID, enterprises: Iterable[UUID] = ()
) -> Changes:
    """
    Let a session serve a trajectory: kept once, for all companies that were there.

    Args:
        enterprises: Those that were there too, beside the company of the session.

    Raises:
        UserError: `trajectory.in_bin` (name), `enterprise.in_bin` (name, enterprise_id).
    """
    return share_sessions(store, trajectory_id, [session_id], enterprises)


def share_sessions(
    store: Store,
    trajectory_id: UUID,
    session_ids: Iterable[UUID],
    enterprises: Iterable[UUID] = (),
) -> Changes:
    """Let sessions serve a trajectory, all or none; as `share_session`."""
    there = tuple(enterprises)
    with store.write() as session:
        standing_trajectory(session, trajectory_id)
        for one in session_ids:
            held = session.get_one(CoachingSession, one)
            require_standing(session, held)
            write(held, {"trajectory_id": trajectory_id})
            add_or_show(session, shared_session(session, trajectory_id, held, there))
        return Changes.of(session)


def shared_session(
    session: Session, trajectory_id: UUID, held: CoachingSession, there: Iterable[UUID] = ()
) -> TrajectorySession:
    """Return how a session stands in a trajectory; who was there before stays."""
    one = shared_session_id(trajectory_id, held.id)
    known = session.get(TrajectorySession, one)
    before = () if known is None or known.deleted else known.enterprise_ids
    companies = {held.enterprise_id.hex, *before, *(each.hex for each in there)}
    return TrajectorySession(
        id=one,
        root=trajectory_id,
        trajectory_id=trajectory_id,
        session_id=held.id,
        label=held.subject,
        starts_at=held.starts_at,
        minutes=round((held.ends_at - held.starts_at).total_seconds() / 60),
        coach_id=held.coach_id,
        enterprise_ids=tuple(sorted(companies)),
    )


def unshare_session(store: Store, trajectory_id: UUID, session_id: UUID) -> Changes:
    """Let a session serve a trajectory no longer; it may be that its file is not here."""
    with store.write() as session:
        standing_trajectory(session, trajectory_id)
        held = session.get(CoachingSession, session_id)
        if held is not None and held.trajectory_id == trajectory_id:
            write(held, {"trajectory_id": None})
        shared = session.get(TrajectorySession, shared_session_id(trajectory_id, session_id))
        if shared is not None:
            write(shared, {"deleted": True})
        return Changes.of(session)


def line_of(session: Session, trajectory_id: UUID, criterion: str) -> Criterion:
    """Return the line of the checklist of a trajectory; nothing serves one it does not have."""
    trajectory = session.get_one(Trajectory, trajectory_id)
    checklist = version_numbered(versions_in(session), trajectory.criteria_version)
    found = [one for one in lines_of(checklist) if one.code == criterion]
    return found[0] if found else Criterion(criterion, criterion, ())


def _candidates(session: Session, member: TrajectoryMember) -> Iterator[Offer]:
    """Give all that could show something of a company in a trajectory, in all of its files."""
    company, trajectory = shown(session, member.enterprise_id), member.trajectory_id
    yield from _sessions(session, company, trajectory)
    of_it = of_company(Attachment.enterprise_id, company)
    for file in _where(session, Attachment, of_it | (col(Attachment.trajectory_id) == trajectory)):
        yield offered(file)
    for scan in _where(session, Scan, of_company(Scan.enterprise_id, company)):
        if scan.completed_on is not None:
            yield Offer("scan", scan.id, scan.moment, scan.completed_on, scan.moment)
    for plan in _where(session, PlanVersion, col(PlanVersion.trajectory_id) == trajectory):
        yield Offer("plan_version", plan.id, str(plan.number), plan.written_on)
    for sent in _where(session, Referral, of_company(Referral.company_id, company)):
        yield Offer("referral", sent.id, sent.instrument or sent.receiver, sent.status_on)
    yield from _signed(session, member, company)
    yield from _met(session, company)


def offered(file: Attachment) -> Offer:
    """Return a file as evidence that it may be."""
    return Offer("attachment", file.id, file.file_name, _day(file.added_at), file.media_type)


def _sessions(session: Session, company: UUID, trajectory: UUID) -> Iterator[Offer]:
    """Give the sessions that are finished, and those that others shared, each once."""
    own = _where(session, CoachingSession, of_company(CoachingSession.enterprise_id, company))
    finished = {one.id: one for one in own if one.completed_at is not None}
    for held in finished.values():
        yield Offer("coaching_session", held.id, held.subject, _day(held.starts_at), held.kind)
    files = {one.hex for one in family(session, company)}
    shared = (col(TrajectorySession.trajectory_id) == trajectory) & session_stands(
        TrajectorySession.session_id
    )
    for one in _where(session, TrajectorySession, shared):
        if not files.isdisjoint(one.enterprise_ids) and one.session_id not in finished:
            yield Offer("coaching_session", one.session_id, one.label, _day(one.starts_at))


def _signed(session: Session, member: TrajectoryMember, company: UUID) -> Iterator[Offer]:
    """Give the signatures under sessions of a company, and under plans by or for it."""
    under = (
        select(Signature)
        .join(CoachingSession, col(CoachingSession.id) == col(Signature.session_id))
        .where(
            of_company(CoachingSession.enterprise_id, company),
            ~col(CoachingSession.deleted),
            ~col(Signature.deleted),
        )
    )
    plans = (
        select(Signature)
        .join(PlanVersion, col(PlanVersion.id) == col(Signature.plan_version_id))
        .where(
            col(PlanVersion.trajectory_id) == member.trajectory_id,
            col(Signature.member_id).is_(None) | (col(Signature.member_id) == member.id),
            ~col(PlanVersion.deleted),
            ~col(Signature.deleted),
        )
    )
    for query in (under, plans):
        for one in session.exec(query):
            yield Offer("signature", one.id, one.name, _day(one.signed_at))


def _met(session: Session, company: UUID) -> Iterator[Offer]:
    """Give the meetings where somebody of a company was."""
    query = (
        select(Meeting)
        .join(Invitee, col(Invitee.meeting_id) == col(Meeting.id))
        .where(
            of_company(Invitee.enterprise_id, company),
            col(Invitee.attended).is_(True),  # None: not known yet
            ~col(Invitee.deleted),
            ~col(Meeting.deleted),
        )
        .distinct()
    )
    for one in session.exec(query):
        yield Offer("meeting", one.id, one.title, _day(one.starts_at))


def _where(session: Session, model: Any, condition: ColumnElement[bool]) -> list[Any]:
    return list(session.exec(select(model).where(condition, ~col(model.deleted))))


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
