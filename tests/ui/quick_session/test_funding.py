"""The guard against double financing in F8: it asks, keeps the answer, and loses nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlmodel import select

from app.core import clock
from app.domain.referral import Status
from app.models.coaching import CoachingSession
from app.models.referral import FundingCheck
from app.services.drafts import list_drafts
from app.services.referrals.funding_checks import deviations
from app.services.referrals.use_cases import ReferralForm, make_referral, move_referral
from app.ui.place import Place
from tests.case_samples import answer_check
from tests.ui.quick_session.conftest import VISIT

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


def rows(store, model):
    with store.read() as session:
        return session.exec(select(model)).all()


@pytest.fixture
def write(open_panel, wall, company):
    """Write a note of a visit, and try to finish it."""

    def written(note):
        panel = open_panel(company.id)
        wall[0] += VISIT
        QTest.keyClicks(panel.parts.note, note)
        QTest.keyPress(panel.parts.note, KEY.Key_Return, CTRL)
        return panel

    return written


@pytest.fixture
def runs(store, company):
    """Let job coaching run at the company, by VDAB."""
    day = clock.today()
    form = ReferralForm(
        company.id, "out", "Ploeg", day, instrument="JC", receiver="VDAB", check_text="Nee"
    )
    made = make_referral(store, form).id
    move_referral(store, made, Status.SENT, day)
    move_referral(store, made, Status.STARTED, day)


def press(panel, code):
    QTest.keyPress(panel.focusWidget(), code)  # a release would come when the panel is gone


def test_a_usual_session_is_never_asked(qtbot, store, company, open_panel, finish):
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "Onthaal besproken")
    finish(panel)
    assert len(rows(store, CoachingSession)) == 1
    assert rows(store, FundingCheck) == []


def test_job_coaching_asks_who_does_it_and_one_key_answers(qtbot, desk, store, write):
    panel = write("Jobcoaching van de ploeg")
    gate = panel.parts.gate
    assert gate.bar.text.text() == (
        "Deze sessie lijkt over jobcoaching te gaan. Wie doet of betaalt dat hier?"
    )
    assert gate.nobody_button.hasFocus()
    assert rows(store, CoachingSession) == []
    with qtbot.waitSignal(panel.model.saved):
        press(panel, KEY.Key_Return)
    (held,) = rows(store, CoachingSession)
    (check,) = rows(store, FundingCheck)
    assert (check.answer, check.support, check.subject_id) == ("nobody", "job_coaching", held.id)
    qtbot.undo(desk)
    assert [one.deleted for one in rows(store, FundingCheck)] in ([True], [])


def test_who_goes_on_without_an_answer_does_not_know(qtbot, store, write):
    panel = write("Taalcoaching besproken")
    with qtbot.waitSignal(panel.model.saved):
        QTest.keyPress(panel.focusWidget(), KEY.Key_Return, CTRL)
    assert [one.answer for one in rows(store, FundingCheck)] == ["unknown"]


def test_words_about_something_else_are_waved_away(qtbot, store, write):
    panel = write("Later misschien jobcoaching")
    assert panel.parts.gate.not_it_button.text() == "Ging niet over jobcoaching"
    with qtbot.waitSignal(panel.model.saved):
        panel.parts.gate.not_it_button.click()
    assert rows(store, FundingCheck) == []


def test_where_it_runs_elsewhere_it_asks_to_refer(qtbot, desk, store, company, runs, write):
    panel, gone = write("Jobcoaching"), []
    desk.go_requested.connect(gone.append)
    gate = panel.parts.gate
    assert gate.bar.text.text() == "Jobcoaching loopt via VDAB. Doorverwijzen?"
    assert gate.refer_button.hasFocus()
    press(panel, KEY.Key_Return)
    assert gone == [Place("referral", parent=company.id, text="job_coaching")]
    assert panel.isHidden()
    assert [kept.form.fields["note"] for kept in list_drafts(store)] == ["Jobcoaching"]
    assert rows(store, CoachingSession) == []


def test_a_reason_that_is_too_long_is_told_beside_it_and_stays(qtbot, store, runs, write):
    panel = write("Jobcoaching")
    gate = panel.parts.gate
    gate.override_button.click()
    gate.reason.setText("x" * 201)
    gate.go_button.click()
    assert gate.reason_field.error == "Deze tekst is te lang."
    assert gate.reason.text() == "x" * 201
    assert rows(store, CoachingSession) == []
    gate.reason.setText("x" * 200)
    with qtbot.waitSignal(panel.model.saved):
        gate.go_button.click()
    assert [one.override_reason for one in rows(store, FundingCheck)] == ["x" * 200]


def test_going_on_needs_a_reason_that_stands_in_the_report(qtbot, store, runs, write):
    panel = write("Jobcoaching")
    gate = panel.parts.gate
    QTest.keyPress(gate.refer_button, KEY.Key_Return, CTRL)
    assert gate.reason_field.error == "Zeg waarom, of verwijs door."
    assert gate.reason.hasFocus()
    QTest.keyClicks(gate.reason, "Andere ploeg")
    with qtbot.waitSignal(panel.model.saved):
        press(panel, KEY.Key_Return)
    (line,) = deviations(store)
    assert (line.reason, line.subject_kind) == ("Andere ploeg", "coaching_session")


def test_somebody_else_leads_to_the_same_question(qtbot, store, write):
    panel = write("Jobcoaching")
    gate = panel.parts.gate
    gate.elsewhere_button.click()
    assert gate.bar.text.text() == "Jobcoaching loopt al via iemand anders. Doorverwijzen?"
    gate.override_button.click()
    QTest.keyClicks(gate.reason, "Anders")
    with qtbot.waitSignal(panel.model.saved):
        gate.go_button.click()
    assert [one.answer for one in rows(store, FundingCheck)] == ["elsewhere"]


def test_a_reason_that_is_typed_stands_in_the_draft(qtbot, store, company, runs, write, open_panel):
    panel = write("Jobcoaching")
    panel.parts.gate.override_button.click()
    QTest.keyClicks(panel.parts.gate.reason, "Andere pl")
    panel.keep()
    panel.leave()
    again = open_panel(company.id)
    assert again.parts.gate.isHidden()
    again.finish()
    assert again.parts.gate.reason.text() == "Andere pl"
    assert again.parts.gate.reason.hasFocus()


def test_what_was_answered_lately_is_not_asked_again(qtbot, store, company, open_panel, finish):
    answer_check(store, company.id, "job_coaching", "nobody", ("referral", company.id))
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "Jobcoaching")
    finish(panel)
    assert len(rows(store, FundingCheck)) == 1


def test_two_kinds_are_asked_one_after_the_other(qtbot, store, write):
    panel = write("Jobcoaching en taalcoaching")
    gate = panel.parts.gate
    press(panel, KEY.Key_Return)
    assert "taalcoaching" in gate.bar.text.text()
    with qtbot.waitSignal(panel.model.saved):
        gate.unknown_button.click()
    assert {one.support: one.answer for one in rows(store, FundingCheck)} == {
        "job_coaching": "nobody",
        "language_coaching": "unknown",
    }
