"""Paints the ink of a signature, from its points."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.strokes import Strokes, fitted, pieces
from app.ui import theme

PAD_PEN, SMALL_PEN = 2.8, 1.4  # px
_HAIR: Final = 0.7  # px: a thinner line of a screen is a grey one


def paint_ink(painter: QPainter, strokes: Strokes, pen_px: float) -> None:
    """Paint strokes where their points lie."""
    pen = QPen(theme.current().color("text"))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    for stroke in strokes:
        for piece in pieces(stroke):
            pen.setWidthF(max(_HAIR, piece.width * pen_px))
            painter.setPen(pen)
            painter.drawLine(QPointF(piece.x1, piece.y1), QPointF(piece.x2, piece.y2))


def paint_small(painter: QPainter, area: QRect, strokes: Strokes) -> None:
    """Paint strokes small, standing on the lower edge of `area`."""
    painter.save()
    painter.translate(area.topLeft())
    paint_ink(painter, fitted(strokes, area.width(), area.height()), SMALL_PEN)
    painter.restore()
