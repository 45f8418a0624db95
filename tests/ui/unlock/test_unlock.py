"""The unlock window on real profiles: keys and clicks, and what a user sees."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.services.profiles import account
from app.ui import theme
from app.ui.unlock.page import UnlockWindow
from app.ui.unlock.view_model import LockedState
from app.ui.widgets.notices import MessageCard
from tests.coaching_samples import utc
from tests.ui.unlock.steps import ENTER, NEW, PASSPHRASE, fill_recovery, is_whole, try_with, words

SMALL_SCREEN = 768 - 40  # px, without the title bar


def test_the_keyboard_is_in_the_field_and_the_right_passphrase_opens(qtbot, show, profiles):
    window = show()
    assert window.passphrase.hasFocus()
    assert window.passphrase.echoMode() == window.passphrase.EchoMode.Password
    with qtbot.waitSignal(window.opened) as opened:
        qtbot.keyClicks(window.passphrase, PASSPHRASE)
        qtbot.keyClick(window.passphrase, ENTER)
    store, profile = opened.args
    assert profile == profiles[0]
    with store.read():
        pass


def test_the_button_opens_too(qtbot, show):
    window = show()
    qtbot.keyClicks(window.passphrase, PASSPHRASE)
    with qtbot.waitSignal(window.opened):
        qtbot.mouseClick(window.unlock_button, Qt.MouseButton.LeftButton)


def test_a_wrong_passphrase_counts_down_to_a_wait(qtbot, show):
    window = show()
    seen = []
    for _ in range(6):
        try_with(qtbot, window, "helemaal verkeerd")
        seen.append(window.field.error or window.findChild(MessageCard).title.text())
    assert seen == [
        "Wachtwoord klopt niet. Nog 4 pogingen, daarna 1 minuut wachten.",
        "Wachtwoord klopt niet. Nog 3 pogingen, daarna 1 minuut wachten.",
        "Wachtwoord klopt niet. Nog 2 pogingen, daarna 1 minuut wachten.",
        "Wachtwoord klopt niet. Nog 1 poging, daarna 1 minuut wachten.",
        "Te veel pogingen. Probeer opnieuw over 1 minuut.",
        "Te veel pogingen. Probeer opnieuw over 1 minuut.",
    ]
    qtbot.waitUntil(lambda: is_whole(window))  # laid out in a turn of its own


def test_after_a_wrong_one_typing_replaces_it_and_takes_the_error_away(qtbot, show):
    window = show()
    try_with(qtbot, window, "helemaal verkeerd")
    assert window.passphrase.hasFocus()
    qtbot.waitUntil(lambda: is_whole(window))  # laid out in a turn of its own
    qtbot.keyClicks(window.passphrase, "p")
    assert window.passphrase.text() == "p"
    assert window.field.error == ""


def test_without_a_passphrase_nothing_is_tried(qtbot, show):
    window = show()
    qtbot.keyClick(window.passphrase, ENTER)
    assert window.field.error == "Typ je wachtwoord."
    assert not window.model.is_busy
    try_with(qtbot, window, "helemaal verkeerd")
    assert "Nog 4 pogingen" in window.field.error


def test_while_it_opens_a_second_enter_is_no_second_try(qtbot, show):
    window = show()
    qtbot.keyClicks(window.passphrase, "helemaal verkeerd")
    qtbot.keyClick(window.passphrase, ENTER)
    assert not window.unlock_button.isEnabled()
    assert window.unlock_button.text() == "Even geduld"
    qtbot.keyClick(window.passphrase, ENTER)
    qtbot.waitUntil(lambda: not window.model.is_busy)
    assert "Nog 4 pogingen" in window.field.error
    assert window.unlock_button.isEnabled()


def test_caps_lock_is_told_from_the_letters(qtbot, show):
    window = show()
    qtbot.keyClick(window.passphrase, "a")
    assert not window.caps_note.isVisible()
    qtbot.keyClick(window.passphrase, Qt.Key.Key_A)  # offscreen gives the small letter
    shouted = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QApplication.sendEvent(window.passphrase, shouted)
    assert window.caps_note.isVisible()
    assert "Caps Lock staat aan" in words(window)
    shift = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "A")
    QApplication.sendEvent(window.passphrase, shift)
    assert not window.caps_note.isVisible()


def test_a_digit_says_nothing_about_caps_lock(qtbot, show):
    window = show()
    shouted = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QApplication.sendEvent(window.passphrase, shouted)
    qtbot.keyClick(window.passphrase, "1")
    assert window.caps_note.isVisible()


def test_the_eye_shows_the_passphrase(qtbot, show):
    window = show()
    qtbot.mouseClick(window.passphrase.end_button, Qt.MouseButton.LeftButton)
    assert window.passphrase.echoMode() == window.passphrase.EchoMode.Normal


def test_quick_unlock_is_hidden_unless_it_is_on(show, profiles, monkeypatch):
    assert not show().quick_button.isVisible()
    monkeypatch.setattr("app.ui.unlock.page.has_quick_unlock", lambda p: p == profiles[1])
    window = show(profiles)
    assert not window.quick_button.isVisible()
    window.combo.setCurrentIndex(1)
    assert window.quick_button.isVisible()


def test_a_keyring_that_does_not_work_leads_to_the_passphrase(qtbot, show, monkeypatch):
    monkeypatch.setattr("app.ui.unlock.page.has_quick_unlock", lambda _profile: True)
    window = show()
    qtbot.mouseClick(window.quick_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.model.is_busy)
    card = window.findChild(MessageCard)
    assert card.title.text() == "Snel ontgrendelen staat uit."
    assert card.text.text() == "Open met je wachtwoord."
    assert window.passphrase.hasFocus()
    qtbot.waitUntil(lambda: is_whole(window))  # laid out in a turn of its own
    qtbot.keyClicks(window.passphrase, "p")
    assert "Snel ontgrendelen staat uit." not in words(window)


def test_the_combo_opens_the_profile_that_is_chosen(qtbot, show, profiles):
    window = show(profiles, last_profile="twee")
    assert window.combo.currentText() == "Tom D."
    with qtbot.waitSignal(window.opened) as opened:
        qtbot.keyClicks(window.passphrase, NEW)
        qtbot.keyClick(window.passphrase, ENTER)
    assert opened.args[1] == profiles[1]


def test_another_profile_chosen_with_a_key_forgets_the_error_of_the_first(qtbot, show, profiles):
    window = show(profiles)
    assert window.combo.currentText() == "Els V."
    try_with(qtbot, window, "helemaal verkeerd")
    qtbot.keyClick(window.combo, Qt.Key.Key_Down)
    assert window.combo.currentText() == "Tom D."
    assert window.field.error == ""


def test_a_damaged_file_says_what_is_safe(qtbot, show, profiles):
    profiles[0].database.write_bytes(b"\x00" * 8192)
    window = show()
    try_with(qtbot, window, PASSPHRASE)
    card = window.findChild(MessageCard)
    assert card.title.text() == "Het bestand is beschadigd."
    assert "Er is niets gewijzigd. Laatste back-up: nog geen." in card.text.text()
    qtbot.waitUntil(lambda: is_whole(window))  # laid out in a turn of its own


def test_a_profile_that_is_open_elsewhere_says_so(qtbot, show, profiles):
    elsewhere = account.unlock(profiles[0], PASSPHRASE)
    window = show()
    try_with(qtbot, window, PASSPHRASE)
    assert "al open" in window.findChild(MessageCard).title.text()
    elsewhere.close()
    try_with(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(
        lambda: window.findChild(MessageCard, options=Qt.FindDirectChildrenOnly) is None
    )


@pytest.mark.parametrize(
    ("drafts", "kept"),
    [(0, None), (1, "1 concept bewaard"), (3, "3 concepten bewaard")],
)
def test_after_a_lock_it_tells_when_and_how_much_was_kept(show, monkeypatch, drafts, kept):
    monkeypatch.setattr("app.core.clock.local", lambda moment: moment.replace(hour=12))
    seen = words(show(locked=LockedState(utc(23, 11, 31), drafts)))
    assert "Vergrendeld om 12:31" in seen
    assert [text for text in seen if "concept" in text] == ([kept] if kept else [])


def test_a_new_profile_can_be_asked_for(qtbot, show):
    window = show()
    with qtbot.waitSignal(window.new_requested):
        qtbot.mouseClick(window.new_button, Qt.MouseButton.LeftButton)


def test_closing_forgets_what_was_typed(qtbot, show):
    window = show()
    qtbot.keyClicks(window.passphrase, "paars")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert window.passphrase.text() == ""


def test_every_control_has_a_name(show, profiles):
    window = show(profiles)
    for control in (window.combo, window.passphrase, window.recovery.code, window.recovery.again):
        assert control.accessibleName()


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 100), ("light", 200)])
def test_nothing_is_cut_off(qtbot, use_theme, show, profiles, mode, percent):
    use_theme(mode, percent)
    window = show(profiles)
    qtbot.waitUntil(lambda: is_whole(window))  # laid out in a turn of its own
    try_with(qtbot, window, "helemaal verkeerd")
    qtbot.waitUntil(lambda: is_whole(window))  # laid out in a turn of its own
    qtbot.mouseClick(window.forgotten, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_whole(window))  # laid out in a turn of its own
    window.recovery.code.setText("ABCD")
    fill_recovery(qtbot, window.recovery, "ABCD", NEW, NEW)
    qtbot.mouseClick(window.recovery.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.recovery.findChild(MessageCard) is not None)
    qtbot.waitUntil(lambda: is_whole(window))


def test_both_pages_fit_on_a_small_screen_at_the_largest_text(qtbot, use_theme, show, monkeypatch):
    monkeypatch.setattr(UnlockWindow, "room", lambda _window: SMALL_SCREEN)
    use_theme("light", 200)
    window = show()
    try_with(qtbot, window, "helemaal verkeerd")
    assert window.height() <= SMALL_SCREEN
    qtbot.mouseClick(window.forgotten, Qt.MouseButton.LeftButton)
    fill_recovery(qtbot, window.recovery, "ABCD", NEW, NEW)
    qtbot.mouseClick(window.recovery.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.recovery.findChild(MessageCard) is not None)
    QApplication.processEvents()
    assert window.height() <= SMALL_SCREEN
    qtbot.waitUntil(lambda: is_whole(window))  # laid out in a turn of its own


def test_the_initials_stay_inside_their_field_in_large_letters(use_theme, show):
    use_theme("light", 200)
    window = show()
    image = window.combo.grab().toImage()
    edges = [image.pixelColor(x, y) for x in (20, 35, 50) for y in (2, image.height() - 3)]
    assert {color.name() for color in edges} == {theme.current().color("surface").name()}
