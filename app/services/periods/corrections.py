"""
Use cases: why records of a closed period were changed afterwards (correcties).

Every save is a unit of work with lines in the outbox, so one question after it finds what fell in a
closed period, whatever screen it came from, bulk and undo too. Nobody has to answer: what has no
reason is listed as such. Changes that somebody made offline are listed when they come.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.core import clock
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.network import Network
from app.models.partnership import Person
from app.models.proof import PeriodCorrection
from app.models.referral import Referral
from app.models.sync import Outbox
from app.models.trajectory import Trajectory
from app.services.below import Key
from app.services.changes import Changes
from app.services.periods.closing import Closing, closings_in
from app.services.periods.late_changes import late_changes, moved_out
from app.services.periods.records import KINDS, Days, day_told, days_of, keys_within
from app.services.record_names import names_of, record_names
from app.services.syncing.view import RecordName
from app.services.trajectories.case_edits import cleaned
from app.storage.store import Store
from app.storage.unit_values import parts

_CASES: Final[tuple[Any, ...]] = (Enterprise, Trajectory, Network, Referral)


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A record of a closed period that somebody just changed; `*` among its fields: it is new."""

    period: Closing
    record: RecordName
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody changed it."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """A record that was changed after its period was closed."""

    record: RecordName
    fields: tuple[str, ...]
    by: tuple[str, ...]  # names
    last_at: datetime | None  # None: it came with the whole case
    reasons: tuple[Reason, ...]

    @property
    def has_reason(self) -> bool:
        """Whether somebody said why, after the last change."""
        if not self.reasons:
            return False
        return self.last_at is None or self.reasons[-1].at >= self.last_at


def unexplained(store: Store, changes: Changes) -> tuple[Unexplained, ...]:
    """Return what a unit of work changed in a closed period; quick when no period is closed."""
    roots = {(kind, one): root for kind, one, root in changes.touched if kind in KINDS}
    if not changes.groups or not roots:
        return ()
    with store.read() as session:
        closings = closings_in(session)
        if not closings:
            return ()
        touched, partners = _touched(session, changes), _partners(session, roots.values())
        found = {
            key: closing
            for key, one in touched.items()
            if (closing := _of(closings, one.days, partners.get(roots[key]))) is not None
        }
        names = record_names(session, ((*key, roots[key]) for key in found))
    return tuple(
        Unexplained(found[key], names[key], tuple(sorted(touched[key].fields)))
        for key in sorted(found)
    )


def explain(store: Store, some: Iterable[Unexplained], reason: str) -> Changes:
    """
    Say why these records were changed, all as one action.

    Raises:
        UserError: `field.required` or `text.too_long` (field `reason`).
    """
    text = cleaned("period_correction", {"reason": reason})["reason"]
    with store.write() as session:
        now = clock.now()
        for one in some:
            session.add(
                PeriodCorrection(
                    id=new_id(),
                    root=one.record.root,
                    period_id=one.period.id,
                    subject_kind=one.record.kind,
                    subject_id=one.record.id,
                    label=one.record.title,
                    fields=one.fields,
                    reason=text,
                    made_at=now,
                    person_id=store.actor,
                )
            )
        return Changes.of(session)


def corrections(store: Store, period_id: UUID) -> tuple[Correction, ...]:
    """
    Return what was changed after a period was closed, without a reason first, then the last first.

    It looks at every record of the period: call it in a job.

    Raises:
        LookupError: The period was not closed, as far as this laptop knows.
    """
    with store.read() as session:
        found = [one for one in closings_in(session) if one.id == period_id]
        if not found:
            raise LookupError(period_id)
        days = Days(found[0].first, found[0].last)
        return _corrections(session, found[0], keys_within(session, days))


def corrections_since(
    store: Store, since: date, until: date
) -> tuple[tuple[Closing, Correction], ...]:
    """
    Return what was corrected from a day on, with its period: for the next pack.

    What came with a whole case, and has no moment here, is not told.

    Args:
        until: Only of periods that begin on this day at the latest.
    """
    with store.read() as session:
        closings = [one for one in closings_in(session) if one.first <= until]
        if not closings:
            return ()
        lines = select(col(Outbox.kind), col(Outbox.record_id)).where(
            col(Outbox.made_at) >= _as_kept(since), col(Outbox.kind).in_(KINDS)
        )
        recent = {(kind, UUID(one)) for kind, one in session.execute(lines.distinct())}
        days = days_of(session, recent)
        found = [
            (closing, one)
            for closing in closings
            for one in _corrections(
                session,
                closing,
                {key for key, day in days.items() if closing.first <= day <= closing.last},
            )
        ]
    return tuple(
        (closing, one)
        for closing, one in found
        if one.last_at is not None and clock.local(one.last_at).date() >= since
    )


def _as_kept(day: date) -> str:
    """Return when a day begins here as the outbox writes it, in UTC."""
    return clock.midnight(day).astimezone(UTC).isoformat()


def whose_cases(store: Store, roots: Iterable[UUID]) -> dict[UUID, UUID | None]:
    """Return the partner of each case."""
    with store.read() as session:
        return _partners(session, roots)


def _corrections(session: Session, closing: Closing, within: set[Key]) -> tuple[Correction, ...]:
    days = Days(closing.first, closing.last)
    late = late_changes(session, closing.id, within)
    keys = (within | moved_out(session, days, late)) & late.keys()
    roots = {key: late[key].root for key in keys}
    if closing.partners:
        partners = _partners(session, roots.values())
        roots = {k: root for k, root in roots.items() if partners.get(root) in closing.partners}
    names = record_names(session, ((*key, root) for key, root in roots.items()))
    reasons = _reasons(session, closing)
    people = names_of(session, Person, {one for key in roots for one in late[key].authors})
    rows = [
        Correction(
            record=names[key],
            fields=tuple(sorted(late[key].fields)),
            by=tuple(sorted(people.get(one, "") for one in late[key].authors)),
            last_at=max(late[key].moments, default=None),
            reasons=tuple(reasons.get(key, ())),
        )
        for key in roots
    ]
    rows.sort(key=lambda one: (one.last_at is None, one.last_at, one.record.id), reverse=True)
    rows.sort(key=lambda one: one.has_reason)
    return tuple(rows)


def _reasons(session: Session, closing: Closing) -> dict[Key, list[Reason]]:
    rows = session.execute(
        select(PeriodCorrection, col(Person.name))
        .outerjoin(Person, col(Person.id) == col(PeriodCorrection.person_id))
        .where(col(PeriodCorrection.period_id) == closing.id, ~col(PeriodCorrection.deleted))
        .order_by(col(PeriodCorrection.made_at), col(PeriodCorrection.id))
    )
    found: dict[Key, list[Reason]] = defaultdict(list)
    for one, name in rows:
        found[one.subject_kind, one.subject_id].append(Reason(one.reason, name or "", one.made_at))
    return found


@dataclass(slots=True)
class _Touched:
    """What units of work did to one record: the days that it was of, before and now."""

    fields: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)


def _touched(session: Session, changes: Changes) -> dict[Key, _Touched]:
    found: dict[Key, _Touched] = defaultdict(_Touched)
    lines = select(
        col(Outbox.kind), col(Outbox.record_id), col(Outbox.unit), col(Outbox.old)
    ).where(col(Outbox.change_group).in_(changes.groups), col(Outbox.kind).in_(KINDS))
    for kind, record, unit, old in session.execute(lines):
        one = found[kind, UUID(record)]
        one.fields.add(unit)
        day = day_told(kind, unit, old)
        one.days |= set() if day is None else {day}
    for key, day in days_of(session, list(found)).items():
        found[key].days.add(day)
    return found


def _partners(session: Session, roots: Iterable[UUID]) -> dict[UUID, UUID | None]:
    """Return whose each case is."""
    wanted, found = list(set(roots)), dict[UUID, UUID | None]()
    for model in _CASES:
        for part in parts(wanted):
            query = select(model.id, model.partner_id).where(model.id.in_(part))
            found.update(map(tuple, session.execute(query)))
    return found


def _of(
    closings: Iterable[Closing], days: Collection[date], partner: UUID | None
) -> Closing | None:
    """Return the closing of any of these days; two that cover the same ask once."""
    partners = set() if partner is None else {partner}
    return next(
        (one for one in closings if any(one.touches(day, day, partners) for day in days)), None
    )
