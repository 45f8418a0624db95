"""
How a record stands in its table: mostly one value and one head per unit, and exceptions.

JSON that is written here is read by the database, which keeps what it says: nothing hangs on how a
number is written, as in what is sealed.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from app.server.canonical import sorted_text
from app.server.wire import knew_body
from app.sync.changes import ALIVE, ChangeId, Knew, Row, Verdict
from app.sync.check_sums import MODULUS, sum_of, sum_of_new, usual_head
from app.sync.graph import FAR, Head, Record, Unit, Units

# In the order in which `record_of` reads them
READ: Final = (
    "kind, id, root, parents, data, version, versions, siblings, author, graph, contested, rev"
)
_HALF: Final = MODULUS // 2
NEW: Final = 1 << 40  # places from here on are given out when the transaction ends


class Columns(NamedTuple):
    """The columns of `record` in the order in which they are written; JSON as text."""

    kind: str
    id: str
    root: str
    parents: str
    data: str
    version: str
    versions: str
    siblings: str
    author: str
    graph: str | None
    deleted: bool
    contested: bool
    check_sum: int
    rev: int


def record_of(row: Any) -> Record:
    """Return the record that the columns `READ` of a row tell of."""
    _, _, root, above, data, version, versions, beside, author, said, _, rev = row
    graph = said or {}
    authors = graph.get("authors", {})
    siblings = {
        unit: {one: Head(value, by) for one, value, by, _ in some} for unit, some in beside.items()
    }
    units = {}
    for unit, heads in versions.items():
        shown, others = Head(data[unit], authors[unit]), siblings.get(unit, {})
        units[unit] = Unit({i: others.get(i, shown) for i in heads})
    known = Units(units, data, version, author)
    for unit, replaced, bones in _rest(graph):
        heads_of = known[unit].heads if unit in known else {}
        units[unit] = Unit(heads_of, replaced, bones)
    knew = {i: Knew(k["epoch"], k["seq"], frozenset(k["ids"])) for i, k in _in(graph, "knew")}
    return Record(
        root,
        tuple(Row(*one) for one in above),
        known,
        graph["places"] if graph else {version: rev},
        knew,
        {i: tuple(parts) for i, parts in _in(graph, "merged")},
    )


def _in(graph: dict[str, Any], name: str) -> Any:
    return graph.get(name, {}).items()


def _rest(
    graph: dict[str, Any],
) -> "list[tuple[str, frozenset[ChangeId], dict[ChangeId, frozenset[ChangeId]]]]":
    replaced, bones = graph.get("replaced", {}), graph.get("bones", {})
    return [
        (
            unit,
            frozenset(replaced.get(unit, ())),
            {i: frozenset(names) for i, names in bones.get(unit, {}).items()},
        )
        for unit in replaced.keys() | bones.keys()
    ]


_UNKNOWN: Final = (Verdict.HELD, FAR)


class Numbers(NamedTuple):
    """What turns places of this transaction into places of the log, and the durable mark."""

    base: int  # head of the log before it
    durable: int
    known: Mapping[ChangeId, tuple[Verdict, int]]  # what became of changes that it names

    def is_late(self, one: ChangeId, places: Mapping[ChangeId, int]) -> bool:
        """Tell whether a change is not known to be in the log up to the durable mark."""
        place = places.get(one)
        if place is None:
            verdict, seq = self.known.get(one, _UNKNOWN)
            place = self.real(seq) if verdict is Verdict.APPLIED else FAR
        return place > self.durable

    def real(self, place: int) -> int:
        """Return the number of a row in the log."""
        return place if place < NEW else place - NEW + self.base


def columns_of(
    row: Row, record: Record, rev: int, *, contested: bool, at: Numbers, said: str = ""
) -> Columns:
    """
    Return a record as its table keeps it; what is replaced and durable is left out.

    Args:
        said: Of a record of which nothing is known but the change that made it: its values, when
            their text is known.
    """
    places = {i: at.real(place) for i, place in record.places.items()}
    if not (record.units.other or record.knew or record.merged):
        return _plain_columns(row, record, rev, contested=contested, places=places, said=said)
    usual, units = _usual(record.units)
    data: dict[str, Any] = dict(record.units.plain) if units is record.units.other else {}
    author = record.units.author
    versions, siblings, authors = {}, {}, {}
    for unit, known in units.items():
        if not known.heads:
            continue
        shown = _shown(record, unit, known)
        head = known.heads[shown]
        data[unit] = head.value
        if len(known.heads) > 1 or shown != usual:
            versions[unit] = [shown, *sorted(known.heads.keys() - {shown})]
            authors[unit] = head.author
        else:
            author = head.author
        if beside := _beside(known, shown, places):
            siblings[unit] = beside
    graph = _graph(record, places, at, authors)
    number = sum_of(*row, usual, versions) if data else 0
    return Columns(
        *row,
        record.root,
        sorted_text(record.above) if record.above else "[]",
        sorted_text(data),
        usual,
        sorted_text(versions) if versions else "{}",
        sorted_text(siblings) if siblings else "{}",
        author,
        None if graph == {"places": {usual: rev}} else sorted_text(graph),
        not any(head.value for head in record.heads(ALIVE).values()),
        contested,
        number - MODULUS if number >= _HALF else number,
        rev,
    )


def _plain_columns(
    row: Row,
    record: Record,
    rev: int,
    *,
    contested: bool,
    places: Mapping[ChangeId, int],
    said: str,
) -> Columns:
    """Return the columns of a record of which nothing is known but the change that made it."""
    data, usual = record.units.plain, record.units.one
    number = sum_of_new(*row, usual) if data else 0
    known = {usual: places[usual]} if usual in places else {}
    return Columns(
        row.kind,
        row.id,
        record.root,
        sorted_text(record.above) if record.above else "[]",
        said or sorted_text(data),
        usual,
        "{}",
        "{}",
        record.units.author,
        None if known == {usual: rev} else sorted_text({"places": known}),
        not data.get(ALIVE),
        contested,
        number - MODULUS if number >= _HALF else number,
        rev,
    )


def _usual(units: Units) -> tuple[ChangeId, Mapping[str, Unit]]:
    """Return the usual head of a record, and the units that have to be looked at one by one."""
    if len(units) > 2 * len(units.other):  # then it is the one of those that stand apart
        return units.one, units.other
    return usual_head({name: unit.heads for name, unit in units.items() if unit.heads}), units


def _shown(record: Record, unit: str, known: Unit) -> ChangeId:
    if len(known.heads) == 1:
        (shown,) = known.heads
        return shown
    return record.shown(unit) or ""


def _beside(unit: Unit, shown: ChangeId, places: dict[ChangeId, int]) -> list[Any]:
    """Return the other heads that say something else, or are of somebody else."""
    if len(unit.heads) == 1:
        return []
    first = unit.heads[shown]
    return [
        (one, head.value, head.author, places.get(one))
        for one, head in sorted(unit.heads.items())
        if one != shown and head != first
    ]


def _graph(
    record: Record, places: dict[ChangeId, int], at: Numbers, authors: dict[str, str]
) -> dict[str, Any]:
    """Return what a later change must be able to name; see `trimmed` in app/sync/graph.py."""
    replaced, bones = {}, {}
    units = record.units
    needed = {one for unit in units.other.values() for one in unit.heads}
    if len(units) > len(units.other):
        needed.add(units.one)
    for name, unit in units.other.items():
        late = [i for i in unit.replaced if at.is_late(i, places)]
        if late:
            replaced[name] = sorted(late)
            needed.update(late)
        if unit.bones:
            bones[name] = {i: sorted(names) for i, names in unit.bones.items()}
    todo = list(record.merged.keys() & needed)
    while todo:  # a delete knows a merge by its parts
        parts = record.merged[todo.pop()]
        needed.update(parts)
        todo += record.merged.keys() & set(parts)
    graph = {
        "authors": authors,
        "replaced": replaced,
        "bones": bones,
        "knew": {i: knew_body(knew) for i, knew in record.knew.items() if i in needed},
        "merged": {i: parts for i, parts in record.merged.items() if i in needed},
    }
    kept = {i: seq for i, seq in places.items() if i in needed}
    return {"places": kept} | {name: said for name, said in graph.items() if said}
