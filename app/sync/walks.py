"""
Cases that are fetched whole: the first time, after a grant, to repair (SYNC, section 11, walk).

Pages wait in memory until the walk is complete and the log is read up to its end; then one
transaction puts them in the place of what was here. Few cases go together, so that the coach can
go on working, and so that what a stop costs is little: those cases begin anew.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from app.storage.typed_rows import shapes
from app.sync import journal, scope
from app.sync.changes import ALIVE, Row
from app.sync.kept import Heads, Kept, Place, Version
from app.sync.link import Behind
from app.sync.local import Case, CaseState, Local
from app.sync.pages import Facts, join
from app.sync.protocol import Chain, LogRow, RowName, Sibling, WalkAnswer, WalkRow
from app.sync.values import is_same
from app.sync.wire import APPLIED, HELD

FEWEST, MOST = 1, 100  # cases in one walk
ROWS: Final = 3_000  # of a walk, about: two are in memory at once
MANY: Final = 500  # records after which screens read all anew instead of looking for their own


@dataclass(slots=True)
class Walk:
    """A walk of some cases; `is_complete` once its last page came."""

    chain: Chain
    roots: list[str]
    asked_at: int  # no page may be older
    pages: list[WalkAnswer] = field(default_factory=list)
    is_complete: bool = False

    @property
    def after(self) -> RowName | None:
        """The last record that came."""
        return self.pages[-1].last if self.pages else None

    @property
    def rows(self) -> int:
        """How many records came."""
        return sum(len(page.rows) for page in self.pages)

    def take(self, page: WalkAnswer) -> None:
        """
        Keep a page.

        Raises:
            Behind: it is older than the right to a case.
        """
        if page.head < self.asked_at:
            raise Behind("sync.behind")
        self.pages.append(page)
        self.is_complete = page.last is None


def begin(local: Local, most: int, but: Collection[str] = ()) -> Walk | None:
    """
    Return the next cases to walk, of which nothing waits; None: there are none.

    Args:
        but: These come already.
    """
    asked = [
        root
        for root, case in local.cases.items()
        if case.state is CaseState.WALKING and root not in but
    ]
    shared = local.state.partnership
    if shared in asked:  # what the others point at goes alone, and first
        asked = [shared]
    roots = [root for root in asked if not local.is_busy(root)][:most]
    if not roots:
        return None
    asked_at = max(local.cases[root].asked_at for root in roots)
    return Walk(list(local.state.chain), roots, asked_at)


def next_size(size: int, rows: int) -> int:
    """Return how many cases go in the next walk, when these gave so many records."""
    if rows > ROWS:
        return max(FEWEST, size // 2)
    return min(MOST, size * 2) if rows < ROWS // 2 else size


def open_walks(local: Local) -> int:
    """Return how many cases are to be fetched."""
    return sum(case.state is CaseState.WALKING for case in local.cases.values())


def is_ready(local: Local, walk: Walk) -> bool:
    """Tell whether the log is read up to where the walk was, and is still the same log."""
    return walk.chain == local.state.chain and walk.pages[-1].head <= local.state.cursor


@dataclass(slots=True)
class Swap:
    """Puts walked cases in the place of what is here."""

    local: Local
    walk: Walk
    roots: set[str] = field(default_factory=set)
    count: int = 0
    received: Counter[str] = field(default_factory=Counter)  # records of others, per kind
    _held: dict[Row, dict[str, tuple[str, str]]] = field(default_factory=dict)
    _applied: list[str] = field(default_factory=list)
    _tail: Facts = field(default_factory=Facts)

    def known_here(self) -> list[str]:
        """Return the cases of this walk of which there are records here."""
        query = "SELECT 1 FROM record_version WHERE root = ? LIMIT 1"
        return [root for root in self.walk.roots if self.local.work.one(query, root)]

    def run(self) -> set[str]:
        """Do it; return the cases. Those that left, or were asked for anew, are not among them."""
        local, head = self.local, self.walk.pages[0].head
        for root in self.walk.roots:
            case = local.cases.get(root)
            is_wanted = case and case.state is CaseState.WALKING and case.asked_at <= head
            if case and is_wanted and not local.is_busy(root):
                self.roots.add(root)
                scope.forget(local, root)
                local.put(root, Case(CaseState.LIVE, case.level, case.asked_at, head))
        self._held = self._held_own()
        for page in self.walk.pages:
            self._take(page)
        self._judge_held(head)
        refreshed = journal.confirm(local)
        self._join_rest(refreshed)
        journal.trim(local, local.state.durable_seq)
        local.reload |= self.count > MANY
        return self.roots

    def _take(self, page: WalkAnswer) -> None:
        local = self.local
        for row in page.rows:
            if row.root in self.roots and row.kind in shapes():
                put_walked(local, row)
                self.count += 1
                self.received[row.kind] += row.author != local.me
                if self.count <= MANY:
                    local.writing.touched.add((row.kind, row.id, row.root))
                if self._held:
                    self._see_held(row)
        for late in page.rows_since_durable:
            if late.root in self.roots and late.seq > local.state.durable_seq:
                self._tail.learn(late, local.me, local.state.durable_seq)
        local.flush()

    def _held_own(self) -> dict[Row, dict[str, tuple[str, str]]]:
        """Return own changes that were held when they were answered, by record."""
        found: dict[Row, dict[str, tuple[str, str]]] = {}
        for one, kind, record, unit, root in self.local.work.rows(
            "SELECT change_id, kind, record_id, unit, root FROM outbox"
            " INDEXED BY ix_outbox_journal WHERE done = 0 AND verdict = ?",
            HELD,
        ):
            if root in self.roots:
                found.setdefault(Row(kind, record), {})[one] = (unit, root)
        return found

    def _see_held(self, row: WalkRow) -> None:
        """Of held own changes: what is not held any more was applied before the walk."""
        if ALIVE not in row.data:
            return
        known = {one for some in row.bones.values() for one in some}
        mine = self._held.pop(Row(row.kind, row.id), {})
        for one in mine.keys() - known:
            self._applied.append(one)

    def _judge_held(self, head: int) -> None:
        self.local.work.many(
            "UPDATE outbox SET verdict = ? WHERE change_id = ? AND seq <= ?",
            [(APPLIED, one, head) for one in self._applied],
        )

    def _join_rest(self, refreshed: Iterable[tuple[Row, str]]) -> None:
        """Join what was pulled meanwhile, and put own changes on top again."""
        local = self.local
        facts = Facts(tail=self._tail.tail)
        marks = json.dumps(sorted(self.roots))
        staged = []
        for (text,) in local.work.rows(
            "DELETE FROM staging_log WHERE root IN (SELECT value FROM json_each(?)) RETURNING row",
            marks,
        ):
            staged.append(LogRow.model_validate_json(text))
        for row in sorted(staged, key=lambda row: row.seq):
            if row.seq > (local.cases[row.root].walked_at or 0):
                facts.learn(row, local.me, local.state.durable_seq)
        own = local.work.rows(
            "SELECT kind, record_id, root FROM outbox INDEXED BY ix_outbox_journal"
            " WHERE done = 0 AND NOT in_base AND NOT closed"
            " AND root IN (SELECT value FROM json_each(?))",
            marks,
        )
        for name, root in (*refreshed, *((Row(kind, one), root) for kind, one, root in own)):
            if name.kind in shapes():
                facts.of(name, root)
        join(local, facts, local.state.durable_seq)


def put_walked(local: Local, row: WalkRow) -> None:
    """Write a record as the server has it; there is none here."""
    name, writing = Row(row.kind, row.id), local.writing
    if ALIVE in row.data:  # else only held changes of it are known
        values = row.data | {ALIVE: True} if row.contested else row.data
        version = row.version or row.versions[ALIVE][0]  # empty: every unit has several heads
        writing.insert(name, row.root, values)
        place = row.places.get(version)
        flags = (True, row.contested, row.contested)
        writing.put_version(name, Version(row.root, version, place, row.author, row.rev, *flags))
        for unit, ids in row.versions.items():
            _put_heads(local, row, unit, ids, version)
    if not row.replaced and not row.bones:  # as of most
        return
    kept = Kept(
        name,
        replaced={
            unit: {one: row.places.get(one) for one in some}
            for unit, some in row.replaced.items()
            if some
        },
        bones={
            unit: {one: frozenset(names) for one, names in some.items()}
            for unit, some in row.bones.items()
            if some
        },
    )
    if kept.replaced or kept.bones:
        writing.put_facts(kept, row.root)


def _put_heads(local: Local, row: WalkRow, unit: str, ids: list[str], version: str) -> None:
    name = Row(row.kind, row.id)
    shown = Sibling(ids[0], row.data[unit], row.authors.get(unit, row.author), None)
    beside = {one.id: one for one in row.siblings.get(unit, ())}
    all_of = [beside.get(one, shown) for one in ids]
    places: list[Place] = [row.places.get(one) for one in ids]
    heads = Heads(ids, places, [one.author for one in all_of])
    local.writing.put_heads(name, unit, heads, version)
    rows = [
        (one, said.value, said.author, place, not is_same(said.value, shown.value))
        for one, said, place in list(zip(ids, all_of, places, strict=True))[1:]
    ]
    if rows:
        local.writing.put_beside(name, unit, rows)
