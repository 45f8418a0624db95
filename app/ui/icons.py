"""
Icons of Material Design, in the colours of the theme.

Font and names are those of qtawesome (prefix mdi6). Only its two files are read: the package itself
loads all of Qt through a wrapper, which would take half of the time to the first window.
"""

import json
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QPainter, QPixmap

from app.ui import theme

SHARE: Final = 0.875  # of its square that the letter of an icon takes, as qtawesome draws it
MENU_SIZES: Final = (16, 20, 24, 32, 48)  # px
_FONT, _NAMES = "materialdesignicons6-webfont-*.ttf", "materialdesignicons6-webfont-charmap-*.json"


@cache
def _folder() -> Path:
    package = find_spec("qtawesome")
    if package is None or package.origin is None:
        raise FileNotFoundError("qtawesome")
    return Path(package.origin).parent / "fonts"


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(next(_folder().glob(_FONT))))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _letters() -> dict[str, str]:
    names: dict[str, str] = json.loads(next(_folder().glob(_NAMES)).read_bytes())
    return {name: chr(int(code, 16)) for name, code in names.items()}


@cache
def _font(pixels: int) -> QFont:
    font = QFont(_family())
    font.setPixelSize(max(1, pixels))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _icon(name: str, color: str, disabled: str) -> QIcon:
    found = QIcon()
    for size in MENU_SIZES:
        for mode, token in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
            found.addPixmap(_drawn(name, token, size, 1.0), mode)
    return found


def icon(name: str, color: str = "muted") -> QIcon:
    """
    Return the icon in a colour of the theme in use; ask again when the theme changed.

    Args:
        name: As Material Design has it, without prefix: `domain`.
        color: Name of a colour of `theme.Tokens`.
    """
    tokens = theme.current().tokens
    return _icon(name, getattr(tokens, color), tokens.disabled)


def paint(painter: QPainter, rect: QRect | QRectF, name: str, color: str = "muted") -> None:
    """Paint the icon in `rect`, sharp at any scale."""
    _paint(painter, QRectF(rect), name, getattr(theme.current().tokens, color))


def pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    """Return the icon as a picture of `size` logical pixels for a screen of this pixel ratio."""
    return _drawn(name, getattr(theme.current().tokens, color), size, ratio)


@lru_cache(maxsize=512)  # of 1 to 16 kB each
def _drawn(name: str, value: str, size: int, ratio: float) -> QPixmap:
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _paint(painter, QRectF(0, 0, size, size), name, value)
    painter.end()
    return image


def _paint(painter: QPainter, rect: QRectF, name: str, value: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setPen(theme.color(value))
    painter.setFont(_font(round(SHARE * rect.height())))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _letters()[name])
    painter.restore()
