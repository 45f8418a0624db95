"""What needs the coach now: drafts that wait, and actions that are late or due this week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlmodel import Session, col

from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.models.local import Draft
from app.storage.store import Store

SHOWN: Final = 200  # actions at most; the oldest first
_LAST_WEEKDAY: Final = 6  # Sunday


class Group(StrEnum):
    """Where a row stands, in this order."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    DRAFTS = "drafts"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An open action with a day; it belongs to a company and perhaps to a session."""

    id: UUID
    group: Group
    text: str
    enterprise_id: UUID
    enterprise: str
    due_on: date


@dataclass(frozen=True, slots=True)
class DraftRow:
    """Something typed and not finished."""

    id: UUID
    kind: str  # intake, quick_session, session, enterprise
    title: str  # the company, as far as it is known
    saved_at: datetime  # UTC
    subject: UUID | None = None  # the enterprise or session that it is about


@dataclass(frozen=True, slots=True)
class Today:
    """All that needs the coach on a day; `more` actions are not among `actions`."""

    day: date
    actions: tuple[ActionRow, ...] = ()
    drafts: tuple[DraftRow, ...] = ()
    late: int = 0
    today: int = 0
    week: int = 0  # after the day, until Sunday

    @property
    def more(self) -> int:
        """How many actions are not shown."""
        return self.late + self.today + self.week - len(self.actions)

    @property
    def waiting(self) -> int:
        """How many wait, for the badge: what is late or due today, and drafts."""
        return self.late + self.today + len(self.drafts)

    def count(self, group: Group) -> int:
        """Return how many stand in a group, shown or not."""
        return {
            Group.LATE: self.late,
            Group.TODAY: self.today,
            Group.WEEK: self.week,
            Group.DRAFTS: len(self.drafts),
        }[group]


def load_today(store: Store, day: date) -> Today:
    """Return what needs the coach on a day: late, today, until Sunday, and every draft."""
    sunday = day + timedelta(days=_LAST_WEEKDAY - day.weekday())
    query = (
        select(
            col(Action.id),
            col(Action.text),
            col(Action.enterprise_id),
            col(Enterprise.name),
            col(Action.due_on),
        )
        .join(Enterprise, col(Action.enterprise_id) == col(Enterprise.id))
        .where(*_open_until(store, sunday))
        .order_by(col(Action.due_on), col(Enterprise.name), col(Action.id))
        .limit(SHOWN)
    )
    with store.read() as session:
        rows = tuple(
            ActionRow(i, _group(due_on, day), text, company_id, company, due_on)
            for i, text, company_id, company, due_on in session.execute(query)
            if due_on is not None
        )
        late, today, week = _counts(session, store, day, sunday)
        return Today(day, rows, _drafts(session), late, today, week)


def today_count(store: Store, day: date) -> int:
    """Return how many things wait, for a badge; the same as `load_today(...).waiting`."""
    with store.read() as session:
        late, today, _ = _counts(session, store, day, day)
        drafts: int = session.execute(select(func.count()).select_from(Draft)).scalar_one()
        return late + today + drafts


def _open_until(store: Store, last: date) -> tuple[ColumnElement[bool], ...]:
    """Return what every action here fulfils; its enterprise must be joined."""
    return (
        col(Action.coach_id) == store.actor,
        col(Action.done_on).is_(None),
        ~col(Action.deleted),
        ~col(Enterprise.deleted),
        col(Action.due_on) <= last,
    )


def _counts(session: Session, store: Store, day: date, last: date) -> tuple[int, int, int]:
    """Return how many are late, due on the day, and due after it."""
    due: Any = col(Action.due_on)
    query = (
        select(
            func.count(case((due < day, 1))),
            func.count(case((due == day, 1))),
            func.count(case((due > day, 1))),
        )
        .select_from(Action)
        .join(Enterprise, col(Action.enterprise_id) == col(Enterprise.id))
        .where(*_open_until(store, last))
    )
    late, today, week = session.execute(query).one()
    return late, today, week


def _drafts(session: Session) -> tuple[DraftRow, ...]:
    query = select(
        col(Draft.id),
        col(Draft.kind),
        col(Draft.title),
        col(Draft.saved_at),
        col(Draft.subject_id),
    ).order_by(col(Draft.saved_at).desc())
    return tuple(DraftRow(*values) for values in session.execute(query))


def _group(due_on: date, day: date) -> Group:
    if due_on < day:
        return Group.LATE
    return Group.TODAY if due_on == day else Group.WEEK
