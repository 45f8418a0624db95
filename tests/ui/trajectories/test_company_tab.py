"""The tab «Traject» in the file of a company."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.services.trajectories.use_cases import leave, stop_trajectory
from app.ui.place import Place
from app.ui.trajectories.company_tab import CompanyTrajectories
from tests.case_samples import view
from tests.ui.trajectories.steps import press

TODAY = date(2026, 11, 23)
JOINT = "Onthaal nieuwe medewerkers"


@pytest.fixture
def open_tab(qtbot, desk, show_active):
    def make(company):
        tab = CompanyTrajectories(desk, company)
        tab.resize(1000, 500)
        show_active(tab)
        qtbot.waitUntil(lambda: not tab.reader.is_reading)
        return tab

    return make


def lines(tab):
    model = tab.rows
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_those_that_run_stand_first_with_how_far_the_company_is(open_tab, store, many, bakery):
    stop_trajectory(store, many["Taal in de bakkerij"], TODAY, "Overname")
    tab = open_tab(bakery.id)
    assert lines(tab) == [
        [JOINT, "Analyse", "Lopend", "0/6", "", "09/11/2026"],
        ["Taal in de bakkerij", "Verkenning", "Stopgezet", "0/6", "Stopgezet", "12/10/2026"],
    ]
    assert tab.head.count.text() == "2"


def test_before_it_is_read_the_tab_does_not_say_that_there_is_none(desk, many, bakery, qtbot):
    tab = CompanyTrajectories(desk, bakery.id)
    qtbot.addWidget(tab)
    assert tab.stack.currentWidget() is not tab.empty
    qtbot.waitUntil(lambda: not tab.reader.is_reading)


def test_one_that_the_company_left_says_so(open_tab, store, many, builders):
    leave(store, view(store, many[JOINT]).members[1].id, TODAY, "Overname")
    tab = open_tab(builders.id)
    assert [line[:3] for line in lines(tab)] == [
        ["Peters", "Verkenning", "Lopend"],
        [JOINT, "Analyse", "Uitgestapt 23/11/2026"],
    ]


def test_enter_opens_and_the_button_begins_one(open_tab, desk, many, bakery):
    tab = open_tab(bakery.id)
    asked = []
    desk.go_requested.connect(asked.append)
    tab.table.setFocus()
    press(tab, Qt.Key.Key_Return)
    tab.new_button.click()
    assert asked == [
        Place("trajectory", record=many[JOINT]),
        Place("trajectories", parent=bakery.id),
    ]


def test_without_any_it_offers_to_start_one(open_tab, desk, bakery):
    tab = open_tab(bakery.id)
    assert tab.empty.isVisible()
    assert tab.empty.text.text() == "Start er een na de nulmeting."
    asked = []
    desk.go_requested.connect(asked.append)
    tab.start_button.click()
    assert asked == [Place("trajectories", parent=bakery.id)]


def test_what_changes_is_read_again(qtbot, open_tab, desk, store, many, bakery):
    tab = open_tab(bakery.id)
    desk.bus.tell(stop_trajectory(store, many[JOINT], TODAY, "Overname"))
    qtbot.waitUntil(lambda: [line[2] for line in lines(tab)] == ["Lopend", "Stopgezet"])
