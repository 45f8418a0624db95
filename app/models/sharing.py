"""Who works in the file of a company beside its coach (gedeeld dossier)."""

from uuid import UUID, uuid5

from sqlmodel import Field

from app.models.base import Synced


class CaseShare(Synced, table=True):
    """A person who may read and edit a case; the server gives the right when it takes this."""

    __tablename__ = "case_share"

    enterprise_id: UUID = Field(foreign_key="enterprise.id", index=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)


def share_id(enterprise_id: UUID, person_id: UUID) -> UUID:
    """Return the id of the record that joins these two, the same on every laptop."""
    return uuid5(enterprise_id, person_id.hex)
