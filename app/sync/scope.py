"""Cases that leave this laptop: forgotten, purged, erased."""

import json
from collections.abc import Collection
from typing import Final
from uuid import UUID

from app.models.directory import directory_entry_id
from app.storage.search_index import JOINED
from app.storage.typed_rows import parents_of, shapes
from app.sync.changes import Row
from app.sync.kept import Kept
from app.sync.local import CaseState, Local
from app.sync.own_rows import whole_rows

_BY_ROOT: Final = ("tail", "record_facts")
_BY_RECORD: Final = ("unit_version", "sibling", "base_unit")
_OF_ROOT: Final = "(kind, record_id) IN (SELECT kind, record_id FROM record_version WHERE root = ?)"

_UNUSED: Final = (
    "sha256 IN (SELECT value FROM json_each(?)) AND sha256 NOT IN (SELECT sha256 FROM attachment)"
)


def forget(local: Local, root: str) -> None:
    """Remove all records of a case, with what is known of them; what is own and waits stays."""
    work = local.work
    if not work.one("SELECT 1 FROM record_version WHERE root = ? LIMIT 1", root):
        for table in _BY_ROOT:
            work.run(f"DELETE FROM {table} WHERE root = ?", root)  # noqa: S608 our own names
        return
    for table in _BY_RECORD:
        work.run(f"DELETE FROM {table} WHERE {_OF_ROOT}", root)  # noqa: S608 our own names
    for table in (*shapes(), "record_version", *_BY_ROOT):
        work.run(f"DELETE FROM {table} WHERE root = ?", root)  # noqa: S608 our own names
    work.run("DELETE FROM enterprise_key WHERE enterprise_id = ?", root)


def prune(local: Local) -> None:
    """Forget what was replaced and is safe by now: nobody can bring it back."""
    durable = local.state.durable_seq
    for kind, record, root, text in local.work.rows(
        "SELECT kind, record_id, root, facts FROM record_facts WHERE until <= ?", durable
    ):
        facts = json.loads(text)
        bones = {
            unit: {one: frozenset(names) for one, names in some.items()}
            for unit, some in facts["bones"].items()
        }
        kept = Kept(Row(kind, record), bones=bones)
        for unit, some in facts["replaced"].items():
            late = {one: at for one, at in some.items() if at is None or at > durable}
            if late:
                kept.replaced[unit] = late
        local.writing.put_facts(kept, root)


def purge(local: Local) -> set[str]:
    """
    Drop the lost cases of which nothing waits; return them.

    A file that is here alone waits too: what was held of it may be applied later, and the server
    takes the bytes of who lost the case.
    """
    leaving = [root for root, case in local.cases.items() if case.state is CaseState.LEAVING]
    gone = {root for root in leaving if not (local.is_busy(root) or local.has_unsent_files(root))}
    for root in gone:
        _take_over(local, root)
        _remove(local, root)
        local.work.run("DELETE FROM outbox WHERE done = 1 AND root = ?", root)
    if gone:
        local.work.run(JOINED)
    return gone


def _take_over(local: Local, root: str) -> None:
    """
    Let own changes that are not safe yet name what their parents named too.

    The rows of the parents go now. A server that loses both parent and child in a restore may get
    the child back first; it must not take what the parent replaced for unseen.
    """
    work = local.work
    named: dict[str, set[str]] = {}
    kept = work.rows("SELECT change_id, row FROM tail WHERE root = ?", root)
    for row in whole_rows(work, kept):
        body = row.body
        parents = {name for _, names in body.get("units", {}).values() for name in names}
        named[row.change_id or ""] = parents | set(body.get("covers", ()))
    for position, text in work.rows(
        "SELECT position, parents FROM outbox WHERE done = 0 AND root = ? AND unit <> '*'", root
    ):
        parents, todo = set(), list(json.loads(text))
        while todo:
            one = todo.pop()
            if one not in parents:
                parents.add(one)
                todo += named.get(one, ())
        work.run(
            "UPDATE outbox SET parents = ? WHERE position = ?",
            *(json.dumps(sorted(parents)), position),
        )


def erase(local: Local, root: str) -> None:
    """Destroy a case here: own changes of it go too, whatever they wait for."""
    _remove(local, root)
    local.work.run("DELETE FROM outbox WHERE root = ?", root)
    entry = directory_entry_id(UUID(root)).hex  # the log blanks it, not what was heard of it before
    for table in ("outbox", "tail"):
        local.work.run(f"DELETE FROM {table} WHERE record_id = ?", entry)  # noqa: S608 our own names
    local.work.run("DELETE FROM give_back WHERE root = ?", root)
    local.work.run(JOINED)


_UNNAMED: Final = (  # in the rounds that brought it
    "UPDATE sync_round SET cases = (SELECT json_group_array(value) FROM json_each(cases)"
    " WHERE value <> ?) WHERE instr(cases, ?)"
)


def _remove(local: Local, root: str) -> None:
    work = local.work
    hashes = json.dumps(
        [one for (one,) in work.rows("SELECT sha256 FROM attachment WHERE root = ?", root)]
    )
    work.run(
        "DELETE FROM draft WHERE subject_id IN"
        " (SELECT record_id FROM record_version WHERE root = ?)",
        root,
    )
    forget(local, root)
    work.run("DELETE FROM staging_log WHERE root = ?", root)
    work.run("DELETE FROM merged_unit WHERE root = ?", root)
    work.run("DELETE FROM blob_case WHERE root = ?", root)
    work.run(_UNNAMED, root, root)
    work.run(f"DELETE FROM blob_state WHERE {_UNUSED}", hashes)  # noqa: S608 our own names
    names = work.rows(f"DELETE FROM blob WHERE {_UNUSED} RETURNING file_name", hashes)  # noqa: S608 our own names
    local.files += [name for (name,) in names]
    local.drop(root)
    local.reload = local.is_purged = True


def drop_orphans(local: Local, rows: Collection[Row]) -> None:
    """
    Take away rows of own records of which a record above them is not here.

    Its insert was rejected, or a restored server lost it. They wait in the outbox.
    """
    todo = set(rows)
    while gone := {row for row in todo if _is_orphan(local, row)}:
        todo -= gone
        for row in gone:
            local.work.run(f"DELETE FROM {row.kind} WHERE id = ?", row.id)  # noqa: S608 our own names
            for table in ("record_version", *_BY_RECORD):
                local.work.run(f"DELETE FROM {table} WHERE kind = ? AND record_id = ?", *row)  # noqa: S608 our own names


def _is_orphan(local: Local, row: Row) -> bool:
    above = parents_of(local.work, row.kind, [row.id]).get(row.id, [])
    return any(
        not local.work.one(f"SELECT 1 FROM {kind} WHERE id = ?", one)  # noqa: S608 our own names
        for kind, one in above
    )
