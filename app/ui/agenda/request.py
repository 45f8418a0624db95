"""What is asked of the form that plans."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal
from uuid import UUID

PlanKind = Literal["appointment", "task"]


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """Plan something new, change an appointment, or go on with a draft."""

    kind: PlanKind = "appointment"
    enterprise_id: UUID | None = None  # that it is about
    day: date | None = None  # None: the next moment that fits
    start: time | None = None  # on that day; None: the first hour that fits
    appointment_id: UUID | None = None  # to change
    draft_id: UUID | None = None  # to go on with


def request_of(kind: str, draft_id: UUID) -> PlanRequest | None:
    """Return what goes on with a draft of a form that plans; None: it is of another form."""
    if kind == "task":
        return PlanRequest("task", draft_id=draft_id)
    return PlanRequest(draft_id=draft_id) if kind == "appointment" else None
