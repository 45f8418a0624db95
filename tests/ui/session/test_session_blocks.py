from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.sessions.coaching import load_session
from tests.ui.session.steps import store_it

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def test_a_block_is_stored_with_the_session(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "/vol")
    QTest.keyClick(page.body.note, ENTER)
    QTest.keyClicks(page.body.note, "map maken")
    store_it(qtbot, page)
    form = load_session(store, page._session_id)
    assert form.note == "## Volgende stap\n- map maken"


def test_esc_closes_the_list_and_not_the_page(qtbot, desk, company, open_page):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "/")
    assert page.body.block_list.is_open
    with qtbot.assertNotEmitted(desk.back_requested):
        QTest.keyClick(page.body.note, ESC)
    assert not page.body.block_list.is_open
    with qtbot.waitSignal(desk.back_requested):
        QTest.keyClick(page.body.note, ESC)
