"""S19: a question that is put off stays, and one that was answered can be asked again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.sync_samples import MERGE, ONE

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_later_with_nothing_else_to_decide_says_that_it_stays_and_goes_back(
    qtbot, desk, open_page, told
):
    page = open_page(ONE)
    with qtbot.waitSignal(desk.back_requested):
        press(KEY.Key_L)
    assert told[-1].text == "Je beslist later over 1 vraag. Ze blijft bij Te beslissen staan."
    assert page.model.conflicts == (ONE,)
    with qtbot.waitSignal(desk.back_requested):  # the next time it is asked anew
        press(KEY.Key_L)


def test_who_put_all_of_them_off_goes_back_after_the_last(qtbot, desk, open_page, told):
    open_page(MERGE, ONE)
    with qtbot.assertNotEmitted(desk.back_requested):
        press(KEY.Key_L)
    with qtbot.waitSignal(desk.back_requested):
        press(KEY.Key_L)
    assert told[-1].text == "Je beslist later over 2 vragen. Ze blijven bij Te beslissen staan."


def test_undo_of_a_decision_asks_it_again(qtbot, desk, open_page, told):
    page = open_page(ONE)
    press(KEY.Key_Right)
    press(KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.model.conflicts == ())
    assert told[-1].text.startswith("Beslist: ")
    told[-1].undo()
    qtbot.waitUntil(lambda: page.model.conflicts == (ONE,))
    assert page.desk.merging.asked[-1] == ("back", ONE.record.id)
    qtbot.waitUntil(lambda: told[-1].text.startswith("Ongedaan gemaakt: Beslist: "))
    assert told[-1].text.endswith(". De vraag staat weer open.")
    assert told[-1].redo is None
    assert page.stack.currentWidget() is page._decide
    press(KEY.Key_Right)
    press(KEY.Key_Return, CTRL)  # the keyboard is where it was: the answer can be given again
    qtbot.waitUntil(lambda: page.model.conflicts == ())
