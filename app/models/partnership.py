"""Partnership (partnerschap), partners, people, their roles, and settings that travel."""

from typing import Final
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field

from app.models.base import Synced

CLOSED_PARTNER: Final = "partner.closed."  # name of a TravelSetting, before the id of the partner


class Partnership(Synced, table=True):
    """The whole consortium of one project."""

    name: str
    project_number: str = ""
    is_practice: bool = False  # made-up data only; never synced


class Partner(Synced, table=True):
    """An organisation of the partnership; kind is promotor, partner or onderaannemer."""

    name: str
    kind: str = "partner"
    enterprise_number: str | None = None  # ten digits


class Person(Synced, table=True):
    """Somebody who works with Werkvloer."""

    partner_id: UUID = Field(foreign_key="partner.id", index=True)
    name: str
    email: str = ""


class Role(Synced, table=True):
    """What a person may do: coach, partner_admin, promotor or auditor."""

    person_id: UUID = Field(foreign_key="person.id", index=True)
    role: str


class TravelSetting(Synced, table=True):
    """A setting that goes with its person, or with the whole partnership, to every laptop."""

    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    name: str
    value: object = Field(default=None, sa_column=Column(JSON))
