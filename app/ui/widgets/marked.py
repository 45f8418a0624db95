"""Paints a line of which the letters that were looked for stand out."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.domain.matching import Marked, Range
from app.ui import theme
from app.ui.widgets import paint


def paint_marked(painter: QPainter, area: QRect, line: Marked, tone: str = "text") -> int:
    """Paint a line, its marks in semibold and in the colour of text; return its width."""
    x = area.x()
    for words, is_mark in _pieces(line.text, line.marks):
        if x >= area.right():
            break
        font = theme.current().font("strong" if is_mark else "text")
        left = QRect(x, area.y(), area.right() - x, area.height())
        paint.text(painter, left, words, font, "text" if is_mark else tone)
        x += round(painter.fontMetrics().horizontalAdvance(words))
    return min(x, area.right()) - area.x()


def marked_width(line: Marked) -> int:
    """Return the width that a line asks for."""
    colors = theme.current()
    return sum(
        paint.width(words, colors.font("strong" if is_mark else "text"))
        for words, is_mark in _pieces(line.text, line.marks)
    )


def _pieces(text: str, marks: tuple[Range, ...]) -> list[tuple[str, bool]]:
    """Cut a text in pieces with and without a mark; marks may overlap."""
    pieces, at = [], 0
    for start, end in marks:
        pieces += [(text[at:start], False), (text[max(at, start) : end], True)]
        at = max(at, end)
    pieces.append((text[at:], False))
    return [(words, is_mark) for words, is_mark in pieces if words]
