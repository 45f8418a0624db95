"""Enter presses what has the keyboard, as Space does, and leaves forms as they are."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout

from app.ui.intake.header import Step
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.nav import NavButton

CTRL = Qt.KeyboardModifier.ControlModifier
KINDS = ("plain", "primary", "tonal", "quiet", "link", "icon")
MAKERS = {kind: lambda kind=kind: Button("Wijzig", kind, "plus") for kind in KINDS}
MAKERS |= {
    "chip": lambda: Chip("Netwerk"),
    "nav": lambda: NavButton("domain", "Ondernemingen"),
    "step": lambda: Step(1, "Zoek"),
}


@pytest.fixture(params=MAKERS)
def pressed(request, show_active):
    """A widget that has the keyboard, and the list of its presses."""
    widget, presses = MAKERS[request.param](), []
    widget.clicked.connect(lambda: presses.append(1))
    show_active(widget).setFocus()
    return widget, presses


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_it_once(qtbot, pressed, key):
    widget, presses = pressed
    qtbot.keyClick(widget, key)
    assert presses == [1]


def test_enter_that_is_held_or_has_ctrl_is_not_for_the_button(qtbot, pressed):
    widget, presses = pressed
    qtbot.keyClick(widget, Qt.Key.Key_Return, CTRL)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True
    )
    QApplication.sendEvent(widget, held)
    assert presses == []


def test_enter_in_a_field_still_presses_the_default_of_its_form_and_on_another_button_not(
    qtbot, show_active
):
    dialog, told = QDialog(), []
    field, other, default = LineEdit(), Button("Later"), Button("Bewaar", "primary")
    column = QVBoxLayout(dialog)
    for widget, name in ((field, ""), (other, "later"), (default, "bewaar")):
        column.addWidget(widget)
        if name:
            widget.clicked.connect(lambda _=False, name=name: told.append(name))
    default.setDefault(True)
    show_active(dialog)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == ["bewaar"]
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Return)
    assert told == ["bewaar", "later"]
