"""Small numbers of people hidden in the tables of a report, with what would tell them."""

from collections.abc import Hashable, Mapping, Sequence

from app.domain.report import HIDDEN, Value
from app.domain.suppression import Sum, hidden_cells


class Hiding:
    """What is hidden among numbers that add up to each other; cells are called as you like."""

    def __init__(self, values: Mapping[Hashable, int], sums: Sequence[Sum], smallest: int) -> None:
        self._values, self.smallest = values, smallest
        self._hidden = hidden_cells(values, sums, smallest - 1)

    def shown(self, cell: Hashable) -> Value:
        """Return a number, or the mark that stands in its place."""
        return HIDDEN if cell in self._hidden else self._values[cell]

    def is_hidden(self, cell: Hashable) -> bool:
        """Tell whether a number is hidden: what is reckoned from it must be too."""
        return cell in self._hidden
