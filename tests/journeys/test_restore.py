"""
A damaged store, put back by keyboard alone, as the coach at the real windows does it.

Nothing here touches the mouse: what has no key cannot be done.
"""

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.services.profiles.backups import list_backups
from app.storage.profile import DATABASE
from app.ui.main_window import MainWindow
from app.ui.restore.page import RestoreWindow
from app.ui.unlock.page import UnlockWindow
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.hands import Hands, NotSeen, label_of, visible
from tests.journeys.ways import begin_quick_session, finish_quick_session

KEPT = "De teamleider start een werkpost met lagere planken."
LOST = "Deze notitie kwam na de back-up."
MOST_TABS = 80

# a key that takes its window away is let go over a window that is not there
pytestmark = pytest.mark.qt_log_ignore("^Keyboard event not accepted", extend=True)


@pytest.fixture(autouse=True)
def _no_mouse(monkeypatch):
    def refuse(*_args):
        raise AssertionError("a hand went to the mouse")

    for name in ("click", "click_at", "draw", "into", "menu"):
        monkeypatch.setattr(Hands, name, refuse)


def tab_to(hands: Hands, name: str) -> QWidget:
    """Press Tab until the keyboard is on what is called so, and look whether it is in sight."""
    for _ in range(MOST_TABS):
        focus = hands.focus()
        if label_of(focus) == name:
            assert focus.visibleRegion().boundingRect() == focus.rect(), f"«{name}» is out of sight"
            return focus
        hands.keys("Tab")
    raise NotSeen(f"no Tab comes to «{name}»")


def unlock(desktop) -> None:
    hands = desktop.hands
    hands.wait(desktop.unlock_window.passphrase.hasFocus, "the keyboard in the passphrase")
    hands.type(PASSPHRASE)
    hands.keys("Return")


def opened(desktop) -> None:
    unlock(desktop)
    hands = desktop.hands
    hands.wait(lambda: isinstance(desktop.program.window, MainWindow), "the main window")
    hands.wait(lambda: desktop.main.way.page is not None, "its page")
    hands.wait(lambda: QApplication.activeWindow() is desktop.main, "the main window in front")


def write_note(hands: Hands, begin: Callable[[Hands], str], words: str) -> None:
    note = hands.find(begin(hands))
    hands.wait(note.hasFocus, "the keyboard in the note")
    hands.type(words, note)
    finish_quick_session(hands, note)


def begin_again(hands: Hands) -> str:
    """Press F8; it is about the company of the last session."""
    hands.keys("F8")
    return "note"


def make_backup(desktop) -> None:
    hands = desktop.hands
    hands.keys("Ctrl+G")
    hands.keys("I")
    hands.find("Zoek in de instellingen")
    hands.keys("Ctrl+F")
    hands.type("Maak nu")
    hands.keys("Return")
    hands.wait(lambda: label_of(hands.focus()) == "Maak nu een back-up", "the keyboard on it")
    hands.keys("Space")
    desktop.see("Back-up gemaakt: ")
    desktop.see("Laatste: ")


def timeline() -> str:
    """What the lists on screen show, as a screen reader reads it."""
    models = [view.model() for view in visible(QListView) if view.model() is not None]
    rows = [model.index(row, 0) for model in models for row in range(model.rowCount())]
    return "\n".join(str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows)


def restore(desktop) -> None:
    """Follow the guided window from the message to the unlocked program."""
    hands = desktop.hands
    desktop.see("Het bestand is beschadigd.")
    desktop.see("Herstel die back-up; wat er nu staat wordt opzijgezet, niet gewist.")
    tab_to(hands, "Herstel back-up")
    hands.keys("Space")
    hands.wait(lambda: isinstance(desktop.program.window, RestoreWindow), "the guided window")
    window = desktop.program.window
    hands.wait(window.passphrase.hasFocus, "the keyboard in the passphrase")
    hands.type(PASSPHRASE)
    hands.keys("Return")
    hands.wait(window.restore_button.isVisible, "what is in the backup")
    desktop.see("niet te lezen")  # what there is now, and what would be lost
    hands.wait(window.close_button.hasFocus, "the keyboard on what changes nothing")
    tab_to(hands, "Zet terug")
    hands.keys("Space")
    desktop.see("De back-up is teruggezet. Ontgrendel om verder te gaan.")
    hands.wait(lambda: label_of(hands.focus()) == "Ontgrendel", "the keyboard on the way on")
    hands.wait(window.isActiveWindow, "the window in front")
    hands.keys("Return")
    hands.wait(lambda: isinstance(desktop.program.window, UnlockWindow), "the unlock window")


def test_a_damaged_store_is_put_back_and_the_work_is_there(start, finish, folder):
    desktop = start(folder)
    opened(desktop)
    write_note(desktop.hands, begin_quick_session, KEPT)
    make_backup(desktop)
    write_note(desktop.hands, begin_again, LOST)
    finish(desktop)
    path = folder / DATABASE
    damaged = os.urandom(2 * 4096) + path.read_bytes()[2 * 4096 :]
    path.write_bytes(damaged)

    desktop = start(folder)
    unlock(desktop)
    restore(desktop)
    opened(desktop)
    hands = desktop.hands
    hands.keys("Ctrl+Shift+N")
    hands.find("query")
    hands.type("Bakk")
    hands.keys("Return")
    hands.wait(lambda: KEPT in timeline(), "the note of before the backup")
    assert LOST not in timeline()
    aside = [one for one in list_backups(folder) if one.is_aside]
    assert [one.path.read_bytes() for one in aside] == [damaged]  # what was there is not gone
