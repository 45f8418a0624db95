"""
Opens what a file holds to be looked at: a PDF, a picture or plain text, from memory only.

A file may lie about what it is and how large. So its first bytes say what it is, a picture is
refused by the size in its head before any of it is unpacked, and nothing in it is followed.
"""

import re
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter

from app.core.errors import UserError
from app.core.file_names import clean_file_name
from app.ui.preview.pictures import Scan, qt_picture, webp_picture
from app.ui.preview.rendering import PageSize, Pdf

MOST_PAGES: Final = 200  # of a text
LINES, COLUMNS = 60, 92  # of a page of text
PAPER: Final = (595.0, 842.0)  # points, A4
MARGIN, TEXT_PT = 42.0, 9.0  # points
_PICTURES: Final = {  # first bytes of what is shown, and what Qt calls it
    b"\x89PNG\r\n\x1a\n": b"png",
    b"\xff\xd8\xff": b"jpeg",
    b"GIF8": b"gif",
    b"BM": b"bmp",
}
_SCANS: Final = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")  # first bytes of a TIFF
_HEIC: Final = frozenset([b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"])
_TEXTS: Final = frozenset([".txt", ".csv", ".md", ".log"])
_ODD: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Pages(Protocol):
    """What can be looked at: pages in points, drawn as pictures; any thread may ask."""

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        """Size of each page."""

    def image(self, number: int, scale: float) -> QImage:
        """Return a page, counted from 0, at `scale` pixels a point."""

    def close(self) -> None:
        """Forget the content."""


def open_pages(content: bytes, file_name: str) -> Pages:
    """
    Return what can be looked at; made for a worker.

    Raises:
        UserError: `preview.broken` (name), `preview.heic` (name), or `preview.too_many_pixels`
            (name, width, height).
    """
    name = clean_file_name(file_name)
    if (picture := _picture(content, name)) is not None:
        return picture
    if Path(file_name).suffix.lower() in _TEXTS:
        return TextPages(content)
    try:
        return Pdf(content)
    except Exception as error:
        if type(error).__name__ != "PdfiumError":  # its module is loaded for who needs it
            raise
        raise UserError("preview.broken", name=name) from error


def _picture(content: bytes, name: str) -> Pages | None:
    kind = next((kind for head, kind in _PICTURES.items() if content.startswith(head)), None)
    if kind is not None:
        return qt_picture(content, kind, name)
    if content.startswith(_SCANS):
        return Scan(content, name)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return webp_picture(content, name)
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise UserError("preview.heic", name=name)
    return None


class TextPages:
    """A text on pages of A4, long lines broken; marks that turn or hide letters are left out."""

    def __init__(self, content: bytes) -> None:
        self._pages = _pages(_decoded(content))
        self.sizes = (PageSize(*PAPER),) * len(self._pages)

    def image(self, number: int, scale: float) -> QImage:
        """Return a page, drawn."""
        size = QSize(ceil(PAPER[0] * scale), ceil(PAPER[1] * scale))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(scale, scale)
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        font.setPixelSize(round(TEXT_PT))
        painter.setFont(font)
        step = (PAPER[1] - 2 * MARGIN) / LINES
        for place, line in enumerate(self._pages[number]):
            painter.drawText(round(MARGIN), round(MARGIN + (place + 0.8) * step), line)
        painter.end()
        return image

    def close(self) -> None:
        """Forget the text."""
        self._pages = [()] * len(self._pages)


def _decoded(content: bytes) -> str:
    begin = content[: MOST_PAGES * LINES * COLUMNS * 4]
    for name in ("utf-8-sig", "cp1252"):
        try:
            return begin.decode(name)
        except UnicodeDecodeError as error:
            if (
                len(begin) < len(content) and error.start > len(begin) - 4
            ):  # cut in the middle of a letter
                return begin[: error.start].decode(name)
    return begin.decode("latin-1")


def _pages(text: str) -> list[Sequence[str]]:
    lines: list[str] = []
    for line in _ODD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"):
        plain = line.expandtabs(4)
        lines += [plain[at : at + COLUMNS] for at in range(0, max(1, len(plain)), COLUMNS)]
        if len(lines) >= MOST_PAGES * LINES:
            break
    found: list[Sequence[str]] = [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
    return found[:MOST_PAGES]
