"""When and where an appointment is."""

from app.services.day.agenda import appointments_of
from app.ui.agenda.request import PlanRequest
from tests.ui.agenda.steps import MONDAY


def set_time(field, typed):
    """Type a time, and leave the field."""
    field.setText(typed)
    field.setModified(True)
    field.editingFinished.emit()


def test_what_overlaps_is_told_and_times_that_cannot_be_stay_in_the_form(
    qtbot, ask, planned, store
):
    dialog = ask(PlanRequest())
    set_time(dialog.form.when.end, "9u30")
    overlap = "Overlapt met Bakkerij Janssens, 09:00–10:10."
    qtbot.waitUntil(lambda: dialog.note.words.text() == overlap)
    set_time(dialog.form.when.end, "8u30")
    qtbot.keyClicks(dialog.form.subject, "Overleg")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.note.words.text() == "Einde ligt voor begin.")
    assert [one.id for one in appointments_of(store, MONDAY, MONDAY)] == [planned]


def test_an_appointment_does_not_overlap_itself(qtbot, ask, planned):
    dialog = ask(PlanRequest(appointment_id=planned))
    set_time(dialog.form.when.end, "10u30")
    qtbot.waitUntil(lambda: dialog.state.text() == "Concept bewaard")
    assert dialog.note.isHidden()


def test_a_call_has_no_place(qtbot, ask, store, company, desk):
    dialog = ask(PlanRequest(enterprise_id=company.id))
    kinds, where = dialog.form.kinds, dialog.form.where
    assert where.site_field.isVisible()
    kinds.setFocus()
    kinds._choose(1)
    assert not where.site_field.isVisible()
    with qtbot.waitSignal(desk.noticed):
        dialog.done_button.click()
    (planned,) = appointments_of(store, MONDAY, MONDAY)
    assert (planned.kind, planned.establishment_id) == ("call", None)
