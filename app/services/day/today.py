"""
What needs the coach now: actions, drafts, other matters, and companies without anything planned.

The other matters come from app/services/day/matters.py, a function for each kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import Session, col

from app.core import clock
from app.domain.agenda import week_of
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.models.lists import EnterpriseKey
from app.models.local import Draft
from app.models.network import Meeting, Network
from app.models.partnership import Person
from app.models.quality import CoordinationMeeting
from app.models.trajectory import Trajectory
from app.services.companies.enterprises import SILENT_DAYS
from app.services.companies.family import shown_column
from app.services.companies.next_action import has_appointment, has_open_action
from app.services.day.matters import LATER, matters
from app.services.day.rows import ActionRow, CompanyRow, DraftRow, Group, MatterRow, Row, group_of
from app.services.day.snooze import Reason, snoozed
from app.services.retention.binned_drafts import is_binned
from app.storage.store import Store

SHOWN: Final = 200  # actions at most; the oldest first
FEW: Final = 5  # companies of a group at most
_CASES: Final[tuple[Any, ...]] = (Enterprise, Meeting, Network, Trajectory, CoordinationMeeting)
_HOMES: Final[tuple[Any, ...]] = (Enterprise, Meeting, Trajectory, CoordinationMeeting)
WAITING: Final = (Group.LATE, Group.TODAY, Group.DRAFTS)  # what the badge counts


@dataclass(frozen=True, slots=True)
class Today:
    """All that needs the coach on a day; `more` actions are not among `actions`."""

    day: date
    actions: tuple[ActionRow, ...] = ()
    drafts: tuple[DraftRow, ...] = ()
    companies: tuple[CompanyRow, ...] = ()  # a few of each group
    matters: tuple[MatterRow, ...] = ()  # of the groups that have a day, and of the drafts
    evidence: tuple[MatterRow, ...] = ()  # a few that lack some
    late: int = 0  # actions
    today: int = 0
    week: int = 0  # after the day, until Sunday
    lacking: int = 0  # companies that lack evidence
    no_next: int = 0
    silent: int = 0

    @property
    def more(self) -> int:
        """How many actions are not shown."""
        return self.late + self.today + self.week - len(self.actions)

    @property
    def waiting(self) -> int:
        """How many wait, for the badge: what is late or due today, and drafts."""
        return sum(map(self.count, WAITING))

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows that are shown; in each group in the order in which they are due."""
        return (*self._dated, *self.drafts, *self.evidence, *self.companies)

    @property
    def oldest(self) -> date | None:
        """The day of what is longest late."""
        return next((row.due_on for row in self._dated if row.group is Group.LATE), None)

    @property
    def _dated(self) -> list[ActionRow | MatterRow]:
        return sorted((*self.actions, *self.matters), key=lambda row: row.due_on or self.day)

    def count(self, group: Group) -> int:
        """Return how many stand in a group, shown or not."""
        own = {
            Group.LATE: self.late,
            Group.TODAY: self.today,
            Group.WEEK: self.week,
            Group.DRAFTS: len(self.drafts),
            Group.EVIDENCE: self.lacking,
            Group.NO_NEXT: self.no_next,
            Group.SILENT: self.silent,
        }[group]
        return own + sum(row.group is group for row in self.matters)


def load_today(store: Store, day: date, *, of_team: bool = False) -> Today:
    """
    Return what needs the coach on a day: late, today, until Sunday, and every draft.

    With `of_team` the actions are those of everybody whose cases are here.

    What is put off until after that day is left out, and not counted. `with_companies` adds the
    rest, which takes longer.
    """
    sunday = week_of(day)[-1]
    with store.read() as session:
        open_ones = _due_until(store, day, sunday, of_team=of_team)
        late, today, week = _counts(session, day, open_ones)
        return Today(
            day,
            read_actions(session, store, day, open_ones),
            _drafts(session, store, day),
            matters=matters(session, store, day),
            late=late,
            today=today,
            week=week,
        )


def with_companies(store: Store, today: Today) -> Today:
    """
    Return a day with what lacks evidence and the companies that nothing is planned with.

    What is put off is left out.
    """
    with store.read() as session:
        no_next, few_no_next = _companies(session, store, today.day, Group.NO_NEXT)
        silent, few_silent = _companies(session, store, today.day, Group.SILENT)
        lacking = matters(session, store, today.day, LATER)
        return replace(
            today,
            companies=few_no_next + few_silent,
            no_next=no_next,
            silent=silent,
            evidence=lacking[:FEW],
            lacking=len(lacking),
        )


def today_count(store: Store, day: date) -> int:
    """Return how many things wait, for a badge; the same as `load_today(...).waiting`."""
    with store.read() as session:
        actions = sum(_counts(session, day, open_until(store, day, day)))
        query = select(func.count()).select_from(Draft).where(_not_put_off_draft(store, day))
        drafts: int = session.execute(query).scalar_one()
        others = sum(row.group in WAITING for row in matters(session, store, day))
        return actions + drafts + others


def load_tasks(store: Store, day: date, *, of_team: bool) -> Today:
    """
    Return the actions alone that are late, due on a day, or until Sunday.

    Args:
        of_team: Those of everybody whose cases are here, else those of the coach who works.
    """
    which = _due_until(store, day, week_of(day)[-1], of_team=of_team)
    with store.read() as session:
        late, today, week = _counts(session, day, which)
        actions = read_actions(session, store, day, which)
        return Today(day, actions, late=late, today=today, week=week)


def _due_until(
    store: Store, day: date, last: date, *, of_team: bool
) -> tuple[ColumnElement[bool], ...]:
    if of_team:
        return (*open_actions(store, day), col(Action.due_on) <= last)
    return open_until(store, day, last)


def open_until(store: Store, day: date, last: date) -> tuple[ColumnElement[bool], ...]:
    """Return what an open action of the coach fulfils that is due until a day; see `of_cases`."""
    return (
        col(Action.coach_id) == store.actor,
        *open_actions(store, day),
        col(Action.due_on) <= last,
    )


def open_actions(store: Store, day: date) -> tuple[ColumnElement[bool], ...]:
    """Return what an open action with a day fulfils that was not put off; see `of_cases`."""
    return (
        col(Action.done_on).is_(None),
        col(Action.due_on).is_not(None),
        ~col(Action.deleted),
        *(or_(col(one.id).is_(None), ~col(one.deleted)) for one in _CASES),
        or_(*(col(one.id).is_not(None) for one in _HOMES)),
        col(Action.id).not_in(snoozed(store, Reason.ACTION, day)),
    )


def of_cases(query: Any) -> Any:
    """Return a query of actions with what each belongs to, such as a company or a meeting."""
    return (
        query.outerjoin(Enterprise, shown_column(Action.enterprise_id) == col(Enterprise.id))
        .outerjoin(Meeting, col(Meeting.id) == col(Action.meeting_id))
        .outerjoin(Network, col(Network.id) == col(Meeting.network_id))
        .outerjoin(Trajectory, col(Trajectory.id) == col(Action.trajectory_id))
        .outerjoin(CoordinationMeeting, col(CoordinationMeeting.id) == col(Action.coordination_id))
    )


def read_actions(
    session: Session, store: Store, day: date, which: Sequence[ColumnElement[bool]]
) -> tuple[ActionRow, ...]:
    """Return the first open actions of those that fulfil `which`, the oldest first."""
    names = (Enterprise.name, Network.name, Trajectory.title, CoordinationMeeting.title)
    about = func.coalesce(*map(col, names))
    columns = (
        col(Action.id),
        col(Action.text),
        col(Enterprise.id),
        about,
        col(Action.due_on),
        col(Action.meeting_id),
        col(Action.trajectory_id),
        col(Action.coach_id),
        col(Person.name),
        col(Action.coordination_id),
    )
    query = of_cases(select(*columns).select_from(Action))
    query = query.outerjoin(Person, col(Person.id) == col(Action.coach_id)).where(*which)
    query = query.order_by(col(Action.due_on), about, col(Action.id)).limit(SHOWN)
    found = session.execute(query)
    return tuple(
        ActionRow(
            id=one,
            group=group_of(due_on, day),
            text=text,
            enterprise_id=company,
            enterprise=about,
            due_on=due_on,
            meeting_id=meeting,
            trajectory_id=trajectory,
            coach_id=coach,
            coach="" if coach == store.actor else name or "",
            coordination_id=talk,
        )
        for one, text, company, about, due_on, meeting, trajectory, coach, name, talk in found
    )


def _counts(
    session: Session, day: date, which: Sequence[ColumnElement[bool]]
) -> tuple[int, int, int]:
    """Return how many actions are late, due on the day, and due after it."""
    due: Any = col(Action.due_on)
    columns = (
        func.count(case((due < day, 1))),
        func.count(case((due == day, 1))),
        func.count(case((due > day, 1))),
    )
    query = of_cases(select(*columns).select_from(Action)).where(*which)
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
