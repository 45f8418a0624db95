"""A new invitation for a laptop that was shut out."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.services.profiles import enrol
from app.ui.sync.link_dialog import LinkDialog
from tests.services.fake_server import CODE, serving


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def dialog(qtbot, desk, fake, show_active):
    desk.sync.begin_round = Mock()
    desk.parent_window = show_active(QWidget())
    dialog = LinkDialog(desk, desk.parent_window)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def show_invitation(dialog, server):
    QTest.keyClicks(dialog.fields.code, CODE)
    assert not dialog.go_button.isEnabled()
    QTest.keyClick(dialog.fields.code, Qt.Key.Key_Return)  # the address is missing: not yet
    assert not dialog.joining.is_busy
    QTest.keyClicks(dialog.fields.address, server.address)
    QTest.keyClick(dialog.fields.address, Qt.Key.Key_Return)


def test_an_invitation_of_somebody_else_is_refused_and_nothing_changes(qtbot, desk, dialog, server):
    show_invitation(dialog, server)
    qtbot.waitUntil(lambda: "Els V." in dialog.fields.note.words.text())
    assert dialog.isVisible()
    desk.sync.begin_round.assert_not_called()


def test_the_right_one_closes_the_dialog_and_sends_what_waited(
    qtbot, desk, dialog, server, monkeypatch
):
    joined = Mock()
    monkeypatch.setattr(enrol, "join_again", joined)
    told = []
    desk.noticed.connect(told.append)
    show_invitation(dialog, server)
    qtbot.waitUntil(lambda: desk.sync.begin_round.called)
    assert joined.call_args.args[0] is desk.store
    assert [notice.text for notice in told] == ["Deze laptop is opnieuw verbonden"]
