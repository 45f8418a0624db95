"""What the program does around a profile: damage, another profile, the end of the system."""

import os
import shutil
import signal

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlmodel import select

from app.core.errors import UserError
from app.models.partnership import Role
from app.services.drafts import list_drafts
from app.services.profiles import account
from app.ui.error_window import ErrorWindow
from app.ui.system_end import SystemEnd
from app.ui.widgets.notices import MessageCard
from tests.ui.program.conftest import PASSPHRASE
from tests.ui.program.locking import lock, seen


def fail_at_first_look(monkeypatch, error):
    def look(_store):
        raise error

    monkeypatch.setattr("app.ui.program.first_look", look)


def try_to_open(desktop, qtbot):
    qtbot.keyClicks(desktop.unlock_window.passphrase, PASSPHRASE)
    with qtbot.waitSignal(desktop.unlock_window.opened):
        desktop.unlock_window.unlock_button.click()


def test_damage_that_shows_after_unlocking_is_told_there_and_the_profile_let_go(
    start, qtbot, monkeypatch, profile_folder
):
    shutil.rmtree(profile_folder / "backups")
    (profile_folder / "backups").mkdir()
    copy = profile_folder / "backups" / "20260302-120000-000000.db"
    copy.write_bytes(b"copy")
    os.utime(copy, (1772452800, 1772452800))  # 2026-03-02 12:00 UTC
    monkeypatch.setattr("app.core.clock.local", lambda moment: moment)
    fail_at_first_look(monkeypatch, UserError("store.damaged", path=profile_folder))
    desktop = start()
    try_to_open(desktop, qtbot)
    desktop.wait(lambda: desktop.unlock_window.findChild(MessageCard) is not None)
    card = desktop.unlock_window.findChild(MessageCard)
    assert card.title.text() == "Het bestand is beschadigd."
    assert "Laatste back-up: 02/03/2026 12:00." in card.text.text()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, ErrorWindow)]
    account.unlock(desktop.unlock_window.profile, PASSPHRASE).close()  # nobody holds it


def test_a_bug_after_unlocking_lets_go_of_the_profile_too(start, qtbot, monkeypatch):
    fail_at_first_look(monkeypatch, ZeroDivisionError())
    desktop = start()
    try_to_open(desktop, qtbot)

    def shown():
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, ErrorWindow)]

    desktop.wait(lambda: bool(shown()))
    shown()[0].close()
    account.unlock(desktop.unlock_window.profile, PASSPHRASE).close()


def test_no_other_profile_is_offered_in_a_folder_that_was_given(start):
    assert not start().unlock_window.new_button.isVisible()


def test_another_profile_is_offered_among_those_of_the_user(
    start, profile_folder, monkeypatch, tmp_path
):
    monkeypatch.setattr("app.core.paths.profiles_folder", lambda: tmp_path)
    monkeypatch.setattr("app.ui.program.new_profile_folder", lambda _base: tmp_path / "new")
    assert profile_folder.parent == tmp_path
    assert start(None).unlock_window.new_button.isVisible()


def test_a_backup_is_made_after_unlocking(start, profile_folder):
    desktop = start()
    desktop.unlock()
    desktop.wait(lambda: len(list((profile_folder / "backups").glob("*.db"))) == 1)


def test_leftovers_of_attachments_are_gone_after_unlocking(start, profile_folder):
    left = profile_folder / "blobs" / ("0" * 32)  # a name that the program gives
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(b"x")
    start().unlock()
    assert not left.exists()


@pytest.fixture
def typing(start, qapp, monkeypatch):
    """The program with something typed a moment ago, as the system may end it."""
    monkeypatch.setattr(qapp, "quit", lambda: None)  # the tests go on
    desktop, before = start(), signal.getsignal(signal.SIGTERM)
    end = SystemEnd(desktop.program, qapp)
    desktop.unlock()
    desktop.press(
        Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    desktop.type("Bakkerij Peeters")
    assert list_drafts(desktop.main.desk.store) == ()
    desktop.end = end
    yield desktop
    if signal.getsignal(signal.SIGTERM) is not before:
        end.stop()
    assert signal.getsignal(signal.SIGTERM) is before


def drafts_of(store):
    return ["Bakkerij Peeters" in kept.form.fields.values() for kept in list_drafts(store)]


def test_logging_off_keeps_what_is_typed(typing, qapp):
    assert qapp.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) == 1
    typing.end.keep()
    assert drafts_of(typing.main.desk.store) == [True]


def test_sigterm_keeps_what_is_typed_and_ends(typing, qtbot, profile_folder):
    with qtbot.waitSignal(typing.program.ended):
        os.kill(os.getpid(), signal.SIGTERM)
    store = account.unlock(account.read_profile(profile_folder), PASSPHRASE)
    assert drafts_of(store) == [True]
    store.close()


def test_who_has_no_role_any_more_still_opens_the_profile_and_is_told(desktop):
    with desktop.main.desk.store.write() as session:
        session.exec(select(Role)).one().deleted = True
    lock(desktop)
    desktop.unlock()
    assert desktop.main.desk.me.role == ""
    assert desktop.main.failure.card.title.text() == "Je hebt geen rol meer in Inclusief Werken."
    assert "Geen rol, Partner Oost" in seen()
