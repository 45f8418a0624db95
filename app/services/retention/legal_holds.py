"""
Use cases: a legal hold (bewaarplicht), which keeps what it names from being removed for good.

It names a case, a period, or all. One on a company holds the files merged with it as well, and
the trajectories that it takes part in, one on a trajectory what is in the files of its companies,
as its sessions are; a period holds what has a record of one of its days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, or_, select

from app.core import clock
from app.core.errors import UserError
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.partnership import Person
from app.models.proof import LegalHold
from app.models.trajectory import TrajectoryMember
from app.services.below import Key
from app.services.changes import Changes
from app.services.people import promotor_root
from app.services.periods.records import Days, days_of
from app.services.record_names import case_names, names_of
from app.services.records import write
from app.services.trajectories.case_edits import cleaned
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class HoldView:
    """A hold; without a case and days it is on all that the partnership has."""

    id: UUID
    case_root: UUID | None
    case: str  # its name, as far as it is here
    days: Days | None
    reason: str
    from_on: date
    set_by: str
    until_on: date | None
    ended_by: str
    end_reason: str

    @property
    def is_over(self) -> bool:
        """Whether somebody ended it."""
        return self.until_on is not None and self.until_on < clock.today()


def set_hold(
    store: Store, reason: str, *, case_root: UUID | None = None, days: Days | None = None
) -> Changes:
    """
    Let nothing of a case, of a period, or of all be removed for good, from today on.

    Raises:
        UserError: `hold.not_promotor`; `hold.backwards`; `field.required` or `text.too_long` (field
            `reason`).
    """
    if days is not None and days.first > days.last:
        raise UserError("hold.backwards", first=days.first)
    values = cleaned("legal_hold", {"reason": reason})
    with store.write() as session:
        root = require_promotor(session, store.actor)
        session.add(
            LegalHold(
                id=new_id(),
                root=root,
                case_root=case_root,
                first=None if days is None else days.first,
                last=None if days is None else days.last,
                from_on=clock.today(),
                set_by=store.actor,
                **values,
            )
        )
        return Changes.of(session)


def end_hold(store: Store, hold_id: UUID, reason: str) -> Changes:
    """
    End a hold; today is its last day.

    Raises:
        UserError: `hold.not_promotor`; `field.required` or `text.too_long` (field `end_reason`).
    """
    values = cleaned("legal_hold", {"end_reason": reason})
    with store.write() as session:
        require_promotor(session, store.actor)
        hold = session.get_one(LegalHold, hold_id)
        write(hold, {"until_on": clock.today(), "ended_by": store.actor, **values})
        return Changes.of(session)


def holds(store: Store) -> tuple[HoldView, ...]:
    """Return all holds, those that stand first, then the last set first."""
    with store.read() as session:
        rows = list(session.exec(select(LegalHold).where(~col(LegalHold.deleted))))
        cases = case_names(session, {one.case_root for one in rows if one.case_root})
        people = {one.set_by for one in rows} | {one.ended_by for one in rows if one.ended_by}
        names = names_of(session, Person, people)
    found = [
        HoldView(
            id=one.id,
            case_root=one.case_root,
            case=cases.get(one.case_root, "") if one.case_root else "",
            days=_days(one),
            reason=one.reason,
            from_on=one.from_on,
            set_by=names.get(one.set_by, ""),
            until_on=one.until_on,
            ended_by=names.get(one.ended_by, "") if one.ended_by else "",
            end_reason=one.end_reason,
        )
        for one in rows
    ]
    found.sort(key=lambda one: (one.from_on, one.id), reverse=True)
    found.sort(key=lambda one: one.is_over)
    return tuple(found)


def standing_holds(session: Session, today: date) -> tuple[LegalHold, ...]:
    """Return the holds that stand on a day, the first set first."""
    query = select(LegalHold).where(
        ~col(LegalHold.deleted),
        col(LegalHold.from_on) <= today,
        or_(col(LegalHold.until_on).is_(None), col(LegalHold.until_on) >= today),
    )
    return tuple(session.exec(query.order_by(col(LegalHold.from_on), col(LegalHold.id))))


def hold_on(
    session: Session, some: Iterable[LegalHold], root: UUID, keys: Iterable[Key]
) -> LegalHold | None:
    """
    Return the first of some holds that is on a record.

    Args:
        root: Its case.
        keys: The record and all below it; of a case all that is in it.
    """
    cases: frozenset[UUID] | None = None
    days: frozenset[date] | None = None
    for one in some:
        if one.case_root is not None:
            cases = _cases(session, root) if cases is None else cases
            if one.case_root in cases:
                return one
            continue
        its = _days(one)
        if its is None:
            return one
        days = frozenset(days_of(session, keys).values()) if days is None else days
        if any(its.has(day) for day in days):
            return one
    return None


def require_promotor(session: Session, person: UUID) -> UUID:
    """
    Return the partnership of a promotor.

    Raises:
        UserError: `hold.not_promotor`.
    """
    root = promotor_root(session, person)
    if root is None:
        raise UserError("hold.not_promotor")
    return root


def _cases(session: Session, root: UUID) -> frozenset[UUID]:
    """Return the cases whose hold is on this one too; a merge counts in the bin as well."""
    taking = select(TrajectoryMember.enterprise_id).where(
        col(TrajectoryMember.trajectory_id) == root, ~col(TrajectoryMember.deleted)
    )
    found, todo = set[UUID](), {root, *session.exec(taking)}
    while todo:
        found |= todo
        merged = select(Enterprise.id, Enterprise.merged_into).where(
            col(Enterprise.id).in_(todo) | col(Enterprise.merged_into).in_(todo)
        )
        beside = {one for pair in session.exec(merged) for one in pair if one is not None}
        todo = beside - found
    taken_part = select(TrajectoryMember.trajectory_id).where(  # or did: its evidence stays there
        col(TrajectoryMember.enterprise_id).in_(found)
    )
    return frozenset({*found, *session.exec(taken_part)})


def _days(hold: LegalHold) -> Days | None:
    if hold.first is None or hold.last is None:
        return None
    return Days(hold.first, hold.last)
