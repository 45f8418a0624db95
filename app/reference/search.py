"""Finds lines of an official list by code or by words, while somebody types."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from app.domain.matching import fold, words_of
from app.reference.tables import CodedEntry

_CODE = re.compile(r"(?=.*\d)[\d.\s]+|[a-z]")
_INSIDE_FROM = 4  # letters a piece needs to be looked for inside a word
Words = tuple[str, ...]


class _Indexed(NamedTuple):
    entry: CodedEntry
    words: str  # of the label, folded, each between two spaces


class Catalogue:
    """
    An official list, in its own order.

    `synonyms` gives words of the labels for an everyday word.
    """

    def __init__(
        self, entries: Iterable[CodedEntry], synonyms: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self._indexed = [
            _Indexed(entry, f" {' '.join(words_of(entry.label))} ") for entry in entries
        ]
        self._by_code = {item.entry.code: item.entry for item in self._indexed}
        self._synonyms = {
            fold(word): tuple(fold(meant) for meant in meanings)
            for word, meanings in (synonyms or {}).items()
        }

    def __len__(self) -> int:
        return len(self._indexed)

    def __iter__(self) -> Iterator[CodedEntry]:
        return (item.entry for item in self._indexed)

    def get(self, code: str) -> CodedEntry | None:
        """Return the line with this code, written with or without its dots."""
        return self._by_code.get(_plain_code(code))

    def finest(self, typed: str, limit: int = 20) -> list[CodedEntry]:
        """Return the lines of the deepest level that fit, or whose line above them fits."""
        levels = (self._deepest - 1, self._deepest)
        fitting = self.search(typed, len(self), levels)
        below = (each for entry in fitting for each in self._finest_of.get(entry.code, ()))
        return list(islice(dict.fromkeys(below), limit))

    @cached_property
    def _deepest(self) -> int:
        return max((item.entry.level for item in self._indexed), default=0)

    @cached_property
    def _finest_of(self) -> Mapping[str, list[CodedEntry]]:
        """The lines of the deepest level by their code and by what their code begins with."""
        found: dict[str, list[CodedEntry]] = {}
        for entry in self:
            if entry.level == self._deepest:
                for length in range(1, len(entry.code) + 1):
                    found.setdefault(entry.code[:length], []).append(entry)
        return found

    def search(
        self, typed: str, limit: int = 20, levels: Collection[int] | None = None
    ) -> list[CodedEntry]:
        """
        Return the lines that fit what was typed, best first.

        Digits look for codes that begin so. Each typed word must begin a word of the label, or
        stand inside one when it has four letters or more. Whole words go before beginnings,
        those before pieces and everyday words; then shorter labels, deeper levels and the order
        of the list. Nothing typed gives nothing.
        """
        if _CODE.fullmatch(fold(typed).strip()):
            ranked = self._ranked_by_code(_plain_code(typed))
        else:
            ranked = self._ranked_by_words(words_of(typed))
        fitting = [(rank, item) for rank, item in ranked if _on_level(item.entry, levels)]
        fitting.sort(key=lambda found: (found[0], len(found[1].entry.label), -found[1].entry.level))
        return [item.entry for _, item in fitting[:limit]]

    def _ranked_by_code(self, code: str) -> list[tuple[int, _Indexed]]:
        begin = [item for item in self._indexed if item.entry.code.startswith(code)]
        return [(len(item.entry.code) - len(code), item) for item in begin]

    def _ranked_by_words(self, typed: Words) -> list[tuple[int, _Indexed]]:
        if not typed:
            return []
        found = [(_rank(typed, item.words), item) for item in self._indexed]
        hits = [(rank, item) for rank, item in found if rank is not None]
        return hits + self._by_synonym(typed, {item.entry.code for _, item in hits})

    def _by_synonym(self, typed: Words, known: set[str]) -> list[tuple[int, _Indexed]]:
        meant = [self._meaning(word) for word in typed]
        if all(words == (word,) for words, word in zip(meant, typed, strict=True)):
            return []
        words = tuple(word for group in meant for word in group)
        ranked = [(_rank(words, item.words), item) for item in self._indexed]
        return [
            (_SYNONYM + rank, item)
            for rank, item in ranked
            if rank is not None and item.entry.code not in known
        ]

    def _meaning(self, word: str) -> Words:
        """Return what an everyday word stands for, also when it is not finished; else the word."""
        if word in self._synonyms or len(word) < _INSIDE_FROM:
            return self._synonyms.get(word, (word,))
        return next(
            (meant for known, meant in self._synonyms.items() if known.startswith(word)), (word,)
        )


_WHOLE, _BEGIN, _INSIDE, _SYNONYM = range(4)


def _rank(typed: Words, label: str) -> int | None:
    """Return how well the label fits: the rank of the worst word, None when one is missing."""
    worst = _WHOLE
    for word in typed:
        if word not in label:
            return None
        rank = _word_rank(word, label)
        if rank is None:
            return None
        worst = max(worst, rank)
    return worst


def _word_rank(word: str, label: str) -> int | None:
    if f" {word} " in label:
        return _WHOLE
    if f" {word}" in label:
        return _BEGIN
    return _INSIDE if len(word) >= _INSIDE_FROM else None


def _on_level(entry: CodedEntry, levels: Collection[int] | None) -> bool:
    return levels is None or entry.level in levels


def _plain_code(typed: str) -> str:
    return re.sub(r"[.\s]", "", typed).upper()
