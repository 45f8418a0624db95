"""
Ends a transaction: numbers its rows, chains their hashes, and writes all of it in a few queries.

The counter is the last lock. So numbers have no gaps and stand in the order of commits, and who
sees a number sees all below it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.server.aliases import KIND, needs_of
from app.server.arrays import Into, as_arrays
from app.server.canonical import canonical
from app.server.database import Met, sqlstate
from app.server.known import Known, Line
from app.server.state import Columns, Numbers, columns_of
from app.server.wire import VERDICTS, next_hash, said_of, seal_of
from app.sync.beside import in_thread, in_turn
from app.sync.changes import ChangeId, Verdict

_LOG: Final = Into(
    "log",
    {
        "seq": "bigint",
        "group_no": "bigint",
        "row_kind": "text",
        "root": "text",
        "to_user": "text",
        "change_id": "text",
        "verdict": "smallint",
        "author": "text",
        "group_id": "text",
        "kind": "text",
        "record_id": "text",
        "body": "json",
        "seal": "text",
        "hash": "text",
    },
)
_RECORD: Final = Into(
    "record",
    {
        "kind": "text",
        "id": "text",
        "root": "text",
        "parents": "jsonb",
        "data": "jsonb",
        "version": "text",
        "versions": "jsonb",
        "siblings": "jsonb",
        "author": "text",
        "graph": "jsonb",
        "deleted": "boolean",
        "contested": "boolean",
        "check_sum": "bigint",
        "rev": "bigint",
    },
    "ON CONFLICT (partnership_id, kind, id) DO UPDATE SET parents = excluded.parents,"
    " data = excluded.data, version = excluded.version, versions = excluded.versions,"
    " siblings = excluded.siblings, author = excluded.author, graph = excluded.graph,"
    " deleted = excluded.deleted, contested = excluded.contested,"
    " check_sum = excluded.check_sum, rev = excluded.rev WHERE record.root = excluded.root",
)
_KNOWN: Final = Into(
    "known_change",
    {"change_id": "text", "verdict": "smallint", "seq": "bigint"},
    "ON CONFLICT (partnership_id, change_id)"
    " DO UPDATE SET verdict = excluded.verdict, seq = excluded.seq",
)
_HELD: Final = (
    "INSERT INTO held_change"
    " (partnership_id, change_id, position, seq, root, kind, record_id, author, body)"
    " SELECT %s, u.* FROM unnest(%b::text[], %b::bigint[], %b::bigint[], %b::text[], %b::text[],"
    " %b::text[], %b::text[], %b::json[]) AS u"
)

_ALIAS: Final = (
    "INSERT INTO alias (partnership_id, kind, old_id, new_id)"
    " SELECT %s, u.* FROM unnest(%b::text[], %b::text[], %b::text[]) AS u"
    " ON CONFLICT (partnership_id, kind, old_id) DO UPDATE SET new_id = excluded.new_id"
)
_NO_ALIAS: Final = (
    "DELETE FROM alias WHERE partnership_id = %s AND (kind, old_id) IN"
    " (SELECT unnest(%b::text[]), unnest(%b::text[]))"
)


_UNIQUE: Final = "23505"  # a row of this key is there
_WORTH: Final = 100  # rows that the database writes while this process goes on


class Ended(NamedTuple):
    """Where the log stands after a transaction."""

    numbers: Numbers
    head: int
    as_sent: Mapping[ChangeId, tuple[int, str]]  # group and seal of rows that say what was sent


class Writer:
    """Writes what a transaction added to what was known."""

    def __init__(self, connection: Connection, partnership: str, seal_key: bytes) -> None:
        self._connection, self._partnership, self._key = connection, partnership, seal_key

    def finish(self, known: Known, at: str, decided_by: str | None = None) -> Ended:
        """
        Write all new rows of the log, with their numbers, and what they change.

        Args:
            at: This moment, ISO 8601.
            decided_by: Who freed a held group, when it was a person.
        """
        if not known.lines:
            head, _, durable = self._row(
                "SELECT head, hash, durable_seq FROM feed_head WHERE partnership_id = %s"
            )
            return Ended(Numbers(head, durable, known.verdicts), head, {})
        head, before, durable, members = self._row(
            "UPDATE feed_head SET head = head + %s WHERE partnership_id = %s"
            " RETURNING head, hash, durable_seq, members",
            len(known.lines),
        )
        if members != known.rights.changes:
            raise Met
        numbers = Numbers(head - len(known.lines), durable, known.verdicts)
        rows, as_sent = self._log_rows(known.lines, numbers, before)
        beside = in_thread if len(rows) >= _WORTH else in_turn
        with beside(lambda: self._log(rows, known, numbers)) as written:
            records = _columns(known, numbers)
            written()
        self._records(known, records)
        self._rights(known.lines, numbers)
        self._quarantine(known, numbers, at, decided_by)
        self._aliases(known)
        return Ended(numbers, head, as_sent)

    def _row(self, query: str, *before: object) -> Any:
        return self._connection.exec_driver_sql(query, (*before, self._partnership)).one()

    def _many(self, query: str, rows: Sequence[Sequence[object]]) -> int:
        """Run a query that takes its rows as one array per column; return how many it wrote."""
        if not rows:
            return 0
        columns = list(zip(*rows, strict=True))
        query, values = as_arrays(query, columns)
        return self._connection.exec_driver_sql(query, (self._partnership, *values)).rowcount

    def _into(self, into: Into, rows: Sequence[Sequence[Any]], *, are_new: bool) -> int:
        """Write rows into a table; return how many. Met: one that is new is there by now."""
        if not rows:
            return 0
        query, values = into.query(self._partnership, rows, are_new=are_new)
        try:
            return self._connection.exec_driver_sql(query, tuple(values)).rowcount
        except IntegrityError as error:
            if are_new and sqlstate(error) == _UNIQUE:
                raise Met from error
            raise

    def _log_rows(
        self, lines: Sequence[Line], numbers: Numbers, before: str
    ) -> tuple[list[tuple[Any, ...]], dict[ChangeId, tuple[int, str]]]:
        rows, as_sent = list[tuple[Any, ...]](), {}
        for seq, line in enumerate(lines, numbers.base + 1):
            change, right, body = line.change, line.right, line.said
            group_no, to_user = numbers.real(line.group_no), right.user if right else None
            if change is None:
                one = verdict = author = kind = record = None
                group = ""
            else:
                one, group, author, (kind, record) = change[:4]
                verdict = line.verdict
            begin = (seq, group_no, line.kind, line.root, to_user, one)
            name = None if verdict is None else VERDICTS[verdict]
            said = said_of((self._partnership, *begin, name, author, group), body)
            before, seal = next_hash(before, said), seal_of(self._key, said)
            number = None if verdict is None else int(verdict)
            rows.append((*begin, number, author, group, kind, record, body, seal, before))
            if line.text and one and verdict is Verdict.APPLIED:
                as_sent[one] = group_no, seal
        return rows, as_sent

    def _log(self, rows: Sequence[tuple[Any, ...]], known: Known, numbers: Numbers) -> None:
        """Write the rows, whose last column is the hash of the log up to there, and verdicts."""
        self._into(_LOG, rows, are_new=True)
        self._connection.exec_driver_sql(
            "UPDATE feed_head SET hash = %s WHERE partnership_id = %s",
            (rows[-1][-1], self._partnership),
        )
        self._verdicts(known, numbers)

    def _records(self, known: Known, rows: Sequence[Columns]) -> None:
        new, stored = list[Columns](), list[Columns]()
        for each in rows:
            (new if (each.kind, each.id) in known.new_records else stored).append(each)
        self._into(_RECORD, new, are_new=True)
        if self._into(_RECORD, stored, are_new=False) < len(stored):
            raise Met
        made = [(root, kind) for root, kind in known.made.items() if root in known.new_cases]
        self._many(
            "UPDATE case_root SET kind = u.kind FROM (SELECT %s AS partnership,"
            " unnest(%b::text[]) AS root, unnest(%b::text[]) AS kind) AS u"
            " WHERE partnership_id = u.partnership AND case_root.root = u.root",
            made,
        )

    def _verdicts(self, known: Known, numbers: Numbers) -> None:
        ids = {line.change.id for line in known.lines if line.change}
        for some, are_new in ((ids & known.new_changes, True), (ids - known.new_changes, False)):
            told = [(i, *known.verdicts[i]) for i in sorted(some)]
            rows = [(i, int(verdict), numbers.real(place)) for i, verdict, place in told]
            self._into(_KNOWN, rows, are_new=are_new)

    def _rights(self, lines: Iterable[Line], numbers: Numbers) -> None:
        changes = []
        for seq, line in enumerate(lines, numbers.base + 1):
            if line.right:
                changes.append((line.right, seq, line.kind == "grant"))
        if not changes:
            return
        self._many(
            "INSERT INTO right_change (partnership_id, user_id, root, seq, given)"
            " SELECT %s, u.* FROM unnest(%b::text[], %b::text[], %b::bigint[], %b::boolean[]) AS u",
            [(right.user, right.root, seq, given) for right, seq, given in changes],
        )
        last = {(right.user, right.root): (right, given) for right, _, given in changes}
        self._many(
            "INSERT INTO user_root (partnership_id, user_id, root, level, why)"
            " SELECT %s, u.* FROM unnest(%b::text[], %b::text[], %b::text[], %b::text[]) AS u"
            " ON CONFLICT (partnership_id, user_id, root)"
            " DO UPDATE SET level = excluded.level, why = excluded.why",
            [right for right, given in last.values() if given],
        )
        self._many(
            "DELETE FROM user_root WHERE partnership_id = %s AND (user_id, root) IN"
            " (SELECT unnest(%b::text[]), unnest(%b::text[]))",
            [(right.user, right.root) for right, given in last.values() if not given],
        )

    def _quarantine(self, known: Known, numbers: Numbers, at: str, decided_by: str | None) -> None:
        last = {line.change.id: line for line in known.lines if line.change}
        held = [
            (group, i, last[i]) for group in known.held.values() for i in group.ids if i in last
        ]
        new = {group.name: group for group, _, _ in held if group.position > numbers.base}
        groups = [
            (numbers.real(g.position), g.name, g.author, g.obstacle.reason,
             canonical(g.obstacle.fields), at, "held", g.laptop)
            for g in new.values()
        ]  # fmt: skip
        self._many(
            "INSERT INTO quarantine"
            " (partnership_id, position, group_id, author, reason, fields, since, state, laptop)"
            " SELECT %s, u.* FROM unnest(%b::bigint[], %b::text[], %b::text[], %b::text[],"
            " %b::json[], %b::text[], %b::text[], %b::text[]) AS u",
            groups,
        )
        rows, needs = [], []
        for group, i, line in held:
            change = known.changes[i]
            place = numbers.real(known.verdicts[i][1])
            rows.append((i, numbers.real(group.position), place, change.root, *change.row,
                         change.author, line.said))  # fmt: skip
            needs += [(one, i) for one in {row.id for row in needs_of(change)}]
        self._many(_HELD, rows)
        self._many(
            "INSERT INTO held_need (partnership_id, record_id, change_id)"
            " SELECT %s, u.* FROM unnest(%b::text[], %b::text[]) AS u",
            needs,
        )
        self._freed(known, decided_by)

    def _aliases(self, known: Known) -> None:
        before, now = known.aliases.before, known.aliases.now
        self._many(_NO_ALIAS, [(KIND, old) for old in sorted(before.keys() - now.keys())])
        self._many(_ALIAS, [(KIND, old, new) for old, new in sorted(now.items() - before.items())])

    def _freed(self, known: Known, decided_by: str | None) -> None:
        if not known.freed:
            return
        freed = [(i,) for i in sorted(known.freed)]
        rejected = any(known.verdicts[i][0] is Verdict.REJECTED for i in known.freed)
        for table in ("held_need", "held_change"):
            self._many(
                f"DELETE FROM {table} WHERE partnership_id = %s AND change_id = ANY(%b::text[])",  # noqa: S608 names are ours, values are bound
                freed,
            )
        self._connection.exec_driver_sql(
            "UPDATE quarantine q SET state = %s, decided_by = %s"
            " WHERE partnership_id = %s AND state = 'held' AND NOT EXISTS (SELECT 1 FROM"
            " held_change h WHERE h.partnership_id = q.partnership_id"
            " AND h.position = q.position)",
            ("rejected" if rejected else "applied", decided_by, self._partnership),
        )


def _columns(known: Known, numbers: Numbers) -> list[Columns]:
    return [
        columns_of(
            row,
            known.records[row],
            numbers.real(place),
            contested=row in known.contested,
            at=numbers,
            said=known.data_of(row),
        )
        for row, place in sorted(known.touched.items())
    ]
