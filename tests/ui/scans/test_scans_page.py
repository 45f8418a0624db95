"""The list of scans by keyboard: found, filtered, opened and begun."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.scans.use_cases import start_scan
from app.ui.place import Place
from app.ui.scans.page import ScansPage
from tests.coaching_samples import add_company, add_team, make_desk

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def gone(desk):
    places = []
    desk.go_requested.connect(places.append)
    return places


@pytest.fixture
def open_page(qtbot, desk, show_active):
    def make(rows):
        page = ScansPage(desk, Place("scans"))
        page.resize(1158, 600)
        show_active(page)
        shown = page.table if rows else page.empty
        qtbot.waitUntil(lambda: page.stack.currentWidget() is shown)
        qtbot.waitUntil(lambda: page.rows.rowCount() == rows)
        page.enter()
        return page

    return make


@pytest.fixture
def three(store, desk):
    first, second = add_company(store).id, add_company(store, "Metaal Claes").id
    scans = [(first, "baseline"), (first, "end"), (second, "mid")]
    return [start_scan(store, company, moment).id for company, moment in scans]


def names(page):
    return [
        f"{page.rows.index(row, 0).data()} {page.rows.index(row, 1).data()}"
        for row in range(page.rows.rowCount())
    ]


def test_an_empty_list_says_what_scans_are_for(open_page, gone):
    page = open_page(0)
    assert page.first_button.hasFocus()
    QTest.keyClick(page.first_button, K.Key_Return)
    assert gone == [Place("scan")]


def test_enter_opens_a_scan_and_ctrl_n_begins_one(three, open_page, gone):
    page = open_page(3)
    QTest.keyClick(page.table, K.Key_Return)
    assert gone[0].record in three
    QTest.keyClick(page.table, K.Key_N, CTRL)
    assert gone[1] == Place("scan")
    assert page.enterprise() is not None


def test_what_is_typed_filters_and_esc_takes_it_away(qtbot, three, open_page):
    page = open_page(3)
    QTest.keyClick(page.table, K.Key_F, CTRL)
    QTest.keyClicks(page.filters.field, "claes")
    QTest.keyClick(page.filters.field, K.Key_Return)
    qtbot.waitUntil(lambda: names(page) == ["Metaal Claes Tussenmeting"])
    qtbot.waitUntil(page.table.hasFocus)
    page.filters.field.setFocus()
    QTest.keyClicks(page.filters.field, "x")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.nothing)
    QTest.keyClick(page.filters.field, K.Key_Escape)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 3)


def test_filters_stand_as_chips_and_go_with_del(qtbot, three, open_page):
    page = open_page(3)
    page.filters.open_menu()
    words = {action.text(): action for action in page.filters.menu.actions()}
    words["Eindmeting"].trigger()
    qtbot.waitUntil(lambda: names(page) == ["Bakkerij Janssens Eindmeting"])
    words["Afgerond"].trigger()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.nothing)
    QTest.keyClick(page.filters.chips[0], K.Key_Delete)
    page.clear_button.click()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 3)
    assert page.filters.chips == []


def test_a_header_sorts(qtbot, three, open_page):
    page = open_page(3)
    page.rows.sort(0)
    qtbot.waitUntil(lambda: names(page)[-1] == "Metaal Claes Tussenmeting")


def test_a_scan_that_is_begun_comes_by_itself(qtbot, store, three, desk, open_page):
    page = open_page(3)
    made = start_scan(store, add_company(store, "Peeters Bouw").id, "baseline")
    desk.bus.tell(made.changes)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 4)
    row = page.rows.row_of(made.id)
    sentence = page.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence.startswith("Peeters Bouw, Nulmeting, Lopend, 0 van 24, gestart ")
