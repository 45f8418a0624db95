"""Ctrl+Z, Ctrl+Y, the bin and the history by keyboard alone, across pages and a lock."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlmodel import select

from app.core import clock
from app.models.enterprise import Contact, Enterprise
from app.services.retention.bin import throw_away
from app.ui.bin.way_back import BringBack
from app.ui.place import Place

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Z, Y, G = Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_G


def purpose(desktop):
    with desktop.main.desk.store.read() as session:
        return session.exec(select(Enterprise.purpose)).one()


def open_file(desktop, company):
    desktop.main._go(Place("enterprise", record=company))
    desktop.wait(lambda: desktop.page.is_built and desktop.page.head.isVisible())
    desktop.wait(lambda: desktop.page.timeline._timeline is desktop.page.model.timeline)
    return desktop.page


def type_purpose(desktop, page, text):
    page.head.purpose.edit()
    desktop.type(text)
    desktop.press(Qt.Key.Key_Return)


def notice(desktop):
    return desktop.main.status.notice.text()


def test_it_works_from_any_page_and_says_what_was_undone(desktop, company):
    page = open_file(desktop, company)
    type_purpose(desktop, page, "Rust")
    desktop.press(G, CTRL)
    desktop.press(Qt.Key.Key_V)
    desktop.wait(lambda: desktop.main.place == Place("today"))
    desktop.press(Z, CTRL)
    desktop.wait(lambda: notice(desktop) == "Ongedaan gemaakt: Doel gewijzigd")
    assert purpose(desktop) == ""
    assert desktop.main.status.redo.isVisible()
    desktop.press(Y, CTRL)
    desktop.wait(lambda: notice(desktop) == "Opnieuw gedaan: Doel gewijzigd")
    assert purpose(desktop) == "Rust"
    assert not desktop.main.undo.redo.isEnabled()


def test_typed_text_goes_back_before_what_was_saved(desktop, company):
    page = open_file(desktop, company)
    type_purpose(desktop, page, "Rust")
    page.head.purpose.edit()
    desktop.type("X")
    desktop.press(Z, CTRL)
    assert page.head.purpose.field.text() == "Rust"
    assert purpose(desktop) == "Rust"
    desktop.press(Z, CTRL)
    desktop.press(Z, CTRL)
    desktop.wait(lambda: purpose(desktop) == "")


def test_after_a_lock_undo_is_forgotten_and_the_history_brings_it_back(desktop, company):
    type_purpose(desktop, open_file(desktop, company), "Rust")
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()
    desktop.unlock()
    assert not desktop.main.undo.undo.isEnabled()
    desktop.press(Z, CTRL)
    assert purpose(desktop) == "Rust"
    page = open_file(desktop, company)
    desktop.press(Qt.Key.Key_H, ALT)
    desktop.wait(lambda: page.history is not None and page.history.rows.rowCount() > 1)
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(page.history.detail.button.isVisible)
    desktop.press(Z, ALT)
    desktop.wait(lambda: purpose(desktop) == "")
    assert notice(desktop) == "Teruggezet: Onderneming, doel in eigen woorden"


def test_a_company_in_the_bin_comes_back_with_its_file(desktop, company):
    page = open_file(desktop, company)
    page.bin.throw_away_company()
    desktop.wait(lambda: desktop.main.place == Place("enterprises"))
    desktop.press(G, CTRL)
    desktop.press(Qt.Key.Key_P)
    desktop.wait(lambda: desktop.main.place == Place("bin"))
    desktop.wait(lambda: desktop.page.rows.rowCount() == 1)
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(lambda: notice(desktop).startswith("Teruggezet: Onderneming"))
    page = open_file(desktop, company)
    assert page.head.name.text() == "Bakkerij Janssens"
    desktop.press(Z, CTRL)
    desktop.wait(lambda: page.instead.shown is not None)
    assert QApplication.focusWidget() is not None
    with desktop.main.desk.store.read() as session:
        assert session.exec(select(Enterprise.deleted)).one()
        assert not any(session.exec(select(Contact.deleted)))


def test_the_window_of_the_quick_session_has_the_keys_too(desktop, company):
    type_purpose(desktop, open_file(desktop, company), "Rust")
    desktop.press(Qt.Key.Key_F8)
    panel = desktop.main._panel
    desktop.wait(panel.isActiveWindow)
    desktop.type("Peter")
    desktop.press(Z, CTRL)
    assert panel.parts.note.toPlainText() == ""  # what is typed goes first
    assert purpose(desktop) == "Rust"
    desktop.press(Z, CTRL)
    desktop.wait(lambda: purpose(desktop) == "")
    assert panel.isActiveWindow()
    desktop.press(Y, CTRL)  # waits for the way back to end, like every key meanwhile
    desktop.wait(lambda: panel.parts.note.toPlainText() == "Peter")
    desktop.press(Y, CTRL)
    desktop.wait(lambda: purpose(desktop) == "Rust")


def test_a_quick_session_that_was_finished_comes_back_into_its_own_window(
    desktop, company, monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 23, 9, 2, tzinfo=UTC))
    open_file(desktop, company)
    desktop.press(Qt.Key.Key_F8)
    panel = desktop.main._panel
    desktop.wait(panel.isActiveWindow)
    desktop.type("Peter")
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 23, 9, 42, tzinfo=UTC))
    desktop.press(Qt.Key.Key_Return, CTRL)
    desktop.wait(lambda: notice(desktop) == "Sessie bij Bakkerij Janssens afgerond")
    desktop.press(Qt.Key.Key_F8)
    desktop.wait(panel.isActiveWindow)
    desktop.press(Z, CTRL)
    desktop.wait(lambda: panel.parts.note.toPlainText() == "Peter")
    assert panel.isActiveWindow()
    desktop.press(Y, CTRL)
    desktop.wait(panel.isHidden)


def test_an_intake_of_a_company_in_the_bin_asks_before_it_comes_back(desktop, company):
    desktop.main._go(Place("intake", record=company))
    (name,) = desktop.page.findChildren(QLineEdit, "name")
    name.setFocus()
    desktop.press(Qt.Key.Key_End)
    desktop.type(" BV")
    throw_away(desktop.main.desk.store, "enterprise", company)  # as somebody else does elsewhere
    keep = desktop.page.footer.incomplete
    keep.setFocus()
    desktop.press(Qt.Key.Key_Space)
    strip = desktop.main.failure
    desktop.wait(strip.isVisible)
    assert strip.card.title.text() == "Bakkerij Janssens staat in de prullenbak."
    assert name.text() == "Bakkerij Janssens BV"
    way_out = strip.findChild(BringBack)
    assert way_out.text() == "Haal terug"
    way_out.setFocus()
    desktop.press(Qt.Key.Key_Space)
    desktop.wait(strip.isHidden)
    assert notice(desktop) == "Teruggezet: Bakkerij Janssens"
    keep.setFocus()
    desktop.press(Qt.Key.Key_Space)
    desktop.wait(lambda: desktop.main.place == Place("enterprise", record=company))
    with desktop.main.desk.store.read() as session:
        assert session.exec(select(Enterprise.name)).one() == "Bakkerij Janssens BV"
