"""
Small numbers hidden in a table, and as many others as it takes that nobody works them out.

A number from 1 up to `most` would tell of few people, so it is hidden; zero is shown. What is
hidden could still follow from a total and the numbers beside it. So more is hidden (secondary
suppression), until somebody who knows all that is shown, all sums, and that nothing hidden is zero,
must take every small number for possible: from the least that the zeros of the table allow, up to
above `most`. All that is hidden gets the same mark: else a reader would know which are the small.

How: a table with totals is a network. Each sum is a node and each number an edge between the two
sums that it is in. That a hidden number could be one higher means that other hidden ones can take
that away again: a path between the ends of its edge along what is hidden. How far it could go is a
maximum flow, and what more to hide lies on the cheapest path; a total is dearer than what it is of.
(Cox, "Network models for complementary cell suppression", JASA 90 (1995), has the idea.)
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final, NamedTuple

Cell = Hashable
MOST: Final = 4
_GROUND: Final = -1  # where a number ends that is in one sum only
_FREE: Final = 1 << 60  # a number may grow without end


@dataclass(frozen=True, slots=True)
class Sum:
    """That one number of a table is the sum of others."""

    total: Cell
    parts: tuple[Cell, ...]


def is_small(number: int, most: int = MOST) -> bool:
    """Tell whether a number tells of so few that it is hidden."""
    return 1 <= number <= most


class Exposed(ValueError):
    """A small number can be told from what is shown elsewhere, whatever else is hidden here."""


def hidden_cells(
    values: Mapping[Cell, int],
    sums: Sequence[Sum] = (),
    most: int = MOST,
    *,
    unseen: Collection[Cell] = frozenset(),
    between: Collection[Cell] = frozenset(),
    known: Collection[Cell] = frozenset(),
) -> frozenset[Cell]:
    """
    Return which numbers of a table are hidden.

    Args:
        values: The whole table with its totals; none is below zero.
        sums: What adds up, as `grid_sums` gives it: each number in two sums at most.
        unseen: Numbers that are hidden with their zeros, such as those of a whole column.
        between: Numbers that no table has, such as how many are gone from one column to the next.
            Small ones are no secret; that they are not below zero limits what is beside them.
        known: What another table shows as well, so that it cannot be hidden here.

    Raises:
        ValueError: Numbers that do not add up, or sums that are not of one table.
        Exposed: Given what is `known`, somebody can tell that a number is small.
    """
    small = [
        cell for cell, number in values.items() if is_small(number, most) and cell not in between
    ]
    if set(known) & set(small):
        raise Exposed
    table = _Table(values, sums, frozenset((*unseen, *between)), frozenset(known))
    hidden = set(small)
    for cell in small:
        if cell in table.edges and not table.protect(cell, hidden, most) and known:
            raise Exposed
    return frozenset((hidden | set(unseen)) - set(between))


def grid_sums(
    rows: Mapping[Cell, Sequence[Cell]], columns: Sequence[Cell], total: Cell
) -> tuple[Sum, ...]:
    """
    Return what adds up in a grid; its numbers are called `(row, column)`.

    Args:
        rows: Each row that is a total (of a region, of all), with the rows that it adds up; a row
            is added up once at most.
        columns: Those that are no total.
        total: The column of totals.
    """
    totals = set(rows)
    leaves = [row for parts in rows.values() for row in parts if row not in totals]
    across = (Sum((row, total), tuple((row, one) for one in columns)) for row in leaves)
    down = (
        Sum((row, column), tuple((part, column) for part in parts))
        for row, parts in rows.items()
        for column in (*columns, total)
    )
    return (*across, *down)  # that a row of totals adds up across follows


class _Edge(NamedTuple):
    """A number between the sum that it adds to and the one that it is taken from."""

    plus: int
    minus: int


class _Step(NamedTuple):
    """A way from one sum to another: one more (1) or one less (-1) of a number."""

    to: int
    cell: Cell
    sign: int


class _Table:
    """A table as a network."""

    def __init__(
        self,
        values: Mapping[Cell, int],
        sums: Sequence[Sum],
        unseen: frozenset[Cell],
        known: frozenset[Cell],
    ) -> None:
        self._values, self._unseen = values, unseen
        self._totals = {one.total for one in sums}
        self._dear = sum(n for cell, n in values.items() if cell not in self._totals)
        self.edges = _edges(values, sums)
        self._steps: dict[int, list[_Step]] = defaultdict(list)
        for cell, edge in self.edges.items():
            if cell in known:
                continue
            if values[cell] > 0 or cell in unseen:  # zero is shown, so it stays
                self._steps[edge.plus].append(_Step(edge.minus, cell, -1))
                self._steps[edge.minus].append(_Step(edge.plus, cell, 1))

    def protect(self, cell: Cell, hidden: set[Cell], most: int) -> bool:
        """
        Hide what it takes that a number may be as low as can be, and above `most`.

        Return whether it can be above `most`.
        """
        edge, number = self.edges[cell], self._values[cell]
        done = self._open(cell, edge.plus, edge.minus, most + 1 - number, hidden)
        self._open(cell, edge.minus, edge.plus, number - 1, hidden)
        return done

    def _open(self, cell: Cell, first: int, last: int, wanted: int, hidden: set[Cell]) -> bool:
        """
        Hide the cheapest until so much can flow from one sum to another beside a number.

        Return whether it can.
        """
        flow: dict[Cell, int] = defaultdict(int)
        sent = 0
        while sent < wanted:
            path = self._path(first, last, cell, flow, hidden)
            if path is None:  # it cannot be lower, or higher, whatever is hidden
                return False
            part = min(wanted - sent, *(self._room(one, flow) for one in path))
            for one in path:
                flow[one.cell] += one.sign * part
            hidden.update(one.cell for one in path)
            sent += part
        return True

    def _room(self, step: _Step, flow: Mapping[Cell, int]) -> int:
        if step.sign > 0:
            return _FREE
        least = 0 if step.cell in self._unseen else 1
        return self._values[step.cell] + flow[step.cell] - least

    def _path(
        self, first: int, last: int, cell: Cell, flow: Mapping[Cell, int], hidden: Collection[Cell]
    ) -> list[_Step] | None:
        """Return the path with room on which least is hidden that is not yet so."""

        def price(step: _Step) -> int | None:
            if step.cell == cell or self._room(step, flow) < 1:
                return None
            seen = step.cell not in hidden and step.cell not in self._unseen
            return self._price(step.cell) if seen else 0

        return _cheapest(self._steps, first, last, price)

    def _price(self, cell: Cell) -> int:
        """Return what it costs to hide a number: any total costs more than all that is none."""
        return self._values[cell] + (self._dear if cell in self._totals else 0)


def _cheapest(
    steps: Mapping[int, Sequence[_Step]],
    first: int,
    last: int,
    price: Callable[[_Step], int | None],
) -> list[_Step] | None:
    """Return the cheapest way, None: there is none (Dijkstra)."""
    waiting: list[tuple[int, int, int]] = [(0, 0, first)]
    came: dict[int, tuple[int, _Step] | None] = {}
    known: dict[int, tuple[int, int, _Step]] = {}
    order = 0
    while waiting:
        cost, _, node = heappop(waiting)
        if node in came:
            continue
        came[node] = known[node][1:] if node in known else None
        if node == last:
            return list(_back(came, last))[::-1]
        for step in steps.get(node, ()):
            more = price(step)
            if more is None or step.to in came:
                continue
            if step.to not in known or cost + more < known[step.to][0]:
                known[step.to] = cost + more, node, step
                order += 1
                heappush(waiting, (cost + more, order, step.to))
    return None


def _back(came: Mapping[int, tuple[int, _Step] | None], last: int) -> Iterator[_Step]:
    at = came[last]
    while at is not None:
        node, step = at
        yield step
        at = came[node]


def _edges(values: Mapping[Cell, int], sums: Sequence[Sum]) -> dict[Cell, _Edge]:
    """Return each number that is in a sum, as an edge."""
    places: dict[Cell, list[tuple[int, int]]] = defaultdict(list)  # number of the sum, and sign
    for at, one in enumerate(sums):
        if values[one.total] != sum(values[part] for part in one.parts):
            raise ValueError(f"{one.total} is not the sum of its parts")
        places[one.total].append((at, -1))
        for part in one.parts:
            places[part].append((at, 1))
    turned = _turned(places, len(sums))
    found = {}
    for cell, some in places.items():
        ends = {turned[at] * sign: at for at, sign in some}
        found[cell] = _Edge(ends.get(1, _GROUND), ends.get(-1, _GROUND))
    return found


def _turned(places: Mapping[Cell, Sequence[tuple[int, int]]], many: int) -> list[int]:
    """Return the sign of each sum, such that a number in two sums adds to one of them only."""
    beside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for cell, some in places.items():
        if len(some) > 2:
            raise ValueError(f"{cell} is in more than two sums")
        if len(some) == 2:
            (one, sign), (other, its_sign) = some
            beside[one].append((other, -sign * its_sign))
            beside[other].append((one, -sign * its_sign))
    found = [0] * many
    for first in range(many):
        if found[first] == 0:
            found[first] = 1
            _spread(first, beside, found)
    return found


def _spread(first: int, beside: Mapping[int, Sequence[tuple[int, int]]], found: list[int]) -> None:
    waiting = [first]
    while waiting:
        at = waiting.pop()
        for other, factor in beside.get(at, ()):
            if found[other] == 0:
                found[other] = factor * found[at]
                waiting.append(other)
            elif found[other] != factor * found[at]:
                raise ValueError("these sums are not of one table")
