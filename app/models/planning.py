"""What is planned: appointments (afspraken), and what a coach put off in Vandaag."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Column, Index
from sqlmodel import Field

from app.models.base import Moment, Synced


class Appointment(Synced, table=True):
    """A planned session or other appointment of a coach; with a company, its root is its file."""

    __table_args__ = (Index("ix_appointment_coach", "coach_id", "starts_at"),)
    __units__: ClassVar = {"time": ("starts_at", "ends_at")}

    enterprise_id: UUID | None = Field(default=None, foreign_key="enterprise.id", index=True)
    establishment_id: UUID | None = Field(default=None, foreign_key="establishment.id")
    coach_id: UUID = Field(foreign_key="person.id")
    kind: str  # as CoachingSession.kind
    subject: str = ""
    starts_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    ends_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    place: str = ""  # when it is neither an establishment nor online
    session_id: UUID | None = Field(default=None, index=True)  # logged from it; no key: may go
    cancelled: bool = False


class Snooze(Synced, table=True):
    """A row of Vandaag that its coach wants to see later; it comes back on a day."""

    person_id: UUID = Field(foreign_key="person.id", index=True)
    reason: str  # why the row stands in Vandaag: code of app/services/day/today.py
    subject_id: UUID = Field(index=True)  # of the record that the row is about; no key: any kind
    until: date  # the first day on which the row is seen again
