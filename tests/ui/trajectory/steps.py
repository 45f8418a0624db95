"""What the tests of a trajectory do."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def press(widget, key, held=Qt.KeyboardModifier.NoModifier):
    window = widget.window()
    QTest.keyClick(window.focusWidget() or window, key, held)


def retype(field, text):
    """Open a text, type another in its place, and press Enter."""
    field.edit()
    field.field.clear()
    QTest.keyClicks(field.field, text)
    QTest.keyClick(field.field, Qt.Key.Key_Return)


def words(menu):
    return [action.text() for action in menu.actions() if action.text()]


def choose(menu, text):
    next(action for action in menu.actions() if action.text() == text).trigger()


def pick(qtbot, combo, text):
    """Type words in a field with lines, and take the first line."""
    combo.setFocus()
    QTest.keyClicks(combo, text)
    qtbot.waitUntil(combo._popup.isVisible)
    QTest.keyClick(combo._popup, Qt.Key.Key_Return)


def nameless(widget):
    """Return a widget that a screen reader cannot name."""
    said = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
    return None if said else widget
