"""Gives whole records as they stand, page by page; the server keeps nothing of a walk."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from app.server.database import reading
from app.server.loading import Loader
from app.server.page_text import WALKED, page_text, walk_row_text
from app.server.reading import LOG, View, open_log
from app.server.refusal import NotAllowed
from app.server.turn import Setting, Who
from app.sync.changes import Verdict
from app.sync.check_sums import bucket
from app.sync.protocol import PAGE_BYTES, PAGE_ROWS, Chain, RowName, WalkAnswer

_WALK: Final = (
    f"SELECT {WALKED} FROM record WHERE partnership_id = %s AND root = ANY(%s)"  # noqa: S608 names are ours, values are bound
    " AND (%s = '' OR kind = %s) AND (kind, id) > (%s, %s) ORDER BY kind, id LIMIT %s"
)
_SINCE: Final = (
    f"SELECT {LOG} FROM log JOIN unnest(%s::text[], %s::text[]) AS page (kind, record_id)"  # noqa: S608 names are ours, values are bound
    " USING (kind, record_id) WHERE partnership_id = %s AND seq > %s AND verdict = %s"
    " AND seal <> '' ORDER BY seq"
)


def walk(
    setting: Setting,
    who: Who,
    chain: Chain,
    *,
    roots: Collection[str] | None = None,
    kind: str = "",
    after: RowName | None = None,
    limit: int = PAGE_ROWS,
    buckets: Collection[int] = (),
) -> str:
    """
    Return a page of records, deleted ones too, in order of kind and id: a `WalkAnswer` as JSON.

    Args:
        roots: Default all cases that they have.
        kind: Default all kinds.
        after: The last record of the page before.
        buckets: Of these last bytes of ids only; default all.

    Raises:
        NotAllowed: they have not all of these cases.
    """

    def read(connection: Connection) -> str:
        loader = Loader(connection, who.partnership)
        ours, head = open_log(loader, who, chain, 0)
        view = View(connection, who)
        wanted = view.roots if roots is None else set(roots)
        if wanted - view.roots:
            raise NotAllowed
        found = loader.ask(_WALK, list(wanted), kind, kind, *(after or ("", "")), limit + 1)
        rows = _fitting(found, limit)
        since = _since(view, rows, head.durable) if head.head > head.durable else []
        last = rows[-1] if len(rows) < len(found) else None
        page = WalkAnswer.model_construct(
            chain=[(one.id, one.started_after) for one in ours],
            rows=[],
            rows_since_durable=[],
            last=(last.kind, last.id) if last else None,
            head=head.head,
        )
        told = [row for row in rows if not buckets or bucket(row.id) in buckets]
        texts = [walk_row_text(row, head.durable) for row in told]
        return page_text(page, {"rows": texts, "rows_since_durable": since})

    return reading(setting.engine, who.partnership, read)


def _fitting(rows: Sequence[Any], limit: int) -> Sequence[Any]:
    """Return what fits on a page, one record at least."""
    size = 0
    for number, row in enumerate(rows[:limit]):
        size += len(row.data)
        if number and size > PAGE_BYTES:
            return rows[:number]
    return rows[:limit]


def _since(view: View, rows: Sequence[Any], durable: int) -> list[str]:
    """Return the applied log rows of these records that are in no back-up yet."""
    kinds, ids = [row.kind for row in rows], [row.id for row in rows]
    found = view.loader.ask_with(
        _SINCE, kinds, ids, view.who.partnership, durable, int(Verdict.APPLIED)
    )
    return [view.shown(row) for row in found]
