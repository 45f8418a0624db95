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
