"""
Until when a record is kept.

What was deleted stays in the bin (prullenbak) for 90 days, or as long as a coach chose; UI, screen
S23. After that it is removed for good, unless a duty holds it: what somebody else has must be
erased there too (SYNC, section 10), and what shows that an enterprise was supported is evidence,
kept for years (EVIDENCE, Closing a period).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

BIN_DAYS: Final = 90
BIN_DAYS_CHOICES: Final = (30, 60, BIN_DAYS, 180, 365)


class Duty(StrEnum):
    """Why a deleted record is not removed for good."""

    SYNC = "sync"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Traces:
    """What is known of a deleted record and all below it."""

    was_sent: bool  # a change of it left this laptop, or is on its way
    has_finished_session: bool
    has_consent: bool  # of the enterprise, asked in an intake
    has_decision: bool = False  # on whether a company counts for the target


def days_left(deleted_on: date, today: date, kept: int = BIN_DAYS) -> int:
    """Return how many days more a record is in the bin; 0: today is the last, below: it is over."""
    return kept - (today - deleted_on).days


def duty(traces: Traces) -> Duty | None:
    """Return what forbids to remove a deleted record for good, None when nothing does."""
    if traces.was_sent:
        return Duty.SYNC
    if traces.has_finished_session or traces.has_consent or traces.has_decision:
        return Duty.EVIDENCE
    return None
