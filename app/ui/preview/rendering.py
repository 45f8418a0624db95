"""
Pages of a PDF in memory as pictures.

PDFium may not be called by two threads at once, whatever the document: one lock guards all calls.
"""

from dataclasses import dataclass
from importlib import import_module
from threading import Lock
from typing import Any, Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from app.core.progress import Cancelled

POINTS_PER_INCH: Final = 72
_PDFIUM: Final = Lock()


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
    """An open document; every call may come from any thread, and takes as long as a page takes."""

    def __init__(self, content: bytes) -> None:
        with _PDFIUM:
            self._document: Any = import_module("pypdfium2").PdfDocument(content)
            document = self._document
            sizes = [document.get_page_size(number) for number in range(len(document))]
        self.sizes = tuple(PageSize(*size) for size in sizes)

    def image(self, number: int, scale: float) -> QImage:
        """
        Return a page, counted from 0.

        Args:
            scale: Pixels per point.

        Raises:
            Cancelled: The document was closed meanwhile.
        """
        with _PDFIUM:
            if self._document is None:
                raise Cancelled
            page = self._document[number]
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
            if self._document is not None:
                self._document.close()
            self._document = None
