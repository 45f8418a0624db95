"""
Which records belong to a period, by the day that they are of.

A session, a scan or a plan has a day; what is part of it has the day of that. A trajectory belongs
to the period in which it was closed, with its goals, phases and companies. What has no day, such as
the address of a company, belongs to no period.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.core import clock
from app.models.base import Moment
from app.models.coaching import Agreement, Attendee, CoachingSession, SessionCount
from app.models.evidence import Attachment
from app.models.impact import GoalCheck, ImpactMeasure
from app.models.intake import Intake
from app.models.network import Invitee, Meeting
from app.models.referral import FundingCheck, Referral, ReferralStep
from app.models.scan import Scan, ScanAnswer
from app.models.signing import Signature
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    CriterionEvidence,
    FollowUp,
    PlanAction,
    PlanVersion,
    Trajectory,
    TrajectoryGoal,
    TrajectoryMember,
    TrajectoryPhase,
    TrajectorySession,
)
from app.services.below import Key, by_kind
from app.storage.unit_values import parts


class Dated(NamedTuple):
    """A kind with a day of its own: its column, and the unit that this is judged in."""

    model: Any
    column: str
    unit: str


DATED: Final[Mapping[str, Dated]] = {
    str(one.model.__tablename__): one
    for one in (
        Dated(CoachingSession, "starts_at", "time"),
        Dated(TrajectorySession, "starts_at", "starts_at"),
        Dated(Intake, "held_on", "held_on"),
        Dated(Scan, "completed_on", "completed_on"),
        Dated(PlanVersion, "written_on", "written_on"),
        Dated(CriterionEvidence, "dated", "dated"),
        Dated(CountProposal, "proposed_on", "proposed_on"),
        Dated(CountConfirmation, "confirmed_on", "decision"),
        Dated(FollowUp, "done_on", "outcome"),
        Dated(ImpactMeasure, "measured_on", "numbers"),
        Dated(GoalCheck, "checked_on", "outcome"),
        Dated(Meeting, "starts_at", "time"),
        Dated(Referral, "made_on", "made_on"),
        Dated(ReferralStep, "stepped_on", "stepped_on"),
        Dated(FundingCheck, "asked_on", "asked_on"),
        Dated(Trajectory, "closed_on", "status"),
    )
}
# What is part of something with a day: its column that names that
PARTS: Final[tuple[tuple[Any, str, str], ...]] = (
    (Attendee, "session_id", "coaching_session"),
    (SessionCount, "session_id", "coaching_session"),
    (Agreement, "session_id", "coaching_session"),
    (Signature, "session_id", "coaching_session"),
    (Attachment, "session_id", "coaching_session"),
    (ScanAnswer, "scan_id", "scan"),
    (PlanAction, "plan_version_id", "plan_version"),
    (Signature, "plan_version_id", "plan_version"),
    (Invitee, "meeting_id", "meeting"),
    (Attachment, "meeting_id", "meeting"),
    (TrajectoryGoal, "trajectory_id", "trajectory"),
    (TrajectoryPhase, "trajectory_id", "trajectory"),
    (TrajectoryMember, "trajectory_id", "trajectory"),
)
KINDS: Final = frozenset(DATED) | {str(model.__tablename__) for model, _, _ in PARTS}


class Days(NamedTuple):
    """From the first to the last day, both inside."""

    first: date
    last: date

    def has(self, day: date | None) -> bool:
        """Tell whether a day lies inside."""
        return day is not None and self.first <= day <= self.last


def days_of(session: Session, keys: Iterable[Key]) -> dict[Key, date]:
    """Return the day of each record that has one, thrown away or not."""
    found: dict[Key, date] = {}
    wanted = by_kind(keys)
    for kind, ids in wanted.items():
        if kind in DATED:
            found |= _own_days(session, kind, ids)
    for model, column, upper in PARTS:
        kind = str(model.__tablename__)
        if kind not in wanted:
            continue
        above = _above(session, model, column, wanted[kind])
        days = _own_days(session, upper, list(set(above.values())))
        found |= {
            (kind, one): days[upper, parent]
            for one, parent in above.items()
            if (upper, parent) in days
        }
    return found


def keys_within(session: Session, days: Days) -> set[Key]:
    """Return all records of a period, thrown away or not."""
    found: set[Key] = set()
    by: dict[str, list[UUID]] = {}
    for kind, (model, column, _) in DATED.items():
        query = select(col(model.id)).where(*_within(getattr(model, column), days))
        by[kind] = list(session.scalars(query))
        found |= {(kind, one) for one in by[kind]}
    for model, column, upper in PARTS:
        for part in parts(by[upper]):
            query = select(col(model.id)).where(col(getattr(model, column)).in_(part))
            found |= {(str(model.__tablename__), one) for one in session.scalars(query)}
    return found


def day_told(kind: str, unit: str, said: str | None) -> date | None:
    """Return the day that a line of the outbox tells as the value of a unit; None: none."""
    if said is None or kind not in DATED or DATED[kind].unit != unit:
        return None
    value = json.loads(said)
    day = value.get(DATED[kind].column) if isinstance(value, dict) else value
    if not isinstance(day, str):
        return None
    if len(day) == len("2026-11-30"):
        return date.fromisoformat(day)
    return clock.local(datetime.fromisoformat(day).replace(tzinfo=UTC)).date()  # as SQLite has it


def _own_days(session: Session, kind: str, ids: list[UUID]) -> dict[Key, date]:
    model, column, _ = DATED[kind]
    found: dict[Key, date] = {}
    for part in parts(ids):
        query = select(col(model.id), getattr(model, column)).where(col(model.id).in_(part))
        for one, at in session.execute(query):
            if at is not None:
                day = clock.local(at).date() if isinstance(at, datetime) else at
                found[kind, one] = day
    return found


def _above(session: Session, model: Any, column: str, ids: list[UUID]) -> dict[UUID, UUID]:
    upper = getattr(model, column)
    found: dict[UUID, UUID] = {}
    for part in parts(ids):
        query = select(col(model.id), upper).where(col(model.id).in_(part), upper.is_not(None))
        found.update(map(tuple, session.execute(query)))
    return found


def _within(column: Any, days: Days) -> tuple[Any, ...]:
    if isinstance(column.type, Moment):
        after = clock.midnight(days.last + timedelta(days=1))
        return column >= clock.midnight(days.first), column < after
    return (column.between(*days),)
