"""Change trajectories (veranderingstrajecten): goals, plan, companies, evidence, counting."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID, uuid5

from sqlalchemy import Column, Index
from sqlmodel import Field

from app.models.base import Codes, Moment, Synced


class Trajectory(Synced, table=True):
    """
    The change that one company, or some together, go through; its own id is its root.

    Its companies are cases of their own, so nothing here names their records with a key.
    """

    __table_args__ = (Index("ix_trajectory_board", "phase", "started_on"),)
    __units__: ClassVar = {"status": ("status", "closed_on", "stop_reason")}

    title: str
    kind: str = "single"  # single, joint (gezamenlijk)
    purpose: str = ""  # the structural change, in own words
    phase: str = "exploration"  # as app/domain/trajectory.py: where it stands now
    status: str = "running"  # running, closed, stopped
    closed_on: date | None = None
    stop_reason: str = ""
    started_on: date
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    coach_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    criteria_version: int  # number of the checklist that it is judged by


class TrajectoryPhase(Synced, table=True):
    """When a phase began and ended, or why it was skipped; one record for each phase."""

    __tablename__ = "trajectory_phase"
    __units__: ClassVar = {
        "time": ("started_on", "ended_on"),
        "skip": ("skipped", "skip_reason"),
    }

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    phase: str
    started_on: date | None = None
    ended_on: date | None = None
    skipped: bool = False
    skip_reason: str = ""


class TrajectoryMember(Synced, table=True):
    """A company that takes part, as it was called when it joined; its file may not be here."""

    __tablename__ = "trajectory_member"
    __units__: ClassVar = {"leaving": ("left_on", "leave_reason")}

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    enterprise_id: UUID = Field(index=True)  # no key: the case of another
    name: str
    number: str | None = Field(default=None, index=True)  # ten digits: it counts once by it
    joined_on: date
    left_on: date | None = None
    leave_reason: str = ""


class TrajectoryGoal(Synced, table=True):
    """What will be different, how that is measured, and what became of it."""

    __tablename__ = "trajectory_goal"
    __units__: ClassVar = {"reached": ("reached", "reached_value")}

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    text: str
    indicator: str = ""
    start_value: str = ""
    planned_value: str = ""
    owner: str = ""  # at the company: a role or a contact
    structural: str | None = None  # code of the structural change that it is
    reached: str | None = None  # yes, partly, no; None: not judged yet
    reached_value: str = ""
    position: int = 0


class PlanVersion(Synced, table=True):
    """One version of the action plan (actieplan); a signed one is left as it is."""

    __tablename__ = "plan_version"

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    number: int
    written_on: date
    written_by: UUID = Field(foreign_key="person.id")
    remark: str = ""  # what is new in this version


class PlanAction(Synced, table=True):
    """An action of one version of the plan."""

    __tablename__ = "plan_action"

    plan_version_id: UUID = Field(foreign_key="plan_version.id", index=True)
    goal_id: UUID | None = Field(default=None, foreign_key="trajectory_goal.id")
    text: str
    owner: str = ""
    due_on: date | None = None
    position: int = 0


class CriterionEvidence(Synced, table=True):
    """Something that shows that a company meets a criterion."""

    __tablename__ = "criterion_evidence"

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    member_id: UUID = Field(foreign_key="trajectory_member.id", index=True)
    criterion: str  # its code, the same in every version of the checklist
    subject_kind: str  # kind of the record that shows it
    subject_id: UUID = Field(index=True)  # no key: mostly of the case of the company
    label: str  # what that record was called
    detail: str = ""  # what sort of it: the moment of a scan, the media type of a file
    dated: date  # the day that it is of
    added_by: UUID = Field(foreign_key="person.id")
    remark: str = ""


class CriterionRemark(Synced, table=True):
    """What somebody says on the evidence of a company for a criterion; the promotor may."""

    __tablename__ = "criterion_remark"

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    member_id: UUID = Field(foreign_key="trajectory_member.id", index=True)
    criterion: str
    text: str
    person_id: UUID = Field(foreign_key="person.id")
    written_on: date


class TrajectorySession(Synced, table=True):
    """A session that served a trajectory: kept once, for all companies that were there."""

    __tablename__ = "trajectory_session"

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    session_id: UUID = Field(index=True)  # no key: of the case of one company
    label: str
    starts_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    minutes: int
    coach_id: UUID = Field(foreign_key="person.id")
    # Those that were there, as 32 digits each
    enterprise_ids: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))


class CountProposal(Synced, table=True):
    """That a partner says that a company counts for the target (telt mee)."""

    __tablename__ = "count_proposal"

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    member_id: UUID = Field(foreign_key="trajectory_member.id", index=True)
    proposed_by: UUID = Field(foreign_key="person.id")
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    proposed_on: date
    met_on: date  # the day on which all criteria were met
    reason: str = ""


class CountConfirmation(Synced, table=True):
    """What somebody else decides on a proposal; never the one who proposed."""

    __tablename__ = "count_confirmation"
    __units__: ClassVar = {"decision": ("decision", "confirmed_by", "confirmed_on", "reason")}

    proposal_id: UUID = Field(foreign_key="count_proposal.id", index=True)
    decision: str  # counts, not
    confirmed_by: UUID = Field(foreign_key="person.id")
    confirmed_on: date
    reason: str = ""


class FollowUp(Synced, table=True):
    """A look back, some months after the end, on whether the change stays."""

    __tablename__ = "follow_up"
    __units__: ClassVar = {"outcome": ("done_on", "holds", "stayed", "note")}

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    member_id: UUID = Field(foreign_key="trajectory_member.id", index=True)
    months: int  # 6, 12
    due_on: date = Field(index=True)
    done_on: date | None = None
    holds: str | None = None  # yes, partly, no
    stayed: int | None = None  # people who came in and are still there: a number, no names
    note: str = ""


def phase_id(trajectory_id: UUID, phase: str) -> UUID:
    """Return the id of the record of a phase, the same on every laptop."""
    return uuid5(trajectory_id, phase)


def member_id(trajectory_id: UUID, enterprise_id: UUID) -> UUID:
    """Return the id of the record that joins these two, the same on every laptop."""
    return uuid5(trajectory_id, enterprise_id.hex)


def shared_session_id(trajectory_id: UUID, session_id: UUID) -> UUID:
    """Return the id of the record that joins these two, the same on every laptop."""
    return uuid5(trajectory_id, session_id.hex)


def evidence_id(member: UUID, criterion: str, subject_id: UUID) -> UUID:
    """Return the id of one piece of evidence: adding it twice is adding it once."""
    return uuid5(member, f"{criterion}:{subject_id.hex}")


def follow_up_id(member: UUID, months: int) -> UUID:
    """Return the id of a follow-up: two laptops that close make it once."""
    return uuid5(member, str(months))
