"""Where somebody was typing: the name of the field and the place of the cursor in it."""

from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TEXTS: Final = (QLineEdit, QPlainTextEdit, QTextEdit)


class TypingPlace(NamedTuple):
    """A field of a form by its object name; the cursor counts characters."""

    field: str = ""
    cursor: int = 0


def place_in(form: QWidget) -> TypingPlace | None:
    """Return where the keyboard is, None when it is not in a named field of the form."""
    focus = form.window().focusWidget()  # also while another program has the keyboard
    if focus is None or not focus.objectName() or not form.isAncestorOf(focus):
        return None
    if focus.objectName().startswith("qt_"):  # the inside of a control of Qt
        return None
    return TypingPlace(focus.objectName(), cursor_of(focus))


def go_to(form: QWidget, place: TypingPlace) -> bool:
    """Put the keyboard and the cursor back; False when that field is not on screen."""
    field = form.findChild(QWidget, place.field) if place.field else None
    if field is None or not field.isVisibleTo(form):
        return False
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    set_cursor(field, place.cursor)
    return True


def cursor_of(field: QWidget) -> int:
    """Return how many characters stand before the cursor, 0 when it is no field for text."""
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position() if isinstance(field, QPlainTextEdit | QTextEdit) else 0


def set_cursor(field: QWidget, place: int) -> None:
    """Put the cursor after so many characters, or at the end when there are fewer."""
    if isinstance(field, QLineEdit):
        field.setCursorPosition(place)
    elif isinstance(field, QPlainTextEdit | QTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(max(0, min(place, field.document().characterCount() - 1)))
        field.setTextCursor(cursor)
        field.ensureCursorVisible()
