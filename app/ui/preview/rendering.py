"""
Pages of a PDF in memory as pictures.

PDFium may not be called by two threads at once, whatever the document: one lock guards all calls.
That holds for closing too, also of a document that nobody closed: pypdfium2 closes it when Python
throws it away, in any thread. So a document is kept until it is closed here, with the lock.
"""

from dataclasses import dataclass
from importlib import import_module
from math import sqrt
from threading import RLock
from typing import Any, Final
from weakref import finalize

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from app.core.progress import Cancelled

POINTS_PER_INCH: Final = 72
MOST_PIXELS: Final = 40_000_000  # of one page
_PDFIUM: Final = RLock()  # the thread that has it may throw a document away meanwhile


@dataclass(frozen=True, slots=True)
class PageSize:
    """Size of a page in points, 1/72 inch."""

    width: float
    height: float

    @property
    def points(self) -> QSizeF:
        """The size as Qt takes it."""
        return QSizeF(self.width, self.height)


class Pdf:
    """
    An open document; every call may come from any thread, and takes as long as a page takes.

    It is closed by `close`, or when nobody has it any more.
    """

    def __init__(self, content: bytes) -> None:
        with _PDFIUM:
            self._document: Any = import_module("pypdfium2").PdfDocument(content)
            document = self._document
            self._close = finalize(self, _close, document)  # holds the document
            sizes = [document.get_page_size(number) for number in range(len(document))]
        self.sizes = tuple(PageSize(*size) for size in sizes)

    def image(self, number: int, scale: float) -> QImage:
        """
        Return a page, counted from 0.

        Args:
            scale: Pixels per point; a page of many pixels is given with less.

        Raises:
            Cancelled: The document was closed meanwhile.
        """
        with _PDFIUM:
            if self._document is None:
                raise Cancelled
            page = self._document[number]
            size = self.sizes[number]
            area = max(1.0, size.width * size.height)
            scale = min(scale, sqrt(MOST_PIXELS / area))  # a page of ten metres, at 400%
            try:
                bitmap = page.render(scale=scale, prefer_bgrx=True)
                picture = QImage(
                    bytes(bitmap.buffer),
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    QImage.Format.Format_RGB32,
                ).copy()
                bitmap.close()
            finally:
                page.close()
        return picture

    def close(self) -> None:
        """Forget the document; waits for a page that is being drawn."""
        with _PDFIUM:
            self._document = None
            self._close()


def _close(document: Any) -> None:
    with _PDFIUM:
        document.close()
