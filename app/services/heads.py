"""The versions of records as they stand on the screen: what a signature names as seen."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlmodel import Session, col, select

from app.models.sync import RecordVersion, UnitVersion
from app.storage.capture import INSERT
from app.storage.unit_values import parts


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
