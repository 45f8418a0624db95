"""Planning and logging from Vandaag in the whole program, by keyboard alone."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import clock
from app.services.day.agenda import AppointmentForm, appointments_of, plan_appointment
from app.services.drafts import list_drafts
from app.ui.agenda.appointment_fields import AppointmentFields
from app.ui.widgets.menus import Menu
from tests.coaching_samples import add_company, stored_sessions

CTRL = Qt.KeyboardModifier.ControlModifier


def store_of(desktop):
    return desktop.main.desk.store


def dialog_of(desktop):
    return desktop.main.planner.dialog


def plan_by_keys(desktop):
    """Ctrl+N, Down, Enter: the form for a visit."""
    desktop.press(Qt.Key.Key_N, CTRL)
    desktop.wait(lambda: isinstance(QApplication.activePopupWidget(), Menu))
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desktop.wait(lambda: dialog_of(desktop) is not None and dialog_of(desktop).is_ready)
    form = dialog_of(desktop).form
    assert isinstance(form, AppointmentFields)
    return form


def has_keyboard(widget):
    """Give a widget the keyboard; offscreen the window below may take it back from a form once."""
    widget.activateWindow()
    widget.setFocus()
    return widget.hasFocus()


def test_a_visit_is_planned_by_keys_and_stands_on_the_rail(desktop):
    form = plan_by_keys(desktop)
    combo = form.company.combo
    desktop.wait(lambda: has_keyboard(combo))  # the list stays away from a field that was left
    QTest.keyClicks(combo, "janss")
    desktop.wait(combo._popup.isVisible)
    QTest.keyClick(combo._popup, Qt.Key.Key_Return)
    form.when.day.setText("vandaag")
    form.when.day.setModified(True)
    QTest.keyClicks(form.subject, "Onthaal")
    QTest.keyClick(form.subject, Qt.Key.Key_Return)
    desktop.wait(lambda: dialog_of(desktop) is None)
    desktop.wait(lambda: len(desktop.page.rail.blocks) == 1)
    assert "Onthaal" in desktop.page.rail.blocks[0].toolTip()
    day = clock.today()
    assert len(appointments_of(store_of(desktop), day, day)) == 1


def test_locking_keeps_what_was_typed_in_the_form(desktop):
    form = plan_by_keys(desktop)
    QTest.keyClicks(form.subject, "Overleg met de ploeg")
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()
    desktop.unlock()
    (kept,) = list_drafts(store_of(desktop))
    assert (kept.form.kind, kept.form.fields["subject"]) == ("appointment", "Overleg met de ploeg")
    desktop.wait(lambda: dialog_of(desktop) is not None and dialog_of(desktop).is_ready)
    assert dialog_of(desktop).form.subject.text() == "Overleg met de ploeg"
    dialog_of(desktop).reject()  # Esc: it is a draft from now on
    desktop.wait(lambda: dialog_of(desktop) is None)
    desktop.wait(lambda: len(desktop.page.today.drafts) == 1)
    desktop.main.activateWindow()  # offscreen nobody does it
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()
    desktop.unlock()
    desktop.wait(lambda: len(desktop.page.today.drafts) == 1)
    assert dialog_of(desktop) is None


def test_a_task_that_was_typed_stands_there_again_after_a_lock_with_the_cursor_in_it(desktop):
    desktop.press(Qt.Key.Key_N, CTRL)
    desktop.wait(lambda: isinstance(QApplication.activePopupWidget(), Menu))
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desktop.wait(lambda: dialog_of(desktop) is not None and dialog_of(desktop).is_ready)
    desktop.wait(lambda: has_keyboard(dialog_of(desktop).form.text))
    desktop.type("Bel de preventiedienst")
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()
    desktop.unlock()
    desktop.wait(lambda: dialog_of(desktop) is not None and dialog_of(desktop).is_ready)
    form = dialog_of(desktop).form
    assert form.text.text() == "Bel de preventiedienst"
    assert form.window().focusWidget() is form.text
    assert form.text.cursorPosition() == len("Bel de preventiedienst")


def test_f8_begins_with_the_appointment_now_and_finishing_logs_it(desktop):
    store = store_of(desktop)
    company, begin = add_company(store), clock.now() - timedelta(minutes=5)
    form = AppointmentForm(
        "call", begin, begin + timedelta(hours=1), enterprise_id=company.id, subject="Bel"
    )
    plan_appointment(store, form)
    desktop.press(Qt.Key.Key_F8)
    panel = desktop.main._panel
    desktop.wait(panel.isActiveWindow)
    assert panel.model.choice.id == company.id
    QTest.keyClicks(panel.parts.note, "Besproken")
    QTest.keyPress(panel.parts.note, Qt.Key.Key_Return, CTRL)
    desktop.wait(panel.isHidden)
    desktop.wait(lambda: [one.subject for one in stored_sessions(store)] == ["Bel"])
    desktop.wait(lambda: [b.planned.is_logged for b in desktop.page.rail.blocks] == [True])
