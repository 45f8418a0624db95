"""
The shipped fonts, and which characters they can show.

IBM Plex Sans and Mono have TrueType outlines, which reportlab asks for, and digits of one width.
The words beside the emblem are in Ubuntu: Regulation (EU) 2021/1060, annex IX, lists the typefaces.
"""

import unicodedata
from functools import cache
from threading import Lock

from reportlab.pdfbase.pdfmetrics import getFont, registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from app.core.resources import resource

SANS = "IBMPlexSans"
STRONG = "IBMPlexSans-SemiBold"
MONO = "IBMPlexMono"
EMBLEM_WORDS = "Ubuntu-Medium"

_FILES = {
    SANS: "IBMPlexSans-Regular.ttf",
    STRONG: "IBMPlexSans-SemiBold.ttf",
    MONO: "IBMPlexMono-Regular.ttf",
    EMBLEM_WORDS: "Ubuntu-Medium.ttf",
}
_NO_PICTURE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # categories without a form

_registering = Lock()
_registered: set[str] = set()


def register() -> None:
    """Make the fonts known to reportlab; a second call does nothing."""
    if _registered.issuperset(_FILES):  # asked for at every text
        return
    with _registering:
        for name in _FILES.keys() - _registered:
            registerFont(TTFont(name, resource("fonts", _FILES[name])))
        registerFontFamily(SANS, normal=SANS, bold=STRONG, italic=SANS, boldItalic=STRONG)
        _registered.update(_FILES)


@cache
def shown_characters() -> frozenset[str]:
    """Return every character that both weights of running text have a form for."""
    register()
    codes = getFont(SANS).face.charToGlyph.keys() & getFont(STRONG).face.charToGlyph.keys()
    letters = {chr(code) for code in codes}
    return frozenset(c for c in letters if unicodedata.category(c) not in _NO_PICTURE)
