"""The words of what is planned are asked about as those of any other form."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from app.services.day.agenda import load_appointment
from app.services.drafts import list_drafts
from app.services.sessions.sensitive import kept_marks
from app.ui.agenda.request import PlanRequest
from tests.ui.agenda.steps import retype

LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return


def asks(qtbot, hint, words):
    qtbot.waitUntil(lambda: hint.isVisible() and words in hint.bar.text.text())


def test_a_number_in_a_task_is_taken_out_on_request(qtbot, ask, company):
    dialog = ask(PlanRequest("task", enterprise_id=company.id))
    form = dialog.form
    qtbot.keyClicks(form.text, "Bel 85.07.30-033.28 terug")
    asks(qtbot, form.hint, "rijksregisternummer")
    QTest.mouseClick(form.hint.bar.act_button, LEFT)
    assert form.text.text() == "Bel  terug"
    assert form.hint.isHidden()
    qtbot.waitUntil(lambda: dialog.state.text() == "Concept bewaard")


def test_nothing_waits_for_an_answer(qtbot, ask, store, company, planner):
    form = ask(PlanRequest("task", enterprise_id=company.id)).form
    qtbot.keyClicks(form.text, "Mia is zwanger")
    asks(qtbot, form.hint, "gezondheid")
    qtbot.keyClick(form.text, ENTER)
    qtbot.waitUntil(lambda: planner.dialog is None)
    assert list_drafts(store) == ()


def test_what_an_appointment_is_about_and_where_it_is_are_both_asked_about(qtbot, ask):
    form = ask(PlanRequest()).form
    about_place, about_subject = form.hints
    qtbot.keyClicks(form.where.place, "Gevangenis, na zijn strafblad")
    asks(qtbot, about_place, "gerechtelijk verleden")
    qtbot.keyClicks(form.subject, "Mia is zwanger")
    asks(qtbot, about_subject, "gezondheid")


def test_what_is_kept_with_a_reason_in_an_appointment_is_known_when_it_opens_again(
    qtbot, ask, store, company, planned, planner
):
    form = ask(PlanRequest(appointment_id=planned)).form
    retype(qtbot, form.subject, "Over zijn strafblad")
    hint = form.hints[1]
    asks(qtbot, hint, "gerechtelijk verleden")
    QTest.mouseClick(hint.bar.ask_button, LEFT)
    QTest.keyClicks(hint.bar.reason, "Hij vroeg het zelf")
    QTest.keyClick(hint.bar.reason, ENTER)
    qtbot.waitUntil(hint.isHidden)
    assert load_appointment(store, planned).subject == "Onthaal"  # Enter there stored only that
    qtbot.waitUntil(lambda: len(kept_marks(store, company.id)) == 1)
    qtbot.keyClick(form.subject, ENTER)
    qtbot.waitUntil(lambda: planner.dialog is None)

    again = ask(PlanRequest(appointment_id=planned)).form
    with qtbot.waitSignal(again._kept.known):
        again.hints[1].look()
    assert again.subject.text() == "Over zijn strafblad"
    assert again.hints[1].isHidden()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_question_is_in_sight_and_the_form_stays_inside_its_window(
    qtbot, ask, planner, use_theme, percent
):
    use_theme("light", percent)
    dialog = ask(PlanRequest())
    retype(qtbot, dialog.form.subject, "Mia is zwanger")
    hint = dialog.form.hints[1]
    asks(qtbot, hint, "gezondheid")
    pane = dialog._pane
    top = QPoint()

    def is_seen(widget):
        place = QRect(widget.mapTo(pane, top), widget.size())
        return pane.rect().contains(place)

    qtbot.waitUntil(lambda: is_seen(hint) and is_seen(dialog.form.subject))
    assert dialog.height() <= dialog.parentWidget().height()
    assert pane.verticalScrollBar().isVisible() is (percent == 200)
