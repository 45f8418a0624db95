"""The type scale, and the letters that ship with the program."""

import sys
from functools import cache
from typing import Final, Literal

from PySide6.QtGui import QFont, QFontDatabase

from app.core.resources import resource

Role = Literal[
    "title", "heading", "strong", "text", "note", "small", "small_strong", "number", "attendance"
]

# Role -> pixels at 100% text, weight. Only 400 and 600: Segoe UI has no 500.
SCALE: Final[dict[Role, tuple[int, int]]] = {
    "title": (20, 600),
    "heading": (16, 600),
    "strong": (13, 600),
    "text": (13, 400),
    "note": (14, 400),
    "small": (12, 400),
    "small_strong": (12, 600),
    "number": (28, 600),
    "attendance": (16, 400),
}
SHIPPED: Final = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")


@cache
def family(platform: str = sys.platform) -> str:
    """Return the system's own family where that is a good one, else Inter, loaded now."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if platform in {"win32", "darwin"}:
        return system
    loaded = [QFontDatabase.addApplicationFont(str(resource("fonts", name))) for name in SHIPPED]
    return "Inter" if all(number >= 0 for number in loaded) else system


@cache
def _font(role: Role, percent: int, *, tabular: bool) -> QFont:
    size, weight = SCALE[role]
    font = QFont(family())
    font.setPixelSize(round(size * percent / 100))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def make(role: Role, percent: int, *, tabular: bool = False) -> QFont:
    """Return the font of a role at `percent` text size; `tabular` gives digits one width."""
    return QFont(_font(role, percent, tabular=tabular))
