"""Gives whole records as they stand, page by page; the server keeps nothing of a walk."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from app.server.database import reading
from app.server.loading import Loader
from app.server.reading import LOG, View, open_log
from app.server.refusal import NotAllowed
from app.server.turn import Setting, Who
from app.sync.changes import Verdict
from app.sync.protocol import PAGE_BYTES, PAGE_ROWS, Chain, LogRow, RowName, WalkAnswer, WalkRow

_WALK: Final = (
    "SELECT kind, id, root, parents, data::text AS data, version, versions, siblings, author,"
    " graph, contested, rev FROM record WHERE partnership_id = %s AND root = ANY(%s)"
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
) -> WalkAnswer:
    """
    Return a page of records, deleted ones too, in order of kind and id.

    Args:
        roots: Default all cases that they have.
        kind: Default all kinds.
        after: The last record of the page before.

    Raises:
        NotAllowed: they have not all of these cases.
    """

    def read(connection: Connection) -> WalkAnswer:
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
        return WalkAnswer.model_construct(
            chain=[(one.id, one.started_after) for one in ours],
            rows=[walk_row(row, head.durable) for row in rows],
            rows_since_durable=since,
            last=(last.kind, last.id) if last else None,
            head=head.head,
        )

    return reading(setting.engine, who.partnership, read)


def _fitting(rows: Sequence[Any], limit: int) -> Sequence[Any]:
    """Return what fits on a page, one record at least."""
    size = 0
    for number, row in enumerate(rows[:limit]):
        size += len(row.data)
        if number and size > PAGE_BYTES:
            return rows[:number]
    return rows[:limit]


def _since(view: View, rows: Sequence[Any], durable: int) -> list[LogRow]:
    """Return the applied log rows of these records that are in no back-up yet."""
    kinds, ids = [row.kind for row in rows], [row.id for row in rows]
    found = view.loader.ask_with(
        _SINCE, kinds, ids, view.who.partnership, durable, int(Verdict.APPLIED)
    )
    return [view.shown(row) for row in found]


def walk_row(row: Any, durable: int) -> WalkRow:
    """
    Return a record as it travels; what was replaced and is durable, nobody needs to know.

    It comes out of our own table, so nothing is checked.
    """
    said = {
        "kind": row.kind,
        "id": row.id,
        "parents": [(kind, one) for kind, one in row.parents],
        "root": row.root,
        "data": json.loads(row.data),
        "author": row.author,
        "version": row.version,
        "versions": row.versions,
        "siblings": row.siblings,
        "contested": row.contested,
        "rev": row.rev,
    }
    if row.graph is None:
        return WalkRow.model_construct(**said, places={row.version: row.rev})
    return WalkRow.model_validate(said | _bones(row, row.graph, durable))


def _bones(row: Any, graph: Mapping[str, Any], durable: int) -> dict[str, Any]:
    """Return what later changes may name of a record that was changed."""
    places = graph["places"]
    replaced = {
        unit: [i for i in names if places.get(i, durable + 1) > durable]
        for unit, names in graph.get("replaced", {}).items()
    }
    dropped = {i for names in graph.get("replaced", {}).values() for i in names}
    heads = {i for ids in row.versions.values() for i in ids} | {row.version}
    heads |= {i for parts in graph.get("merged", {}).values() for i in parts}
    return {
        "authors": graph.get("authors", {}),
        "replaced": {unit: names for unit, names in replaced.items() if names},
        "bones": graph.get("bones", {}),
        "places": {i: seq for i, seq in places.items() if i not in dropped or i in heads},
        "knew": graph.get("knew", {}),
        "merged": graph.get("merged", {}),
    }
