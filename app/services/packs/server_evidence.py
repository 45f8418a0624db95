"""
Asks the server whether places of its log still stand, and what became of records since one.

It takes as long as the road needs, which itself takes half a second to import: call it in a job
beside the database.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from pydantic import ValidationError
from sqlmodel import Session

from app.core import clock
from app.models.sync import SyncState
from app.models.units import NAMELESS
from app.reports.manifest import LogPlace
from app.storage.store import Store
from app.sync.changes import SYSTEM
from app.sync.protocol_evidence import (
    RECORDS,
    EvidenceRequest,
    RecordSince,
    Standing,
    WirePlace,
)

RecordName: TypeAlias = tuple[str, UUID]  # kind, id
_KIND: Final = 60  # letters that the server takes


@dataclass(frozen=True, slots=True)
class Since:
    """The last change of a record after a place of the log, as the server knows it."""

    is_deleted: bool = False  # now
    seq: int | None = None  # None: there is none
    at: datetime | None = None  # by the clock of its author; None: not told
    by: UUID | None = None  # None: nobody, or the server merged a text
    received: datetime | None = None  # by the clock of the server; None: it did not keep it then


@dataclass(frozen=True, slots=True)
class ServerSaid:
    """What the server said; it tells of no record that this person may not see."""

    standing: Standing
    records: dict[RecordName, Since]
    also: tuple[Standing, ...] = ()


def log_place(session: Session) -> LogPlace | None:
    """Return how far this laptop has the log of its server; None: it never fetched of it."""
    state = session.get_one(SyncState, 1)
    chain = json.loads(state.chain)
    if not chain or not state.hash:
        return None  # after a restore the hash comes with the next page
    return LogPlace(str(chain[-1][0]), state.cursor, state.hash)


def ask_server(
    store: Store,
    place: LogPlace,
    records: Collection[RecordName] = (),
    also: Sequence[LogPlace] = (),
) -> ServerSaid:
    """
    Ask whether a place stands, what became of records since, and whether other places stand.

    Raises:
        UserError: `sync.unlinked`, and those of the road.
    """
    from app.services.profiles.server_account import connected
    from app.sync.http_client import HttpLink

    asked = _wire(place)
    if asked is None:
        nothing: Standing = "unknown"
        return ServerSaid(nothing, {}, (nothing,) * len(also))
    others = [_wire(one) for one in also]
    found: dict[RecordName, Since] = {}
    with connected(store) as road:
        link = HttpLink(road)
        first = link.evidence(EvidenceRequest(place=asked, also=[one for one in others if one]))
        for part in _parts(records):
            answer = link.evidence(EvidenceRequest(place=asked, records=part))
            found |= {(one.kind, UUID(one.id)): _since(one) for one in answer.records}
    told = iter(first.also)
    return ServerSaid(
        first.standing, found, tuple(next(told) if one else "unknown" for one in others)
    )


def _parts(records: Collection[RecordName]) -> Iterator[list[tuple[str, str]]]:
    names = sorted({(kind, one.hex) for kind, one in records if len(kind) <= _KIND})
    for start in range(0, len(names), RECORDS):
        yield names[start : start + RECORDS]


def _wire(place: LogPlace) -> WirePlace | None:
    """Return a place as the server takes it; None: no server gives out such places."""
    try:
        return WirePlace(epoch=place.epoch, seq=place.seq, hash=place.hash)
    except ValidationError:
        return None


def _since(one: RecordSince) -> Since:
    if one.seq is None or one.kind in NAMELESS:
        return Since(one.is_deleted, one.seq)
    by = None if one.by in ("", SYSTEM) else UUID(one.by)
    received = clock.moment(one.received) if one.received else None
    return Since(one.is_deleted, one.seq, clock.moment(one.at), by, received)
