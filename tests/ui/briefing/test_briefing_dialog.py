"""The briefing on the screen, and the morning in three steps, in the real window."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.services.day.agenda import AppointmentForm, plan_appointment, plan_task
from app.services.day.calendar import calendar_of
from app.ui.briefing.briefer import Briefer
from app.ui.briefing.dialog import BriefingDialog
from app.ui.place import Place
from app.ui.today.page import TodayPage
from tests.coaching_samples import add_company
from tests.ui.agenda.monday import desk, on_monday
from tests.ui.agenda.steps import MONDAY, at

__all__ = ["desk", "on_monday"]


@pytest.fixture
def company(store, desk):
    return add_company(store, purpose="Iedereen kan elke machine in gang zetten.")


@pytest.fixture
def planned(store, company):
    begin = at(23, 9)
    form = AppointmentForm("visit", begin, begin + timedelta(minutes=70), company.id, company.site)
    plan_appointment(store, form)
    return calendar_of(store, MONDAY, MONDAY)[0]


@pytest.fixture
def page(qtbot, desk, planned, show_active):
    page = TodayPage(desk, Place("today"))
    page.briefer = Briefer(desk, page)
    show_active(page)
    page.resize(1158, 700)
    page.enter()
    qtbot.waitUntil(lambda: page.model.is_day_shown)
    return page


def dialog_of(qtbot, page):
    qtbot.waitUntil(lambda: page.findChild(BriefingDialog) is not None)
    dialog = page.findChild(BriefingDialog)
    qtbot.waitUntil(dialog.reading.isHidden)
    return dialog


def said(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def test_everything_stands_there_at_once(qtbot, store, desk, company, planned, page):
    plan_task(store, company.id, "Neem de kaart mee", date(2026, 11, 20))
    desk.briefing_requested.emit(planned)
    dialog = dialog_of(qtbot, page)
    words = said(dialog)
    assert dialog.when.text() == "Maandag 23 november, 09:00 tot 10:10, Molenstraat 14, 9300 Aalst"
    for part in (
        "Bakkerij Janssens",
        "“Iedereen kan elke machine in gang zetten.”",
        "Jan J., zaakvoerder",
        "Er was nog geen sessie.",
        "Neem de kaart mee",
    ):
        assert part in words
    assert "Neem de kaart mee" in dialog.accessibleDescription()


def test_a_company_can_be_asked_without_an_appointment(qtbot, desk, company, page):
    desk.briefing_requested.emit(company.id)
    dialog = dialog_of(qtbot, page)
    assert dialog.title.text() == "Bakkerij Janssens"
    with qtbot.waitSignal(desk.go_requested) as went:
        qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    assert went.args == [Place("enterprise", record=company.id)]


def test_enter_logs_the_session_of_the_appointment(qtbot, desk, planned, page):
    desk.briefing_requested.emit(planned)
    dialog = dialog_of(qtbot, page)
    with qtbot.waitSignal(desk.quick_session_requested) as asked:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert asked.args == [planned]


def test_the_morning_takes_three_steps(qtbot, store, desk, company, page):
    """
    What is late is ticked off, and the page for the first visit lies on the printer.

    The day, the list and the week stand there without a step; each key is one, at most three.
    """
    plan_task(store, company.id, "Bel terug", date(2026, 11, 20))
    page.model.refresh()
    qtbot.waitUntil(lambda: page.today.late == 1)
    steps = 0

    def press(widget, key, held=Qt.KeyboardModifier.NoModifier):
        nonlocal steps
        steps += 1
        qtbot.keyClick(widget, key, held)

    with qtbot.waitSignal(desk.noticed):
        press(QApplication.focusWidget(), Qt.Key.Key_Space)
    steps += 1
    qtbot.mouseClick(page.rail.blocks[0], Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, page)
    with qtbot.waitSignal(desk.document_requested) as asked:
        press(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked.args[0].make().startswith(b"%PDF-")
    qtbot.waitUntil(lambda: page.today.late == 0)
    assert steps == 3
