"""Locking while the disk is full: nothing is seen, and nothing is thrown away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.core.errors import UserError
from app.ui.main_window import MainWindow
from tests.ui.program.locking import (
    CTRL,
    SECRET,
    on_any_widget,
    open_intake,
    seen,
    type_a_quick_note,
)


@pytest.fixture
def full_disk(wall, start, monkeypatch):
    """Something typed that no disk takes; `free` makes room again."""
    desktop = start()
    desktop.unlock()
    open_intake(desktop)
    desktop.type(SECRET)
    full, keep_all = UserError("store.full", path="/ergens"), desktop.main.keep_all

    def refuse():
        raise full

    monkeypatch.setattr(desktop.main, "keep_all", refuse)
    desktop.wall = wall
    desktop.free = lambda: monkeypatch.setattr(main, "keep_all", keep_all)
    main = desktop.main
    return desktop


def test_asked_to_lock_on_a_full_disk_it_says_so_and_throws_nothing_away(full_disk):
    full_disk.press(Qt.Key.Key_L, CTRL)
    full_disk.wait(full_disk.main.failure.isVisible)
    assert "De schijf is vol." in seen()
    assert SECRET in seen()
    full_disk.free()
    full_disk.wall.goes_on(55, full_disk.main.idle)
    assert isinstance(full_disk.program.window, MainWindow)
    full_disk.wall.goes_on(5, full_disk.main.idle)
    full_disk.wait_locked()


def left_alone(desktop, how):
    if how == "idle":
        desktop.wall.goes_on(10 * 60, desktop.main.idle)
    else:
        desktop.wall.sleeps(3600)
        desktop.wall.goes_on(5, desktop.main.idle)
    desktop.wait_locked()


@pytest.mark.parametrize("how", ["idle", "sleep"])
def test_left_alone_on_a_full_disk_nothing_is_seen_and_the_passphrase_brings_it_back(
    full_disk, qtbot, how
):
    main, typed = full_disk.main, QApplication.focusWidget()
    left_alone(full_disk, how)
    assert SECRET not in seen()
    assert "Els V." in seen()
    assert not main.isVisible()
    assert "Niet alles kon bewaard worden." in seen()
    assert "De schijf is vol. Ontgrendel om verder te gaan." in seen()
    window = full_disk.unlock_window
    assert not window.forgotten.isVisible()
    qtbot.keyClicks(window.passphrase, "iets helemaal anders")
    qtbot.keyClick(window.passphrase, Qt.Key.Key_Return)
    full_disk.wait(lambda: bool(window.field.error))
    assert SECRET not in seen()
    window.passphrase.clear()
    full_disk.unlock()
    assert full_disk.main is main
    assert typed.isVisible()
    assert typed.text() == SECRET
    full_disk.wait(typed.hasFocus)


def test_the_quick_session_is_hidden_as_well_on_a_full_disk(wall, start, monkeypatch):
    desktop = start()
    desktop.unlock()
    type_a_quick_note(desktop)

    def refuse():
        raise UserError("store.full", path="/ergens")

    monkeypatch.setattr(desktop.main, "keep_all", refuse)
    assert SECRET in seen()
    wall.goes_on(10 * 60, desktop.main.idle)
    desktop.wait_locked()
    assert SECRET not in seen()
    assert "Bakkerij" not in seen()
    desktop.unlock()
    assert SECRET in seen()


def test_it_locks_for_good_as_soon_as_the_disk_has_room(full_disk):
    store = full_disk.main.desk.store
    left_alone(full_disk, "idle")
    full_disk.program._lock_covered()
    assert not store.is_closed
    full_disk.free()
    full_disk.program._lock_covered()
    assert SECRET not in on_any_widget()
    full_disk.wait(lambda: store.is_closed)  # in a call of its own
    full_disk.wait_locked()
    full_disk.unlock()
    full_disk.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    assert QApplication.focusWidget().text() == SECRET


def test_closing_the_window_on_a_full_disk_does_not_end_the_program(full_disk):
    left_alone(full_disk, "idle")
    window = full_disk.unlock_window
    window.close()
    full_disk.wait(window.isVisible)
    assert "Niet alles kon bewaard worden." in seen()
    full_disk.unlock()
    assert SECRET in seen()
