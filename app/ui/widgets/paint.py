"""What painted widgets share: boxes, focus rings, lines and text."""

from math import floor
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.ui import theme

RING = 2  # px, focus ring
RADIUS = 6  # px, controls
HATCH: Final = 5.0  # px between the lines of a hatch
Lean = Literal["right", "left", "both"]
ONE_LINE: Final = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value


def begin(widget: QWidget) -> QPainter:
    """Return a smooth painter on `widget`; end it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: str = "",
    edge: str = "",
    *,
    radius: float = RADIUS,
    width: int = 1,
    dashed: bool = False,
) -> None:
    """Paint a rounded box that stays inside `rect`; empty names of tokens leave a part out."""
    colors, half = theme.current(), width / 2 if edge else 0
    inner = QRectF(rect).adjusted(half, half, -half, -half)
    pen = QPen(colors.color(edge), width) if edge else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setDashPattern([3.2, 2.4])
    painter.setPen(pen)
    painter.setBrush(colors.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius - half, radius - half)


def ring(painter: QPainter, rect: QRect | QRectF, *, radius: float = RADIUS) -> None:
    """Paint the focus ring just inside `rect`."""
    box(painter, rect, edge="primary", radius=radius, width=RING)


def line(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Fill a thin rectangle, one whole device pixel at least, on whole device pixels."""
    dpr = painter.device().devicePixelRatioF()
    thin = max(1, floor(dpr)) / dpr
    x, y = round(rect.x() * dpr) / dpr, round(rect.y() * dpr) / dpr
    painter.fillRect(QRectF(x, y, max(rect.width(), thin), max(rect.height(), thin)), color)


def horizontal(painter: QPainter, x: float, y: float, width: float, token: str) -> None:
    """Paint a line of one pixel from (x, y) to the right."""
    line(painter, QRectF(x, y, width, 0), theme.current().color(token))


def hatch(
    painter: QPainter,
    shape: QPainterPath,
    color: QColor,
    *,
    width: float = 1,
    step: float = HATCH,
    lean: Lean = "right",
) -> None:
    """Paint slanting lines inside a shape, `step` px from each other."""
    area = shape.boundingRect()
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(color, width))
    high, x = area.height(), area.left() - area.height()
    while x < area.right():
        if lean != "left":
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x + high, area.top()))
        if lean != "right":
            painter.drawLine(QPointF(x, area.top()), QPointF(x + high, area.bottom()))
        x += step
    painter.restore()


def text(
    painter: QPainter,
    rect: QRect | QRectF,
    words: str,
    font: QFont,
    token: str,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: bool = True,
    flags: int = 0,
) -> None:
    """Paint one line of words, centred from top to bottom, with dots where it does not fit."""
    painter.setFont(font)
    painter.setPen(theme.current().color(token))
    area = QRectF(rect)
    if elide and not flags:
        words = QFontMetrics(font).elidedText(
            words, Qt.TextElideMode.ElideRight, int(area.width()) + 1
        )
    painter.drawText(area, align.value | ONE_LINE | flags, words)


def width(words: str, font: QFont) -> int:
    """Return the width of one line in whole pixels."""
    return QFontMetrics(font).size(0, words).width()


def line_height(font: QFont) -> int:
    """Return the height of a line of text."""
    return QFontMetrics(font).height()
