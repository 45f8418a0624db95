"""Typing, keeping and undoing one record of the quality work."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.sensitive import About
from app.services.drafts import list_drafts
from app.services.quality.lists import (
    improvement_rows,
    meeting_rows,
    question_rows,
    review_rows,
)
from app.services.quality.records import begin_record
from app.services.retention.bin import throw_away
from app.ui.intake.view_model import IntakeViewModel
from app.ui.place import Place
from tests.case_samples import add_colleague
from tests.coaching_samples import add_company, stored_actions

CTRL = Qt.KeyboardModifier.ControlModifier


def press(page, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.window().focusWidget() or page, key, modifier)


def opened(qtbot, page):
    qtbot.waitUntil(lambda: page._begin is not None)
    return page


def finish(qtbot, page):
    with qtbot.waitSignal(page.desk.back_requested):
        press(page, Qt.Key.Key_Return, CTRL)


def test_a_question_is_noted_with_the_keyboard_alone(qtbot, desk, open_page, store):
    page = opened(qtbot, open_page(desk, "incoming_question"))
    qtbot.waitUntil(lambda: page.window().focusWidget() is page.form.field("text").control)
    QTest.keyClicks(page.window().focusWidget(), "Hulp")
    press(page, Qt.Key.Key_Tab)
    QTest.keyClicks(page.window().focusWidget(), "Claes")
    press(page, Qt.Key.Key_Tab)  # to the channels: Right goes to the mail, Space chooses it
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Space)
    finish(qtbot, page)
    (row,) = question_rows(store)
    assert (row.text, row.company, row.channel) == ("Hulp", "Claes", "mail")
    assert (row.handling, row.person, row.received_on) == ("open", "Els V.", date(2026, 11, 25))
    assert list_drafts(store) == ()
    qtbot.undo(desk)
    assert question_rows(store) == ()
    assert [kept.form.title for kept in list_drafts(store)] == ["Claes"]  # what was typed is back


def test_what_is_typed_stays_as_a_draft_and_is_there_again(qtbot, desk, open_page, store):
    page = opened(qtbot, open_page(desk, "improvement"))
    QTest.keyClicks(page.form.field("title").control, "Sneller bellen")
    page.leave()
    (kept,) = list_drafts(store)
    assert (kept.form.kind, kept.form.title) == ("improvement", "Sneller bellen")
    again = opened(qtbot, open_page(desk, "improvement", draft=kept.form.id))
    assert again.form.raw()["title"] == "Sneller bellen"
    finish(qtbot, again)
    assert [row.title for row in improvement_rows(store)] == ["Sneller bellen"]
    assert list_drafts(store) == ()


def test_a_step_that_says_nothing_is_refused_under_its_field(qtbot, desk, open_page, add, store):
    one = add("improvement", title="Sneller bellen")
    page = opened(qtbot, open_page(desk, "improvement", record=one))
    page.form.choose("status", "kept")
    press(page, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(page.form.field("attempt").error))
    assert improvement_rows(store)[0].status == "insight"
    assert len(list_drafts(store)) == 1


def test_failure_demand_asks_what_was_not_right(qtbot, desk, open_page, add):
    page = opened(qtbot, open_page(desk, "incoming_question"))
    assert not page.form.field("failure").isVisible()
    page.form.choose("demand", "failure")
    assert page.form.field("failure").isVisible()
    assert not page.form.field("handled_on").isVisible()
    page.form.choose("handling", "answered")
    assert page.form.field("handled_on").isVisible()


def test_a_question_of_an_own_company_takes_its_region(qtbot, desk, open_page, store):
    company = add_company(store)
    page = opened(qtbot, open_page(desk, "incoming_question"))
    page.form.company.show_company("Bakkerij Janssens", company.id)
    page.form.company.chosen.emit(company.id)
    qtbot.waitUntil(lambda: bool(page.form.raw()["region"]))
    assert page.form.values()["enterprise_id"] == company.id


def test_an_intake_begins_with_what_was_asked_and_is_linked(qtbot, desk, open_page, add, store):
    one = add("incoming_question", text="Hulp bij onthaal", company="Metaal Claes")
    page = opened(qtbot, open_page(desk, "incoming_question", record=one))
    with qtbot.waitSignal(desk.go_requested) as asked:
        page.begin_intake()
    assert asked.args == [Place("intake", text="Metaal Claes", origin=one)]
    model = IntakeViewModel(store, desk.reference, desk.runner, page)
    model.begin(asked.args[0])
    assert (model.fields["query"], model.fields["question"]) == ("Metaal Claes", "Hulp bij onthaal")
    model.read({"name": "Metaal Claes"})
    with qtbot.waitSignal(model.saved):
        model.save(model.form_to_store(), has_leftover=False)
    (row,) = question_rows(store)
    assert (row.handling, row.company) == ("taken", "Metaal Claes")
    found = begin_record(store, "incoming_question", one).values
    assert found["enterprise_id"] == model.enterprise_id


def test_an_action_of_a_meeting_has_an_owner_and_a_day(qtbot, desk, open_page, add, store, me):
    other = add_colleague(store, me, "Tom D.")
    meeting = add("coordination_meeting", title="Overleg november")
    page = opened(qtbot, open_page(desk, "coordination_meeting", record=meeting))
    tasks = page.form.tasks
    QTest.keyClicks(tasks.text, "Lijst maken")
    tasks.owner.set_key(other.hex)
    QTest.keyClick(tasks.text, Qt.Key.Key_Return)
    assert tasks.due_field.error  # without a day nobody would see it
    QTest.keyClicks(tasks.due, "30/11")
    qtbot.mouseClick(tasks.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(tasks.rows) == 1)
    (action,) = stored_actions(store)
    assert (action.coach_id, action.due_on) == (other, date(2026, 11, 30))
    assert action.coordination_id == meeting
    tasks.rows[0].tick.click()
    qtbot.waitUntil(lambda: meeting_rows(store)[0].open_tasks == 0)


def test_of_a_new_meeting_it_says_why_no_action_can_be_added(qtbot, desk, open_page):
    page = opened(qtbot, open_page(desk, "coordination_meeting"))
    assert page.form.tasks.why.isVisible()
    assert not page.form.tasks.line.isVisible()


def test_a_case_asks_about_a_name_and_changes_nothing(qtbot, desk, open_page, store):
    add_company(store)
    page = opened(qtbot, open_page(desk, "case_review"))
    hint = page.form._hints[1]
    qtbot.waitUntil(lambda: hint.names is not None)
    field = page.form.field("situation").control
    field.setPlainText("Bij Bakkerij Janssens")
    hint.look()
    assert hint.bar is not None
    assert hint._asked.found.about is About.NAME
    assert field.toPlainText() == "Bij Bakkerij Janssens"
    QTest.keyClicks(page.form.field("title").control, "Onthaal")
    finish(qtbot, page)  # nothing waits for an answer
    assert len(review_rows(store)) == 1


def test_an_auditor_reads_and_is_told_why(qtbot, as_role, open_page, add):
    one = add("improvement", title="Sneller bellen")
    page = opened(qtbot, open_page(as_role("auditor"), "improvement", record=one))
    assert page.parts.only_read.isVisible()
    assert not page.form.isEnabled()
    assert not page.parts.save_button.isVisible()


def test_a_record_goes_to_the_bin_and_comes_back(qtbot, desk, open_page, add, store):
    one = add("improvement", title="Sneller bellen")
    page = opened(qtbot, open_page(desk, "improvement", record=one))
    with qtbot.waitSignal(desk.back_requested):
        page.throw_away()
    assert improvement_rows(store) == ()
    qtbot.undo(desk)
    assert len(improvement_rows(store)) == 1


@pytest.mark.parametrize("screen", ["improvement", "case_review", "coordination_meeting"])
def test_what_is_changed_is_stored_before_it_is_printed(qtbot, desk, open_page, add, store, screen):
    one = add(screen, title="Eerst")
    page = opened(qtbot, open_page(desk, screen, record=one))
    page.form.choose("title", "Daarna")
    with qtbot.waitSignal(desk.document_requested) as asked:
        press(page, Qt.Key.Key_P, CTRL)
    assert begin_record(store, screen, one).values["title"] == "Daarna"
    assert asked.args[0].make().startswith(b"%PDF")


def test_codes_of_a_later_version_stay_when_something_else_is_saved(
    qtbot, desk, open_page, add, store
):
    later = {"channel": "chat", "kind": "quiz", "themes": ("ruimte",), "demand": "both"}
    one = add("incoming_question", text="Hulp", **later)
    page = opened(qtbot, open_page(desk, "incoming_question", record=one))
    page.form.choose("text", "Hulp bij onthaal")
    finish(qtbot, page)
    found = begin_record(store, "incoming_question", one).values
    assert found["text"] == "Hulp bij onthaal"
    assert {name: found[name] for name in later} == later
    register = open_page(desk, "quality", unit="questions").room.show("questions")
    qtbot.waitUntil(lambda: register.rows.rowCount() == 1)
    assert "Hulp bij onthaal" in register.book.sentence(register._all[0])


def test_an_action_that_is_refused_stays_as_it_is_typed(qtbot, desk, open_page, add, store):
    meeting = add("coordination_meeting", title="Overleg november")
    page = opened(qtbot, open_page(desk, "coordination_meeting", record=meeting))
    tasks = page.form.tasks
    QTest.keyClicks(tasks.text, "Lijst maken")
    QTest.keyClicks(tasks.due, "30/11")
    throw_away(store, "coordination_meeting", meeting)  # by somebody else, just now
    with qtbot.waitSignal(desk.failed):
        qtbot.mouseClick(tasks.add_button, Qt.MouseButton.LeftButton)
    assert tasks.raw()["text"] == "Lijst maken"
    assert tasks.line.isEnabled()
    assert stored_actions(store) == []


def test_what_was_typed_last_comes_back_with_a_record_from_the_bin(
    qtbot, desk, open_page, add, store
):
    one = add("improvement", title="Sneller bellen")
    page = opened(qtbot, open_page(desk, "improvement", record=one))
    QTest.keyClicks(page.form.field("insight").control, "Nu")
    with qtbot.waitSignal(desk.back_requested):
        page.throw_away()
    qtbot.undo(desk)
    (kept,) = list_drafts(store)
    assert kept.form.fields["insight"] == "Nu"
