"""Enterprises (ondernemingen), their establishments, contacts and yearly figures."""

from datetime import date
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field

from app.models.base import Hundredths, Synced


class Enterprise(Synced, table=True):
    """Any employer that is coached; its own id is its root."""

    __units__: ClassVar = {"nace": ("nace_version", "nace_code")}

    number: str | None = Field(default=None, index=True)  # ten digits, checked
    name: str
    legal_form: str | None = None  # code of resources/reference
    nace_version: str | None = None  # 2025 or 2008
    nace_code: str | None = None  # digits without dots
    joint_committee: str | None = None  # paritair comité, code with dot
    started_on: date | None = None
    part_of_group: str | None = None  # no, yes, unknown; None: not asked yet
    purpose: str = ""  # what the enterprise wants, in its own words (doel in eigen woorden)
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    coach_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    duplicate_reason: str = ""  # why a coach kept it beside one that looks the same
    # The company that goes on for both, once their files were merged. No key: it may be erased, or
    # of a case that is not on this laptop
    merged_into: UUID | None = Field(default=None, index=True)


class Establishment(Synced, table=True):
    """A place with an address where people work (vestigingseenheid)."""

    __units__: ClassVar = {
        "address": ("street", "house_number", "box", "postal_code", "municipality_nis"),
    }

    enterprise_id: UUID = Field(foreign_key="enterprise.id", index=True)
    number: str | None = None  # ten digits, first 2 to 8
    name: str = ""
    street: str = ""
    house_number: str = ""
    box: str = ""
    postal_code: str | None = Field(default=None, index=True)
    municipality_nis: str | None = Field(default=None, index=True)
    is_main: bool = False  # the one that a list shows


class Contact(Synced, table=True):
    """A person at the enterprise whom the coach calls or mails; never a coached worker."""

    __units__: ClassVar = {"mail_consent": ("mail_consent", "mail_consent_on")}

    enterprise_id: UUID = Field(foreign_key="enterprise.id", index=True)
    establishment_id: UUID | None = Field(default=None, foreign_key="establishment.id")
    name: str
    function: str = ""
    email: str = ""
    phone: str = ""
    mail_consent: bool | None = None  # wants invitations by mail
    mail_consent_on: date | None = None  # asked on
    ended_on: date | None = None


class YearlyFigures(Synced, table=True):
    """The figures of one closed year, as the size class of an enterprise asks for."""

    __tablename__ = "yearly_figures"

    enterprise_id: UUID = Field(foreign_key="enterprise.id", index=True)
    year: int
    staff: Decimal | None = Field(default=None, sa_column=Column(Hundredths))  # VTE
    turnover: Decimal | None = Field(default=None, sa_column=Column(Hundredths))  # EUR
    balance: Decimal | None = Field(default=None, sa_column=Column(Hundredths))  # EUR
    is_estimate: bool = False  # told by the employer, no closed year yet
    declared_by: str = ""
