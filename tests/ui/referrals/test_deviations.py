"""The list of deviations is seen, saved and printed, and computes nothing in a spreadsheet."""

import pytest
from PySide6.QtCore import Qt

from app.ui.funding.page import DeviationsPage
from app.ui.place import Place
from tests.case_samples import answer_check
from tests.coaching_samples import add_company
from tests.ui.referrals.steps import press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, desk, show_active):
    def shown():
        page = DeviationsPage(desk, Place("deviations"))
        show_active(page)
        qtbot.waitUntil(lambda: bool(page.count.text()))
        page.enter()
        return page

    return shown


@pytest.fixture
def deviation(store, company):
    answer_check(
        store,
        company.id,
        "job_coaching",
        "elsewhere",
        ("coaching_session", company.id),
        "=HYPERLINK(1)",
    )
    answer_check(store, company.id, "job_coaching", "nobody", ("referral", company.id))


def test_without_any_it_says_what_it_is_for(page):
    shown = page()
    assert shown.stack.currentWidget() is shown.empty
    assert not shown.save_button.isEnabled()


def test_each_line_says_who_what_and_why_and_enter_opens_the_file(
    qtbot, desk, page, company, deviation
):
    shown, gone = page(), []
    desk.go_requested.connect(gone.append)
    assert [shown.rows.index(0, n).data() for n in range(6)] == [
        "23/11/2026",
        "Metaal Claes",
        "Jobcoaching",
        "Sessie",
        "Els V.",
        "=HYPERLINK(1)",
    ]
    assert shown.rows.rowCount() == 1
    press(qtbot, shown, Qt.Key.Key_Return)
    assert gone == [Place("enterprise", record=company.id)]


def test_it_is_saved_for_a_spreadsheet_that_computes_nothing(qtbot, page, deviation, tmp_path):
    shown = page()
    press(qtbot, shown, Qt.Key.Key_S, CTRL)
    target = tmp_path / "lijst.csv"
    with qtbot.waitSignal(shown.saving.saved):
        shown.saving.dialog.fileSelected.emit(str(target))
    shown.saving.dialog.reject()
    lines = target.read_text("utf-8-sig").splitlines()
    assert lines[0] == "Dag;Onderneming;Soort steun;Waarvoor;Door;Reden"
    assert lines[1] == "23/11/2026;Metaal Claes;Jobcoaching;Sessie;Els V.;'=HYPERLINK(1)"


def test_it_is_printed(qtbot, desk, page, deviation):
    shown, asked = page(), []
    desk.document_requested.connect(asked.append)
    press(qtbot, shown, Qt.Key.Key_P, CTRL)
    assert asked[0].file_name == "Dubbelfinanciering afwijkingen.pdf"
    assert asked[0].make().startswith(b"%PDF")


def test_a_new_one_comes_in_by_itself(qtbot, desk, store, page):
    shown = page()
    other = add_company(store, "Peeters Bouw")
    desk.bus.tell(
        answer_check(store, other.id, "job_coaching", "elsewhere", ("referral", other.id), "Anders")
    )
    qtbot.waitUntil(lambda: shown.rows.rowCount() == 1)
