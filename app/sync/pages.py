"""A page of the log is taken in: one transaction, or nothing of it (SYNC, section 11)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from app.storage.typed_rows import shapes
from app.sync import journal, scope
from app.sync.changes import Bones, Row
from app.sync.joining import Joining
from app.sync.kept import Learned, load, read_values
from app.sync.local import Case, CaseState, Local
from app.sync.own_rows import (
    InLog,
    OwnLine,
    above_of,
    lines_of,
    short_text,
    values_of_lines,
    whole_rows,
)
from app.sync.protocol import ChangeAnswer, LogRow, PullAnswer
from app.sync.scope import drop_orphans
from app.sync.told import OwnLearned, Told
from app.sync.wire import APPLIED, REJECTED, said_in

_TAIL: Final = (
    "INSERT INTO tail (change_id, seq, kind, record_id, root, row) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (change_id) DO UPDATE SET seq = excluded.seq, row = excluded.row"
)
NO_OWN: Final[Mapping[int, InLog]] = {}
_STAGE: Final = "INSERT INTO staging_log (root, seq, row) VALUES (?, ?, ?)"


@dataclass(slots=True)
class Facts:
    """What some rows of the log tell of the records that are here."""

    told: dict[Row, Told] = field(default_factory=dict)
    tail: list[tuple[Any, ...]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    own: dict[Row, list[OwnLearned]] = field(default_factory=dict)

    def of(self, row: Row, root: str) -> Told:
        """Return what is told of one record."""
        return self.told.setdefault(row, Told(root))

    def forget(self, root: str) -> None:
        """Leave out a case."""
        self.told = {row: told for row, told in self.told.items() if told.root != root}
        self.tail = [late for late in self.tail if late[4] != root]
        self.own = {row: some for row, some in self.own.items() if some[0].line.root != root}

    def learn(self, row: LogRow, me: str, durable: int) -> None:
        """Note one row of the log, of a case that is here."""
        if row.row_kind == "question":
            name = Row(row.body["kind"], row.body["id"])
            if name.kind in shapes():
                self.of(name, row.root).contested = bool(row.body["contested"])
            return
        kind = str(row.body.get("kind", ""))
        shape = shapes().get(kind)
        said = said_in(row, shape.units if shape else ())
        if said is None:
            return
        name, one = said.change.row, said.change.id
        if row.seq > durable and (
            row.verdict == APPLIED or (row.verdict == REJECTED and row.author == me)
        ):
            text = row.model_dump_json()
            self.tail.append((one, row.seq, *name, row.root, text))
        if shape and said.change.units:
            self.ids.add(one)
            self.of(name, row.root).learned.append(Learned(said.change, row.seq, said.origin))

    def learn_own(self, line: OwnLine, seq: int, text: str, durable: int) -> None:
        """Note an own change; `text`: what the tail keeps of it."""
        if seq > durable:
            self.tail.append((line.change_id, seq, *line.row, line.root, text))
        if line.row.kind in shapes():
            self.of(line.row, line.root)
            self.own.setdefault(line.row, []).append(OwnLearned(line, seq))


class Page:
    """Takes one page in, row by row."""

    def __init__(self, local: Local, answer: PullAnswer, own: Mapping[int, InLog] = NO_OWN) -> None:
        self._local, self._answer = local, answer
        self._in_log = {seq: row for seq, row in own.items() if answer.from_ < seq <= answer.to}
        unread = [row.change_id for row in self._in_log.values() if row.line is None]
        self._lines = lines_of(local.work, unread) if unread else {}
        self._above = above_of(local.work, self._lines.values())
        self._laptop = journal.laptops(local.work)
        self._durable = max(local.state.durable_seq, answer.durable_seq)
        self._facts = Facts()
        self._own = self._own_answered()
        self._verdicts: list[tuple[str, ChangeAnswer]] = []
        self._passed: list[tuple[int, int]] = []  # place in the log, and in the outbox
        self._staged: list[tuple[str, int, str]] = []
        self._refresh: set[tuple[Row, str]] = set()
        self.received: set[Row] = set()

    def _own_answered(self) -> dict[str, tuple[str, int] | None]:
        """Return which changes of the page were made here, with what is known to be their end."""
        ids = [row.change_id for row in self._answer.rows if row.change_id]
        query = (
            "SELECT change_id, verdict, seq, reason FROM outbox WHERE is_own"
            " AND change_id IN (SELECT value FROM json_each(?))"
        )
        return {
            one: (verdict, seq) if verdict == APPLIED and reason is None else None
            for one, verdict, seq, reason in self._local.work.rows(query, json.dumps(ids))
        }

    def take(self) -> bool:
        """Take it in; tell whether it was a page for this place of this log."""
        local, answer = self._local, self._answer
        if list(answer.chain) != local.state.chain or answer.from_ != local.state.cursor:
            return False
        own = sorted(self._in_log.items(), reverse=True)
        for row in answer.rows:
            while own and own[-1][0] < row.seq:
                self._take_own(*own.pop())
            _TAKE[row.row_kind](self, row)
        while own:
            self._take_own(*own.pop())
        self._follow_roots()
        local.state.cursor, local.state.hash = answer.to, answer.hash
        local.work.many(_STAGE, self._staged)
        journal.end_own(local.work, self._passed, self._durable)
        journal.note_verdicts(local.work, self._verdicts)
        self._refresh |= journal.confirm(local)
        for name, root in self._refresh:
            if name.kind in shapes() and root in local.cases:
                self._facts.of(name, root)
        join(local, self._facts, self._durable)
        journal.trim(local, answer.durable_seq)
        return True

    def _take_own(self, seq: int, row: InLog) -> None:
        """Take an own change that is in the log as it was sent; its row did not come."""
        line = row.line or self._lines.get(row.change_id)
        if line is None:
            return
        case = self._local.cases.get(line.root)
        is_here = case is not None and case.state in (CaseState.NEW, CaseState.LIVE)
        if is_here and seq <= _walked(case):
            is_here = False
        is_walked = case is not None and case.state is CaseState.WALKING
        if is_here or is_walked:
            above = row.above if row.line else self._above.get(line.row, ())
            text = short_text(seq, row, self._laptop(line.position), above)
        if is_here:
            self._facts.learn_own(line, seq, text, self._durable)
            self._passed.append((seq, line.position))
            return
        self._verdicts.append((row.change_id, ChangeAnswer(verdict=APPLIED, seq=seq)))
        if is_walked:
            for whole in whole_rows(self._local.work, [(line.change_id, text)]):
                self._staged.append((line.root, seq, whole.model_dump_json()))

    def _follow_roots(self) -> None:
        """Keep the cases that are lost for reading, and have those walked that are new."""
        local, answer = self._local, self._answer
        local.state.rights = answer.rights
        if answer.same_roots:
            return
        has = set(answer.roots)
        for root, case in list(local.cases.items()):
            if root not in has and case.state in (CaseState.LIVE, CaseState.WALKING):
                local.lock(root)
        for root in has - local.cases.keys():
            local.ask(root, answer.to)

    # -- rows, by kind ---------------------------------------------------------------------------

    def _erase(self, row: LogRow) -> None:
        self._facts.forget(row.root)
        self._staged = [one for one in self._staged if one[0] != row.root]
        scope.erase(self._local, row.root)

    def _grant(self, row: LogRow) -> None:
        local, root = self._local, row.root
        if row.to_user != local.me:
            return
        case, level = local.cases.get(root), str(row.body.get("level", "edit"))
        if case and case.state in (CaseState.NEW, CaseState.LIVE):
            local.put(root, Case(CaseState.LIVE, level, case.asked_at, case.walked_at))
        elif _walked(case) < row.seq:
            local.ask(root, row.seq, level)
            self._staged = [one for one in self._staged if one[0] != root]

    def _revoke(self, row: LogRow) -> None:
        case = self._local.cases.get(row.root)
        if row.to_user == self._local.me and case and _walked(case) < row.seq:
            self._local.lock(row.root)

    def _blob(self, row: LogRow) -> None:
        self._local.work.run(
            "INSERT INTO blob_case (sha256, root, available_seq) VALUES (?, ?, ?)"
            " ON CONFLICT (sha256, root) DO UPDATE SET available_seq = excluded.available_seq",
            *(row.body["sha256"], row.root, row.seq),
        )

    def _change(self, row: LogRow) -> None:
        local = self._local
        if row.change_id in self._own:
            self._note_own(row)
        case = local.cases.get(row.root)
        if case is None or case.state is CaseState.LEAVING:
            return
        if case.state is CaseState.WALKING:
            self._staged.append((row.root, row.seq, row.model_dump_json()))
        elif row.seq > _walked(case):
            if row.row_kind == "verdict" and "units" not in row.body:
                self._own_bones(row)
            self._facts.learn(row, local.me, self._durable)
            if row.author != local.me and row.verdict == APPLIED and "kind" in row.body:
                self.received.add(Row(str(row.body["kind"]), str(row.body["row"])))

    def _note_own(self, row: LogRow) -> None:
        if row.change_id and row.verdict and self._own[row.change_id] != (row.verdict, row.seq):
            fields = [str(one) for one in row.body.get("fields") or ()]
            answer = ChangeAnswer(
                verdict=row.verdict, seq=row.seq, reason=row.body.get("reason"), fields=fields
            )
            self._verdicts.append((row.change_id, answer))

    def _own_bones(self, row: LogRow) -> None:
        """Note an own change that is not applied: the log tells of it without what it would do."""
        if row.verdict == APPLIED:
            return
        for kind, record, unit, parents, covers in self._local.work.rows(
            "SELECT kind, record_id, unit, parents, covers FROM outbox WHERE change_id = ?",
            row.change_id,
        ):
            if kind in shapes() and unit in shapes()[kind].units and row.change_id:
                names = frozenset((*json.loads(parents), *json.loads(covers)))
                bones = Bones(row.change_id, Row(kind, record), {unit: names})
                self._facts.of(bones.row, row.root).learned.append(Learned(bones, row.seq))


def _walked(case: Case | None) -> int:
    return -1 if case is None or case.walked_at is None else case.walked_at


_TAKE: Final = {
    "erase": Page._erase,  # noqa: SLF001 its own
    "grant": Page._grant,  # noqa: SLF001 its own
    "revoke": Page._revoke,  # noqa: SLF001 its own
    "blob": Page._blob,  # noqa: SLF001 its own
    "change": Page._change,  # noqa: SLF001 its own
    "verdict": Page._change,  # noqa: SLF001 its own
    "question": Page._change,  # noqa: SLF001 its own
}


def join(local: Local, facts: Facts, durable: int) -> None:
    """Join facts to the records that are here."""
    local.work.many(_TAIL, facts.tail)
    known = local.work.rows(
        "SELECT change_id FROM outbox WHERE change_id IN (SELECT value FROM json_each(?))",
        json.dumps(sorted(facts.ids)),
    )
    own = frozenset(one.line.change_id for some in facts.own.values() for one in some)
    joining = Joining(local.writing, own.union(one for (one,) in known), durable)
    kept = load(local.work, facts.told)
    settled = {
        row
        for row, some in facts.own.items()
        if joining.plain.joined_own(kept[row], facts.told[row], some)
    }
    rest = {row: some for row, some in facts.own.items() if row not in settled}
    values = values_of_lines(local.work, (one.line for some in rest.values() for one in some))
    for row, lines in rest.items():
        facts.told[row].learn(lines, values)
    facts.told = {row: told for row, told in facts.told.items() if row not in settled}
    units = {row: told.units(kept[row]) for row, told in facts.told.items()}
    wanted: dict[str, set[str]] = defaultdict(set)
    for row, some in units.items():
        wanted[row.kind] |= some
    read_values(local.work, {row: kept[row] for row in facts.told}, wanted)
    for row, told in facts.told.items():
        if kept[row].version is not None or told.learned or _has_rows(local, told.root):
            joining.join(kept[row], told, units[row])
    local.flush()
    alone = [row for row, told in facts.told.items() if not told.learned]
    drop_orphans(local, [row for row in alone if kept[row].version is None])


def _has_rows(local: Local, root: str) -> bool:
    """Tell whether own records of a case may get a row: what they hang under is here too."""
    case = local.cases.get(root)
    return case is not None and case.state in (CaseState.LIVE, CaseState.NEW)


def refresh(local: Local, rows: Iterable[tuple[Row, str]]) -> None:
    """Work out anew what the screen shows of records whose own changes changed."""
    facts = Facts()
    for name, root in rows:
        if name.kind in shapes():
            facts.of(name, root)
    join(local, facts, local.state.durable_seq)
