"""The forms that plan stand there before they are read, and lose no key of that time."""

from PySide6.QtCore import Qt

from app.core.errors import UserError
from app.services.day.agenda import appointments_of, load_appointment
from app.services.drafts import DraftForm, keep_draft, list_drafts, new_draft_id
from app.ui.agenda import plan_dialog
from app.ui.agenda.request import PlanRequest
from tests.coaching_samples import add_company, stored_actions
from tests.ui.agenda.steps import MONDAY, at, retype

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
TUESDAY = MONDAY.replace(day=24)


def test_a_new_visit_stands_there_with_its_hour_before_its_company_is_read(
    qtbot, ask, company, slow
):
    dialog = ask(PlanRequest(enterprise_id=company.id), is_ready=False)
    assert dialog.isVisible()
    assert dialog.form.when.values() == {"day": "ma 23/11/2026", "start": "09:00", "end": "10:00"}
    assert dialog.form.company.name() == ""
    slow.set()
    qtbot.waitUntil(lambda: dialog.form.company.name() == "Bakkerij Janssens")
    assert dialog.form.where.site.currentText() == "Aalst, Molenstraat 14"
    assert dialog.form.when.day.hasFocus()


def test_what_is_typed_before_an_appointment_is_read_stays(qtbot, ask, planned, slow):
    dialog = ask(PlanRequest(appointment_id=planned), is_ready=False)
    form = dialog.form
    assert dialog.heading.text() == "Wijzig afspraak"
    retype(qtbot, form.subject, "Evaluatie")
    slow.set()
    qtbot.waitUntil(lambda: dialog.is_ready)
    assert form.subject.text() == "Evaluatie"
    assert form.when.values() == {"day": "ma 23/11/2026", "start": "09:00", "end": "10:10"}
    assert form.company.name() == "Bakkerij Janssens"


def test_a_begin_typed_before_the_appointment_is_read_moves_all_of_it(
    qtbot, ask, store, planned, planner, slow
):
    dialog = ask(PlanRequest(appointment_id=planned), is_ready=False)
    retype(qtbot, dialog.form.when.start, "13u")
    qtbot.keyClick(dialog.form.when.start, Qt.Key.Key_Tab)
    slow.set()
    qtbot.waitUntil(lambda: dialog.is_ready)
    assert (dialog.form.when.start.text(), dialog.form.when.end.text()) == ("13:00", "14:10")
    qtbot.keyClick(dialog, ENTER, CTRL)
    qtbot.waitUntil(lambda: planner.dialog is None)
    assert load_appointment(store, planned).span == (at(23, 13), at(23, 14, 10))


def test_a_time_that_is_being_typed_is_left_alone(qtbot, ask, planned, slow):
    dialog = ask(PlanRequest(appointment_id=planned), is_ready=False)
    start = dialog.form.when.start
    retype(qtbot, start, "1")
    slow.set()
    qtbot.waitUntil(lambda: dialog.is_ready)
    assert start.text() == "1"
    qtbot.keyClicks(start, "4")
    qtbot.keyClick(start, Qt.Key.Key_Tab)
    assert (start.text(), dialog.form.when.end.text()) == ("14:00", "15:10")


def test_enter_before_it_is_read_stores_once_it_is(qtbot, ask, store, company, planner, slow):
    dialog = ask(PlanRequest(enterprise_id=company.id), is_ready=False)
    retype(qtbot, dialog.form.subject, "Onthaal")
    qtbot.keyClick(dialog.form.subject, ENTER)
    assert appointments_of(store, MONDAY, MONDAY) == ()
    slow.set()
    qtbot.waitUntil(lambda: planner.dialog is None)
    (planned,) = appointments_of(store, MONDAY, MONDAY)
    assert (planned.subject, planned.enterprise) == ("Onthaal", "Bakkerij Janssens")
    assert planned.establishment_id == company.site
    assert list_drafts(store) == ()


def test_ctrl_enter_before_a_draft_is_read_stores_the_whole_of_it(
    qtbot, ask, store, company, planner, slow
):
    fields = {"enterprise": str(company.id), "text": "Bel de boekhouder", "due": "di 24/11/2026"}
    draft = DraftForm(new_draft_id(), "task", None, "", fields)
    keep_draft(store, draft, is_new=True)
    dialog = ask(PlanRequest("task", draft_id=draft.id), is_ready=False)
    own = {"owner": store.actor.hex}
    assert dialog.form.values() == {"enterprise": None, "text": "", "due": ""} | own
    qtbot.keyClick(dialog.form.text, ENTER, CTRL)
    slow.set()
    qtbot.waitUntil(lambda: planner.dialog is None)
    (action,) = stored_actions(store)
    assert (action.text, action.due_on) == ("Bel de boekhouder", TUESDAY)
    assert list_drafts(store) == ()


def test_esc_before_a_draft_is_read_loses_nothing_of_it(qtbot, ask, store, company, planner, slow):
    fields = {"enterprise": str(company.id), "text": "Bel de boekhouder", "due": "di 24/11/2026"}
    draft = DraftForm(new_draft_id(), "task", None, "", fields)
    keep_draft(store, draft, is_new=True)
    dialog = ask(PlanRequest("task", draft_id=draft.id), is_ready=False)
    retype(qtbot, dialog.form.due, "wo 25/11")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    slow.set()
    qtbot.waitUntil(lambda: planner.dialog is None)
    (kept,) = list_drafts(store)
    assert kept.form.fields == fields | {"due": "wo 25/11", "owner": store.actor.hex}
    assert not kept.form.is_open


def test_esc_without_typing_closes_at_once(qtbot, ask, store, company, planner, slow):
    dialog = ask(PlanRequest(enterprise_id=company.id), is_ready=False)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert planner.dialog is None
    slow.set()
    assert list_drafts(store) == ()


def test_locking_before_it_is_read_keeps_what_was_typed(qtbot, ask, store, planned, planner, slow):
    dialog = ask(PlanRequest(appointment_id=planned), is_ready=False)
    retype(qtbot, dialog.form.subject, "Evaluatie")
    slow.set()
    planner.keep()
    (kept,) = list_drafts(store)
    wanted = {"subject": "Evaluatie", "start": "09:00", "appointment": str(planned)}
    assert kept.form.fields.items() >= wanted.items()


def test_a_form_that_cannot_be_read_says_so_and_closes(qtbot, desk, planner, company, monkeypatch):
    def refused(*_args, **_words):
        raise UserError("store.busy", path="x")

    monkeypatch.setattr(plan_dialog, "begin_plan", refused)
    with qtbot.waitSignal(desk.failed) as told:
        planner.open(PlanRequest(enterprise_id=company.id))
    assert told.args[0].code == "store.busy"
    qtbot.waitUntil(lambda: planner.dialog is None)


def test_a_company_chosen_before_all_is_read_stays_with_its_own_establishments(
    qtbot, ask, store, company, slow
):
    other = add_company(store, "Slagerij Peeters")
    dialog = ask(PlanRequest(enterprise_id=company.id), is_ready=False)
    combo = dialog.form.company.combo
    combo.setFocus()
    qtbot.keyClicks(combo, "peeters")
    qtbot.keyClick(combo, ENTER)  # before its lines stand there
    qtbot.waitUntil(lambda: dialog.form.company.enterprise_id() == other.id)
    slow.set()
    qtbot.waitUntil(lambda: dialog.is_ready)
    assert dialog.form.company.name() == "Slagerij Peeters"
    assert dialog.form.where.establishment_id() == other.site
