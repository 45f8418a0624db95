"""Evidence packs, periods that are closed, what is held, and what a coach is asked to bring."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID, uuid5

from sqlalchemy import JSON, Column
from sqlmodel import Field

from app.models.base import Codes, Moment, Synced


class EvidencePack(Synced, table=True):
    """An evidence pack (bewijspakket) that was made: what it is of, the hash of its manifest."""

    __tablename__ = "evidence_pack"
    __units__: ClassVar = {"log": ("log_epoch", "log_seq", "log_hash")}

    name: str
    first: date
    last: date
    preset: str  # audit, evaluator, partner; audit_part: see app/services/packs/made.py
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")  # whose it is
    # What it was limited to, as 32 digits each; empty: all
    partner_ids: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    trajectory_ids: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    manifest_sha256: str
    pages: int = 0
    pieces: int = 0  # files that travel inside
    size: int = 0  # bytes
    complete: int = 0  # dossiers
    incomplete: int = 0
    certificate: str = ""  # fingerprint of what it was sealed with; empty: not sealed
    # Of each dossier what all its records were: id of the trajectory to a hash
    dossiers: object = Field(default=None, sa_column=Column(JSON))
    log_epoch: str = ""  # where the log of the server was; empty: no server
    log_seq: int = 0
    log_hash: str = ""
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    made_by: UUID = Field(foreign_key="person.id")


class ClosedPeriod(Synced, table=True):
    """A period that was closed (afgesloten); it is never opened again."""

    __tablename__ = "closed_period"

    first: date
    last: date
    partner_ids: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    pack_id: UUID | None = None  # no key: a pack may be thrown away, the closing stays
    manifest_sha256: str = ""
    closed_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    closed_by: UUID = Field(foreign_key="person.id")


class PeriodCorrection(Synced, table=True):
    """Why a record of a closed period was changed afterwards; of the case of that record."""

    __tablename__ = "period_correction"

    period_id: UUID = Field(index=True)  # no key: of the partnership
    subject_kind: str
    subject_id: UUID = Field(index=True)
    label: str  # what that record was called
    fields: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    reason: str
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    person_id: UUID = Field(foreign_key="person.id")


class LegalHold(Synced, table=True):
    """A legal hold (bewaarplicht): nothing of a case, or of a period, is removed for good."""

    __tablename__ = "legal_hold"
    __units__: ClassVar = {"ending": ("until_on", "ended_by", "end_reason")}

    case_root: UUID | None = Field(default=None, index=True)  # no key: None: see the days
    first: date | None = None  # without a case and days: all that the partnership has
    last: date | None = None
    reason: str
    from_on: date
    set_by: UUID = Field(foreign_key="person.id")
    until_on: date | None = None  # the last day; None: it holds until somebody ends it
    ended_by: UUID | None = Field(default=None, foreign_key="person.id")
    end_reason: str = ""


class SealCertificate(Synced, table=True):
    """The public half of a key that packs are sealed with: whoever has it can check a seal."""

    __tablename__ = "seal_certificate"

    name: str
    certificate: str  # PEM
    fingerprint: str  # SHA-256 of the certificate, hex
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    made_by: UUID = Field(foreign_key="person.id")
    retired_on: date | None = None  # from this day on nothing is sealed with it


class EvidenceRequest(Synced, table=True):
    """What a promotor asks the coach of a trajectory to bring; what is brought answers it."""

    __tablename__ = "evidence_request"
    __units__: ClassVar = {"asking": ("asked_by", "asked_on", "due_on", "reminded_on")}

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    member_id: UUID = Field(foreign_key="trajectory_member.id", index=True)
    gap: str  # code of app/domain/dossier_gaps.py
    criterion: str = ""  # its code, of a gap in the checklist
    subject_id: UUID | None = None  # the record that lacks something
    coach_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    asked_by: UUID = Field(foreign_key="person.id")
    asked_on: date
    due_on: date
    reminded_on: date | None = None


def request_id(member: UUID, gap: str, criterion: str = "", subject_id: UUID | None = None) -> UUID:
    """Return the id of what is asked about one gap: asking twice is asking once."""
    subject = "" if subject_id is None else subject_id.hex
    return uuid5(member, f"request:{gap}:{criterion}:{subject}")
