"""Ctrl+Z belongs to the field as long as it has typed text of its own to undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QTextEdit, QVBoxLayout, QWidget

from app.ui.shell.field_undo import FieldUndo

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(show_active):
    window = QWidget()
    QVBoxLayout(window)
    window.asked = []
    for name in ("Undo", "Redo"):
        action = QAction(name, window)
        action.setShortcut(QKeySequence({"Undo": "Ctrl+Z", "Redo": "Ctrl+Y"}[name]))
        action.triggered.connect(lambda _on, name=name: window.asked.append(name))
        window.addAction(action)
    window.watch = FieldUndo(window)
    return show_active(window)


def combo():
    box = QComboBox()
    box.setEditable(True)
    return box


@pytest.mark.parametrize("make", [QLineEdit, QTextEdit, combo, QSpinBox])
def test_typed_text_goes_first_and_saved_actions_after_it(window, make):
    field = make()
    window.layout().addWidget(field)
    field.show()
    field.setFocus()
    typing = field if isinstance(field, QLineEdit | QTextEdit) else field.lineEdit()
    before = typing.toPlainText() if isinstance(typing, QTextEdit) else typing.text()
    QTest.keyClicks(field, "12")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert window.asked == []
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    now = typing.toPlainText() if isinstance(typing, QTextEdit) else typing.text()
    assert now.strip() in {before, ""}
    assert "Undo" in window.asked


def test_redo_reaches_the_window_from_a_field_that_has_none(window):
    field = QLineEdit("vast")
    window.layout().addWidget(field)
    field.show()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert window.asked == ["Redo"]
