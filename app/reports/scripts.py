"""
Scripts that the running font has no forms for: their fonts, their order and their shapes.

Dutch pays nothing for them: a font is loaded when one of its letters is met. Letters that join or
stack are shaped by HarfBuzz; Arabic and Hebrew are put in the order of Unicode annex 9.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

import uharfbuzz
from bidi import algorithm
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont

from app.core.resources import resource
from app.reports.fonts import STRONG, shown_characters

ZWNJ, ZWJ, AS_EMOJI = "\u200c", "\u200d", "\ufe0f"
JOINERS: Final = frozenset((ZWNJ, ZWJ, AS_EMOJI))  # no form of their own, but they change others
_KEY: Final = re.compile("[0-9#*]\ufe0f?\u20e3")  # a digit on a key: one sign
_PRIVATE: Final = range(0xE000, 0xF900)  # codes that mean nothing: for forms without a letter
_BEYOND: Final = 0x10000  # reportlab writes no letter from here on in the map of a font
_HAIR: Final = 0.5  # thousandths of the size: nobody sees them
_MEMORY: Final = 4_096  # shapes


class _Script(NamedTuple):
    regular: str  # file, without its ending
    strong: str
    blocks: tuple[tuple[int, int], ...]  # first and last code of each


def _plex(name: str, *blocks: tuple[int, int]) -> _Script:
    return _Script(f"IBMPlexSans{name}-Regular", f"IBMPlexSans{name}-SemiBold", blocks)


def _noto(name: str, *blocks: tuple[int, int]) -> _Script:
    return _Script(f"NotoSans{name}-Regular", f"NotoSans{name}-SemiBold", blocks)


_SCRIPTS: Final = (
    _plex(
        "Arabic",
        (0x0600, 0x06FF),
        (0x0750, 0x077F),
        (0x08A0, 0x08FF),
        (0xFB50, 0xFDFF),
        (0xFE70, 0xFEFC),
    ),
    _plex("Hebrew", (0x0590, 0x05FF), (0xFB1D, 0xFB4F)),
    _plex("Devanagari", (0x0900, 0x097F), (0xA8E0, 0xA8FF)),
    _plex("Thai", (0x0E00, 0x0E7F)),
    _noto("Armenian", (0x0530, 0x058F), (0xFB13, 0xFB17)),
    _noto("Georgian", (0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    _noto("Bengali", (0x0980, 0x09FF)),
    _noto("Gurmukhi", (0x0A00, 0x0A7F)),
    _noto("Tamil", (0x0B80, 0x0BFF)),
    _Script(
        "NotoSansEthiopic-Regular",
        "NotoSansEthiopic-Regular",
        ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    ),
    _Script(
        "NotoEmoji-Regular",
        "NotoEmoji-Regular",
        ((0x20D0, 0x2BFF), (0x3030, 0x303D), (0x1F000, 0x1FAFF)),
    ),
)
_EMOJI: Final = _SCRIPTS[-1]


class Stroke(NamedTuple):
    """Letters that the font is given at once; lengths in thousandths of the size."""

    letters: str
    x: float  # from the left of the stretch
    y: float  # above the line


class Piece(NamedTuple):
    """Letters that belong together."""

    text: str  # what it says
    strokes: tuple[Stroke, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it is drawn as it is written."""
        return "".join(stroke.letters for stroke in self.strokes) == self.text


class Shape(NamedTuple):
    """How a stretch of one font is drawn."""

    pieces: tuple[Piece, ...]  # from left to right
    advance: float  # thousandths of the size


def drawable(character: str) -> bool:
    """Tell whether a form can be drawn for a character that the running font lacks."""
    return character in JOINERS or _script_of(character) is not None


def needs_scripts(text: str) -> bool:
    """Tell whether a text has letters that only another font has a form for."""
    if text.isascii():
        return False
    odd = set(text) - shown_characters() - JOINERS
    return any(_script_of(character) is not None for character in odd)


def fonts_of(text: str, fonts: Sequence[str]) -> list[str]:
    """Return the font of each letter of `text`; `fonts` says which it is where ours has it."""
    found = list(fonts)
    on_key = {place for match in _KEY.finditer(text) for place in range(*match.span())}
    for place, letter in enumerate(text):
        before = found[place - 1] if place else fonts[place]
        if place in on_key:
            found[place] = _load(_EMOJI.regular)
        elif letter in JOINERS or unicodedata.category(letter) in {"Mn", "Me"}:
            found[place] = before if _has(before, letter) else fonts[place]
        elif letter == " ":
            found[place] = fonts[place] if before == _EMOJI.regular else before
        elif letter not in shown_characters() and (script := _script_of(letter)) is not None:
            is_strong = fonts[place] == STRONG
            found[place] = _load(script.strong if is_strong else script.regular)
    return found


def levels_of(text: str) -> tuple[int, list[int]]:
    """
    Return the level of a line as a whole and of each letter; odd ones read from right to left.

    Source: Unicode Standard annex 9, rules P2 to I2.
    """
    told = list(text)
    for place, letter in enumerate(told):
        if unicodedata.bidirectional(letter) == "BN":  # the rules leave these out
            told[place] = told[place - 1] if place else "."
    base = algorithm.get_base_level("".join(told))
    storage = algorithm.get_empty_storage() | {"base_level": base, "base_dir": "LR"[base]}
    algorithm.get_embedding_levels("".join(told), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)  # noqa: FBT003 the library names it debug
    algorithm.resolve_implicit_levels(storage, False)  # noqa: FBT003 debug too
    return base, [each["level"] for each in storage["chars"]]


@lru_cache(_MEMORY)
def shape(text: str, font: str, *, is_rtl: bool) -> Shape:
    """
    Return how `text` is drawn in `font`.

    Pieces stay small, so that who copies or searches the text finds each letter where it stands.
    """
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_rtl else "ltr"
    uharfbuzz.shape(_face(font).shaper, buffer)
    forms = list(_forms(buffer, _face(font)))
    ends = dict(pairwise([*sorted({form.start for form in forms}), len(text)]))
    pieces = [
        Piece(text[start : ends[start]], tuple(_strokes(group)))
        for start, group in groupby(forms, key=lambda form: form.start)
    ]
    advance = sum(form.advance for form in forms)
    return Shape(tuple(pieces if is_rtl else _joined(pieces)), advance)


class _Form(NamedTuple):
    start: int  # of the letters that it says
    letter: str
    x: float  # where it is drawn
    y: float
    is_in_line: bool  # the next one may follow it without being told where
    advance: float


def _forms(buffer: Any, face: "_Face") -> Iterator[_Form]:
    """Return what is drawn, from left to right."""
    at = 0.0
    for about, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        code, scale = face.codes[about.codepoint], face.scale
        advance, x, y = place.x_advance * scale, place.x_offset * scale, place.y_offset * scale
        is_in_line = not x and not y and abs(advance - face.widths[code]) < _HAIR
        yield _Form(about.cluster, chr(code), at + x, y, is_in_line, advance)
        at += advance


def _strokes(forms: Iterable[_Form]) -> Iterator[Stroke]:
    for is_in_line, group in groupby(forms, key=lambda form: form.is_in_line):
        several = list(group)
        if is_in_line:
            yield Stroke("".join(form.letter for form in several), several[0].x, several[0].y)
        else:
            yield from (Stroke(form.letter, form.x, form.y) for form in several)


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Put neighbours that are drawn as they are written together again."""
    for is_plain, group in groupby(pieces, key=lambda piece: piece.is_plain):
        several = list(group)
        if not is_plain:
            yield from several
            continue
        strokes = [stroke for piece in several for stroke in piece.strokes]
        yield Piece("".join(piece.text for piece in several), tuple(strokes))


class _Face(NamedTuple):
    shaper: Any
    codes: dict[int, int]  # of each form
    widths: dict[int, float]  # of each code
    scale: float


@cache
def _face(font: str) -> _Face:
    """
    Give every form of a font a code, in their order, so that a document can ask for it.

    A form without a letter gets one that means nothing; what it says stands beside it in words. The
    order makes equal documents equal, whatever was drawn before.
    """
    known = getFont(font)
    face = known.face
    shaper = uharfbuzz.Font(known.hbFace)
    scale = 1_000 / known.hbFace.upem
    codes: dict[int, int] = {}
    for code in sorted(face.charToGlyph):
        if code < _BEYOND:
            codes.setdefault(face.charToGlyph[code], code)
    free = iter(code for code in _PRIVATE if code not in face.charToGlyph)
    for form in range(known.hbFace.glyph_count):
        if form not in codes:
            code = codes[form] = next(free)
            face.charToGlyph[code] = form
            face.charWidths[code] = shaper.get_glyph_h_advance(form) * scale
    return _Face(shaper, codes, face.charWidths, scale)


@cache
def _script_of(character: str) -> _Script | None:
    code = ord(character)
    for script in _SCRIPTS:
        if any(first <= code <= last for first, last in script.blocks):
            has_it = code in getFont(_load(script.regular)).face.charToGlyph
            return script if has_it else None
    return None


def _has(font: str, character: str) -> bool:
    return character in JOINERS or ord(character) in getFont(font).face.charToGlyph


@cache
def _load(name: str) -> str:
    registerFont(TTFont(name, resource("fonts", f"{name}.ttf")))
    return name
