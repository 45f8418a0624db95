"""What the tests of the file of an enterprise do and look at."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.reference.loader import reference
from app.services.companies.dossier import load_dossier


def dossier(store, enterprise):
    return load_dossier(store, reference(), enterprise)


def lines(page):
    model = page.timeline.list.entries
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(page, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.focusWidget() or page, key, held)


def retype(field, text):
    """Click a text, type another in its place, and press Enter."""
    QTest.mouseClick(field._shown, Qt.MouseButton.LeftButton)
    field.field.clear()
    QTest.keyClicks(field.field, text)
    QTest.keyClick(field.field, Qt.Key.Key_Return)


def overview(page):
    page.room.show("overview")
    return page.overview
