"""The scans of one company, in its file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.sync import ScopeRoot
from app.services.scans.lists import scans_of
from app.services.scans.use_cases import start_scan
from app.ui.place import Place
from app.ui.scans.tab import ScansTab
from tests.coaching_samples import add_company, add_team, make_desk

K = Qt.Key


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def company(store, desk):
    return add_company(store).id


@pytest.fixture
def gone(desk):
    places = []
    desk.go_requested.connect(places.append)
    return places


@pytest.fixture
def open_tab(desk, company, show_active):
    def make():
        tab = ScansTab(desk, company)
        tab.resize(900, 400)
        return show_active(tab)

    return make


def test_without_a_scan_the_first_one_is_one_click_away(qtbot, store, company, open_tab, gone):
    tab = open_tab()
    qtbot.waitUntil(lambda: tab.stack.currentWidget() is tab.empty)
    assert (tab.empty.title.text(), tab.empty.text.text()) == (
        "Nog geen nulmeting",
        "Duurt ongeveer 20 minuten.",
    )
    tab.start_button.click()
    (row,) = scans_of(store, company)
    assert gone == [Place("scan", record=row.id)]
    qtbot.waitUntil(lambda: tab.rows.rowCount() == 1)
    assert tab.new_button.text() == "Start eindmeting"


def test_enter_opens_and_the_next_one_begins_with_its_moment(qtbot, store, company, open_tab, gone):
    scan = start_scan(store, company, "baseline").id
    tab = open_tab()
    qtbot.waitUntil(lambda: tab.rows.rowCount() == 1)
    tab.table.setFocus()
    QTest.keyClick(tab.table, K.Key_Return)
    tab.new_button.click()
    assert gone == [Place("scan", record=scan), Place("scan", parent=company, text="end")]


def test_who_only_reads_the_file_begins_none(qtbot, store, desk, company, open_tab):
    told = []
    desk.failed.connect(told.append)
    start_scan(store, company, "baseline")
    with store.write() as session:
        session.merge(ScopeRoot(root=company.hex, state="live", level="read"))
    tab = open_tab()
    qtbot.waitUntil(lambda: tab.rows.rowCount() == 1)
    assert tab.new_button.isHidden()
    assert tab.start_button.isHidden()
    tab.table.setFocus()
    QTest.keyClick(tab.table, K.Key_Delete)
    assert [error.code for error in told] == ["case.read_only"]
    assert len(scans_of(store, company)) == 1


def test_del_puts_a_scan_in_the_bin_and_that_can_be_undone(qtbot, store, company, desk, open_tab):
    start_scan(store, company, "mid")
    tab = open_tab()
    qtbot.waitUntil(lambda: tab.rows.rowCount() == 1)
    assert tab.new_button.text() == "Start nulmeting"
    tab.table.setFocus()
    QTest.keyClick(tab.table, K.Key_Delete)
    qtbot.waitUntil(lambda: tab.stack.currentWidget() is tab.empty)
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: tab.rows.rowCount() == 1)
