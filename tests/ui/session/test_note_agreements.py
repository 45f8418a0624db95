from unittest.mock import Mock

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlmodel import select

from app.models.coaching import Action, Agreement
from app.services.sessions.coaching import load_session
from tests.ui.session.steps import CTRL, SHIFT, store_it, write

ENTER = Qt.Key.Key_Return


def rows(page):
    return [row.text.text() for row in page.body.agreements.rows]


def press(page):
    QTest.keyClick(page.body.note, Qt.Key.Key_T, CTRL | SHIFT)


def typed(open_page, company, desk):
    said = Mock()
    desk.noticed.connect(said)
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "/afs")
    QTest.keyClick(page.body.note, ENTER)
    QTest.keyClicks(page.body.note, "Map met foto's maken")
    return page, said


def stored(store, kind):
    with store.read() as session:
        found = session.exec(select(kind).where(~kind.deleted)).all()
        return [(row.text, row.owner) for row in found]


def test_one_key_makes_an_agreement_of_the_line_and_leaves_the_line(desk, company, open_page):
    page, said = typed(open_page, company, desk)
    press(page)
    assert rows(page) == ["Map met foto's maken"]
    assert page.body.note.markup() == "## Afspraken\n- Map met foto's maken"
    assert page.body.note.hasFocus()
    said.call_args.args[0].undo()
    assert rows(page) == []


def test_the_same_line_gives_no_second_agreement(desk, company, open_page):
    page, said = typed(open_page, company, desk)
    press(page)
    press(page)
    assert rows(page) == ["Map met foto's maken"]
    assert said.call_args.args[0].text == "Dit is al een afspraak"


def test_each_selected_line_becomes_one_but_no_heading(desk, company, open_page):
    page, _ = typed(open_page, company, desk)
    QTest.keyClick(page.body.note, ENTER)
    QTest.keyClicks(page.body.note, "Uren nakijken")
    page.body.note.selectAll()
    press(page)
    assert rows(page) == ["Map met foto's maken", "Uren nakijken"]


def test_undo_leaves_an_agreement_that_was_there_before(desk, company, open_page):
    page, said = typed(open_page, company, desk)
    press(page)
    QTest.keyClick(page.body.note, ENTER)
    QTest.keyClicks(page.body.note, "Uren nakijken")
    page.body.note.selectAll()
    press(page)
    said.call_args.args[0].undo()
    assert rows(page) == ["Map met foto's maken"]


def test_a_heading_gives_none(desk, company, open_page):
    page, said = typed(open_page, company, desk)
    QTest.keyClick(page.body.note, Qt.Key.Key_Up)
    press(page)
    assert rows(page) == []
    assert said.call_args.args[0].text == "Deze regel is leeg of een kop"


def test_an_agreement_of_the_note_becomes_one_action_also_after_more_saves_and_undo_takes_both(
    qtbot, store, desk, company, open_page
):
    page, _ = typed(open_page, company, desk)
    press(page)
    write(page.body.agreements.rows[0].owner, "Mia D.")
    store_it(qtbot, page)
    session_id = page._session_id
    assert load_session(store, session_id).is_complete
    assert stored(store, Action) == [("Map met foto's maken", "Mia D.")]
    again = open_page(record=session_id)
    write(again.body.agreements.rows[0].owner, "Jan J.")
    store_it(qtbot, again)
    qtbot.waitUntil(lambda: stored(store, Action) == [("Map met foto's maken", "Jan J.")])
    write(again.body.head.subject, "Onthaal")
    store_it(qtbot, again)
    assert stored(store, Action) == [("Map met foto's maken", "Jan J.")]
    assert stored(store, Agreement) == [("Map met foto's maken", "Jan J.")]
    qtbot.waitUntil(lambda: len(desk.undo._done) == 3)
    for _ in range(3):
        qtbot.undo(desk)
    assert stored(store, Action) == []
    assert stored(store, Agreement) == []
