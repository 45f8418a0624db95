"""The tab «Aanwezig» of a meeting: ticks, ink, and who was not expected."""

import pytest
from PySide6.QtCore import Qt

from app.core import clock
from app.services.networks.attendance import sign_attendance, sign_on_paper
from app.services.networks.meetings import meeting_view, move_meeting
from app.services.retention.bin import list_bin
from tests.coaching_samples import utc
from tests.ui.attendance.steps import INK
from tests.ui.networks.steps import cells, column, press, type_in

KEY = Qt.Key


@pytest.fixture
def page(open_page, meeting):
    return open_page("meeting", meeting)


def test_space_ticks_who_is_there(qtbot, page, desk, store, meeting):
    tab = page.room.show("attendance")
    tab.table.setFocus()
    press(page, KEY.Key_Space)
    assert column(tab.table, 0) == ["Aanwezig", "Nog niet gezien"]
    assert page.head.present.number.text() == "1"
    assert tab.count.text() == "1 van 2 aanwezig"
    press(page, KEY.Key_Space)
    assert column(tab.table, 0)[0] == "Nog niet gezien"
    press(page, KEY.Key_Down)
    press(page, KEY.Key_A)
    assert column(tab.table, 0) == ["Nog niet gezien", "Afwezig"]
    tab.rest_button.click()
    assert column(tab.table, 0) == ["Afwezig", "Afwezig"]
    assert not tab.rest_button.isEnabled()
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: column(tab.table, 0) == ["Nog niet gezien", "Afwezig"])


def test_ink_under_a_meeting_that_was_moved_after_it_says_so_in_the_list(
    qtbot, page, desk, store, meeting
):
    tab = page.room.show("attendance")
    an, _jo = meeting_view(store, meeting).invitees
    desk.bus.tell(sign_attendance(store, an.id, INK))
    qtbot.waitUntil(lambda: column(tab.table, 4) == ["getekend", ""])
    desk.bus.tell(move_meeting(store, meeting, utc(26, 13), utc(26, 16)))
    told = f"Getekend vóór de wijziging van {clock.local(clock.now()):%d/%m/%Y %H:%M}"
    qtbot.waitUntil(lambda: column(tab.table, 4) == [told, ""])


def test_who_was_not_expected_is_noted_with_w(page, store, meeting):
    tab = page.room.show("attendance")
    tab.table.setFocus()
    press(page, KEY.Key_W)
    type_in(page, "Rik")
    press(page, KEY.Key_Tab)
    type_in(page, "Garage Vijfhoek")
    press(page, KEY.Key_Return)
    assert cells(tab.table, 2)[:4] == [
        "Aanwezig",
        "Rik",
        "Garage Vijfhoek",
        "Niet op de lijst",
    ]
    type_in(page, "Rik")
    press(page, KEY.Key_Tab)
    type_in(page, "Garage Vijfhoek")
    press(page, KEY.Key_Return)
    assert tab.line.note.words.text() == "Deze persoon staat al op de lijst."
    press(page, KEY.Key_Escape)
    assert tab.table.hasFocus()


def test_ink_goes_to_the_bin_with_delete_and_comes_back(qtbot, page, desk, store, meeting, told):
    tab = page.room.show("attendance")
    an, _jo = meeting_view(store, meeting).invitees
    desk.bus.tell(sign_attendance(store, an.id, INK))
    qtbot.waitUntil(lambda: column(tab.table, 4) == ["getekend", ""])
    tab.table.setFocus()
    press(page, KEY.Key_Down)
    assert not tab.unsign_button.isVisible()  # of Jo there is no ink
    press(page, KEY.Key_Up)
    assert tab.unsign_button.isVisible()
    press(page, KEY.Key_Space)
    assert told[-1].text == "An Claes heeft getekend. Delete haalt de handtekening weg."
    press(page, KEY.Key_Delete)
    assert column(tab.table, 4) == ["", ""]
    assert column(tab.table, 0)[0] == "Aanwezig"
    assert tab.table.hasFocus()
    assert [row.kind for row in list_bin(store, clock.today())] == ["signature"]
    press(page, KEY.Key_Space)
    assert column(tab.table, 0)[0] == "Nog niet gezien"
    for _step in range(2):
        qtbot.undo(desk)
    qtbot.waitUntil(lambda: column(tab.table, 4) == ["getekend", ""])


def test_the_button_takes_ink_away_and_leaves_what_is_on_paper(qtbot, page, desk, store, meeting):
    tab = page.room.show("attendance")
    an, jo = meeting_view(store, meeting).invitees
    desk.bus.tell(sign_attendance(store, an.id, INK))
    desk.bus.tell(sign_on_paper(store, jo.id))
    qtbot.waitUntil(lambda: column(tab.table, 4) == ["getekend", "op papier"])
    tab.table.setFocus()
    tab.table.selectAll()
    tab.unsign_button.click()
    assert column(tab.table, 4) == ["", "op papier"]
    assert tab.table.hasFocus()
