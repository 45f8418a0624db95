"""
The safety brake: when others would delete or change unusually much here, the round stops first.

Somebody who empties their list by mistake, a wrong import, a broken program elsewhere: all of these
look like a page of proper changes. A person looks before it is applied on this laptop. Nothing is
refused for good: the server has it, and "doorgaan" lets it pass.

The log comes in pages, so the first pages may be applied before a later one makes it too much: what
was done is told beside what waits. What waits stays stopped in later rounds, however few it is by
itself, until a person lets it pass.

The limits. A coach deletes a few records on a day, and a case has some tens; whoever gives up a
company takes it out of sight by one delete. More than 50 deletes of others in one round is no work
of a day on a shared case, and neither is more than 20 that are a tenth of all records of a kind.
Edits lose nothing (their old values stay in history), so they may be more: a bulk edit of a list
is at most some hundreds of records, and is braked when it is also half of all there is.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from app.storage.applying import Work
from app.storage.typed_rows import shapes
from app.sync.changes import ALIVE, SYSTEM
from app.sync.local import CaseState, Local
from app.sync.outcome import Braked, Unusual
from app.sync.protocol import LogRow, PullAnswer, WalkAnswer
from app.sync.wire import APPLIED

FEW_DELETES: Final = 20
DELETED_SHARE: Final = 0.1  # of the records of the kind
MANY_DELETES: Final = 50
MANY_EDITS: Final = 500  # records
EDITED_SHARE: Final = 0.5
MOST_ITEMS: Final = 200  # that are listed
Key = tuple[str, str]  # kind, id


class BrakePulled(Exception):
    """Too much to apply without anybody looking."""

    def __init__(self, braked: Braked) -> None:
        super().__init__(f"{braked.deletes} deletes, {braked.edits} edits")
        self.braked = braked


def braked_text(braked: Braked, at: str) -> str:
    """Return what stopped a round as `sync_state` keeps it; `at` in ISO 8601, UTC."""
    items = [
        (one.kind, one.id.hex, one.root.hex, one.is_delete, one.author) for one in braked.items
    ]
    said = {"at": at, "deletes": braked.deletes, "edits": braked.edits, "items": items}
    done = {"done_deletes": braked.done_deletes, "done_edits": braked.done_edits}
    return json.dumps(said | done | {"is_least": braked.is_least})


def read_braked(text: str) -> tuple[Braked, str]:
    """Return what stopped the last round, and when."""
    said = json.loads(text)
    items = tuple(
        Unusual(kind, UUID(one), UUID(root), is_delete, author)
        for kind, one, root, is_delete, author in said["items"]
    )
    braked = Braked(
        said["deletes"],
        said["edits"],
        items,
        done_deletes=int(said.get("done_deletes", 0)),
        done_edits=int(said.get("done_edits", 0)),
        is_least=bool(said.get("is_least")),
    )
    return braked, str(said["at"])


@dataclass(slots=True)
class Brake:
    """
    Counts what others do to records that are here, over a whole round.

    Args:
        is_off: The user has looked and lets it pass.
    """

    is_off: bool = False
    tripped: bool = False  # it would have stopped
    _deletes: dict[Key, Unusual] = field(default_factory=dict)
    _edits: dict[Key, Unusual] = field(default_factory=dict)
    _page: dict[tuple[bool, Key], Unusual] = field(default_factory=dict)  # not applied yet
    _is_least: bool = False  # a later page may have more
    _before: tuple[int, int] = (0, 0)  # deletes and edits that are applied
    _stopped: Braked | None = None  # the last round, and nobody has let it pass

    def look(self, local: Local, answer: PullAnswer) -> None:
        """
        Count a page that is not applied yet.

        Raises:
            BrakePulled: it is too much; nothing was changed.
        """
        self._begin(local)
        self._is_least = answer.more
        self._count_changes(local, answer.rows)
        self._judge(local.work)

    def look_at_walk(self, local: Local, pages: Iterable[WalkAnswer], roots: Iterable[str]) -> None:
        """Count what a walk would take away of cases that are here; raises as `look`."""
        self._begin(local)
        self._is_least = False
        wanted = set(roots)
        for page in pages:
            gone = [row for row in page.rows if row.root in wanted and row.data.get(ALIVE) is False]
            for row in gone:
                if not row.contested and _stands(local.work, row.kind, row.id):
                    self._note(self._deletes, (row.kind, row.id), row.root, row.author)
        self._judge(local.work)

    def _begin(self, local: Local) -> None:
        """Take what was counted for applied: each page is, when it did not stop the round."""
        self._page, self._before = {}, (len(self._deletes), len(self._edits))
        kept = local.state.braked
        self._stopped = read_braked(kept)[0] if kept and not self.is_off else None

    def _count_changes(self, local: Local, rows: Iterable[LogRow]) -> None:
        for row in rows:
            body = row.body
            if row.verdict != APPLIED or row.author in (local.me, SYSTEM) or "units" not in body:
                continue
            case = local.cases.get(row.root)
            if case is None or case.state not in (CaseState.LIVE, CaseState.NEW):
                continue
            key = (str(body["kind"]), str(body["row"]))
            alive = body["units"].get(ALIVE)
            if alive is None:
                self._note(self._edits, key, row.root, row.author)
            elif not alive[0] and _stands(local.work, *key):
                self._note(self._deletes, key, row.root, row.author)

    def _note(self, into: dict[Key, Unusual], key: Key, root: str, author: str | None) -> None:
        is_delete = into is self._deletes
        into[key] = Unusual(key[0], UUID(key[1]), UUID(root), is_delete, author or "")
        self._page[is_delete, key] = into[key]

    def _judge(self, work: Work) -> None:
        if not (
            self._is_much(work, self._deletes, FEW_DELETES, DELETED_SHARE, MANY_DELETES)
            or self._is_much(work, self._edits, MANY_EDITS, EDITED_SHARE, None)
            or self._was_stopped()
        ):
            return
        self.tripped = True
        if not self.is_off:
            raise BrakePulled(self._braked())

    def _was_stopped(self) -> bool:
        """Tell whether this page has what stopped the last round."""
        stopped = () if self._stopped is None else self._stopped.items
        return any((one.is_delete, (one.kind, one.id.hex)) in self._page for one in stopped)

    def _braked(self) -> Braked:
        items = sorted(self._page.values(), key=lambda one: not one.is_delete)
        deletes = sum(one.is_delete for one in items)
        done_deletes, done_edits = self._before
        if self._stopped is not None:  # and its first pages were applied by an earlier round
            done_deletes += self._stopped.done_deletes
            done_edits += self._stopped.done_edits
        shown = tuple(items[:MOST_ITEMS])
        edits = len(items) - deletes
        return Braked(deletes, edits, shown, done_deletes, done_edits, is_least=self._is_least)

    @staticmethod
    def _is_much(
        work: Work, found: dict[Key, Any], few: int, share: float, many: int | None
    ) -> bool:
        if many is not None and len(found) > many:
            return True
        counts = Counter(kind for kind, _ in found)
        return any(
            count > few and kind in shapes() and count > share * _count(work, kind)
            for kind, count in counts.items()
        )


def _count(work: Work, kind: str) -> int:
    return int(work.one(f"SELECT count(*) FROM {kind} WHERE deleted = 0"))  # noqa: S608 our own names


def _stands(work: Work, kind: str, record: str) -> bool:
    if kind not in shapes():
        return False
    return bool(work.one(f"SELECT 1 FROM {kind} WHERE id = ? AND deleted = 0", record))  # noqa: S608 our own names
