"""What changed at a company in the end: people before and after, goals that are still alive."""

from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from sqlmodel import Field

from app.models.base import Synced


class ImpactMeasure(Synced, table=True):
    """
    People at a company of a trajectory in the year before a moment, as the company told.

    Numbers, never names. `hired` and `stayed` are of the target group (doelgroep): who came in
    during that year, and who of all that came in through the trajectory still worked at its end.
    """

    __tablename__ = "impact_measure"
    __units__: ClassVar = {
        "numbers": ("measured_on", "staff", "inflow", "leavers", "hired", "stayed")
    }

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    member_id: UUID = Field(foreign_key="trajectory_member.id", index=True)
    moment: str  # baseline, after_12, after_24
    measured_on: date
    staff: int | None = None  # heads at the end of that year
    inflow: int | None = None
    leavers: int | None = None
    hired: int | None = None
    stayed: int | None = None
    told_by: str = ""  # a function at the company
    note: str = ""


class GoalCheck(Synced, table=True):
    """Whether what a goal changed was still alive some months after the end."""

    __tablename__ = "goal_check"
    __units__: ClassVar = {"outcome": ("alive", "checked_on", "note")}

    trajectory_id: UUID = Field(foreign_key="trajectory.id", index=True)
    goal_id: UUID = Field(foreign_key="trajectory_goal.id", index=True)
    months: int  # 12, 24
    alive: str  # yes, partly, no
    checked_on: date
    note: str = ""


def measure_id(member: UUID, moment: str) -> UUID:
    """Return the id of what was measured at a moment: two laptops measure it once."""
    return uuid5(member, f"measure:{moment}")


def check_id(goal: UUID, months: int) -> UUID:
    """Return the id of the check of a goal: two laptops check it once."""
    return uuid5(goal, f"check:{months}")
