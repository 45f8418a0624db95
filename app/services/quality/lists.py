"""The registers of the quality work as rows: questions, improvements, cases, meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.models.coaching import Action
from app.models.partnership import Partner, Person
from app.models.quality import CaseReview, CoordinationMeeting, Improvement, IncomingQuestion
from app.storage.store import Store

BEGIN: Final = 160  # signs of a text that a row shows


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that came in."""

    id: UUID
    received_on: date
    channel: str
    kind: str
    text: str
    company: str
    region: str | None
    sector: str | None
    themes: tuple[str, ...]
    demand: str
    handling: str
    handled_on: date | None
    person_id: UUID | None
    person: str
    partner: str


@dataclass(frozen=True, slots=True)
class ImprovementRow:
    """A line of the improvement register."""

    id: UUID
    title: str
    status: str
    theme: str | None
    tag: str
    noted_on: date
    due_on: date | None
    decided_on: date | None
    owner_id: UUID | None
    owner: str
    partner: str
    insight: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A case told without names."""

    id: UUID
    title: str
    status: str
    themes: tuple[str, ...]
    sector: str | None
    size: str | None
    planned_on: date | None
    discussed_on: date | None
    person: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting of the partnership, and how many of its actions are open."""

    id: UUID
    held_on: date
    title: str
    place: str
    decisions: str
    person: str
    open_tasks: int
    tasks: int


def question_rows(store: Store) -> tuple[QuestionRow, ...]:
    """Return the questions that stand, the last received first."""
    one = IncomingQuestion
    columns = (
        *(col(one.id), col(one.received_on), col(one.channel), col(one.kind)),
        *(_begin(one.text), col(one.company), col(one.region), col(one.sector)),
        *(col(one.themes), col(one.demand), col(one.handling), col(one.handled_on)),
        *(col(one.person_id), _name(Person), _name(Partner)),
    )
    query = (
        select(*columns)
        .outerjoin(Person, col(Person.id) == col(one.person_id))
        .outerjoin(Partner, col(Partner.id) == col(one.partner_id))
        .where(~col(one.deleted))
        .order_by(col(one.received_on).desc(), col(one.id).desc())
    )
    with store.read() as session:
        return tuple(QuestionRow(*row) for row in _rows(session, query))


def improvement_rows(store: Store) -> tuple[ImprovementRow, ...]:
    """Return the improvements that stand, the last noted first."""
    one = Improvement
    columns = (
        *(col(one.id), col(one.title), col(one.status), col(one.theme), col(one.tag)),
        *(col(one.noted_on), col(one.due_on), col(one.decided_on), col(one.owner_id)),
        *(_name(Person), _name(Partner), _begin(one.insight)),
    )
    query = (
        select(*columns)
        .outerjoin(Person, col(Person.id) == col(one.owner_id))
        .outerjoin(Partner, col(Partner.id) == col(one.partner_id))
        .where(~col(one.deleted))
        .order_by(col(one.noted_on).desc(), col(one.id).desc())
    )
    with store.read() as session:
        return tuple(ImprovementRow(*row) for row in _rows(session, query))


def review_rows(store: Store) -> tuple[ReviewRow, ...]:
    """Return the cases that stand: what is still to be discussed first, then by day."""
    one = CaseReview
    columns = (
        *(col(one.id), col(one.title), col(one.status), col(one.themes), col(one.sector)),
        *(col(one.size), col(one.planned_on), col(one.discussed_on), _name(Person)),
    )
    query = (
        select(*columns)
        .outerjoin(Person, col(Person.id) == col(one.person_id))
        .where(~col(one.deleted))
        .order_by(
            col(one.discussed_on).desc().nulls_first(),
            col(one.planned_on).asc().nulls_last(),
            col(one.id).desc(),
        )
    )
    with store.read() as session:
        return tuple(ReviewRow(*row) for row in _rows(session, query))


def meeting_rows(store: Store) -> tuple[MeetingRow, ...]:
    """Return the meetings that stand, the last one first."""
    one = CoordinationMeeting
    its = (col(Action.coordination_id) == col(one.id), ~col(Action.deleted))
    tasks = select(func.count()).select_from(Action).where(*its)
    is_open = tasks.where(col(Action.done_on).is_(None))
    columns = (
        *(col(one.id), col(one.held_on), col(one.title), col(one.place), _begin(one.decisions)),
        *(_name(Person), is_open.scalar_subquery(), tasks.scalar_subquery()),
    )
    query = (
        select(*columns)
        .outerjoin(Person, col(Person.id) == col(one.person_id))
        .where(~col(one.deleted))
        .order_by(col(one.held_on).desc(), col(one.id).desc())
    )
    with store.read() as session:
        return tuple(MeetingRow(*row) for row in _rows(session, query))


def _begin(column: Any) -> Any:
    return func.substr(column, 1, BEGIN)


def _name(model: Any) -> Any:
    return func.coalesce(col(model.name), "")


def _rows(session: Session, query: Any) -> Iterable[Any]:
    """Return the rows of a query whose columns stand in the order of what is made of them."""
    return session.execute(query)
