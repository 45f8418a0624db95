"""
Use cases on many enterprises at once: hand them over to another coach, or put them in the bin.

What a preview tells is looked at again when it is done: what changed in between is left alone. All
is one unit of work: stopped or refused half way, nothing of it is stored, and one undo takes it
back.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlmodel import Session, col

from app.core.progress import Progress, Silent
from app.models.coaching import Action, CoachingSession
from app.models.enterprise import Enterprise
from app.models.local import Draft
from app.models.partnership import Person, Role
from app.services.changes import Changes
from app.services.drafts import bin_drafts
from app.services.retention.binned_drafts import hangs_on, is_binned
from app.storage.store import Store

PART: Final = 100  # enterprises a statement; between two, the work can be stopped
NAMES: Final = 5  # of each list of names in a preview
Reason = Literal["same", "gone"]  # already with that coach; deleted meanwhile


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not changed, and why; `names` are the first ones."""

    reason: Reason
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change of many enterprises will do."""

    ids: tuple[UUID, ...]  # that will change
    names: tuple[str, ...]  # the first ones
    coaches: tuple[tuple[str, int], ...]  # who has them now, and how many; an empty name: nobody
    actions: int  # open ones: that go along, or that nobody sees any more
    sessions: int  # that nobody sees any more
    drafts: int  # that nobody sees any more
    left: tuple[LeftOut, ...]


def successors(store: Store) -> tuple[tuple[UUID, str], ...]:
    """Return id and name of the coaches of the same partner, by name."""
    me = select(col(Person.partner_id)).where(col(Person.id) == store.actor).scalar_subquery()
    query = (
        select(col(Person.id), col(Person.name))
        .join(Role, col(Role.person_id) == col(Person.id))
        .where(col(Person.partner_id) == me, ~col(Person.deleted))
        .where(col(Role.role) == "coach", ~col(Role.deleted))
        .distinct()
    )
    with store.read() as session:
        found = [(person, name) for person, name in session.execute(query)]
    return tuple(sorted(found, key=lambda pair: pair[1].casefold()))


def preview_transfer(store: Store, ids: Sequence[UUID], coach: UUID) -> Preview:
    """Tell what `transfer` would do."""
    return _preview(store, ids, coach)


def preview_removal(store: Store, ids: Sequence[UUID]) -> Preview:
    """Tell what `throw_away_many` would do."""
    return _preview(store, ids, None)


def transfer(
    store: Store, ids: Sequence[UUID], coach: UUID, progress: Progress, *, with_actions: bool
) -> Changes:
    """
    Hand over the enterprises to another coach, all or none.

    Args:
        with_actions: Open actions of the coach who had the enterprise go along.
        progress: Told before each part; may stop the work by raising Cancelled.
    """
    with store.write() as session:
        for part in _parts(ids, progress):
            if with_actions:
                open_ones = update(Action).where(_is_open(part), _is_of_holder())
                _set(session, open_ones.values(coach_id=coach))
            moved = update(Enterprise).where(_stands(part), _is_of_other(coach))
            _set(session, moved.values(coach_id=coach))
        return Changes.of(session)


def throw_away_many(store: Store, ids: Sequence[UUID], progress: Progress) -> Changes:
    """Put the enterprises in the bin, all or none, as `bin.throw_away` does with one."""
    with store.write() as session:
        for part in _parts(ids, progress):
            _set(session, update(Enterprise).where(_stands(part)).values(deleted=True))
            bin_drafts(session, part)
        return Changes.of(session)


def _parts(ids: Sequence[UUID], progress: Progress) -> Iterator[Sequence[UUID]]:
    for first in range(0, len(ids), PART):
        progress.step(first, len(ids))
        yield ids[first : first + PART]
    progress.step(len(ids), len(ids))


def _set(session: Session, statement: Any) -> None:
    session.execute(statement, execution_options={"synchronize_session": False})


def _stands(part: Sequence[UUID]) -> ColumnElement[bool]:
    return and_(col(Enterprise.id).in_(part), ~col(Enterprise.deleted))


def _is_of_other(coach: UUID) -> ColumnElement[bool]:
    return or_(col(Enterprise.coach_id).is_(None), col(Enterprise.coach_id) != coach)


def _is_open(part: Sequence[UUID]) -> ColumnElement[bool]:
    return and_(
        col(Action.enterprise_id).in_(part), ~col(Action.deleted), col(Action.done_on).is_(None)
    )


def _is_of_holder() -> ColumnElement[bool]:
    """Tell of an action that its coach is the one who has the enterprise now."""
    had = select(col(Enterprise.coach_id)).where(
        col(Enterprise.id) == col(Action.enterprise_id), ~col(Enterprise.deleted)
    )
    return col(Action.coach_id) == had.scalar_subquery()


def _preview(store: Store, ids: Sequence[UUID], coach: UUID | None) -> Preview:
    with store.read() as session:
        rows: dict[UUID, _Row] = {}
        for part in _parts(ids, Silent()):
            rows |= {row[0]: _Row(*row[1:]) for row in session.execute(_row_query(part))}
        known = [(each, rows[each]) for each in ids if each in rows and not rows[each].is_deleted]
        changing = [each for each, row in known if coach is None or row.coach != coach]
        sums = [_sums(session, part, of_coach=coach) for part in _parts(changing, Silent())]
        people = dict(session.execute(select(col(Person.id), col(Person.name))).all())
    reasons: dict[Reason, list[UUID]] = {
        "same": [each for each, row in known if row.coach == coach is not None],
        "gone": [each for each in ids if each not in rows or rows[each].is_deleted],
    }
    held = Counter(people.get(rows[each].coach, "") for each in changing)
    return Preview(
        ids=tuple(changing),
        names=_names(rows, changing),
        coaches=tuple(held.most_common()),
        actions=sum(found[0] for found in sums),
        sessions=sum(found[1] for found in sums),
        drafts=sum(found[2] for found in sums),
        left=tuple(
            LeftOut(reason, len(found), _names(rows, found))
            for reason, found in reasons.items()
            if found
        ),
    )


class _Row(NamedTuple):
    name: str
    is_deleted: bool
    coach: UUID | None


def _row_query(part: Sequence[UUID]) -> Any:
    columns = (Enterprise.id, Enterprise.name, Enterprise.deleted, Enterprise.coach_id)
    return select(*map(col, columns)).where(col(Enterprise.id).in_(part))


def _names(rows: Mapping[UUID, _Row], ids: Sequence[UUID]) -> tuple[str, ...]:
    return tuple(rows[each].name for each in ids if each in rows)[:NAMES]


def _sums(session: Session, part: Sequence[UUID], *, of_coach: UUID | None) -> tuple[int, int, int]:
    """Count the open actions; for the bin also sessions and drafts."""
    open_ones = select(func.count(col(Action.id))).where(_is_open(part))
    if of_coach is not None:
        return session.scalar(open_ones.where(_is_of_holder())) or 0, 0, 0
    held = select(func.count(col(CoachingSession.id))).where(
        col(CoachingSession.enterprise_id).in_(part), ~col(CoachingSession.deleted)
    )
    drafts = select(func.count(col(Draft.id))).where(hangs_on(part), ~is_binned())
    actions, sessions, typed = (session.scalar(one) or 0 for one in (open_ones, held, drafts))
    return actions, sessions, typed
