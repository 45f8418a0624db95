"""Own changes, from the outbox until they are safe at the server (SYNC, section 7)."""

import json
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from app.core.json_bytes import read_json
from app.storage.applying import Work
from app.storage.capture import INSERT
from app.storage.typed_rows import parents_in, parents_of, shapes
from app.sync.changes import Row
from app.sync.handed import Said
from app.sync.kept import json_text, listed
from app.sync.local import CaseState, Local
from app.sync.own_rows import OwnLine
from app.sync.protocol import ChangeAnswer
from app.sync.wire import APPLIED, RANK, REJECTED

_NO_PARENTS: Final[list[str]] = []
_LINE: Final = (
    "SELECT position, change_id, coalesce(sent_group, change_group), kind, record_id, root, unit,"
    " value, parents, covers, knew, made_at, revision, coalesce(sent_place, position) AS place,"
    " actor FROM outbox INDEXED BY ix_outbox_waiting WHERE done = 0 AND verdict IS NULL"
)
# Lines that were folded have a place; the others stand where they were written
_WAITING: Final = (
    f"SELECT * FROM (SELECT * FROM ({_LINE} AND sent_place > ? ORDER BY sent_place LIMIT ?)"  # noqa: S608 our own names
    f" UNION ALL SELECT * FROM ({_LINE} AND sent_place IS NULL AND position > ?"
    " ORDER BY position LIMIT ?)) ORDER BY place LIMIT ?"
)


class Limits(NamedTuple):
    """What one request may hold."""

    changes: int
    size: int  # bytes of values, before compression


class Batch(NamedTuple):
    """The groups of one request, all made in one version of the database."""

    groups: list[Said]  # as `WireGroup` has them
    revision: int
    lines: dict[str, OwnLine]  # of each change
    above: dict[Row, list[tuple[str, str]]]  # of their records those that they hang under
    last: int  # place of the last one


def next_batch(local: Local, limits: Limits, after: int = 0) -> Batch | None:
    """
    Take the next whole groups after a place, and mark them as sent; None: nothing waits.

    Commit before they go: whatever becomes of the request, they are sent again as they are.
    """
    lines = _waiting(local.work, after, limits.changes + 1)
    if not lines:
        return None
    chosen = _whole_groups(lines, limits)
    if not chosen:  # the first group is larger than a request usually is
        group = lines[0][2]
        every = _waiting(local.work, after, -1)
        chosen = [line for line in every if line[2] == group]
    local.work.run(
        "UPDATE outbox SET sent = 1 WHERE position IN (SELECT value FROM json_each(?))",
        json.dumps([line[0] for line in chosen]),
    )
    return _batch(local.work, chosen)


def _waiting(work: Work, after: int, most: int) -> list[Any]:
    return work.rows(_WAITING, after, most, after, most, most)


def _whole_groups(lines: Sequence[Any], limits: Limits) -> list[Any]:
    chosen: list[Any] = []
    size = 0
    for n, line in enumerate(lines):
        is_end = n + 1 == len(lines) or lines[n + 1][2] != line[2]
        size += len(line[7]) + 200
        if n >= limits.changes or size > limits.size or line[12] != lines[0][12]:
            break
        if is_end and not (n + 1 == len(lines) and len(lines) > limits.changes):
            chosen = list(lines[: n + 1])
    return chosen


def _batch(work: Work, lines: Sequence[Any]) -> Batch:
    above = _above(work, lines)
    laptop = laptops(work)
    groups: dict[str, tuple[str, list[Said]]] = {}
    sent: dict[str, OwnLine] = {}
    for line in lines:
        at, one, group, kind, record, root, unit, value, parents, covers, knew, made_at, *_ = line
        row = Row(kind, record)
        sent[one] = OwnLine(
            one, row, root, group, line[14], unit, parents, covers, knew, made_at, at
        )
        units: Said
        if unit == INSERT:
            units = {name: (part, _NO_PARENTS) for name, part in read_json(value).items()}
        else:
            units = {unit: (read_json(value), listed(parents))}
        change: dict[str, Any] = {
            "id": one, "kind": kind, "row": record, "root": root, "units": units,
            "made_at": made_at, "laptop": laptop(at),
        }  # fmt: skip
        if over := above.get(row):
            change["parents_of_row"] = over
        if covers != "[]":
            change["covers"] = listed(covers)
        if knew is not None:
            change["knew"] = read_json(knew)
        groups.setdefault(group, (made_at, []))[1].append(change)
    wire: list[Said] = [
        {"group": name, "made_at": at, "changes": some} for name, (at, some) in groups.items()
    ]
    return Batch(wire, lines[0][12], sent, above, max(line[13] for line in lines))


def laptops(work: Work) -> Callable[[int], str]:
    """Return what gives the name of the laptop of a line, by its position."""
    found = work.rows("SELECT since, name FROM replica ORDER BY since")
    since, names = [one for one, _ in found], ["", *(name for _, name in found)]
    return lambda position: names[bisect_right(since, position)]


def _above(work: Work, lines: Sequence[Any]) -> dict[Row, list[tuple[str, str]]]:
    by_kind: dict[str, set[str]] = {}
    for line in lines:
        by_kind.setdefault(line[3], set()).add(line[4])
    found: dict[Row, list[tuple[str, str]]] = {}
    for kind, ids in by_kind.items():
        if shapes()[kind].parents:
            here = parents_of(work, kind, sorted(ids))
            here |= _above_as_written(work, kind, ids - here.keys())
            found |= {Row(kind, record): above for record, above in here.items()}
    return found


def _above_as_written(
    work: Work, kind: str, ids: Collection[str]
) -> dict[str, list[tuple[str, str]]]:
    """
    Return what own new records that are not on the screen hang under, as they were written.

    They went with their case, or with the record above them, and a restored server lost them.
    """
    if not ids:
        return {}
    values: dict[str, dict[str, Any]] = {}
    for record, unit, value in work.rows(
        "SELECT record_id, unit, value FROM outbox WHERE is_own AND kind = ?"
        " AND record_id IN (SELECT value FROM json_each(?)) ORDER BY position",
        *(kind, json.dumps(sorted(ids))),
    ):
        if unit == INSERT:
            values[record] = json.loads(value)
        elif record in values:
            values[record][unit] = json.loads(value)
    return {record: parents_in(kind, units) for record, units in values.items()}


def take_answers(local: Local, answers: Mapping[str, ChangeAnswer]) -> set[str]:
    """Note verdicts on own changes; return the cases that were erased at the server."""
    erased = [one for one, answer in answers.items() if answer.verdict == "erased"]
    note_verdicts(local.work, (one for one in answers.items() if one[1].verdict != "erased"))
    roots = local.work.rows(
        "SELECT DISTINCT root FROM outbox WHERE change_id IN (SELECT value FROM json_each(?))",
        json.dumps(erased),
    )
    return {root for (root,) in roots}


def note_verdicts(work: Work, answers: Iterable[tuple[str, ChangeAnswer]]) -> None:
    """Note verdicts that are not lower than the ones known, unless the change has ended."""
    verdicts: dict[str, dict[str, int | None]] = {}
    reasons = []
    for one, answer in answers:
        verdicts.setdefault(answer.verdict, {})[one] = answer.seq
        if answer.reason is not None:  # else it was told before
            reasons.append((answer.reason, json_text(answer.fields), one))
    for verdict, seqs in verdicts.items():
        work.run(_VERDICT, verdict, json.dumps(seqs), *_LOWER[verdict])
    work.many(_REASON, reasons)
    if APPLIED in verdicts:
        work.run(_NO_REASON, json.dumps(list(verdicts[APPLIED])))


_VERDICT: Final = (
    "UPDATE outbox SET verdict = ?, seq = said.value FROM json_each(?) AS said"
    " WHERE change_id = said.key AND is_own AND NOT closed"
    " AND (verdict IS NULL OR verdict IN (?, ?, ?))"
)
_REASON: Final = "UPDATE outbox SET reason = ?, fields = ? WHERE change_id = ? AND is_own"
_NO_REASON: Final = (
    "UPDATE outbox SET reason = NULL, fields = '[]' WHERE is_own AND reason IS NOT NULL"
    " AND change_id IN (SELECT value FROM json_each(?))"
)
# Of each verdict those that it may take the place of, three of them
_LOWER: Final = {
    one: (*(name for name, low in RANK.items() if name and low <= rank), one, one)[:3]
    for one, rank in RANK.items()
    if one
}

_END_OWN: Final = (
    "UPDATE outbox SET verdict = 'applied', seq = ?, reason = NULL, fields = '[]', in_base = 1,"
    " done = ? WHERE position = ? AND is_own AND done = 0 AND in_base = 0 AND NOT closed"
    " AND verdict IS NOT 'erased'"
)
_UNCONFIRMED: Final = (
    "done = 0 AND is_own AND in_base = 0 AND NOT closed AND verdict = ? AND seq <= "
)
_NAMED: Final = "RETURNING kind, record_id, root"
_BY_CURSOR: Final = f"WHERE {_UNCONFIRMED} ? {_NAMED}"
_BY_WALK: Final = (
    f"FROM json_each(?) AS w WHERE outbox.root = w.key AND {_UNCONFIRMED} w.value {_NAMED}"
)
_AFTER: Final = {APPLIED: "in_base = 1", REJECTED: "closed = 1"}
# Lines of a case are looked up by the case, the others by their place
_PASS: Final = {
    verdict: (
        f"UPDATE outbox INDEXED BY ix_outbox_passed SET {after} {_BY_CURSOR}",  # noqa: S608 our own names
        f"UPDATE outbox INDEXED BY ix_outbox_journal SET {after} {_BY_WALK}",  # noqa: S608 our own names
    )
    for verdict, after in _AFTER.items()
}


def end_own(work: Work, places: Iterable[tuple[int, int]], durable: int) -> None:
    """
    End own changes that the log has as they were sent, also when their answer was not noted yet.

    Args:
        places: In the log, and in the outbox.
        durable: Up to here no restore can lose them.
    """
    work.many(_END_OWN, ((seq, seq <= durable, at) for seq, at in places))


def confirm(local: Local) -> set[tuple[Row, str]]:
    """
    End own changes that the cursor, or a walk of their case, has passed.

    Returns:
        Their records, with the case: what the screen shows of them may come out otherwise.
    """
    local.flush()
    cursor, work = local.state.cursor, local.work
    walked = json.dumps(_walked_above(local, cursor))
    rows: list[Any] = []
    for verdict, (by_cursor, by_walk) in _PASS.items():
        rows += work.rows(by_cursor, verdict, cursor)
        rows += work.rows(by_walk, walked, verdict)
    return {(Row(kind, record), root) for kind, record, root in rows}


def _walked_above(local: Local, cursor: int) -> dict[str, int]:
    """Return the cases that a walk brought further than the log, and how far."""
    return {
        root: case.walked_at
        for root, case in local.cases.items()
        if case.state is not CaseState.LEAVING
        and case.walked_at is not None
        and case.walked_at > cursor
    }


def is_passed(local: Local, answers: Mapping[str, ChangeAnswer]) -> bool:
    """Tell whether the cursor, or a walk, has passed one of these places already."""
    place = passed_place(local)
    return any(answer.seq is not None and answer.seq <= place for answer in answers.values())


def passed_place(local: Local) -> int:
    """Return up to where the cursor, or a walk, has passed the log."""
    walked = (case.walked_at for case in local.cases.values() if case.walked_at is not None)
    return max(local.state.cursor, max(walked, default=0))


def trim(local: Local, durable: int) -> None:
    """Forget what no restore can lose any more; history keeps the lines of cases that are here."""
    state, work = local.state, local.work
    state.durable_seq = max(state.durable_seq, durable)
    work.run("DELETE FROM tail WHERE seq <= ?", state.durable_seq)
    done = work.rows(
        "UPDATE outbox INDEXED BY ix_outbox_passed SET done = 1"
        " WHERE done = 0 AND in_base IN (0, 1) AND seq > 0 AND seq <= ?"
        " AND (in_base OR closed) RETURNING root",
        state.durable_seq,
    )
    gone = {root for (root,) in done} - local.cases.keys()
    work.many(
        "DELETE FROM outbox WHERE done = 1 AND root = ?"
        " AND NOT EXISTS (SELECT 1 FROM record_version v WHERE v.root = outbox.root)",
        [(root,) for root in gone],
    )
