"""The list under a field where words are typed: its width, its Esc, and words that are lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.combos import SearchCombo, Suggestion

LONG = "Detailhandel in brood, banket, suikerwerk en al wat er verder in een vitrine past"
LINES = [Suggestion(1, "Brood"), Suggestion(2, LONG, "47.24")]


class Window(QWidget):
    """A window that hears an Esc that nobody needed."""

    def __init__(self):
        super().__init__()
        self.heard = 0
        self.combo = SearchCombo(lambda typed: [] if "zzz" in typed else LINES, parent=self)
        self.combo.setFixedWidth(200)
        row = QHBoxLayout(self)
        row.addWidget(self.combo)
        row.addStretch(1)
        self.resize(900, 300)

    @override
    def keyPressEvent(self, event):
        self.heard += event.key() == Qt.Key.Key_Escape


@pytest.fixture
def window(show_active):
    window = show_active(Window())
    window.combo.setFocus()
    return window


def press(key):
    """Press a key as the window system does: a popup gets it before the field."""
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)


def test_the_list_is_wide_enough_for_all_words(qtbot, window):
    qtbot.keyClicks(window.combo, "brood")
    popup = window.combo._popup
    metrics = QFontMetrics(theme.current().font())
    assert popup.viewport().width() > metrics.horizontalAdvance(LONG + "  47.24")


def test_a_list_is_no_wider_than_its_window_and_a_line_then_has_its_words_as_a_tooltip(
    qtbot, window
):
    window.resize(400, 300)
    qtbot.keyClicks(window.combo, "brood")
    popup = window.combo._popup
    assert 200 < popup.width() <= 400
    assert popup.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == f"{LONG} 47.24"


def test_a_choice_that_is_wider_than_its_field_has_its_words_as_a_tooltip(qtbot, window):
    qtbot.keyClicks(window.combo, "brood")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert window.combo.value() == 2
    assert window.combo.toolTip() == LONG


def test_esc_closes_the_list_then_brings_the_choice_back_then_is_for_the_page(qtbot, window):
    window.combo.set_suggestion(LINES[0])
    qtbot.keyClicks(window.combo, "je")
    popup = window.combo._popup
    assert popup.isVisible()
    press(Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert window.combo.text() == "jeBrood"
    press(Qt.Key.Key_Escape)
    assert window.combo.text() == "Brood"
    assert window.heard == 0
    press(Qt.Key.Key_Escape)
    assert window.heard == 1


def test_one_esc_closes_a_list_that_was_only_looked_at_and_the_next_is_for_the_page(qtbot, window):
    window.combo.set_suggestion(LINES[0])
    press(Qt.Key.Key_Down)
    popup = window.combo._popup
    assert popup.isVisible()
    press(Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert (window.combo.text(), window.heard) == ("Brood", 0)
    press(Qt.Key.Key_Escape)
    assert window.heard == 1
