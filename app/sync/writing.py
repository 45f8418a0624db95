"""All that a page changes here, collected and written in a few statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from uuid import UUID

from app.core.json_bytes import json_bytes
from app.storage.applying import Work
from app.storage.typed_rows import shapes
from app.sync.changes import SYSTEM, Change, ChangeId, Origin, Row, Value
from app.sync.kept import Heads, Kept, Place, Version, facts_text, json_text

NOBODY: Final = "0" * 32  # in the place of a person: the server made one text of two


class Heard(NamedTuple):
    """A line of history of a change that somebody else made."""

    change: Change
    unit: str
    old: Value
    value: Value
    seq: Place
    origin: Origin


class Merge(NamedTuple):
    """A unit that merged by itself."""

    row: Row
    root: str
    unit: str
    authors: tuple[str, ...]


_VERSION: Final = (
    "INSERT OR REPLACE INTO record_version (kind, record_id, root, version, place, author, rev,"
    " in_base, contested, base_contested) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_IN_BASE: Final = (
    "UPDATE record_version SET place = ?, in_base = 1 WHERE kind = ? AND record_id = ?"
)
_HEADS: Final = (
    "INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids, places, authors)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_NO_HEADS: Final = "DELETE FROM unit_version WHERE kind = ? AND record_id = ? AND unit = ?"
_NO_BESIDE: Final = "DELETE FROM sibling WHERE kind = ? AND record_id = ? AND unit = ?"
_BESIDE: Final = (
    "INSERT INTO sibling (kind, record_id, unit, change_id, value, author, place, is_other)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_NO_BASE: Final = "DELETE FROM base_unit WHERE kind = ? AND record_id = ? AND unit = ?"
_BASE: Final = (
    "INSERT OR REPLACE INTO base_unit (kind, record_id, unit, ids, places, authors, value,"
    " siblings) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_NO_FACTS: Final = "DELETE FROM record_facts WHERE kind = ? AND record_id = ?"
_FACTS: Final = (
    "INSERT OR REPLACE INTO record_facts (kind, record_id, root, facts, until)"
    " VALUES (?, ?, ?, ?, ?)"
)
_HEARD: Final = (
    "INSERT OR IGNORE INTO outbox (change_id, change_group, actor, kind, record_id, root, unit,"
    " old, value, made_at, laptop, seq, is_own, sent, verdict, in_base, done)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1, 'applied', 1, 1)"
)
_MERGED: Final = (
    "INSERT INTO merged_unit (at, kind, record_id, root, unit, authors) VALUES (?, ?, ?, ?, ?, ?)"
)


@dataclass(slots=True)
class Writing:
    """What is to be written; `now` in ISO 8601, UTC."""

    now: str
    touched: set[tuple[str, str, str]] = field(default_factory=set)  # kind, id, root
    merges: list[Merge] = field(default_factory=list)
    _noted: int = 0  # of them, by an earlier flush
    _rows: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    _values: dict[tuple[str, str], list[Any]] = field(default_factory=lambda: defaultdict(list))
    _lines: dict[str, list[Sequence[Any]]] = field(default_factory=lambda: defaultdict(list))

    def touched_ids(self) -> set[tuple[str, UUID, UUID]]:
        """Return kind, id and root of what changed, as `Changes` has them."""
        return {(kind, UUID(one), UUID(root)) for kind, one, root in self.touched}

    def insert(self, row: Row, root: str, values: Mapping[str, Value]) -> None:
        """Put a record in its table."""
        self._rows[row.kind].append(shapes()[row.kind].row(row.id, root, values))

    def update(self, row: Row, unit: str, value: Value) -> None:
        """Show another value."""
        raw = shapes()[row.kind].raw(unit, value)
        self._values[row.kind, unit].append((*raw, row.id))

    def put_version(self, row: Row, version: Version) -> None:
        """Write what is kept of a record as a whole."""
        flags = (version.in_base, version.contested, version.base_contested)
        rest = (version.root, version.id, version.place, version.author, version.rev, *flags)
        self._lines[_VERSION].append((*row, *rest))

    def put_in_base(self, row: Row, place: int) -> None:
        """Write that the log has a record as it is here since its insert, at this place."""
        self._lines[_IN_BASE].append((place, *row))

    def put_heads(self, row: Row, unit: str, heads: Heads, version: ChangeId) -> None:
        """Write the heads that the screen has; those of the record as a whole need no row."""
        if heads.ids == [version]:
            self._lines[_NO_HEADS].append((*row, unit))
        else:
            self._lines[_HEADS].append((*row, unit, *map(_text, heads)))

    def put_beside(self, row: Row, unit: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write the heads that are not shown: id, value, author, place, says something else."""
        self._lines[_NO_BESIDE].append((*row, unit))
        for one, value, *rest in rows:
            self._lines[_BESIDE].append((*row, unit, one, json_text(value), *rest))

    def put_base(
        self, row: Row, unit: str, heads: Heads, value: Value, rest: Sequence[tuple[Any, ...]]
    ) -> None:
        """Write a unit as the log has it."""
        said = (json_text(value), json_text(rest))
        self._lines[_BASE].append((*row, unit, *map(_text, heads), *said))

    def drop_base(self, row: Row, unit: str) -> None:
        """Forget it: the screen shows what the log has."""
        self._lines[_NO_BASE].append((*row, unit))

    def put_facts(self, kept: Kept, root: str) -> None:
        """Write what later changes may still name."""
        text = facts_text(kept)
        if text is None:
            self._lines[_NO_FACTS].append(kept.row)
            return
        places = [at for some in kept.replaced.values() for at in some.values() if at is not None]
        self._lines[_FACTS].append((*kept.row, root, text, min(places, default=None)))

    def hear(self, heard: Heard) -> None:
        """Write a line of history."""
        change = heard.change
        old = None if change.is_insert else json_text(heard.old)
        author = NOBODY if change.author == SYSTEM else change.author
        who = (change.id, change.group, author, *change.row, change.root, heard.unit)
        made_at, laptop = heard.origin
        said = (old, json_text(heard.value), made_at or self.now, laptop, heard.seq)
        self._lines[_HEARD].append((*who, *said))

    def flush(self, work: Work) -> None:
        """Write all of it. What is deleted goes before what comes in its place."""
        for kind, rows in self._rows.items():
            work.many(shapes()[kind].insert_sql, rows)
        for (kind, unit), values in self._values.items():
            work.many(shapes()[kind].update_sql(unit), values)
        for sql in _ORDER:
            if lines := self._lines.get(sql):
                work.many(sql, lines)
        work.many(
            _MERGED,
            [
                (self.now, *one.row, one.root, one.unit, json_text(sorted(one.authors)))
                for one in self.merges[self._noted :]
            ],
        )
        self._noted = len(self.merges)
        self._rows.clear()
        self._values.clear()
        self._lines.clear()


def _text(names: object) -> str:
    """Return a list of ids or places as JSON; no value of a record is in it."""
    return json_bytes(names).decode()


_ORDER: Final = (
    _VERSION,
    _IN_BASE,
    _NO_HEADS,
    _HEADS,
    _NO_BESIDE,
    _BESIDE,
    _NO_BASE,
    _BASE,
    _NO_FACTS,
    _FACTS,
    _HEARD,
)
