"""What stays on this laptop: drafts, the keys of its attachment files and of its seals."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, LargeBinary
from sqlmodel import Field, SQLModel

from app.models.base import Moment, new_id


class Draft(SQLModel, table=True):
    """What was typed and is not finished (concept); `content` is JSON of the form."""

    __table_args__ = (Index("ix_draft_subject", "kind", "subject_id"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    kind: str  # intake, quick_session, session, enterprise
    subject_id: UUID | None = None  # enterprise or session that it is about
    title: str = ""  # for the list of drafts
    content: str
    focus: str = ""  # name of the field that had the keyboard
    cursor: int = 0  # place of the cursor in that field
    is_open: bool = True  # on screen when it was last kept
    serial: int = 1  # grows with each keeping; an older one that comes late is dropped
    saved_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class BinnedDraft(SQLModel, table=True):
    """A draft that is out of sight, because what it is about lies in the bin."""

    __tablename__ = "binned_draft"

    draft_id: UUID = Field(primary_key=True, foreign_key="draft.id", ondelete="CASCADE")


class SealKey(SQLModel, table=True):
    """The private half of a key that packs are sealed with; only a backup takes it along."""

    __tablename__ = "seal_key"

    fingerprint: str = Field(primary_key=True)  # SHA-256 of its certificate, hex
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Blob(SQLModel, table=True):
    """An encrypted file beside the database."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    sha256: str = Field(index=True, unique=True)  # of the plain bytes, hex
    size: int  # plain bytes
    file_name: str  # random
    key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))  # 32 bytes
    added_at: datetime = Field(sa_column=Column(Moment, nullable=False))
