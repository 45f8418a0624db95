"""How a record stands in its table: mostly one value and one head per unit, and exceptions."""

from typing import Any, Final, NamedTuple

from app.server.wire import canonical, knew_body
from app.sync.changes import ALIVE, ChangeId, Knew, Row
from app.sync.check_sums import MODULUS, check_sum, usual_head
from app.sync.graph import Head, Record, Unit, trimmed

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
    """Return the record that a row of its table, the columns `READ`, tells of."""
    graph = row.graph or {}
    authors = graph.get("authors", {})
    siblings = {
        unit: {one: Head(value, author) for one, value, author, _ in some}
        for unit, some in row.siblings.items()
    }
    units = {}
    for unit, value in row.data.items():
        shown = Head(value, authors.get(unit, row.author))
        beside = siblings.get(unit, {})
        heads = {i: beside.get(i, shown) for i in row.versions.get(unit, (row.version,))}
        units[unit] = Unit(heads)
    for unit, replaced, bones in _rest(graph):
        heads_of = units[unit].heads if unit in units else {}
        units[unit] = Unit(heads_of, replaced, bones)
    knew = {i: Knew(k["epoch"], k["seq"], frozenset(k["ids"])) for i, k in _in(graph, "knew")}
    return Record(
        row.root,
        tuple(Row(*one) for one in row.parents),
        units,
        graph["places"] if graph else {row.version: row.rev},
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


class Numbers(NamedTuple):
    """What turns places of this transaction into places of the log, and the durable mark."""

    base: int  # head of the log before it
    durable: int

    def real(self, place: int) -> int:
        """Return the number of a row in the log."""
        return place if place < NEW else place - NEW + self.base


def columns_of(row: Row, record: Record, rev: int, *, contested: bool, at: Numbers) -> Columns:
    """Return a record as its table keeps it; what is replaced and durable is left out."""
    places = {i: at.real(place) for i, place in record.places.items()}
    version = record.version
    usual = usual_head(version)
    data, versions, siblings, authors = {}, {}, {}, {}
    author = ""
    for unit, known in record.units.items():
        if not known.heads:
            continue
        shown = record.shown(unit) or ""
        head = known.heads[shown]
        data[unit] = head.value
        if len(known.heads) > 1 or shown != usual:
            versions[unit] = [shown, *sorted(known.heads.keys() - {shown})]
            authors[unit] = head.author
        else:
            author = head.author
        if beside := _beside(known, shown, places):
            siblings[unit] = beside
    graph = _graph(record, places, at.durable, authors)
    alive = record.heads(ALIVE).values()
    number = check_sum(*row, version) if version else 0
    return Columns(
        *row,
        record.root,
        canonical(record.above),
        canonical(data),
        usual,
        canonical(versions),
        canonical(siblings),
        author,
        None if _is_plain(graph, usual, rev) else canonical(graph),
        not any(head.value for head in alive),
        contested,
        number - MODULUS if number >= _HALF else number,
        rev,
    )


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
    record: Record, places: dict[ChangeId, int], durable: int, authors: dict[str, str]
) -> dict[str, Any]:
    if len(places) == 1 and not authors and not record.knew and record.exists:
        plain = all(not unit.replaced and not unit.bones for unit in record.units.values())
        if plain:
            return {"places": places}
    kept = trimmed(record, lambda i: places.get(i, durable + 1) <= durable)
    replaced = {u: sorted(unit.replaced) for u, unit in kept.units.items() if unit.replaced}
    bones = {
        u: {i: sorted(names) for i, names in unit.bones.items()}
        for u, unit in kept.units.items()
        if unit.bones
    }
    known = {*kept.places, *(i for some in replaced.values() for i in some)}
    graph = {
        "places": {i: places[i] for i in known if i in places},
        "authors": authors,
        "replaced": replaced,
        "bones": bones,
        "knew": {i: knew_body(knew) for i, knew in kept.knew.items()},
        "merged": kept.merged,
    }
    return {name: said for name, said in graph.items() if said or name == "places"}


def _is_plain(graph: dict[str, Any], usual: ChangeId, rev: int) -> bool:
    return graph == {"places": {usual: rev}}
