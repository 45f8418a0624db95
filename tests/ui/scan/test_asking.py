"""A scan is asked by keyboard: chosen, walked, paused and taken up again."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.text import LONG_MAX
from app.models.sync import ScopeRoot
from app.services.drafts import list_drafts
from app.services.retention.bin import throw_away
from app.services.scans.use_cases import answer, scan_view
from app.ui.place import Place
from app.ui.scan import view_model
from app.ui.scan.page import ScanPage
from app.ui.scan.scale import UNKNOWN
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import EmptyState
from tests.ui.scan.conftest import CODES

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(filled, open_page):
    return open_page(Place("scan", record=filled("baseline", 3, 0, is_finished=False)))


def kept(page, code):
    return scan_view(page.desk.store, page.model.id).answers.get(code)


def test_arrows_choose_and_enter_goes_to_the_next_question(page, press):
    assert page.asking.current().question.code == CODES[0]
    press(K.Key_Right)
    press(K.Key_Right)
    press(K.Key_Return)
    assert page.asking.current().question.code == CODES[1]
    assert kept(page, CODES[0]).value == 2
    press(K.Key_Left)  # from nothing: the other end
    press(K.Key_Right)  # weet niet
    press(K.Key_Right)  # there is nothing beyond it
    press(K.Key_Up)
    assert page.asking.current().question.code == CODES[0]
    assert kept(page, CODES[1]).unknown
    assert page.asking.count.text() == "2 van 24"
    assert page.asking.tabs.tabText(0) == "Aanwerven 2/5"


def test_an_answer_is_kept_without_another_key(qtbot, page, press):
    press(K.Key_W)
    qtbot.waitUntil(lambda: kept(page, CODES[0]) is not None)
    assert page.asking.rows[CODES[0]].scale.value() == UNKNOWN
    page.asking.rows[CODES[1]].scale.answers[5].click()
    qtbot.waitUntil(lambda: kept(page, CODES[1]) is not None)
    assert kept(page, CODES[1]).value == 5


def test_each_answer_can_be_undone(qtbot, desk, page, press):
    press(K.Key_Right)
    press(K.Key_Return)
    qtbot.undo(desk)
    assert kept(page, CODES[0]) is None
    qtbot.waitUntil(lambda: page.asking.rows[CODES[0]].scale.value() is None)
    assert page.asking.count.text() == "0 van 24"


def test_the_last_question_of_a_theme_leads_to_the_next_theme(page, press):
    for _ in range(5):
        press(K.Key_Right)
        press(K.Key_Return)
    assert page.asking.tabs.currentIndex() == 1
    assert page.asking.current().question.code == CODES[5]
    press(K.Key_PageUp)
    assert page.asking.current().question.code == CODES[0]
    press(K.Key_PageDown)
    press(K.Key_PageDown)
    assert page.asking.current().question.theme == "language"


def test_esc_pauses_and_one_comes_back_exactly_there(qtbot, desk, page, press, open_page):
    back = []
    desk.back_requested.connect(lambda: back.append(True))
    for _ in range(7):
        press(K.Key_Right)
        press(K.Key_Return)
    press(K.Key_Escape)
    assert back == [True]
    page.keep()
    page.leave()
    again = open_page(Place("scan", record=page.model.id))
    assert again.asking.current().question.code == CODES[7]
    assert again.asking.count.text() == "7 van 24"


def test_what_is_missing_is_named_and_shown(qtbot, page, press):
    for code in CODES:
        if code not in {"onboarding_map", "leadership_heard"}:
            page.desk.bus.tell(answer(page.desk.store, page.model.id, code, 4))
    qtbot.waitUntil(lambda: page.asking.count.text() == "22 van 24")
    press(K.Key_Return, CTRL)
    note = page.asking.foot.note.words
    assert note.text() == (
        "Zonder antwoord: «Er is een onthaalmap of filmpje dat iedereen…» (Onthaal) en "
        "«Medewerkers denken mee over hoe het werk…» (Leidinggeven en team)."
    )
    assert page.asking.current().question.code == "onboarding_map"
    press(K.Key_Right)
    press(K.Key_Return)
    assert note.text() == "Elk antwoord is meteen bewaard."


def test_a_whole_scan_is_finished_with_ctrl_enter_and_reopened(qtbot, filled, open_page, press):
    page = open_page(Place("scan", record=filled("baseline", 3, 23, is_finished=False)))
    assert page.asking.current().question.code == CODES[22]
    press(K.Key_Down)
    press(K.Key_Right)
    press(K.Key_Return)
    assert page.asking.finish_button.hasFocus()
    press(K.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.result is not None)
    assert page.pill.text.startswith("Afgerond")
    page.reopen_button.click()
    qtbot.waitUntil(lambda: page.asking is not None)
    assert page.asking.count.text() == "24 van 24"


def test_a_remark_is_kept_as_it_is_typed_and_stored_by_enter(qtbot, page, press, open_page):
    press(K.Key_O)
    QTest.keyClicks(page.asking.rows[CODES[0]].remark.field, "Sinds mei")
    page.edits.keep_now()
    (draft,) = list_drafts(page.desk.store)
    assert (draft.form.kind, draft.form.subject) == ("scan", page.model.id)
    assert kept(page, CODES[0]) is None
    page.leave()
    again = open_page(Place("scan", record=page.model.id))
    field = again.asking.rows[CODES[0]].remark
    assert field.field.text() == "Sinds mei"
    QTest.keyClick(field.field, K.Key_Return)
    assert kept(again, CODES[0]).remark == "Sinds mei"
    qtbot.waitUntil(lambda: list_drafts(page.desk.store) == ())


def test_a_remark_leaves_the_answer_as_it_is(page, press):
    press(K.Key_Right)
    press(K.Key_O)
    field = page.asking.rows[CODES[0]].remark.field
    QTest.keyClicks(field, "Nog nooit")
    page.keep()
    assert (kept(page, CODES[0]).value, kept(page, CODES[0]).remark) == (1, "Nog nooit")


def test_a_scan_that_was_thrown_away_says_so(qtbot, page, store):
    changes = throw_away(store, "scan", page.model.id)
    page.desk.bus.tell(changes)
    qtbot.waitUntil(lambda: page.asking is None)
    assert page.crumbs()[0].text == "Scans"
    page.leave()


def test_a_new_scan_begins_at_a_company_with_its_moment(qtbot, company, desk, open_page, press):
    page = open_page(Place("scan", parent=company, text="end"))
    qtbot.waitUntil(lambda: page.start.company.enterprise_id() == company)
    assert page.start.moment.value() == "end"
    page.start.start_button.click()
    qtbot.waitUntil(lambda: page.asking is not None)
    assert page.place == Place("scan", record=page.model.id)
    assert page.title.text() == "Inclusiescan, eindmeting"
    assert page.enterprise() == company


def test_without_a_company_none_begins(open_page):
    page = open_page(Place("scan"))
    page.start.start_button.click()
    assert page.start.company.field.error == "Kies een onderneming."


def test_who_only_reads_the_file_answers_nothing(qtbot, store, filled, open_page, company):
    scan = filled("baseline", 3, 2, is_finished=False)
    with store.write() as session:
        session.merge(ScopeRoot(root=company.hex, state="live", level="read"))
    page = open_page(Place("scan", record=scan))
    row = page.asking.rows[CODES[0]]
    assert not row.scale.isEnabled()
    assert not row.remark.isEnabled()
    page.asking.turn(4)
    assert page.asking.finish_button.isHidden()
    assert page.asking.foot.note.words.text().startswith("Je leest dit dossier")
    page.leave()


def test_a_remark_that_cannot_be_stored_says_why_and_stays(page, press):
    press(K.Key_O)
    field = page.asking.rows[CODES[0]].remark
    field.field.setText("x" * (LONG_MAX + 1))
    QTest.keyClick(field.field, K.Key_Return)
    assert field.is_editing
    assert "te lang" in field.note.words.text()
    assert kept(page, CODES[0]) is None


def test_a_scan_is_not_finished_over_a_remark_that_cannot_be_stored(filled, open_page, press):
    page = open_page(Place("scan", record=filled("baseline", 3, is_finished=False)))
    field = page.asking.rows[CODES[0]].remark
    field.edit()
    field.field.setText("x" * (LONG_MAX + 1))
    press(K.Key_Return, CTRL)
    assert scan_view(page.desk.store, page.model.id).row.completed_on is None
    assert page.asking is not None
    assert len(field.field.text()) == LONG_MAX + 1


def test_a_scan_that_cannot_be_read_is_tried_again(qtbot, desk, filled, show_active, monkeypatch):
    scan = filled("baseline", 3, 0, is_finished=False)
    with monkeypatch.context() as patched:
        patched.setattr(view_model, "scan_view", Mock(side_effect=OSError))
        page = show_active(ScanPage(desk, Place("scan", record=scan)))
        qtbot.waitUntil(lambda: page.findChild(EmptyState) is not None)
    page.findChild(EmptyState).findChild(Button).click()
    qtbot.waitUntil(lambda: page.asking is not None)


def test_a_remark_that_seems_to_name_somebody_is_asked_about(qtbot, page, press):
    press(K.Key_O)
    field = page.asking.rows[CODES[0]].remark
    QTest.keyClicks(field.field, "Over 85.07.30-033.28")
    QTest.keyClick(field.field, K.Key_Return)
    qtbot.waitUntil(lambda: "hint" in field.__dict__ and field.hint.isVisible())
    assert kept(page, CODES[0]).remark == "Over 85.07.30-033.28"


def test_a_new_scan_of_a_company_begins_with_what_comes_next(qtbot, open_page, company, filled):
    page = open_page(Place("scan", parent=company))
    qtbot.waitUntil(lambda: page.start.company.enterprise_id() == company)
    assert page.start.moment.value() == "baseline"
    filled("baseline", 3)
    page = open_page(Place("scan", parent=company))
    qtbot.waitUntil(lambda: page.start.company.enterprise_id() == company)
    assert page.start.moment.value() == "end"
