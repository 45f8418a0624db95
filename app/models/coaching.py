"""Coaching sessions (sessies), who was there, and what was agreed."""

from datetime import date, datetime
from typing import ClassVar, Final
from uuid import UUID

from sqlalchemy import Column, Index, text
from sqlmodel import Field

from app.models.base import Codes, Moment, Synced

_OPEN: Final = "done_on IS NULL AND deleted = 0"  # of an action


class CoachingSession(Synced, table=True):
    """One session at or with an enterprise."""

    __tablename__ = "coaching_session"
    __table_args__ = (
        # themes, and all of the last one: reports read no notes of 100,000 sessions
        Index("ix_coaching_session_when", "enterprise_id", "starts_at", "themes", "deleted"),
        Index("ix_coaching_session_coach", "coach_id", "starts_at"),
        Index(
            "ix_coaching_session_days",
            "starts_at",
            "ends_at",
            "kind",
            "enterprise_id",
            "themes",
            "deleted",
        ),
    )
    __units__: ClassVar = {
        "time": ("starts_at", "ends_at"),
        "confirmation": ("confirmation", "confirmed_by", "confirmed_on"),
        "next_step": ("next_step", "next_step_on", "next_step_kind"),
    }

    enterprise_id: UUID = Field(foreign_key="enterprise.id")
    establishment_id: UUID | None = Field(default=None, foreign_key="establishment.id")
    coach_id: UUID = Field(foreign_key="person.id")
    kind: str  # code of resources/reference: visit, call, online, meeting
    starts_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    ends_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    place: str = ""  # when it was neither an establishment nor online
    subject: str = ""
    goal: str = ""  # the goal of the enterprise that this session served
    note: str = ""  # light markup, see app/domain/note_text.py
    result: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    next_step_kind: str | None = None  # as Action.kind; None: there is no next step
    themes: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    unnamed_workers: int = 0  # present, never by name
    unique_persons: int | None = None  # that the counts per target group are about
    confirmation: str | None = None  # none, mail, oral, paper
    confirmed_by: str = ""
    confirmed_on: date | None = None
    completed_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    trajectory_id: UUID | None = Field(default=None, index=True)  # no key: a case of its own


class Attendee(Synced, table=True):
    """Somebody present: a contact, or a role without a name."""

    session_id: UUID = Field(foreign_key="coaching_session.id", index=True)
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id", index=True)
    role: str = ""  # as it was at the session


class SessionCount(Synced, table=True):
    """How many workers of one target group (doelgroep) a session was about."""

    __tablename__ = "session_count"

    session_id: UUID = Field(foreign_key="coaching_session.id", index=True)
    target_group: str  # code of resources/reference
    number: int


class Agreement(Synced, table=True):
    """What was agreed in a session (afspraak), as it stands in its report."""

    session_id: UUID = Field(foreign_key="coaching_session.id", index=True)
    text: str
    owner: str = ""  # who does it: a contact, a role, the coach
    due_on: date | None = None


class Action(Synced, table=True):
    """
    An open matter (actie) with one owner and a date; an agreement gives one.

    It belongs to one case: of a company, of a network (by its meeting) or of a trajectory; what was
    agreed in a meeting of the partnership belongs to all partners.
    """

    __table_args__ = (
        Index("ix_action_open", "enterprise_id", sqlite_where=text(_OPEN)),  # few of many are open
    )
    __units__: ClassVar = {"outcome": ("done_on", "outcome")}

    enterprise_id: UUID | None = Field(default=None, foreign_key="enterprise.id", index=True)
    session_id: UUID | None = Field(default=None, foreign_key="coaching_session.id", index=True)
    agreement_id: UUID | None = Field(default=None, foreign_key="agreement.id", index=True)
    kind: str = "task"  # task, or a next action: call, scan, refer, visit
    text: str
    owner: str = ""
    coach_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    due_on: date | None = Field(default=None, index=True)
    done_on: date | None = None
    outcome: str = ""
    meeting_id: UUID | None = Field(default=None, foreign_key="meeting.id", index=True)
    trajectory_id: UUID | None = Field(default=None, foreign_key="trajectory.id", index=True)
    coordination_id: UUID | None = Field(default=None, index=True)  # no key: it may go
