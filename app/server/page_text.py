"""
Pages as text: what our own tables keep as JSON travels as it is, and nobody reads it on the way.

The text is what the messages of `app.sync.protocol` say, so a test may read it as one of them.
"""

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring_ascii as quoted
from typing import Any, Final

from app.server.wire import VERDICTS
from app.sync.changes import Verdict
from app.sync.protocol import Message, WalkRow

Row = Any
WALKED: Final = (
    "kind, id, root, parents::text AS parents, data::text AS data, version,"
    " versions::text AS versions, siblings::text AS siblings, author, graph, contested, rev"
)


def page_text(message: Message, rows: Mapping[str, Sequence[str]]) -> str:
    """
    Return a message of which some lists, empty in it, have these rows.

    Args:
        rows: In the order in which the message has them.
    """
    text = message.model_dump_json(by_alias=True)
    for name, some in reversed(list(rows.items())):  # so that none is looked for in a row
        text = text.replace(f'"{name}":[]', f'"{name}":[{",".join(some)}]', 1)
    return text


def log_row_text(row: Row, kind: str, body: str, *, hashed: bool = False) -> str:
    """Return a row of the log as `LogRow`; `hashed`: with the hash of the log up to it."""
    verdict = "null" if row.verdict is None else f'"{VERDICTS[Verdict(row.verdict)]}"'
    return (
        f'{{"seq":{row.seq},"group_no":{row.group_no},"row_kind":"{kind}",'
        f'"root":{quoted(row.root)},"to_user":{_said(row.to_user)},'
        f'"change_id":{_said(row.change_id)},"verdict":{verdict},"author":{_said(row.author)},'
        f'"group":{quoted(row.group_id)},"body":{body},"seal":"{row.seal}",'
        f'"hash":"{row.hash if hashed else ""}"}}'
    )


def walk_row_text(row: Row, durable: int) -> str:
    """Return a record as `WalkRow`; what was replaced and is durable, nobody needs to know."""
    if row.graph is not None:
        return _changed(row, durable).model_dump_json()
    version = quoted(row.version)
    return (
        f'{{"kind":{quoted(row.kind)},"id":{quoted(row.id)},"parents":{row.parents},'
        f'"root":{quoted(row.root)},"data":{row.data},"author":{quoted(row.author)},'
        f'"version":{version},"versions":{row.versions},"siblings":{row.siblings},'
        f'"contested":{"true" if row.contested else "false"},"rev":{row.rev},'
        f'"places":{{{version}:{row.rev}}}}}'
    )


def _said(name: str | None) -> str:
    return "null" if name is None else quoted(name)


def _changed(row: Row, durable: int) -> WalkRow:
    said = {
        "kind": row.kind,
        "id": row.id,
        "parents": json.loads(row.parents),
        "root": row.root,
        "data": json.loads(row.data),
        "author": row.author,
        "version": row.version,
        "versions": json.loads(row.versions),
        "siblings": json.loads(row.siblings),
        "contested": row.contested,
        "rev": row.rev,
    }
    return WalkRow.model_validate(said | _bones(said["versions"], row, durable))


def _bones(versions: Mapping[str, Any], row: Row, durable: int) -> dict[str, Any]:
    """Return what later changes may name of a record that was changed."""
    graph: Mapping[str, Any] = row.graph
    places = graph["places"]
    replaced = {
        unit: [i for i in names if places.get(i, durable + 1) > durable]
        for unit, names in graph.get("replaced", {}).items()
    }
    dropped = {i for names in graph.get("replaced", {}).values() for i in names}
    heads = {i for ids in versions.values() for i in ids} | {row.version}
    heads |= {i for parts in graph.get("merged", {}).values() for i in parts}
    return {
        "authors": graph.get("authors", {}),
        "replaced": {unit: names for unit, names in replaced.items() if names},
        "bones": graph.get("bones", {}),
        "places": {i: seq for i, seq in places.items() if i not in dropped or i in heads},
        "knew": graph.get("knew", {}),
        "merged": graph.get("merged", {}),
    }
