"""How a record stands in its table: mostly one value and one head per unit, and exceptions."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from app.server.wire import canonical, knew_body
from app.sync.changes import ALIVE, ChangeId, Knew, Row, Verdict
from app.sync.check_sums import MODULUS, check_sum, plain_sum, usual_head
from app.sync.graph import FAR, Head, Record, Unit

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
    for unit, value in data.items():
        if unit not in versions:
            units[unit] = Unit({version: Head(value, author)})
            continue
        shown, others = Head(value, authors[unit]), siblings.get(unit, {})
        units[unit] = Unit({i: others.get(i, shown) for i in versions[unit]})
    for unit, replaced, bones in _rest(graph):
        heads_of = units[unit].heads if unit in units else {}
        units[unit] = Unit(heads_of, replaced, bones)
    knew = {i: Knew(k["epoch"], k["seq"], frozenset(k["ids"])) for i, k in _in(graph, "knew")}
    return Record(
        root,
        tuple(Row(*one) for one in above),
        units,
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


def columns_of(row: Row, record: Record, rev: int, *, contested: bool, at: Numbers) -> Columns:
    """Return a record as its table keeps it; what is replaced and durable is left out."""
    places = {i: at.real(place) for i, place in record.places.items()}
    one = next(iter(places), "")
    if places == {one: rev} and (plain := _plain(row, record, rev, one, contested=contested)):
        return plain
    version = record.version
    usual = usual_head(version)
    data, versions, siblings, authors = {}, {}, {}, {}
    author = ""
    for unit, known in record.units.items():
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
    number = check_sum(*row, version) if version else 0
    return Columns(
        *row,
        record.root,
        canonical(record.above),
        canonical(data),
        usual,
        canonical(versions) if versions else "{}",
        canonical(siblings) if siblings else "{}",
        author,
        None if graph == {"places": {usual: rev}} else canonical(graph),
        not any(head.value for head in record.heads(ALIVE).values()),
        contested,
        number - MODULUS if number >= _HALF else number,
        rev,
    )


def _plain(row: Row, record: Record, rev: int, one: ChangeId, *, contested: bool) -> Columns | None:
    """Return the columns of a record that nobody changed since it was made, as most are."""
    data, author = {}, ""
    for unit, known in record.units.items():
        head = known.heads.get(one)
        if head is None or len(known.heads) > 1 or known.replaced or known.bones:
            return None
        data[unit], author = head.value, head.author
    if record.knew or record.merged or not data.get(ALIVE):
        return None
    number = plain_sum(*row, one)
    if number >= _HALF:
        number -= MODULUS
    return Columns(
        kind=row.kind,
        id=row.id,
        root=record.root,
        parents=canonical(record.above) if record.above else "[]",
        data=canonical(data),
        version=one,
        versions="{}",
        siblings="{}",
        author=author,
        graph=None,
        deleted=False,
        contested=contested,
        check_sum=number,
        rev=rev,
    )


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
    needed = {one for unit in record.units.values() for one in unit.heads}
    for name, unit in record.units.items():
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
