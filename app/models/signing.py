"""Signatures (handtekeningen) drawn on the screen."""

from datetime import datetime
from typing import ClassVar, Final
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field

from app.models.base import Moment, Synced

ON_PAPER: Final = "[]"  # strokes of who signs the printed list: no ink is kept here


class Signature(Synced, table=True):
    """
    Somebody's signature under a text as it stood at that moment.

    It names what it is under: the report of a session, a version of an action plan (by whom of the
    companies), or a place on the list of a meeting. Of who signs the printed list it has no ink.
    """

    __units__: ClassVar = {
        "signed": ("name", "role", "strokes", "signed_at", "signed_hash", "signed_versions")
    }

    session_id: UUID | None = Field(default=None, foreign_key="coaching_session.id", index=True)
    plan_version_id: UUID | None = Field(default=None, foreign_key="plan_version.id", index=True)
    member_id: UUID | None = Field(default=None, foreign_key="trajectory_member.id", index=True)
    invitee_id: UUID | None = Field(default=None, foreign_key="invitee.id", index=True)
    contact_id: UUID | None = Field(default=None, index=True)  # no key: it outlives the contact
    name: str
    role: str = ""  # function at the company, as it was
    strokes: (
        str  # JSON: strokes of points (x, y, milliseconds, pressure), see app/domain/strokes.py
    )
    signed_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    signed_hash: str  # SHA-256, hex, of the canonical text of what was signed
    signed_versions: dict[str, list[str]] = Field(  # heads of each unit that it saw, by record
        sa_column=Column(JSON, nullable=False)
    )

    @property
    def is_on_paper(self) -> bool:
        """Whether the ink is on paper, and not here."""
        return self.strokes == ON_PAPER
