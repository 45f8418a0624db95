"""
Use cases: closing a period (periode afsluiten), and how one stands.

A closed period is never opened again, and nothing in it is locked: a change stays possible, with a
reason (app/services/periods/corrections.py, decision 0032).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.models.partnership import Person, Role
from app.models.proof import ClosedPeriod
from app.services.changes import Changes
from app.services.record_names import names_of
from app.storage.store import Store


class PeriodStatus(StrEnum):
    """How a period stands."""

    RUNNING = "running"  # it is not over
    OPEN = "open"
    PARTLY = "partly"  # some of its days, or some of its partners, are closed
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Closing:
    """That a period was closed, by whom; no partners: of all."""

    id: UUID
    first: date
    last: date
    partners: frozenset[UUID]
    pack_id: UUID | None
    manifest_sha256: str
    closed_at: datetime
    closed_by: str

    def covers(self, first: date, last: date, partners: Collection[UUID] | None = None) -> bool:
        """Tell whether these days of these partners (None: of all) lie in it."""
        of_these = not self.partners or (partners is not None and set(partners) <= self.partners)
        return of_these and self.first <= first and last <= self.last

    def touches(self, first: date, last: date, partners: Collection[UUID] | None = None) -> bool:
        """Tell whether it has a day and a partner in common with these."""
        of_these = not self.partners or partners is None or not self.partners.isdisjoint(partners)
        return of_these and self.first <= last and first <= self.last


@dataclass(frozen=True, slots=True)
class PeriodState:
    """How a period stands; `closings` are those that touch it, the first day first."""

    status: PeriodStatus
    closings: tuple[Closing, ...] = ()

    @property
    def closing(self) -> Closing | None:
        """The closing of the whole period, None when it is not closed."""
        return self.closings[0] if self.status is PeriodStatus.CLOSED else None


def close_period(
    store: Store,
    first: date,
    last: date,
    *,
    partners: Collection[UUID] | None = None,
    pack_id: UUID | None = None,
    manifest_sha256: str = "",
) -> Changes:
    """
    Close a period for good.

    Args:
        partners: Only of these; None: of all.
        pack_id: The pack that was made of it, with the hash of its manifest.

    Raises:
        UserError: `period.not_promotor`; `period.running` (last) when its last day is not over;
            `period.backwards` (first, last); `period.overlaps` (first, last, closed_on, by) when
            some of it was closed before.
    """
    if first > last:
        raise UserError("period.backwards", first=first, last=last)
    if last >= clock.today():
        raise UserError("period.running", last=last)
    with store.write() as session:
        root = session.get_one(Person, store.actor).root
        if "promotor" not in _roles(session, store.actor):
            raise UserError("period.not_promotor")
        for one in closings_in(session):
            if one.touches(first, last, partners):
                raise UserError(
                    "period.overlaps",
                    first=one.first,
                    last=one.last,
                    closed_on=clock.local(one.closed_at).date(),
                    by=one.closed_by,
                )
        session.add(
            ClosedPeriod(
                root=root,
                first=first,
                last=last,
                partner_ids=tuple(sorted(one.hex for one in partners or ())),
                pack_id=pack_id,
                manifest_sha256=manifest_sha256,
                closed_at=clock.now(),
                closed_by=store.actor,
            )
        )
        return Changes.of(session)


def period_state(
    store: Store, first: date, last: date, partners: Collection[UUID] | None = None
) -> PeriodState:
    """Return how a period stands, of some partners or of all (None)."""
    with store.read() as session:
        found = tuple(one for one in closings_in(session) if one.touches(first, last, partners))
    whole = tuple(one for one in found if one.covers(first, last, partners))
    if whole:
        return PeriodState(PeriodStatus.CLOSED, whole)
    if found:
        return PeriodState(PeriodStatus.PARTLY, found)
    is_over = last < clock.today()
    return PeriodState(PeriodStatus.OPEN if is_over else PeriodStatus.RUNNING)


def closed_periods(store: Store) -> tuple[Closing, ...]:
    """Return all periods that were closed, the first day first."""
    with store.read() as session:
        return closings_in(session)


def closings_in(session: Session) -> tuple[Closing, ...]:
    """Return the same, within a reading that goes on; two laptops may have closed the same days."""
    rows: Iterable[ClosedPeriod] = session.exec(
        select(ClosedPeriod)
        .where(~col(ClosedPeriod.deleted))
        .order_by(col(ClosedPeriod.first), col(ClosedPeriod.closed_at), col(ClosedPeriod.id))
    ).all()
    names = names_of(session, Person, {one.closed_by for one in rows})
    return tuple(
        Closing(
            id=one.id,
            first=one.first,
            last=one.last,
            partners=frozenset(UUID(each) for each in one.partner_ids),
            pack_id=one.pack_id,
            manifest_sha256=one.manifest_sha256,
            closed_at=one.closed_at,
            closed_by=names.get(one.closed_by, ""),
        )
        for one in rows
    )


def _roles(session: Session, person: UUID) -> set[str]:
    query = select(Role.role).where(col(Role.person_id) == person, ~col(Role.deleted))
    return set(session.exec(query))
