"""An open profile on its way to a server."""

from dataclasses import replace
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.services.people import who_am_i
from app.services.profiles.server_account import server_of
from app.services.syncing.view import Chip
from app.ui.sync.connect_dialog import ConnectDialog
from tests.services.fake_server import CODE, FOUNDS, serving
from tests.sync_samples import OVERVIEW


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def dialog(qtbot, desk, fake, ring, show_active):
    desk.sync.begin_with_server = Mock()
    desk.parent_window = show_active(QWidget())
    dialog = ConnectDialog(desk, desk.parent_window)
    dialog.open()
    dialog.take_keyboard()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def show_code(qtbot, dialog, server, code):
    QTest.keyClicks(dialog.fields.code, code)
    assert not dialog.go_button.isEnabled()
    QTest.keyClicks(dialog.fields.address, server.address)
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_a_code_that_begins_a_partnership_asks_an_address_and_says_what_goes(
    qtbot, desk, dialog, server
):
    show_code(qtbot, dialog, server, FOUNDS)
    qtbot.waitUntil(lambda: "Gaat mee" in texts(dialog) and dialog.email.hasFocus())
    shown = texts(dialog)
    assert "Begin je partnerschap op de server" in shown
    assert "0 ondernemingen, 0 sessies, 0 bestanden" in shown
    assert "Partnerschap Oost" in shown
    QTest.keyClick(dialog.email, Qt.Key.Key_Return)
    assert "Vul dit nog in." in texts(dialog)
    QTest.keyClicks(dialog.email, "els@")
    QTest.keyClick(dialog.email, Qt.Key.Key_Return)
    assert dialog.email_field.error
    assert server_of(desk.store) is None


def test_who_goes_on_is_promotor_and_the_first_round_begins(qtbot, desk, dialog, server):
    told, renewed = [], []
    desk.noticed.connect(told.append)
    desk.renewed.connect(renewed.append)
    show_code(qtbot, dialog, server, FOUNDS)
    qtbot.waitUntil(lambda: "Gaat mee" in texts(dialog) and dialog.email.hasFocus())
    QTest.keyClicks(dialog.email, "els@oost.be")
    QTest.keyClick(dialog.email, Qt.Key.Key_Return)
    assert not dialog.no_button.isEnabled()
    dialog.reject()
    assert dialog.isVisible()  # not half-way
    qtbot.waitUntil(lambda: desk.sync.begin_with_server.called)
    assert [notice.text for notice in told] == ["Dit profiel is met de server verbonden"]
    assert [me.role for me in renewed] == ["promotor"]
    assert desk.me == who_am_i(desk.store)
    assert server_of(desk.store).address == server.address


def test_what_goes_wrong_is_told_and_the_next_try_has_the_same_key(qtbot, desk, dialog, server):
    show_code(qtbot, dialog, server, FOUNDS)
    qtbot.waitUntil(lambda: "Gaat mee" in texts(dialog) and dialog.email.hasFocus())
    server.refusals = [(409, "founded")]
    QTest.keyClicks(dialog.email, "els@oost.be")
    QTest.keyClick(dialog.email, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "staat al op de server" in dialog.note.words.text())
    qtbot.waitUntil(dialog.go_button.isEnabled)
    dialog.go_button.click()
    qtbot.waitUntil(lambda: desk.sync.begin_with_server.called)
    assert len({body["public_key"] for _, _, body in server.asked}) == 1


def test_an_invitation_of_another_team_leads_to_the_wizard(qtbot, desk, dialog, server):
    show_code(qtbot, dialog, server, CODE)
    qtbot.waitUntil(dialog.go_button.hasFocus)
    shown = texts(dialog)
    assert "Dit is een ander team" in shown
    assert any("Partner Oost, Inclusief Werken" in text for text in shown)
    with qtbot.waitSignal(desk.join_requested) as asked:
        dialog.go_button.click()
    assert asked.args[0].person == "Els V."
    assert server_of(desk.store) is None


def test_a_wrong_code_is_told_and_one_stays(qtbot, desk, dialog, server):
    show_code(qtbot, dialog, server, "AAAAAAAAAA")
    qtbot.waitUntil(lambda: "klopt niet" in dialog.fields.note.words.text())
    assert "Verbind met een server" in texts(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.parent_window.findChildren(ConnectDialog))


def test_an_invitation_for_this_very_profile_links_it(qtbot, desk, dialog, server, monkeypatch):
    from app.services.profiles import linking

    monkeypatch.setattr(linking, "is_of", Mock(return_value=True))
    show_code(qtbot, dialog, server, CODE)
    qtbot.waitUntil(lambda: desk.sync.begin_with_server.called)
    assert server_of(desk.store) is not None
    assert desk.me.role == "coach"


def test_once_it_is_linked_the_keyboard_stands_on_the_round(qtbot, desk, fake, open_page):
    page = open_page(replace(OVERVIEW, chip=Chip("unlinked")))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    dialog = page.window().findChild(ConnectDialog)
    qtbot.waitUntil(dialog.fields.choose_button.hasFocus)
    fake.shown = OVERVIEW
    with qtbot.waitSignal(desk.sync.overview_read):
        desk.sync.read()
    dialog.accept()
    assert page.window().focusWidget() is page.go_button
