"""Lines that are looked up come later than the keys; what is pressed meanwhile counts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from app.ui.widgets.combos import Suggestion
from app.ui.widgets.lookup_combo import LookupCombo

BREAD = [Suggestion(1, "Bakkerij Aerts"), Suggestion(2, "Bakkerij Zoete")]


class Window(QWidget):
    """A field and what comes after it; it notes what is asked."""

    def __init__(self):
        super().__init__()
        self.asked = []
        self.combo = LookupCombo()
        self.combo.wanted.connect(self.asked.append)
        row = QHBoxLayout(self)
        row.addWidget(self.combo)
        row.addWidget(QPushButton("Verder"))
        self.resize(600, 300)


@pytest.fixture
def window(show_active):
    window = show_active(Window())
    window.combo.setFocus()
    return window


def press(key):
    """Press a key as the window system does: a popup gets it before the field."""
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)


def shown(combo):
    model = combo._popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_each_letter_asks_and_the_lines_stand_there_when_they_come(qtbot, window):
    qtbot.keyClicks(window.combo, "ba")
    assert window.asked == ["b", "ba"]
    assert not window.combo._popup.isVisible()
    window.combo.answer("ba", BREAD)
    assert window.combo._popup.isVisible()
    assert shown(window.combo) == ["Bakkerij Aerts", "Bakkerij Zoete"]


def test_lines_for_what_is_no_longer_asked_are_not_shown(qtbot, window):
    qtbot.keyClicks(window.combo, "ba")
    window.combo.answer("b", BREAD)
    assert not window.combo._popup.isVisible()


def test_enter_before_the_lines_takes_the_first_of_them(qtbot, window):
    qtbot.keyClicks(window.combo, "ba")
    press(Qt.Key.Key_Return)
    assert window.combo.value() is None
    with qtbot.waitSignal(window.combo.chosen) as told:
        window.combo.answer("ba", BREAD)
    assert told.args == [BREAD[0]]
    assert window.combo.text() == "Bakkerij Aerts"
    assert not window.combo._popup.isVisible()


def test_enter_never_takes_a_line_of_a_letter_ago(qtbot, window):
    qtbot.keyClicks(window.combo, "b")
    window.combo.answer("b", BREAD)
    press(Qt.Key.Key_Z)
    assert window.asked[-1] == "bz"
    press(Qt.Key.Key_Return)
    assert window.combo.value() is None
    window.combo.answer("bz", BREAD[1:])
    assert window.combo.value() == 2


def test_what_is_typed_after_enter_asks_anew(qtbot, window):
    qtbot.keyClicks(window.combo, "ba")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_K)
    window.combo.answer("ba", BREAD)
    assert window.combo.value() is None
    window.combo.answer("bak", BREAD)
    assert window.combo.value() is None
    assert window.combo._popup.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_who_leaves_or_gives_up_gets_no_list_any_more(qtbot, window, key):
    qtbot.keyClicks(window.combo, "ba")
    press(key)
    window.combo.answer("ba", BREAD)
    assert not window.combo._popup.isVisible()
    assert window.combo.value() is None


def test_enter_without_any_line_chooses_nothing(qtbot, window):
    qtbot.keyClicks(window.combo, "zzz")
    press(Qt.Key.Key_Return)
    window.combo.answer("zzz", [])
    assert window.combo.text() == "zzz"
    assert window.combo.value() is None
    assert not window.combo.take_first()
