"""A folder may have the name of a client: it stands on no disk in plain."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from app.ui.widgets.file_dialog import FileDialog, forget_folders

FOLDER = "Bakkerij Geheim NV"


@pytest.fixture
def config(tmp_path):
    """Where Qt keeps its own settings."""
    native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(native, user, str(tmp_path / "config"))
    yield tmp_path / "config"
    usual = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    QSettings.setPath(native, user, usual)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    return folder


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def page(window, monkeypatch):
    monkeypatch.setattr(FileDialog, "_folder", "")
    monkeypatch.setattr(FileDialog, "_places", [])
    return QWidget(window)


@pytest.fixture
def entered(qtbot, page, folder):
    """A dialog in which the coach went to the folder."""
    dialog = FileDialog(page, "Kies bestanden")
    dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
    dialog.open()
    enter(dialog, str(folder))
    qtbot.waitUntil(lambda: dialog.directory().dirName() == FOLDER)
    dialog.setSidebarUrls([*dialog.sidebarUrls(), QUrl.fromLocalFile(str(folder))])  # dragged
    return dialog


def enter(dialog, text):
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(text)  # typed, its list of names would take Enter
    QTest.keyClick(field, Qt.Key.Key_Return)


def chosen_folder(chosen):
    return Path(chosen.args[0][0]).parent


def told(config):
    """What Qt's own settings say; how wide its columns are, may stand there."""
    (file,) = config.iterdir()
    text = file.read_text()
    assert "treeViewHeader" in text
    return [line for line in text.splitlines() if "Bakkerij" in line]


def test_what_is_chosen_leaves_no_name_of_its_folder(qtbot, config, page, entered):
    with qtbot.waitSignal(entered.filesSelected) as chosen:
        enter(entered, "a.txt")
    qtbot.waitUntil(lambda: not isValid(entered))
    assert Path(chosen.args[0][0]).parts[-2:] == (FOLDER, "a.txt")
    assert told(config) == []
    again = FileDialog(page, "Kies bestanden")
    assert again.directory().dirName() == FOLDER  # known while the program runs
    assert again.history() == [again.directory().path()]
    places = [url.toLocalFile() for url in again.sidebarUrls()]
    assert places[1:] == [str(Path.home()), str(chosen_folder(chosen))]


def test_a_dialog_that_is_closed_leaves_none(qtbot, config, page, entered):
    QTest.keyClick(entered, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(entered))
    assert told(config) == []
    assert FileDialog(page, "Kies bestanden").directory().dirName() != FOLDER


def test_a_page_that_goes_with_an_open_dialog_leaves_none(qtbot, config, page, entered):
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(entered))
    assert told(config) == []


@pytest.mark.parametrize("is_chosen", [True, False])
def test_it_is_never_written_at_all_when_the_coach_ends_it(
    qtbot, config, monkeypatch, entered, is_chosen
):
    """What was on the disk for a moment can be found back."""
    entered.destroyed.disconnect(forget_folders)  # not what Qt itself has to hear
    if is_chosen:
        enter(entered, "a.txt")
    else:
        QTest.keyClick(entered, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(entered))
    assert told(config) == []


def test_the_usual_places_stand_there_also_after_one_was_taken_away(qtbot, config, page, entered):
    page.deleteLater()  # Qt itself would have kept none
    qtbot.waitUntil(lambda: not isValid(entered))
    kept = QSettings(QSettings.Scope.UserScope, "QtProject").value("FileDialog/shortcuts")
    assert kept == ["file:", QUrl.fromLocalFile(str(Path.home())).toString()]
