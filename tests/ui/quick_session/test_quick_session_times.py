"""How long a quick session lasted: the clock, typed times, and what is asked about them."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.drafts import list_drafts
from tests.coaching_samples import stored_sessions

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press_done(panel):
    QTest.keyPress(panel.parts.note, Qt.Key.Key_Return, CTRL)


def test_the_clock_stops_and_times_are_typed_freely(
    qtbot, store, company, wall, open_panel, finish
):
    panel = open_panel(company.id)
    wall[0] += timedelta(minutes=20)
    QTest.mouseClick(panel.parts.clock.stop_button, Qt.MouseButton.LeftButton)
    wall[0] += timedelta(minutes=20)
    panel.parts.clock._show()
    assert panel.parts.clock.lasted.text() == "00:20"
    QTest.keyClick(panel, Qt.Key.Key_I, ALT)
    qtbot.waitUntil(lambda: panel.focusWidget() is panel.parts.clock.start_edit)
    panel.parts.clock.start_edit.clear()
    QTest.keyClicks(panel.parts.clock.start_edit, "7u30")
    panel.parts.clock.end_edit.clear()
    QTest.keyClicks(panel.parts.clock.end_edit, "8.45")
    QTest.keyClick(panel.parts.clock.end_edit, Qt.Key.Key_Return)
    assert panel.parts.clock.lasted.text() == "01:15"
    finish(panel)
    (logged,) = stored_sessions(store)
    assert logged.ends_at - logged.starts_at == timedelta(minutes=75)


def test_an_unreadable_time_is_said_and_nothing_is_logged(store, company, open_panel):
    panel = open_panel(company.id)
    panel.parts.clock.edit()
    panel.parts.clock.end_edit.setText("25u")
    QTest.keyPress(panel.parts.clock.end_edit, Qt.Key.Key_Return, CTRL)
    assert panel.parts.clock_note.words.text() == "Typ een tijd zoals 9u30 of 14:15."
    assert panel.focusWidget() is panel.parts.clock.end_edit
    assert stored_sessions(store) == []


def test_thirty_hours_are_refused_with_the_reason(store, company, wall, open_panel):
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "vergeten")
    wall[0] += timedelta(hours=30)
    QTest.keyPress(panel.parts.note, Qt.Key.Key_Return, CTRL)
    assert "30 uur is te lang" in panel.parts.clock_note.words.text()
    assert panel.parts.clock.is_editing
    assert stored_sessions(store) == []
    assert list_drafts(store)[0].form.fields["note"] == "vergeten"


def test_thirteen_hours_are_asked_once(store, company, wall, open_panel, finish):
    panel = open_panel(company.id)
    wall[0] += timedelta(hours=13)
    QTest.keyPress(panel.parts.note, Qt.Key.Key_Return, CTRL)
    assert "13 uur" in panel.parts.clock_note.words.text()
    assert stored_sessions(store) == []
    finish(panel)
    assert len(stored_sessions(store)) == 1


ZERO = "De sessie duurt 0 minuten. Klopt dat? Rond dan nog eens af."


def test_a_session_that_just_began_is_asked_about_once(qtbot, store, company, wall, open_panel):
    panel = open_panel(company.id)
    wall[0] += timedelta(seconds=59)
    press_done(panel)
    assert panel.parts.clock_note.isVisible()
    assert panel.parts.clock_note.words.text() == ZERO
    assert panel.isEnabled()
    assert stored_sessions(store) == []
    with qtbot.waitSignal(panel.model.saved):
        press_done(panel)
    (logged,) = stored_sessions(store)
    assert logged.ends_at - logged.starts_at == timedelta(seconds=59)


def test_after_a_minute_one_key_is_enough(qtbot, store, company, wall, open_panel):
    panel = open_panel(company.id)
    wall[0] += timedelta(seconds=60)
    with qtbot.waitSignal(panel.model.saved):
        press_done(panel)
    assert len(stored_sessions(store)) == 1


def test_equal_times_that_were_typed_are_asked_about_once(qtbot, store, company, open_panel):
    panel = open_panel(company.id)
    panel.parts.clock.edit()
    for field in (panel.parts.clock.start_edit, panel.parts.clock.end_edit):
        field.clear()
        QTest.keyClicks(field, "9u")
    QTest.keyPress(panel.parts.clock.end_edit, Qt.Key.Key_Return, CTRL)
    assert panel.parts.clock_note.words.text() == ZERO
    assert stored_sessions(store) == []
    with qtbot.waitSignal(panel.model.saved):
        QTest.keyPress(panel.parts.clock.end_edit, Qt.Key.Key_Return, CTRL)
    assert len(stored_sessions(store)) == 1


def test_another_time_is_asked_about_again_and_so_is_the_next_session(
    qtbot, store, company, wall, open_panel
):
    panel = open_panel(company.id)
    press_done(panel)
    panel.parts.clock.stop_button.click()  # a time that the coach gave
    press_done(panel)
    assert stored_sessions(store) == []
    with qtbot.waitSignal(panel.model.saved):
        press_done(panel)
    wall[0] += timedelta(minutes=1)
    panel.begin(company.id)
    assert not panel.parts.clock_note.isVisible()
    press_done(panel)
    assert panel.parts.clock_note.words.text() == ZERO
    assert len(stored_sessions(store)) == 1
