"""Which words differ between two texts, for somebody who reads what was changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain
from typing import Final

_TOKENS: Final = re.compile(r"\s+|\w+|[^\w\s]")
MOST_TOKENS: Final = 3000  # in one comparison of words; longer runs differ as a whole


class Part(StrEnum):
    """Where a piece of text stands."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text."""

    part: Part
    text: str


def word_differences(old: str, new: str) -> tuple[Piece, ...]:
    """
    Return the pieces of both texts in reading order; what was replaced comes before what came.

    The pieces of BOTH and OLD together are the old text, those of BOTH and NEW the new one. Lines
    are compared first, and words within the lines that differ, so that long notes stay quick.
    """
    lines = _compared(old.splitlines(keepends=True), new.splitlines(keepends=True))
    pieces = chain.from_iterable(_within(was, now) for was, now in lines)
    return tuple(_joined(pieces))


def _within(old: list[str], new: list[str]) -> Iterator[Piece]:
    """Give the pieces of lines that are equal, or of lines that took the place of others."""
    was, now = "".join(old), "".join(new)
    if was == now:
        yield Piece(Part.BOTH, was)
        return
    words, others = _TOKENS.findall(was), _TOKENS.findall(now)
    if len(words) + len(others) > MOST_TOKENS:
        yield Piece(Part.OLD, was)
        yield Piece(Part.NEW, now)
        return
    for gone, came in _compared(words, others):
        if gone == came:
            yield Piece(Part.BOTH, "".join(gone))
        else:
            yield Piece(Part.OLD, "".join(gone))
            yield Piece(Part.NEW, "".join(came))


def _compared(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Give runs of both lists that are equal, or took each other's place."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _tag, i1, i2, j1, j2 in matcher.get_opcodes():
        yield old[i1:i2], new[j1:j2]


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join neighbours of one part; a pair of old and new keeps its order."""
    waiting = {Part.OLD: "", Part.NEW: "", Part.BOTH: ""}

    def emptied() -> Iterator[Piece]:
        for part in (Part.BOTH, Part.OLD, Part.NEW):
            if waiting[part]:
                yield Piece(part, waiting[part])
                waiting[part] = ""

    for piece in pieces:
        if not piece.text:
            continue
        is_turn = (piece.part is Part.BOTH) != bool(waiting[Part.BOTH])
        if is_turn:
            yield from emptied()
        waiting[piece.part] += piece.text
    yield from emptied()
