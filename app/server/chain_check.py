"""
Reads the whole log again: each row carries the seal of this server and the hash of all before it.

Seals are made with a key that is not in the database. So who can write in the database alone can
change no row, and leave none out, without this finding it.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import Connection

from app.core.progress import Progress
from app.server import names
from app.server.context import Server
from app.server.database import reading
from app.server.directory import entry_of
from app.server.loading import Loader
from app.server.reading import LOG, Head, head_of
from app.server.tenants import partnerships
from app.server.wire import NO_HASH, VERDICTS, Numbered, next_hash, seal_of
from app.sync.changes import Verdict

ROWS: Final = 1_000  # in memory at once
_PAGE: Final = (
    f"SELECT {LOG}, kind, record_id FROM log WHERE partnership_id = %s AND seq > %s"  # noqa: S608 names are ours, values are bound
    " ORDER BY seq LIMIT %s"
)

# gap: rows are missing before this one. changed: it is not what was written. unsealed: another
# server, or somebody, wrote it. chain: it does not follow the row before. emptied: it is empty as
# if it was erased, and its case was not. end: the log ends elsewhere than it should
Reason = Literal["gap", "changed", "unsealed", "chain", "emptied", "end"]


class Fault(NamedTuple):
    """A row of the log that is not as it should be."""

    seq: int
    reason: Reason


@dataclass(slots=True)
class ChainCheck:
    """What was found in the log of one partnership."""

    name: str
    rows: int = 0
    erased: int = 0  # rows of cases that were destroyed: their place stands, what they said is gone
    faults: int = 0
    first: Fault | None = None

    def note(self, seq: int, reason: Reason) -> None:
        """Note one more fault."""
        self.faults += 1
        self.first = self.first or Fault(seq, reason)


def check_chains(server: Server, progress: Progress) -> list[ChainCheck]:
    """Read the logs of all partnerships, each as it stands at one moment."""
    return [
        reading(server.engine, one, partial(_check, server, one, progress))
        for one in partnerships(server.engine)
    ]


def _check(
    server: Server, partnership: str, progress: Progress, connection: Connection
) -> ChainCheck:
    loader = Loader(connection, partnership)
    head = head_of(loader)
    erased = server.records.outside.erased(partnership)
    walk = _Walk(
        partnership,
        server.records.setting.seal_key,
        erased | {entry_of(root).id for root in erased},
        ChainCheck(names.partnership_name(connection, partnership)),
    )
    for row in _rows(loader):
        walk.take(row)
        if walk.seq % ROWS == 0:
            progress.step(walk.seq, head.head)
    walk.end(head)
    return walk.found


def _rows(loader: Loader) -> Iterator[Any]:
    after = 0
    while page := loader.ask(_PAGE, after, ROWS):
        yield from page
        after = page[-1].seq


@dataclass(slots=True)
class _Walk:
    """Takes the rows in order; after a fault it goes on from what the row itself says."""

    partnership: str
    key: bytes
    gone: frozenset[str]  # cases that were destroyed, and their entries in the directory
    found: ChainCheck
    seq: int = 0
    hash: str = field(default=NO_HASH)

    def take(self, row: Any) -> None:
        self.found.rows += 1
        reason = self._fault(row)
        if reason is not None:
            self.found.note(row.seq, reason)
        self.seq, self.hash = row.seq, row.hash

    def end(self, head: Head) -> None:
        if (self.seq, self.hash) != (head.head, head.hash):
            self.found.note(max(self.seq, head.head), "end")

    def _fault(self, row: Any) -> Reason | None:
        if row.seq != self.seq + 1:
            return "gap"
        if not row.seal:
            self.found.erased += 1
            return None if {row.root, row.record_id} & self.gone else "emptied"
        said = _numbered(row).said(self.partnership)
        is_sealed = hmac.compare_digest(seal_of(self.key, said), row.seal)
        follows = next_hash(self.hash, said) == row.hash
        if is_sealed:
            return None if follows else "chain"
        return "unsealed" if follows else "changed"


def _numbered(row: Any) -> Numbered:
    verdict = None if row.verdict is None else VERDICTS[Verdict(row.verdict)]
    return Numbered(
        row.seq,
        row.group_no,
        row.row_kind,
        row.root,
        row.to_user,
        row.change_id,
        verdict,
        row.author,
        row.group_id,
        row.body,
    )
