"""From the file to the bin and back, and to the changes of a session."""

from unittest.mock import Mock

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.retention.bin import list_bin
from app.services.sessions.coaching import load_session
from app.ui.place import Place
from tests.file_samples import NOW, TODAY, add_session

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def entries(page):
    return [row.key.kind for row in page.timeline.list.entries.keys]


def test_del_puts_an_entry_in_the_bin_and_undo_brings_it_back(
    qtbot, store, enterprise, open_page, told
):
    visit = add_session(store, enterprise, NOW, "Onthaal", subject="Onthaal")
    page = open_page(enterprise)
    with qtbot.waitSignal(page.model.timeline_changed):
        QTest.keyClick(page.timeline.list, Qt.Key.Key_Delete)
    assert load_session(store, visit) is None
    assert told[-1].text == "Onthaal, 23/11 naar de prullenbak"
    assert [row.id for row in list_bin(store, TODAY)] == [visit]
    with qtbot.waitSignal(page.model.timeline_changed):
        told[-1].undo()
    assert load_session(store, visit) is not None


def test_a_company_goes_to_the_bin_and_its_page_comes_back_with_undo(
    qtbot, store, enterprise, desk, open_page, told
):
    went = Mock()
    desk.go_requested.connect(went)
    page = open_page(enterprise)
    action = next(one for one in page.head.menu().actions() if one.text() == "Naar prullenbak")
    action.trigger()
    assert went.call_args.args[0] == Place("enterprises")
    assert told[-1].text == "Bakkerij Janssens naar de prullenbak"
    qtbot.waitUntil(lambda: page.instead.shown is not None)
    with qtbot.waitSignal(page.model.loaded):
        told[-1].undo()
    qtbot.waitUntil(lambda: went.call_args.args[0] == Place("enterprise", record=enterprise))
    assert page.instead.shown is None
    assert page.head.name.text() == "Bakkerij Janssens"
    assert page.head.isVisible()


def test_the_keys_to_what_was_changed(qtbot, store, enterprise, desk, open_page):
    went = Mock()
    desk.go_requested.connect(went)
    visit = add_session(store, enterprise, NOW)
    page = open_page(enterprise)
    QTest.keyClick(page.timeline.list, Qt.Key.Key_H, SHIFT)
    assert went.call_args.args[0] == Place("history", record=visit, parent=enterprise)
    QTest.keyClick(page.timeline.list, Qt.Key.Key_H, ALT)
    qtbot.waitUntil(lambda: page.history is not None and page.history.rows.rowCount() > 0)
    assert page.room.bar.tabText(page.room.bar.currentIndex()) == "Historiek"
    assert page.history.table.hasFocus()


def test_the_menu_of_an_entry_offers_what_fits_it(store, enterprise, open_page):
    add_session(store, enterprise, NOW)
    page = open_page(enterprise)
    menu = page.bin.menu(page.timeline.list.chosen())
    assert [one.text() for one in menu.actions()] == ["Wijzigingen", "Naar prullenbak"]
