r"""
The light markup in which notes are stored: it reads well as plain text too.

One line is one block: `## ` begins a heading, `- ` (or `* `) an item, anything else is a
paragraph, an empty line an empty one. Inside a line `**` turns bold on and off, `*` italic, `***`
both. A star between spaces, one that is never closed and four or more in a row are just stars. A
backslash before a star, a backslash, white space or the sign that begins a line takes its meaning
away.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

SNIPPET_SIGNS = 140
_SIGNS = re.compile(r"\\([\\*\s])|(\*+)|(\\|\s+|[^\\*\s]+)")
_STARTS = {"## ": "heading", "- ": "item", "* ": "item"}


class BlockKind(StrEnum):
    """What a line of a note is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line in one style; never empty, without line ends."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a note; neighbouring spans differ in style."""

    kind: BlockKind = BlockKind.PARAGRAPH
    spans: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The line without its markup."""
        return "".join(span.text for span in self.spans)


class _Token(NamedTuple):
    text: str
    stars: int = 0  # of a marker; 0 for a sign as it is
    is_escaped: bool = False

    @property
    def is_gap(self) -> bool:
        return self.text.isspace() and not self.is_escaped


def parse(text: str) -> tuple[Block, ...]:
    """Read a stored note; every text is a note."""
    return tuple(_parse_line(line) for line in text.split("\n"))


def serialize(blocks: Iterable[Block]) -> str:
    """Write a note; `parse` gives the same blocks again, their spans joined as `joined` does."""
    return "\n".join(_serialize_block(block) for block in blocks)


def plain_text(text: str) -> str:
    """Return a stored note without its markup, line by line."""
    return "\n".join(block.text for block in parse(text))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans without empty ones, neighbours of one style joined."""
    kept = [span for span in spans if span.text]
    return tuple(
        Span("".join(span.text for span in group), *style)
        for style, group in groupby(kept, key=lambda span: (span.is_bold, span.is_italic))
    )


def snippet(text: str, limit: int = SNIPPET_SIGNS) -> str:
    """Return the first line that says something, cut after a whole word with an ellipsis."""
    lines = (" ".join(block.text.split()) for block in parse(text))
    first = next((line for line in lines if line), "")
    if len(first) <= limit:
        return first
    cut = first[:limit]
    whole = cut.rpartition(" ")[0] if not first[limit].isspace() else cut
    return f"{(whole or cut[:-1]).rstrip()}…"


def _parse_line(line: str) -> Block:
    for start, kind in _STARTS.items():
        if line.startswith(start):
            return Block(BlockKind(kind), _parse_spans(line.removeprefix(start)))
    if any(line.startswith("\\" + start) for start in _STARTS):
        line = line.removeprefix("\\")
        return Block(BlockKind.PARAGRAPH, _parse_spans(line, is_start_plain=True))
    return Block(BlockKind.PARAGRAPH, _parse_spans(line))


def _parse_spans(line: str, *, is_start_plain: bool = False) -> tuple[Span, ...]:
    tokens = _tokens(line)
    if is_start_plain:
        tokens[0] = _Token(tokens[0].text)
    markers = {n for n in range(len(tokens)) if _is_marker(tokens, n)}
    while (stray := _stray(tokens, markers)) is not None:
        markers.remove(stray)
    spans, bold, italic = [], False, False
    for n, token in enumerate(tokens):
        if n in markers:
            bold ^= _turns_bold(token.stars)
            italic ^= _turns_italic(token.stars)
        else:
            spans.append(Span(token.text, bold, italic))
    return joined(spans)


def _tokens(line: str) -> list[_Token]:
    return [
        _Token(escaped, is_escaped=True) if escaped else _Token(plain or stars, stars=len(stars))
        for escaped, stars, plain in _SIGNS.findall(line)
    ]


def _is_marker(tokens: Sequence[_Token], n: int) -> bool:
    """Tell whether stars may turn a style: up to three, and not loose between spaces."""
    if not 1 <= tokens[n].stars <= 3:
        return False
    beside = [tokens[m] for m in (n - 1, n + 1) if 0 <= m < len(tokens)]
    return not all(token.is_gap for token in beside)


def _stray(tokens: Sequence[_Token], markers: Collection[int]) -> int | None:
    """Return a marker that leaves a style on at the end of the line, best the last of its kind."""
    left_on = {
        turns
        for turns in (_turns_bold, _turns_italic)
        if sum(turns(tokens[n].stars) for n in markers) % 2
    }
    if not left_on:
        return None
    just_these = [n for n in markers if _turned_by(tokens[n].stars) == left_on]
    return max(just_these or [n for n in markers if _turned_by(tokens[n].stars) & left_on])


def _turns_bold(stars: int) -> bool:
    return stars > 1


def _turns_italic(stars: int) -> bool:
    return stars != 2


def _turned_by(stars: int) -> set[Callable[[int], bool]]:
    return {turns for turns in (_turns_bold, _turns_italic) if turns(stars)}


def _serialize_block(block: Block) -> str:
    spans = joined(block.spans)
    line = _serialize_spans(spans)
    if block.kind is BlockKind.HEADING:
        return "## " + line
    if block.kind is BlockKind.ITEM:
        return "- " + line
    if line.startswith(("## ", "- ")):
        return "\\" + line
    return line


def _serialize_spans(spans: Sequence[Span]) -> str:
    pieces: list[str] = []
    bold = italic = False
    for span in (*spans, Span("")):
        signs = ["\\" + sign if sign in "\\*" else sign for sign in span.text]
        if stars := 2 * (bold != span.is_bold) + (italic != span.is_italic):
            _hold(pieces, signs)
            pieces.append("*" * stars)
        pieces += signs
        bold, italic = span.is_bold, span.is_italic
    return "".join(pieces)


def _hold(before: list[str], after: list[str]) -> None:
    """Take the meaning away from a space where stars would stand loose, so that they turn."""
    if any(side and not side[0].isspace() for side in (before[-1:], after[:1])):
        return
    if after:
        after[0] = "\\" + after[0]
    else:
        before[-1] = "\\" + before[-1]
