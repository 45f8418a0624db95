"""The tab «Sessies» of a trajectory."""

import pytest
from PySide6.QtCore import Qt

from app.services.evidence.pieces import share_session
from app.ui.place import Place
from tests.case_samples import view
from tests.coaching_samples import utc
from tests.file_samples import add_session
from tests.ui.trajectory.steps import pick, press


@pytest.fixture
def visit(store, me, bakery):
    return add_session(store, bakery.id, utc(20, 9), subject="Afspraken onthaal")


@pytest.fixture
def page(open_page, visit, joint):
    return open_page(joint.id, unit="sessions")


@pytest.fixture
def tab(page):
    return page.room.show("sessions")


def lines(tab):
    model = tab.rows
    return [
        [model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())
    ]


def test_a_session_is_shared_once_for_all_who_were_there(qtbot, desk, page, tab, bakery, builders):
    assert tab.empty.isVisible()
    page.enter()
    press(tab, Qt.Key.Key_Return)
    qtbot.waitUntil(tab.line.isVisible)
    pick(qtbot, tab.line.session, "afspr")
    assert tab.line.there.values() == (bakery.id,)
    tab.line.there.chip(builders.id).click()
    tab.line.button.click()
    assert lines(tab) == [
        ["20/11/2026", "Afspraken onthaal", "Bakkerij Janssens, Peeters Bouw", "Els V.", "1 u 10"]
    ]
    assert tab.total.text() == "1 u 10"
    assert tab.table.hasFocus()
    assert "1 u 10 begeleid" in page.head.facts.text()
    qtbot.undo(desk)
    qtbot.waitUntil(tab.empty.isVisible)


def test_without_a_session_it_asks_for_one(qtbot, tab):
    tab.line.open_line()
    qtbot.waitUntil(tab.line.isVisible)
    tab.line.share()
    assert tab.line.field.note.words.text() == "Kies een sessie."
    press(tab, Qt.Key.Key_Escape)
    assert not tab.line.isVisible()


def test_one_is_taken_out_again_and_opened(store, desk, page, tab, visit, joint):
    page.model.do("", lambda: share_session(store, joint.id, visit))
    tab.take_keyboard()
    asked = []
    desk.go_requested.connect(asked.append)
    press(tab, Qt.Key.Key_Return)
    assert asked == [Place("session", record=visit)]
    press(tab, Qt.Key.Key_Delete)
    assert view(store, joint.id).sessions == ()
    assert tab.empty.isVisible()


def test_nothing_is_left_to_share(qtbot, store, page, tab, visit, joint):
    page.model.do("", lambda: share_session(store, joint.id, visit))
    tab.line.open_line()
    qtbot.waitUntil(tab.line.isVisible)
    assert tab.line.field.note.words.text().startswith("Elk afgerond verslag")


def test_a_low_page_leaves_the_room_to_what_is_asked(qtbot, page, tab):
    page.resize(900, 420)
    tab.line.open_line()
    qtbot.waitUntil(tab.line.isVisible)
    assert not tab.stack.isVisible()
    press(tab, Qt.Key.Key_Escape)
    assert tab.stack.isVisible()
