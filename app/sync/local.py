"""What one transaction of the engine works on: the state, the cases, and what is to be written."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Final

from app.storage.applying import Work, applying
from app.storage.store import Store
from app.sync.protocol import Chain
from app.sync.writing import Writing


class CaseState(StrEnum):
    """What is going on with a case."""

    NEW = "new"  # made here, not yet at the server
    LIVE = "live"
    WALKING = "walking"  # to be fetched whole; read only
    LEAVING = "leaving"  # the right is gone; read only until nothing of it waits


@dataclass(slots=True)
class Case:
    """A case that this laptop has, or is about to get."""

    state: CaseState
    level: str = "edit"  # or read
    asked_at: int = 0  # the walk has to be at least as new as this place of the log
    walked_at: int | None = None


@dataclass(slots=True)
class State:
    """How far this laptop is with its server; the columns of `sync_state`."""

    server: str = ""
    partnership: str = ""
    chain: Chain = field(default_factory=list)
    cursor: int = 0
    hash: str = ""
    durable_seq: int = 0
    rights: int = -1
    protocol: int = 0
    server_schema: int = 0
    revision: int = 0
    checked_at: str | None = None
    clock_ahead_s: float = 0.0
    braked: str | None = None

    @property
    def has_met(self) -> bool:
        """Tell whether it ever met a server."""
        return bool(self.chain)


_STATE: Final = tuple(each.name for each in fields(State))
_READ: Final = f"SELECT {', '.join(_STATE)} FROM sync_state WHERE id = 1"  # noqa: S608 our own names
_UNSENT_FILE: Final = (
    "SELECT 1 FROM blob_case c JOIN attachment a ON a.sha256 = c.sha256 AND a.root = c.root"
    " JOIN blob b ON b.sha256 = c.sha256 WHERE c.root = ? AND c.available_seq IS NULL"
    " AND NOT a.deleted AND NOT EXISTS (SELECT 1 FROM blob_state s"
    " WHERE s.sha256 = a.sha256 AND s.error IS NOT NULL)"
    " AND NOT EXISTS (SELECT 1 FROM blob_road r WHERE r.sha256 = a.sha256 AND r.is_kept) LIMIT 1"
)
_WRITE: Final = f"UPDATE sync_state SET {', '.join(f'{name} = ?' for name in _STATE)} WHERE id = 1"  # noqa: S608 our own names


def read_state(work: Work) -> State:
    """Return how far this laptop is."""
    state = State(*work.rows(_READ)[0])
    state.chain = [(epoch, after) for epoch, after in json.loads(str(state.chain))]
    return state


@dataclass(slots=True)
class Local:
    """
    The database of this laptop inside one transaction of the engine.

    Cases are changed through `put` and `drop`, the rest of the state by assignment; `flush` writes
    both, with all that `writing` has collected.
    """

    work: Work
    me: str  # id of the person, hex
    state: State
    cases: dict[str, Case]
    writing: Writing
    reload: bool = False  # so much came that every screen has to look
    files: list[str] = field(default_factory=list)  # to remove once this is committed
    is_purged: bool = False  # what was deleted may not be left in the log of the database
    _put: set[str] = field(default_factory=set)
    _stored: list[Any] = field(default_factory=list)

    def put(self, root: str, case: Case) -> None:
        """Keep a case, or what changed of it."""
        self.cases[root] = case
        self._put.add(root)

    def drop(self, root: str) -> None:
        """Forget that a case was here."""
        if self.cases.pop(root, None) is not None:
            self._put.add(root)

    def ask(self, root: str, seq: int, level: str | None = None) -> None:
        """Have a case walked, by an answer that is not older than a place of the log."""
        known = self.cases.get(root)
        level = level or (known.level if known else "edit")
        self.put(root, Case(CaseState.WALKING, level, seq, known.walked_at if known else None))
        self.work.run("DELETE FROM staging_log WHERE root = ?", root)

    def lock(self, root: str) -> None:
        """Keep a lost case for reading, until it is purged or walked anew."""
        known = self.cases[root]
        self.put(root, Case(CaseState.LEAVING, known.level))

    def is_busy(self, root: str) -> bool:
        """Tell whether something of a case waits to be handed in, or for its answer."""
        return bool(
            self.work.one(
                "SELECT 1 FROM outbox INDEXED BY ix_outbox_journal"
                " WHERE done = 0 AND verdict IS NULL AND root = ? LIMIT 1",
                root,
            )
            or self.work.one("SELECT 1 FROM give_back WHERE root = ? LIMIT 1", root)
        )

    def has_unsent_files(self, root: str) -> bool:
        """Tell whether this laptop may be the only place of a file of a case."""
        return bool(self.work.one(_UNSENT_FILE, root))

    def flush(self) -> None:
        """Write what was collected, the cases and the state."""
        self.writing.flush(self.work)
        for root in self._put:
            case = self.cases.get(root)
            if case is None:
                self.work.run("DELETE FROM scope_root WHERE root = ?", root)
            else:
                self.work.run(
                    "INSERT OR REPLACE INTO scope_root (root, state, level, asked_at, walked_at)"
                    " VALUES (?, ?, ?, ?, ?)",
                    *(root, case.state.value, case.level, case.asked_at, case.walked_at),
                )
        self._put.clear()
        stored = _stored(self.state)
        if stored != self._stored:
            self.work.run(_WRITE, *stored)
            self._stored = stored


@contextmanager
def opened(store: Store, now: str) -> Iterator[Local]:
    """Give the database in one transaction; it is flushed and committed at the end of the block."""
    with applying(store) as work:
        state = read_state(work)
        cases = {
            root: Case(CaseState(is_in), level, asked_at, walked_at)
            for root, is_in, level, asked_at, walked_at in work.rows(
                "SELECT root, state, level, asked_at, walked_at FROM scope_root"
            )
        }
        local = Local(work, store.actor.hex, state, cases, Writing(now), _stored=_stored(state))
        yield local
        local.flush()


def _stored(state: State) -> list[Any]:
    values = {name: getattr(state, name) for name in _STATE}
    return [*({**values, "chain": json.dumps(state.chain)}.values())]
