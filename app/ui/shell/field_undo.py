"""Gives Ctrl+Z and Ctrl+Y to the field with the keyboard, as long as it has something to undo."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
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

StandardKey = QKeySequence.StandardKey


class FieldUndo(QObject):
    """
    Lets the keys through to the window when the field has nothing of its own left.

    Qt gives them to every text field, which then does nothing with them.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if now is not None and _ways(now) is not None:
            now.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        for number, wanted in enumerate((StandardKey.Undo, StandardKey.Redo)):
            ways = _ways(watched)
            if event.matches(wanted) and ways is not None and not ways[number]:
                event.ignore()
                return True
        return False


def _ways(widget: QObject) -> tuple[bool, bool] | None:
    """Return whether a field can undo and redo; None: no text is typed in it."""
    if isinstance(widget, QAbstractSpinBox | QComboBox):
        widget = widget.findChild(QLineEdit) or widget
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable(), widget.isRedoAvailable()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        document = widget.document()
        return document.isUndoAvailable(), document.isRedoAvailable()
    return None
