"""S18: what the rounds brought from others, of when it all is, and a picture that is too large."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.place import Place
from app.ui.widgets.buttons import Button
from tests.sync_samples import BROUGHT, CONTACT, FILE, OVERVIEW, at

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
        ["Partnerschap", "Rol Tom", "Rol", "Beheer, op de server", "09:00"],
        ["Metaal Claes", "Dossier", "Nieuw op deze laptop", "", "08:12"],
    ]
    sentence = view.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == "Bakkerij Janssens, Contact Mia D., Telefoon, Tom, OOST-3"
    assert view.table.hasFocus()
    went = []
    desk.go_requested.connect(went.append)
    QTest.keyClick(focused(), ENTER)
    for row in (3, 4):
        view.table.select_row(row)
        QTest.keyClick(focused(), ENTER)
    assert went == [
        Place("history", CONTACT.id, CONTACT.root, text="contact", unit="phone"),
        Place("settings", text="Mensen en rollen"),
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


def test_a_large_picture_is_made_smaller_only_when_asked_and_can_be_undone(
    qtbot, desk, fake, open_page
):
    values = {"name": "werf.jpg", "size": 52_000_000, "can_shrink": True}
    page = open_page(replace(OVERVIEW, problems=(replace(FILE, values=values),)))
    told = []
    desk.noticed.connect(told.append)
    words = [one.text() for one in page.problems.cards[0].findChildren(Button) if one.isVisible()]
    assert words[:2] == ["Verklein tot 4 MB", "Laat hier, niet verzenden"]
    with qtbot.waitSignal(desk.working) as running:
        qtbot.mouseClick(page.problems._actions[0].all[0], LEFT)
    assert running.args[0].text == "werf.jpg wordt verkleind"
    qtbot.waitUntil(lambda: fake.asked == [("shrink", FILE.id), "round"])
    assert told[0].text == "werf.jpg is verkleind. Het origineel blijft op deze laptop."
    assert told[0].undo is not None


def test_what_is_no_picture_is_not_offered_to_be_made_smaller(open_page):
    page = open_page(replace(OVERVIEW, problems=(FILE,)))
    words = [one.text() for one in page.problems.cards[0].findChildren(Button) if one.isVisible()]
    assert words[0] == "Laat hier, niet verzenden"


@pytest.mark.parametrize("percent", [100, 200])
def test_three_buttons_of_a_problem_fit_beside_large_letters(use_theme, open_page, percent):
    use_theme("light", percent)
    values = {"name": "werf.jpg", "size": 52_000_000, "can_shrink": True}
    page = open_page(replace(OVERVIEW, problems=(replace(FILE, values=values),)))
    page.resize(1310, 640)
    assert page.pane.body.width() <= page.pane.viewport().width()
    for button in page.problems._actions[0].all:
        assert button.width() >= button.sizeHint().width()
