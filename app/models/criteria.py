"""The checklist that a trajectory is judged by (resultaatcriteria), in versions."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field

from app.models.base import Codes, Synced


class CriteriaVersion(Synced, table=True):
    """A version of the checklist that the promotor made; the first one ships as a file."""

    __tablename__ = "criteria_version"

    number: int
    name: str = ""
    valid_from: date  # trajectories that start from this day on are judged by it


class Criterion(Synced, table=True):
    """One line of a version of the checklist."""

    __units__: ClassVar = {"need": ("evidence", "needed")}

    version_id: UUID = Field(foreign_key="criteria_version.id", index=True)
    code: str  # the same in every version
    name: str
    hint: str = ""  # one line below the name
    explanation: str = ""  # what counts as evidence, a line each
    # What serves: kinds of records, some with their sort (scan:baseline)
    evidence: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    needed: int = 1  # pieces
    required: bool = True
    position: int = 0
