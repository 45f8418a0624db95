"""The server of the model behind the messages of the protocol."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from app.sync.changes import Change, ChangeId, Edit, Knew, Row, Value, Verdict
from app.sync.check_sums import MODULUS, bucket, check_sum, usual_head
from app.sync.graph import Record
from app.sync.link import Closed, EpochChanged, Unauthorized
from app.sync.protocol import (
    BUCKETS,
    CheckAnswer,
    EpochAnswer,
    GiveBackAnswer,
    HelloAnswer,
    HistoryAnswer,
    LogRow,
    PullAnswer,
    PushAnswer,
    WalkAnswer,
    WireChange,
)
from app.sync.text_merge import merge_texts
from tests.sync.model.central import Central, Line
from tests.sync.model.facts import Key
from tests.sync.model.merging import Merging
from tests.sync.model.witness import Witness
from tests.sync.program_heart import ProgramHeart

NAMES = {Verdict.HELD: "held", Verdict.REJECTED: "rejected", Verdict.APPLIED: "applied"}
NO_ROW = Row("", "")
VERDICTS = {name: verdict for verdict, name in NAMES.items()}


class TextMerging(Merging):
    """Merges what is really typed, and names it as all changes are named."""

    def name(self, key: Key, base: ChangeId, one: ChangeId, other: ChangeId) -> ChangeId:
        return sha256("\n".join((*key[0], key[1], base, one, other)).encode()).hexdigest()[:32]

    def joined(self, base: Value, one: Value, other: Value) -> Value | None:
        found = merge_texts(str(base), str(one), str(other))
        return None if found is None else found.text


@dataclass(frozen=True)
class Question(Line):
    """Whether a record is in question."""

    row: Row = NO_ROW
    contested: bool = False


class FakeCentral(Central):
    """With the kinds of the program, and a row of the log for each question."""

    case_kind, note = "enterprise", "purpose"
    merging_of = TextMerging
    is_open = True  # else laptops only give back and hand in, after a restore

    def _read(self, log: list[Line]) -> None:
        self.asked: set[Row] = set()
        super()._read(log)

    def _append(self, line: Line) -> None:
        super()._append(line)
        if isinstance(line, Question):
            (self.asked.add if line.contested else self.asked.discard)(line.row)
        elif line.kind == "erase":
            self.asked = {row for row in self.asked if self.heart.exists(row)}

    def ask(self) -> None:
        """Tell what came into question, and what went out of it; at the end of each request."""
        now = {row for row in self.heart.records if self.heart.contested(row)}
        for row in sorted(now ^ self.asked):
            root = self.heart.records[row][0]
            self._append(Question("question", root, row=row, contested=row in now))

    def _told(self, user: str, seq: int) -> Line | None:
        line = self.log[seq - 1]
        if isinstance(line, Question):
            return line if self._lends(user, line.root, seq) else None
        return super()._told(user, seq)

    def chain(self) -> list[tuple[str, int]]:
        return [(str(n), fork) for n, fork in enumerate([0, *self.forks[1:]])]

    def rights_at(self, user: str) -> int:
        places = [at for (who, _), some in self.rights.items() if who == user for at, _ in some]
        return max(places, default=0)


class FakeServer:
    """Answers the messages of one person; all persons share one central."""

    def __init__(self, central: FakeCentral, user: str, page: int) -> None:
        self.central, self.user, self.page = central, user, page

    def hello(self, _request: Any) -> HelloAnswer:
        central = self.central
        return HelloAnswer(
            protocol=1,
            schema_window=(1, 99),
            server="5e" * 16,
            partnership="9a" * 16,
            chain=central.chain(),
            head=len(central.log),
            durable_seq=central.durable,
            closed=not central.is_open,
            server_time="2026-03-02T09:00:00+00:00",
            limits={"push_changes": 2 * self.page, "page_rows": self.page},
        )

    def _epoch(self, chain: Any) -> int:
        names = [name for name, _ in self.central.chain()]
        return names.index(chain[-1][0])

    def push(self, request: Any) -> PushAnswer:
        groups = [
            [_change(one, group.group, self.user) for one in group.changes]
            for group in request.groups
        ]
        epoch = self._epoch(request.chain)
        kind, _, *rest = self.central.push(epoch, self.user, request.cursor, groups)
        if kind == "epoch":
            self._tell_epoch(rest)
        self.central.ask()
        answers, durable = rest
        return PushAnswer(
            changes={
                one: {"verdict": "erased"}
                if verdict < 0
                else {"verdict": NAMES[Verdict(verdict)], "seq": seq, "reason": _reason(verdict)}
                | self._as_sent(seq, groups)
                for one, verdict, seq in answers
            },
            durable_seq=durable,
            head=len(self.central.log),
            server_time="2026-03-02T09:00:00+00:00",
        )

    def _require_open(self) -> None:
        if not self.central.is_open:
            raise Closed("server.closed")

    def _as_sent(self, seq: int | None, groups: list[list[Change]]) -> dict[str, Any]:
        """What the answer tells of a change that stands in the log as it was sent."""
        line = self.central.log[seq - 1] if seq else None
        sent = [change for group in groups for change in group]
        is_same = line and line.kind == "change" and line.verdict is Verdict.APPLIED
        return {"group_no": seq, "seal": "5ea1"} if is_same and line.change in sent else {}

    def _tell_epoch(self, rest: list[Any]) -> None:
        place, _, roots, _, _ = rest
        raise EpochChanged(
            EpochAnswer(
                chain=self.central.chain(),
                place=place,
                roots=sorted(roots),
                erased=sorted(self.central.erased),
            )
        )

    def pull(
        self, chain: Any, cursor: int, limit: int, rights: int = -1, have: str = ""
    ) -> PullAnswer:
        central = self.central
        kind, _, *rest = central.pull(self._epoch(chain), self.user, cursor, limit)
        if kind == "epoch":
            self._tell_epoch(rest)
        self._require_open()
        start, end, rows, roots, durable = rest
        known = _places(have)
        if len(known) >= limit:
            end = min(end, max(known))
            rows = [(seq, line) for seq, line in rows if seq <= end]
        same = central.rights_at(self.user) == rights
        return PullAnswer.model_validate(
            {
                "chain": central.chain(),
                "from": start,
                "to": end,
                "head": len(central.log),
                "hash": "",
                "rows": [self._row(seq, line) for seq, line in rows if seq not in known],
                "roots": [] if same else sorted(roots),
                "gone": [],
                "rights": central.rights_at(self.user),
                "same_roots": same,
                "more": end < len(central.log),
                "durable_seq": durable,
            }
        )

    def _row(self, seq: int, line: Line) -> LogRow:
        row = {"seq": seq, "group_no": seq, "root": line.root, "row_kind": line.kind}
        if isinstance(line, Question):
            said = {"kind": line.row.kind, "id": line.row.id, "contested": line.contested}
            return LogRow(**row, body=said)
        if line.kind == "right":
            row["row_kind"] = "grant" if line.given else "revoke"
            return LogRow(**row, to_user=line.user, body={"user": line.user, "level": "edit"})
        c = line.change
        if c is None:
            return LogRow(**row)
        about = {"change_id": c.id, "verdict": NAMES[line.verdict]}
        about |= {"author": c.author, "group": c.group}
        if line.kind == "verdict":
            body = {"reason": _reason(line.verdict), "fields": []}
            return LogRow(**row, **about, body={} if line.verdict is Verdict.APPLIED else body)
        if line.verdict is Verdict.APPLIED or c.author == self.user:
            body = _body(c)
        else:
            units = {unit: sorted(c.replaces(unit)) for unit in c.units}
            body = {"id": c.id, "kind": c.row.kind, "row": c.row.id, "units": units}
        return LogRow(**row, **about, body=body)

    def walk(
        self, chain: Any, *, roots: Any = (), kind: str = "", after: Any = None, limit: int
    ) -> WalkAnswer:
        central = self.central
        mine = central._roots(self.user)
        if set(roots) - mine or self._epoch(chain) != central.epoch:
            raise Unauthorized("server.not_allowed")
        self._require_open()
        found, late = {}, []
        for root in sorted(set(roots) or mine):
            _, _, _, _, part, since, _ = central.walk(central.epoch, self.user, root)
            found |= part.kept
            late += since
        names = sorted(
            row for row in found if row > tuple(after or ("", "")) and kind in ("", row.kind)
        )
        page = names[:limit]
        return WalkAnswer(
            chain=central.chain(),
            rows=[self._walk_row(row, found[row]) for row in page],
            rows_since_durable=[
                self._row(seq, line) for seq, line in late if line.change.row in page
            ],
            last=page[-1] if len(page) < len(names) else None,
            head=len(central.log),
        )

    def _walk_row(self, row: Row, record: Record) -> Any:
        version = record.version
        usual = usual_head(version)
        shown = {unit: record.shown(unit) for unit in version}
        heads = {unit: record.heads(unit) for unit in version}
        return {
            "kind": row.kind,
            "id": row.id,
            "parents": record.above,
            "root": record.root,
            "data": {unit: heads[unit][one].value for unit, one in shown.items()},
            "authors": {unit: heads[unit][one].author for unit, one in shown.items()},
            "author": next((h[usual].author for h in heads.values() if usual in h), ""),
            "version": usual,
            "versions": {
                unit: [shown[unit], *sorted(set(ids) - {shown[unit]})]
                for unit, ids in version.items()
                if ids != {usual}
            },
            "siblings": {
                unit: [
                    (one, head.value, head.author, record.places.get(one))
                    for one, head in heads[unit].items()
                    if one != shown[unit]
                ]
                for unit in version
                if len(heads[unit]) > 1
            },
            "contested": row in self.central.asked,
            "rev": len(self.central.log),
            "replaced": {u: sorted(unit.replaced) for u, unit in record.units.items()},
            "bones": {
                u: {one: sorted(names) for one, names in unit.bones.items()}
                for u, unit in record.units.items()
            },
            "places": dict(record.places),
        }

    def check(self, chain: Any) -> CheckAnswer:
        epoch = self._epoch(chain)
        if epoch != self.central.epoch:
            self._tell_epoch(self.central._news(epoch, self.user, 0)[2:])
        self._require_open()
        sums: dict[str, list[int]] = {}
        mine = self.central._roots(self.user)
        for row, record in self.central.heart.kept.items():
            if record.root in mine and record.version:
                some = sums.setdefault(row.kind, [0] * BUCKETS)
                some[bucket(row.id)] += check_sum(*row, record.version)
        return CheckAnswer(
            seq=len(self.central.log),
            sums={kind: [one % MODULUS for one in some] for kind, some in sums.items()},
        )

    def history(self, kind: str, record_id: str) -> HistoryAnswer:
        raise NotImplementedError

    def give_back(self, request: Any) -> GiveBackAnswer:
        lines = []
        for row in request.rows:
            change = _change(WireChange.model_validate(row.body), row.group, row.author)
            lines.append(Line("change", row.root, change, VERDICTS[row.verdict]))
        epoch = self._epoch(request.chain)
        kind, _, *rest = self.central.rescue(epoch, self.user, 0, lines)
        if kind == "epoch":
            self._tell_epoch(rest)
        self.central.ask()
        return GiveBackAnswer(taken=sorted(rest[0]), head=len(self.central.log))


def new_central(witness: Witness | None = None) -> FakeCentral:
    return FakeCentral(witness or Witness(), frozenset(), ProgramHeart)


def _places(have: str) -> set[int]:
    pairs = (each.split("-") for each in have.split(",") if each)
    return {seq for first, last in pairs for seq in range(int(first), int(last) + 1)}


def _reason(verdict: int) -> str | None:
    return "invalid" if verdict == Verdict.HELD else None


def _body(c: Change) -> dict[str, Any]:
    body: dict[str, Any] = {
        "id": c.id,
        "kind": c.row.kind,
        "row": c.row.id,
        "root": c.root,
        "parents_of_row": c.above,
        "units": {unit: (value, sorted(parents)) for unit, (value, parents) in c.units.items()},
        "covers": sorted(c.covers),
        "merged": c.merged,
    }
    if c.knew:
        body["knew"] = {"epoch": c.knew.epoch, "seq": c.knew.seq, "ids": sorted(c.knew.ids)}
    return body


def _change(wire: Any, group: str, author: str) -> Change:
    knew = wire.knew
    return Change(
        wire.id,
        group,
        author,
        Row(wire.kind, wire.row),
        wire.root,
        {unit: Edit(value, frozenset(parents)) for unit, (value, parents) in wire.units.items()},
        tuple(Row(*one) for one in wire.parents_of_row),
        frozenset(wire.covers),
        Knew(knew.epoch, knew.seq, frozenset(knew.ids)) if knew else None,
        tuple(wire.merged),
    )
