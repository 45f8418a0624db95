"""
Finds names that one knows, and enterprise numbers, in a text that should hold none.

A case for the others (casusbord) is told without names. What is found is asked about; it is never
changed. A name that nobody has in the store is not found: whoever writes still reads it over.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.domain.identifiers import parse_enterprise_number
from app.domain.matching import fold
from app.domain.sensitive import About, Found

LEAST: Final = 4  # letters of a word that stands for a name by itself
FORMS: Final = frozenset({"bv", "bvba", "nv", "vzw", "cv", "cvba", "vof", "commv", "esv"})
# Words that many companies have: no company is known by one alone
COMMON: Final = frozenset(
    {
        *("group", "groep", "gebroeders", "firma"),
        *("bakkerij", "slagerij", "bouw", "zorg", "transport", "schoonmaak", "metaal", "hout"),
        *("restaurant", "hotel", "garage", "winkel", "school", "stad", "gemeente", "ocmw"),
    }
)
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_DIGITS: Final = re.compile(r"(?<![\d.])(?:BE\s?)?([01]\d{3})[. ]?(\d{3})[. ]?(\d{3})(?![\d.]*\d)")


class KnownNames:
    """
    Looks for names of companies and of people; made once, it is quick.

    A company is known by its whole name without its legal form, a person by both names, and by the
    name after the first one when that has four letters or more.
    """

    def __init__(self, companies: Iterable[str], people: Iterable[str]) -> None:
        self._first: dict[str, list[tuple[str, ...]]] = {}
        for name in companies:
            for words in _ways(name):
                self._add(tuple(word for word in words if word not in FORMS))
        for name in people:
            for words in _ways(name):
                self._add(words if len(words) > 1 else ())
                self._add(words[1:])

    def _add(self, words: tuple[str, ...]) -> None:
        if not words or all(word in COMMON for word in words):
            return
        if len(words) > 1 or len(words[0]) >= LEAST:
            known = self._first.setdefault(words[0], [])
            if words not in known:
                known.append(words)

    def find(self, text: str) -> tuple[Found, ...]:
        """
        Return the names and enterprise numbers in a text, in its order, the longest of each place.

        - Of «Metaal Claes NV» and «An Claes»: in «bij metaal claes belde An Claes» both; in «Claes»
          the person; in «metaal» nothing.
        """
        words = [(fold(match.group()), *match.span()) for match in _WORD.finditer(text)]
        found = [*_numbers(text), *self._names(words)]
        return tuple(sorted(found, key=lambda one: one.start))

    def _names(self, words: Sequence[tuple[str, int, int]]) -> Iterator[Found]:
        at = 0
        while at < len(words):
            lengths = [
                len(name)
                for name in self._first.get(words[at][0], ())
                if tuple(word for word, _, _ in words[at : at + len(name)]) == name
            ]
            longest = max(lengths, default=0)
            if longest:
                yield Found(About.NAME, words[at][1], words[at + longest - 1][2])
            at += max(longest, 1)


def _numbers(text: str) -> Iterator[Found]:
    for match in _DIGITS.finditer(text):
        if parse_enterprise_number("".join(match.groups())).problem is None:
            yield Found(About.ENTERPRISE_NUMBER, *match.span())


def _ways(name: str) -> set[tuple[str, ...]]:
    """Return the words of a name, as it is written with its dots and without them."""
    return {
        tuple(fold(match.group()) for match in _WORD.finditer(way))
        for way in (name, name.replace(".", ""))
    }
