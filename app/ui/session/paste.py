"""Ctrl+V on the page of a session: files and pictures become attachments, text stays text."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from app.ui.pasting import local_files
from app.ui.session.attachments import FilesSection

FIELDS: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class PastedFiles(QObject):
    """
    Takes Ctrl+V before the field that has the keyboard does.

    A field keeps what it can show as text; copied files have a text too, that nobody wants: their
    paths.
    """

    _page: QWidget | None = None  # the keyboard moves on while it goes away

    def __init__(self, files: FilesSection, page: QWidget) -> None:
        super().__init__(page)
        self._files, self._page = files, page
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._on_focus(None, QApplication.focusWidget())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not _is_paste(event) or _goes_in(watched):
            return False
        self._files.paste()
        return True

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        page = self._page
        if new is not None and page is not None and (new is page or page.isAncestorOf(new)):
            new.installEventFilter(self)  # once more only puts it first again


def has_files(data: QMimeData | None) -> bool:
    """Tell whether data is of files, or is a picture without words; None: there is no data."""
    is_picture = data is not None and data.hasImage() and not data.hasText()
    return is_picture or bool(local_files(data))


def _is_paste(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)


def _goes_in(watched: QObject) -> bool:
    """Tell whether what is on the clipboard belongs in a field."""
    return isinstance(watched, FIELDS) and not has_files(QGuiApplication.clipboard().mimeData())
