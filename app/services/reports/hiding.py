"""Small numbers of people hidden in the tables of a report, with what would tell them."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

from app.domain.report import HIDDEN, Value
from app.domain.suppression import Exposed, Sum, hidden_cells


class Numbers(NamedTuple):
    """A table with its totals, and what adds up in it; cells are called as you like."""

    values: Mapping[Hashable, int]
    sums: Sequence[Sum] = ()


class Hiding:
    """
    What is hidden of tables that are shown as one, such as of some years.

    Each hides what it takes by itself. Together they show the sum of what all of them show, which
    tells nothing that each of them did not (docs/decisions/0034).

    Args:
        known: Cells that stand in another report too, so that these cannot be hidden here. Where
            they would tell a small number, nothing of that table is shown.
    """

    def __init__(
        self, tables: Sequence[Numbers], smallest: int, *, known: Collection[Hashable] = ()
    ) -> None:
        self.smallest = smallest
        self._values = Counter[Hashable]()
        self._hidden: set[Hashable] = set()
        self.tells_nothing = False  # of one of them at least nothing can be shown
        for one in tables:
            self._values.update(one.values)
            try:
                self._hidden |= hidden_cells(one.values, one.sums, smallest - 1, known=known)
            except Exposed:
                self.tells_nothing = True

    def shown(self, cell: Hashable) -> Value:
        """Return a number, or the mark that stands in its place; what no table has is zero."""
        return HIDDEN if self.is_hidden(cell) else self._values[cell]

    def is_hidden(self, cell: Hashable) -> bool:
        """Tell whether a number is hidden: what is reckoned from it must be too."""
        return self.tells_nothing or cell in self._hidden
