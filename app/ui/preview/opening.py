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

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QImageReader, QPainter

from app.core.errors import UserError
from app.core.file_names import clean_file_name
from app.ui.preview.rendering import PageSize, Pdf

MOST_PIXELS: Final = 100_000_000  # of a picture; a large camera makes 60 million
LONGEST_SIDE: Final = 4_000  # px that a picture is unpacked to
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
        UserError: `preview.broken` (name), or `preview.too_many_pixels` (name, width, height).
    """
    name = clean_file_name(file_name)
    kind = next((kind for head, kind in _PICTURES.items() if content.startswith(head)), None)
    if kind is not None:
        return Picture(content, kind, name)
    if Path(file_name).suffix.lower() in _TEXTS:
        return TextPages(content)
    try:
        return Pdf(content)
    except Exception as error:
        if type(error).__name__ != "PdfiumError":  # its module is loaded for who needs it
            raise
        raise UserError("preview.broken", name=name) from error


class Picture:
    """A picture as one page, one point a pixel, unpacked no larger than a screen needs."""

    def __init__(self, content: bytes, kind: bytes, name: str) -> None:
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, QByteArray(kind))
        reader.setDecideFormatFromContent(False)
        reader.setAutoDetectImageFormat(False)
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid() and size.width() * size.height() > MOST_PIXELS:
            raise UserError(
                "preview.too_many_pixels",
                name=name,
                width=size.width(),
                height=size.height(),
            )
        if max(size.width(), size.height()) > LONGEST_SIDE:
            side = QSize(LONGEST_SIDE, LONGEST_SIDE)
            reader.setScaledSize(size.scaled(side, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read() if size.isValid() else QImage()
        if image.isNull():
            raise UserError("preview.broken", name=name)
        self._image = image
        self.sizes = (PageSize(float(image.width()), float(image.height())),)

    def image(self, number: int, scale: float) -> QImage:
        """Return the picture; one that is shown larger than it is, is not made larger here."""
        del number
        wide = ceil(self._image.width() * scale)
        if wide >= self._image.width():
            return self._image
        return self._image.scaledToWidth(max(1, wide), Qt.TransformationMode.SmoothTransformation)

    def close(self) -> None:
        """Forget the picture."""
        self._image = QImage(1, 1, QImage.Format.Format_RGB32)


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
