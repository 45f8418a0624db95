"""The versions of records as they stand on the screen: what a signature names as seen."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import chain
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.models.sync import Outbox, RecordVersion, UnitVersion
from app.storage.capture import INSERT
from app.storage.unit_values import parts

Heads = dict[str, list[str]]


def versions_of(
    session: Session, records: Iterable[tuple[str, str]], units: Mapping[str, frozenset[str]]
) -> Iterable[tuple[str, str, str, list[str]]]:
    """
    Give kind, record, unit and heads of records: that they were made, then units that changed.

    Args:
        records: Kind and id, 32 digits.
        units: Of each kind those that matter.
    """
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for kind, record in records:
        by_kind[kind].append(UUID(record))
    for kind, ids in by_kind.items():
        for part in parts(ids):
            hexes = [one.hex for one in part]
            made = select(col(RecordVersion.record_id), col(RecordVersion.version)).where(
                col(RecordVersion.kind) == kind, col(RecordVersion.record_id).in_(hexes)
            )
            for record, version in session.exec(made):
                yield kind, record, INSERT, [version]
            changed = select(
                col(UnitVersion.record_id), col(UnitVersion.unit), col(UnitVersion.ids)
            ).where(
                col(UnitVersion.kind) == kind,
                col(UnitVersion.record_id).in_(hexes),
                col(UnitVersion.unit).in_(units[kind]),
            )
            for record, unit, ids_of in session.exec(changed):
                yield kind, record, unit, json.loads(ids_of)


def newer_than(seen: Heads, heads: Heads) -> frozenset[str]:
    """Return the versions that stand there now and that a signature did not see."""
    return frozenset(chain.from_iterable(heads.values())).difference(
        chain.from_iterable(seen.values())
    )


def made_at(session: Session, changes: frozenset[str]) -> dict[str, datetime]:
    """Return when changes were made, of those that are known."""
    found: dict[str, datetime] = {}
    for part in parts(list(changes)):
        lines = select(col(Outbox.change_id), col(Outbox.made_at))
        for change, moment in session.exec(lines.where(col(Outbox.change_id).in_(part))):
            at = clock.told(moment)
            found[change] = max(at, found.get(change, at))
    return found
