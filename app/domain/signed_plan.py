"""
What a company signs under a version of an action plan, and on the list of a meeting.

The text is JSON as in `app/domain/signed_text.py`: one object, keys in order of their letters, days
as jjjj-mm-dd, moments in UTC to the second, ids 32 hexadecimal digits; its SHA-256 goes with the
signature. Goals and actions stand in the order of their place, then of their id.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from app.domain.signed_text import hash_of

PLAN_FORM: Final = "werkvloer actieplan 1"
ATTENDANCE_FORM: Final = "werkvloer aanwezigheid 1"


@dataclass(frozen=True, slots=True)
class SignedGoal:
    """A goal of the trajectory as it stood."""

    id: UUID
    text: str
    indicator: str
    start_value: str
    planned_value: str
    owner: str
    structural: str | None


@dataclass(frozen=True, slots=True)
class SignedAction:
    """An action of the plan."""

    id: UUID
    goal: UUID | None
    text: str
    owner: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class SignedPlan:
    """A version of a plan as its signature sees it."""

    id: UUID
    trajectory: UUID
    title: str
    purpose: str
    number: int
    written_on: date
    remark: str
    goals: tuple[SignedGoal, ...]
    actions: tuple[SignedAction, ...]


@dataclass(frozen=True, slots=True)
class SignedAttendance:
    """A place on the list of a meeting as its signature sees it."""

    meeting: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    invitee: UUID
    name: str
    company: str
    function: str


def plan_hash(plan: SignedPlan) -> str:
    """Return the SHA-256, in hexadecimal, of the text of a plan."""
    return hash_of({"form": PLAN_FORM, **asdict(plan)})


def attendance_hash(attendance: SignedAttendance) -> str:
    """Return the SHA-256, in hexadecimal, of the text of a place on the list."""
    return hash_of({"form": ATTENDANCE_FORM, **asdict(attendance)})
