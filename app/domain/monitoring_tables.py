"""
What is shown of a delivery of the monitoring (aantallen): nobody works out a small number.

A delivery tells how many began and were still at work 3, 6 and 12 months later, by sector or
region, and by sort of contract. Shown are three tables: by sector, by region and by contract. They
are about the same people, so that their totals are the same numbers: those are always shown, and
never hidden to protect another. So what is hidden in one table tells nothing of another, and a
report that shows fewer tables shows nothing that the whole does not.

From column to column numbers only go down; that also tells something of what is hidden between two
that are shown. So how many are gone is a number of the table too, although none shows it.

Numbers of one company or partner are not shown: DOMAIN, section 7.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, pairwise
from typing import Final, Generic, TypeVar

from app.domain.suppression import MOST, Exposed, Sum, hidden_cells, is_small

STEPS: Final = ("started", "after_3", "after_6", "after_12")
MONTHS: Final = (0, 3, 6, 12)
ALL, SECTOR, REGION, PARTNER = "all", "sector", "region", "partner"
KINDS: Final = (ALL, SECTOR, REGION, PARTNER)
CONTRACT: Final = "contract"
REST: Final = ""  # code of who is of no cluster that is told
Numbers = tuple[int | None, ...]  # one for each of STEPS; None: not known (yet)
KeyT = TypeVar("KeyT")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people of a cluster began with a sort of contract, and still worked later."""

    kind: str  # of cluster
    cluster: str
    contract: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Shown:
    """A row; the places in `hidden` may not be seen."""

    code: str
    numbers: Numbers
    hidden: frozenset[int] = frozenset()


class Why(StrEnum):
    """Why a table is not shown."""

    NONE = "none"  # nothing of it was delivered
    SUM = "sum"  # its numbers are more than the total
    FEW = "few"  # so few people that the total would give them away


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table by sector, region or contract; `why` tells that it is not there."""

    rows: tuple[Shown, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What is shown of a delivery."""

    total: Shown
    tables: Mapping[str, ShownTable]  # by SECTOR, REGION and CONTRACT


def published(counted: Sequence[Counted], most: int = MOST) -> Published:
    """
    Return what is shown of the numbers of a delivery.

    - Sectors 20, 12 and 3 began: 3 is hidden, and 12 with it, as it follows from the total of 35.
    - In total 3 were at work after 12 months: that column is hidden in all tables.
    - Sectors 20, 12 and 3 began, after 3 months 20, 12 and 0 still work: the 3 that are gone in all
      would tell, so the columns after that are hidden for all sectors, with their zeros.
    - One number of a column is not known: the column is not known.
    - Regions together 30 of 35: 5 are shown as the rest. Together 40 of 35: no table by region.

    Args:
        most: The highest number that is small.
    """
    of_all = _reference(counted)
    known = [at for at in range(len(STEPS)) if _is_known(counted, at)]
    sums = _added([one.numbers for one in of_all], known)
    few = frozenset(at for at in known if is_small(sums[at], most))
    total = _row(REST, sums, known, few)
    left = [at for at in known if at not in few]
    tables = {
        kind: _table(rows, sums, known, left, most) for kind, rows in _rows(counted, of_all).items()
    }
    return Published(total, tables)


@dataclass(frozen=True, slots=True)
class Delivered(Generic[KeyT]):
    """A delivery: what it is about, and when it came."""

    key: KeyT
    first: date
    last: date
    received_on: date


def current(deliveries: Iterable[Delivered[KeyT]]) -> list[Delivered[KeyT]]:
    """
    Return the deliveries that count, by period: the newest of those that share a day.

    Of those received on one day the last that is given is the newest. Two that share people must
    not both be shown: their difference would be few.

    - The first quarter came in May and again, mended, in June: June's.
    - The year 2026 came after its quarters: the year alone.
    """
    kept: list[Delivered[KeyT]] = []
    oldest_first = sorted(deliveries, key=lambda it: it.received_on)
    for one in reversed(oldest_first):
        if all(one.last < other.first or other.last < one.first for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda it: it.first)


def _reference(counted: Sequence[Counted]) -> list[Counted]:
    """Return the rows that tell of everybody: those of all, else of the first kind there is."""
    for kind in KINDS:
        found = [one for one in counted if one.kind == kind]
        if found:
            return found
    return []


def _is_known(counted: Sequence[Counted], at: int) -> bool:
    return bool(counted) and all(one.numbers[at] is not None for one in counted)


def _rows(
    counted: Sequence[Counted], of_all: Sequence[Counted]
) -> dict[str, dict[str, list[Numbers]]]:
    found: dict[str, dict[str, list[Numbers]]] = {
        kind: defaultdict(list) for kind in (SECTOR, REGION, CONTRACT)
    }
    for one in counted:
        if one.kind in found:
            found[one.kind][one.cluster].append(one.numbers)
    for one in of_all:
        found[CONTRACT][one.contract].append(one.numbers)
    return found


def _table(
    rows: Mapping[str, Sequence[Numbers]],
    total: Mapping[int, int],
    known: Sequence[int],
    left: Sequence[int],
    most: int,
) -> ShownTable:
    """Return a table of which the columns in `left` are shown."""
    if not rows:
        return ShownTable(why=Why.NONE)
    added = {code: _added(some, known) for code, some in rows.items()}
    rest = {at: total[at] - sum(one[at] for one in added.values()) for at in known}
    if any(rest.values()):
        added[REST] = {at: added.get(REST, dict.fromkeys(known, 0))[at] + rest[at] for at in known}
    if any(not _goes_down([one[at] for at in known]) for one in added.values()):
        return ShownTable(why=Why.SUM)
    few = frozenset(known) - frozenset(left)
    for columns in _widest(left):
        try:
            hidden = _hidden(added, total, left, frozenset(columns), most)
        except Exposed:
            continue
        found = tuple(
            _row(code, one, known, few | {at for at in left if (code, at) in hidden})
            for code, one in added.items()
        )
        if any(_shows(one) for one in found) or not any(total.values()):
            return ShownTable(found)
    return ShownTable(why=Why.FEW)


def _shows(row: Shown) -> bool:
    """Tell whether a row shows more than zeros."""
    return any(number and at not in row.hidden for at, number in enumerate(row.numbers))


def _widest(columns: Sequence[int]) -> Iterator[Sequence[int]]:
    """Give the columns, then all but one, and so on; those with the first columns before others."""
    for many in range(len(columns), 0, -1):
        yield from combinations(columns, many)


def _hidden(
    rows: Mapping[str, Mapping[int, int]],
    total: Mapping[int, int],
    left: Sequence[int],
    columns: Collection[int],
    most: int,
) -> frozenset[object]:
    """Return the (code, column) of what is hidden when only `columns` are shown; raises Exposed."""
    everybody = None  # no code of a row
    lines: list[tuple[str | None, Mapping[int, int]]] = [*rows.items(), (everybody, total)]
    values: dict[object, int] = {}
    sums: list[Sum] = []
    gone: set[object] = set()
    for code, one in lines:
        for at, after in pairwise(left):
            values[code, at, "gone"] = one[at] - one[after]
            sums.append(Sum((code, at), ((code, after), (code, at, "gone"))))
            gone.add((code, at, "gone"))
        values |= {(code, at): one[at] for at in left}
    known = {key for key in values if isinstance(key, tuple) and key[0] is everybody}
    # the first column adds up by itself, when the last and all that are gone do
    sums += [
        Sum(key, tuple((code, *key[1:]) for code in rows))
        for key in values
        if isinstance(key, tuple) and key in known and (len(key) == 3 or key[1] == left[-1])
    ]
    unseen = {(code, at) for code in rows for at in left if at not in columns}
    return hidden_cells(values, sums, most, unseen=unseen, between=gone, known=known)


def _row(code: str, one: Mapping[int, int], known: Sequence[int], hidden: Collection[int]) -> Shown:
    numbers = tuple(one[at] if at in known else None for at in range(len(STEPS)))
    return Shown(code, numbers, frozenset(hidden))


def _added(some: Iterable[Numbers], known: Sequence[int]) -> dict[int, int]:
    rows = list(some)
    return {at: sum(one[at] or 0 for one in rows) for at in known}


def _goes_down(numbers: Sequence[int]) -> bool:
    return all(number >= 0 for number in numbers) and all(
        later <= earlier for earlier, later in pairwise(numbers)
    )
