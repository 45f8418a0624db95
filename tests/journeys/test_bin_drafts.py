"""What was typed comes back from the bin with what it is about, also after the lock."""

import pytest
from PySide6.QtWidgets import QApplication, QTableView
from sqlmodel import select

from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.services.drafts import list_drafts
from app.ui.unlock.page import UnlockWindow
from tests.journeys.ways import SHORT, begin_session, finish_quick_session, open_file, says

# a key that takes its window away is let go over a window that is not there
pytestmark = pytest.mark.qt_log_ignore("^Keyboard event not accepted", extend=True)
TYPED = "Een uur getypt verslag"


def is_row_chosen():
    """Whether the keyboard is on a row of a list."""
    table = QApplication.focusWidget()
    return isinstance(table, QTableView) and table.currentIndex().isValid()


def throw_away_company(hands):
    """Choose it from the menu of the file that is open."""
    hands.find("Nieuwe notitie")
    hands.click("Meer acties")
    hands.wait(QApplication.activePopupWidget, "the menu")
    menu = QApplication.activePopupWidget()
    (away,) = [one for one in menu.actions() if "prullenbak" in one.text()]
    hands.click_at(menu, menu.actionGeometry(away))
    hands.wait(lambda: hands.see("Nieuwe notitie") is None, "the file is gone")


def test_a_session_half_typed_comes_back_from_the_bin_with_its_company(start, folder):
    desktop = start(folder)
    desktop.unlock()
    hands = desktop.hands
    begin_session(hands)
    note = hands.find("note")
    hands.click_at(note)
    hands.type(TYPED)
    hands.wait(lambda: list_drafts(desktop.main.desk.store), "the draft is on disk")
    hands.keys("Esc")
    throw_away_company(hands)
    hands.keys("Ctrl+G")
    hands.keys("V")
    hands.wait(lambda: desktop.main.place.screen == "today", "Vandaag")
    assert "Concepten" not in desktop.words()
    hands.keys("Ctrl+L")
    hands.wait(lambda: isinstance(desktop.program.window, UnlockWindow), "the lock")
    desktop.unlock()
    hands.keys("Ctrl+G")
    hands.keys("P")
    hands.find("Zet terug")
    hands.wait(is_row_chosen, "the row")
    hands.keys("Return")
    desktop.see("Teruggezet: Onderneming ")
    begin_session(hands)
    again = hands.find("note")
    hands.wait(lambda: again.toPlainText() == TYPED, "what was typed")


def test_a_quick_session_at_a_company_in_the_bin_offers_to_bring_it_back(start, folder):
    desktop = start(folder)
    desktop.unlock()
    hands = desktop.hands
    open_file(hands)
    hands.keys("F8")
    note = hands.find("note")
    hands.type(TYPED)
    store = desktop.main.desk.store
    hands.wait(lambda: list_drafts(store), "the draft is on disk")
    desktop.main.activateWindow()
    throw_away_company(hands)
    note.window().activateWindow()
    hands.wait(note.window().isActiveWindow, "the panel in front")
    hands.press(note, "Ctrl+Return")
    if says(SHORT):
        hands.press(note, "Ctrl+Return")
    desktop.see("staat in de prullenbak. Er is niets gewijzigd en wat je typte blijft bewaard.")
    assert note.toPlainText() == TYPED
    button = hands.find("Haal terug")
    hands.press(button, "Space")
    hands.wait(lambda: list_drafts(store), "the draft is back with its company")
    hands.wait(note.hasFocus, "the keyboard in the note")
    finish_quick_session(hands, note)
    assert list_drafts(store) == ()
    with store.read() as session:
        (held,) = session.exec(select(CoachingSession)).all()
        (company,) = session.exec(select(Enterprise)).all()
    assert (held.note, held.completed_at is None) == (TYPED, False)
    assert not company.deleted
