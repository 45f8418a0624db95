import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtTest import QTest

from app.ui.preferences.files_section import FilesSection
from app.ui.widgets.file_dialog import FileDialog
from tests.coaching_samples import add_team, make_desk


@pytest.fixture
def section(store, runner, tmp_path, show_active):
    return show_active(FilesSection(make_desk(store, add_team(store), runner, tmp_path)))


def test_a_folder_is_chosen_and_let_go(section, tmp_path):
    settings = section._desk.settings
    assert section.folder.text() == "Geen map gekozen."
    assert not section.none_button.isVisible()
    QTest.mouseClick(section.choose_button, Qt.MouseButton.LeftButton)
    dialog = section.findChild(FileDialog)
    assert dialog.fileMode() is FileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert settings.scan_folder == str(tmp_path)
    assert section.folder.text() == QDir.toNativeSeparators(str(tmp_path))
    QTest.mouseClick(section.none_button, Qt.MouseButton.LeftButton)
    assert settings.scan_folder == ""
    assert section.folder.text() == "Geen map gekozen."


def test_the_place_of_photos_is_a_choice(section):
    settings = section._desk.settings
    assert not settings.strips_place
    section.place_tick.setFocus()
    QTest.keyClick(section.place_tick, Qt.Key.Key_Space)
    assert settings.strips_place
    QTest.keyClick(section.place_tick, Qt.Key.Key_Space)
    assert not settings.strips_place
