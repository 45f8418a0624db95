"""Proves places of the log to who has evidence of them, and tells what changed after one."""

from collections.abc import Mapping, Sequence
from datetime import UTC
from itertools import pairwise
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from app.server.database import reading
from app.server.loading import Loader
from app.server.reading import Head, head_of
from app.server.refusal import Closed, NotAllowed
from app.server.turn import Setting, Who
from app.server.wire import NO_HASH
from app.sync.changes import Verdict
from app.sync.protocol_evidence import (
    EvidenceAnswer,
    EvidenceRequest,
    RecordSince,
    Standing,
    WirePlace,
)

# Rights as for the history of a record; one of which only held changes are known was never made
_SINCE: Final = (
    "SELECT asked.kind, asked.id, r.deleted AND NOT r.contested AS is_deleted,"
    " late.seq, late.author, late.body, late.received_at"
    " FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS asked (kind, id, number)"
    " JOIN record r ON r.partnership_id = %s AND r.kind = asked.kind AND r.id = asked.id"
    " AND r.version <> ''"
    " JOIN user_root u ON u.partnership_id = r.partnership_id AND u.user_id = %s"
    " AND u.root = r.root"
    " LEFT JOIN LATERAL (SELECT l.seq, l.author, l.body, l.received_at FROM log l"
    " WHERE l.partnership_id = r.partnership_id AND l.kind = r.kind AND l.record_id = r.id"
    " AND l.seq > %s AND l.verdict = %s AND l.seal <> '' ORDER BY l.seq DESC LIMIT 1) AS late"
    " ON true ORDER BY asked.number"
)


class _Found(NamedTuple):
    standing: Standing
    since: int


def check_evidence(setting: Setting, who: Who, request: EvidenceRequest) -> EvidenceAnswer:
    """
    Return whether places stand, and what became of records after the first of them.

    Raises:
        NotAllowed: a blocked laptop.
        Closed: after a restore, as long as laptops give back.
    """

    def read(connection: Connection) -> EvidenceAnswer:
        loader = Loader(connection, who.partnership)
        head = head_of(loader)
        if head.closed:
            raise Closed
        places = [request.place, *request.also]
        judge = _Judge(loader, head, places)
        found = judge.judged(request.place)
        is_known = found.standing != "unknown"
        return EvidenceAnswer(
            standing=found.standing,
            since=found.since,
            records=_records(loader, who, request.records, found.since) if is_known else [],
            also=[judge.judged(place).standing for place in request.also],
            server_time=setting.moment().isoformat(),
        )

    if who.blocked:
        raise NotAllowed
    return reading(setting.engine, who.partnership, read)


class _Judge:
    """Compares places with the log as it is; reads the hashes of all of them at once."""

    def __init__(self, loader: Loader, head: Head, places: Sequence[WirePlace]) -> None:
        self._ends = _ends(loader, head)
        query = "SELECT seq, hash FROM log WHERE partnership_id = %s AND seq = ANY(%s)"
        asked = sorted({place.seq for place in places})
        self._hashes: Mapping[int, str] = {0: NO_HASH, **dict(map(tuple, loader.ask(query, asked)))}

    def judged(self, place: WirePlace) -> _Found:
        """Tell how a place stands, and after which place to look for what came later."""
        end = self._ends.get(place.epoch)
        if end is None:
            return _Found("unknown", 0)
        until, is_open = end
        if place.seq > until:
            return _Found("unknown" if is_open else "lost", until)
        is_same = self._hashes.get(place.seq) == place.hash
        return _Found("same" if is_same else "other", place.seq)


def _ends(loader: Loader, head: Head) -> dict[str, tuple[int, bool]]:
    """Return up to where the log of each of its lives still stands, and whether it goes on."""
    chain = loader.chain()
    ends: dict[str, tuple[int, bool]] = {chain[-1].id: (head.head, True)}
    until = head.head
    for one, next_ in reversed(list(pairwise(chain))):
        until = min(until, next_.started_after)  # a later restore may have gone back further
        ends[one.id] = until, False
    return ends


def _records(
    loader: Loader, who: Who, names: Sequence[tuple[str, str]], since: int
) -> list[RecordSince]:
    kinds, ids = [kind for kind, _ in names], [one for _, one in names]
    rows = loader.ask_with(
        _SINCE, kinds, ids, who.partnership, who.person, since, int(Verdict.APPLIED)
    )
    return [_told(row) for row in rows]


def _told(row: Any) -> RecordSince:
    body: Mapping[str, Any] = row.body or {}
    return RecordSince(
        kind=row.kind,
        id=row.id,
        is_deleted=row.is_deleted,
        seq=row.seq,
        at=str(body.get("made_at", "")),
        received="" if row.received_at is None else row.received_at.astimezone(UTC).isoformat(),
        by=row.author or "",
        units=sorted(body.get("units", ())),
    )
