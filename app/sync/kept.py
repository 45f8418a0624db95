"""
Records as this laptop keeps them: read in bulk, changed by the pure graph, written back in bulk.

Each record has two faces. The base is what the log says, as far as it was fetched. The screen is
the base with own changes on top that the log does not have yet. Both are `graph.Record`s made by
the same function; mostly they are equal, and then only one is stored.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from app.core.json_bytes import json_bytes, read_json
from app.storage.applying import Work
from app.storage.capture import INSERT
from app.storage.typed_rows import shapes, values_of
from app.sync.changes import ALIVE, NOTHING, NOWHERE, Bones, Change, ChangeId, Edit, Origin, Row
from app.sync.graph import Head, Record, Unit, Units

Place = int | None


class Heads(NamedTuple):
    """The heads of a unit in the order in which they are stored: the shown one first."""

    ids: list[ChangeId]
    places: list[Place]
    authors: list[str]


class Beside(NamedTuple):
    """A head that is not shown."""

    value: Any
    author: str
    place: Place


class BaseHeads(NamedTuple):
    """The heads of a unit in the base, where they differ from the screen."""

    heads: Heads
    value: Any  # of the first
    beside: Mapping[ChangeId, Beside]


class Learned(NamedTuple):
    """Something that the log tells of a record."""

    change: Change | Bones
    seq: Place
    origin: Origin = NOWHERE


@dataclass(slots=True)
class Version:
    """What is kept of a record as a whole."""

    root: str
    id: ChangeId  # the head of all units that have no others
    place: Place = None
    author: str = ""
    rev: int = 0
    in_base: bool = False
    contested: bool = False
    base_contested: bool = False


@dataclass(slots=True)
class Kept:
    """A record as its tables have it."""

    row: Row
    version: Version | None = None  # None: it is not in its table
    heads: dict[str, Heads] = field(default_factory=dict)
    beside: dict[str, dict[ChangeId, Beside]] = field(default_factory=dict)
    base: dict[str, BaseHeads] = field(default_factory=dict)
    replaced: dict[str, dict[ChangeId, Place]] = field(default_factory=dict)
    bones: dict[str, dict[ChangeId, frozenset[ChangeId]]] = field(default_factory=dict)
    own: list[Change] = field(default_factory=list)  # on top, the oldest first
    values: dict[str, Any] = field(default_factory=dict)  # of the screen, of the units asked for

    @property
    def is_new(self) -> bool:
        """Tell whether nothing at all is known of it."""
        return self.version is None and not (self.own or self.replaced or self.bones)

    @property
    def is_plain(self) -> bool:
        """Tell whether all there is to it is its version: no unit ever changed."""
        return not (
            self.own or self.heads or self.beside or self.base or self.replaced or self.bones
        )

    def screen_heads(self, unit: str) -> Heads | None:
        """Return the heads that the screen has now."""
        if unit in self.heads or self.version is None:
            return self.heads.get(unit)
        return Heads([self.version.id], [self.version.place], [self.version.author])

    def base_record(self, units: Iterable[str], root: str) -> Record | None:
        """Return the base, of these units; None: the log tells nothing of it."""
        made: dict[str, Unit] = {}
        places: dict[ChangeId, int] = {}
        for unit in units:
            found = self._base_heads(unit)
            heads = {}
            if found is not None:
                ids, at, authors = found.heads
                for n, one in enumerate(ids):
                    beside = found.beside.get(one)
                    value = found.value if beside is None else beside.value
                    heads[one] = Head(value, authors[n])
                    _note(places, one, at[n])
            replaced = self.replaced.get(unit, {})
            for one, place in replaced.items():
                _note(places, one, place)
            bones = self.bones.get(unit, {})
            if heads or replaced or bones:
                made[unit] = Unit(heads, frozenset(replaced) if replaced else NOTHING, bones)
        if not made and (self.version is None or not self.version.in_base):
            return None
        rev = self.version.rev if self.version else 0
        return Record(root, (), Units(made), places, rev=rev)

    def _base_heads(self, unit: str) -> BaseHeads | None:
        if unit in self.base:
            return self.base[unit]
        if self.version is None or not self.version.in_base:
            return None
        heads = self.screen_heads(unit) or Heads([], [], [])
        value = self.values.get(unit)
        if unit == ALIVE and self.version.contested:
            value = False  # it stands in its table as if it were there
        return BaseHeads(heads, value, self.beside.get(unit, {}))


def _note(places: dict[ChangeId, int], one: ChangeId, place: Place) -> None:
    if place is not None:
        places[one] = place


_VERSIONS: Final = (
    "SELECT record_id, root, version, place, author, rev, in_base, contested, base_contested"
    " FROM record_version WHERE kind = ? AND record_id IN (SELECT value FROM json_each(?))"
)
_HEADS: Final = (
    "SELECT record_id, unit, ids, places, authors FROM unit_version"
    " WHERE kind = ? AND record_id IN (SELECT value FROM json_each(?))"
)
_BESIDE: Final = (
    "SELECT record_id, unit, change_id, value, author, place FROM sibling"
    " WHERE kind = ? AND record_id IN (SELECT value FROM json_each(?))"
)
_BASE: Final = (
    "SELECT record_id, unit, ids, places, authors, value, siblings FROM base_unit"
    " WHERE kind = ? AND record_id IN (SELECT value FROM json_each(?))"
)
_FACTS: Final = (
    "SELECT record_id, facts FROM record_facts"
    " WHERE kind = ? AND record_id IN (SELECT value FROM json_each(?))"
)
_OWN: Final = (
    "SELECT record_id, change_id, change_group, actor, root, unit, value, parents, covers"
    " FROM outbox INDEXED BY ix_outbox_record WHERE done = 0 AND NOT in_base AND NOT closed"
    " AND kind = ? AND record_id IN (SELECT value FROM json_each(?))"
    " ORDER BY coalesce(sent_place, position)"
)
_ANY_OWN: Final = (
    "SELECT 1 FROM outbox INDEXED BY ix_outbox_passed"
    " WHERE done = 0 AND in_base = 0 AND NOT closed LIMIT 1"
)
_SELDOM: Final = ("sibling", "base_unit", "record_facts")


def load(work: Work, rows: Iterable[Row]) -> dict[Row, Kept]:
    """Read records, without values; of those that are not here there is an empty one."""
    found = {row: Kept(row) for row in rows}
    by_kind: dict[str, list[str]] = defaultdict(list)
    for row in found:
        by_kind[row.kind].append(row.id)
    has = {name: bool(work.one(f"SELECT 1 FROM {name} LIMIT 1")) for name in _SELDOM}  # noqa: S608 our own names
    has[OWN] = bool(work.one(_ANY_OWN))
    for kind, ids in by_kind.items():
        asked = json.dumps(ids)
        for name, sql, read in _READ:
            if has.get(name, True):
                for one, *line in work.rows(sql, kind, asked):
                    read(found[Row(kind, one)], line)
    return found


def read_values(work: Work, records: Mapping[Row, Kept], units: Mapping[str, set[str]]) -> None:
    """Read what the screen shows of the units asked for, per kind."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for row, kept in records.items():
        if kept.version is not None:
            by_kind[row.kind].append(row.id)
    for kind, ids in by_kind.items():
        known = [unit for unit in shapes()[kind].units if unit in units.get(kind, ())]
        if not known:
            continue
        for one, values in values_of(work, kind, ids, known).items():
            records[Row(kind, one)].values = values


def facts_text(kept: Kept) -> str | None:
    """Return the facts as they are stored; None: there are none."""
    if not kept.replaced and not kept.bones:
        return None
    bones = {
        unit: {one: sorted(names) for one, names in some.items()}
        for unit, some in kept.bones.items()
    }
    return json_bytes({"replaced": kept.replaced, "bones": bones}).decode()


_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_text(value: Any) -> str:
    """Return JSON as SQLite writes it, so that equal values are equal text."""
    return _ENCODE(value)


def listed(text: str) -> list[str]:
    """Return what a column with a JSON list of ids holds; mostly it is empty."""
    found: list[str] = [] if text == "[]" else read_json(text)
    return found


def _read_version(kept: Kept, line: list[Any]) -> None:
    root, one, place, author, rev, *flags = line
    kept.version = Version(root, one, place, author, rev, *map(bool, flags))


def _read_heads(kept: Kept, line: list[Any]) -> None:
    unit, *heads = line
    kept.heads[unit] = _heads(heads)


def _heads(found: list[str]) -> Heads:
    return Heads(*read_json(f"[{','.join(found)}]"))


def _read_beside(kept: Kept, line: list[Any]) -> None:
    unit, change, value, author, place = line
    kept.beside.setdefault(unit, {})[change] = Beside(json.loads(value), author, place)


def _read_base(kept: Kept, line: list[Any]) -> None:
    unit, *heads, value, siblings = line
    rest_of = [] if siblings == "[]" else json.loads(siblings)
    beside = {one: Beside(*rest) for one, *rest in rest_of}
    said = None if value is None else json.loads(value)
    kept.base[unit] = BaseHeads(_heads(heads), said, beside)


def _read_facts(kept: Kept, line: list[Any]) -> None:
    facts = json.loads(line[0])
    kept.replaced = facts["replaced"]
    kept.bones = {
        unit: {one: frozenset(names) for one, names in some.items()}
        for unit, some in facts["bones"].items()
    }


def _read_own(kept: Kept, line: list[Any]) -> None:
    one, group, author, root, unit, value, parents, covers = line
    said = read_json(value)
    if unit == INSERT:
        units = {name: Edit(part) for name, part in said.items()}
    else:
        units = {unit: Edit(said, frozenset(listed(parents)))}
    covered = frozenset(listed(covers))
    kept.own.append(Change(one, group, author, kept.row, root, units, covers=covered))


OWN: Final = "own"
_READ: Final[tuple[tuple[str, str, Callable[[Kept, list[Any]], None]], ...]] = (
    ("record_version", _VERSIONS, _read_version),
    ("unit_version", _HEADS, _read_heads),
    ("sibling", _BESIDE, _read_beside),
    ("base_unit", _BASE, _read_base),
    ("record_facts", _FACTS, _read_facts),
    (OWN, _OWN, _read_own),
)
