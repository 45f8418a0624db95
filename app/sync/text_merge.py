"""
Makes one text of two edits of a long note, or leaves it to a person (SYNC, section 9).

Texts are compared by sentences; the end of a line counts as one. Never by words or letters: two
edits inside one sentence that fit by letters often say something that neither author wrote.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest
from typing import Final

from app.sync.values import plain

LINE_END: Final = "\n"
MOST_TOKENS: Final = 4000  # in one text; more takes too long, and a person looks
_AFTER_SENTENCE: Final = re.compile(r"(?<=[.!?…])[ \t]+|(?<=[.!?…][\"'”’)\]])[ \t]+")

_Tokens = list[str]
_Run = tuple[_Tokens, _Tokens, _Tokens]  # of the base and of both edits


@dataclass(frozen=True, slots=True)
class Merged:
    """One text of two; `side_by_side`: both added paragraphs at one place, so have a look."""

    text: str
    side_by_side: bool


def merge_texts(base: str, one: str, other: str) -> Merged | None:
    """
    Return a text with both edits of `base`, or None when a person has to decide.

    Between sentences of one line a single space is written. Where both added whole paragraphs at
    one place, those of `one` come first.
    """
    sides = _tokens(base), _tokens(one), _tokens(other)
    if max(map(len, sides)) > MOST_TOKENS:
        return None
    merged: _Tokens = []
    side_by_side = False
    for run in _runs(*sides):
        found = _one_of(run)
        if found is None:
            found = _both_paragraphs(run)
            if found is None:
                return None
            side_by_side = True
        merged += found
    if not _has_both_edits(sides, merged):
        return None
    return Merged(_text(merged), side_by_side)


def both_texts(one: str, other: str) -> str:
    """
    Return a text with all that both say: what they share once, else that of `one` goes first.

    Lines stand below each other; lines that share a sentence become one.
    """
    lines: list[str] = []
    for ours, theirs in _apart(plain(one).split("\n"), plain(other).split("\n")):
        for mine, yours in zip_longest(ours, theirs):
            lines += _both_lines(mine, yours)
    return "\n".join(lines)


def _both_lines(one: str | None, other: str | None) -> list[str]:
    if one is None or other is None:
        return [line for line in (one, other) if line is not None]
    ours, theirs = _sentences(one), _sentences(other)
    if not set(ours) & set(theirs):
        return [line for line in (one, other) if line]
    return [" ".join(part for runs in _apart(ours, theirs) for run in runs for part in run)]


def _apart(one: _Tokens, other: _Tokens) -> Iterator[tuple[_Tokens, _Tokens]]:
    """Cut two lists in runs; what they share stands in the first of the two alone."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, begin, end, first, last in matcher.get_opcodes():
        yield one[begin:end], [] if tag == "equal" else other[first:last]


def _tokens(text: str) -> _Tokens:
    """Return the sentences and line ends of a text."""
    found: _Tokens = []
    for number, line in enumerate(plain(text).split("\n")):
        if number:
            found.append(LINE_END)
        found += _sentences(line)
    return found


def _sentences(line: str) -> _Tokens:
    """Return the sentences of a line; what begins with a small letter goes on («bv. morgen»)."""
    found: _Tokens = []
    for part in _AFTER_SENTENCE.split(line.rstrip()):
        if found and part[:1].islower():
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return found


def _text(tokens: _Tokens) -> str:
    both = pairwise([LINE_END, *tokens])
    return "".join(token if LINE_END in (before, token) else f" {token}" for before, token in both)


def _runs(base: _Tokens, one: _Tokens, other: _Tokens) -> Iterator[_Run]:
    """Cut the texts where both edits kept a sentence; each kept one is a run of its own."""
    left, right = _kept(base, one), _kept(base, other)
    b = s = t = 0
    for at in (*(n for n in range(len(base)) if n in left and n in right), None):
        end = (len(base), len(one), len(other)) if at is None else (at, left[at], right[at])
        yield base[b : end[0]], one[s : end[1]], other[t : end[2]]
        if at is not None:
            yield ([base[at]],) * 3
            b, s, t = (place + 1 for place in end)


def _kept(base: _Tokens, edit: _Tokens) -> dict[int, int]:
    """Return where each sentence of the base that was kept stands in the edit."""
    blocks = SequenceMatcher(None, base, edit, autojunk=False).get_matching_blocks()
    return {a + n: b + n for a, b, size in blocks for n in range(size)}


def _one_of(run: _Run) -> _Tokens | None:
    """Return the run when at most one side changed it, or both did the same."""
    base, one, other = run
    if one in (base, other):
        return other
    return one if other == base else None


def _both_paragraphs(run: _Run) -> _Tokens | None:
    """Return what both added, when nothing was there and each added whole paragraphs."""
    base, one, other = run
    shared = (set(one) & set(other)) - {LINE_END}
    if base or shared or not any(one[n] == other[n] == LINE_END for n in (0, -1)):
        return None
    return one + other


def _has_both_edits(sides: tuple[_Tokens, _Tokens, _Tokens], merged: _Tokens) -> bool:
    """Tell whether all that either side added is there whole, and nothing that it removed."""
    base, *edits = sides
    return all(_has_edit(base, edit, merged) for edit in edits) and not any(
        Counter(merged)[token] > min(Counter(edit)[token] for edit in edits)
        for token in _removed(sides)
    )


def _removed(sides: Sequence[_Tokens]) -> set[str]:
    base, one, other = map(Counter, sides)
    gone = {token for token in base if min(one[token], other[token]) < base[token]}
    return {token for token in gone if max(one[token], other[token]) <= base[token]} - {LINE_END}


def _has_edit(base: _Tokens, edit: _Tokens, merged: _Tokens) -> bool:
    kept = set(_kept(base, edit).values())
    runs: list[_Tokens] = [[]]
    for at, token in enumerate(edit):
        if at in kept:
            runs.append([])
        else:
            runs[-1].append(token)
    return all(_stands_in(run, merged) for run in runs)


def _stands_in(run: _Tokens, merged: _Tokens) -> bool:
    return any(merged[at : at + len(run)] == run for at in range(len(merged) - len(run) + 1))
