"""
Own changes that need not come back: they stand in the log as they were sent.

The answer to a push tells their places, and what else the log has of them. A pull names the places
and gets all other rows. Nothing depends on it: what is not remembered comes back whole.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from app.core.json_bytes import json_bytes, read_json
from app.storage.applying import Work
from app.storage.capture import INSERT
from app.storage.typed_rows import parents_of, shapes
from app.sync.changes import Change, Edit, Inserted, Row
from app.sync.protocol import HAVE_LETTERS, ChangeAnswer, LogRow, RowName
from app.sync.wire import APPLIED, edits_of

_LINES: Final = (
    "SELECT change_id, kind, record_id, root, coalesce(sent_group, change_group), actor, unit,"
    " parents, covers, knew, made_at, position FROM outbox"
    " WHERE is_own AND change_id IN (SELECT value FROM json_each(?))"
)
MOST: Final = 4_000  # places of a page, about: what is in memory at once
_VALUES: Final = (
    "SELECT change_id, value FROM outbox"
    " WHERE is_own AND change_id IN (SELECT value FROM json_each(?))"
)


class OwnLine(NamedTuple):
    """A line of the outbox that stands in the log as it was sent."""

    change_id: str
    row: Row
    root: str
    group: str
    actor: str
    unit: str
    parents: str  # JSON, as what follows
    covers: str
    knew: str | None
    made_at: str
    position: int

    def change(self, value: str) -> Change:
        """Return what it says, without what only a delete tells."""
        said = read_json(value)
        units: Mapping[str, Edit]
        if self.unit == INSERT:
            units = Inserted(said)
        else:
            units = {self.unit: Edit(said, frozenset(json.loads(self.parents)))}
        covers = frozenset(json.loads(self.covers))
        return Change(self.change_id, self.group, self.actor, self.row, self.root, units,
                      covers=covers)  # fmt: skip


NO_LINES: Final[Mapping[str, OwnLine]] = {}
NO_ABOVE: Final[Mapping[Row, Sequence[RowName]]] = {}


class InLog(NamedTuple):
    """What the log has of an own change beside what was sent."""

    change_id: str
    group_no: int
    seal: str
    line: OwnLine | None = None  # as it was read to be sent; None: it stands in the outbox
    above: Sequence[RowName] = ()  # the records that its own hangs under, of such a line


class OwnRows:
    """The places of such changes in the log, of one round."""

    def __init__(self) -> None:
        self._rows: dict[int, InLog] = {}

    def note(
        self,
        answers: Mapping[str, ChangeAnswer],
        lines: Mapping[str, OwnLine] = NO_LINES,
        above: Mapping[Row, Sequence[RowName]] = NO_ABOVE,
    ) -> None:
        """
        Remember what an answer tells.

        Args:
            lines: What was sent, by the ids of the changes: it need not be read again.
            above: Of their records those that they hang under.
        """
        for one, answer in answers.items():
            if not is_as_sent(answer) or answer.seq is None or answer.group_no is None:
                continue
            line = lines.get(one)
            over = above.get(line.row, ()) if line else ()
            self._rows[answer.seq] = InLog(one, answer.group_no, answer.seal, line, over)

    def after(self, cursor: int) -> str:
        """Return the next places after a cursor as a pull names them; a page of them."""
        said, size = [], 0
        for first, last in self._runs(sorted(seq for seq in self._rows if seq > cursor)):
            said.append(f"{first}-{last}")
            size += len(said[-1]) + 1
            if size > HAVE_LETTERS:
                return ",".join(said[:-1])
        return ",".join(said)

    def _runs(self, places: list[int]) -> Iterator[tuple[int, int]]:
        """Give first and last of places in a row, up to some thousands in whole groups."""
        first = 0
        for n, seq in enumerate(places, 1):
            following = places[n] if n < len(places) else None
            is_last = n >= MOST and not self._is_one_group(seq, following)
            if following != seq + 1 or is_last:
                yield places[first], seq
                first = n
            if is_last:
                return

    def _is_one_group(self, seq: int, following: int | None) -> bool:
        if following is None:
            return False
        return self._rows[seq].group_no == self._rows[following].group_no

    def named(self, have: str) -> dict[int, InLog]:
        """Return the rows of places that a pull named."""
        pairs = (each.split("-") for each in have.split(",") if each)
        places = (seq for first, last in pairs for seq in range(int(first), int(last) + 1))
        return {seq: self._rows[seq] for seq in places}

    def forget(self, cursor: int) -> None:
        """Forget what a cursor has passed."""
        self._rows = {seq: row for seq, row in self._rows.items() if seq > cursor}

    def clear(self) -> None:
        """Forget all: the log fell back."""
        self._rows.clear()


def is_as_sent(answer: ChangeAnswer) -> bool:
    """Tell whether a change stands in the log as it was sent, and its answer has the rest."""
    return bool(answer.seal) and answer.seq is not None and answer.group_no is not None


def lines_of(work: Work, ids: Iterable[str]) -> dict[str, OwnLine]:
    """Return lines of the outbox, by the ids of their changes."""
    found = work.rows(_LINES, json.dumps(list(ids)))
    return {one: OwnLine(one, Row(kind, record), *rest) for one, kind, record, *rest in found}


def values_of_lines(work: Work, lines: Iterable[OwnLine]) -> dict[str, str]:
    """Return the values of lines as JSON, by the ids of their changes."""
    found = work.rows(_VALUES, json.dumps([line.change_id for line in lines]))
    return dict(found)


def short_text(seq: int, row: InLog, laptop: str, above: Iterable[tuple[str, str]]) -> str:
    """Return what the tail keeps of such a row: the outbox has the rest."""
    return json_bytes([seq, row.group_no, row.seal, laptop, list(above)]).decode()


def above_of(work: Work, lines: Iterable[OwnLine]) -> dict[Row, list[tuple[str, str]]]:
    """Return the records that those of some lines hang under."""
    by_kind: dict[str, set[str]] = {}
    for line in lines:
        by_kind.setdefault(line.row.kind, set()).add(line.row.id)
    return {
        Row(kind, record): above
        for kind, ids in by_kind.items()
        if kind in shapes() and shapes()[kind].parents
        for record, above in parents_of(work, kind, sorted(ids)).items()
    }


def whole_rows(work: Work, kept: Iterable[tuple[str, str]]) -> list[LogRow]:
    """Return rows of the log out of what the tail keeps of them: id of the change, and text."""
    some = list(kept)
    lines = lines_of(work, [one for one, text in some if text.startswith("[")])
    values = values_of_lines(work, lines.values())
    rows = []
    for one, text in some:
        if not text.startswith("["):
            rows.append(LogRow.model_validate_json(text))
        elif one in lines:
            rows.append(_whole(lines[one], values[one], json.loads(text)))
    return rows


def _whole(line: OwnLine, value: str, short: tuple[int, int, str, str, list[Any]]) -> LogRow:
    seq, group_no, seal, laptop, above = short
    body: dict[str, Any] = {
        "id": line.change_id,
        "kind": line.row.kind,
        "row": line.row.id,
        "root": line.root,
        "parents_of_row": above,
        "units": edits_of(line.unit, json.loads(value), sorted(json.loads(line.parents))),
        "made_at": line.made_at,
    }
    if laptop:
        body["laptop"] = laptop
    if line.covers != "[]":
        body["covers"] = sorted(json.loads(line.covers))
    if line.knew is not None:
        knew = json.loads(line.knew)
        body["knew"] = knew | {"ids": sorted(knew["ids"])}
    return LogRow(
        seq=seq,
        group_no=group_no,
        row_kind="change",
        root=line.root,
        change_id=line.change_id,
        verdict=APPLIED,
        author=line.actor,
        group=line.group,
        body=body,
        seal=seal,
    )
