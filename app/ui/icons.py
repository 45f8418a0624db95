"""Icons of Material Design (qtawesome, prefix mdi6), in the colours of the theme."""

from functools import cache

import qtawesome
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.ui import theme


@cache
def _icon(name: str, color: str, selected: str, disabled: str) -> QIcon:
    found: QIcon = qtawesome.icon(
        f"mdi6.{name}",
        color=color,
        color_active=color,
        color_selected=selected,
        color_disabled=disabled,
    )
    return found


def icon(name: str, color: str = "muted", selected: str = "") -> QIcon:
    """
    Return the icon in a colour of the theme in use; ask again when the theme changed.

    Args:
        name: As Material Design has it, without prefix: `domain`.
        color: Name of a colour of `theme.Tokens`.
        selected: Colour where the view paints it as selected; the same when empty.
    """
    colors, chosen = theme.current().tokens, selected or color
    return _icon(name, getattr(colors, color), getattr(colors, chosen), colors.disabled)


def paint(painter: QPainter, rect: QRect | QRectF, name: str, color: str = "muted") -> None:
    """Paint the icon in `rect`, sharp at any scale."""
    whole = rect.toAlignedRect() if isinstance(rect, QRectF) else rect
    icon(name, color).paint(painter, whole)


def pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    """Return the icon as a picture of `size` logical pixels for a screen of this pixel ratio."""
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icon(name, color).paint(painter, image.rect())
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
