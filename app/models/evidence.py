"""Attachments (bestanden) of a case."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field

from app.models.base import Moment, Synced


class Attachment(Synced, table=True):
    """
    A file of one case; its bytes are in the blob with the same SHA-256.

    The case is of a company, of a network (by its meeting) or of a trajectory.
    """

    enterprise_id: UUID | None = Field(default=None, foreign_key="enterprise.id", index=True)
    session_id: UUID | None = Field(default=None, foreign_key="coaching_session.id", index=True)
    file_name: str  # cleaned
    media_type: str = "application/octet-stream"
    size: int  # bytes
    sha256: str = Field(index=True)  # of the plain bytes, hex
    added_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    added_by: UUID | None = Field(default=None, foreign_key="person.id")
    meeting_id: UUID | None = Field(default=None, foreign_key="meeting.id", index=True)
    trajectory_id: UUID | None = Field(default=None, foreign_key="trajectory.id", index=True)
