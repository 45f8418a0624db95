"""Gives each what they may see, as it stood at one moment (SYNC, section 11)."""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Connection

from app.server.database import reading
from app.server.loading import Loader
from app.server.page_text import log_row_text, page_text
from app.server.refusal import Behind, Closed, NotAllowed
from app.server.turn import Setting, Who, check_chain
from app.server.wire import NO_HASH, bones_body
from app.sync.changes import Verdict
from app.sync.check_sums import MODULUS
from app.sync.deletes import Epoch
from app.sync.protocol import (
    BUCKETS,
    PAGE_BYTES,
    PAGE_ROWS,
    Chain,
    CheckAnswer,
    HistoryAnswer,
    LogRow,
    PullAnswer,
)

Row = Any
Places = tuple[int, int]  # of the log: the first and the last
Result = TypeVar("Result")
LOG: Final = (
    "seq, group_no, row_kind, root, to_user, change_id, verdict, author, group_id,"
    " body::text AS body, seal, hash"
)
_WHY: Final = ("reason", "fields")
_APPLIED: Final = int(Verdict.APPLIED)
_SUMS: Final = (
    "SELECT kind, right(id, 2), sum(check_sum) FROM record"
    " WHERE partnership_id = %s AND root = ANY(%s) GROUP BY 1, 2"
)
_OF_RECORD: Final = (
    f"SELECT {LOG} FROM log WHERE partnership_id = %s AND kind = %s AND record_id = %s"  # noqa: S608 names are ours, values are bound
    " AND seal <> '' ORDER BY seq"
)
_OF_CASE: Final = (  # by its records: there is an index on those, and none on the case of a row
    f"SELECT {LOG} FROM log WHERE partnership_id = %s AND (kind, record_id) IN"  # noqa: S608 names are ours, values are bound
    " (SELECT r.kind, r.id FROM record r"
    " WHERE r.partnership_id = log.partnership_id AND r.root = %s)"
    " AND seq > %s AND seal <> '' ORDER BY seq LIMIT %s"
)
# `mine`: they have the case now. Each gap is read by itself, so that none is read beyond the page
_PAGE: Final = (
    "SELECT page.* FROM unnest(%s::bigint[], %s::bigint[]) AS gap (after, to_place),"  # noqa: S608 names are ours, values are bound
    f" LATERAL (SELECT * FROM (SELECT {LOG}, EXISTS (SELECT 1 FROM user_root u"
    " WHERE u.user_id = %s AND u.partnership_id = log.partnership_id AND u.root = log.root)"
    " AS mine FROM log WHERE partnership_id = %s AND seq > gap.after AND seq <= gap.to_place)"
    " AS log_rows WHERE to_user = %s OR author = %s OR row_kind = 'erase'"
    " OR (mine AND to_user IS NULL) ORDER BY seq LIMIT %s) AS page ORDER BY seq LIMIT %s"
)


_LATE_RIGHTS: Final = (
    "SELECT DISTINCT root FROM right_change WHERE partnership_id = %s AND user_id = %s AND seq > %s"
)
_RIGHTS_ON: Final = (
    "SELECT root, seq, given FROM right_change"
    " WHERE partnership_id = %s AND user_id = %s AND root = ANY(%s) ORDER BY seq"
)


class Head(NamedTuple):
    """Where the log stands."""

    head: int
    hash: str
    durable: int
    closed: bool


class View:
    """What one person may see, in one transaction."""

    def __init__(self, connection: Connection, who: Who, after: int = 0) -> None:
        """Look for somebody; `after`: only changes of their rights from here on matter."""
        self.loader, self.who, self._after = Loader(connection, who.partnership), who, after

    @cached_property
    def roots(self) -> set[str]:
        """The cases that they have now."""
        query = "SELECT root FROM user_root WHERE partnership_id = %s AND user_id = %s"
        return {root for (root,) in self.loader.ask(query, self.who.person)}

    @cached_property
    def _given(self) -> Mapping[str, list[tuple[int, bool]]]:
        """Return, of the cases whose rights changed lately, all changes of the right."""
        me = self.who.person
        late = self.loader.ask(_LATE_RIGHTS, me, self._after)
        if not late:
            return {}
        # In two steps: as one query it looks through all rights that somebody ever had
        changes = self.loader.ask(_RIGHTS_ON, me, [root for (root,) in late])
        given: dict[str, list[tuple[int, bool]]] = {}
        for root, seq, on in changes:
            given.setdefault(root, []).append((seq, on))
        return given

    def _lends(self, row: Row) -> bool:
        """Tell whether they have the case of a row of a page, and had it at its place."""
        if not row.mine:
            return False
        before = [on for place, on in self._given.get(row.root, ()) if place <= row.seq]
        return before[-1] if before else row.root not in self._given

    def told(self, row: Row) -> str | None:
        """Return a row of a page as they may see it, None: they may not, or it was erased."""
        if not row.seal:
            return None
        if row.row_kind == "erase" or row.to_user == self.who.person:
            return log_row_text(row, row.row_kind, row.body)
        if self._lends(row):
            return self.shown(row)
        return _verdict_row(row) if row.author == self.who.person else None

    def shown(self, row: Row, *, hashed: bool = False) -> str:
        """Return a row of a case that they have; of what others hold back only its bones."""
        body = row.body
        if row.verdict not in (None, _APPLIED) and row.author != self.who.person:
            body = json.dumps(bones_body(json.loads(body)))
        return log_row_text(row, row.row_kind, body, hashed=hashed)

    def rights_at(self) -> int:
        """Return the place of the last change of their rights."""
        query = (
            "SELECT coalesce(max(seq), 0) FROM right_change"
            " WHERE partnership_id = %s AND user_id = %s"
        )
        return int(self.loader.ask(query, self.who.person)[0][0])

    def gone(self) -> list[str]:
        """Return the cases that they had once."""
        query = (
            "SELECT DISTINCT root FROM right_change"
            " WHERE partnership_id = %s AND user_id = %s ORDER BY root"
        )
        return [r for (r,) in self.loader.ask(query, self.who.person) if r not in self.roots]


def head_of(loader: Loader) -> Head:
    """Return where the log stands."""
    query = "SELECT head, hash, durable_seq, closed FROM feed_head WHERE partnership_id = %s"
    return Head(*loader.ask(query)[0])


def open_log(loader: Loader, who: Who, chain: Chain, cursor: int) -> tuple[tuple[Epoch, ...], Head]:
    """
    Return the chain and the head for who may fetch.

    Raises:
        EpochChanged, UnknownChain, NotAllowed, Closed, Behind.
    """
    if who.blocked:
        raise NotAllowed
    ours = check_chain(loader, who.person, chain, cursor)
    head = head_of(loader)
    if head.closed:
        raise Closed
    if cursor > head.head:
        raise Behind(head.head)
    return ours, head


def pull(
    setting: Setting,
    who: Who,
    chain: Chain,
    cursor: int,
    *,
    limit: int = PAGE_ROWS,
    rights: int = -1,
    have: Sequence[Places] = (),
) -> str:
    """
    Return the log after a place, whole groups, as far as somebody may see it.

    It is a `PullAnswer` as JSON.

    Args:
        have: Places to leave out, in order: their rows are known to who asks. When they would
            fill a page, it ends with the last of them.
        rights: `PullAnswer.rights` of the page before: when it is the same still, the lists of
            cases are left out.
    """

    def read(connection: Connection) -> str:
        loader = Loader(connection, who.partnership)
        ours, head = open_log(loader, who, chain, cursor)
        view = View(connection, who, cursor)
        end = _end(loader, cursor, head.head, have, limit)
        rows, to = _page(view, _gaps(cursor, end, have), limit)
        at = view.rights_at()
        same = at == rights
        page = PullAnswer.model_construct(
            chain=[(one.id, one.started_after) for one in ours],
            from_=cursor,
            to=to,
            head=head.head,
            hash=head.hash if to == head.head else _hash_at(loader, to),
            rows=[],
            roots=[] if same else sorted(view.roots),
            gone=[] if same else view.gone(),
            more=to < head.head,
            durable_seq=head.durable,
            rights=at,
            same_roots=same,
        )
        return page_text(page, {"rows": [told for told in map(view.told, rows) if told]})

    return reading(setting.engine, who.partnership, read)


def _end(loader: Loader, cursor: int, head: int, have: Sequence[Places], limit: int) -> int:
    """Return where a page ends at the latest: who knows many of its rows takes these in first."""
    if sum(last - first + 1 for first, last in have) < limit:
        return head
    last = min(head, have[-1][1])
    query = "SELECT group_no FROM log WHERE partnership_id = %s AND seq = %s AND group_no <= %s"
    cut = loader.ask(query, last + 1, last)
    end = cut[0][0] - 1 if cut else last
    return end if end > cursor else head


def _gaps(cursor: int, head: int, have: Sequence[Places]) -> list[tuple[int, int]]:
    """Return the parts of the log after a place that are not known: after, up to and with."""
    gaps, after = [], cursor
    for first, last in have:
        gaps.append((after, min(first - 1, head)))
        after = max(after, last)
    return [*(gap for gap in gaps if gap[0] < gap[1]), (min(after, head), head)]


def _page(view: View, gaps: list[tuple[int, int]], limit: int) -> tuple[Sequence[Row], int]:
    """Return the rows of a page, and the last place that was looked at: the end of a group."""
    me, of, head = view.who.person, view.who.partnership, gaps[-1][1]
    afters, ends = [list(each) for each in zip(*gaps, strict=True)]
    asked = limit
    while afters[0] < head:
        most = asked + 1
        rows = view.loader.ask_with(_PAGE, afters, ends, me, of, me, me, most, most)
        size, fits = 0, len(rows)
        for number, row in enumerate(rows):
            size += len(row.body)
            if number == limit or size > PAGE_BYTES:
                fits = number
                break
        if fits == len(rows):
            return rows, head
        last = _end_of_group(rows, fits)
        if last:
            return rows[:last], rows[last].group_no - 1
        if whole := next((n for n in range(fits, len(rows)) if _begins(rows, n)), 0):
            return rows[:whole], rows[whole].group_no - 1
        if len(rows) <= asked:
            return rows, head
        asked *= 2  # one group is longer than a page: it goes whole, and alone
    return [], head


def _end_of_group(rows: Sequence[Row], fits: int) -> int:
    return next((n for n in range(fits, 0, -1) if _begins(rows, n)), 0)


def _begins(rows: Sequence[Row], number: int) -> bool:
    return number > 0 and bool(rows[number].group_no != rows[number - 1].group_no)


def _hash_at(loader: Loader, seq: int) -> str:
    query = "SELECT hash FROM log WHERE partnership_id = %s AND seq = %s"
    return str(loader.ask(query, seq)[0][0]) if seq else NO_HASH


def _verdict_row(row: Row) -> str:
    """Return what the author of a change learns of it without its case."""
    body = json.loads(row.body)
    said = {} if row.verdict == _APPLIED else {name: body.get(name) for name in _WHY}
    return log_row_text(row, "verdict", json.dumps(said))


def check(setting: Setting, who: Who, chain: Chain) -> CheckAnswer:
    """Return the sums of all records that somebody may see, by kind and bucket."""

    def read(connection: Connection) -> CheckAnswer:
        loader = Loader(connection, who.partnership)
        _, head = open_log(loader, who, chain, 0)
        sums: dict[str, list[int]] = {}
        for kind, last, total in loader.ask(_SUMS, list(View(connection, who).roots)):
            sums.setdefault(kind, [0] * BUCKETS)[int(last, 16)] = int(total) % MODULUS
        return CheckAnswer(seq=head.head, sums=sums)

    return reading(setting.engine, who.partnership, read)


def history(setting: Setting, who: Who, kind: str, record: str) -> HistoryAnswer:
    """
    Return the log rows of one record of a case that somebody has now, the oldest first.

    Raises:
        NotAllowed: they have not, or there is no such record.
    """

    def read(connection: Connection) -> HistoryAnswer:
        view = View(connection, who)
        rows = view.loader.ask(_OF_RECORD, kind, record)
        if who.blocked or not rows or rows[0].root not in view.roots:
            raise NotAllowed
        return _history(view, rows)

    return reading(setting.engine, who.partnership, read)


def case_history(
    setting: Setting, who: Who, root: str, after: int = 0, limit: int = PAGE_ROWS
) -> HistoryAnswer:
    """
    Return the log rows of the records of a case that somebody has now, after a place.

    Raises:
        NotAllowed: they have not.
    """

    def read(connection: Connection) -> HistoryAnswer:
        view = View(connection, who)
        if who.blocked or root not in view.roots:
            raise NotAllowed
        rows = view.loader.ask(_OF_CASE, root, after, limit + 1)
        size, fits = 0, 0
        for row in rows[:limit]:
            size += len(row.body)
            if fits and size > PAGE_BYTES:
                break
            fits += 1
        return _history(view, rows[:fits], more=fits < len(rows))

    return reading(setting.engine, who.partnership, read)


def _history(view: View, rows: Sequence[Row], *, more: bool = False) -> HistoryAnswer:
    texts = [view.shown(row, hashed=True) for row in rows]
    hashed = [LogRow.model_validate_json(text) for text in texts]
    return HistoryAnswer(rows=hashed, chain=[*view.loader.chain()], more=more)
