"""
User text on paper: the only module that makes a Paragraph.

Unescaped, reportlab's markup embeds local pictures, writes links and stops the whole export on one
open `<b>`; `txt` makes any text safe, and a test forbids Paragraph elsewhere.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import cleanBlockQuotedText
from typing_extensions import override

from app.reports.fonts import register
from app.reports.plain_lines import Line, Look, look_of
from app.reports.printable import printable
from app.reports.script_text import ScriptText, line_of
from app.reports.scripts import needs_scripts
from app.reports.tags import Place, tags_of

ELLIPSIS = "…"


# What plain text becomes, by the identity of its style, which is kept so that no other takes it
_plain: dict[int, tuple[ParagraphStyle, Any]] = {}


def txt(text: str) -> str:
    """Return `text` as markup that draws exactly its letters, with its line breaks."""
    return escape(printable(text)).replace("\n", "<br/>")


class Text(Paragraph):
    """
    A paragraph that knows what it is.

    That is P, H1, H2, TH, TD, LI or Lbl of the structure tree, or the number (Num) of the head
    after it.
    """

    def __init__(self, *args: Any, role: str = "P", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role = role
        self.place = Place()
        self._wrapped: tuple[float, tuple[float, float]] | None = None  # for which width, to what

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Break its lines once for a width: a table asks several times."""
        is_broken = self._wrapped is not None and hasattr(self, "blPara")  # a split takes it away
        if self._wrapped is None or not is_broken or self._wrapped[0] != available_width:
            taken: tuple[float, float] = super().wrap(available_width, available_height)
            self._wrapped = available_width, taken
        return self._wrapped[1]

    @override
    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        parts: list[Flowable] = list(super().split(available_width, available_height))
        for part in parts:
            if isinstance(part, Text):
                part.role, part.place = self.role, self.place
        return parts

    @override
    def draw(self) -> None:
        tags = tags_of(self.canv)
        if tags is None:
            super().draw()
            return
        with tags.words(self.role, self.place):
            super().draw()


class PlainText(Flowable):
    """Text of one style without line breaks of its own: drawn in a third of the time."""

    def __init__(self, text: str, look: Look, role: str, bullet: str | None) -> None:
        super().__init__()
        self.text, self.style, self.role, self.place = text, look.style, role, Place()
        self._look, self._bullet = look, bullet
        self._lines: list[Line] = []
        self._for_width = -1.0  # the lines are
        self._is_part = False  # of one that was split: its lines stay

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Break its lines once for a width: a table asks several times."""
        if available_width != self._for_width:
            self._for_width = self.width = available_width
            if not self._is_part:
                self._lines = self._broken_in(available_width)
            self.height = len(self._lines) * self._look.leading
        return self.width, self.height

    @override
    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        fitting = int(available_height / self._look.leading)
        if fitting <= (0 if self.style.allowOrphans else 1):
            return []
        if fitting >= len(self._lines):
            return [self]
        return [
            self._part(self._lines[:fitting], self._bullet),
            self._part(self._lines[fitting:], None),
        ]

    @override
    def minWidth(self) -> float:
        return float(self._whole().minWidth())

    @override
    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        bullet, baseline = self._bullet or "", y + self.height - self._look.size
        tags = tags_of(canvas)
        if tags is None:
            self._look.write(canvas, self._lines, x, baseline, bullet)
            return
        with tags.words(self.role, self.place):
            self._look.write(canvas, self._lines, x, baseline, bullet)

    def _part(self, lines: list[Line], bullet: str | None) -> "PlainText":
        part = PlainText(self.text, self._look, self.role, bullet)
        part.place, part._lines, part._is_part = self.place, lines, True
        return part

    def _broken_in(self, width: float) -> list[Line]:
        lines = self._look.broken(self.text, width)
        if lines is not None:
            return lines
        whole = self._whole()
        whole.wrap(width, 0)
        return [(free, " ".join(words)) for free, words in whole.blPara.lines]

    def _whole(self) -> Text:
        plain = [_plain_of(self.style).clone(text=self.text)]
        return Text(self.text, self.style, bulletText=self._bullet, frags=plain)


Words: TypeAlias = Text | PlainText | ScriptText


def para(text: str, style: ParagraphStyle, role: str = "P", bullet: str | None = None) -> Words:
    """Return a paragraph of plain text."""
    register()
    if needs_scripts(text):
        return ScriptText([(printable(text), False)], style, role, bullet)
    is_empty = not text and bullet is None  # nothing to read
    role = "" if is_empty else role
    shown = printable(text)
    if "\n" not in shown and (shown := cleanBlockQuotedText(shown)):
        look = look_of(style)
        if look.is_plain and (bullet is None or look.holds(bullet)):
            return PlainText(shown, look, role, bullet)
        plain = [_plain_of(style).clone(text=shown)]
        return Text(shown, style, bulletText=bullet, frags=plain, role=role)
    return Text(txt(text), style, bulletText=bullet, role=role)


def _plain_of(style: ParagraphStyle) -> Any:
    """Return the piece that reportlab makes of plain text in a style; parsed once for each."""
    found = _plain.get(id(style))
    if found is None or found[0] is not style:
        found = _plain[id(style)] = style, Paragraph("x", style).frags[0]
    return found[1]


def spans(
    parts: Sequence[tuple[str, bool]],
    style: ParagraphStyle,
    role: str = "P",
    bullet: str | None = None,
) -> Words:
    """Return a paragraph whose parts are plain (False) or strong (True)."""
    register()
    if any(needs_scripts(part) for part, _ in parts):
        return ScriptText(
            [(printable(part), strong) for part, strong in parts], style, role, bullet
        )
    markup = "".join(f"<b>{txt(part)}</b>" if strong else txt(part) for part, strong in parts)
    return Text(markup, style, bulletText=bullet, role=role)


def line_width(text: str, style: ParagraphStyle) -> float:
    """Return how wide `text` is on one line, in points."""
    register()
    text = printable(text)
    if needs_scripts(text):
        return line_of(text, style).width
    return float(stringWidth(text, style.fontName, style.fontSize))


def draw_line(canvas: Any, x: float, y: float, text: str, style: ParagraphStyle) -> None:
    """
    Draw one line of text as paper can show it, in the colour that the canvas has.

    Args:
        x: Where it begins; for a style that is aligned to the right, where it ends.
    """
    text = printable(text)
    is_to_right = style.alignment == TA_RIGHT
    if not needs_scripts(text):
        canvas.setFont(style.fontName, style.fontSize)
        (canvas.drawRightString if is_to_right else canvas.drawString)(x, y, text)
        return
    line = line_of(text, style)
    drawn = canvas.beginText(0, 0)
    line.draw(drawn, x - line.width if is_to_right else x, y, style.fontSize)
    canvas.drawText(drawn)


def one_line(text: str, style: ParagraphStyle, width: float) -> str:
    """Return `text` as paper can show it, on one line of `width` points, shortened if needed."""
    flat = " ".join(printable(text).split())
    if line_width(flat, style) <= width:
        return flat
    low, high = 0, len(flat)
    while low < high:  # the longest beginning that still fits
        middle = (low + high + 1) // 2
        fits = line_width(flat[:middle] + ELLIPSIS, style) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return flat[:low].rstrip() + ELLIPSIS
