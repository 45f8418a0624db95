"""Referrals (doorverwijzingen), what they lead to, and the check on double financing."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from app.models.base import Synced


class Instrument(Synced, table=True):
    """A row of the catalogue that the promotor edited; the first ones ship as a file."""

    __units__: ClassVar = {"validity": ("valid_from", "valid_to")}

    code: str  # the same in every version of its row
    name: str
    provider: str = ""
    purpose: str = ""
    who: str = ""
    duration: str = ""
    needs: str = ""  # what the referral must tell, a line each
    support: str | None = None  # code of the support that it pays; None: of no kind we do
    valid_from: date
    valid_to: date | None = None
    source: str
    checked_on: date


class Referral(Synced, table=True):
    """
    A company that is sent to somebody, or that came from somebody; of a person only that they are.

    One between partners is a case of its own, that both see; any other belongs to the case of the
    company. Only then `enterprise_id` is filled in; `company_id` always is.
    """

    __table_args__ = (Index("ix_referral_open", "status", "reminder_on"),)
    __units__: ClassVar = {
        "status": ("status", "status_on"),
        "outcome": ("outcome", "outcome_reason", "starters"),
        "instrument": ("instrument", "instrument_from"),
    }

    enterprise_id: UUID | None = Field(default=None, foreign_key="enterprise.id", index=True)
    company_id: UUID = Field(index=True)  # no key: the case of another
    company: str  # as it was called
    number: str | None = None  # ten digits
    trajectory_id: UUID | None = Field(default=None, index=True)  # no key: a case of its own
    goal_id: UUID | None = None  # no key: of that trajectory
    direction: str  # out, in_vdab, in_local, partner
    instrument: str | None = None  # code
    instrument_from: date | None = None  # valid_from of its row in the catalogue
    to_partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    receiver: str = ""  # organisation: to whom, or from whom
    receiver_contact: str = ""
    reason: str = ""  # one line
    made_on: date
    consent_on: date | None = None  # of the company
    person_known: bool = False  # somebody is thought of; never a name
    # JSON: question of the instrument to answer
    needs: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    check_text: str = ""  # why nobody else does or pays this already
    reminder_on: date | None = Field(default=None, index=True)
    promised_on: date | None = None
    status: str = "prepared"  # as app/domain/referral.py
    status_on: date
    outcome: str | None = None  # code
    outcome_reason: str = ""
    starters: int | None = None  # how many began
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    coach_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)


class ReferralStep(Synced, table=True):
    """That a referral came in a status, on which day, by whom."""

    __tablename__ = "referral_step"

    referral_id: UUID = Field(foreign_key="referral.id", index=True)
    status: str
    stepped_on: date
    person_id: UUID = Field(foreign_key="person.id")
    remark: str = ""


class FundingCheck(Synced, table=True):
    """What a coach answered when the program asked who already does or pays something."""

    __tablename__ = "funding_check"
    __units__: ClassVar = {"answer": ("answer", "override_reason")}

    enterprise_id: UUID = Field(foreign_key="enterprise.id", index=True)
    asked_on: date
    person_id: UUID = Field(foreign_key="person.id")
    support: str  # code of the kind of support
    subject_kind: str  # what it was asked before: coaching_session, referral
    subject_id: UUID = Field(index=True)  # no key: it may not be there yet
    answer: str  # nobody, elsewhere, unknown
    override_reason: str = ""  # why it goes on in spite of the answer
