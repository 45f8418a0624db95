"""How texts are compared while somebody searches, and where the words stand that were found."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

EXCERPT_SIGNS: Final = 90
_BEFORE: Final = 24  # signs of the text before the first word found
_WORD: Final = re.compile(r"[^\W_]+")
_WHITE: Final = re.compile(r"\s+")
Range = tuple[int, int]  # first sign and the one after the last


def fold(text: str) -> str:
    """Return the text as it is compared: small letters, no accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return unicodedata.normalize("NFKC", bare.casefold())


def words_of(text: str) -> tuple[str, ...]:
    """Split a text in its folded words: letters and digits, nothing else."""
    return tuple(_WORD.findall(fold(text)))


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of text and where the words that were looked for stand in it."""

    text: str
    marks: tuple[Range, ...] = ()


def marked(text: str, begins: Sequence[str]) -> Marked:
    """
    Return the text with the begins of its words that are among `begins`, folded ones.

    A mark covers what was typed, not the whole word: of "Janssens" the first four for "jans".
    """
    return Marked(text, tuple(_marks(text, begins)))


def excerpt(text: str, begins: Sequence[str], limit: int = EXCERPT_SIGNS) -> Marked | None:
    """
    Return one line of at most about `limit` signs around the first word found, or None.

    It is cut between words, with an ellipsis where something was left out.
    """
    line = _WHITE.sub(" ", text).strip()
    first = next(iter(_marks(line, begins)), None)
    if first is None:
        return None
    start = max(first[0] - _BEFORE, 0)
    if start:
        gap = line.find(" ", start, first[0])
        start = gap + 1 if gap >= 0 else first[0]
    end = min(start + limit, len(line))
    if end < len(line):
        gap = line.rfind(" ", first[1], end)
        end = gap if gap >= 0 else end
    piece = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    return marked(piece, begins)


def _marks(text: str, begins: Sequence[str]) -> list[Range]:
    longest_first = sorted(begins, key=len, reverse=True)
    found = []
    for word in _WORD.finditer(text):
        folded = fold(word.group())
        begin = next((one for one in longest_first if one and folded.startswith(one)), None)
        if begin is not None:
            found.append((word.start(), word.start() + _signs(word.group(), begin)))
    return found


def _signs(word: str, begin: str) -> int:
    """Return how many signs of a word fold to a begin: a sign may fold to two, or to none."""
    return next(n for n in range(1, len(word) + 1) if len(fold(word[:n])) >= len(begin))
