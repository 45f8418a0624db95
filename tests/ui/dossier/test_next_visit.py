"""The head of a file tells of the next appointment."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.services.day.agenda import AppointmentForm, cancel_appointment, plan_appointment
from app.ui.agenda.request import PlanRequest
from tests.file_samples import NOW, add_enterprise

THURSDAY = datetime.combine(date(2026, 12, 3), time(10)).astimezone()  # on the wall here
JANUARY = datetime.combine(date(2027, 1, 4), time(10)).astimezone()


@pytest.fixture
def plan(store, desk, enterprise):
    """Plan something; the desk is told, as the form does."""

    def make(starts_at=THURSDAY, kind="visit", company=enterprise, hours=1):
        ends_at = starts_at + timedelta(hours=hours)
        booked = plan_appointment(store, AppointmentForm(kind, starts_at, ends_at, company))
        desk.bus.tell(booked.changes)
        return booked.id

    return make


def test_the_next_visit_stands_in_the_head_and_opens_its_form(
    qtbot, desk, enterprise, open_page, plan
):
    plan(NOW - timedelta(days=1))
    plan(THURSDAY + timedelta(days=7))
    wanted = plan()
    button = open_page(enterprise).head.visit_button
    qtbot.waitUntil(button.isVisible)
    qtbot.waitUntil(lambda: button.text() == "Volgend bezoek: do 03/12, 10:00")
    with qtbot.waitSignal(desk.plan_requested) as asked:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [PlanRequest(enterprise_id=enterprise, appointment_id=wanted)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("call", "Volgend telefoontje: do 03/12, 10:00"),
        ("online", "Volgend onlinegesprek: do 03/12, 10:00"),
        ("meeting", "Volgend overleg: do 03/12, 10:00"),
    ],
)
def test_each_kind_has_its_words(qtbot, enterprise, open_page, plan, kind, words):
    plan(kind=kind)
    button = open_page(enterprise).head.visit_button
    qtbot.waitUntil(lambda: button.text() == words)


def test_what_goes_on_now_and_what_comes_next_year_say_so(qtbot, enterprise, open_page, plan):
    plan(JANUARY)
    button = open_page(enterprise).head.visit_button
    qtbot.waitUntil(lambda: button.text() == "Volgend bezoek: ma 04/01/2027, 10:00")
    plan(NOW - timedelta(minutes=30))
    end = clock.local(NOW + timedelta(minutes=30))
    qtbot.waitUntil(lambda: button.text() == f"Afspraak bezig tot {end:%H:%M}")


def test_it_comes_and_goes_with_the_appointment(qtbot, store, desk, enterprise, open_page, plan):
    page = open_page(enterprise)
    assert page.head.visit_button.isHidden()
    planned = plan()
    qtbot.waitUntil(page.head.visit_button.isVisible)
    desk.bus.tell(cancel_appointment(store, planned))
    qtbot.waitUntil(page.head.visit_button.isHidden)


def test_another_company_is_no_visit_here(store, enterprise, open_page, plan):
    plan(company=add_enterprise(store, "Metaal Claes", number="1999990243"))
    assert open_page(enterprise).head.visit_button.isHidden()


def test_a_narrow_head_tells_only_when(enterprise, open_page, plan, use_theme):
    use_theme("light", 200)
    plan()
    button = open_page(enterprise).head.visit_button
    assert button.text() == "do 03/12, 10:00"
    assert button.accessibleName() == "Volgend bezoek: do 03/12, 10:00. Wijzig"
