"""The guard against double financing on the page of a session."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlmodel import select

from app.models.coaching import CoachingSession
from app.models.referral import FundingCheck
from app.services.drafts import list_drafts
from app.ui.place import Place
from tests.case_samples import answer_check
from tests.ui.session.steps import CTRL, store_it, write

KEY = Qt.Key


def checks(store):
    with store.read() as session:
        return session.exec(select(FundingCheck)).all()


def test_it_asks_before_the_end_and_keeps_the_answer(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    write(page.body.head.subject, "Jobcoaching")
    QTest.keyPress(page.body.note, KEY.Key_Return, CTRL)
    gate = page.body.gate
    assert gate.nobody_button.hasFocus()
    assert checks(store) == []
    with qtbot.waitSignal(page.model.saved):
        QTest.keyPress(gate.nobody_button, KEY.Key_Return)
    (check,) = checks(store)
    with store.read() as session:
        (held,) = session.exec(select(CoachingSession)).all()
    assert (check.answer, check.subject_id) == ("nobody", held.id)
    assert held.completed_at is not None


def test_saving_a_concept_asks_nothing(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "Jobcoaching")
    store_it(qtbot, page, KEY.Key_S)
    assert page.body.gate.isHidden()
    assert checks(store) == []


def test_what_stood_there_when_it_was_finished_is_not_asked_again(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "Jobcoaching")
    QTest.keyPress(page.body.note, KEY.Key_Return, CTRL)
    with qtbot.waitSignal(page.model.saved):
        page.body.gate.not_it_button.click()
    with store.read() as session:
        held = session.exec(select(CoachingSession.id)).one()
    again = open_page(record=held)
    write(again.body.head.subject, "Ploeg")
    store_it(qtbot, again)
    assert again.body.gate.isHidden()
    QTest.keyClicks(again.body.note, " en taalcoaching")
    QTest.keyPress(again.body.note, KEY.Key_Return, CTRL)
    assert "taalcoaching" in again.body.gate.bar.text.text()


def test_to_refer_goes_to_a_new_referral_and_leaves_the_draft(
    qtbot, desk, store, company, open_page
):
    answer_check(store, company.id, "job_coaching", "elsewhere", ("referral", company.id), "Anders")
    page, gone = open_page(parent=company.id), []
    desk.go_requested.connect(gone.append)
    QTest.keyClicks(page.body.note, "Jobcoaching")
    QTest.keyPress(page.body.note, KEY.Key_Return, CTRL)
    assert page.body.gate.refer_button.hasFocus()
    QTest.keyPress(page.body.gate.refer_button, KEY.Key_Return)
    assert gone == [Place("referral", parent=company.id, text="job_coaching")]
    assert [kept.form.fields["note"] for kept in list_drafts(store)] == ["Jobcoaching"]


def test_an_odd_time_is_not_asked_about_twice(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    write(page.body.head.start, "8:00")
    write(page.body.head.end, "8:00")  # no minute: asked once
    QTest.keyClicks(page.body.note, "Jobcoaching")
    QTest.keyPress(page.body.note, KEY.Key_Return, CTRL)
    assert page.body.gate.isHidden()
    QTest.keyPress(page.body.note, KEY.Key_Return, CTRL)
    assert not page.body.gate.isHidden()
    with qtbot.waitSignal(page.model.saved):
        page.body.gate.nobody_button.click()
