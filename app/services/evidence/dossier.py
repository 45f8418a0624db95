"""Use case: the dossier of a trajectory (trajectdossier) as a PDF, in one reading of the store."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from uuid import UUID

from sqlmodel import Session

from app.core import clock
from app.core.progress import Progress
from app.domain.identifiers import format_enterprise_number
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.models.partnership import Partner
from app.models.trajectory import Trajectory, TrajectoryMember
from app.reference.loader import Reference
from app.reports import closing_report as closing_paper
from app.reports import trajectory_dossier as paper
from app.reports import trajectory_values as told
from app.reports.case_words import CODES, code_text
from app.reports.document import Origin
from app.reports.values import Company
from app.reports.values import Session as Report
from app.services.companies.family import family, shown
from app.services.counting.paper import decision_told
from app.services.evidence.dossier_evidence import EvidenceReading
from app.services.evidence.dossier_scans import scans_told
from app.services.evidence.papers import facts_of, origin_of
from app.services.evidence.session_values import Gatherer
from app.services.record_names import names_of
from app.services.results.impact import MeasureForm
from app.services.trajectories.plan_paper import actions_on_paper, goal_on_paper, signature_on_paper
from app.services.trajectories.plans import PlanView, plans_in
from app.services.trajectories.views import (
    FollowUpView,
    MemberView,
    SessionView,
    TrajectoryView,
    view_in,
)
from app.storage.store import Store


def trajectory_dossier(
    store: Store, reference: Reference, trajectory_id: UUID, progress: Progress | None = None
) -> bytes:
    """
    Return the dossier of a trajectory, of all its companies, as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
        LookupError: The trajectory is not here any more.
    """
    return paper.trajectory_dossier(dossier_values(store, reference, trajectory_id), progress)


def dossier_values(
    store: Store, reference: Reference, trajectory_id: UUID, members: Iterable[UUID] | None = None
) -> told.TrajectoryDossier:
    """
    Return what the dossier tells; raises as `trajectory_dossier`.

    Args:
        members: Only of these companies; None: of all, who left too.
    """
    with store.read() as session:
        origin = origin_of(store, session)
        return dossier_values_in(session, reference, trajectory_id, members, origin)


def dossier_values_in(
    session: Session,
    reference: Reference,
    trajectory_id: UUID,
    members: Iterable[UUID] | None,
    origin: Origin,
) -> told.TrajectoryDossier:
    """Return what the dossier tells, inside a reading of the store; as `dossier_values`."""
    around, companies = _told_in(session, reference, trajectory_id, members, origin)
    return replace(around, companies=tuple(companies.values()))


def dossiers_in(
    session: Session,
    reference: Reference,
    trajectory_id: UUID,
    members: Iterable[UUID],
    origin: Origin,
) -> dict[UUID, told.TrajectoryDossier]:
    """Return a dossier of each company alone; what they share is read once."""
    around, companies = _told_in(session, reference, trajectory_id, members, origin)
    return {member: replace(around, companies=(one,)) for member, one in companies.items()}


def _told_in(
    session: Session,
    reference: Reference,
    trajectory_id: UUID,
    members: Iterable[UUID] | None,
    origin: Origin,
) -> tuple[told.TrajectoryDossier, dict[UUID, told.CompanyDossier]]:
    """Return a dossier without companies, and what is told of each company."""
    view = view_in(session, trajectory_id)
    if view is None:
        raise LookupError(f"no trajectory {trajectory_id} in the store")
    wanted = None if members is None else set(members)
    reading = _Reading(session, reference, view, origin)
    plans = plans_in(session, trajectory_id)
    around = told.TrajectoryDossier(
        origin=reading.origin,
        title=view.title,
        started_on=view.started_on,
        companies=(),
        purpose=view.purpose,
        phase=code_text("phase", view.phase),
        status=code_text("trajectory_status", view.status),
        closed_on=view.closed_on,
        stop_reason=view.stop_reason,
        coach=view.coach,
        partner=view.partner,
        goals=tuple(goal_on_paper(one, CODES["structural"]) for one in view.goals),
        plans=tuple(_edition(one, view, reference) for one in plans),
        goal_looks=tuple(
            told.GoalLook(one.goal, one.months, one.checked_on, one.alive, one.note)
            for one in view.impact.checks
            if one.checked_on is not None
        ),
    )
    return around, {
        one.id: reading.company(one) for one in view.members if wanted is None or one.id in wanted
    }


def closing_report(
    store: Store, reference: Reference, trajectory_id: UUID, progress: Progress | None = None
) -> bytes:
    """Return the report to sign at the end, of who takes part; raises as `trajectory_dossier`."""
    with store.read() as session:
        view = view_in(session, trajectory_id)
    if view is None:
        raise LookupError(f"no trajectory {trajectory_id} in the store")
    members = [one.id for one in view.running or view.members]
    values = dossier_values(store, reference, trajectory_id, members)
    return closing_paper.closing_report(values, progress, records=members)


class _Reading:
    """Gathers what is told of each company, inside one reading of the store."""

    def __init__(
        self, session: Session, reference: Reference, view: TrajectoryView, origin: Origin
    ) -> None:
        self._session, self._reference, self._view = session, reference, view
        self.origin = origin

    def company(self, member: MemberView) -> told.CompanyDossier:
        """Return all that is known of one company."""
        session, company_id = self._session, shown(self._session, member.enterprise_id)
        is_here = session.get(Enterprise, company_id) is not None
        gatherer = Gatherer(session, self._reference, company_id) if is_here else None
        evidence = EvidenceReading(session, self._view, member, company_id)
        company = self._named(member) if gatherer is None else gatherer.company()
        scans = scans_told(session, evidence, self.origin, company)
        return told.CompanyDossier(
            company=company,
            joined_on=member.joined_on,
            left_on=member.left_on,
            leave_reason=member.leave_reason,
            file=None
            if gatherer is None
            else facts_of(session, self._reference, gatherer, self.origin),
            criteria=evidence.criteria(),
            notes=evidence.notes(),
            baseline=scans.baseline,
            between=scans.between,
            end=scans.end,
            sessions=self._sessions(member, gatherer, evidence),
            deliverables=evidence.deliverables(),
            closing=evidence.closing(),
            referrals=evidence.referrals(),
            funding=evidence.funding(),
            count=decision_told(member.standing, self._view.names, self._through(member)),
            look_backs=tuple(
                _look_back(one) for one in self._view.follow_ups if one.member_id == member.id
            ),
            measures=tuple(
                _measure(one.moment, one.done)
                for one in self._view.impact.measures
                if one.member_id == member.id and one.done is not None
            ),
        )

    def _named(self, member: MemberView) -> Company:
        number = format_enterprise_number(member.number) if member.number else ""
        return Company(member.name, number)

    def _sessions(
        self, member: MemberView, gatherer: Gatherer | None, evidence: EvidenceReading
    ) -> tuple[told.HeldSession, ...]:
        """Return the sessions of the trajectory where a company was, and its evidence."""
        files = set(family(self._session, member.enterprise_id))
        shared = {one.session_id: one for one in self._view.sessions}
        told_here: dict[UUID, told.HeldSession] = {}
        if gatherer is not None:
            own = [
                one
                for one in gatherer.below(CoachingSession)
                if one.trajectory_id == self._view.id or one.id in shared or evidence.shows(one.id)
            ]
            reports = gatherer.sessions_of(own)
            told_here = {
                one.id: _held(one, report) for one, report in zip(own, reports, strict=True)
            }
        elsewhere = {
            one.session_id: self._elsewhere(one)
            for one in shared.values()
            if one.session_id not in told_here and not files.isdisjoint(one.enterprise_ids)
        }
        held = (told_here | elsewhere).items()
        return tuple(one for _, one in sorted(held, key=lambda it: (it[1].starts_at, it[0])))

    def _elsewhere(self, one: SessionView) -> told.HeldSession:
        row = self._session.get(CoachingSession, one.session_id)
        whose = None if row is None else self._session.get(Enterprise, row.enterprise_id)
        return told.HeldSession(
            starts_at=clock.local(one.starts_at),
            minutes=one.minutes,
            subject=one.label,
            coach=self._view.names.get(one.coach_id, ""),
            elsewhere="" if whose is None else whose.name,
        )

    def _through(self, member: MemberView) -> str:
        """Return the partner by whose trajectory a company counts already."""
        by = member.standing.counted.by
        other = None if by in {None, member.id} else self._session.get(TrajectoryMember, by)
        held = None if other is None else self._session.get(Trajectory, other.trajectory_id)
        if held is None or held.partner_id is None:
            return ""
        return names_of(self._session, Partner, [held.partner_id]).get(held.partner_id, "")


def _held(row: CoachingSession, session: Report) -> told.HeldSession:
    return told.HeldSession(
        starts_at=session.starts_at,
        minutes=round((row.ends_at - row.starts_at).total_seconds() / 60),
        subject=session.subject or session.kind,
        coach=session.coach,
        session=session,
    )


def _edition(one: PlanView, view: TrajectoryView, reference: Reference) -> told.PlanEdition:
    return told.PlanEdition(
        number=one.number,
        written_on=one.written_on,
        written_by=one.written_by,
        remark=one.form.remark,
        actions=actions_on_paper(one, view),
        signatures=tuple(signature_on_paper(each, view, reference) for each in one.signatures),
    )


def _measure(moment: str, form: MeasureForm) -> told.PeopleMeasure:
    return told.PeopleMeasure(
        moment=code_text("moment", moment),
        measured_on=form.measured_on,
        told_by=form.told_by,
        note=form.note,
        **asdict(form.people),
    )


def _look_back(one: FollowUpView) -> told.LookBack:
    return told.LookBack(
        months=one.months,
        due_on=one.due_on,
        done_on=one.done_on,
        holds=one.holds or "",
        stayed=one.stayed,
        note=one.note,
    )
