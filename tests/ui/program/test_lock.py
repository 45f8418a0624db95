"""Locking (SECURITY, threat T2): what was typed is sealed, nothing of it is left on screen."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from sqlmodel import select

from app.core.errors import UserError
from app.models.local import Draft
from app.services.drafts import list_drafts
from app.ui.clipboard import clipboard
from app.ui.main_window import MainWindow
from app.ui.place import Place
from tests.ui.program.locking import (
    CTRL,
    SECRET,
    SHIFT,
    lock,
    on_any_widget,
    open_intake,
    type_a_quick_note,
)


def test_after_locking_no_widget_holds_what_was_typed_and_the_store_is_shut(desktop):
    store = desktop.main.desk.store
    open_intake(desktop)
    desktop.type(SECRET)
    assert SECRET in on_any_widget()
    lock(desktop)
    assert SECRET not in on_any_widget()
    assert "Bakkerij" not in on_any_widget()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    with pytest.raises(UserError, match=r"store\.locked"), store.read():
        pass
    with pytest.raises(UserError, match=r"store\.locked"):
        _ = store.key


def test_the_unlock_window_tells_when_and_how_much_was_kept(desktop):
    open_intake(desktop)
    desktop.type(SECRET)
    lock(desktop)
    shown = on_any_widget()
    assert "Vergrendeld om " in shown
    assert "1 concept bewaard" in shown
    desktop.wait(desktop.unlock_window.passphrase.hasFocus)


def test_a_form_comes_back_with_the_cursor_where_it_was(desktop):
    open_intake(desktop)
    desktop.type(SECRET)
    for _ in range(5):
        desktop.press(Qt.Key.Key_Left)
    before = QApplication.focusWidget()
    name, cursor = before.objectName(), before.cursorPosition()
    assert (before.text(), cursor) == (SECRET, len(SECRET) - 5)
    lock(desktop)
    desktop.unlock()
    after = QApplication.focusWidget()
    assert (after.objectName(), after.text(), after.cursorPosition()) == (name, SECRET, cursor)


def test_a_quick_session_comes_back_with_the_cursor_where_it_was(desktop):
    type_a_quick_note(desktop)
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    lock(desktop)
    assert SECRET not in on_any_widget()
    desktop.unlock()
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    note = QApplication.focusWidget()
    assert note.toPlainText() == SECRET
    assert note.textCursor().position() == len(SECRET) - 5


def test_the_place_comes_back_but_no_word_of_it_is_remembered(desktop):
    desktop.main.way.go(Place("intake", text=SECRET))
    lock(desktop)
    place = desktop.program._return_to
    assert place is None or place.text == ""
    desktop.unlock()
    assert desktop.page.place.screen == "intake"


def test_one_comes_back_to_the_list_one_was_in(desktop):
    desktop.press(Qt.Key.Key_G, CTRL)
    desktop.press(Qt.Key.Key_O)
    assert desktop.page.place.screen == "enterprises"
    lock(desktop)
    desktop.unlock()
    assert desktop.page.place.screen == "enterprises"


def test_the_view_of_the_list_comes_back_a_kept_one_too(desktop):
    def title():
        return desktop.page.title.text() if desktop.page.is_built else ""

    desktop.press(Qt.Key.Key_G, CTRL)
    desktop.press(Qt.Key.Key_O)
    desktop.wait(lambda: title() == "Mijn dossiers")
    desktop.page.views._items["mine"].setFocus()
    for key in (*[Qt.Key.Key_Down] * 5, Qt.Key.Key_Space):
        desktop.press(key)
    assert title() == "Alle ondernemingen"
    lock(desktop)
    desktop.unlock()
    desktop.wait(lambda: title() == "Alle ondernemingen")
    desktop.wait(lambda: desktop.page.rows.rowCount() == 1)
    desktop.press(Qt.Key.Key_S, CTRL | SHIFT)
    desktop.wait(lambda: QApplication.focusWidget().objectName() == "view_name")
    desktop.type("Te bellen")
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(lambda: title() == "Te bellen")
    desktop.main.activateWindow()  # as a window system does after a dialog
    desktop.wait(desktop.main.isActiveWindow)
    lock(desktop)
    desktop.unlock()
    desktop.wait(lambda: title() == "Te bellen")
    assert desktop.page.views.titles()[desktop.page.views.current()] == "Te bellen"


def test_a_wrong_passphrase_opens_nothing(desktop, qtbot):
    lock(desktop)
    window = desktop.unlock_window
    qtbot.keyClicks(window.passphrase, "iets helemaal anders")
    qtbot.keyClick(window.passphrase, Qt.Key.Key_Return)
    desktop.wait(lambda: bool(window.field.error))
    assert window.field.error.startswith("Wachtwoord klopt niet. Nog 4 pogingen")
    assert desktop.program.window is window


def test_it_locks_after_the_minutes_without_input_and_not_before(wall, start):
    desktop = start()
    desktop.program.settings.lock_minutes = 5
    desktop.unlock()
    wall.goes_on(5 * 60 - 5, desktop.main.idle)
    assert isinstance(desktop.program.window, MainWindow)
    wall.goes_on(5, desktop.main.idle)
    desktop.wait_locked()


def test_a_key_begins_the_minutes_again(wall, start):
    desktop = start()
    desktop.program.settings.lock_minutes = 5
    desktop.unlock()
    wall.goes_on(4 * 60, desktop.main.idle)
    desktop.press(Qt.Key.Key_Down)
    wall.goes_on(4 * 60, desktop.main.idle)
    assert isinstance(desktop.program.window, MainWindow)


def test_the_status_bar_counts_the_minutes_down(wall, start):
    desktop = start()
    desktop.unlock()
    assert desktop.main.status.lock.text() == "Vergrendelt over 10 min"
    wall.goes_on(7 * 60, desktop.main.idle)
    assert desktop.main.status.lock.text() == "Vergrendelt over 3 min"


def test_it_locks_when_the_computer_slept(wall, start):
    desktop = start()
    desktop.unlock()
    wall.goes_on(30, desktop.main.idle)
    wall.sleeps(120)
    wall.goes_on(5, desktop.main.idle)
    desktop.wait_locked()


def test_an_automatic_lock_keeps_what_is_typed(wall, start):
    desktop = start()
    desktop.unlock()
    open_intake(desktop)
    desktop.type(SECRET)
    wall.sleeps(3600)
    wall.goes_on(5, desktop.main.idle)
    desktop.wait_locked()
    desktop.unlock()
    assert QApplication.focusWidget().text() == SECRET


def test_locking_clears_what_we_put_on_the_clipboard(desktop):
    clipboard().put(SECRET)
    lock(desktop)
    assert QApplication.clipboard().text() == ""


def test_locking_does_not_wait_for_work_that_does_not_stop(desktop, monkeypatch):
    monkeypatch.setattr("app.ui.program.JOBS_S", 0.1)
    monkeypatch.setattr("app.ui.program.STOP_S", 0.1)
    store, go_on = desktop.main.desk.store, Event()
    desktop.main.desk.runner.start(lambda _progress: go_on.wait(60))
    try:
        lock(desktop)
        assert store.is_closed
    finally:
        go_on.set()


def test_locking_from_the_quick_session_works_too(desktop):
    type_a_quick_note(desktop)
    assert QApplication.activeWindow() is not desktop.main
    lock(desktop)
    assert SECRET not in on_any_widget()


def test_what_waits_is_one_draft_and_stays_one_after_locking_twice(desktop):
    type_a_quick_note(desktop)
    for _ in range(2):
        lock(desktop)
        desktop.unlock()
        desktop.wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    drafts = list_drafts(desktop.main.desk.store)
    assert [kept.form.fields["note"] for kept in drafts] == [SECRET]
    with desktop.main.desk.store.read() as session:
        assert len(session.exec(select(Draft)).all()) == 1


@pytest.mark.parametrize("way", ["menu", "button"])
def test_the_mouse_locks_as_well(desktop, qtbot, way):
    if way == "button":
        qtbot.mouseClick(desktop.main.status.lock, Qt.MouseButton.LeftButton)
    else:
        actions = [each for each in desktop.main.actions() if each.text() == "&Vergrendel"]
        actions[0].trigger()
    desktop.wait_locked()
    assert not desktop.unlock_window.passphrase.text()
