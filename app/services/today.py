"""What needs the coach now: actions, drafts, and companies that nothing is planned with."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import Session, col

from app.core import clock
from app.domain.agenda import week_of
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.models.lists import EnterpriseKey
from app.models.local import Draft
from app.services.binned_drafts import is_binned
from app.services.company_family import shown_column
from app.services.enterprise_next import has_appointment, has_open_action
from app.services.enterprises import SILENT_DAYS
from app.services.snooze import Reason, snoozed
from app.storage.store import Store

SHOWN: Final = 200  # actions at most; the oldest first
FEW: Final = 5  # companies of a group at most


class Group(StrEnum):
    """Where a row stands, in this order."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    DRAFTS = "drafts"
    NO_NEXT = "no_next"
    SILENT = "silent"


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
    kind: str  # intake, quick_session, session, enterprise, appointment, task
    title: str  # the company, as far as it is known
    saved_at: datetime  # UTC
    subject: UUID | None = None  # the enterprise or session that it is about
    group: Group = Group.DRAFTS


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A company of the coach that nothing is planned with."""

    id: UUID
    group: Group  # NO_NEXT or SILENT
    enterprise: str
    last_session_on: date | None


Row = ActionRow | DraftRow | CompanyRow


@dataclass(frozen=True, slots=True)
class Today:
    """All that needs the coach on a day; `more` actions are not among `actions`."""

    day: date
    actions: tuple[ActionRow, ...] = ()
    drafts: tuple[DraftRow, ...] = ()
    companies: tuple[CompanyRow, ...] = ()  # a few of each group
    late: int = 0
    today: int = 0
    week: int = 0  # after the day, until Sunday
    no_next: int = 0
    silent: int = 0

    @property
    def more(self) -> int:
        """How many actions are not shown."""
        return self.late + self.today + self.week - len(self.actions)

    @property
    def waiting(self) -> int:
        """How many wait, for the badge: what is late or due today, and drafts."""
        return self.late + self.today + len(self.drafts)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows that are shown."""
        return self.actions + self.drafts + self.companies

    def count(self, group: Group) -> int:
        """Return how many stand in a group, shown or not."""
        return {
            Group.LATE: self.late,
            Group.TODAY: self.today,
            Group.WEEK: self.week,
            Group.DRAFTS: len(self.drafts),
            Group.NO_NEXT: self.no_next,
            Group.SILENT: self.silent,
        }[group]


def reason_of(row: Row) -> Reason:
    """Return why a row stands in Vandaag, for what is put off."""
    if isinstance(row, CompanyRow):
        return Reason.SILENT if row.group is Group.SILENT else Reason.NO_NEXT
    return Reason.ACTION if isinstance(row, ActionRow) else Reason.DRAFT


def company_of(row: Row) -> UUID | None:
    """Return the company whose file a row belongs to; a draft belongs to none."""
    if isinstance(row, ActionRow):
        return row.enterprise_id
    return row.id if isinstance(row, CompanyRow) else None


def load_today(store: Store, day: date) -> Today:
    """
    Return what needs the coach on a day: late, today, until Sunday, and every draft.

    What is put off until after that day is left out, and not counted. `with_companies` adds the
    rest, which takes longer.
    """
    sunday = week_of(day)[-1]
    query = (
        select(
            col(Action.id),
            col(Action.text),
            col(Enterprise.id),
            col(Enterprise.name),
            col(Action.due_on),
        )
        .join(Enterprise, shown_column(Action.enterprise_id) == col(Enterprise.id))
        .where(*_open_until(store, day, sunday))
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
        drafts = _drafts(session, store, day)
        return Today(day, rows, drafts, late=late, today=today, week=week)


def with_companies(store: Store, today: Today) -> Today:
    """Return a day with the companies that nothing is planned with; what is put off is left out."""
    with store.read() as session:
        no_next, few_no_next = _companies(session, store, today.day, Group.NO_NEXT)
        silent, few_silent = _companies(session, store, today.day, Group.SILENT)
        few = few_no_next + few_silent
        return replace(today, companies=few, no_next=no_next, silent=silent)


def today_count(store: Store, day: date) -> int:
    """Return how many things wait, for a badge; the same as `load_today(...).waiting`."""
    with store.read() as session:
        late, today, _ = _counts(session, store, day, day)
        drafts = select(func.count()).select_from(Draft).where(_not_put_off_draft(store, day))
        count: int = session.execute(drafts).scalar_one()
        return late + today + count


def _open_until(store: Store, day: date, last: date) -> tuple[ColumnElement[bool], ...]:
    """Return what every action here fulfils; its enterprise must be joined."""
    return (
        col(Action.coach_id) == store.actor,
        col(Action.done_on).is_(None),
        ~col(Action.deleted),
        ~col(Enterprise.deleted),
        col(Action.due_on) <= last,
        col(Action.id).not_in(snoozed(store, Reason.ACTION, day)),
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
        .join(Enterprise, shown_column(Action.enterprise_id) == col(Enterprise.id))
        .where(*_open_until(store, day, last))
    )
    late, today, week = session.execute(query).one()
    return late, today, week


def _drafts(session: Session, store: Store, day: date) -> tuple[DraftRow, ...]:
    query = (
        select(
            col(Draft.id),
            col(Draft.kind),
            col(Draft.title),
            col(Draft.saved_at),
            col(Draft.subject_id),
        )
        .where(_not_put_off_draft(store, day))
        .order_by(col(Draft.saved_at).desc())
    )
    return tuple(DraftRow(*values) for values in session.execute(query))


def _not_put_off_draft(store: Store, day: date) -> ColumnElement[bool]:
    return and_(~is_binned(), col(Draft.id).not_in(snoozed(store, Reason.DRAFT, day)))


def _companies(
    session: Session, store: Store, day: date, group: Group
) -> tuple[int, tuple[CompanyRow, ...]]:
    """Return how many companies of the coach stand in a group, and the first of them."""
    last = col(EnterpriseKey.last_session_at)
    fits = _company_fits(store, day, group)
    counted = select(func.count()).select_from(EnterpriseKey).where(*fits)
    newest_first = group is Group.NO_NEXT  # what was just held is still fresh in mind
    query = (
        select(col(EnterpriseKey.enterprise_id), col(Enterprise.name), last)
        .join(Enterprise, col(Enterprise.id) == col(EnterpriseKey.enterprise_id))
        .where(*fits)
        .order_by(last.desc() if newest_first else last.asc().nulls_last(), col(Enterprise.name))
        .limit(FEW)
    )
    count: int = session.execute(counted).scalar_one()
    if not count:
        return 0, ()
    return count, tuple(
        CompanyRow(found, group, name, None if at is None else clock.local(at).date())
        for found, name, at in session.execute(query)
    )


def _company_fits(store: Store, day: date, group: Group) -> tuple[ColumnElement[bool], ...]:
    """
    Return what a company of a group fulfils.

    NO_NEXT had a session, and has no open action. SILENT had none in SILENT_DAYS, and is not in
    NO_NEXT. Neither has an appointment from that day on, with whichever coach.
    """
    company, last = col(EnterpriseKey.enterprise_id), col(EnterpriseKey.last_session_at)
    has_action = has_open_action(company)
    if group is Group.NO_NEXT:
        reason, rule = Reason.NO_NEXT, and_(last.is_not(None), ~has_action)
    else:
        long_ago = last < clock.midnight(day - timedelta(days=SILENT_DAYS))
        reason, rule = Reason.SILENT, or_(last.is_(None), and_(long_ago, has_action))
    return (
        col(EnterpriseKey.coach_id) == store.actor,
        rule,
        ~has_appointment(company, day),
        company.not_in(snoozed(store, reason, day)),
    )


def _group(due_on: date, day: date) -> Group:
    if due_on < day:
        return Group.LATE
    return Group.TODAY if due_on == day else Group.WEEK
