"""A resolution: an edit that takes the place of all heads of a unit (SYNC, section 6)."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select

from app.models.sync import RecordVersion
from app.models.units import table_of
from app.storage.capture import reach_of
from app.storage.unit_values import columns_to_write, models_by_kind, read_units

_MUTE = text("UPDATE sync_context SET applying = :applying WHERE id = 1")
_TELL = text(
    "INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)"
    " SELECT kind, record_id, root, :unit, :old, :value, :reach, 1 FROM record_version"
    " WHERE kind = :kind AND record_id = :record"
)


def resolve(session: Session, kind: str, record_id: UUID, unit: str, value: Any) -> None:
    """
    Give a unit a value that settles it, be it the value that is shown already.

    Args:
        value: As capture writes it, parsed from its JSON.

    Raises:
        LookupError: There is no such record.
    """
    model = models_by_kind()[kind]
    table = table_of(model)
    found = read_units(session, kind, [record_id], [unit])
    known = select(RecordVersion.version).where(
        col(RecordVersion.kind) == kind, col(RecordVersion.record_id) == record_id.hex
    )
    if record_id not in found or session.exec(known).first() is None:
        raise LookupError(f"no {kind} {record_id}")
    session.execute(_MUTE, {"applying": 1})
    changed = table.update().where(table.c.id == record_id)
    session.execute(changed.values(columns_to_write(model, unit, value)))
    session.execute(_MUTE, {"applying": 0})
    now = read_units(session, kind, [record_id], [unit])[record_id][unit]
    session.execute(
        _TELL,
        {
            "kind": kind,
            "record": record_id.hex,
            "unit": unit,
            "old": _json(found[record_id][unit]),
            "value": _json(now),
            "reach": reach_of(table),
        },
    )


def _json(value: Any) -> str:
    """Return a value as SQLite writes JSON: equal values are equal text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
