"""
Pictures of a file as pages: what Qt reads, and WebP and TIFF, which Pillow reads.

A picture is refused by the size in its head before any of it is unpacked. Each is read from
memory, by the one reader that its first bytes ask for.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from math import ceil
from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.core.errors import UserError
from app.core.progress import Cancelled
from app.ui.preview.rendering import POINTS_PER_INCH, PageSize

if TYPE_CHECKING:  # slow to import, and seldom needed
    from PIL.Image import Image
    from PIL.TiffImagePlugin import TiffImageFile

MOST_PIXELS: Final = 89_000_000  # a large camera makes 60 million; Pillow warns from 89.5 on
LONGEST_SIDE: Final = 4_000  # px that a picture is unpacked to
MOST_SCANS: Final = 2_000  # pages of a TIFF
DENSITIES: Final = (30, 4_800)  # pixels an inch of a scan; another number is a mistake
_ORIENTATION, _KIND, _TILE_WIDTH, _TILE_LENGTH = 274, 254, 322, 323  # tags
_TURNED: Final = (5, 6, 7, 8)  # orientations with the long side up
_NO_PAGE: Final = 0b101  # kinds: a smaller copy of another page, and a mask over it
# Pillow has no exception of its own for a file that is not as its head says
_BROKEN: Final = (
    *(SyntaxError, OSError, ValueError, TypeError, LookupError, ArithmeticError, EOFError),
    *(AttributeError, RuntimeError, struct.error),
)


class Picture:
    """A picture as one page, one point a pixel."""

    def __init__(self, image: QImage) -> None:
        self._image = image
        self.sizes = (PageSize(float(image.width()), float(image.height())),)

    def image(self, number: int, scale: float) -> QImage:
        """Return the picture; one that is shown larger than it is, is not made larger here."""
        del number
        return _narrowed(self._image, ceil(self._image.width() * scale))

    def close(self) -> None:
        """Forget the picture."""
        self._image = QImage(1, 1, QImage.Format.Format_RGB32)


def qt_picture(content: bytes, kind: bytes, name: str) -> Picture:
    """Return a picture that Qt reads; made for a worker, raises as `open_pages`."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setDecideFormatFromContent(False)
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        _check(name, size.width(), size.height())
    if max(size.width(), size.height()) > LONGEST_SIDE:
        side = QSize(LONGEST_SIDE, LONGEST_SIDE)
        reader.setScaledSize(size.scaled(side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read() if size.isValid() else QImage()
    if image.isNull():
        raise UserError("preview.broken", name=name)
    return Picture(image)


def webp_picture(content: bytes, name: str) -> Picture:
    """Return a WebP, of a moving one the first picture; raises as `open_pages`."""
    from PIL.WebPImagePlugin import WebPImageFile

    with _told_as_broken(name):
        _check(name, *_webp_size(content))  # Pillow makes room for it when it opens it
        return Picture(_unpacked(WebPImageFile(BytesIO(content))))


class Scan:
    """
    The pages of a TIFF, as large as they were on paper when it tells so.

    A page is unpacked when it is asked for, by one thread at a time, and the last one kept.
    """

    def __init__(self, content: bytes, name: str) -> None:
        from PIL.TiffImagePlugin import TiffImageFile

        self._name, self._guard = name, Lock()
        self._file: TiffImageFile | None = None
        self._last: tuple[int, QImage] | None = None
        with _told_as_broken(name):
            self._file = TiffImageFile(BytesIO(content))
            pages = {frame: _page_size(self._file) for frame in _frames(self._file, name)}
        self._frames, self.sizes = tuple(pages), tuple(pages.values())

    def image(self, number: int, scale: float) -> QImage:
        """
        Return a page, counted from 0; one that is shown larger than it is, is not made larger.

        Raises:
            UserError: `preview.broken` (name).
            Cancelled: The file was closed meanwhile.
        """
        with self._guard:
            if self._file is None:
                raise Cancelled
            if self._last is None or self._last[0] != number:
                self._last = None
                with _told_as_broken(self._name):
                    self._file.seek(self._frames[number])
                    self._last = (number, _unpacked(self._file))
            return _narrowed(self._last[1], ceil(self.sizes[number].width * scale))

    def close(self) -> None:
        """Forget the pages; waits for one that is being unpacked."""
        with self._guard:
            self._file, self._last = None, None


@contextmanager
def _told_as_broken(name: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise UserError("preview.broken", name=name) from error


def _check(name: str, width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise UserError("preview.too_many_pixels", name=name, width=width, height=height)


def _webp_size(content: bytes) -> tuple[int, int]:
    """Return the size in the head of a WebP; source: RFC 9649, sections 2.5 to 2.7."""
    kind = content[12:16]
    if kind == b"VP8X":
        wide, high = content[24:27], content[27:30]
        return int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return bits % 0x4000 + 1, (bits >> 14) % 0x4000 + 1
    wide, high = content[26:28], content[28:30]
    return int.from_bytes(wide, "little") % 0x4000, int.from_bytes(high, "little") % 0x4000


def _frames(file: "TiffImageFile", name: str) -> Iterator[int]:
    """Go through the frames of a TIFF that are pages, each checked before it is unpacked."""
    for frame in range(MOST_SCANS):
        try:
            file.seek(frame)
        except EOFError:
            return
        tags = file.tag_v2
        _check(name, *file.size)  # and the pieces it is cut into, that may be larger than it
        _check(name, tags.get(_TILE_WIDTH, 1), tags.get(_TILE_LENGTH, 1))
        if frame == 0 or not tags.get(_KIND, 0) & _NO_PAGE:
            yield frame


def _page_size(file: "TiffImageFile") -> PageSize:
    low, high = DENSITIES
    across, down = (float(number) for number in file.info.get("dpi", (0, 0)))
    if file.tag_v2.get(_ORIENTATION) in _TURNED:
        across, down = down, across
    if not (low <= across <= high and low <= down <= high):
        across = down = POINTS_PER_INCH
    wide, tall = file.size
    return PageSize(wide * POINTS_PER_INCH / across, tall * POINTS_PER_INCH / down)


def _unpacked(picture: "Image") -> QImage:
    """Return a picture of Pillow as one of Qt, turned as it says, no larger than a screen needs."""
    from PIL.ImageOps import exif_transpose

    picture.load()
    exif_transpose(picture, in_place=True)
    if picture.mode.startswith("I;16"):
        return _deep_grey(picture)
    if picture.mode in {"I", "F"}:
        raise ValueError(picture.mode)  # numbers without a black and a white: a measurement
    if picture.mode in {"1", "P", "PA"}:  # is made smaller by leaving out, and lines are lost
        picture = picture.convert("L" if picture.mode == "1" else "RGBA")
    longest = max(picture.size)
    if longest > LONGEST_SIDE:
        wide, high = (max(1, side * LONGEST_SIDE // longest) for side in picture.size)
        picture = picture.resize((wide, high), reducing_gap=2.0)
    return _image(picture.convert("RGBA"), QImage.Format.Format_RGBA8888, 4)


def _deep_grey(picture: "Image") -> QImage:
    """Return grey of 16 bits; Pillow itself would make nearly all of it white."""
    grey = picture if picture.mode == "I;16" else picture.convert("I").convert("I;16")
    image = _image(grey, QImage.Format.Format_Grayscale16, 2)
    return _narrowed(image, LONGEST_SIDE * image.width() // max(image.width(), image.height()))


def _image(picture: "Image", format_: QImage.Format, pixel: int) -> QImage:
    wide, high = picture.size  # of `pixel` bytes each
    return QImage(picture.tobytes(), wide, high, pixel * wide, format_).copy()


def _narrowed(image: QImage, width: int) -> QImage:
    if width >= image.width():
        return image
    return image.scaledToWidth(max(1, width), Qt.TransformationMode.SmoothTransformation)
