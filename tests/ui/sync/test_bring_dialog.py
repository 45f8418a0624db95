"""Companies of another profile on this laptop: which, what is in it, and bringing it."""

from threading import Event
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.core.errors import UserError
from app.services.profiles import account, bringing
from app.services.profiles.bringing import Bringing, Known
from app.services.profiles.known import Profile
from app.ui.place import Place
from app.ui.shell.over import drop
from app.ui.sync.bring_dialog import BringDialog
from app.ui.sync.page import SyncPage

FOUND = Bringing("Eva D.", 12, 40, 1, 2, (Known("Metaal Claes", "Partner West"),))


@pytest.fixture
def old(monkeypatch):
    """The other profile, opened by its passphrase; all of it is made up."""
    old = Mock()
    monkeypatch.setattr(account, "unlock", Mock(return_value=old))
    monkeypatch.setattr(bringing, "look_at", Mock(return_value=FOUND))
    monkeypatch.setattr(bringing, "bring", Mock(return_value=12))
    return old


@pytest.fixture
def dialog(qtbot, desk, fake, old, show_active, tmp_path):
    desk.sync.begin_round = Mock()
    desk.parent_window = show_active(QWidget())
    profiles = (Profile(tmp_path / "eva", "Eva D.", "coach", "Bureau Noord"),)
    dialog = BringDialog(desk, profiles, desk.parent_window)
    dialog.open()
    qtbot.waitUntil(dialog.passphrase.hasFocus)
    return dialog


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def look(qtbot, dialog):
    assert not dialog.go_button.isEnabled()
    QTest.keyClicks(dialog.passphrase, "vier losse woorden")
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Komt mee" in texts(dialog) and dialog.go_button.hasFocus())


def test_what_is_of_no_company_comes_without_one_too(qtbot, desk, dialog, old, monkeypatch):
    found = Bringing("Eva D.", 0, 0, 0, 0, (), cases=3, own=2)
    monkeypatch.setattr(bringing, "look_at", Mock(return_value=found))
    monkeypatch.setattr(bringing, "bring", Mock(return_value=0))
    told = []
    desk.noticed.connect(told.append)
    look(qtbot, dialog)
    shown = texts(dialog)
    assert shown[shown.index("Trajecten, netwerken en doorverwijzingen") + 1] == "3"
    assert shown[shown.index("Sjablonen, afspraken en instellingen") + 1] == "2"
    QTest.keyClick(dialog.go_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].text == "Alles is meegebracht"


def test_what_would_come_is_shown_before_anything_comes(qtbot, dialog, old):
    look(qtbot, dialog)
    shown = texts(dialog)
    assert "12 ondernemingen, 40 sessies, 1 bestand" in shown
    assert "2 ondernemingen, eerder meegebracht" in shown
    assert (
        "Je team begeleidt al: Metaal Claes (Partner West). Die staan er daarna dubbel; spreek af "
        "wie verdergaat."
    ) in shown
    assert dialog.passphrase.text() == ""
    bringing.bring.assert_not_called()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    old.close.assert_called_once_with()


def end_as_a_lock_does(dialog):
    """Take the window away without its own close handling."""
    drop(dialog)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_lock_closes_the_other_profile_too(qtbot, dialog, old):
    look(qtbot, dialog)
    end_as_a_lock_does(dialog)
    old.close.assert_called_once_with()


def test_a_profile_that_opens_after_a_lock_is_closed_at_once(qtbot, dialog, old, monkeypatch):
    begun, goes_on = Event(), Event()

    def slow(_profile, _passphrase):
        begun.set()
        goes_on.wait()
        return old

    monkeypatch.setattr(account, "unlock", slow)
    QTest.keyClicks(dialog.passphrase, "vier losse woorden")
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(begun.is_set)
    end_as_a_lock_does(dialog)
    old.close.assert_not_called()
    goes_on.set()
    qtbot.waitUntil(lambda: old.close.called)


def test_one_key_more_brings_it_and_sends_it(qtbot, desk, dialog, old):
    told, anew = [], Mock()
    desk.noticed.connect(told.append)
    desk.sync.reload_requested.connect(anew)
    look(qtbot, dialog)
    QTest.keyClick(dialog.go_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.sync.begin_round.called)
    assert bringing.bring.call_args.args[:2] == (old, desk.store)
    assert [notice.text for notice in told] == ["12 ondernemingen meegebracht"]
    anew.assert_called_once_with()
    qtbot.waitUntil(lambda: old.close.called)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UserError("account.wrong_passphrase", tries_left=4, wait_s=60), "Wachtwoord klopt niet"),
        (UserError("bring.linked"), "heeft zelf een server"),
    ],
)
def test_what_goes_wrong_is_told_and_one_can_try_again(qtbot, dialog, error, words):
    account.unlock.side_effect = error
    QTest.keyClicks(dialog.passphrase, "verkeerd")
    dialog.go_button.click()
    qtbot.waitUntil(lambda: words in dialog.note.words.text())
    qtbot.waitUntil(dialog.go_button.isEnabled)


def test_it_is_offered_only_where_another_profile_is(qtbot, desk, fake, show_active, monkeypatch):
    from app.ui.sync import page as module

    def opened():
        page = SyncPage(desk, Place("sync"))
        page.resize(1180, 700)
        show_active(page)
        qtbot.waitUntil(lambda: page.is_built)
        return page

    assert opened().side.other.isHidden()
    eva = Profile(desk.store.folder.parent / "eva", "Eva D.")
    monkeypatch.setattr(module, "other_profiles", lambda _folder: (eva,))
    page = opened()
    assert not page.side.other.isHidden()
    page.side.bring_button.click()
    assert page.window().findChild(BringDialog) is not None
