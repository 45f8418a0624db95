"""What a figure hangs on beside the cases: who is behind, what was closed, what is all here."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.core import clock
from app.models.partnership import Person, Role
from app.models.proof import ClosedPeriod
from app.models.server_link import ServerLink
from app.models.sync import Outbox
from app.services.results.companies import Company
from app.services.results.view import PartnerBehind
from app.services.syncing.state import freshness_in

_SEE_ALL: Final = ("promotor", "auditor")


def is_whole_here(session: Session, actor: UUID) -> bool:
    """Tell whether the cases of all partners are on this laptop: by role, or without a server."""
    if session.get(ServerLink, 1) is None:
        return True
    roles = select(col(Role.role)).where(col(Role.person_id) == actor, ~col(Role.deleted))
    return any(role in _SEE_ALL for role in session.scalars(roles))


class Fresh:
    """When each partner was at the server last; without a server, the last change here."""

    def __init__(self, session: Session, actor: UUID) -> None:
        self._known = {one.partner_id: one for one in freshness_in(session, actor)}
        self._own: dict[UUID, datetime] = {}
        me = session.get(Person, actor)
        if not self._known and me is not None:
            newest = select(col(Outbox.made_at)).order_by(col(Outbox.position).desc())
            made_at = session.scalar(newest.limit(1))
            last = None if made_at is None else clock.moment(made_at)
            if last is not None:
                self._own[me.partner_id] = last

    def at(self, partner: UUID) -> datetime | None:
        """Return when figures of a partner last came; None: not known."""
        known = self._known.get(partner)
        return self._own.get(partner) if known is None else known.last_seen

    def is_behind(self, partner: UUID) -> bool:
        """Tell whether the figures of a partner may be higher; one's own are not."""
        known = self._known.get(partner)
        return known is not None and known.is_old and not known.is_own

    def behind(self) -> tuple[PartnerBehind, ...]:
        """Return the partners of which that is so, by name."""
        some = [one for one in self._known.values() if self.is_behind(one.partner_id)]
        some.sort(key=lambda one: (one.partner, one.partner_id))
        return tuple(PartnerBehind(one.partner_id, one.partner, one.last_seen) for one in some)


def after_closing(session: Session, reopened: Collection[Company]) -> int:
    """Return how many of these were confirmed in a period that was closed since."""
    periods = session.execute(
        select(
            col(ClosedPeriod.first), col(ClosedPeriod.last), col(ClosedPeriod.partner_ids)
        ).where(~col(ClosedPeriod.deleted))
    ).all()

    def was_closed(one: Company) -> bool:
        on, partner = one.case.confirmed_on, one.case.partner
        return on is not None and any(
            first <= on <= last and (not partners or partner in partners)
            for first, last, partners in periods
        )

    return sum(map(was_closed, reopened))
