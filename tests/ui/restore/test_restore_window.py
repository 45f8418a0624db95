"""The guided restore, by keyboard: nothing happens before what would be lost was shown."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from app.services.profiles.account import unlock
from app.services.profiles.backups import back_up_now, list_backups
from app.ui.restore import page
from app.ui.restore.page import RestoreWindow
from tests.account_samples import OTHER, WORDS
from tests.services.conftest import made_once, profile
from tests.services.profiles.test_backups import add_company, companies

__all__ = ["made_once", "profile"]
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def filled(profile):
    """A profile with one company in its backup and two in the store."""
    store = unlock(profile, WORDS)
    add_company(store, "Eerst")
    back_up_now(store)
    add_company(store, "Later")
    store.close()
    return profile


@pytest.fixture
def window(filled, qtbot, runner, show_active):
    window = show_active(RestoreWindow(filled, runner))
    qtbot.waitUntil(window.passphrase.hasFocus)
    return window


def look(qtbot, window, secret=WORDS):
    window.passphrase.insert(secret)  # QTest has no keys for accents
    qtbot.keyClick(window.passphrase, ENTER)


def names(profile):
    store = unlock(profile, WORDS)
    try:
        return companies(store)
    finally:
        store.close()


def test_it_shows_what_would_be_lost_then_puts_back_and_what_was_is_aside(qtbot, window, filled):
    look(qtbot, window)
    qtbot.waitUntil(window.restore_button.isVisible)
    assert "1 actie" in texts(window)
    assert window.safe.text() in texts(window)
    qtbot.waitUntil(lambda: not window.model.is_busy)
    assert window.close_button.hasFocus()  # the safe one
    window.restore_button.setFocus()
    qtbot.keyClick(window.restore_button, ENTER)
    qtbot.waitUntil(lambda: any("is teruggezet" in text for text in texts(window)))
    qtbot.waitUntil(lambda: not window.model.is_busy)
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window.close_button, ENTER)
    assert names(filled) == ["Eerst"]
    assert [one.is_aside for one in list_backups(filled.folder)] == [True, False]


def test_a_wrong_passphrase_and_leaving_change_nothing(qtbot, window, filled):
    look(qtbot, window, OTHER)
    qtbot.waitUntil(lambda: any("Wachtwoord klopt niet." in text for text in texts(window)))
    assert not window.restore_button.isVisible()
    qtbot.waitUntil(lambda: not window.model.is_busy)
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window, ESCAPE)
    assert names(filled) == ["Eerst", "Later"]


def test_another_word_takes_away_what_was_seen(qtbot, window):
    look(qtbot, window)
    qtbot.waitUntil(window.restore_button.isVisible)
    qtbot.keyClicks(window.passphrase, "x")
    assert not window.restore_button.isVisible()


def test_a_damaged_store_can_be_replaced(qtbot, filled, runner, show_active):
    filled.database.write_bytes(b"x" * 4096)
    window = show_active(RestoreWindow(filled, runner))
    qtbot.waitUntil(window.passphrase.hasFocus)
    look(qtbot, window)
    qtbot.waitUntil(window.restore_button.isVisible)
    assert "niet te lezen" in texts(window)
    qtbot.waitUntil(lambda: not window.model.is_busy)
    qtbot.keyClick(window.restore_button, ENTER)
    qtbot.waitUntil(lambda: any("is teruggezet" in text for text in texts(window)))
    assert names(filled) == ["Eerst"]


def test_in_large_letters_on_a_low_screen_what_is_decided_upon_is_in_sight(
    qtbot, filled, runner, show_active, use_theme, monkeypatch
):
    room = QSize(1364, 736)
    monkeypatch.setattr(page, "room_for_window", lambda: room)
    use_theme("light", 200)
    window = show_active(RestoreWindow(filled, runner))
    qtbot.waitUntil(window.passphrase.hasFocus)
    look(qtbot, window)
    qtbot.waitUntil(window.restore_button.isVisible)
    qtbot.waitUntil(lambda: not window.model.is_busy)
    for part in (window.safe, window.restore_button, window.close_button):
        qtbot.waitUntil(lambda part=part: part.visibleRegion().boundingRect() == part.rect())
    assert window.minimumSizeHint().height() <= room.height()
    assert window.height() <= room.height()
    assert window.minimumWidth() <= room.width()
