"""How wide words are, which only who paints them knows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

NORMAL: Final = 15.0  # height of a line of small words on screen at 100% text


def _about(words: str) -> float:
    return len(words) * 6.2


def _about_strong(words: str) -> float:
    return len(words) * 7.2


@dataclass(frozen=True, slots=True)
class Letters:
    """
    Measures of the words in a chart.

    `plain` and `strong` give the width of words; `line` is the height of one line. All else that
    grows with the words is a number of `unit`s.
    """

    plain: Callable[[str], float] = _about
    strong: Callable[[str], float] = _about_strong
    line: float = NORMAL

    @property
    def unit(self) -> float:
        """1 at the size of words for which the measures were chosen."""
        return self.line / NORMAL

    def widest(self, words: Iterable[str]) -> float:
        """Return the width of the widest plain words, 0 of none."""
        return max(map(self.plain, words), default=0.0)


PLAIN: Final = Letters()
