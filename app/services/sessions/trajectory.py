"""Which trajectory a coaching session serves, and which criteria its report and files prove."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from app.core import clock
from app.domain.criteria import Criterion, serves
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.trajectory import (
    CriterionEvidence,
    Trajectory,
    TrajectorySession,
    evidence_id,
    shared_session_id,
)
from app.services.counting.checklist import lines_of, version_numbered, versions_in
from app.services.evidence.of_company import Taking, taking_in, taking_of
from app.services.evidence.pieces import Offer, shared_session
from app.services.records import write
from app.services.sessions.form import Served
from app.services.standing import may_edit
from app.services.trajectories.case_edits import add_or_show

_PHOTO: Final = "attachment:image"
_SESSION: Final = "coaching_session"


@dataclass(frozen=True, slots=True)
class Provable:
    """A criterion that a session may prove: by its report, or by its photos."""

    code: str
    name: str
    is_usual: bool  # its report proves it


@dataclass(frozen=True, slots=True)
class SessionTrajectory:
    """A trajectory of a company, as the form of a session shows it."""

    id: UUID
    title: str
    runs: bool
    criteria: tuple[Provable, ...]

    @property
    def usual(self) -> tuple[str, ...]:
        """What a report proves when nobody says otherwise."""
        return tuple(one.code for one in self.criteria if one.is_usual)


def session_trajectories(session: Session, company: UUID) -> tuple[SessionTrajectory, ...]:
    """Return the trajectories of a company that may be served, those that run first."""
    versions, found = versions_in(session), []
    for taking in taking_of(session, company):
        trajectory = session.get_one(Trajectory, taking.trajectory_id)
        if may_edit(session, trajectory):
            lines = lines_of(version_numbered(versions, trajectory.criteria_version))
            criteria = tuple(filter(None, map(_provable, lines)))
            found.append(SessionTrajectory(trajectory.id, trajectory.title, taking.runs, criteria))
    return tuple(found)


def usual_served(trajectories: Sequence[SessionTrajectory]) -> Served:
    """Return what a new session serves by itself: the trajectory that runs, when there is one."""
    running = [one for one in trajectories if one.runs]
    if len(running) != 1:
        return Served()
    return Served(running[0].id, running[0].usual)


def served_by(session: Session, record: CoachingSession) -> Served:
    """Return what a session serves and proves as it stands."""
    if record.trajectory_id is None:
        return Served()
    query = select(CriterionEvidence.criterion).where(
        col(CriterionEvidence.trajectory_id) == record.trajectory_id,
        col(CriterionEvidence.subject_id).in_([record.id, *_files(session, record.id)]),
        ~col(CriterionEvidence.deleted),
    )
    return Served(record.trajectory_id, tuple(sorted(set(session.exec(query)))))


def keep_served(session: Session, record: CoachingSession, served: Served, actor: UUID) -> None:
    """
    Let a session serve a trajectory, and prove these criteria once it is finished.

    What it served before it serves no longer. A trajectory that is only read here is left alone.
    """
    if record.trajectory_id not in {None, served.trajectory_id}:
        _leave(session, record)
    write(record, {"trajectory_id": served.trajectory_id})
    session.flush()
    if served.trajectory_id is None or record.completed_at is None:
        return
    trajectory = session.get(Trajectory, served.trajectory_id)
    if trajectory is None or trajectory.deleted or not may_edit(session, trajectory):
        return
    add_or_show(session, shared_session(session, trajectory.id, record))
    taking = taking_in(session, record.enterprise_id, trajectory.id)
    if taking is not None:
        _prove(session, record, taking, served.proves, actor)


def _provable(line: Criterion) -> Provable | None:
    is_usual = serves(line, _SESSION)
    if not is_usual and _PHOTO not in line.evidence:
        return None
    return Provable(line.code, line.name, is_usual)


def _prove(
    session: Session,
    record: CoachingSession,
    taking: Taking,
    proves: Iterable[str],
    actor: UUID,
) -> None:
    trajectory = session.get_one(Trajectory, taking.trajectory_id)
    lines = lines_of(version_numbered(versions_in(session), trajectory.criteria_version))
    wanted = set(proves)
    for line in lines:
        if _provable(line) is None:
            continue
        for piece in _pieces(session, record, line):
            one = evidence_id(taking.member_id, line.code, piece.id)
            if line.code in wanted:
                add_or_show(
                    session,
                    CriterionEvidence(
                        id=one,
                        root=trajectory.id,
                        trajectory_id=trajectory.id,
                        member_id=taking.member_id,
                        criterion=line.code,
                        subject_kind=piece.kind,
                        subject_id=piece.id,
                        label=piece.label,
                        detail=piece.sort,
                        dated=piece.dated,
                        added_by=actor,
                    ),
                )
            elif (known := session.get(CriterionEvidence, one)) is not None:
                write(known, {"deleted": True})


def _pieces(session: Session, record: CoachingSession, line: Criterion) -> list[Offer]:
    """Return what of a session serves a criterion: its report, and its photos."""
    found = []
    if serves(line, _SESSION, record.kind):
        day = clock.local(record.starts_at).date()
        found.append(Offer(_SESSION, record.id, record.subject, day, record.kind))
    for file in session.exec(select(Attachment).where(_is_of(record.id))):
        if _PHOTO in line.evidence and serves(line, "attachment", file.media_type):
            day = clock.local(file.added_at).date()
            found.append(Offer("attachment", file.id, file.file_name, day, file.media_type))
    return found


def _leave(session: Session, record: CoachingSession) -> None:
    """Take a session, and what it proved, out of the trajectory that it served."""
    old = record.trajectory_id
    trajectory = None if old is None else session.get(Trajectory, old)
    if old is None or trajectory is None or not may_edit(session, trajectory):
        return
    shared = session.get(TrajectorySession, shared_session_id(old, record.id))
    query = select(CriterionEvidence).where(
        col(CriterionEvidence.trajectory_id) == old,
        col(CriterionEvidence.subject_id).in_([record.id, *_files(session, record.id)]),
    )
    for row in [*filter(None, [shared]), *session.exec(query)]:
        write(row, {"deleted": True})


def _files(session: Session, session_id: UUID) -> Sequence[UUID]:
    return session.exec(select(Attachment.id).where(_is_of(session_id))).all()


def _is_of(session_id: UUID) -> ColumnElement[bool]:
    return (col(Attachment.session_id) == session_id) & ~col(Attachment.deleted)
