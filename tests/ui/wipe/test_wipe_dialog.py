"""Wiping this laptop: what goes, a copy first, and a name to type."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.core.errors import UserError
from app.services.profiles import wiping
from app.services.profiles.linking import Brought
from app.services.profiles.wiping import WhatGoes
from app.ui.wipe.dialog import WipeDialog
from tests.coaching_samples import add_team, make_desk
from tests.file_samples import stop_clock
from tests.sync_samples import at


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    stop_clock(monkeypatch)
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def goes(desk, monkeypatch):
    """What is here, and what no server has."""

    def give(waiting=0, *, is_linked=True):
        here = Brought(desk.me, 34, 120, 1)
        found = WhatGoes(here, is_linked, waiting, at(23, 8, 12) if is_linked else None)
        monkeypatch.setattr(wiping, "what_goes", lambda _store: found)

    give()
    return give


@pytest.fixture
def prepared(monkeypatch):
    prepared = Mock(return_value="leaving")
    monkeypatch.setattr(wiping, "prepare_wipe", prepared)
    return prepared


@pytest.fixture
def open_dialog(qtbot, desk, goes, show_active):
    def make():
        desk.parent_window = show_active(QWidget())
        dialog = WipeDialog(desk, desk.parent_window)
        dialog.open()
        qtbot.waitUntil(lambda: "Gaat weg" in texts(dialog))
        return dialog

    return make


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_safe_way_is_first_and_nothing_goes_by_itself(open_dialog, prepared):
    dialog = open_dialog()
    assert dialog.no_button.hasFocus()
    assert dialog.copy.isChecked()
    assert not dialog.yes_button.isEnabled()
    shown = texts(dialog)
    assert "34 ondernemingen, 120 sessies, 1 bestand" in shown
    assert "vandaag om 08:12" in shown
    assert not dialog.unsent.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    prepared.assert_not_called()


def test_name_and_folder_are_needed_then_it_goes(qtbot, desk, open_dialog, prepared, tmp_path):
    dialog = open_dialog()
    QTest.keyClicks(dialog.name, "els v.")
    assert not dialog.yes_button.isEnabled()  # the copy has no place yet
    dialog.choose_folder(str(tmp_path))
    assert dialog.yes_button.isEnabled()
    QTest.keyClicks(dialog.name, "x")
    assert not dialog.yes_button.isEnabled()
    QTest.keyClick(dialog.name, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(desk.wipe_requested) as asked:
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert asked.args == ["leaving"]
    assert prepared.call_args.args[:2] == (desk.store, tmp_path)


def test_without_a_copy_the_name_is_enough(qtbot, desk, open_dialog, prepared):
    dialog = open_dialog()
    dialog.copy.click()
    assert not dialog.folder_button.isEnabled()
    QTest.keyClicks(dialog.name, "Els V.")
    with qtbot.waitSignal(desk.wipe_requested):
        dialog.yes_button.click()
    assert prepared.call_args.args[1] is None


def test_what_waits_is_told_with_the_way_to_send_it(open_dialog, desk, goes):
    goes(3)
    desk.sync.begin_round = Mock()
    dialog = open_dialog()
    assert dialog.unsent.words.text() == (
        "3 onderdelen staan nog niet op de server en gaan dan verloren."
    )
    dialog.sync_button.click()
    desk.sync.begin_round.assert_called_once_with()


def test_a_profile_without_a_server_is_nowhere_else(open_dialog, goes):
    goes(is_linked=False)
    dialog = open_dialog()
    assert any("zonder kopie is alles voorgoed weg" in text for text in texts(dialog))
    assert not dialog.sync_button.isVisible()


def test_a_copy_that_fails_is_told_and_all_stays(qtbot, desk, open_dialog, prepared, tmp_path):
    prepared.side_effect = UserError("backup.full", path=tmp_path)
    gone = []
    desk.wipe_requested.connect(gone.append)
    dialog = open_dialog()
    dialog.choose_folder(str(tmp_path))
    QTest.keyClicks(dialog.name, "Els V.")
    dialog.yes_button.click()
    qtbot.waitUntil(lambda: dialog.note.isVisible() and not dialog.model.is_busy)
    assert dialog.isVisible()
    assert gone == []
    assert dialog.yes_button.isEnabled()


def test_a_dialog_that_grows_keeps_its_buttons_on_the_screen(qtbot, open_dialog):
    dialog = open_dialog()
    room = dialog.screen().availableGeometry()
    dialog.move(dialog.x(), room.bottom() - dialog.height())
    dialog.resize(dialog.width(), dialog.height() + 100)
    qtbot.waitUntil(lambda: dialog.frameGeometry().bottom() == room.bottom())
    dialog.resize(dialog.width(), room.height() + 100)  # larger than the screen: its title is seen
    qtbot.waitUntil(lambda: dialog.frameGeometry().top() == room.top())
