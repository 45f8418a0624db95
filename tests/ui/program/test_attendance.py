"""The attendance mode in the real program: nothing else is seen, and leaving asks who is there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.drafts import list_drafts
from app.services.networks.meetings import MeetingForm, invite, plan_meeting
from app.services.networks.use_cases import MemberForm, NetworkForm, start_network
from app.ui.attendance.door import open_attendance
from app.ui.preview.page import PreviewWindow
from tests.coaching_samples import utc
from tests.ui.attendance.steps import draw
from tests.ui.program.conftest import PASSPHRASE

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def meeting(desktop):
    store = desktop.main.desk.store
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    meeting = plan_meeting(store, network, MeetingForm("Buddy's", utc(23, 10), utc(23, 12))).id
    invite(store, meeting, [MemberForm("An Claes", "Metaal")])
    return meeting


@pytest.fixture
def opened(desktop, meeting):
    main = desktop.main
    window = open_attendance(main.desk, meeting, main.way.page)
    desktop.wait(lambda: bool(window.view.items.people))
    desktop.wait(window.isActiveWindow)
    return window


def shown():
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def give(desktop, opened, words):
    desktop.press(Qt.Key.Key_F11)
    assert opened.leave_box.isVisible()
    QTest.keyClicks(opened.leave_box.passphrase, words)
    QTest.keyClick(opened.leave_box.passphrase, Qt.Key.Key_Return)
    desktop.wait(lambda: not opened.leave_box._is_busy)


def test_only_the_list_is_seen_and_no_key_or_icon_brings_anything_else(desktop, opened):
    assert shown() == [opened]
    # asked of the screen: the one of the tests is narrower than any laptop
    assert opened.windowHandle().windowState() == Qt.WindowState.WindowFullScreen
    for chord, modifier in (
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_G, CTRL),
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier),
    ):
        desktop.press(chord, modifier)
    desktop.program.raise_window()
    desktop.main.open_quick_session()
    assert shown() == [opened]
    assert open_attendance(desktop.main.desk, opened.actions_of.meeting_id, desktop.main) is opened


def test_a_wrong_passphrase_stays_on_the_list_and_the_right_one_leaves(desktop, opened):
    give(desktop, opened, "iets anders dan dit")
    assert "Wachtwoord klopt niet" in opened.leave_box.field.error
    assert shown() == [opened]
    desktop.press(Qt.Key.Key_Escape)
    assert not opened.leave_box.isVisible()
    main = desktop.main
    give(desktop, opened, PASSPHRASE)
    desktop.wait(main.isVisible)
    assert shown() == [main]
    assert main.desk.front is None


def test_an_empty_passphrase_is_asked_for(desktop, opened):
    opened.close()  # as Alt+F4 does
    QTest.mouseClick(opened.leave_box.leave_button, Qt.MouseButton.LeftButton)
    assert opened.leave_box.field.error == "Typ je wachtwoord."
    assert shown() == [opened]


def test_without_the_setting_it_leaves_at_once(desktop, opened):
    main = desktop.main
    main.desk.settings.asks_after_attendance = False
    desktop.press(Qt.Key.Key_F11)
    desktop.wait(main.isVisible)
    assert shown() == [main]


def test_half_a_signature_survives_the_lock(desktop, meeting, opened):
    draw(opened)
    ink = opened.pane.pad.strokes
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()
    assert shown() == [desktop.unlock_window]
    desktop.unlock()
    main = desktop.main
    assert [kept.form.subject for kept in list_drafts(main.desk.store)] == [meeting]
    again = open_attendance(main.desk, meeting, main)
    desktop.wait(lambda: bool(again.view.items.people))
    assert again.pane.pad.strokes == ink


def test_being_left_alone_locks_it_too(desktop, opened):
    desktop.main.idle.left_alone.emit()
    desktop.wait_locked()
    assert shown() == [desktop.unlock_window]


def test_ctrl_p_shows_the_list_over_it(desktop, opened):
    desktop.press(Qt.Key.Key_P, CTRL)
    desktop.wait(lambda: any(isinstance(one, PreviewWindow) for one in shown()))
    (preview,) = [one for one in shown() if one is not opened]
    desktop.wait(preview.isActiveWindow)
    preview.close()
    desktop.wait(lambda: shown() == [opened])
