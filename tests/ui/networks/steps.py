"""What the tests of networks and meetings do with keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import clock
from tests.coaching_samples import utc

CTRL = Qt.KeyboardModifier.ControlModifier


def press(page, key, held=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or page, key, held)


def type_in(page, text):
    """Type where the keyboard is."""
    QTest.keyClicks(QApplication.focusWidget() or page, text)


def cells(table, row):
    """Return the words of one row."""
    model = table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def column(table, number):
    """Return the words of one column."""
    return [cells(table, row)[number] for row in range(table.model().rowCount())]


def hour(day, of_utc):
    """Return the hour of the wall clock of a moment in November 2026."""
    return f"{clock.local(utc(day, of_utc)):%H:%M}"
