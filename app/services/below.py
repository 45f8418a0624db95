"""What hangs below a record, by the keys of the tables."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from app.models.units import synced_models, table_of
from app.storage.unit_values import models_by_kind, parts

Key = tuple[str, UUID]  # kind and id of a record


def below(session: Session, kind: str, record_id: UUID) -> frozenset[Key]:
    """Return the record and all that names it, or names what names it; deleted ones too."""
    found: set[Key] = {(kind, record_id)}
    waiting = [(kind, [record_id])]
    while waiting:
        upper, ids = waiting.pop()
        for name, more in _naming(session, upper, ids):
            new = [one for one in more if (name, one) not in found]
            found |= {(name, one) for one in new}
            if new:
                waiting.append((name, new))
    return frozenset(found)


def _naming(session: Session, kind: str, ids: list[UUID]) -> Iterator[tuple[str, list[UUID]]]:
    table = table_of(models_by_kind()[kind])
    for model in synced_models():
        other = table_of(model)
        for key in other.foreign_keys:
            if key.column.table is table:
                for part in parts(ids):
                    rows = select(other.c.id).where(key.parent.in_(part))
                    yield other.name, list(session.scalars(rows))


def by_kind(keys: Iterable[Key]) -> dict[str, list[UUID]]:
    """Return the ids per kind."""
    found: dict[str, list[UUID]] = {}
    for kind, record_id in keys:
        found.setdefault(kind, []).append(record_id)
    return found
