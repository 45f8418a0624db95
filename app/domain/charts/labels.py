"""Words at the end of lines, that never lie over each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.charts.letters import Letters
from app.domain.charts.marks import Mark, Role, Text


@dataclass(frozen=True, slots=True)
class EndLabel:
    """Words in the colour of their line, and a muted line below them."""

    y: float
    words: str
    role: Role
    more: str = ""

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return 2 if self.more else 1

    def width(self, letters: Letters) -> float:
        """Return how wide it is."""
        return max(letters.strong(self.words), letters.plain(self.more))


def beside(
    labels: Sequence[EndLabel], x: float, within: tuple[float, float], line: float
) -> list[Mark]:
    """Return the labels at `x`, moved up or down as far as they need to stand free."""
    ordered = sorted(labels, key=lambda one: one.y)
    found: list[Mark] = []
    for one, y in zip(ordered, _spread(ordered, within, line), strict=True):
        found.append(Text(x, y, one.words, one.role, is_strong=True))
        if one.more:
            found.append(Text(x, y + 1.05 * line, one.more, "muted"))
    return found


def _spread(labels: Sequence[EndLabel], within: tuple[float, float], line: float) -> list[float]:
    """
    Return the middle of the first line of each: down as needed, then up from the bottom.

    - Lines of 10, at 50 and 52: 50 and 61.5. At 58 and 59 above 60: 48.5 and 60.
    """
    free, places = 1.15 * line, []
    least = within[0] + 0.5 * line
    for one in labels:
        places.append(max(one.y, least))
        least = places[-1] + one.lines * free
    most = within[1]
    for at in reversed(range(len(labels))):
        places[at] = min(places[at], most - (labels[at].lines - 1) * free)
        most = places[at] - free
    return places
