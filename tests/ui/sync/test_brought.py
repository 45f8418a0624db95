"""S18: what the rounds brought from others, and of when it all is."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.place import Place
from tests.sync_samples import BROUGHT, CONTACT, at

ENTER, LEFT = Qt.Key.Key_Return, Qt.MouseButton.LeftButton


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def focused():
    return QApplication.focusWidget()


def test_how_the_partners_are_says_of_when_also_when_nothing_changed(qtbot, desk, fake, open_page):
    page = open_page()
    assert "Stand van 14:02" in texts(page)
    fake.be(freshness_at=at(23, 14, 9))
    with qtbot.waitSignal(desk.sync.overview_read):
        desk.sync.read()
    assert "Stand van 14:09" in texts(page)
    assert "Stand van 14:02" not in texts(page)


def test_what_the_rounds_brought_is_one_press_away_and_leads_to_the_history(qtbot, desk, open_page):
    page = open_page()
    with qtbot.waitSignal(desk.sync.brought_read):
        qtbot.mouseClick(page.brought_button, LEFT)
    view = page.brought
    rows = [
        [view.rows.index(row, column).data() for column in range(5)]
        for row in range(view.rows.rowCount())
    ]
    assert rows == [
        ["Bakkerij Janssens", "Contact Mia D.", "Telefoon", "Tom, OOST-3", "14:02"],
        ["Bakkerij Janssens", "Sessie 20/11/2026", "Notitie", "Tom, OOST-3", "11:15"],
        ["Bakkerij Janssens", "Sessie 20/11/2026", "Verwijderd", "Tom", "11:15"],
        ["Metaal Claes", "Dossier", "Nieuw op deze laptop", "", "08:12"],
    ]
    sentence = view.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == "Bakkerij Janssens, Contact Mia D., Telefoon, Tom, OOST-3"
    assert view.table.hasFocus()
    went = []
    desk.go_requested.connect(went.append)
    QTest.keyClick(focused(), ENTER)
    view.table.select_row(3)
    QTest.keyClick(focused(), ENTER)
    assert went == [
        Place("history", CONTACT.id, CONTACT.root, text="contact", unit="phone"),
        Place("enterprise", record=UUID(int=8)),
    ]
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert page.brought_button.hasFocus()


def test_a_round_while_one_looks_brings_more(qtbot, desk, fake, open_page):
    fake.lines = ()
    page = open_page()
    with qtbot.waitSignal(desk.sync.brought_read):
        qtbot.mouseClick(page.brought_button, LEFT)
    assert "Nog niets ontvangen vandaag" in texts(page)
    assert page.brought.close_button.hasFocus()
    fake.lines = BROUGHT[:1]
    with qtbot.waitSignal(desk.sync.brought_read):
        desk.sync.read()
    assert page.brought.table.hasFocus()
    assert page.brought.rows.rowCount() == 1
