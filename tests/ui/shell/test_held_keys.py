"""Keys that come while something short is under way go where they would have gone after it."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from app.ui.shell.held_keys import HeldKeys


@pytest.fixture
def window(show_active):
    window = QWidget()
    row = QHBoxLayout(window)
    for name in ("first", "second"):
        field = QLineEdit()
        field.setObjectName(name)
        row.addWidget(field)
    return show_active(window)


@pytest.fixture
def fields(window):
    first, second = (window.findChild(QLineEdit, name) for name in ("first", "second"))
    first.setFocus()
    return first, second


def type_in_window(letters):
    """Press keys as the window system gives them: to the window that has the keyboard."""
    for letter in letters:
        QTest.keyClick(QApplication.focusWindow(), letter)


def test_they_go_in_their_order_to_the_field_that_has_the_keyboard_then(fields):
    first, second = fields
    held = HeldKeys(first)
    held.hold()
    type_in_window("pe")
    second.setFocus()  # what the work leads to
    type_in_window("ter")
    assert (first.text(), second.text()) == ("", "")
    held.release()
    assert (first.text(), second.text()) == ("", "peter")
    type_in_window("s")
    assert second.text() == "peters"


def test_they_wait_for_no_work_that_takes_long(qtbot, fields):
    held = HeldKeys(fields[0])
    held.hold()
    type_in_window("peter")
    qtbot.waitUntil(lambda: fields[0].text() == "peter")
