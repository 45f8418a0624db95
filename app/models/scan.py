"""Scans of a company (nulmeting, tussenmeting, eindmeting) and the questions that they ask."""

from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from sqlmodel import Field

from app.models.base import Synced


class QuestionSet(Synced, table=True):
    """A version of the questions that the promotor made; the first one ships as a file."""

    __tablename__ = "question_set"

    number: int
    name: str = ""
    valid_from: date


class Question(Synced, table=True):
    """One question of a set."""

    set_id: UUID = Field(foreign_key="question_set.id", index=True)
    code: str  # the same in every set that asks the same
    theme: str  # code
    text: str
    position: int = 0


class Scan(Synced, table=True):
    """One measurement of a company; it may be put aside and taken up again."""

    enterprise_id: UUID = Field(foreign_key="enterprise.id", index=True)
    trajectory_id: UUID | None = Field(default=None, index=True)  # no key: a case of its own
    set_number: int
    moment: str  # baseline, mid, end
    started_on: date
    completed_on: date | None = None
    person_id: UUID = Field(foreign_key="person.id")  # who asked
    place: str = ""  # code of the question where it was put aside


class ScanAnswer(Synced, table=True):
    """The answer to one question."""

    __tablename__ = "scan_answer"
    __units__: ClassVar = {"answer": ("value", "unknown")}

    scan_id: UUID = Field(foreign_key="scan.id", index=True)
    question: str  # its code
    value: int | None = None  # 1 to 5
    unknown: bool = False  # weet niet
    remark: str = ""


def answer_id(scan_id: UUID, question: str) -> UUID:
    """Return the id of the answer to a question, the same on every laptop."""
    return uuid5(scan_id, question)
