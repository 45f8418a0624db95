"""
Text in which a script needs another font: broken in lines, put in order, shaped and drawn.

reportlab's own paragraph knows one font for a word and one direction. What is drawn in another
order or other forms than it reads says beside it what it reads (`ActualText`), as PDF/A-3a asks. A
line is written from left to right, as other programs do it, whose readers put it in order again;
the structure tree says the whole text in the order in which it reads.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable
from typing_extensions import override

from app.reports.fonts import MONO, SANS, STRONG
from app.reports.scripts import JOINERS, ZWJ, Shape, fonts_of, levels_of, shape
from app.reports.tags import Place, tags_of

_OURS: Final = frozenset({SANS, STRONG, MONO})
_WORD: Final = re.compile(r"\S+")
_CLUSTER: Final = re.compile(
    rf".(?:[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903"
    rf"\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0b82\u0bbe-\u0bcd\u0e31"
    rf"\u0e34-\u0e3a\u0e47-\u0e4e\u20d0-\u20f0\U0001f3fb-\U0001f3ff{''.join(JOINERS)}]|(?<={ZWJ}).)*",
    re.DOTALL,
)


class _Letters(NamedTuple):
    """A text without line breaks, letter by letter."""

    text: str
    fonts: list[str]
    levels: list[int]
    base: int  # level of the whole


class _Run(NamedTuple):
    """A stretch of one font and one direction on a line."""

    text: str
    font: str
    level: int
    width: float
    shape: Shape | None  # none: drawn as it is written


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, ready to be drawn."""

    runs: tuple[_Run, ...]  # in the order in which they read
    base: int
    width: float

    def draw(self, text: Any, x: float, y: float, size: float) -> None:
        """Write it in a text object of reportlab, with its left end at a place."""
        for place in _in_sight([run.level for run in self.runs]):
            run = self.runs[place]
            text.setFont(run.font, size)
            _write(text, run, x, y, size)
            x += run.width


def line_of(text: str, style: ParagraphStyle) -> Line:
    """Return `text`, without line breaks, as one line however long it is."""
    letters = _letters([(text, False)], style)[0]
    return _line(letters, 0, len(text), style.fontSize)


class ScriptText(Flowable):
    """A paragraph whose parts are plain (False) or strong (True); it flows over pages."""

    def __init__(
        self,
        parts: Sequence[tuple[str, bool]],
        style: ParagraphStyle,
        role: str = "P",
        bullet: str | None = None,
    ) -> None:
        super().__init__()
        self.style, self.role, self.place = style, role, Place()
        self._paragraphs = _letters(parts, style)
        self._bullet = bullet
        is_turned = any(level % 2 for part in self._paragraphs for level in part.levels)
        self._says = "\n".join(part.text for part in self._paragraphs) if is_turned else ""
        self._lines: list[Line] | None = None  # of a part of one that was split

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        if self._lines is None:
            self._broken = list(self._broken_in(available_width))
        self.height = len(self._shown) * self.style.leading
        return self.width, self.height

    @override
    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        fitting = int(available_height / self.style.leading + 1e-6)
        if fitting >= len(self._shown):
            return [self]
        if fitting <= (0 if self.style.allowOrphans else 1):
            return []
        return [
            self._part(self._shown[:fitting], self._bullet),
            self._part(self._shown[fitting:], None),
        ]

    @override
    def draw(self) -> None:
        tags = tags_of(self.canv)
        if tags is None:
            self._draw()
            return
        with tags.words(self.role, self.place, self._says):
            self._draw()

    @property
    def _shown(self) -> list[Line]:
        return self._broken if self._lines is None else self._lines

    def _part(self, lines: list[Line], bullet: str | None) -> "ScriptText":
        part = ScriptText((), self.style, self.role, bullet)
        part._lines, part.place = lines, self.place
        return part

    def _broken_in(self, width: float) -> Iterator[Line]:
        room = width - self.style.leftIndent - self.style.rightIndent
        for letters in self._paragraphs:
            for start, end in _breaks(letters, room, self.style.fontSize):
                yield _line(letters, start, end, self.style.fontSize)

    def _draw(self) -> None:
        style, canvas = self.style, self.canv
        y = self.height - style.fontSize
        if self._bullet:
            mark = canvas.beginText(style.bulletIndent, y)
            mark.setFont(style.bulletFontName, style.bulletFontSize)
            mark.setFillColor(getattr(style, "bulletColor", None) or style.textColor)
            mark.textOut(self._bullet)
            canvas.drawText(mark)
        text = canvas.beginText(0, y)
        text.setFillColor(style.textColor)
        is_one = len(self._shown) == 1
        for line in self._shown:
            line.draw(text, self._left_of(line, is_one=is_one), y, style.fontSize)
            y -= style.leading
        canvas.drawText(text)

    def _left_of(self, line: Line, *, is_one: bool) -> float:
        """Begin a text from right to left at the right; a single line stays in its column."""
        style = self.style
        right = self.width - style.rightIndent - line.width
        if style.alignment == TA_CENTER:
            return float((style.leftIndent + right) / 2)
        if style.alignment == TA_RIGHT or (line.base and not is_one):
            return float(right)
        return float(style.leftIndent)


def _letters(parts: Sequence[tuple[str, bool]], style: ParagraphStyle) -> list[_Letters]:
    found, text, fonts = [], "", []
    strong = STRONG if style.fontName == SANS else style.fontName
    for words, is_strong in [*parts, ("\n", False)]:
        for letter in words:
            if letter != "\n":
                text += letter
                fonts.append(strong if is_strong else style.fontName)
                continue
            base, levels = levels_of(text) if text else (0, [])
            found.append(_Letters(text, fonts_of(text, fonts), levels, base))
            text, fonts = "", []
    return found


def _breaks(letters: _Letters, room: float, size: float) -> Iterator[tuple[int, int]]:
    """Return where each line begins and ends; a word that is too long is broken between signs."""
    start: int | None = None
    end, filled = 0, 0.0
    for first, last in _words(letters, room, size):
        width = _width(letters, first, last, size)
        more = width + _width(letters, end, first, size)
        if start is not None and filled + more <= room:
            filled += more
        else:
            if start is not None:
                yield start, end
            start, filled = first, width
        end = last
    yield (0, 0) if start is None else (start, end)


def _words(letters: _Letters, room: float, size: float) -> Iterator[tuple[int, int]]:
    for word in _WORD.finditer(letters.text):
        first, last = word.span()
        if _width(letters, first, last, size) <= room:
            yield first, last
            continue
        for sign in _CLUSTER.finditer(letters.text, first, last):
            yield sign.span()


def _width(letters: _Letters, start: int, end: int, size: float) -> float:
    return sum(run.width for run in _runs(letters, start, end, size))


def _line(letters: _Letters, start: int, end: int, size: float) -> Line:
    runs = tuple(_runs(letters, start, end, size))
    return Line(runs, letters.base, sum(run.width for run in runs))


def _runs(letters: _Letters, start: int, end: int, size: float) -> Iterator[_Run]:
    fonts, levels, first = letters.fonts, letters.levels, start
    for last in range(start + 1, end + 1):
        font, level = fonts[first], levels[first]
        if last < end and fonts[last] == font and levels[last] == level:
            continue
        text, first = letters.text[first:last], last
        if font in _OURS and level % 2 == 0:
            yield _Run(text, font, level, stringWidth(text, font, size), None)
            continue
        shaped = shape(text, font, is_rtl=level % 2 == 1)
        yield _Run(text, font, level, shaped.advance * size / 1_000, shaped)


def _in_sight(levels: list[int]) -> list[int]:
    """Return the places in the order in which they are seen (annex 9 of Unicode, rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        first = 0
        while first < len(order):
            last = first
            while last < len(order) and levels[order[last]] >= level:
                last += 1
            order[first:last] = reversed(order[first:last])
            first = max(last, first + 1)
    return order


def _write(text: Any, run: _Run, left: float, y: float, size: float) -> None:
    if run.shape is None:
        text.setTextOrigin(left, y)
        text.textOut(run.text)
        return
    for piece in run.shape.pieces:
        code = text._code  # noqa: SLF001 reportlab has no other way into a text
        if not piece.is_plain:
            says = piece.text.encode("utf-16-be").hex()
            code.append(f"/Span <</ActualText<FEFF{says}>>> BDC")
        for stroke in piece.strokes:
            text.setTextOrigin(left + stroke.x * size / 1_000, y + stroke.y * size / 1_000)
            text.textOut(stroke.letters)
        if not piece.is_plain:
            code.append("EMC")
