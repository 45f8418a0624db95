"""What is said about days and times: where, when, and how it goes away."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.session.steps import LEFT, write

NO_DAY = "Dit is geen dag. Typ bijvoorbeeld 20/11 of vr."


def places(page):
    head = page.body.head
    fields = (head.day, head.start, head.end, head.kind, head.site, head.subject, page.body.note)
    return [(field.mapTo(page, QPoint()), field.size()) for field in fields]


def steady_places(qtbot, page):
    """The places once the turns that follow the opening have laid out all of the page."""
    seen = []

    def is_steady():
        seen.append(places(page))
        return len(seen) > 2 and seen[-1] == seen[-2] == seen[-3]

    qtbot.waitUntil(is_steady)
    return seen[-1]


@pytest.mark.parametrize("width", [1158, 720])
def test_what_is_said_about_times_stands_under_them_and_moves_nothing(
    qtbot, company, open_page, width
):
    page = open_page(parent=company.id)
    page.resize(width, 694)
    head, before = page.body.head, steady_places(qtbot, page)
    write(head.start, "11:12")
    write(head.start, "11:12")
    write(head.end, "10:02")
    assert head.note.words.text() == "Einde ligt voor begin."
    assert steady_places(qtbot, page) == before
    top = head.note.mapTo(page, QPoint()).y()
    end = head.end.mapTo(page, QPoint()).y() + head.end.height()
    assert 0 <= top - end < 12
    below = [field for field in (head.site, head.subject) if field.mapTo(page, QPoint()).y() > end]
    for field in below:
        label = field.parent().label
        assert label.mapTo(page, QPoint()).y() >= top + head.note.height()


def test_a_time_that_is_right_again_loses_its_error_while_it_is_typed(company, open_page):
    head = open_page(parent=company.id).body.head
    write(head.start, "9:12")
    write(head.end, "8:02")
    head.end.setFocus()
    head.end.selectAll()
    QTest.keyClicks(head.end, "10:0")
    QTest.keyClicks(head.end, "2")
    assert head.end.hasFocus()
    assert not head.end.property("error")
    assert not head.note.isVisible()
    head.end.clearFocus()
    assert head.lasted.text() == "50 min"


def test_a_day_that_is_right_again_loses_its_error_while_it_is_typed(company, open_page):
    head = open_page(parent=company.id).body.head
    write(head.day, "32/11")
    assert head.note.words.text() == NO_DAY
    assert head.note.isVisible()
    head.day.setFocus()
    QTest.keyClick(head.day, Qt.Key.Key_Home)
    QTest.keyClick(head.day, Qt.Key.Key_Delete)
    assert head.day.text() == "2/11"
    assert not head.day.property("error")
    assert not head.note.isVisible()


def test_a_wrong_day_of_the_next_step_is_said_at_once_and_taken_back(qtbot, company, open_page):
    body = open_page(parent=company.id).body
    qtbot.waitUntil(lambda: body.result.width() < body.width() / 2)  # laid out: it shares its line
    before = body.result.size()
    write(body.next_on, "blabla")
    shown = body.next_on_field.note
    assert shown.isVisible()
    assert shown.words.text() == NO_DAY
    assert body.result.size() == before
    body.next_on.setFocus()
    body.next_on.selectAll()
    QTest.keyClicks(body.next_on, "30/11")
    assert not shown.isVisible()
    assert not body.next_on.property("error")


def test_a_wrong_day_of_the_confirmation_is_said_at_once(company, open_page):
    confirm = open_page(parent=company.id).body.side.confirm
    confirm.how.setFocus()
    QTest.keyClick(confirm.how, Qt.Key.Key_Down)
    write(confirm.day, "31/2")
    assert confirm.day_field.error == NO_DAY


def test_a_wrong_day_of_an_agreement_is_said_until_it_goes(company, open_page):
    agreements = open_page(parent=company.id).body.agreements
    for _ in range(2):
        QTest.mouseClick(agreements.add_button, LEFT)
        QTest.keyClicks(agreements.rows[-1].text, "Map")
    first, second = agreements.rows
    write(first.due, "32/11")
    write(second.due, "ooit")
    assert agreements.note.isVisible()
    assert agreements.note.words.text() == NO_DAY
    write(first.due, "30/11")
    assert agreements.note.isVisible()  # the other one is still wrong
    QTest.mouseClick(second.remove_button, LEFT)
    assert not agreements.note.isVisible()


def test_tab_goes_from_the_day_over_the_times_to_the_place(company, open_page):
    page = open_page(parent=company.id)
    head = page.body.head
    head.day.setFocus()
    for following in (head.start, head.end, head.kind, head.site):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert following.hasFocus()
