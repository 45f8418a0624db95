"""
The shipped fonts, and which characters they can show.

IBM Plex Sans and Mono have TrueType outlines, which reportlab asks for, and digits of one width.
The words beside the emblem are in Ubuntu: Regulation (EU) 2021/1060, annex IX, lists the typefaces.
"""

import unicodedata
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfmetrics import getFont, registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override

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


class _Codes(dict[int, str]):
    """What stands for each letter in the first part of a font in a document, as it is met."""

    def __init__(self, code_of: Callable[[str], list[tuple[int, bytes]]]) -> None:
        super().__init__()
        self._code_of = code_of

    def __missing__(self, letter: int) -> str:
        subset, code = self._code_of(chr(letter))[0]
        self[letter] = code.decode("latin-1") if subset == 0 else _ELSEWHERE
        return self[letter]


_ELSEWHERE = "\uffff"  # no code of the first part


class _Font(TTFont):
    """Looks letters up at once instead of one by one: a page has three thousand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._codes: WeakKeyDictionary[Any, _Codes] = WeakKeyDictionary()  # by document

    @override
    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        codes = self._codes.get(doc)
        if codes is None:
            one_by_one = super().splitString
            codes = self._codes[doc] = _Codes(lambda letter: one_by_one(letter, doc))
        try:
            return [(0, text.translate(codes).encode("latin-1"))]
        except UnicodeEncodeError:
            found: list[tuple[int, bytes]] = super().splitString(text, doc)
            return found


_registering = Lock()
_registered: set[str] = set()


def register() -> None:
    """Make the fonts known to reportlab; a second call does nothing."""
    if _registered.issuperset(_FILES):  # asked for at every text
        return
    with _registering:
        for name in _FILES.keys() - _registered:
            registerFont(_Font(name, resource("fonts", _FILES[name])))
        registerFontFamily(SANS, normal=SANS, bold=STRONG, italic=SANS, boldItalic=STRONG)
        _registered.update(_FILES)


@cache
def shown_characters() -> frozenset[str]:
    """Return every character that both weights of running text have a form for."""
    register()
    codes = getFont(SANS).face.charToGlyph.keys() & getFont(STRONG).face.charToGlyph.keys()
    letters = {chr(code) for code in codes}
    return frozenset(c for c in letters if unicodedata.category(c) not in _NO_PICTURE)
