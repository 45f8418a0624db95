"""Locking while a dialog is open: the dialog goes, and what was typed is kept."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox

from app.core.errors import UserError
from app.ui.error_window import show_problem
from tests.ui.program.test_file_drafts import opened, type_a_wrong_year

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desktop(wall, start):
    desktop = start()
    desktop.unlock()
    return desktop


def dialogs(kind):
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]


def type_and_ask_files(desktop):
    """Leave a number that cannot be kept in a file, and ask which documents to add."""
    type_a_wrong_year(desktop)
    page = desktop.page
    page.room.show("files")
    page.files.ask_files()
    desktop.wait(lambda: QApplication.activeModalWidget() is not None)
    return QApplication.activeModalWidget()


def type_in_dialog(desktop, dialog):
    field = dialog.findChild(QLineEdit)
    desktop.wait(lambda: QApplication.activeWindow() is dialog)
    field.setFocus()
    QTest.keyClicks(field, "map")


def is_back(desktop):
    """Tell whether what was typed stands in its field again."""
    desktop.unlock()
    year = opened(desktop).model.dossier.years[0].year
    return desktop.page.overview.years.field(year, "staff").field.text() == "veel"


def test_ctrl_l_locks_over_a_file_dialog_and_keeps_what_was_typed(desktop):
    dialog = type_and_ask_files(desktop)
    assert isinstance(dialog, QFileDialog)
    type_in_dialog(desktop, dialog)
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()
    assert not dialogs(QFileDialog)
    assert is_back(desktop)


@pytest.mark.parametrize("how", ["idle", "sleep"])
def test_it_locks_by_itself_over_a_file_dialog_and_keeps_what_was_typed(desktop, wall, how):
    type_in_dialog(desktop, type_and_ask_files(desktop))
    if how == "sleep":
        wall.sleeps(3600)
    wall.goes_on(5 if how == "sleep" else 10 * 60, desktop.main.idle)
    desktop.wait_locked()
    assert not dialogs(QFileDialog)
    assert is_back(desktop)


def test_typing_in_a_file_dialog_begins_the_minutes_again(desktop, wall):
    dialog = type_and_ask_files(desktop)
    wall.goes_on(9 * 60, desktop.main.idle)
    type_in_dialog(desktop, dialog)
    wall.goes_on(9 * 60, desktop.main.idle)
    assert desktop.program.window is desktop.main
    assert dialog.isVisible()


def test_ctrl_l_locks_over_the_list_of_keys(desktop):
    desktop.press(Qt.Key.Key_F1)
    desktop.wait(lambda: QApplication.activeModalWidget() is not None)
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()


def test_ctrl_l_locks_over_the_window_of_a_problem(desktop):
    show_problem(UserError("store.full", path="/ergens"))
    desktop.wait(lambda: QApplication.activeModalWidget() is not None)
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()
    assert not [each for each in dialogs(QDialog) if each.isVisible()]


def test_the_file_dialog_of_qt_speaks_dutch(desktop):
    dialog = type_and_ask_files(desktop)
    words = [dialog.labelText(label) for label in QFileDialog.DialogLabel]
    assert words == ["Map:", "Bestands&naam:", "Soort:", "&Openen", "Annuleren"]


@pytest.mark.parametrize("how", ["key", "idle"])
def test_it_locks_over_a_question_that_the_file_dialog_asks(desktop, how):
    """Qt asks it inside a call of the dialog: what goes before that has returned is a crash."""

    def lock():
        if isinstance(QApplication.activeModalWidget(), QMessageBox):
            timer.stop()
            if how == "idle":
                desktop.main.left_alone.emit()
            else:
                desktop.main.lock_requested.emit()

    dialog = type_and_ask_files(desktop)
    type_in_dialog(desktop, dialog)  # there is no file that is called so
    timer = QTimer(interval=10)
    timer.timeout.connect(lock)
    timer.start()
    QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    desktop.wait_locked()
    assert not [each for each in dialogs(QDialog) if each.isVisible()]
    assert is_back(desktop)


def test_the_system_ends_it_over_a_question_of_the_file_dialog(desktop, qtbot):
    def end():
        if isinstance(QApplication.activeModalWidget(), QMessageBox):
            timer.stop()
            desktop.program.end()

    dialog = type_and_ask_files(desktop)
    type_in_dialog(desktop, dialog)
    timer = QTimer(interval=10)
    timer.timeout.connect(end)
    with qtbot.waitSignal(desktop.program.ended):
        timer.start()
        QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert desktop.program.window is None
