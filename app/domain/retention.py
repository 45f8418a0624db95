"""
Until when a record is kept.

What was deleted stays in the bin (prullenbak) for 90 days, or as long as a coach chose; UI, screen
S23. After that it is removed for good, unless a duty holds it: what somebody else has must be
erased there too (SYNC, section 10), what shows that an enterprise was supported is evidence, kept
for years (EVIDENCE, Closing a period), and a legal hold (bewaarplicht) keeps all that it names.

Source of the years: Regulation (EU) 2021/1060, art. 82 (five years from 31 December of the year of
the last payment) and Regulation (EU) 2023/2831, art. 6(4) (ten fiscal years from the aid).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

BIN_DAYS: Final = 90
BIN_DAYS_CHOICES: Final = (30, 60, BIN_DAYS, 180, 365)


class Duty(StrEnum):
    """Why a deleted record is not removed for good."""

    HOLD = "hold"
    SYNC = "sync"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Traces:
    """What is known of a deleted record and all below it."""

    was_sent: bool  # a change of it left this laptop, or is on its way
    has_finished_session: bool
    has_consent: bool  # of the enterprise, asked in an intake
    has_decision: bool = False  # on whether a company counts for the target
    is_held: bool = False  # a legal hold names it
    is_term_over: bool = False  # of evidence


@dataclass(frozen=True, slots=True)
class Terms:
    """For how many years evidence is kept."""

    payment_years: int  # after the year of the last payment
    aid_years: int  # after the year of the de minimis aid


@dataclass(frozen=True, slots=True)
class Project:
    """What the terms run from; no day: it is not known, or not over."""

    last_payment_on: date | None = None
    has_de_minimis: bool = False  # switched on for this project
    last_aid_on: date | None = None  # on which de minimis aid was given last


def keep_until(terms: Terms, project: Project) -> date | None:
    """
    Return the last day on which evidence is kept, None: it is not known yet, so it is kept.

    - Last paid on 15/03/2029, no de minimis: five years from 31/12/2029, until 31/12/2034.
    - Last paid on 31/12/2029: the same day. On 01/01/2030: until 31/12/2035.
    - De minimis, aid last given on 10/10/2026: ten fiscal years, until 31/12/2036: the later day.
    - De minimis, aid last given on 02/02/2023, last paid in 2029: until 31/12/2034.
    - De minimis, and the day of the aid is not known: not known.
    - Not paid yet: not known, whatever the aid.
    """
    if project.last_payment_on is None:
        return None
    paid = date(project.last_payment_on.year + terms.payment_years, 12, 31)
    if not project.has_de_minimis:
        return paid
    if project.last_aid_on is None:
        return None
    return max(paid, date(project.last_aid_on.year + terms.aid_years, 12, 31))


def days_left(deleted_on: date, today: date, kept: int = BIN_DAYS) -> int:
    """Return how many days more a record is in the bin; 0: today is the last, below: it is over."""
    return kept - (today - deleted_on).days


def duty(traces: Traces) -> Duty | None:
    """Return what forbids to remove a deleted record for good, None when nothing does."""
    if traces.is_held:
        return Duty.HOLD
    if traces.was_sent:
        return Duty.SYNC
    is_evidence = traces.has_finished_session or traces.has_consent or traces.has_decision
    return Duty.EVIDENCE if is_evidence and not traces.is_term_over else None
