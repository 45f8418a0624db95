"""Networks of entrepreneurs (ondernemersnetwerken), their meetings and who was there."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID, uuid5

from sqlalchemy import Column, Index
from sqlmodel import Field

from app.models.base import Codes, Hundredths, Moment, Synced


class Network(Synced, table=True):
    """A group of companies that meet; its own id is its root."""

    name: str
    themes: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    region: str | None = None  # code of a reference region
    purpose: str = ""
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    coach_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)


class NetworkMember(Synced, table=True):
    """Somebody of a company who belongs to a network; the file of the company may not be here."""

    __tablename__ = "network_member"

    network_id: UUID = Field(foreign_key="network.id", index=True)
    enterprise_id: UUID | None = Field(default=None, index=True)  # no key: the case of another
    company: str
    contact_id: UUID | None = Field(default=None, index=True)  # no key, as the company
    name: str
    function: str = ""
    email: str = ""


class Meeting(Synced, table=True):
    """One meeting (bijeenkomst) of a network."""

    __table_args__ = (Index("ix_meeting_when", "network_id", "starts_at"),)
    __units__: ClassVar = {"time": ("starts_at", "ends_at")}

    network_id: UUID = Field(foreign_key="network.id")
    coach_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    title: str
    starts_at: datetime = Field(sa_column=Column(Moment, nullable=False, index=True))
    ends_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    place: str = ""
    mode: str = "site"  # site, online, hybrid
    programme: str = ""  # light markup, see app/domain/note_text.py
    costs: Decimal | None = Field(default=None, sa_column=Column(Hundredths))  # EUR
    report: str = ""  # minutes (verslag), light markup
    evaluation_kind: str = "none"  # none, laptop, tally


class Invitee(Synced, table=True):
    """Somebody invited to a meeting, or who walked in."""

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    name: str
    function: str = ""
    company: str = ""
    enterprise_id: UUID | None = Field(default=None, index=True)  # no key: the case of another
    contact_id: UUID | None = Field(default=None, index=True)  # no key, as the company
    email: str = ""
    invited_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    reply: str | None = None  # yes, no, maybe
    attended: bool | None = None  # None: not known yet
    walk_in: bool = False


class IntervisionCase(Synced, table=True):
    """A case that somebody brought to a meeting, and what the others said."""

    __tablename__ = "intervision_case"

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    title: str
    question: str = ""
    said: str = ""  # by the peers
    taken: str = ""  # what is taken along


class LearningPoint(Synced, table=True):
    """What was learned in a meeting, in one line."""

    __tablename__ = "learning_point"

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    text: str
    tag: str = ""


class EvaluationAnswer(Synced, table=True):
    """One answer on one form that nobody's name stands on."""

    __tablename__ = "evaluation_answer"

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    form: int  # random: what one person filled in belongs together
    question: str  # code
    value: int | None = None  # 1 to 5
    text: str = ""


class EvaluationTally(Synced, table=True):
    """How many gave an answer, counted on paper (turflijst)."""

    __tablename__ = "evaluation_tally"

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    question: str  # code
    value: int  # 1 to 5
    number: int


def tally_id(meeting_id: UUID, question: str, value: int) -> UUID:
    """Return the id of the count of one answer, the same on every laptop."""
    return uuid5(meeting_id, f"{question}:{value}")
