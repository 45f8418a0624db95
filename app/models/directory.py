"""The directory of companies: the one thing that everybody of the partnership may see."""

from typing import Final
from uuid import UUID, uuid5

from sqlmodel import Field

from app.models.base import Synced

_NAME: Final = "directory"


def directory_root(partnership_id: UUID) -> UUID:
    """Return the root of all entries of a partnership."""
    return uuid5(partnership_id, _NAME)


def directory_entry_id(enterprise_id: UUID) -> UUID:
    """Return the id of the entry of an enterprise."""
    return uuid5(enterprise_id, _NAME)


class DirectoryEntry(Synced, table=True):
    """
    That a partner coaches a company, without anything of its file.

    The server makes it (author `system`) of an enterprise and its main establishment; laptops only
    read it. Nothing is a foreign key: the enterprise itself is seldom on this laptop.
    """

    __tablename__ = "directory_entry"

    enterprise_id: UUID = Field(index=True)
    number: str | None = Field(default=None, index=True)  # ten digits
    name: str
    municipality_nis: str | None = None
    partner_id: UUID | None = None
    coach_id: UUID | None = None
    phase: str | None = None  # as the lists show it
