"""From the list to the search and back, with the keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import clock
from app.services.day.agenda import AppointmentForm, cancel_appointment, plan_appointment
from app.ui.widgets.chips import FilterChip

CTRL = Qt.KeyboardModifier.ControlModifier


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def type_in_search(text):
    press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), text)


def names(page):
    return [page.rows.index(row, 0).data() for row in range(page.rows.rowCount())]


def current(page):
    return page.table.currentIndex().siblingAtColumn(0).data()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_from_the_search_one_goes_to_the_first_row_that_was_found(qtbot, page, key):
    page.table.select_row(2)
    type_in_search("a")
    press(key)
    qtbot.waitUntil(page.table.hasFocus)
    assert current(page) == names(page)[0] == "Bakkerij Janssens"


def test_enter_before_the_answer_waits_for_it(qtbot, page):
    type_in_search("claes")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.table.hasFocus)
    assert names(page) == ["Metaal Claes"]
    assert current(page) == "Metaal Claes"


def test_enter_on_a_search_that_finds_nothing_stays_in_the_search(qtbot, page):
    type_in_search("zzzz")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.states.nothing.isVisible)
    assert page.filters.field.hasFocus()


def test_typing_on_after_enter_does_not_leave_the_search(qtbot, page):
    type_in_search("zzzz")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.states.nothing.isVisible)
    press(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(page.filters.field, "claes")
    qtbot.waitUntil(lambda: names(page) == ["Metaal Claes"])
    assert page.filters.field.hasFocus()


def test_esc_clears_the_search_and_a_second_esc_goes_back_to_the_list(qtbot, page):
    type_in_search("claes")
    qtbot.waitUntil(lambda: names(page) == ["Metaal Claes"])
    press(Qt.Key.Key_Escape)
    assert page.filters.field.text() == ""
    assert page.filters.field.hasFocus()
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    press(Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_another_view_replaces_the_search_and_the_filters(qtbot, page):
    type_in_search("claes")
    qtbot.waitUntil(lambda: names(page) == ["Metaal Claes"])
    page.views.choose("everything")
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    assert page.filters.field.text() == ""
    assert not [chip for chip in page.filters.findChildren(FilterChip) if chip.isVisible()]


def test_the_search_stays_when_a_filter_is_taken_away(qtbot, page):
    type_in_search("an")
    qtbot.waitUntil(lambda: "Metaal Claes" not in names(page))
    mine = names(page)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Coach: ik"
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Van een ander" in names(page))
    assert page.filters.field.text() == "an"
    assert set(names(page)) == {*mine, "Van een ander"}


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Delete])
def test_the_filter_is_one_tab_after_the_search_and_a_key_takes_it_away(qtbot, page, key):
    press(Qt.Key.Key_F, CTRL)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Coach: ik"
    press(key)
    qtbot.waitUntil(lambda: "Van een ander" in names(page))
    assert page.filters.field.hasFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.filters.add_button


def test_the_menu_filters_by_municipality_coach_and_contact(qtbot, page):
    def inner(menu, title):
        return next(each.menu() for each in menu.actions() if each.menu() and each.text() == title)

    def pick(menu, text):
        next(each for each in menu.actions() if each.text() == text).trigger()

    menu = page.filters.menu()
    places = inner(menu, "Vestiging")
    places.aboutToShow.emit()
    pick(inner(places, "Oost-Vlaanderen"), "Gent")
    qtbot.waitUntil(lambda: names(page) == ["Metaal Claes"])
    page.views.choose("everything")
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    pick(inner(page.filters.menu(), "Coach"), "Zonder coach")
    qtbot.waitUntil(lambda: names(page) == ["Van een ander"])
    page.views.choose("mine")
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    pick(inner(page.filters.menu(), "Laatste contact"), "Nog geen contact")
    qtbot.waitUntil(lambda: names(page) == ["Élan Vital"])
    chips = [chip.text() for chip in page.filters.findChildren(FilterChip) if chip.isVisible()]
    assert chips == ["Coach: ik", "Nog geen contact"]


def test_the_menu_filters_by_what_has_no_next_action_and_follows_what_is_planned(
    qtbot, store, desk, page
):
    def pick(text):
        actions = page.filters.menu().actions()
        next(each for each in actions if each.text() == text).trigger()

    first = page.rows.ids()[0]
    begin = clock.now() + timedelta(days=1)
    form = AppointmentForm("visit", begin, begin + timedelta(hours=1), enterprise_id=first)
    planned = plan_appointment(store, form)
    pick("Zonder volgende actie")
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    assert first not in page.rows.ids()
    chips = [chip.text() for chip in page.filters.findChildren(FilterChip) if chip.isVisible()]
    assert chips == ["Coach: ik", "Zonder volgende actie"]
    desk.bus.tell(cancel_appointment(store, planned.id))
    qtbot.waitUntil(lambda: len(names(page)) == 3)
