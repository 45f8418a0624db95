"""What was changed in the file of an enterprise, for its timeline: an entry per unit of work."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.core import clock
from app.models.sync import Outbox
from app.services.companies.family import family
from app.storage.capture import INSERT
from app.storage.store import Store
from app.storage.unit_values import parts

Units = tuple[tuple[str, str], ...]  # kind of the record and the field, in order, each once


def change_moments(store: Store, root: UUID) -> tuple[tuple[datetime, UUID], ...]:
    """
    Return when something of a file was changed, and in which unit of work, the last first.

    What was added is no change: it is an entry itself. Made for a worker.
    """
    last = func.max(col(Outbox.position))
    with store.read() as session:
        roots = [one.hex for one in family(session, root)]
        query = (
            select(func.max(col(Outbox.made_at)), col(Outbox.change_group))
            .where(col(Outbox.root).in_(roots), col(Outbox.unit) != INSERT)
            .group_by(col(Outbox.change_group))
            .order_by(last.desc())
        )
        return tuple(
            (clock.told(made_at), UUID(group)) for made_at, group in session.execute(query)
        )


def changed_units(session: Session, groups: Iterable[UUID]) -> dict[UUID, tuple[str, Units]]:
    """Return per unit of work who did it, as in the outbox, and the fields that it changed."""
    found: dict[UUID, dict[tuple[str, str], None]] = defaultdict(dict)
    actors: dict[UUID, str] = {}
    columns: Any = (Outbox.change_group, Outbox.actor, Outbox.kind, Outbox.unit)
    for part in parts(list(groups)):
        lines = select(*columns).where(
            col(Outbox.change_group).in_([one.hex for one in part]), col(Outbox.unit) != INSERT
        )
        for group, actor, kind, unit in session.execute(lines.order_by(col(Outbox.position))):
            actors[UUID(group)] = actor
            found[UUID(group)][kind, unit] = None
    return {group: (actors[group], tuple(units)) for group, units in found.items()}
