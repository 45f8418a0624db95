"""S17 by keyboard: a report chosen, read, turned and exported."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.domain.pack_period import Span
from app.services.reports.export import Form
from app.services.reports.registry import kinds_for
from app.ui.place import Place
from app.ui.reports import view_model
from app.ui.reports.page import ReportsPage
from tests.coaching_samples import make_desk
from tests.report_samples import World

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MAY = date(2026, 5, 12)


@pytest.fixture
def world(store, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 30))
    made = World(store)
    claes = made.firm("Claes", "0100000001")
    made.session(claes, MAY)
    made.intake(claes, MAY, neet=3, low_skilled=12)
    made.case((claes, "Claes", "0100000001"), on=date(2026, 1, 5))
    return made


@pytest.fixture
def desk(world, runner, tmp_path):
    return make_desk(world.store, world.me, runner, tmp_path)


@pytest.fixture
def open_page(qtbot, desk, show_active):
    def make(unit=""):
        page = ReportsPage(desk, Place("reports", unit=unit))
        page.resize(1158, 700)
        show_active(page)
        if unit:
            qtbot.waitUntil(lambda: page.stack.currentWidget() is page.view)
            qtbot.waitUntil(lambda: page.filters.partner.count() > 1)
        page.enter()
        return page

    return make


def cells(page):
    rows = page.view.rows
    return [
        [rows.index(row, column).data() for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def test_without_a_choice_the_page_asks_for_one(open_page):
    page = open_page()
    assert page.stack.currentWidget() is page.empty
    assert page.empty.title.text() == "Kies een rapport."
    assert page.buttons.button(0).hasFocus()
    assert page.exporting.button.isHidden()


def test_enter_on_a_name_makes_its_report(qtbot, open_page):
    page = open_page()
    QTest.keyClick(page.buttons.button(0), K.Key_Return)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.view)
    assert page.title.text() == "Bereik"
    assert page.place.unit == kinds_for("coach")[0].code
    assert "Contact: ondernemingen met een sessie" in page.view.told.words.text()


def test_a_chart_turns_into_its_table_and_back(open_page):
    page = open_page("reach")
    assert page.view.stack.currentWidget() is page.view.picture
    assert page.view.turn_button.text() == "Toon als tabel"
    QTest.keyClick(page.view.tabs, K.Key_T)
    assert page.view.stack.currentWidget() is page.view.table
    assert page.view.turn_button.text() == "Toon als grafiek"
    assert cells(page) == [
        ["Contact", "1"],
        ["Intake", "1"],
        ["In traject", "1"],
        ["Telt mee", "0"],
    ]


def test_hidden_numbers_are_said_and_read_as_hidden(open_page):
    page = open_page("reach")
    page.view.tabs.setCurrentIndex(6)
    page.view.turn()
    assert cells(page) == [["NEET-jongere", "×", "1"], ["Kortgeschoold", "12", "1"]]
    assert page.view.told.hidden.text() == "Waarden onder 5 zijn verborgen."
    assert not page.view.told.hidden.isHidden()
    spoken = page.view.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "NEET-jongere, Werknemers verborgen, Ondernemingen 1"


def test_another_period_is_another_report(qtbot, open_page):
    page = open_page("reach")
    page.view.turn()
    page.filters.span.setCurrentIndex(list(Span).index(Span.THIS_MONTH))
    qtbot.waitUntil(lambda: cells(page)[0] == ["Contact", "0"])
    assert cells(page)[2] == ["In traject", "1"]


def test_filters_that_a_report_does_not_listen_to_are_hidden(qtbot, open_page):
    page = open_page("reach")
    assert not page.filters.theme.isHidden()
    QTest.keyClick(page.buttons.button(3), K.Key_Return)
    qtbot.waitUntil(lambda: page.view.report.code == "costs")
    assert page.filters.theme.isHidden()
    assert page.label.text() == "Bruto"


def test_what_changes_elsewhere_comes_in_by_itself(qtbot, open_page, desk, world, monkeypatch):
    monkeypatch.setattr(view_model, "WAIT_MS", 0)
    page = open_page("reach")
    page.view.turn()
    world.session(world.firm("Maes"), MAY)
    page.model.refresh_soon()
    qtbot.waitUntil(lambda: cells(page)[0] == ["Contact", "2"])


def test_ctrl_e_exports_in_the_chosen_language(qtbot, open_page, tmp_path):
    page = open_page("reach")
    page.exporting.language.setCurrentIndex(1)
    QTest.keyClick(page.view.tabs, K.Key_E, CTRL)
    assert page.exporting.menu.activeAction().text() == "Excel (XLSX)"
    page.exporting.menu.close()
    page.exporting.wanted.emit(Form.CSV)
    qtbot.waitUntil(lambda: page.exporting.saving.dialog is not None)
    target = tmp_path / "portee.csv"
    with qtbot.waitSignal(page.exporting.saving.saved):
        page.exporting.saving.dialog.fileSelected.emit(str(target))
    page.exporting.saving.dialog.close()
    assert target.read_text("utf-8-sig").startswith("Portée")


def test_ctrl_p_shows_it_as_a_pdf(open_page, desk):
    page = open_page("learning")
    asked = []
    desk.document_requested.connect(asked.append)
    QTest.keyClick(page.view.tabs, K.Key_P, CTRL)
    assert asked[0].file_name == "Leerpunten 2026-01-05 2026-11-30.pdf"
    assert asked[0].make().startswith(b"%PDF")


def test_a_report_that_fails_can_be_tried_again(qtbot, open_page, desk, monkeypatch):
    page = open_page("reach")
    failures = []
    desk.failed.connect(failures.append)

    def fail(*_args):
        raise OSError("gone")

    with monkeypatch.context() as patched:
        patched.setattr(view_model, "make_report", fail)
        QTest.keyClick(page.view.tabs, K.Key_F5)
        qtbot.waitUntil(lambda: page.stack.currentWidget() is page.broken)
    assert page.again_button.hasFocus()
    QTest.keyClick(page.again_button, K.Key_Return)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.view)
    assert len(failures) == 1


def test_no_name_in_the_list_is_cut_off_and_each_tells_its_full_name(open_page):
    page = open_page()
    for button, kind in zip(page.buttons.buttons(), page.kinds, strict=True):
        assert button.sizeHint().width() <= button.width() + 24, button.text()
        assert button.accessibleName() == kind.title.nl


def test_large_letters_leave_the_report_its_room_and_say_what_is_hidden(open_page, use_theme):
    use_theme("light", 200)
    page = open_page("reach")
    assert page.filters.height() == page.filters.heightForWidth(page.filters.width())
    assert page.view.told.pane.isHidden()
    assert page.view.told.hidden.isVisible()
