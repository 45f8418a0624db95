"""What is typed in the pane of a session is asked about like the rest."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.services.sessions.coaching import load_session, save_session
from tests.coaching_samples import stored_sessions
from tests.ui.session.steps import LEFT, full_form, store_it

NUMBER = "85.07.30-033.28"


@pytest.fixture
def page(open_page, company):
    return open_page(parent=company.id)


def asks(qtbot, hint, words):
    qtbot.waitUntil(lambda: hint.isVisible() and words in hint.bar.text.text())


def roles(page):
    return [role for key, role in page.fields()["present"] if key is None]


def add_role(page, words):
    present = page.body.side.present
    QTest.mouseClick(present.add_button, LEFT)
    QTest.keyClicks(present.role, words)
    QTest.keyClick(present.role, Qt.Key.Key_Return)


def test_who_confirmed_is_asked_about_under_its_field(qtbot, page):
    confirm = page.body.side.confirm
    confirm.how.setFocus()
    QTest.keyClick(confirm.how, Qt.Key.Key_Down)
    QTest.keyClicks(confirm.who, f"Jan {NUMBER}")
    asks(qtbot, confirm.sensitive, "rijksregisternummer")
    qtbot.waitUntil(
        lambda: confirm.sensitive.mapTo(page, QPoint()).y() > confirm.who.mapTo(page, QPoint()).y()
    )
    QTest.mouseClick(confirm.sensitive.bar.act_button, LEFT)
    assert page.fields()["confirmed_by"] == "Jan "
    assert confirm.sensitive.isHidden()


def test_a_goal_is_asked_about_and_can_be_kept(qtbot, store, company, page):
    goal = page.body.side.goal
    if goal.tick.isChecked():
        goal.tick.click()
    QTest.keyClicks(goal.goal, "Werk na strafblad")
    asks(qtbot, goal.sensitive, "gerechtelijk verleden")
    QTest.mouseClick(goal.sensitive.bar.ask_button, LEFT)
    QTest.keyClicks(goal.sensitive.bar.reason, "Doel van het project")
    QTest.keyClick(goal.sensitive.bar.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(goal.sensitive.isHidden)
    store_it(qtbot, page)
    (logged,) = stored_sessions(store)
    assert load_session(store, logged.id).goal == "Werk na strafblad"


def test_a_number_in_a_role_is_taken_out_where_it_is_typed_and_comes_back(qtbot, page):
    present = page.body.side.present
    add_role(page, f"Ploegbaas {NUMBER}")
    asks(qtbot, present.sensitive, "rijksregisternummer")
    QTest.mouseClick(present.sensitive.bar.act_button, LEFT)
    assert present.role.text() == "Ploegbaas "
    qtbot.waitUntil(present.sensitive.isHidden)
    QTest.keyClick(present.role, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert present.role.text() == f"Ploegbaas {NUMBER}"
    QTest.keyClick(present.role, Qt.Key.Key_Backspace)
    QTest.keyClick(present.role, Qt.Key.Key_Return)
    assert roles(page) == ["Ploegbaas"]
    assert present.role.isHidden()


def test_a_word_in_a_role_is_shown_and_escape_leaves_it(qtbot, page):
    present = page.body.side.present
    add_role(page, "Zwangere collega")
    asks(qtbot, present.sensitive, "gezondheid")
    QTest.mouseClick(present.sensitive.bar.act_button, LEFT)
    assert present.role.selectedText() == "Zwangere"
    assert roles(page) == ["Zwangere collega"]  # also while it is typed anew
    QTest.keyClick(present.role, Qt.Key.Key_Escape)
    assert roles(page) == ["Zwangere collega"]
    tick = present.ticks[-1][0]
    assert tick.isChecked()
    tick.click()
    qtbot.waitUntil(present.sensitive.isHidden)
    assert roles(page) == []


def test_a_stored_role_is_asked_about_when_it_is_shown(qtbot, store, company, open_page):
    form = full_form(company)
    saved = save_session(store, form, complete=True)
    page = open_page(record=saved.id)
    assert page.body.side.present.sensitive.isHidden()
    add_role(page, f"Hulp {NUMBER}")
    store_it(qtbot, page)
    again = open_page(record=saved.id)
    asks(qtbot, again.body.side.present.sensitive, "rijksregisternummer")
