"""S17 by keyboard: a report chosen, read and left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.reports.registry import kinds_for
from app.ui.place import Place
from app.ui.reports.page import ReportsPage
from tests.coaching_samples import add_team, make_desk

K = Qt.Key


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def open_page(qtbot, desk, show_active):
    def make(unit=""):
        page = ReportsPage(desk, Place("reports", unit=unit))
        page.resize(1158, 700)
        show_active(page)
        if unit:
            qtbot.waitUntil(lambda: page.stack.currentWidget() is page.view)
        page.enter()
        return page

    return make


def test_without_a_choice_the_page_asks_for_one(open_page):
    page = open_page()
    assert page.stack.currentWidget() is page.empty
    assert page.empty.title.text() == "Kies een rapport."
    assert page.buttons.button(0).hasFocus()


def test_enter_on_a_name_makes_its_report(qtbot, open_page):
    page = open_page()
    QTest.keyClick(page.buttons.button(0), K.Key_Return)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.view)
    assert page.title.text() == kinds_for("coach")[0].title.nl
    assert page.place.unit == kinds_for("coach")[0].code
