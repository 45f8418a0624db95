"""Templates (sjablonen) of notes."""

from uuid import UUID

from sqlmodel import Field

from app.models.base import Synced


class NoteTemplate(Synced, table=True):
    """A note to start from, in light markup; one's own, or of the whole partnership."""

    __tablename__ = "note_template"

    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    kind: str | None = None  # as CoachingSession.kind; None: fits every kind
    name: str
    text: str
