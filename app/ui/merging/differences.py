"""Which words of two texts differ; Qt-free, for a worker: a long note takes its time."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"\S+")
MOST: Final = 3_000  # words that are compared one by one; what is longer is marked as a whole


class Mark(NamedTuple):
    """A piece of a text that the other one does not have."""

    start: int
    end: int


Marks = tuple[Mark, ...]


def differences(left: str, right: str) -> tuple[Marks, Marks]:
    """Return the pieces of each text that the other one lacks; neighbouring words are one piece."""
    words = [list(_WORD.finditer(text)) for text in (left, right)]
    plain = [[match.group() for match in found] for found in words]
    first, last = _same_ends(*plain)
    ends = [len(one) - last for one in plain]
    pieces: tuple[list[Mark], list[Mark]] = ([], [])
    for spans in _changed([plain[0][first : ends[0]], plain[1][first : ends[1]]]):
        for side, (begin, end) in enumerate(spans):
            if begin < end:
                found = words[side][first + begin : first + end]
                pieces[side].append(Mark(found[0].start(), found[-1].end()))
    return tuple(pieces[0]), tuple(pieces[1])


def joined(*groups: Marks) -> Marks:
    """Return the pieces that are in any of the groups, in order, none inside another."""
    found: list[Mark] = []
    for mark in sorted(mark for group in groups for mark in group):
        if found and mark.start <= found[-1].end:
            found[-1] = Mark(found[-1].start, max(found[-1].end, mark.end))
        else:
            found.append(mark)
    return tuple(found)


def _same_ends(left: list[str], right: list[str]) -> tuple[int, int]:
    """Return how many words are the same at the begin, and how many of the rest at the end."""
    most = min(len(left), len(right))
    first = _same(zip(left, right, strict=False))
    last = _same(zip(reversed(left[first:]), reversed(right[first:]), strict=False))
    return first, min(last, most - first)


def _same(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _changed(plain: list[list[str]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    left, right = plain
    if len(left) + len(right) > MOST:
        return [((0, len(left)), (0, len(right)))]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        ((begin, end), (other, to))
        for kind, begin, end, other, to in matcher.get_opcodes()
        if kind != "equal"
    ]
