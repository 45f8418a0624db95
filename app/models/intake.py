"""The intake of an enterprise: its question in its own words, and who it is about, in counts."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field

from app.models.base import Codes, Synced


class Intake(Synced, table=True):
    """One intake; it may be kept incomplete."""

    __units__: ClassVar = {
        "consent": ("consent", "consent_on", "consent_by"),
        "first_step": ("first_step", "first_step_on", "action_id"),
        "source": ("source", "introduced_by"),
    }

    enterprise_id: UUID = Field(foreign_key="enterprise.id", index=True)
    establishment_id: UUID | None = Field(default=None, foreign_key="establishment.id")
    coach_id: UUID = Field(foreign_key="person.id")
    held_on: date
    source: str | None = None  # how both met, code of resources/reference
    introduced_by: str = ""
    question: str = ""  # of the employer, in the employer's own words
    themes: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    unique_persons: int | None = None  # groups overlap, so their sum says nothing
    first_step: str = ""
    first_step_on: date | None = None
    action_id: UUID | None = None  # of the first step; no key: an action has nothing below it
    consent: bool | None = None  # the enterprise agrees that its data are kept
    consent_on: date | None = None
    consent_by: str = ""


class IntakeCount(Synced, table=True):
    """How many workers of one target group (doelgroep) the question is about."""

    __tablename__ = "intake_count"

    intake_id: UUID = Field(foreign_key="intake.id", index=True)
    target_group: str  # code of resources/reference
    number: int
