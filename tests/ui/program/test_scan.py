"""A scan in the program, with the keyboard alone: begun, locked half way, finished, found again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.drafts import list_drafts
from app.services.scans.lists import scans_of
from app.ui.place import Place
from app.ui.scan.question import QuestionRow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def asked(desktop):
    """Wait for the questions, with the keyboard in them; return the page."""
    desktop.wait(lambda: desktop.page.place.screen == "scan" and bool(desktop.page.asking))
    desktop.wait(lambda: desktop.page.asking.current() is not None)
    return desktop.page


def test_a_scan_is_begun_finished_and_found_by_keyboard(desktop, company):
    desktop.press(K.Key_G, CTRL)
    desktop.press(K.Key_S)
    desktop.wait(lambda: desktop.page.place.screen == "scans" and desktop.page.empty.isVisible())
    desktop.wait(desktop.page.first_button.hasFocus)
    desktop.main.way.go(Place("scan", parent=company, text="baseline"))
    desktop.wait(lambda: desktop.page.start.company.enterprise_id() == company)
    desktop.wait(desktop.page.start.moment.hasFocus)
    desktop.press(K.Key_Tab)
    desktop.press(K.Key_Return)
    page = asked(desktop)
    for _ in range(24):
        desktop.press(K.Key_Right)
        desktop.press(K.Key_Return)
    assert page.asking.finish_button.hasFocus()
    desktop.press(K.Key_Return, CTRL)
    desktop.wait(lambda: page.result is not None and page.result.mean.text() == "1,0")
    desktop.press(K.Key_Escape)
    desktop.wait(lambda: desktop.page.place.screen == "scans")
    desktop.wait(lambda: desktop.page.rows.rowCount() == 1 and desktop.page.table.hasFocus())
    desktop.press(K.Key_Return)
    desktop.wait(lambda: desktop.page.place.screen == "scan" and bool(desktop.page.result))


def test_a_lock_half_way_loses_no_answer_and_no_word(desktop, company):
    desktop.main.way.go(Place("scan", parent=company, text="end"))
    desktop.wait(lambda: desktop.page.start.company.enterprise_id() == company)
    desktop.page.start.start_button.click()
    page = asked(desktop)
    for _ in range(6):
        desktop.press(K.Key_Right)
        desktop.press(K.Key_Return)
    desktop.press(K.Key_Left)  # chosen a moment before the lock, and not left yet
    desktop.press(K.Key_O)
    desktop.type("sinds mei")
    code = next(row for row in page.asking.rows.values() if row.number.text() == "7").question.code
    desktop.press(K.Key_L, CTRL)
    desktop.wait_locked()
    desktop.unlock()
    page = asked(desktop)
    row: QuestionRow = page.asking.rows[code]
    assert page.asking.tabs.currentIndex() == 1
    assert row.scale.value() == 5
    assert row.remark.text() == "sinds mei"
    assert row.isAncestorOf(QApplication.focusWidget())
    assert list_drafts(desktop.main.desk.store) == ()
    (scan,) = scans_of(desktop.main.desk.store, company)
    assert scan.done == 7
