"""Joining a team with an invitation, by file or by code, up to the password."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.core import clock
from app.services.profiles.invitation import Invitation, write_invitation
from app.ui.settings import Settings
from app.ui.welcome.page import WelcomeWindow
from tests.services.fake_server import CODE, serving

RIGHT, ALT = Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def window(qtbot, tmp_path, runner, show_active, qapp):
    settings = Settings(tmp_path / "instellingen.ini", qapp)
    window = show_active(WelcomeWindow(tmp_path / "profiel", settings, runner))
    window.go_to(1)
    return window


def texts(window):
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def type_invitation(qtbot, window, code, address):
    fields = window.team.invitation
    fields.code.setFocus()
    qtbot.keyClicks(fields.code, code)
    fields.address.setFocus()
    qtbot.keyClicks(fields.address, address)


def test_an_invitation_is_the_first_way_in_and_says_what_is_needed(window):
    assert window.team.invited_card.isChecked()
    assert window.team.invitation.choose_button.hasFocus()
    assert "Kies het uitnodigingsbestand, of typ de code." in texts(window)
    assert not window.next_button.isEnabled()


def test_a_code_as_it_was_read_out_and_an_address_are_enough(qtbot, window, server):
    type_invitation(qtbot, window, "k7qm2-xw9pa", server.address)
    press(qtbot, window, RIGHT, ALT)
    qtbot.waitUntil(lambda: window.step == 2)
    team = window.team.team()
    assert (team.kind, team.person, team.role) == ("invited", "Els V.", "coach")
    assert [path for _, path, _ in server.asked] == ["/devices/enrol"]
    qtbot.waitUntil(lambda: not window.team.joining.is_busy)
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert "Partner Oost, Inclusief Werken" in texts(window)
    press(qtbot, window, RIGHT, ALT)
    assert window.step == 2
    assert len(server.asked) == 1  # it is in by now


def test_a_file_says_for_whom_it_is_before_the_server_is_asked(qtbot, window, server, tmp_path):
    path = tmp_path / "uitnodiging-els.werkvloer"
    until = clock.now().replace(year=2050)
    write_invitation(Invitation(CODE, server.address, until, "Els V.", "Inclusief Werken"), path)
    window.team.invitation.read_file(str(path))
    qtbot.waitUntil(lambda: "uitnodiging-els.werkvloer" in texts(window))
    assert "Inclusief Werken" in texts(window)
    assert any("eenmalig te gebruiken" in text for text in texts(window))
    assert server.asked == []
    window.next_button.click()
    qtbot.waitUntil(lambda: window.step == 2)


def test_an_old_file_and_one_that_is_none_are_told_in_words(qtbot, window, tmp_path):
    old = tmp_path / "oud.werkvloer"
    content = {"code": CODE, "server_url": "https://x.be", "until": "2020-01-01T00:00:00+00:00"}
    old.write_text(json.dumps(content))
    window.team.invitation.read_file(str(old))
    qtbot.waitUntil(window.team.invitation.note.isVisible)
    assert "verlopen" in window.team.invitation.note.words.text()
    other = tmp_path / "foto.jpg"
    other.write_bytes(b"\xff\xd8")
    window.team.invitation.read_file(str(other))
    qtbot.waitUntil(lambda: "verlopen" not in window.team.invitation.note.words.text())
    assert not window.next_button.isEnabled()


@pytest.mark.parametrize(
    ("code", "address"),
    [("niet goed", None), ("AAAAAAAAAA", None), (CODE, "http://example.be")],
)
def test_what_is_wrong_is_told_and_one_stays(qtbot, window, server, code, address):
    type_invitation(qtbot, window, code, address or server.address)
    window.next_button.click()
    note = window.team.invitation.note
    qtbot.waitUntil(lambda: note.isVisible() and "nagekeken" not in note.words.text())
    qtbot.waitUntil(lambda: not window.team.joining.is_busy)
    assert window.step == 1
    assert note.words.text()
    assert "…" not in note.words.text()
    fields = window.team.invitation
    assert (fields.address if code == CODE else fields.code).hasFocus()


def test_a_server_that_is_not_there_leaves_nothing_to_be_sent_later(qtbot, window):
    with serving() as gone:
        address = gone.address
    type_invitation(qtbot, window, CODE, address)
    window.next_button.click()
    fields = window.team.invitation
    words = "Geen verbinding met de server. Kijk of je netwerk hebt en of het adres juist is."
    qtbot.waitUntil(lambda: fields.note.words.text() == words)
    qtbot.waitUntil(fields.address.hasFocus)


def test_what_is_typed_anew_is_shown_to_the_server_anew(qtbot, window, server):
    type_invitation(qtbot, window, "AAAAAAAAAA", server.address)
    window.next_button.click()
    qtbot.waitUntil(lambda: not window.team.joining.is_busy)
    window.team.invitation.code.clear()
    assert not window.team.invitation.note.isVisible()
    window.team.invitation.address.clear()
    type_invitation(qtbot, window, CODE, server.address)
    window.next_button.click()
    qtbot.waitUntil(lambda: window.step == 2)
