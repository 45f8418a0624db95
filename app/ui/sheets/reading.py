"""
Reads the codes on the pages of a PDF or a picture, on this laptop and in memory only.

The pages come from what shows files to a coach, with its limits: what a file says of itself is not
believed. A code is only compared with the form that printed sheets have; nothing in it is followed.
"""

from importlib import import_module
from typing import Any, Final

from PySide6.QtGui import QImage

from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.print_code import PrintCode, read_code
from app.services.files.attachments import MOST_BYTES, Given, Pasted
from app.ui.preview.opening import Pages, open_pages
from app.ui.preview.rendering import POINTS_PER_INCH

ENDINGS: Final = frozenset(
    [".pdf", ".jpg", ".jpeg", ".jfif", ".png", ".tif", ".tiff", ".bmp", ".webp"]
)
MOST_PAGES: Final = 60  # of one file that are looked at; a list of a large meeting has ten
SOON: Final = 8  # a file without a code on its first pages is no scan of a sheet
DENSITIES: Final = (200, 350)  # dots an inch that a page is drawn with, until a code is seen
FINE_PAGES: Final = 4  # that are drawn the second time


def codes_of(given: Given, progress: Progress) -> frozenset[PrintCode]:
    """Return what the sheets in a file of the coach belong to; `codes_in` says more."""
    if isinstance(given, Pasted) or given.suffix.lower() not in ENDINGS:
        return frozenset()
    try:
        if not 0 < given.stat().st_size <= MOST_BYTES:
            return frozenset()
        content = given.read_bytes()
    except OSError:  # who attaches it says why
        return frozenset()
    return codes_in(content, given.name, progress)


def codes_in(content: bytes, file_name: str, progress: Progress) -> frozenset[PrintCode]:
    """
    Return what the sheets in a file belong to; none of a file that cannot be looked at.

    Made for a worker: a page takes a tenth of a second.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    try:
        pages = open_pages(content, file_name)
    except UserError:
        return frozenset()
    try:
        usual, fine = DENSITIES
        found = _codes_of_pages(pages, usual, SOON, progress)
        if not found:
            found = _codes_of_pages(pages, fine, FINE_PAGES, progress)
        return frozenset(found)
    finally:
        pages.close()


def _codes_of_pages(pages: Pages, density: int, most: int, progress: Progress) -> set[PrintCode]:
    """Look at `most` pages, and once a code is seen at the rest too."""
    found: set[PrintCode] = set()
    number = 0
    while number < min(len(pages.sizes), MOST_PAGES if found else most):
        progress.step(number, len(pages.sizes))
        found |= _codes_on(_page(pages, number, density / POINTS_PER_INCH))
        number += 1
    return found


def _page(pages: Pages, number: int, scale: float) -> QImage:
    """Return a page in grey; one that turns out to be broken is a page without a code."""
    try:
        drawn: QImage = pages.image(number, scale)
    except UserError:
        return QImage()
    return drawn.convertToFormat(QImage.Format.Format_Grayscale8)


def _codes_on(page: QImage) -> set[PrintCode]:
    if page.isNull():
        return set()
    zxing: Any = import_module("zxingcpp")  # loaded for who has a scan
    for binarizer in (zxing.Binarizer.LocalAverage, zxing.Binarizer.GlobalHistogram):
        seen = zxing.read_barcodes(page, formats=zxing.BarcodeFormat.QRCode, binarizer=binarizer)
        if codes := {code for one in seen if (code := read_code(one.text)) is not None}:
            return codes
    return set()
