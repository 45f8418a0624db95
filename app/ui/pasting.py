"""Files and pictures that come by a drop or from the clipboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QMimeData
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from app.core import clock
from app.services.files.attachments import Given, Pasted

Give = Callable[[], list[Given]]  # for a worker: a large picture takes a while to write


def local_files(data: QMimeData | None) -> list[str]:
    """Return the files of this computer among what was dropped or copied; None: nothing was."""
    return [] if data is None else [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def clipboard_files() -> tuple[int, Give] | None:
    """Return how many files the clipboard has, and what gives them; else its picture, or None."""
    clipboard = QApplication.clipboard()
    data: QMimeData | None = clipboard.mimeData()  # None while another program has hold of it
    if paths := local_files(data):
        files: list[Given] = [Path(path) for path in paths]
        return len(files), lambda: files
    if data is None or not data.hasImage():
        return None
    image = QImage(clipboard.image())
    words = QCoreApplication.translate("Pasting", "beeld {when}")
    name = words.format(when=f"{clock.local(clock.now()):%Y-%m-%d %Hu%M}")
    return 1, lambda: [Pasted(f"{name}.png", _png_of(image))]


def nothing_words() -> str:
    """Return what is said of a clipboard without a file or a picture."""
    return QCoreApplication.translate("Pasting", "Op het klembord staat geen bestand en geen beeld")


def _png_of(image: QImage) -> bytes:
    """Return a picture as the bytes of a file, without loss."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
