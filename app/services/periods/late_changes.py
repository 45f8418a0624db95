"""
What came to records after a period was closed, from what the sync keeps of each unit.

Late is what the log of the server has after the closing, and what is not sent yet once the closing
is known here. A laptop without a server goes by the order of its own outbox.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select, text
from sqlmodel import Session, col

from app.core import clock
from app.models.proof import ClosedPeriod
from app.models.sync import Outbox, RecordVersion
from app.services.below import Key
from app.services.periods.records import DATED, KINDS, Days, day_told
from app.storage.capture import INSERT
from app.storage.unit_values import parts

_CLOSING: Final = str(ClosedPeriod.__tablename__)
_MOVES: Final = ", ".join(f"'{unit}'" for unit in sorted({one.unit for one in DATED.values()}))
_DATED: Final = ", ".join(f"'{kind}'" for kind in sorted(DATED))
# Of what is of the period now, and of whatever may have been moved out of it
_AFTER: Final = text(
    f"""WITH
    within (kind, id) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(:keys)),
    edited AS (
      SELECT u.* FROM within w JOIN unit_version u ON u.kind = w.kind AND u.record_id = w.id
      UNION
      SELECT * FROM unit_version WHERE unit IN ({_MOVES}) AND kind IN ({_DATED}))
    SELECT v.kind, v.record_id, v.root, '{INSERT}', v.version, v.author
    FROM within w JOIN record_version v ON v.kind = w.kind AND v.record_id = w.id
    WHERE v.place > :seq
    UNION ALL
    SELECT u.kind, u.record_id, v.root, u.unit, json_extract(u.ids, '$[' || p.key || ']'),
      json_extract(u.authors, '$[' || p.key || ']')
    FROM edited u JOIN record_version v USING (kind, record_id), json_each(u.places) p
    WHERE p.value > :seq"""  # noqa: S608 our own names
)


@dataclass(slots=True)
class Late:
    """What came to one record after a closing; `fields` are units, `*` of one that is new."""

    root: UUID
    fields: set[str] = field(default_factory=set)
    authors: set[UUID] = field(default_factory=set)
    moments: set[datetime] = field(default_factory=set)  # of changes that this laptop has


def late_changes(session: Session, closing: UUID, within: Collection[Key]) -> dict[Key, Late]:
    """
    Return what was changed after a closing.

    Args:
        within: The records that are of the period now. Others are told too when their day, or
            anything that is not sent yet, was changed.
    """
    found: dict[Key, Late] = {}
    changes: dict[str, set[Key]] = {}
    keys = json.dumps([(kind, one.hex) for kind, one in within])
    for kind, record, root, unit, change, author in _changes_after(session, closing, keys):
        key = kind, UUID(record)
        one = found.setdefault(key, Late(UUID(root)))
        one.fields.add(unit)
        if author:
            one.authors.add(UUID(author))
        changes.setdefault(change, set()).add(key)
    for change, at in _moments(session, list(changes)):
        for key in changes[change]:
            found[key].moments.add(at)
    return found


def moved_out(session: Session, days: Days, late: Mapping[Key, Late]) -> set[Key]:
    """Return what was of one of these days before, as far as its history is here."""
    moved = [one for (kind, one), of in late.items() if kind in DATED and _moves(kind, of)]
    found: set[Key] = set()
    for part in parts(moved):
        query = select(
            col(Outbox.kind), col(Outbox.record_id), col(Outbox.unit), col(Outbox.old)
        ).where(col(Outbox.record_id).in_([one.hex for one in part]), col(Outbox.unit) != INSERT)
        for kind, record, unit, old in session.execute(query):
            if days.has(day_told(kind, unit, old)):
                found.add((kind, UUID(record)))
    return found


def _moves(kind: str, late: Late) -> bool:
    return DATED[kind].unit in late.fields


def _changes_after(session: Session, closing: UUID, keys: str) -> Iterator[Any]:
    """Give kind, record, root, unit, change and author of what came after a closing."""
    seq = session.scalar(
        select(col(RecordVersion.place)).where(
            col(RecordVersion.kind) == _CLOSING, col(RecordVersion.record_id) == closing.hex
        )
    )
    own = select(
        col(Outbox.kind),
        col(Outbox.record_id),
        col(Outbox.root),
        col(Outbox.unit),
        col(Outbox.change_id),
        col(Outbox.actor),
    ).where(col(Outbox.kind).in_(KINDS), ~col(Outbox.closed))
    if seq is None:  # nobody else knows of it yet
        line = col(Outbox.kind) == _CLOSING, col(Outbox.record_id) == closing.hex
        position = session.scalar(select(func.min(col(Outbox.position))).where(*line))
        yield from session.execute(own.where(col(Outbox.position) > (position or 0)))
        return
    yield from session.execute(own.where(col(Outbox.seq).is_(None), ~col(Outbox.done)))
    yield from session.execute(_AFTER, {"seq": seq, "keys": keys})


def _moments(session: Session, changes: list[str]) -> Iterator[tuple[str, datetime]]:
    """Give when each change was made, as the laptop of its author said."""
    for part in parts(changes):
        query = select(col(Outbox.change_id), col(Outbox.made_at)).where(
            col(Outbox.change_id).in_(part)
        )
        for change, at in session.execute(query):
            yield change, clock.told(at)
