"""
Capacity against demand per week, and the wait from a question to the first visit.

Only what is measured: hours of sessions and number of questions, of all coaches of a partner
together. Nothing here is told per coach.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.core import clock
from app.core.errors import UserError
from app.domain.demand import (
    Asked,
    Hours,
    first_from,
    hours_on,
    monday,
    per_week,
    since_first,
    waited,
    whole_weeks,
)
from app.domain.text import FieldKind
from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.partnership import Partner, Person
from app.models.quality import Capacity, IncomingQuestion
from app.services.changes import Changes
from app.services.companies.family import shown_of
from app.services.records import write
from app.services.texts import checked_text
from app.services.trajectories.use_cases import Made
from app.storage.store import Store
from app.storage.unit_values import parts

MOST_HOURS = Decimal(9999)  # a week, of one partner
MOST_WAITS = 60  # questions in a run chart


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """The hours a week of a partner from a day on."""

    id: UUID
    partner_id: UUID
    partner: str
    valid_from: date
    hours: Decimal
    remark: str
    holds: bool  # on the day that is asked about


@dataclass(frozen=True, slots=True)
class Flow:
    """Whole weeks, by their Monday: what came in, what was done, and what there was for it."""

    weeks: tuple[date, ...]
    questions: tuple[int, ...]
    failures: tuple[int, ...]  # of those, the failure demand
    hours: tuple[float, ...]  # of sessions
    capacity: tuple[float | None, ...]
    asked_from: int = 0  # weeks that went by before anybody wrote a question down
    worked_from: int = 0  # the same of sessions


@dataclass(frozen=True, slots=True)
class WaitPoint:
    """A question, and the days until the first visit."""

    id: UUID
    received_on: date
    visited_on: date
    days: int
    company: str


@dataclass(frozen=True, slots=True)
class Waits:
    """The last questions with a visit, in the order in which they came; and who still waits."""

    points: tuple[WaitPoint, ...]
    waiting: int  # open or taken, and not visited
    longest: int | None  # days that the oldest of those waits


def capacity_rows(store: Store, day: date) -> tuple[CapacityRow, ...]:
    """Return the capacity of all partners, by partner, the newest first."""
    with store.read() as session:
        rows = _capacity(session)
    newest: dict[UUID, date] = {}
    for one, _name in rows:
        if one.valid_from <= day:
            newest[one.partner_id] = max(one.valid_from, newest.get(one.partner_id, date.min))
    return tuple(
        CapacityRow(
            id=one.id,
            partner_id=one.partner_id,
            partner=name,
            valid_from=one.valid_from,
            hours=one.hours,
            remark=one.remark,
            holds=newest.get(one.partner_id) == one.valid_from,
        )
        for one, name in rows
    )


def write_capacity(
    store: Store, partner_id: UUID, valid_from: date, hours: Decimal, remark: str = ""
) -> Made:
    """
    Set the hours a week of a partner from a day on; what was set for that day is written over.

    Raises:
        UserError: `quality.hours` (most): below 0, more than there are, or more than two decimals;
            `text.too_long` (field).
    """
    if not 0 <= hours <= MOST_HOURS or hours != round(hours, 2):
        raise UserError("quality.hours", most=int(MOST_HOURS))
    words = checked_text(remark, FieldKind.SHORT, field="remark").strip()
    same = select(Capacity).where(
        col(Capacity.partner_id) == partner_id,
        col(Capacity.valid_from) == valid_from,
        ~col(Capacity.deleted),
    )
    with store.write() as session:
        known = session.scalars(same).first()
        if known is None:
            known = Capacity(
                id=new_id(),
                root=session.get_one(Partner, partner_id).root,
                partner_id=partner_id,
                valid_from=valid_from,
                hours=hours,
                remark=words,
            )
            session.add(known)
        else:
            write(known, {"hours": hours, "remark": words})
        return Made(known.id, Changes.of(session))


def drop_capacity(store: Store, capacity_id: UUID) -> Changes:
    """Take hours away again; those before them hold."""
    with store.write() as session:
        write(session.get_one(Capacity, capacity_id), {"deleted": True})
        return Changes.of(session)


def demand_flow(store: Store, day: date, number: int, partner_id: UUID | None = None) -> Flow:
    """
    Return the last whole weeks before a day, from the first one in which something was measured.

    Args:
        number: How many weeks at most.
        partner_id: What that partner takes up alone; None: all that is on this laptop.
    """
    asked = whole_weeks(day, number)
    with store.read() as session:
        questions = _questions(session, asked[0], partner_id)
        sessions = _sessions(session, asked[0], partner_id)
        first_asked, first_worked = _first_days(session, partner_id)
        known: dict[UUID, list[Hours]] = defaultdict(list)
        for one, _name in _capacity(session):
            if partner_id in {None, one.partner_id}:
                known[one.partner_id].append(Hours(one.valid_from, float(one.hours)))
    asked_weeks, worked_weeks = since_first(asked, first_asked), since_first(asked, first_worked)
    weeks = max(asked_weeks, worked_weeks, key=len)
    return Flow(
        weeks=weeks,
        questions=per_week(weeks, (one for one, _ in questions)),
        failures=per_week(weeks, (one for one, demand in questions if demand == "failure")),
        hours=_hours(weeks, sessions),
        capacity=tuple(_together(known, week) for week in weeks),
        asked_from=len(weeks) - len(asked_weeks),
        worked_from=len(weeks) - len(worked_weeks),
    )


def question_waits(store: Store, since: date) -> Waits:
    """
    Return how long the questions since a day waited for the first visit.

    That is the day which the question tells, else the first session at its company since.
    """
    with store.read() as session:
        questions = session.scalars(
            select(IncomingQuestion)
            .where(~col(IncomingQuestion.deleted), col(IncomingQuestion.received_on) >= since)
            .order_by(col(IncomingQuestion.received_on), col(IncomingQuestion.id))
        ).all()
        home = shown_of(session)
        companies = {one.enterprise_id for one in questions if one.enterprise_id is not None}
        asking = {home.get(one, one) for one in companies}
        visits = _visits(session, since, home, asking)
    points: list[WaitPoint] = []
    waiting: list[date] = []
    for one in questions:
        company = home.get(one.enterprise_id, one.enterprise_id) if one.enterprise_id else None
        told = () if one.first_visit_on is None else (one.first_visit_on,)
        visited_on = first_from(told, one.received_on) or first_from(
            visits.get(company, ()), one.received_on
        )
        days = waited(Asked(one.received_on, visited_on))
        if days is not None and visited_on is not None:
            points.append(WaitPoint(one.id, one.received_on, visited_on, days, one.company))
        elif visited_on is None and one.handling in {"open", "taken"}:
            waiting.append(one.received_on)
    today = clock.today()
    longest = (today - min(waiting)).days if waiting else None
    return Waits(tuple(points[-MOST_WAITS:]), len(waiting), longest)


def _capacity(session: Session) -> list[tuple[Capacity, str]]:
    query = (
        select(Capacity, col(Partner.name))
        .join(Partner, col(Partner.id) == col(Capacity.partner_id))
        .where(~col(Capacity.deleted))
        .order_by(func.lower(col(Partner.name)), col(Capacity.valid_from).desc())
    )
    return [(one, name) for one, name in session.execute(query)]


def _first_days(session: Session, partner_id: UUID | None) -> tuple[list[date], list[date]]:
    """Return the day of the first question ever and of the first session, as none or one each."""
    question, held = IncomingQuestion, CoachingSession
    asked = select(func.min(col(question.received_on))).where(~col(question.deleted))
    worked = select(col(held.starts_at)).where(~col(held.deleted)).order_by(col(held.starts_at))
    if partner_id is not None:
        asked = asked.where(col(question.partner_id) == partner_id)
        worked = worked.where(col(held.coach_id).in_(_people_of(partner_id)))
    first, begun = session.scalars(asked).first(), session.scalars(worked.limit(1)).first()
    return [] if first is None else [first], [] if begun is None else [_day(begun)]


def _people_of(partner_id: UUID) -> Any:
    return select(col(Person.id)).where(col(Person.partner_id) == partner_id)


def _questions(session: Session, since: date, partner_id: UUID | None) -> list[tuple[date, str]]:
    query = select(col(IncomingQuestion.received_on), col(IncomingQuestion.demand)).where(
        ~col(IncomingQuestion.deleted), col(IncomingQuestion.received_on) >= since
    )
    if partner_id is not None:
        query = query.where(col(IncomingQuestion.partner_id) == partner_id)
    return [(day, demand) for day, demand in session.execute(query)]


def _sessions(session: Session, since: date, partner_id: UUID | None) -> list[tuple[date, float]]:
    """Return the day and the hours of the sessions since a day."""
    one = CoachingSession
    query = select(col(one.starts_at), col(one.ends_at)).where(
        ~col(one.deleted), col(one.starts_at) >= clock.midnight(since)
    )
    if partner_id is not None:
        query = query.where(col(one.coach_id).in_(_people_of(partner_id)))
    return [
        (_day(begin), (end - begin) / timedelta(hours=1)) for begin, end in session.execute(query)
    ]


def _hours(weeks: Sequence[date], sessions: Iterable[tuple[date, float]]) -> tuple[float, ...]:
    found = dict.fromkeys(weeks, 0.0)
    for day, hours in sessions:
        if (week := monday(day)) in found:
            found[week] += hours
    return tuple(round(hours, 2) for hours in found.values())


def _together(known: Mapping[UUID, list[Hours]], week: date) -> float | None:
    """Return the hours of all partners that told them, as they hold on a Monday."""
    told = [hours for its in known.values() if (hours := hours_on(its, week)) is not None]
    return sum(told) if told else None


def _visits(
    session: Session, since: date, home: Mapping[UUID, UUID], companies: Collection[UUID]
) -> dict[UUID | None, list[date]]:
    """Return the days of sessions since a day at these companies, each as it is shown."""
    one = CoachingSession
    found: dict[UUID | None, list[date]] = defaultdict(list)
    merged = [own for own, shown in home.items() if shown in companies]
    for part in parts([*companies, *merged]):
        query = select(col(one.enterprise_id), col(one.starts_at)).where(
            col(one.enterprise_id).in_(part),
            col(one.starts_at) >= clock.midnight(since),
            ~col(one.deleted),
        )
        for company, begin in session.execute(query):
            found[home.get(company, company)].append(_day(begin))
    return found


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
