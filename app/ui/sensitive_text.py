"""The texts that are looked at: fields to type in, and names of files."""

from typing import Protocol

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.domain.sensitive import Found

TextField = QLineEdit | QPlainTextEdit | QTextEdit


class LookedAt(Protocol):
    """A text that somebody typed, under a name that stays the same."""

    @property
    def name(self) -> str:
        """The name of its field."""

    @property
    def stop(self) -> QWidget:
        """What Tab leaves before it comes to the question."""

    def text(self) -> str:
        """Return what stands there."""

    def show(self, found: Found) -> None:
        """Select a piece, and put the keyboard there."""

    def remove(self, found: Found) -> None:
        """Take a piece away, in a way that can be undone."""


class FieldText:
    """The text of a field."""

    def __init__(self, field: TextField, name: str = "") -> None:
        self.field, self._name = field, name

    @property
    def name(self) -> str:
        """The name given, else that of the field."""
        return self._name or self.field.objectName()

    @property
    def stop(self) -> QWidget:
        """The field."""
        return self.field

    def text(self) -> str:
        """Return what stands in the field."""
        field = self.field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def show(self, found: Found) -> None:
        """Select a piece; Qt counts places in UTF-16."""
        text = self.text()
        start, end = _units(text[: found.start]), _units(text[: found.end])
        self.field.setFocus()
        if isinstance(self.field, QLineEdit):
            self.field.setSelection(start, end - start)
            return
        cursor = self.field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.field.setTextCursor(cursor)
        self.field.ensureCursorVisible()

    def remove(self, found: Found) -> None:
        """Take a piece out, so that Ctrl+Z in the field brings it back."""
        self.show(found)
        if isinstance(self.field, QLineEdit):
            self.field.insert("")
            self.field.textEdited.emit(self.field.text())
        else:
            self.field.textCursor().removeSelectedText()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
