"""Each task has one owner: the coach who makes it, or a colleague."""

import pytest
from PySide6.QtCore import Qt

from app.ui.agenda.request import PlanRequest
from tests.case_samples import add_colleague
from tests.coaching_samples import stored_actions


@pytest.fixture
def tom(store, desk):
    return add_colleague(store, desk.me, "Tom D.", "coach")


@pytest.fixture
def dialog(qtbot, company, tom, planner):
    planner.open(PlanRequest("task", enterprise_id=company.id))
    dialog = planner.dialog
    qtbot.waitUntil(lambda: dialog.is_ready and dialog.form.owner.combo.count() == 2)
    return dialog


@pytest.mark.usefixtures("company")
def test_a_task_is_ones_own_until_somebody_else_is_chosen(qtbot, store, tom, dialog):
    assert dialog.form.owner.combo.currentText() == "Ik"
    qtbot.keyClicks(dialog.form.text, "Bel terug")
    dialog.form.owner.combo.setFocus()
    qtbot.keyClick(dialog.form.owner.combo, Qt.Key.Key_Down)
    assert dialog.form.owner.combo.currentText() == "Tom D."
    with qtbot.waitSignal(dialog.booked):
        dialog.store_it()
    (action,) = stored_actions(store)
    assert (action.text, action.coach_id) == ("Bel terug", tom)


def test_who_was_chosen_is_kept_with_the_draft(qtbot, tom, dialog, planner):
    qtbot.keyClicks(dialog.form.text, "Bel terug")
    dialog.form.owner.combo.setCurrentIndex(1)
    dialog.keep()
    draft = dialog._draft_id
    dialog.reject()
    qtbot.waitUntil(lambda: planner.dialog is None)
    planner.open(PlanRequest("task", draft_id=draft))
    again = planner.dialog
    qtbot.waitUntil(lambda: again.is_ready and again.form.owner.combo.count() == 2)
    assert again.form.owner.combo.currentText() == "Tom D."
    assert again.form.owner.person() == tom
    again.reject()
