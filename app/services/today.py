"""What needs the coach now: drafts that wait, and actions that are late or due this week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.models.local import Draft
from app.services.changes import Changes
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
    kind: str  # intake, quick_session, session, note
    subject: UUID | None
    title: str
    saved_at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Today:
    """All that needs the coach; `more` actions are not among `actions`."""

    actions: tuple[ActionRow, ...]
    drafts: tuple[DraftRow, ...]
    more: int = 0

    @property
    def waiting(self) -> int:
        """How many wait, for the badge: what is late or due today, and drafts."""
        now = [row for row in self.actions if row.group in {Group.LATE, Group.TODAY}]
        return len(now) + self.more + len(self.drafts)


def load_today(store: Store, day: date) -> Today:
    """Return what needs the coach on a day: late, today, until Sunday, and every draft."""
    sunday = day + timedelta(days=_LAST_WEEKDAY - day.weekday())
    mine = (
        col(Action.coach_id) == store.actor,
        col(Action.done_on).is_(None),
        ~col(Action.deleted),
        ~col(Enterprise.deleted),
        col(Action.due_on) <= sunday,
    )
    actions = (
        select(
            col(Action.id),
            col(Action.text),
            col(Action.enterprise_id),
            col(Enterprise.name),
            col(Action.due_on),
        )
        .join(Enterprise, col(Action.enterprise_id) == col(Enterprise.id))
        .where(*mine)
        .order_by(col(Action.due_on), col(Enterprise.name), col(Action.id))
        .limit(SHOWN)
    )
    all_of_them = select(func.count()).select_from(Action).join(Enterprise).where(*mine)
    with store.read() as session:
        found = session.execute(actions).all()
        total = session.execute(all_of_them).scalar_one() if len(found) == SHOWN else len(found)
        rows = tuple(
            ActionRow(i, _group(due_on, day), text, company_id, company, due_on)
            for i, text, company_id, company, due_on in found
            if due_on is not None
        )
        return Today(rows, _drafts(session), total - len(rows))


def set_done(store: Store, action_id: UUID, day: date | None) -> Changes:
    """Tick an action off on a day, or open it again with None."""
    with store.write() as session:
        session.get_one(Action, action_id).done_on = day
        return Changes.of(session)


def _drafts(session: Session) -> tuple[DraftRow, ...]:
    query = select(
        col(Draft.id), col(Draft.kind), col(Draft.subject_id), col(Draft.title), col(Draft.saved_at)
    ).order_by(col(Draft.saved_at).desc())
    return tuple(DraftRow(*values) for values in session.execute(query))


def _group(due_on: date, day: date) -> Group:
    if due_on < day:
        return Group.LATE
    return Group.TODAY if due_on == day else Group.WEEK
