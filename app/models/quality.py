"""Quality work (kwaliteitswerking): demand, capacity, improvements, case reviews, coordination."""

from datetime import date
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field

from app.models.base import Codes, Hundredths, Synced


class Improvement(Synced, table=True):
    """A line of the improvement register (verbeterregister), open to all partners."""

    title: str
    insight: str = ""  # what was seen
    cause: str = ""  # what we think that it comes of
    attempt: str = ""  # the small thing that is tried
    measure: str = ""  # how we see whether it helps
    effect: str = ""  # what came of it
    decision: str = ""
    status: str = "insight"  # insight, trying, measured, kept, stopped
    theme: str | None = None  # code of a theme
    tag: str = ""  # an obstacle in the system: rules, waiting, language
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    owner_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    noted_on: date
    due_on: date | None = None  # when its owner looks at it again
    decided_on: date | None = None


class IncomingQuestion(Synced, table=True):
    """A question (vraag) that came in: of value, or because something was not right before."""

    __tablename__ = "incoming_question"
    __units__: ClassVar = {
        "demand": ("demand", "failure"),
        "handling": ("handling", "handled_on", "handled_note"),
    }

    received_on: date = Field(index=True)
    channel: str = "call"  # call, mail, visit, partner, vdab, other
    text: str = ""
    kind: str = "coaching"  # what is asked: code of app/domain/demand.py
    enterprise_id: UUID | None = Field(default=None, index=True)  # no key: the case of another
    company: str = ""
    region: str | None = None  # code of a reference region
    sector: str | None = None  # NACE section
    themes: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    demand: str = "value"  # value, failure
    failure: str = ""  # what was not done, or not right the first time
    handling: str = "open"  # open, taken, referred, answered, dropped
    handled_on: date | None = None
    handled_note: str = ""
    first_visit_on: date | None = None
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)  # owner


class Capacity(Synced, table=True):
    """The hours a week that the coaches of a partner together have for companies, from a day on."""

    partner_id: UUID = Field(foreign_key="partner.id", index=True)
    valid_from: date
    hours: Decimal = Field(sa_column=Column(Hundredths, nullable=False))
    remark: str = ""


class CaseReview(Synced, table=True):
    """
    A case told without names, for the case review board (casusbord).

    Nothing leads back to its company: only what is typed, and the sector, region and size class.
    """

    __tablename__ = "case_review"

    title: str
    situation: str = ""
    question: str = ""
    tried: str = ""
    said: str = ""  # by the others
    taken: str = ""  # what is taken along
    themes: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    sector: str | None = None  # NACE section
    size: str | None = None  # size class
    status: str = "brought"  # brought, planned, discussed
    planned_on: date | None = None
    discussed_on: date | None = None
    person_id: UUID = Field(foreign_key="person.id")  # who brings it


class CoordinationMeeting(Synced, table=True):
    """A meeting of the partnership (coördinatieoverleg), its minutes; actions point to it."""

    __tablename__ = "coordination_meeting"

    held_on: date
    title: str
    place: str = ""
    present: str = ""  # people of the partnership, as typed
    agenda: str = ""
    report: str = ""  # minutes (verslag), light markup
    decisions: str = ""
    person_id: UUID = Field(foreign_key="person.id")  # who writes it
