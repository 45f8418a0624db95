"""
Plain text broken in lines and written to a page: what reportlab does, in a third of the time.

Most of a dossier is short text of one style. For each, reportlab makes a piece of markup, keeps and
restores the whole state of its canvas twice and measures the same words again and again.
"""

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.rl_accel import fp_str
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.platypus.paragraph import split as words_of

Line: TypeAlias = tuple[float, str]  # how much of its width stays free, and its words

_MOST_WORDS: Final = 20_000  # of which the width is kept, for each style
_FUZZ: Final = 1e-8
_AFTER_BULLET: Final = 0.6  # of the size of a bullet: reportlab leaves that free


class Look:
    """What lines of a style need, worked out once."""

    def __init__(self, style: ParagraphStyle) -> None:
        self.style = style  # kept, so that no other takes its identity
        self.font, self.size, self.leading = style.fontName, style.fontSize, style.leading
        self.is_right = style.alignment == TA_RIGHT
        self.is_plain = (
            style.alignment in {TA_LEFT, TA_RIGHT}
            and not style.backColor
            and not style.borderWidth
            and not style.firstLineIndent
            and not style.spaceShrinkage
        )
        self.colour = _colour(style.textColor)
        self.space = self.width_of(" ")
        self._widths: dict[str, float] = {}

    def width_of(self, words: str) -> float:
        """Return how wide words of one line are, in points."""
        return float(stringWidth(words, self.font, self.size))

    def holds(self, bullet: str) -> bool:
        """Tell whether a bullet stands in the indent, so that no line is shorter for it."""
        style = self.style
        width = stringWidth(bullet, style.bulletFontName, style.bulletFontSize)
        taken = style.bulletIndent + width + _AFTER_BULLET * style.bulletFontSize
        return bool(taken <= style.leftIndent) and style.bulletAnchor == "start"

    def broken(self, text: str, width: float) -> list[Line] | None:
        """Return the lines of a text; none when a word has to be broken, which reportlab can."""
        room = width - self.style.leftIndent - self.style.rightIndent
        lines: list[Line] = []
        line: list[str] = []
        taken = -self.space
        for word in words_of(text):
            word_width = self._word_width(word)
            if word_width > room:
                return None
            longer = taken + self.space + word_width
            if longer <= room or not line:
                line.append(word)
                taken = longer
                continue
            lines.append((room - taken, " ".join(line)))
            line, taken = [word], word_width
        if line:
            lines.append((room - taken, " ".join(line)))
        return lines

    def _word_width(self, word: str) -> float:
        found = self._widths.get(word)
        if found is None:
            if len(self._widths) >= _MOST_WORDS:
                self._widths.clear()
            found = self._widths[word] = self.width_of(word)
        return found

    def write(self, canvas: Any, lines: Sequence[Line], x: float, y: float, bullet: str) -> None:
        """Write lines on a canvas; `y` is the line that the first stands on."""
        code = ["q", self.colour, "BT"]
        left = x + self.style.leftIndent
        if bullet:
            style = self.style
            code.append(f"1 0 0 1 {fp_str(x + style.bulletIndent, y)} Tm")
            code += _shown(canvas, bullet, style.bulletFontName, style.bulletFontSize, 0, "")[0]
        is_first, subset = True, ""
        for free, words in lines:
            if self.is_right or is_first:
                start = left + free if self.is_right else left
                code.append(f"1 0 0 1 {fp_str(start, y)} Tm")
            else:
                code.append("T*")
            shown, subset = _shown(canvas, words, self.font, self.size, self.leading, subset)
            code += shown
            is_first, y = False, y - self.leading
        code += ("ET", "Q")
        canvas._code.append(" ".join(code))  # noqa: SLF001 reportlab has no other way into the page


_looks: dict[int, Look] = {}  # of styles by their identity


def look_of(style: ParagraphStyle) -> Look:
    """Return the look of a style, which is worked out once."""
    found = _looks.get(id(style))
    if found is None:
        found = _looks[id(style)] = Look(style)
    return found


def _colour(colour: Any) -> str:
    return f"{fp_str(colour.red, colour.green, colour.blue)} rg"


def _shown(
    canvas: Any, words: str, font_name: str, size: float, leading: float, subset: str
) -> tuple[list[str], str]:
    """Return the code that shows words, and the part of the font that it ends in."""
    font, document = getFont(font_name), canvas._doc  # noqa: SLF001 as above
    code = []
    for number, letters in font.splitString(words, document):
        name = font.getSubsetInternalName(number, document)
        if name != subset:
            code.append(f"{name} {fp_str(size)} Tf {fp_str(leading)} TL")
            subset = name
        code.append(f"({canvas._escape(letters)}) Tj")  # noqa: SLF001 as above
    return code, subset
