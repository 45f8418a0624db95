"""Who wrote a record last, as the log says it."""

import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.models.sync import RecordVersion, UnitVersion


def writers_of(
    session: Session, units: Mapping[str, str], records: Iterable[UUID]
) -> dict[UUID, UUID]:
    """
    Return by record who wrote a unit of it last, else who made it.

    Args:
        units: By kind the unit that is looked at.
    """
    ids = [one.hex for one in records]
    if not ids:
        return {}
    made, changed = RecordVersion, UnitVersion
    first = select(col(made.record_id), col(made.author)).where(
        col(made.kind).in_(units), col(made.record_id).in_(ids)
    )
    last = select(
        col(changed.kind), col(changed.record_id), col(changed.unit), col(changed.authors)
    )
    found: dict[str, str] = {row[0]: row[1] for row in session.execute(first)}
    for kind, record, unit, authors in session.execute(
        last.where(col(changed.kind).in_(units), col(changed.record_id).in_(ids))
    ):
        if units[kind] == unit:
            found[record] = next(iter(json.loads(authors)), "")
    return {UUID(record): UUID(author) for record, author in found.items() if author}
