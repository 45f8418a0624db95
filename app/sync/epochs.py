"""A laptop and a log that fell back: what is here of it goes to the server again (SYNC, 12)."""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final

from app.core.errors import UserError
from app.storage.applying import Work
from app.storage.typed_rows import shapes
from app.sync import scope
from app.sync.changes import Row
from app.sync.local import CaseState, Local
from app.sync.own_rows import whole_rows
from app.sync.pages import refresh
from app.sync.protocol import GIVE_BACK_ROWS, Chain, EpochAnswer, HelloAnswer, LogRow

_AGAIN: Final = (
    "UPDATE outbox SET verdict = NULL, seq = NULL, reason = NULL, fields = '[]', sent = 1,"
    " sent_place = coalesce(sent_place, position), done = 0, closed = 0,"
    " in_base = in_base AND change_id IN (SELECT change_id FROM tail)"
    " WHERE is_own AND verdict IS NOT NULL AND seq > ?"
    " AND NOT (closed AND change_id IN (SELECT change_id FROM tail))"
    " RETURNING kind, record_id, root"
)
_LOST: Final = (
    "INSERT OR IGNORE INTO give_back (position, change_id, root, row)"
    " SELECT position, change_id, root, row FROM tail WHERE seq IS NULL OR seq > ?"
)
# Of which its log does not tell, or tells no more: the restored server may lack them
_FILES: Final = (
    "UPDATE blob_case SET available_seq = NULL WHERE available_seq = 0 OR available_seq > ?"
)
_PLACES: Final = (
    "UPDATE {table} SET places = (SELECT json_group_array("
    "CASE WHEN value > :fork THEN NULL ELSE value END) FROM json_each(places))"
    " WHERE EXISTS (SELECT 1 FROM json_each(places) WHERE value > :fork)"
)


def fork_of(chain: Chain, epoch: str) -> int | None:
    """Return up to where the log of an epoch still stands; None: the chain does not know it."""
    names = [name for name, _ in chain]
    if epoch not in names:
        return None
    return min((after for _, after in chain[names.index(epoch) + 1 :]), default=None)


def meet(local: Local, hello: HelloAnswer) -> None:
    """
    Begin with a server, or go on with the one of before.

    Raises:
        UserError: `sync.other_server`.
    """
    state = local.state
    if state.has_met and (hello.server, hello.partnership) != (state.server, state.partnership):
        raise UserError("sync.other_server")
    if not state.has_met:
        state.chain, state.cursor = list(hello.chain), hello.head
        state.server, state.partnership = hello.server, hello.partnership
        state.durable_seq, state.rights = hello.durable_seq, -1
    state.protocol, state.server_schema = hello.protocol, hello.schema_window[1]


def follow(local: Local, answer: EpochAnswer) -> bool:
    """
    Go on from the fork in the log of a restored server; tell whether it was news.

    Raises:
        UserError: `sync.other_server`: its log never was the one that is known here.
    """
    state, work = local.state, local.work
    chain = list(answer.chain)
    if chain == state.chain:
        return False
    fork = fork_of(chain, state.chain[-1][0]) if state.chain else 0
    if fork is None:
        raise UserError("sync.other_server")
    state.chain, state.cursor, state.hash = chain, min(state.cursor, answer.place), ""
    state.durable_seq, state.rights = min(state.durable_seq, fork), -1
    state.checked_at = None
    work.run(_LOST, fork)
    _complete(work)
    work.run("UPDATE tail SET seq = NULL WHERE seq > ?", fork)
    work.run(_FILES, fork)
    again = work.rows(_AGAIN, fork)
    _forget_places(local, fork)
    work.run("DELETE FROM outbox WHERE position < 0 AND seq > ?", fork)  # see app/sync/past.py
    for root in answer.erased:
        scope.erase(local, root)
    _follow_roots(local, set(answer.roots), answer.place, fork)
    local.flush()
    refresh(local, {(Row(kind, one), root) for kind, one, root in again if root in local.cases})
    return True


def _complete(work: Work) -> None:
    """Write what the tail leaves to the outbox in the rows that are given back."""
    query = "SELECT change_id, row FROM give_back WHERE row LIKE '[%' LIMIT ?"
    while short := work.rows(query, GIVE_BACK_ROWS):
        whole = {row.change_id: row.model_dump_json() for row in whole_rows(work, short)}
        work.many(
            "UPDATE give_back SET row = ? WHERE change_id = ?",
            [(text, one) for one, text in whole.items()],
        )
        gone = [(one,) for one, _ in short if one not in whole]
        work.many("DELETE FROM give_back WHERE change_id = ?", gone)


def _forget_places(local: Local, fork: int) -> None:
    """Forget the places above a fork of the log: they will be given out anew."""
    work = local.work
    work.run("UPDATE record_version SET rev = ? WHERE rev > ?", fork, fork)
    work.run("UPDATE record_version SET place = NULL WHERE place > ?", fork)
    work.run("UPDATE sibling SET place = NULL WHERE place > ?", fork)
    for table in ("unit_version", "base_unit"):
        work.run(_PLACES.format(table=table).replace(":fork", str(int(fork))))
    for kind, record, unit, text in work.rows(
        "SELECT kind, record_id, unit, siblings FROM base_unit WHERE siblings <> '[]'"
    ):
        beside = [
            (one, value, author, _kept(place, fork))
            for one, value, author, place in json.loads(text)
        ]
        work.run(
            "UPDATE base_unit SET siblings = ? WHERE kind = ? AND record_id = ? AND unit = ?",
            *(json.dumps(beside), kind, record, unit),
        )
    for kind, record, text in work.rows("SELECT kind, record_id, facts FROM record_facts"):
        facts = json.loads(text)
        facts["replaced"] = {
            unit: {one: _kept(place, fork) for one, place in some.items()}
            for unit, some in facts["replaced"].items()
        }
        work.run(
            "UPDATE record_facts SET facts = ? WHERE kind = ? AND record_id = ?",
            *(json.dumps(facts), kind, record),
        )


def _kept(place: int | None, fork: int) -> int | None:
    return None if place is None or place > fork else place


def _follow_roots(local: Local, roots: Collection[str], place: int, fork: int) -> None:
    for root, case in list(local.cases.items()):
        if case.walked_at is not None and case.walked_at > fork:
            case.walked_at = fork
            local.put(root, case)
        if root not in roots:
            local.lock(root)
    doubtful = _with_deletes(local)
    for root in sorted(roots):
        case_here = local.cases.get(root)
        if case_here is None or case_here.state is not CaseState.LIVE or root in doubtful:
            local.ask(root, place)


def _with_deletes(local: Local) -> set[str]:
    """
    Return the cases in which something is deleted.

    Whether a delete is in question was told by rows that may be lost; nobody gives those back.
    """
    found = local.work.rows("SELECT DISTINCT root FROM record_version WHERE base_contested")
    for kind in shapes():
        found += local.work.rows(f"SELECT DISTINCT root FROM {kind} WHERE deleted")  # noqa: S608 our own names
    return {root for (root,) in found}


def walk_all(local: Local, head: int) -> None:
    """Fetch everything anew: the log does not go back to what is here. What is own stays."""
    local.state.cursor, local.state.rights = head, -1
    for root, case in list(local.cases.items()):
        if case.state in (CaseState.LIVE, CaseState.WALKING):
            local.ask(root, head)


def rows_to_give_back(work: Work, most: int) -> list[LogRow]:
    """Return the next rows that a restored server lacks, in the order in which they came here."""
    found = work.rows("SELECT row FROM give_back ORDER BY position LIMIT ?", most)
    return [LogRow.model_validate_json(text) for (text,) in found]


def gave_back(local: Local, ids: Sequence[Any]) -> None:
    """Strike off what the server has again, or does not take."""
    local.work.many("DELETE FROM give_back WHERE change_id = ?", [(one,) for one in ids])
